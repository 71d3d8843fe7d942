"""The workbook that goes back: the file's own rows with what became of each, and what stands here and not there; never a formula."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from fazhi.kernel.sheets import cells
from fazhi.kernel.sheets.declare import Sheet
from fazhi.kernel.sheets.plan import STATES, UNMATCHED, WRONG, Judged, Plan

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ADDED = ("结果", "原因、变化", "提示")
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(plan: Plan, *, only_wrong: bool = False) -> bytes:
    """The file's rows with three columns before them (result, why, hints), the wrong cells coloured; a second page tells what is not there.

    With `only_wrong` only the rows that were not taken, so that they can be mended and imported again.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {**OPTIONS, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"created": datetime(2000, 1, 1)})  # the same rows give the same bytes
    looks = {"head": book.add_format({"bold": True, "bg_color": "#E7ECEF", "border": 1, "text_wrap": True}),
             "bad": book.add_format({"bg_color": "#F9D9D4"}), "plain": book.add_format({}), "day": book.add_format({"num_format": "yyyy-mm-dd"})}
    rows = [each for each in plan.rows if not only_wrong or each.state in (WRONG, UNMATCHED)]
    _rows(book.add_worksheet("导入结果"), plan, rows, looks)
    if not only_wrong:
        _table(book.add_worksheet("本系统有而表中没有"), ("哪一项", "说明"), plan.vanished, looks)
        skipped = [(f"第{number}行", words) for number, words in plan.table.skipped]
        _table(book.add_worksheet("未作为数据的行"), ("行", "内容"), skipped, looks)
    book.close()
    return out.getvalue()


def _rows(page: Any, plan: Plan, rows: Sequence[Judged], looks: dict[str, Any]) -> None:
    titles = plan.table.titles
    for j, title in enumerate((*ADDED, *titles)):
        page.write_string(0, j, cells.safe(title), looks["head"])
    for i, one in enumerate(rows, start=1):
        why = one.why or one.changed
        for j, text in enumerate((STATES[one.state], why, "；".join(one.notes))):
            page.write_string(i, j, cells.safe(text), looks["bad"] if one.errors else looks["plain"])
        for j, title in enumerate(titles, start=len(ADDED)):
            bad = plan.columns.get(title, "-") in one.errors
            _cell(page, i, j, one.row.cells.get(title), looks, bad)
    page.freeze_panes(1, 1)
    page.set_column(0, 0, 8)
    page.set_column(1, 2, 36)
    page.set_column(3, 2 + len(titles), 16)


def _cell(page: Any, i: int, j: int, value: Any, looks: dict[str, Any], bad: bool) -> None:
    look = looks["bad"] if bad else looks["plain"]
    if value in (None, ""):
        page.write_blank(i, j, None, look)
    elif isinstance(value, (datetime, date)):
        page.write_datetime(i, j, value, look if bad else looks["day"])
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        page.write_number(i, j, value, look)
    else:
        page.write_string(i, j, cells.safe(str(value)), look)


def _table(page: Any, titles: Sequence[str], rows: Iterable[Sequence[str]], looks: dict[str, Any]) -> None:
    for j, title in enumerate(titles):
        page.write_string(0, j, title, looks["head"])
    for i, row in enumerate(rows, start=1):
        for j, text in enumerate(row):
            page.write_string(i, j, cells.safe(str(text)), looks["plain"])
    page.set_column(0, len(titles) - 1, 40)


def blank(sheet: Sheet) -> bytes:
    """An empty table with this sheet's titles, lists to choose from, and one line that says what each column takes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"created": datetime(2000, 1, 1)})
    page, hints = book.add_worksheet("数据"), book.add_worksheet("填写说明")
    head, text = book.add_format({"bold": True, "bg_color": "#E7ECEF", "border": 1}), book.add_format({"num_format": "@"})
    for j, each in enumerate(sheet.headings):
        page.write_string(0, j, each.title, head)
        page.set_column(j, j, 16, text)
        options = getattr(each.field, "options", {})
        if options:
            page.data_validation(1, j, 5000, j, {"validate": "list", "source": list(options.values())[:20]})
        told = ("必填；" if each.must else "") + ("可选：" + "、".join(options.values()) if options else each.field.help)
        hints.write_row(j, 0, [each.title, told])
    page.freeze_panes(1, 0)
    hints.set_column(0, 1, 40)
    book.close()
    return out.getvalue()
