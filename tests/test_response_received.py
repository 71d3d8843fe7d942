"""Days that follow a decision, a judgment or a letter run from the day on which the town – or the other side – had it, not from the day on which it was typed in."""

from datetime import date
from typing import Any

from fazhi.kernel import gate, registry, workbench
from fazhi.kernel.models import Deadline
from fazhi.lines.response.ending import Result
from fazhi.lines.response.letters import OpinionLetter
from fazhi.lines.response.story import due, taken
from tests.test_withdrawal import open_outlets, published

__all__ = ["published"]


def ruled(town: Any, case: Any, **words: Any) -> Any:
    return town.outside(town.sun, case, Result(document="演〔2024〕1号", **words), number="演〔2024〕1号")


def test_what_fell_is_withdrawn_in_time_from_the_day_of_receipt(published: Any) -> None:
    """Received on Monday, typed on Thursday: the three days are over on Thursday."""
    town, penalty, _ = published
    case = taken(town.at("2024-06-03"), penalty=penalty.matter)
    town.at("2024-07-04")
    ruled(town, case, result="annulled", why=["procedure"], received_on="2024-07-01")
    assert {day for _, day in open_outlets(penalty)} == {"2024-07-04"}


def test_the_other_side_sues_from_its_own_receipt(town: Any) -> None:
    case, other, plain = (taken(town.at("2024-03-04")) for _ in range(3))
    town.at("2024-04-10")
    ruled(town, case, result="upheld", received_on="2024-04-01", other_on="2024-04-03")
    ruled(town, other, result="upheld", received_on="2024-04-01")
    ruled(town, plain, result="upheld")
    assert [due(one, "sue_after") for one in (case, other, plain)] == ["2024-04-18", "2024-04-16", "2024-04-25"]


def test_a_judgment_waits_for_the_last_of_both_sides(town: Any) -> None:
    case, other = (taken(town.at("2024-03-04"), "first") for _ in range(2))
    town.at("2024-04-10")
    ruled(town, case, result="upheld", form="judgment", received_on="2024-04-01", other_on="2024-04-08")
    ruled(town, other, result="upheld", form="judgment", other_on="2024-04-08")  # when the town had it is not known: from the day typed
    assert [due(one, "appeal") for one in (case, other)] == ["2024-04-23", "2024-04-25"]


def test_the_desk_shows_the_towns_own_last_day_to_appeal(town: Any) -> None:
    """The reviewer's desk counts the days from the town's own receipt, not from the later one of the other side."""
    case = taken(town.at("2024-03-04"), "first")
    town.at("2024-04-10")
    ruled(town, case, result="unlawful", form="judgment", why=["procedure"], received_on="2024-04-01", other_on="2024-04-08")
    shown = {row["term"]: row["due"] for row in workbench.due(gate.Viewer(town.sun.person, town.office, date(2024, 4, 10)), date(2024, 4, 30))}
    assert shown == {"decide_appeal": "2024-04-16"}


def test_a_permit_is_decided_anew_from_the_day_of_receipt(town: Any) -> None:
    town.at("2024-03-04")
    permit = {act.__name__: act for act in registry.line("permit").acts}
    town.zhou(permit["ListItem"](key="XK-01", name="农村村民住宅用地审批", grounds="土地管理法第六十二条", since="2020-08-01"))
    asked = town.qian(permit["Receive"](applicant={"name": "何某"}, item="XK-01", what="新建住宅八十平方米"))
    town.qian(asked, permit["Accept"](answer="accepted"))
    town.confirmed(town.wang, town.li(asked, permit["Check"](second=town.wang.person, record="与规划不符", fits=False)))
    town.signed(town.li, asked, permit["Decide"](answer="denied", reason="与规划不符"), town.huang)
    case = taken(town, permit=asked.matter)
    town.at("2024-04-10")
    ruled(town, case, result="annulled", why=["facts"], redo=True, received_on="2024-04-01")
    assert Deadline.objects.filter(matter=asked.matter, term="decide", state="open", since="2024-04-01").exists()


def test_letters_are_answered_from_their_receipt(town: Any) -> None:
    case = taken(town.at("2024-03-04"))
    for words in ({"kind": "review", "received_on": "2024-03-04"}, {"kind": "court", "until": "2024-05-06"}):
        town.at("2024-03-08")
        town.outside(town.sun, case, OpinionLetter(document="意见1号", what="告知不完整", **words), number="意见1号")
    assert (due(case, "opinion"), due(case, "suggestion")) == ("2024-05-06", "2024-05-06")


def test_a_day_to_come_is_no_receipt(town: Any) -> None:
    case = taken(town.at("2024-03-04"))
    town.refuses(town.sun, case, Result(result="upheld", document="演〔2024〕1号", received_on="2024-03-05"), "复议·决定", manner="outside", outside="演〔2024〕1号")
