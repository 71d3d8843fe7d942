"""The figures of lines.md 7.3: who of the heads stood in court, what was lost and set right, what went on in time – each case once."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.clock import walk
from fazhi.kernel.models import Entry
from fazhi.lines.response.ending import Appealed, Hear, Result
from fazhi.lines.response.letters import AnswerLetter, OpinionLetter
from fazhi.lines.response.story import judged, ruled, taken
from fazhi.report import figures


def told(town: Any, year: int = 2024) -> dict[str, str]:
    """The figures of both lines for a year, as they stand in a sentence."""
    lines = ("response", "reconsideration")
    return {each.key.partition(".")[2]: each.text for each in figures.all_of(town.office, year) if each.key.partition(".")[0] in lines}


def decided(town: Any, result: str, **words: Any) -> Any:
    case = taken(town)
    town.outside(town.sun, case, Result(result=result, document="演府复决〔2024〕9号", **words), number="演府复决〔2024〕9号")
    return case


def test_a_case_is_decided_and_lost_once(town: Any) -> None:
    """Lost and not appealed, lost twice, won on appeal, sent back and lost: four cases in court, three lost; before the organ one of two set right."""
    _, waits = judged(town)
    for result in ("affirmed", "upheld", "remanded"):
        _, case = judged(town)
        town.at("2024-03-15")
        town.outside(town.sun, case, Appealed(kind="second", document="（2024）演00行终4号"), number="（2024）演00行终4号")
        ruled(town, case, result)
        if result == "remanded":
            ruled(town, case, "unlawful", form="judgment", why=["procedure"])
    decided(town, "annulled", why=["facts"])
    sued = decided(town, "upheld")
    found = told(town)
    assert (found["judged"], found["defeated"], found["defeated_rate"]) == ("2宗", "1宗", "50.0%")
    town.at("2024-04-15")
    walk(town.office, town.now, origin="replay")
    found = told(town)
    assert (found["judged"], found["defeated"], found["defeated_rate"]) == ("4宗", "3宗", "75.0%")
    assert (found["reviewed"], found["corrected"], found["corrected_rate"]) == ("2宗", "1宗", "50.0%")
    assert (found["final"], found["lost"]) == ("6宗", "4宗")
    town.flagged(town.outside(town.sun, waits, Appealed(kind="second", document="（2024）演00行终5号"), number="（2024）演00行终5号"), "诉讼·上诉")
    ruled(town, waits, "affirmed")
    town.outside(town.sun, sued, Appealed(kind="first", document="（2024）演0000行初9号"), number="（2024）演0000行初9号")
    town.outside(town.sun, sued, Result(result="withdrawn", document="（2024）演0000行初9号"), number="（2024）演0000行初9号")
    found = told(town)
    assert (found["judged"], found["defeated"], found["reviewed"]) == ("5宗", "3宗", "2宗")


def test_a_judgment_that_was_struck_counts_no_more(town: Any) -> None:
    _, case = judged(town)
    town.at("2024-03-21")
    walk(town.office, town.now, origin="replay")
    assert (told(town)["judged"], told(town)["defeated"]) == ("1宗", "1宗")
    result = Entry.objects.filter(matter=case.matter, act=Result.key).values_list("id", flat=True)[0]
    town.sun(case, registry.act("common.Strike")(entry=result, reason="另一案件的判决", all_that_hangs=True))
    assert (told(town)["judged"], told(town)["defeated"], told(town)["decided"]) == ("0宗", "0宗", "0宗")


def test_sessions_of_the_court_stand_apart_from_hearings(town: Any) -> None:
    """Two sessions of the court, one with a head; a hearing of the organ with one: half of the sessions, whatever the hearing was."""
    town.at("2024-03-04")
    court, review = taken(town, "first"), taken(town)
    town.sun(court, Hear(came=True))
    town.sun(court, Hear(came=False, reason="参加防汛"))
    town.sun(review, Hear(came=True))
    found = told(town)
    assert (found["sessions"], found["heads"]) == ("3次", "2次")
    assert (found["trials"], found["heads_in_court"], found["heads_rate"]) == ("2次", "1次", "50.0%")
    assert (found["hearings"], found["heads_at_hearings"]) == ("1次", "1次")
    town.outside(town.sun, review, Result(result="upheld", document="演府复决〔2024〕2号"), number="演府复决〔2024〕2号")
    town.outside(town.sun, review, Appealed(kind="first", document="（2024）演0000行初2号"), number="（2024）演0000行初2号")
    town.sun(review, Hear(came=True))
    assert (told(town)["trials"], told(town)["hearings"], told(town)["heads_rate"]) == ("3次", "1次", "66.7%")


def test_what_went_on_in_time(town: Any) -> None:
    """In time, late, not at all, and taken back before its day: one of three."""
    receive, forward = registry.act("reconsideration.Receive"), registry.act("reconsideration.Forward")
    town.at("2024-03-04")
    desk = [town.fang(receive(applicant={"name": "某某"}, against="行政处罚决定")) for _ in range(4)]
    town.fang(desk[0], forward(to="县人民政府"))
    town.fang(desk[1], registry.act("reconsideration.Withdrawn")(reason="已与对方和解"))
    town.at("2024-03-08")
    town.fang(desk[2], forward(to="县人民政府"))
    found = told(town)
    assert (found["forward_due"], found["forwarded_on_time"], found["forwarded_rate"]) == ("3宗", "1宗", "33.3%")


def test_letters_are_answered_in_time(town: Any) -> None:
    """Two letters of the organ and one of the court in one matter: one answered in time, one late; the court's has no legal days."""
    town.at("2024-03-04")
    case = taken(town)
    first, second, _ = (town.outside(town.sun, case, OpinionLetter(kind=kind, document=number, what="告知不完整"), number=number)
                        for kind, number in (("review", "演府复意〔2024〕1号"), ("review", "演府复意〔2024〕2号"), ("court", "司建1号")))
    town.at("2024-04-15")
    town.signed(town.sun, case, AnswerLetter(letter=second.entry, mended="已培训。"), town.chen)
    town.at("2024-06-20")
    town.signed(town.sun, case, AnswerLetter(letter=first.entry, mended="已培训。"), town.chen)
    found = told(town)
    assert (found["letters"], found["opinion_due"], found["opinion_on_time"], found["opinion_rate"]) == ("3份", "2份", "1份", "50.0%")
