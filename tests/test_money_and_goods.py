"""Money and goods are held apart: fines and unlawful gains are paid and enforced as money, confiscated goods are handed over."""

from datetime import date, timedelta
from typing import Any

import pytest

from fazhi.kernel import happen, registry
from fazhi.kernel.checks import dossier
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Deadline
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty import credit
from fazhi.lines.penalty.sidepaths import concluded, filed
from fazhi.lines.penalty.telling import due, paper_of, running
from fazhi.report import tables
from tests.test_penalty_gates import discussed

act = registry.act


def decided(town: Any, *told: dict[str, Any]) -> tuple[Any, str]:
    """A case in which the one respondent is told, decided on and served."""
    town.at("2023-01-03")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = [{"party": party, **each} for each in told]
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows, hearing=True)))
    town.qian(case, act("penalty.Defend")(party=party, waived=True))
    town.qian(case, act("penalty.WaiveHearing")(party=party))
    discussed(town, case)
    town.signed(town.zhao, case, act("penalty.Decide")(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    town.qian(case, Serve(paper=paper_of(case, "decision", party), party=party, mode="direct"))
    return case, party


FINE = {"kind": "fine", "amount": 1000}
GAINS = {"kind": "confiscation", "amount": 3000}
WIRE = {"kind": "goods", "things": "劣质电线十卷", "value": 5000}


def test_what_goods_are_worth_is_neither_paid_nor_enforced(town: Any) -> None:
    case, party = decided(town, FINE, GAINS, WIRE)
    text = town.text(paper_of(case, "decision", party))
    assert "没收违法所得3,000.00元（叁仟元整）；没收非法财物（劣质电线十卷），价值5,000.00元" in text and "财物不折价缴款" in text
    late = date.fromisoformat(due(case, "pay")) + timedelta(days=10)
    town.at(late.isoformat())
    part = town.signed(town.li, case, act("penalty.Enforce")(party=party, what="罚款1000元、没收违法所得3000元"), town.zhou).opened[0]
    first = happen.peek(part.matter)["first"]["s"]
    assert (first["amount"], first["fine"]) == (400000, 100000)
    town.signed(town.li, part, act("execution.Demand")(until="2023-03-20", way="缴至指定账户"), town.zhou)
    text = town.text(town.paper(part, "demand"))
    assert "据以执行的决定：演罚决〔2023〕1号。" in text
    assert "本金4,000.00元（肆仟元整），其中罚款1,000.00元、没收的违法所得3,000.00元。" in text and "加处的罚款300.00元，合计4,300.00元" in text
    assert "加处的总额不超过罚款数额。没收的违法所得不加处罚款。" in text and "5,000" not in text
    town.qian(case, act("penalty.Pay")(party=party, amount=4000))
    assert "pay" not in running(case)
    things = town.signed(town.li, case, act("penalty.Enforce")(party=party, duty="things", what="交出电线十卷", until=(late - timedelta(days=1)).isoformat()), town.zhou).opened[0]
    assert happen.peek(things.matter)["first"]["s"].get("amount", 0) == 0


def test_the_demand_for_gains_alone_tells_the_sum_without_an_additional_fine(town: Any) -> None:
    case, party = decided(town, GAINS, WIRE)
    town.at((date.fromisoformat(due(case, "pay")) + timedelta(days=10)).isoformat())
    part = town.signed(town.li, case, act("penalty.Enforce")(party=party, what="没收违法所得3000元"), town.zhou).opened[0]
    town.signed(town.li, part, act("execution.Demand")(until="2023-03-20", way="缴至指定账户"), town.zhou)
    text = town.text(town.paper(part, "demand"))
    assert "加处罚款" not in town.text(paper_of(case, "decision", party))
    assert "本金3,000.00元（叁仟元整），都是没收的违法所得。" in text and "按日加处" not in text and "没收的违法所得不加处罚款。" in text


def test_who_only_hands_over_goods_has_no_term_to_pay(town: Any) -> None:
    case, party = decided(town, WIRE)
    text = town.text(paper_of(case, "decision", party))
    assert not Deadline.objects.filter(matter=case.matter, term="pay").exists() and "缴款码" not in text and "加处罚款" not in text


def test_goods_have_a_value_and_no_sum_to_pay(town: Any) -> None:
    town.at("2023-01-03")
    case = filed(town, "住建")
    party = concluded(town, case)
    for wrong in ({"kind": "goods", "amount": 5000}, {"kind": "fine", "amount": 1000, "value": 5000}):
        town.refuses(town.li, case, act("penalty.Inform")(second=town.wang.person, rows=[{"party": party, **wrong}], hearing=True), "处罚·告知")
    unheard = act("penalty.Inform")(second=town.wang.person, rows=[{"party": party, **WIRE}])
    town.refuses(town.li, case, unheard, "处罚·听证")


def test_the_yearly_table_and_the_credit_row_count_goods_as_they_define_it(town: Any) -> None:
    case, _ = decided(town, GAINS, WIRE)
    sheet = tables.tables(town.office, 2023)
    assert tables.find(sheet, "T2.confiscation").value == 1 and tables.find(sheet, "T2.fine").value == 0
    assert float(tables.find(sheet, "T2.amount").value) == pytest.approx(0.8)
    file = dossier(case.matter)
    row = next(credit.rows(file, persons([str(each["person"]) for each in file.rows["party"]])))
    assert (row["fine"], row["confiscated"], row["content"]) == (0, 800000, "没收违法所得3,000.00元；没收非法财物（价值5,000.00元）")
