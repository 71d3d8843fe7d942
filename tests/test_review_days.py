"""The days of a legality review: a major decision has what the law guarantees, a contract may be given more once."""

from datetime import date, timedelta
from typing import Any

from fazhi import law
from fazhi.kernel import registry
from fazhi.kernel.models import Deadline
from fazhi.lines.legality.acts import Extend, Lack, Supply, TakeUp
from fazhi.lines.legality.story import sent


def due(case: Any, term: str) -> str:
    """The day of a clock of the review."""
    return Deadline.objects.get(matter=case.matter, term=term).due


def test_the_review_of_a_major_decision_is_never_due_before_the_time_the_law_guarantees_is_over() -> None:
    for day in (date(2021, 1, 4) + timedelta(days=n) for n in range(0, 1800, 3)):
        last, free = law.due("legality.review_decision", day).due, law.due("decision.review_min", day).due
        assert last and free and last >= free - timedelta(days=1), day


def test_the_reviewer_of_a_decision_has_those_days_and_more_while_papers_are_missing(town: Any) -> None:
    town.at("2021-07-05")
    case = sent(town, "decision")
    town.sun(case, TakeUp())
    assert due(case, "review_decision") == "2021-07-14"
    town.sun(case, Lack(missing="风险评估报告"))
    town.workdays(2)
    town.tang(case, Supply(note="已补"))
    assert due(case, "review_decision") > "2021-07-14"
    town.refuses(town.sun, case, Extend(reason="情况复杂"), "审查·期限")  # no rule lets it


def test_a_grave_contract_is_given_more_time_once(town: Any) -> None:
    town.at("2021-07-05")
    case = sent(town)
    town.sun(case, TakeUp())
    assert due(case, "review_contract") == "2021-07-12"
    town.signed(town.sun, case, Extend(reason="标的重大，涉及多个部门"), town.mei)
    assert due(case, "review_contract") == "2021-07-19"
    assert "只能延长一次" in str(town.refuses(town.sun, case, Extend(reason="仍然复杂"), "审查·期限"))
    late = sent(town)
    town.sun(late, TakeUp())
    town.at("2021-07-20")
    assert "已经届满" in str(town.refuses(town.sun, late, Extend(reason="复杂"), "审查·期限"))


def test_a_day_that_was_set_stands_again_when_what_stopped_it_is_struck(town: Any) -> None:
    """It is kept while time stands still, so that neither going on nor striking loses it."""
    town.at("2021-06-01")
    case = town.he(registry.act("counsel.Request")(what="合同（加急）", kind="contract", wanted="2021-06-03"))

    def due() -> str:
        return str(Deadline.objects.get(matter=case.matter, term="opinion", state="open").due)

    town.xu(case, registry.act("counsel.Accept")())
    asked = town.at("2021-06-02").xu(case, registry.act("counsel.AskMore")(missing="附件"))
    assert due() == ""
    town.xu(case, registry.act("common.Strike")(entry=asked.entry, reason="登记有误"))
    assert due() == "2021-06-03"
    again = town.xu(case, registry.act("counsel.AskMore")(missing="附件"))
    town.at("2021-06-09").he(case, registry.act("counsel.GiveMore")(note="已补"))
    assert due() == "2021-06-11" and again.entry
