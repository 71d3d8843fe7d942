"""The yearly tables of enforcement as a workbook or a paper."""

import io
from typing import Any

import xlsxwriter

from fazhi.kernel.typeset import docx, pdf
from fazhi.kernel.typeset.document import Document, Heading, Paragraph, Table
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.wrong import FazhiError
from fazhi.report.tables import Cell, Sheet, as_json, rules

FORMATS = ("xlsx", "pdf", "docx", "json")
WIDE, NARROW = 52, 14


class UnknownFormat(FazhiError):
    """The tables can be printed as xlsx, pdf, docx or json."""


def printed(form: str, sheets: list[Sheet], account: list[str], office: str, year: int, *, demo: bool = False) -> bytes:
    """The tables in one of FORMATS as bytes; raises UnknownFormat, MissingGlyphs."""
    if form == "xlsx":
        return workbook(sheets, account, office, year, demo=demo)
    if form == "json":
        return as_json(sheets).encode()
    paper = document(sheets, account, office, year, demo=demo)
    if form == "pdf":
        return pdf.to_pdf(paper, Faces())
    if form == "docx":
        return docx.to_docx(paper, Faces())
    raise UnknownFormat(f"统计表只能输出为 {'、'.join(FORMATS)}，没有“{form}”。")


def title(office: str, year: int) -> str:
    """The heading of the publication."""
    return f"{office}{year}年度行政执法数据"


def document(sheets: list[Sheet], account: list[str], office: str, year: int, *, demo: bool = False) -> Document:
    """Six tables, the year in words, and how it was counted."""
    blocks: list[Any] = [Heading(1, "第一部分　行政执法数据表")]
    for n, sheet in enumerate(sheets, 1):
        rows = tuple((cell.title, cell.unit, cell.text) for cell in sheet.cells)
        blocks += [Heading(2, f"表{n}　{sheet.title}"), Table(rows, widths=(0.6, 0.12, 0.28), header=("项目", "单位", "数量"), align=("left", "center", "right"))]
    blocks += [Heading(1, "第二部分　行政执法情况说明"), *(Paragraph(each) for each in account)]
    blocks += [Heading(1, "计数规则"), *(Paragraph(f"{i}．{rule}") for i, rule in enumerate(rules()["rules"], 1))]
    return Document(title=title(office, year), blocks=tuple(blocks), kind="official", signature=office, watermark="演示数据" if demo else "")


def workbook(sheets: list[Sheet], account: list[str], office: str, year: int, *, demo: bool = False) -> bytes:
    """A sheet a table, one for the words and the rules; numbers are numbers, words can never be taken for formulas."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head, bold = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True, "border": 1, "bg_color": "#f3e9e8"})
    plain, number = book.add_format({"border": 1, "text_wrap": True}), book.add_format({"border": 1, "align": "right"})
    for n, sheet in enumerate(sheets, 1):
        page = book.add_worksheet(f"表{n} {sheet.title.removesuffix('实施情况统计表')}")
        page.set_column(0, 0, WIDE)
        page.set_column(1, 2, NARROW)
        page.write_string(0, 0, f"{sheet.title}（{year}年度）{'　演示数据' if demo else ''}", head)
        page.write_string(1, 0, f"填报单位：{office}")
        for column, words in enumerate(("项目", "单位", "数量")):
            page.write_string(2, column, words, bold)
        for row, cell in enumerate(sheet.cells, 3):
            page.write_string(row, 0, cell.title, plain)
            page.write_string(row, 1, cell.unit, plain)
            _number(page, row, cell, number)
    page = book.add_worksheet("情况说明和计数规则")
    page.set_column(0, 0, 2 * WIDE)
    for row, words in enumerate([*account, "", *rules()["rules"], f"样式：{rules()['source']}"]):
        page.write_string(row, 0, words)
    book.close()
    return out.getvalue()


def _number(page: Any, row: int, cell: Cell, form: Any) -> None:
    if cell.value is None:
        page.write_string(row, 2, cell.text, form)
    else:
        page.write_number(row, 2, float(cell.value), form)
