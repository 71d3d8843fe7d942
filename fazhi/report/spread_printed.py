"""A statistics form as a workbook or a paper, with its sums and how each figure is counted."""

import io
from typing import Any

import xlsxwriter

from fazhi.kernel.typeset import docx, pdf
from fazhi.kernel.typeset.document import Document, Heading, Paragraph, Signatures, Signer, Table
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.wrong import FazhiError
from fazhi.report import figures
from fazhi.report.spread import Row, Told

FORMATS = ("xlsx", "pdf", "docx")
FEN = 100


class UnknownFormat(FazhiError):
    """A statistics form can be printed as xlsx, pdf or docx."""


def printed(form: str, told: Told, office: str, *, demo: bool = False) -> bytes:
    """The form in one of FORMATS as bytes; raises UnknownFormat, MissingGlyphs."""
    if form == "xlsx":
        return workbook(told, office, demo=demo)
    if form in ("pdf", "docx"):
        paper = document(told, office, demo=demo)
        return pdf.to_pdf(paper, Faces()) if form == "pdf" else docx.to_docx(paper, Faces())
    raise UnknownFormat(f"统计表只能输出为 {'、'.join(FORMATS)}，没有“{form}”。")


def numbers(told: Told, row: Row) -> list[str]:
    """The numbers of a row as they stand in the table; sums of money in yuan."""
    return ["—" if number is None else f"{number / FEN:,.2f}" if money else str(number) for number, money in zip(row.numbers, is_money(told), strict=True)]


def is_money(told: Told) -> list[bool]:
    """For each column whether it is a sum of money."""
    return [bool(getattr(figures.find(key), "money", False)) for key in told.form.columns]


def headings(told: Told) -> list[str]:
    """The headings of the columns with their units."""
    return [f"{title}（{figures.find(key).unit}）" for key, title in told.form.columns.items()]


def document(told: Told, office: str, *, demo: bool = False) -> Document:
    """The form as a paper: total, each split, the tree, the sums, how it was counted, and who answers for it."""
    shares = [2.2 if money else 1.0 for money in is_money(told)]  # sums of money need room for their thousands
    widths = (0.2, *[0.8 * share / sum(shares) for share in shares])
    align: Any = ("left", *["right"] * len(told.form.columns))
    blocks: list[Any] = [Table((("合计", *numbers(told, told.total)),), widths=widths, header=("项目", *headings(told)), align=align)]
    for part in told.parts:
        rows = tuple((row.title, *numbers(told, row)) for row in part.rows)
        blocks += [Heading(2, part.title), Table(rows, widths=widths, header=("项目", *headings(told)), align=align)]
    blocks += _tree(told)
    blocks += [Heading(2, "核对"), *(Paragraph(f"{each.words}：{'相符' if not each.wrong else '不符——' + '；'.join(each.wrong)}。", indent=False) for each in told.sums)]
    blocks += [Heading(2, "口径"), *(Paragraph(f"{title}：{figures.find(key).definition}", indent=False) for key, title in told.form.columns.items())]
    blocks += [Paragraph(f"{told.form.note}样式来源：{told.form.source}", indent=False), Signatures((Signer("填表人"), Signer("负责人")))]
    return Document(title=told.form.title, blocks=tuple(blocks), kind="form", number=f"{office}　{told.since}至{told.until}", watermark="演示数据" if demo else "")


def _tree(told: Told) -> list[Any]:
    roll = told.form.roll
    if roll is None:
        return []
    rows: list[tuple[str, ...]] = []
    for branch in told.tree:
        rows.append((f"{branch.title}　{len(branch.rows)}个", "", *(str(sum(row[2][i] for row in branch.rows)) for i in range(len(roll.sums))), ""))
        rows += [(f"　{title}", since, *(str(each) for each in sums), "、".join(people)) for title, since, sums, people in branch.rows]
    header = ("类别和名称", "产生日期", *roll.sums.values(), roll.people_title)
    return [Heading(2, roll.title), Table(tuple(rows), widths=(0.36, 0.16, *[0.2 / len(roll.sums)] * len(roll.sums), 0.28), header=header)]


def workbook(told: Told, office: str, *, demo: bool = False) -> bytes:
    """A sheet for the numbers, one for the tree, one for the sums and definitions; words can never be taken for formulas."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head, bold = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True, "border": 1, "text_wrap": True, "bg_color": "#f3e9e8"})
    plain, number = book.add_format({"border": 1, "text_wrap": True}), book.add_format({"border": 1})
    page = book.add_worksheet("统计表")
    page.set_column(0, 0, 26)
    page.set_column(1, len(told.form.columns), 12)
    page.write_string(0, 0, f"{told.form.title}{'　演示数据' if demo else ''}", head)
    page.write_string(1, 0, f"填报单位：{office}　统计期：{told.since}至{told.until}")
    at = 2
    for title, rows in [("项目", (told.total,)), *((part.title, part.rows) for part in told.parts)]:
        for column, words in enumerate((title, *headings(told))):
            page.write_string(at, column, words, bold)
        for row in rows:
            at += 1
            page.write_string(at, 0, row.title, plain)
            for column, (value, money) in enumerate(zip(row.numbers, is_money(told), strict=True), 1):
                if value is None:
                    page.write_string(at, column, "—", number)
                else:
                    page.write_number(at, column, value / FEN if money else value, number)
        at += 2
    _lists(book, told, bold, plain)
    book.close()
    return out.getvalue()


def _lists(book: Any, told: Told, bold: Any, plain: Any) -> None:
    roll = told.form.roll
    if roll is not None:
        page = book.add_worksheet(roll.title)
        page.set_column(0, 1, 30)
        rows: list[list[Any]] = [["类别", "名称", "产生日期", *roll.sums.values(), roll.people_title]]
        rows += [[branch.title, title, since, *sums, "、".join(people)] for branch in told.tree for title, since, sums, people in branch.rows]
        for n, row in enumerate(rows):
            for column, value in enumerate(row):
                page.write(n, column, value, plain if n else bold)
    page = book.add_worksheet("核对和口径")
    page.set_column(0, 0, 90)
    told_words = [*(f"{each.words}：{'相符' if not each.wrong else '不符——' + '；'.join(each.wrong)}" for each in told.sums), "",
                  *(f"{title}：{figures.find(key).definition}" for key, title in told.form.columns.items()), told.form.note, f"样式来源：{told.form.source}"]
    for n, words in enumerate(told_words):
        page.write_string(n, 0, words)
