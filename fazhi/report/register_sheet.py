"""A register as a workbook: exactly the columns and rows that were asked for, ready to print and sign on A4 landscape."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import xlsxwriter

from fazhi.kernel import book, gate
from fazhi.kernel.book import ADDED, CODE, DAY, MINUTE, MONEY, NUMBER, Asked, Book, Head
from fazhi.kernel.sheets import cells
from fazhi.kernel.wrong import FazhiError

MOST = 20_000  # rows of one workbook: more no printer takes and no clerk reads
STEP = 500
HEAD_ROW = 3
WIDE = {MONEY: 14, NUMBER: 9, DAY: 12, MINUTE: 17, CODE: 18}
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class TooLong(FazhiError):
    """More rows than one workbook takes."""


def workbook(viewer: gate.Viewer, key: str, asked: Asked) -> tuple[bytes, int]:
    """(workbook, number of rows) of a register as it was asked for; logs the reading of every matter in it.

    Raises NotFound for an unknown register and TooLong for more than MOST rows.
    """
    pages = list(_pages(viewer, key, asked))
    first = pages[0]
    heads = list(first.shown)
    rows = [row for page in pages for row in page.rows]
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, OPTIONS)
    made.set_properties({"title": first.register.title, "created": datetime(2000, 1, 1)})
    sheet = made.add_worksheet(first.register.title[:31])
    _head(made, sheet, viewer, first, asked, heads)
    _rows(made, sheet, heads, rows)
    _foot(made, sheet, viewer, heads, rows)
    _printed(sheet, first, heads)
    made.close()
    gate.log_many(viewer, dict.fromkeys(row.matter for row in rows if row.matter), f"register {key}", "导出台账")
    return out.getvalue(), len(rows)


def _pages(viewer: gate.Viewer, key: str, asked: Asked) -> Iterator[Book]:
    after, count = "", 0
    while True:
        page = book.read(viewer, key, replace(asked, after=after, size=STEP))
        count += len(page.rows)
        if count > MOST:
            raise TooLong(f"符合条件的记录超过{MOST}行，一张表放不下。请用“自、至”按日期分段导出。")
        yield page
        if not page.next:
            return
        after = page.next


def _head(made: Any, sheet: Any, viewer: gate.Viewer, page: Book, asked: Asked, heads: list[Head]) -> None:
    """Three lines above the table: its name, whose it is with its days and filters, and the titles of the columns."""
    sheet.write_string(0, 0, page.register.title, made.add_format({"bold": True, "font_size": 16}))
    span = f"{asked.since or '最早'}至{asked.until or viewer.day.isoformat()}"
    only = [f"{head.title}：{head.shown(asked.only[head.key])}" for head in page.heads if head.key in asked.only]
    stage = [f"阶段：{page.line.stage(asked.stage).title}"] if asked.stage else []
    sheet.write_string(1, 0, "　".join([f"单位：{viewer.staff.name}", f"期间：{span}", *only, *stage, f"制表日期：{viewer.day.isoformat()}"]))
    look = made.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "bg_color": "#E7ECEF"})
    for j, head in enumerate(heads):
        sheet.write_string(HEAD_ROW - 1, j, f"{head.title}（元）" if head.shape == MONEY else head.title, look)
    sheet.write_string(HEAD_ROW - 1, len(heads), "备注", look)


def _rows(made: Any, sheet: Any, heads: list[Head], rows: list[book.Row]) -> None:
    plain, struck = ({shape: made.add_format({"border": 1, "text_wrap": True, "valign": "top", "font_strikeout": gone, "num_format": number})
                      for shape, number in ((MONEY, "#,##0.00"), (NUMBER, "0"), (DAY, "yyyy-mm-dd"), ("", "@"))} for gone in (False, True))
    for i, row in enumerate(rows, start=HEAD_ROW):
        looks = struck if row.struck else plain
        for j, head in enumerate(heads):
            _cell(sheet, i, j, head, row.cells.get(head.key), looks)
        sheet.write_string(i, len(heads), "、".join([*(["已撤销"] if row.struck else []), *row.tags]), looks[""])


def _cell(sheet: Any, i: int, j: int, head: Head, value: Any, looks: dict[str, Any]) -> None:
    if head.shape in ADDED and isinstance(value, int):
        sheet.write_number(i, j, value / 100 if head.shape == MONEY else value, looks[head.shape])
    elif head.shape == DAY and value:
        sheet.write_datetime(i, j, date.fromisoformat(str(value)[:10]), looks[DAY])
    else:
        sheet.write_string(i, j, cells.safe(head.shown(value)), looks[""])


def _foot(made: Any, sheet: Any, viewer: gate.Viewer, heads: list[Head], rows: list[book.Row]) -> None:
    """The totals of what stands, and who filled it in."""
    last = HEAD_ROW + len(rows)
    strong = {shape: made.add_format({"bold": True, "border": 1, "num_format": number}) for shape, number in ((MONEY, "#,##0.00"), (NUMBER, "0"), ("", "@"))}
    for j, head in enumerate(heads):
        if head.shape in ADDED:
            whole = sum(int(row.cells.get(head.key) or 0) for row in rows if not row.struck and isinstance(row.cells.get(head.key), int))
            sheet.write_number(last, j, whole / 100 if head.shape == MONEY else whole, strong[head.shape])
        else:
            sheet.write_string(last, j, f"合计（{sum(not row.struck for row in rows)}行）" if not j else "", strong[""])
    sheet.write_string(last + 2, 0, f"填报人：{gate.people([viewer.person]).get(viewer.person, '')}　　　　审核人：　　　　　　　　单位负责人：")


def _printed(sheet: Any, page: Book, heads: list[Head]) -> None:
    for j, head in enumerate(heads):
        sheet.set_column(j, j, WIDE.get(head.shape, 36 if head.sealed else 16))
    sheet.set_column(len(heads), len(heads), 14)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW - 1)
    sheet.freeze_panes(HEAD_ROW, 1)
    sheet.set_footer(f"&L{page.register.title}&R第 &P 页，共 &N 页")
