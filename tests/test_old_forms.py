"""A county form as an old .xls: read with its merged heads and formulas, filled twice, everything else as it came."""

import io
from decimal import Decimal
from typing import Any

import pytest
import xlrd  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook

from fazhi.lines.petition.acts import Receive
from fazhi.lines.reporting.acts import Bind, Take
from fazhi.report.forms import binding, filling, grid
from fazhi.report.forms.wrong import NotAForm

ITEMS = ("受理件数", "其中热线", "办结件数", "一次性化解")


def county() -> bytes:
    """Two sheets: a heading over merged cells, four items by two columns, sums; blanks with a format of their own, one cell of which nothing is said."""
    book = xlwt.Workbook(encoding="utf-8")
    page, other = book.add_sheet("月报"), book.add_sheet("说明")
    bold, yellow = xlwt.easyxf("font: bold on"), xlwt.easyxf("pattern: pattern solid, fore_colour yellow", num_format_str="0_ ")
    page.write_merge(0, 0, 0, 2, "2021年3月法治政府建设情况月报表", bold)
    for column, words in enumerate(("项目", "本月", "本年累计")):
        page.write(1, column, words, bold)
    for i, words in enumerate(ITEMS, start=2):
        page.write(i, 0, words)
        if i != 4:
            for column in (1, 2):
                page.write(i, column, style=yellow)  # next to each other: one record tells both
    page.write(6, 0, "合计")
    page.write(6, 1, xlwt.Formula("SUM(B3:B6)"))
    page.write(6, 2, xlwt.Formula("SUM(C3:C6)"))
    page.col(0).width = 9000
    other.write(0, 0, "填报说明：按月填报。")
    other.write(1, 0, xlwt.Formula("'月报'!B7*2"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def stands(data: bytes) -> list[list[Any]]:
    """The first sheet as another reader tells it."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_cells_merged_areas_and_formulas_are_read() -> None:
    page, other = grid.read(county())
    assert (page.title, page.named("A1").wide, page.named("B1").under) == ("月报", 3, "A1")
    assert page.named("B7").formula.replace(" ", "") == "=SUM(B3:B6)" and other.named("A2").formula == "=月报!B7*2"
    assert [cell.name for cell in page.places()] == [f"{column}{row}" for row in range(3, 7) for column in "BC"]


def test_filled_twice_only_the_numbers_and_sums_change() -> None:
    blank = county()
    first = binding.filled(blank, grid.read(blank), {("月报", "B3"): 7, ("月报", "C3"): Decimal("30"), ("月报", "B5"): 5})
    assert [row[1:] for row in stands(first)[2:]] == [[7, 30], ["", ""], [5, ""], ["", ""], [12, 30]]
    second = binding.filled(first, grid.read(first), {("月报", "B3"): 8, ("月报", "B4"): 2, ("月报", "C5"): None})
    assert [row[1:] for row in stands(second)[2:]] == [[8, 30], [2, ""], [5, ""], ["", ""], [15, 30]]
    assert second == binding.filled(first, grid.read(first), {("月报", "B3"): 8, ("月报", "B4"): 2, ("月报", "C5"): None}), "the same numbers give the same bytes"
    before, after = (xlrd.open_workbook(file_contents=each, formatting_info=True) for each in (blank, second))
    one, two = before.sheet_by_index(0), after.sheet_by_index(0)
    assert two.cell_xf_index(2, 1) == one.cell_xf_index(2, 1) and two.merged_cells == one.merged_cells and two.colinfo_map[0].width == 9000
    assert [two.cell_value(row, 0) for row in range(7)] == [one.cell_value(row, 0) for row in range(7)]
    assert after.sheet_by_index(1).cell_value(0, 0) == "填报说明：按月填报。" and after.sheet_by_index(1).cell_value(1, 0) == 30
    assert grid.read(second)[0].named("B7").formula == grid.read(blank)[0].named("B7").formula


def test_words_are_put_in_and_a_formula_is_not_overwritten() -> None:
    told = filling.fill(county(), {("说明", "C9"): "无", ("月报", "B6"): 3})
    assert CalamineWorkbook.from_filelike(io.BytesIO(told)).get_sheet_by_name("说明").to_python()[8][2] == "无"
    for values, says in (({("月报", "B7"): 3}, "公式"), ({("没有", "B3"): 3}, "没有“没有”这张工作表")):
        with pytest.raises(NotAForm, match=says):
            filling.fill(county(), values)


@pytest.mark.parametrize("spoil", [lambda data: data[:700], lambda data: data[:512] + b"\xff" * 4096 + data[4608:], lambda data: data[:4] + b"\0" * 3000])
def test_a_damaged_file_is_said_in_plain_words(spoil: Any) -> None:
    with pytest.raises(NotAForm, match=r"打不开|格式|密码"):
        grid.read(spoil(county()))


def test_it_is_taken_in_bound_and_filled_at_the_desk_as_it_came(town: Any, client_for: Any) -> None:
    town.at("2021-03-03").he(Receive(channel="letter", what="村口积水", who={"name": "刘某某"}))
    town.at("2021-04-02")
    blank = {**town.file("月报.xls", county()), "media": "application/vnd.ms-excel"}
    case = town.luo(Take(name="法治月报", to="县委依法治县办", form=blank))
    sheet = grid.read(county())[0]
    places = [(cell, *sheet.labels(cell)) for cell in sheet.places()]
    figure = {"B3": "petition.received", "B4": "petition.hotline"}
    town.luo(case, Bind(rows=[{"sheet": sheet.title, "cell": cell.name, "left": left, "above": above, "figure": figure.get(cell.name, "-"), "span": "period"}
                              for cell, left, above in places]))
    client = client_for("luo")
    page = client.get(f"/desk/county/{case.matter}/?period=2021-03").content.decode()
    assert "已对应 8" in page
    answer = client.get(f"/desk/county/{case.matter}/2021-03.xls")
    assert answer["Content-Type"] == "application/vnd.ms-excel" and answer["Content-Disposition"].endswith('2021-03.xls"')
    assert [row[1] for row in stands(answer.content)[2:]] == [1, 0, "", "", 1]
