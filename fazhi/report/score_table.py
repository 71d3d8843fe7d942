"""The score sheet of a review as a workbook: it goes out with the file, is filled in with any table software, and comes back into the form of the score, or with what is wrong beside each row."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import xlsxwriter
from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.styles import PatternFill  # type: ignore[import-untyped]

from fazhi.kernel import checks
from fazhi.kernel.acts import Act
from fazhi.kernel.sheets import cells
from fazhi.kernel.wrong import FazhiError, Wrong

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
SCORES, FOUND, VETO = "评分表", "机器检查结果", "一票否决"
HEAD = ("项目编号", "项目", "分值", "逐问查看", "扣分", "扣分理由", "查看内容")
FOUND_HEAD = ("检查编号", "查出的问题", "所指的记录", "不采纳的理由")
VETO_HEAD = ("编号", "情形", "有没有", "理由")
YES = "有"
FIRST_ROW = 3  # above it: what the sheet is about, and how it is filled in
MOST = 5_000_000


class NoScores(FazhiError):
    """A file that is no score sheet, or not one of this review."""


@dataclass(slots=True)
class Scores:
    """What a sheet says: the values of the act's form, and what is wrong {(page, row): sentence}."""

    said: dict[str, Any] = field(default_factory=dict)
    wrong: dict[tuple[str, int], str] = field(default_factory=dict)


def about(code: str) -> str:
    """The line by which a sheet is known again: the number of its review."""
    return f"评查号：{code}"


