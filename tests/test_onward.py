"""Where a petition opens another line, the clock there runs from the day on which the request reached the house, by the channel it came by."""

import re
from typing import Any

import pytest

from fazhi.kernel import calling, gate, registry
from fazhi.kernel.models import Deadline, Entry, Matter, Paper
from fazhi.kernel.story import ident

WHO = {"name": "赵某甲", "phone": "13900001111"}


def act(key: str, /, **said: Any) -> Any:
    return registry.act(key)(**said)


def due(matter: Any, term: str) -> str:
    return str(Deadline.objects.get(matter=ident(matter), term=term, state="open", struck="").due)


def asked(town: Any, channel: str = "window", day: str = "2024-03-04") -> Any:
    town.at(day)
    return town.he(act("petition.Receive", channel=channel, what="请公开征地补偿方案", who=WHO))


def receipt(town: Any, matter: Any) -> str:
    return str(town.text(Paper.objects.get(matter=ident(matter), kind__endswith=".receipt").id))


def told(town: Any, petition: Any) -> list[str]:
    viewer = gate.Viewer(town.he.person, town.office, town.now.date())
    code = Matter.objects.get(id=petition.matter).code
    return next(row["sentences"] for row in calling.found(viewer, calling.Known(number=code)))


def test_the_clock_of_the_opened_line_starts_at_receipt(town: Any) -> None:
    petition = asked(town, day="2024-03-14")
    town.at("2024-03-28")
    opened = town.he(petition, act("petition.Route", way="access", what="征地补偿方案")).opened[0]
    assert due(opened, "reply") == "2024-04-12"
    assert "答复期限至：2024年4月12日" in receipt(town, opened) and "当面提交" in receipt(town, opened)
    entry = Entry.objects.get(matter=ident(opened), n=1)
    assert (entry.done_at[:10], entry.recorded_at[:10]) == ("2024-03-14", "2024-03-28")
    assert Matter.objects.get(id=ident(opened)).opened_on == "2024-03-14" and '"late"' not in entry.body
    assert told(town, petition)[1:] == ["现在由我们答复您的申请。", "最迟到2024年4月12日。"] and "作为政府信息公开申请办理" in told(town, petition)[0]
    town.at("2024-04-15")
    assert "已经超过" in told(town, petition)[2]


@pytest.mark.parametrize(("way", "term", "last"), [("reconsideration", "forward", "2024-03-05"), ("legal_aid", "forward", "2024-03-04"), ("mediation", "take_up", "2024-03-07")])
def test_the_other_lines_count_from_receipt_too(town: Any, way: str, term: str, last: str) -> None:
    """By the key of triage as by the form of whoever handles it."""
    for key, words in (("petition.Route", {"way": way}), ("petition.Refer", {"to": way})):
        petition = asked(town)
        if key == "petition.Refer":
            town.he(petition, act("petition.Accept", kind="complaint", route="administrative"))
        town.at("2024-03-14")
        opened = town.he(petition, act(key, what="一件事", **words)).opened[0]
        assert due(opened, term) == last


def test_the_page_of_the_opened_request_leads_to_the_answer(town: Any, client_for: Any) -> None:
    """To ask for a correction is a right of some days, not what comes next."""
    opened = town.he(asked(town, day="2026-03-02"), act("petition.Route", way="access", what="征地补偿方案")).opened[0]
    page = client_for("he").get(f"/desk/matter/{ident(opened)}/").content.decode()
    assert re.search(r'class="button act primary" href="[^"]*">([^<]*)<', page)[1] == "拟制答复"  # type: ignore[index]
    assert "一次告知补正" in page.partition("暂时不能办理的")[0]


def test_a_letter_stays_a_letter(town: Any) -> None:
    """A request for information by letter is confirmed first; an application for reconsideration by letter came by post, on the day of the letter."""
    petition = asked(town, "letter")
    town.at("2024-03-14")
    opened = town.he(petition, act("petition.Route", way="access", what="征地补偿方案")).opened[0]
    assert due(opened, "confirm_mail") == "2024-03-04" and "平常信函" in receipt(town, opened)
    assert told(town, petition)[1] == "现在由我们与您确认收到申请的日期。"
    petition = asked(town, "letter")
    town.he(petition, act("petition.Accept", kind="complaint", route="administrative"))
    town.at("2024-03-14")
    opened = town.he(petition, act("petition.Refer", to="reconsideration", what="不服罚款")).opened[0]
    assert "已于2024年3月4日收到" in receipt(town, opened) and "邮寄" in receipt(town, opened)


def test_what_was_asked_or_found_later_counts_from_that_day(town: Any) -> None:
    """Whoever asked for something else while his petition was handled is not said to have asked it at the beginning."""
    petition = asked(town)
    town.he(petition, act("petition.Accept", kind="complaint", route="petition"))
    town.at("2024-03-14")
    for wrong in ("2024-03-01", "2024-03-15"):
        town.refuses(town.he, petition, act("petition.Refer", to="access", what="征地补偿方案", asked=wrong), "信访·转送")
    opened = town.he(petition, act("petition.Refer", to="access", what="征地补偿方案", asked="2024-03-12")).opened[0]
    assert Matter.objects.get(id=ident(opened)).opened_on == "2024-03-12"
    assert due(town.he(petition, act("petition.Refer", to="legal_aid", what="讨薪", asked="2024-03-14")).opened[0], "forward") == "2024-03-14"


def test_whoever_calls_hears_when_the_application_is_answered(town: Any) -> None:
    """The letter went on to the legal aid organ: it is its turn; when that has decided, nothing waits any more."""
    petition = asked(town)
    opened = town.he(petition, act("petition.Route", way="legal_aid", what="讨薪")).opened[0]
    assert told(town, petition)[1:] == ["现在由我们转交有权决定的机关。", "最迟到2024年3月4日。"]
    town.fang(opened, act("legal_aid.HandOver"))
    assert told(town, petition)[1] == "现在由法律援助机构审查。"
