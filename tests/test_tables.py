"""The yearly tables of enforcement: counted by the rules of the province, each number opened into its entries."""

import io
from decimal import Decimal
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from fazhi.conf.cast import FOUNDED
from fazhi.kernel import registry
from fazhi.kernel.checks import Step
from fazhi.kernel.models import Party
from fazhi.report import tables, tables_printed

SPOT = {"what": "占用人行道摆卖", "item": "演示条例", "place": "圩镇街口", "power": "CG-100", "order": "撤走摊位", "heard": True, "shown": True}


def decision(*rows: tuple[str, str, int]) -> Step:
    """A decision with (party, kind, fen) rows, as a step of a file."""
    said = {"rows": [{"party": party, "kind": kind, "amount": amount} for party, kind, amount in rows]}
    return Step("e1", 1, tables.rules()["decided"][0], "2024-05-06", "here", said, frozenset(), (), (), (), {}, 0, "")


@pytest.mark.parametrize(("rows", "heaviest"), [
    ([("a", "warning", 0)], ["warning"]),
    ([("a", "warning", 0), ("a", "fine", 100)], ["fine"]),
    ([("a", "fine", 100), ("a", "other", 0)], ["fine"]),
    ([("a", "fine", 100), ("a", "confiscation", 50), ("a", "stop", 0)], ["stop"]),
    ([("a", "fine", 100), ("b", "warning", 0)], ["fine", "warning"]),
    ([("a", "bar", 0), ("a", "stop", 0)], ["shut"]),
    ([("a", "revoke", 0), ("a", "shut", 0)], ["revoke"]),
])
def test_two_kinds_together_count_once_as_the_heaviest(rows: list[Any], heaviest: list[str]) -> None:
    assert [each.heaviest for each in tables.decided([decision(*rows)])] == heaviest


def spot(town: Any, kind: str = "fine", amount: int = 100) -> Any:
    act = registry.act(tables.rules()["decided"][1])
    return town.li(act(respondent={"name": "摊主甲"}, second=town.wang.person, kind=kind, amount=amount, **SPOT))


@pytest.fixture
def year(town: Any) -> Any:
    """Two fines and a warning in 2024, one fine in 2025; one of the fines was recorded by mistake and struck."""
    town.at("2024-05-06")
    spot(town), spot(town, amount=50), spot(town, "warning", 0)
    wrong = spot(town, amount=200)
    town.signed(town.li, wrong, registry.act("common.Strike")(entry=wrong.entry, reason="重复登记"), town.huang)
    town.at("2025-01-06")
    spot(town)
    return town


def cells(town: Any, year: int) -> dict[str, Any]:
    return {cell.key: cell.value for sheet in tables.tables(town.office, year) for cell in sheet.cells}


def test_only_decisions_of_the_year_count(year: Any) -> None:
    told = cells(year, 2024)
    assert (told["T2.fine"], told["T2.warning"], told["T2.total"], told["T2.revoke"]) == (2, 1, 3, 0)
    assert told["T2.amount"] == Decimal("0.015")
    assert cells(year, 2025)["T2.total"] == 1 and cells(year, 2023)["T2.total"] == 0


def test_a_record_moved_to_its_matter_counts_once(town: Any) -> None:
    town.at("2024-03-04")
    permit = {act.__name__: act for act in registry.line("permit").acts}
    town.zhou(permit["ListItem"](key="XK-01", name="农村村民住宅用地审批", grounds="土地管理法第六十二条", since="2020-08-01"))
    wrong, right = (town.qian(permit["Receive"](applicant={"name": name}, item="XK-01", what="新建住宅八十平方米")) for name in ("何某", "贺某"))
    accepted = town.qian(wrong, permit["Accept"](answer="accepted"))
    town.signed(town.qian, wrong, registry.act("common.Move")(entry=accepted.entry, to=right.matter, reason="登错了申请"), town.huang)
    cell = tables.find(tables.tables(town.office, 2024), "T1.accepted")
    assert cell.value == 1 and [row["matter"] for row in tables.trace(cell)] == [right.matter]


