"""The statistics form of mediation: by kind, source, committee and village, with its committees, its sums and every number opened."""

import io
from datetime import date
from typing import Any

from python_calamine import CalamineWorkbook

from fazhi.kernel import registry
from fazhi.kernel.story import CAST
from fazhi.report import figures, spread, spread_printed

SIDES = {"side_a": {"name": "赵某甲"}, "side_b": {"name": "钱某乙"}}
WORDS = {"facts": "争议", "liability": "各半", "terms": "各让一步", "signed": True}
KEY = "mediation-cases"


def act(key: str, **said: Any) -> Any:
    return registry.act(f"mediation.{key}")(**said)


def settled(town: Any, kind: str, *, form: str = "written", amount: int = 0, **more: Any) -> Any:
    case = town.lin(act("Apply", what="争议", kind=kind, **SIDES, **more))
    town.lin(case, act("Accept", answer="agreed", told=True, mediators=town.lin.person, committee="西埔村人民调解委员会"))
    town.lin(case, act("Session", record="谈妥"))
    town.lin(case, act("Agree", form=form, amount=amount, **WORDS))
    return case


def a_quarter(town: Any) -> Any:
    """Three disputes of the first quarter of 2025 – one mediated again, one failed, one without a committee – and one of the organ's own, which is not counted."""
    town.at("2025-01-06")
    members = [{"name": "甲某", "head": True}, {"name": "乙某"}, {"name": "丙某", "woman": True}]
    town.lin(act("Elect", what="西埔村人民调解委员会", kind="village", since="2025-01-06", members=members, mediators=[{"officer": town.lin.person, "full": True}]))
    again = settled(town, "neighbour", amount=900, village=town.villages["西埔村"], source="own")
    town.days(20)
    town.lin(again, act("Perform", result="no"))
    town.lin(again, act("Next", step="again", note="重新谈"))
    town.lin(again, act("Session", record="谈妥"))
    town.lin(again, act("Agree", form="oral", amount=300, **WORDS))
    photo = [town.file("纸质卷")]
    town.lin(act("Sheet", **SIDES, what="团费", kind="travel", result="failed", mediators=town.lin.person, photo=photo))
    town.lin(act("Sheet", **SIDES, what="地界", kind="land", result="oral", way="administrative", mediators=town.lin.person, photo=photo))
    town.at("2025-05-06")
    settled(town, "debt")
    return town


def test_the_form_counts_each_dispute_once_and_its_sums_come_out(town: Any, client_for: Any) -> None:
    a_quarter(town)
    told = spread.spread(town.office, spread.find(KEY), *spread.span(2025, 1))
    assert dict(zip(told.form.columns.values(), told.total.numbers, strict=True)) == {
        "受理": 2, "调处": 2, "成功": 1, "书面协议": 0, "口头协议": 1, "不成": 1, "协议金额": 30000, "已履行": 0, "司法确认": 0}
    rows = {(part.dim, row.title): row.numbers[:3] for part in told.parts for row in part.rows if any(row.numbers)}
    assert rows == {("kind", "邻里"): (1, 1, 1), ("kind", "旅游"): (1, 1, 0), ("source", "主动调解"): (1, 1, 1), ("source", "当事人申请"): (1, 1, 0),
                    ("committee", "村调委会"): (1, 1, 1), ("committee", spread.UNSAID): (1, 1, 0), ("village", "西埔村"): (1, 1, 1), ("village", spread.UNSAID): (1, 1, 0)}
    assert not any(each.wrong for each in told.sums) and len(told.sums) == 6
    branch = next(each for each in told.tree if each.title == "村调委会")
    assert branch.rows == (("西埔村人民调解委员会", "2025-01-06", (3, 1), (f"{CAST['lin'][0]}（专职）",)),)
    assert spread.spread(town.office, spread.find(KEY), *spread.span(2025, 0)).total.numbers[0] == 3
    the_page_and_the_files(town, client_for("fang"), told)


def the_page_and_the_files(town: Any, client: Any, told: Any) -> None:
    assert "人民调解案件情况统计表" in client.get("/desk/line/mediation/").content.decode()
    page = client.get(f"/desk/statistics/{KEY}/?year=2025&quarter=1").content.decode()
    assert "300.00" in page and "不符" not in page
    cell = client.get(f"/desk/statistics/{KEY}/mediation.amount/?year=2025&quarter=1&dim=kind&row=邻里").content.decode()
    assert "900.00" in cell and "-900.00" in cell and "300.00" in cell  # the first agreement, what was taken back, the last agreement
    row, found = spread.opened(town.office, told, "mediation.concluded", "committee", "村调委会")
    assert sum(each["amount"] for each in found) == row.numbers[1] == 1
    assert client.get(f"/desk/statistics/{KEY}/mediation.amount/?year=2025&quarter=9").status_code == 400
    assert "2025年2月1日至2025年2月28日" in client.get(f"/desk/statistics/{KEY}/?year=2025&quarter=1&month=2").content.decode()
    assert client.get(f"/desk/statistics/{KEY}/mediation.amount/?year=2025&month=13").status_code == 400
    assert "请填写1990至2100之间的年份" in client.get(f"/desk/statistics/{KEY}/?year=21&quarter=1").content.decode()
    assert client.get(f"/desk/statistics/{KEY}/mediation.amount/?year=2025&quarter=1&dim=village&row=西埔村").status_code == 404  # no sum of money is told by village
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"/desk/statistics/{KEY}.xlsx?year=2025&quarter=1").content))
    cells = {row[0]: row for row in book.get_sheet_by_name("统计表").to_python()}
    assert cells["合计"][1:8] == [2, 2, 1, 0, 1, 1, 300] and cells["旅游"][1] == 1
    assert client.get(f"/desk/statistics/{KEY}.pdf?year=2025&quarter=1").content[:4] == b"%PDF"


def test_it_opens_on_the_quarter_that_is_reported_next() -> None:
    days = {"2025-01-06": (2024, 4), "2025-03-30": (2024, 4), "2025-03-31": (2025, 1), "2025-08-01": (2025, 2), "2025-12-31": (2025, 4)}
    assert {day: spread.last_ended(date.fromisoformat(day)) for day in days} == days


def test_only_villages_are_listed_as_villages(town: Any) -> None:
    told = spread.spread(town.office, spread.find(KEY), *spread.span(2025, 1))
    assert {row.title for part in told.parts if part.dim == "village" for row in part.rows} == set(town.villages)


def test_a_sum_that_does_not_come_out_is_told(town: Any) -> None:
    a_quarter(town)
    form = spread.find(KEY)
    broken = type(form)(**{**{name: getattr(form, name) for name in form.__slots__}, "sums": (("mediation.accepted", ("mediation.success",), "受理＝成功"),)})
    told = spread.spread(town.office, broken, *spread.span(2025, 1))
    assert "合计：2≠1" in told.sums[-1].wrong
    assert any("相符" in each or "不符" in each for each in map(str, spread_printed.document(told, "演示镇").blocks))


def test_every_form_names_figures_and_words_that_are_counted() -> None:
    for line in registry.lines().values():
        for form in line.statistics:
            for figure in (*form.columns, *(each for left, right, _ in form.sums for each in (left, *right))):
                figures.find(figure)
                counts = [each for one in line.acts for each in one.counts if getattr(each, "figure", "") == figure]
                dims = {name.rpartition(".")[2] for each in counts for name in each.dims}
                assert counts and {split.dim for split in form.splits if figure not in split.without} <= dims, (form.key, figure)
