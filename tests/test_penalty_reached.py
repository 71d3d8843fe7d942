"""A decision rests on what reached the respondent, not on a duty that happens to run no more."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.clock import walk
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.deciding import Decide, WaiveHearing
from fazhi.lines.penalty.ending import Close
from fazhi.lines.penalty.hearing import AskHearing, CallHearing, Hear
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import due, panel, paper_of, running
from tests.test_penalty_gates import discussed

void = registry.act("common.VoidPaper")


def told(town: Any, amount: int, hearing: bool = False) -> tuple[Any, str, Decide]:
    """A case in which a person was told of a fine, and its decision."""
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = [{"party": party, "kind": "fine", "amount": amount}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows, hearing=hearing)))
    return case, party, Decide(rows=rows, facts="属实", no_order="已清运")


def why(refused: Any) -> str:
    return "；".join(each.sentence for each in refused.objections)


def test_whoever_answers_before_service_has_still_his_days_to_ask_for_a_hearing(town: Any) -> None:
    case, party, decide = told(town, 6000, hearing=True)
    town.qian(case, Defend(party=party, waived=True))
    assert due(case, "ask_hearing", party) == "2023-03-08"
    assert "要求听证的期限未满" in why(town.refuses(town.qian, case, decide, "处罚·听证程序"))
    town.li(case, Serve(paper=paper_of(case, "hearing_right", party), party=party, mode="direct"))
    assert "defend" not in running(case) and due(case, "ask_hearing", party) == "2023-03-08"  # nothing begins a second time
    town.at("2023-03-09")
    walk(town.office, town.now, origin="replay")
    discussed(town, case)
    town.signed(town.qian, case, decide, town.zhou, town.huang, town.chen)


def test_a_hearing_that_is_waived_need_not_be_waited_for(town: Any) -> None:
    case, party, decide = told(town, 6000, hearing=True)
    town.qian(case, Defend(party=party, waived=True))
    town.qian(case, WaiveHearing(party=party))
    discussed(town, case)
    town.signed(town.qian, case, decide, town.zhou, town.huang, town.chen)


def test_a_notice_that_was_voided_unserved_told_nobody_anything(town: Any) -> None:
    case, party, decide = told(town, 1000)
    town.signed(town.qian, case, void(paper=paper_of(case, "notice", party), reason="写错"), town.zhou)
    assert "deliver" not in running(case)
    assert "已经作废" in why(town.refuses(town.qian, case, decide, "处罚·未告知不得决定"))
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=decide.raw["rows"])))
    town.li(case, Defend(party=party, waived=True))
    town.signed(town.qian, case, decide, town.zhou, town.huang, town.chen)


def test_a_notice_that_was_answered_and_then_voided_is_no_notice(town: Any) -> None:
    case, party, decide = told(town, 1000)
    town.li(case, Defend(party=party, waived=True))
    town.signed(town.qian, case, void(paper=paper_of(case, "notice", party), reason="写错"), town.zhou)
    assert "已经作废" in why(town.refuses(town.qian, case, decide, "处罚·未告知不得决定"))


def test_an_older_notice_that_was_served_does_not_stand_for_a_newer_one(town: Any) -> None:
    case, party, decide = told(town, 1000)
    town.li(case, Serve(paper=paper_of(case, "notice", party), party=party, mode="direct"))
    town.at("2023-03-09")
    walk(town.office, town.now, origin="replay")
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=decide.raw["rows"])))
    town.signed(town.qian, case, void(paper=paper_of(case, "notice", party), reason="写错"), town.zhou)
    town.refuses(town.qian, case, decide, "处罚·未告知不得决定")


def test_no_hearing_on_a_notice_that_was_voided(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=[{"party": party, "kind": "stop", "lasting": "30日"}], hearing=True)))
    town.qian(case, AskHearing(party=party))
    town.sun(case, CallHearing(when="2023-03-15T09:30", place="镇政府会议室", open=False, **panel(town)))
    town.signed(town.qian, case, void(paper=paper_of(case, "hearing_notice", party), reason="写错"), town.zhou)
    town.at("2023-03-15")
    held = Hear(held_on="2023-03-15", present="当事人、调查人员", record="陈述、质证。")
    assert "已经作废" in why(town.refuses(town.zhao, case, held, "处罚·听证程序"))


def test_a_decision_that_stands_is_served_not_voided(town: Any) -> None:
    case, party, decide = told(town, 1000)
    town.li(case, Defend(party=party, waived=True))
    town.signed(town.qian, case, decide, town.zhou, town.huang, town.chen)
    paper = paper_of(case, "decision", party)
    assert "决定仍然有效" in why(town.refuses(town.qian, case, void(paper=paper, reason="写错"), "记录·撤销"))
    town.signed(town.qian, case, registry.act("penalty.Withdraw")(reason="适用依据错误"), town.huang, town.chen)
    town.signed(town.qian, case, void(paper=paper, reason="决定已撤销"), town.zhou)
    town.signed(town.qian, case, Close(reason="withdrawn"), town.zhou, town.huang)