def test_what_the_office_has_no_duty_for_is_said(year: Any) -> None:
    told = cells(year, 2024)
    assert told["T2.detention"] is None and told["T4.cases"] is None and told["T5.amount"] is None


def test_a_duty_is_one_that_a_catalogue_gave_in_the_year(town: Any) -> None:
    """Penalties from the day on which the first power was listed; permits never, while nothing is listed and nothing was asked."""
    first = int(FOUNDED[:4])
    assert cells(town, first - 1)["T2.total"] is None and cells(town, first - 1)["T3.seal"] is None
    assert cells(town, first)["T2.total"] == 0 and cells(town, first)["T3.seal"] == 0 and cells(town, first)["T1.applied"] is None


def test_every_number_opens_into_its_entries(year: Any) -> None:
    sheets = tables.tables(year.office, 2024)
    for sheet in sheets:
        for cell in sheet.cells:
            if cell.unit == "宗" and cell.value is not None:
                assert len(tables.trace(cell)) == cell.value, cell.key
    assert {row["act"] for row in tables.trace(tables.find(sheets, "T2.total"))} == {tables.rules()["decided"][1]}


def test_every_act_a_table_names_exists() -> None:
    """A table may name a line that is not installed, but no act that an installed line does not have."""
    data = tables.rules()
    named = {act for table in data["tables"] for cell in table["cells"] for act in cell.get("acts", ())} | set(data["decided"])
    for act in named:
        assert act.partition(".")[0] not in registry.lines() or act in registry.acts(), act


def test_the_workbook_holds_six_tables_with_numbers(year: Any) -> None:
    sheets = tables.tables(year.office, 2024)
    data = tables_printed.printed("xlsx", sheets, tables.account("演示镇人民政府", sheets, 2024), "演示镇人民政府", 2024)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert len(book.sheet_names) == 7
    rows = {row[0]: row[2] for row in book.get_sheet_by_name("表2 行政处罚").to_python()[3:]}
    assert rows["罚款"] == 2 and rows["罚没金额"] == 0.015 and rows["行政拘留"] == "无相关执法职责"


def test_the_account_tells_what_was_done_and_what_was_not(year: Any) -> None:
    told = tables.account("演示镇人民政府", tables.tables(year.office, 2024), 2024)
    assert any("罚款2宗" in each for each in told) and any("征收：无相关执法职责" in each for each in told)


def test_how_often_one_enterprise_was_inspected_stands_in_the_table_and_on_its_page(town: Any, client_for: Any) -> None:
    act, firms = registry.act, []
    town.at("2021-03-01")
    for n, name in enumerate(("演示饭店", "演示饭店", "演示商行", "演示摊主")):
        who = {"person": firms[0], "kind": "organisation"} if n == 1 else {"name": name, "kind": "natural" if n == 3 else "organisation"}
        case = town.li(act("inspection.TakeUp")(source="report", what="燃气使用安全", inspected=who))
        town.signed(town.li, case, act("inspection.Approve")(kind="single", reason="举报"), town.zhou, town.huang)
        done = town.confirmed(town.wang, town.li(case, act("inspection.Visit")(second=town.wang.person, shown=True, record="正常。")))
        firms.append(Party.objects.get(matter=case.matter, capacity="inspected").person)
        town.days(1)
    def told() -> dict[str, Any]:
        return {cell.key: cell.value for cell in tables.tables(town.office, 2021)[5].cells}
    assert told() == {"T6.cases": 0, "T6.firms": 2, "T6.again": 1, "T6.most": 2}
    assert len(tables.trace(tables.find(tables.tables(town.office, 2021), "T6.firms"))) == 3
    page = client_for("li").post(f"/desk/people/{firms[0]}/", {"purpose": "enforcement", "reason": "核对检查频次"}).content.decode()
    assert "2021年现场检查" in page and "2次" in page
    town.li(case, act("common.Strike")(entry=done.entry, reason="记错了事项", all_that_hangs=True))
    assert told()["T6.firms"] == 2  # a stall keeper is no enterprise, struck or not
