"""Payments that are struck or corrected, parts granted and granted anew, parts that are late, and money that comes after the decision fell."""

from typing import Any

import pytest

from fazhi.kernel import happen, registry
from fazhi.kernel.mend import Correct, Strike
from fazhi.kernel.models import Deadline
from fazhi.kernel.serve import Serve
from fazhi.lines.execution import stages
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import due, paper_of, running
from tests.test_execution_money import case_of

act = registry.act


@pytest.fixture
def fined(town: Any) -> tuple[Any, Any, str]:
    """One respondent, fined 1,000, served on 1 March 2023."""
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows)))
    town.qian(case, act("penalty.Defend")(party=party, waived=True))
    town.signed(town.zhao, case, act("penalty.Decide")(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    town.li(case, Serve(paper=paper_of(case, "decision", party), party=party, mode="direct"))
    return town, case, party


def pay(town: Any, case: Any, party: str, amount: int, receipt: str = "票据1") -> str:
    return str(town.qian(case, act("penalty.Pay")(party=party, amount=amount, receipt=receipt)).entry)


def granted(town: Any, case: Any, party: str, *parts: tuple[str, int]) -> None:
    town.qian(case, act("penalty.AskInstalments")(party=party, reason="经济困难"))
    rows = [{"due": day, "amount": amount} for day, amount in parts]
    town.signed(town.qian, case, act("penalty.Instalments")(party=party, rows=rows, reason="经济困难"), town.huang)


def open_parts(case: Any) -> list[str]:
    """The days of the parts that are still to be paid."""
    return sorted(Deadline.objects.filter(matter=case.matter, term="instalment", state="open", struck="").values_list("due", flat=True))


def test_a_correction_of_one_payment_opens_and_meets_the_term_that_another_had_met(fined: Any) -> None:
    town, case, party = fined
    first, _ = pay(town, case, party, 400), pay(town, case, party, 600, "票据2")
    day = Deadline.objects.get(matter=case.matter, term="pay").due
    assert "pay" not in running(case) and "close" in running(case)
    town.qian(case, Correct(entry=first, reason="票据是300元", words='{"amount": "300"}'))
    assert due(case, "pay", party) == day and "close" not in running(case)
    town.qian(case, Correct(entry=first, reason="票据是400元", words='{"amount": "400"}'))
    assert "pay" not in running(case) and "close" in running(case)


def test_a_struck_payment_is_owed_again_and_a_doubled_one_is_not(fined: Any) -> None:
    town, case, party = fined
    first, second = pay(town, case, party, 400), pay(town, case, party, 600, "票据2")
    town.qian(case, Strike(entry=first, reason="错记到本案"))
    assert "pay" in running(case) and "close" not in running(case)
    whole = pay(town, case, party, 1000, "票据3")
    town.qian(case, Strike(entry=second, reason="错记到本案"))
    assert "pay" not in running(case)
    twice = pay(town, case, party, 1000, "票据4")
    town.qian(case, Strike(entry=whole, reason="重复登记"))
    assert "pay" not in running(case) and "close" in running(case)
    town.qian(case, Strike(entry=twice, reason="错记到本案"))
    assert "pay" in running(case) and "close" not in running(case)


def test_a_refund_that_is_struck_is_owed_again(fined: Any) -> None:
    town, case, party = fined
    pay(town, case, party, 1000)
    town.outside(town.qian, case, act("penalty.Fell")(result="annulled"), number="演府复决〔2023〕1号")
    back = town.qian(case, act("penalty.Refund")(party=party, amount=1000)).entry
    assert "refund" not in running(case)
    town.qian(case, Correct(entry=back, reason="只退了900元", words='{"amount": "900"}'))
    assert "refund" in running(case)


def test_what_was_paid_before_the_parts_were_granted_meets_none_of_them(fined: Any) -> None:
    town, case, party = fined
    pay(town, case, party, 400)
    granted(town, case, party, ("2023-04-03", 300), ("2023-05-04", 300))
    assert open_parts(case) == ["2023-04-03", "2023-05-04"]
    pay(town, case, party, 100, "票据2")
    assert open_parts(case) == ["2023-04-03", "2023-05-04"]
    second = pay(town, case, party, 200, "票据3")
    assert open_parts(case) == ["2023-05-04"]
    town.qian(case, Correct(entry=second, reason="票据是100元", words='{"amount": "100"}'))
    assert open_parts(case) == ["2023-04-03", "2023-05-04"]


def test_a_second_plan_takes_the_place_of_the_first(fined: Any) -> None:
    town, case, party = fined
    granted(town, case, party, ("2023-04-03", 400), ("2023-05-04", 600))
    pay(town, case, party, 400)
    granted(town, case, party, ("2023-06-01", 200), ("2023-07-03", 200), ("2023-08-01", 200))
    assert open_parts(case) == ["2023-06-01", "2023-07-03", "2023-08-01"]
    pay(town, case, party, 200, "票据2")
    assert open_parts(case) == ["2023-07-03", "2023-08-01"]


def test_each_late_part_has_an_additional_fine_of_its_own(fined: Any) -> None:
    town, case, party = fined
    granted(town, case, party, ("2023-04-03", 400), ("2023-05-04", 500), ("2023-08-01", 100))
    town.at("2023-05-14")
    part = town.signed(town.li, case, act("penalty.Enforce")(party=party, what="缴纳罚款"), town.zhou).opened[0].matter
    seen = case_of(town, part, "2023-05-14")
    assert (stages.principal(seen), stages.parts(seen)[0][1], stages.surcharge(seen)) == (90000, 40000, 40000 + 15000)  # the first has reached its cap
    town.qian(part, act("execution.Receive")(amount=400, receipt="票据7"))
    assert stages.surcharge(case_of(town, part, "2023-05-16")) == 40000 + 18000
    town.at("2023-08-10")
    more = town.signed(town.li, case, act("penalty.Enforce")(party=party, what="缴纳第三期罚款"), town.zhou).opened[0].matter
    assert happen.peek(more)["first"]["s"]["amount"] == 10000  # what came in there is not asked for twice


def test_the_months_for_the_court_run_from_the_end_of_the_parts(fined: Any) -> None:
    town, case, party = fined
    granted(town, case, party, ("2023-04-03", 400), ("2023-12-01", 600))
    sue = Deadline.objects.get(matter=case.matter, term="sue", of=party).due[:10]
    town.at("2023-12-04")
    part = town.signed(town.li, case, act("penalty.Enforce")(party=party, what="缴纳罚款"), town.zhou).opened[0].matter
    town.signed(town.li, part, act("execution.Demand")(until="2023-12-15", way="缴至指定账户"), town.zhou)
    town.li(part, Serve(paper=town.paper(part, "demand"), party=town.party(part), mode="direct"))
    assert sue == "2023-09-01" and Deadline.objects.get(matter=part, term="apply_court").since[:10] == "2023-12-01"
    town.at("2024-01-08")  # more than three months after the remedies lapsed
    apply = act("execution.Apply")(court="演示县人民法院", decision="演罚决〔2023〕1号", facts="逾期未缴", opinion="没有申辩", target="存款",
                                   enclosed=["decision", "answer", "target"])
    town.signed(town.li, part, apply, town.zhou, town.chen)
    assert Deadline.objects.get(matter=part, term="apply_court").state == "met"


def test_a_deferral_told_with_an_enforcement_that_stands_alone_counts_too(town: Any) -> None:
    town.at("2026-11-16")
    told = {"obliged": {"name": "隆某某"}, "what": "罚款1000元未缴纳", "amount": 1000, "due": "2026-10-30", "remedies_until": "2026-07-01"}
    part = town.li(act("execution.TakeUp")(**told, deferred_until="2026-10-30")).matter
    town.signed(town.li, part, act("execution.Demand")(until="2026-11-30", way="缴纳"), town.zhou)
    assert Deadline.objects.get(matter=part, term="apply_court").since[:10] == "2026-10-30"


def test_money_that_comes_after_the_decision_fell_goes_back(fined: Any) -> None:
    town, case, party = fined
    town.outside(town.qian, case, act("penalty.Fell")(result="annulled"), number="演府复决〔2023〕1号")
    assert "refund" not in running(case)
    pay(town, case, party, 1000)
    assert "refund" in running(case) and "close" not in running(case)
    town.qian(case, act("penalty.Refund")(party=party, amount=1000))
    assert "refund" not in running(case)


def test_money_that_comes_to_an_enforcement_after_its_decision_fell_goes_back(town: Any) -> None:
    town.at("2026-04-10")
    part = town.li(act("execution.TakeUp")(obliged={"name": "隆某某"}, what="罚款", amount=1000, due="2026-03-16")).matter
    town.outside(town.qian, part, act("execution.Fell")(document="演复决〔2026〕6号"), number="演复决〔2026〕6号")
    town.qian(part, act("execution.Receive")(amount=400, receipt="票据1"))
    assert Deadline.objects.filter(matter=part, term="give_back", state="open").count() == 1