def blank(score: Any, code: str, file: str, on: date) -> bytes:
    """The sheet of one review: every item with its worth and drop-downs, the findings of the machine, the grounds of failure. The same day and file give the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"created": datetime(2000, 1, 1)})
    looks = {"head": book.add_format({"bold": True, "bg_color": "#E7ECEF", "border": 1, "text_wrap": True}), "plain": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
             "free": book.add_format({"border": 1, "text_wrap": True, "valign": "top", "bg_color": "#FFFDE7", "locked": False})}
    items = score.standard(on)
    fits = list(score.fields["rows"].fields["fits"].options.values())
    rows = [(key, title, worth, fits[0], 0, "", asks) for key, title, worth, asks in items]
    page = _page(book, looks, SCORES, (about(code), "逐项选“逐问查看”；有不符合的填扣分和理由。只填浅黄色的格子，不要增删行。"), HEAD, rows, (3, 4, 5), (10, 20, 6, 14, 8, 40, 60))
    for i, (_, _, worth, _) in enumerate(items, start=FIRST_ROW):
        page.data_validation(i, 3, i, 3, {"validate": "list", "source": fits})
        page.data_validation(i, 4, i, 4, {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": worth, "error_title": "扣分", "error_message": f"这一项{worth}分，扣分填0到{worth}的整数。"})
    found = [(one.check, each.what, each.entry, "") for one in checks.look(checks.dossier(file, on)) for each in one.findings]
    _page(book, looks, FOUND, (about(code), "机器查出的问题，请在评分表中扣分；不采纳的，在这里写明机器错在哪里、案卷哪一页可以证明。"), FOUND_HEAD, found, (3,), (10, 60, 36, 60))
    grounds = [(key, words, "", "") for key, words in score.fields["veto"].options.items()]
    page = _page(book, looks, VETO, (about(code), "有一票否决情形的选“有”，并写明理由；没有的不填。"), VETO_HEAD, grounds, (2, 3), (10, 60, 8, 60))
    page.data_validation(FIRST_ROW, 2, FIRST_ROW + len(grounds), 2, {"validate": "list", "source": [YES]})
    book.close()
    return out.getvalue()


def _page(book: Any, looks: dict[str, Any], name: str, told: tuple[str, str], head: tuple[str, ...], rows: Any, free: tuple[int, ...], widths: tuple[int, ...]) -> Any:
    """One page: two lines of words, titles, rows; only the free columns may be written in."""
    page = book.add_worksheet(name)
    for i, text in enumerate(told):
        page.write_string(i, 0, text)
    for j, (title, width) in enumerate(zip(head, widths, strict=True)):
        page.write_string(FIRST_ROW - 1, j, title, looks["head"])
        page.set_column(j, j, width)
    for i, row in enumerate(rows, start=FIRST_ROW):
        for j, value in enumerate(row):
            look = looks["free" if j in free else "plain"]
            (page.write_number if isinstance(value, int) else page.write_string)(i, j, value if isinstance(value, int) else cells.safe(str(value)), look)
    page.freeze_panes(FIRST_ROW, 0)
    page.protect()  # no password: a hand that slips is stopped, nobody else
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    return page


def read(data: bytes, score: type[Act], code: str, on: date) -> Scores:
    """What a filled sheet says and what is wrong with it; raises NoScores for a file that is no sheet of this review."""
    book = _opened(data)
    if SCORES not in book.sheetnames or str(book[SCORES].cell(1, 1).value or "").strip() != about(code):
        raise NoScores(f"这不是{code}的评分表。请选择随这份案卷交出的评分表。")
    told = Scores({"rows": [], "dismissed": [], "veto": []})
    _scores(book[SCORES], score, on, told)
    for _, row in _rows(book[FOUND] if FOUND in book.sheetnames else None):
        if _text(row, 0) and _text(row, 3):
            told.said["dismissed"].append({"check": _text(row, 0), **({"entry": _text(row, 2)} if _text(row, 2) else {}), "reason": _text(row, 3)})
    reasons = []
    for i, row in _rows(book[VETO] if VETO in book.sheetnames else None):
        if _text(row, 2) == YES:
            told.said["veto"].append(_text(row, 0))
            reasons.append(_text(row, 3))
            if not _text(row, 3):
                told.wrong[VETO, i] = "选了“有”，没有写理由。"
        elif _text(row, 2) or _text(row, 3):
            told.wrong[VETO, i] = "有这种情形的，请选“有”；没有的，两格都不填。"
    told.said = {name: value for name, value in {**told.said, "veto_reason": "；".join(filter(None, reasons))}.items() if value}
    return told


def _opened(data: bytes) -> Any:
    if len(data) > MOST:
        raise NoScores("文件超过5兆，请确认选对了评分表。")
    try:
        return load_workbook(io.BytesIO(data))
    except Exception as error:  # openpyxl raises whatever its zip and xml readers raise
        raise NoScores("打不开这个文件。请在表格软件里另存为 .xlsx（不加密）后再试。") from error


def _rows(page: Any) -> Iterator[tuple[int, list[Any]]]:
    """(number of the row in the file, its cells) of the rows under the titles that hold anything."""
    for i, row in enumerate(page.iter_rows(min_row=FIRST_ROW + 1, values_only=True) if page is not None else (), start=FIRST_ROW + 1):
        if any(value not in (None, "") for value in row):
            yield i, list(row)


def _text(row: list[Any], j: int) -> str:
    value = row[j] if j < len(row) else None
    return "" if value is None else str(value).strip().lstrip("'")


def _scores(page: Any, score: Any, on: date, told: Scores) -> None:
    """Each item once, nothing taken off beyond its worth, and a reason for what is taken off."""
    worth = {key: (title, points) for key, title, points, _ in score.standard(on)}
    fits, off = (score.fields["rows"].fields[name] for name in ("fits", "off"))
    seen: set[str] = set()
    for i, row in _rows(page):
        key, wrong = _text(row, 0), []
        if key not in worth or key in seen:
            told.wrong[SCORES, i] = "项目编号不在这一天的评分标准里，或者重复。请用交出的原表，不要增删行。"
            continue
        seen.add(key)
        try:
            taken = off.clean(cells.plain(row[4] if len(row) > 4 else None, off) or 0)
        except Wrong:
            taken, wrong = 0, [f"扣分“{_text(row, 4)}”不是整数。"]
        kind = next((name for name, words in fits.options.items() if words == _text(row, 3)), "")
        if not kind:
            wrong.append(f"“逐问查看”请选{'、'.join(fits.options.values())}之一。")
        elif not wrong and bool(taken) != (kind == "some"):
            wrong.append("查看结果与扣分不一致：有不符合的才扣分，扣分的须选“有不符合”。")
        if taken > worth[key][1]:
            wrong.append(f"“{worth[key][0]}”只有{worth[key][1]}分，不能扣{taken}分。")
        if taken and not _text(row, 5):
            wrong.append("扣分没有理由。")
        if wrong:
            told.wrong[SCORES, i] = "".join(wrong)
        told.said["rows"].append({"item": key, "fits": kind, "off": taken, **({"what": _text(row, 5)} if _text(row, 5) else {})})
    if missing := [title for key, (title, _) in worth.items() if key not in seen]:
        told.wrong[SCORES, FIRST_ROW] = f"缺少：{'、'.join(missing)}。"


def marked(data: bytes, wrong: dict[tuple[str, int], str]) -> bytes:
    """The same workbook with a column that says what is wrong in which row, to be mended and brought again."""
    book = _opened(data)
    for name in {page for page, _ in wrong}:
        page = book[name]
        page.protection.sheet = False
        last = max(len(HEAD if name == SCORES else VETO_HEAD), 1) + 1
        page.cell(FIRST_ROW, last, "问题")
        for (_, i), sentence in (each for each in wrong.items() if each[0][0] == name):
            cell = page.cell(i, last, cells.safe(sentence) if i > FIRST_ROW else f"问题：{sentence}")
            cell.fill = PatternFill("solid", fgColor="F9D9D4")
        page.column_dimensions[page.cell(FIRST_ROW, last).column_letter].width = 50
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
