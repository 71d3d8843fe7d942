"""Hearings are held only after everybody who asked was told in time; a public one only after it was announced."""

from typing import Any

from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.deciding import Decide
from fazhi.lines.penalty.filing import AddRespondent
from fazhi.lines.penalty.hearing import AnnounceHearing, AskHearing, CallHearing, EndHearing, Hear
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import panel, paper_of, running

WORDS = {"present": "当事人、调查人员", "record": "陈述、质证。"}


def asked(town: Any) -> tuple[Any, str]:
    """A case in which the respondent has asked for a hearing."""
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=[{"party": party, "kind": "stop", "lasting": "30日"}], hearing=True)))
    town.qian(case, AskHearing(party=party))
    return case, party


def notice(town: Any, case: Any, party: str) -> None:
    town.li(case, Serve(paper=paper_of(case, "hearing_notice", party), party=party, mode="direct"))


def why(refused: Any) -> str:
    return "；".join(each.sentence for each in refused.objections)


def test_no_hearing_before_its_notice_was_served_and_served_in_time(town: Any) -> None:
    case, party = asked(town)
    seats = {"place": "镇政府会议室", "open": False, **panel(town)}
    town.sun(case, CallHearing(when="2023-03-15T09:30", **seats))
    assert "deliver" in running(case)
    town.at("2023-03-13")
    flagged = town.on_paper(town.qian, case, Hear(held_on="2023-03-13", **WORDS), town.zhao)
    assert any("还没有送达" in each["sentence"] for each in flagged.flags)
    town.at("2023-03-15")
    assert "还没有送达" in why(town.refuses(town.zhao, case, Hear(held_on="2023-03-15", **WORDS), "处罚·听证程序"))
    notice(town, case, party)
    assert "才送达" in why(town.refuses(town.zhao, case, Hear(held_on="2023-03-15", **WORDS), "处罚·听证程序"))
    town.sun(case, CallHearing(when="2023-03-27T09:30", **seats))
    notice(town, case, party)
    town.at("2023-03-27")
    town.zhao(case, Hear(held_on="2023-03-27", **WORDS))


def test_a_public_hearing_is_announced_first_and_in_time(town: Any) -> None:
    case, party = asked(town)
    seats = {"place": "镇政府会议室", **panel(town)}
    town.sun(case, CallHearing(when="2023-03-15T09:30", **seats))
    notice(town, case, party)
    town.at("2023-03-15")
    assert "还没有公告" in why(town.refuses(town.zhao, case, Hear(held_on="2023-03-15", **WORDS), "处罚·听证程序"))
    late = town.sun(case, AnnounceHearing(where="公告栏"))
    assert any("不足" in each["sentence"] for each in late.flags)
    assert "才公告" in why(town.refuses(town.zhao, case, Hear(held_on="2023-03-15", **WORDS), "处罚·听证程序"))
    town.sun(case, CallHearing(when="2023-03-28T09:30", **seats))
    notice(town, case, party)
    town.sun(case, AnnounceHearing(where="公告栏"))
    town.at("2023-03-28")
    town.zhao(case, Hear(held_on="2023-03-28", **WORDS))


def test_a_notice_of_a_hearing_that_ended_need_not_be_served(town: Any) -> None:
    case, party = asked(town)
    town.sun(case, CallHearing(when="2023-03-15T09:30", place="会议室", **panel(town)))
    town.qian(case, EndHearing(party=party, why="withdrawn"))
    assert not {"deliver", "announce"} & running(case)


def test_a_large_sum_in_two_lines_is_a_large_sum(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 3000}, {"party": party, "kind": "fine", "amount": 2500}]
    town.refuses(town.li, case, Inform(second=town.wang.person, rows=rows), "处罚·听证")
    told = town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows, hearing=True)))
    assert paper_of(case, "hearing_right", party) in told.papers


def test_no_decision_where_the_right_to_a_hearing_was_not_told(town: Any) -> None:
    """A notice on paper left the right out: the decision is refused until he is told anew."""
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 6000}]
    town.flagged(town.on_paper(town.qian, case, Inform(second=town.wang.person, rows=rows), town.li), "处罚·听证")
    town.qian(case, Defend(party=party, waived=True))
    town.at("2023-03-20")
    town.refuses(town.zhao, case, Decide(rows=rows, facts="属实", no_order="已清运"), "处罚·听证")


def test_each_of_several_is_told_whether_a_hearing_is_due_for_him(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    town.signed(town.wang, case, AddRespondent(respondent={"name": "雇主某某", "address": "演示镇竹溪村3号"}, reason="查明系受雇"), town.zhou)
    one, other = (town.party(case, "respondent", n) for n in (0, 1))
    concluded(town, case)
    rows = [{"party": one, "kind": "fine", "amount": 6000}, {"party": other, "kind": "fine", "amount": 100}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows, hearing=True)))
    assert paper_of(case, "hearing_right", one) and paper_of(case, "notice", other)
