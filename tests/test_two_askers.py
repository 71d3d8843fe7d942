"""Two respondents ask for a hearing: each is owed his own notice, and what one of them gives up ends nothing of the other's."""

from typing import Any

from fazhi.kernel import verify
from fazhi.kernel.mend import Strike
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.deciding import Decide
from fazhi.lines.penalty.filing import AddRespondent
from fazhi.lines.penalty.hearing import AskHearing, CallHearing, EndHearing, Hear, ReportHearing
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import due, panel, paper_of, running


def told(town: Any) -> tuple[Any, str, str, list[dict[str, Any]]]:
    """A case with two respondents, both told of the right to a hearing; neither defends himself."""
    town.at("2023-03-01")
    case = filed(town, "住建")
    town.signed(town.wang, case, AddRespondent(respondent={"name": "雇主某某", "address": "演示镇竹溪村3号"}, reason="查明系受雇"), town.zhou)
    one, other = (town.party(case, "respondent", n) for n in (0, 1))
    concluded(town, case)
    rows = [{"party": each, "kind": "stop", "lasting": "30日"} for each in (one, other)]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows, hearing=True)))
    for each in (one, other):
        town.qian(case, Defend(party=each, waived=True))
    return case, one, other, rows


def owed(town: Any, case: Any, rows: list[dict[str, Any]]) -> bool:
    """True when the decision is refused because a hearing is still owed."""
    refused = town.refuses(town.zhou, case, Decide(rows=rows, facts="属实", no_order="已清运"), "处罚·法制审核")
    return "处罚·听证" in {each.provision for each in refused.objections}


def test_who_asks_after_the_call_was_not_heard_without_a_call_of_his_own(town: Any) -> None:
    case, one, other, rows = told(town)
    seats = {"place": "镇政府会议室", "open": False, **panel(town)}
    town.qian(case, AskHearing(party=one))
    town.sun(case, CallHearing(when="2023-03-15T09:30", **seats))
    town.at("2023-03-03")
    town.qian(case, AskHearing(party=other))
    for day, again in (("2023-03-15", False), ("2023-03-27", True)):
        if again:
            town.sun(case, CallHearing(when=f"{day}T09:30", **seats))
        for each in (one, other) if again else (one,):
            town.li(case, Serve(paper=paper_of(case, "hearing_notice", each), party=each, mode="direct"))
        town.at(day)
        town.zhao(case, Hear(held_on=day, present="当事人", record="陈述、质证。"))
        town.zhao(case, ReportHearing(facts="事实清楚。", opinion="按告知内容。"))
        assert owed(town, case, rows) is not again


def test_one_withdrawal_ends_nothing_of_the_other_and_the_last_ends_all(town: Any) -> None:
    case, one, other, _ = told(town)
    town.qian(case, AskHearing(party=one))
    town.at("2023-03-03")
    town.qian(case, AskHearing(party=other))
    town.at("2023-03-06")
    town.qian(case, EndHearing(party=one, why="withdrawn"))
    assert {"hearing", "panel"} <= running(case) and due(case, "decide") == ""
    town.qian(case, EndHearing(party=other, why="withdrawn"))
    assert not {"hearing", "panel"} & running(case) and due(case, "decide")


def test_striking_one_request_leaves_the_days_standing_still_for_the_other(town: Any) -> None:
    case, one, other, _ = told(town)
    before = due(case, "decide")
    first = town.qian(case, AskHearing(party=one))
    town.at("2023-03-03")
    second = town.qian(case, AskHearing(party=other))
    town.at("2023-03-06")
    town.qian(case, Strike(entry=first.entry, reason="登记错了当事人"))
    assert due(case, "decide") == "" and {"hearing", "panel"} <= running(case)
    town.qian(case, Strike(entry=second.entry, reason="登记错了案件"))
    assert due(case, "decide") == before and not {"hearing", "panel"} & running(case)
    assert verify.verify().problems == []


def test_striking_the_later_request_gives_the_days_of_the_earlier_back_when_it_ends(town: Any) -> None:
    case, one, other, _ = told(town)
    town.qian(case, AskHearing(party=one))
    town.at("2023-03-03")
    second = town.qian(case, AskHearing(party=other))
    town.qian(case, Strike(entry=second.entry, reason="登记错了案件"))
    town.at("2023-03-06")
    town.qian(case, EndHearing(party=one, why="withdrawn"))
    assert due(case, "decide") == "2023-06-05"  # ninety days, of which six stood still
