"""Reading a table from .xlsx, .xls or .csv: which row holds the titles, merged heads, merged cells, totals and remarks left out."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from fazhi.kernel.sheets.declare import Sheet, normal
from fazhi.kernel.wrong import FazhiError

MOST_ROWS = 20_000
MOST_BYTES = 50 * 1024 * 1024
TITLE_ROWS = 15  # the titles stand somewhere in these first rows
TAIL = re.compile(r"^(合\s*计|总\s*计|小\s*计|填表人|填报人|制表|审核人|备\s*注|注[：:]|说明[：:])")

Grid = list[list[Any]]


class Unreadable(FazhiError):
    """A file that is no table, or not one of this sheet."""


@dataclass(slots=True)
class Table:
    """A table as it was read: its titles in order, its rows with their numbers in the file, and the rows that are no data."""

    page: str
    titles: list[str]
    rows: list[tuple[int, list[Any]]]
    head: int
    skipped: list[tuple[int, str]] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


def read(data: bytes, name: str, sheet: Sheet, page: str = "") -> Table:
    """The table in a file's bytes; raises Unreadable saying what to do."""
    if len(data) > MOST_BYTES:
        raise Unreadable("文件超过 50 MB，请分成几个文件导入。")
    kind = _kind(data, name)
    pages = _csv(data) if kind == "csv" else _book(data)
    if page and page not in pages:
        raise Unreadable(f"表格里没有名为“{page}”的工作表，现有：{'、'.join(pages)}。")
    known = _known(sheet)
    chosen = page or max(pages, key=lambda one: _score(pages[one], known))
    return _table(chosen, pages[chosen], known, list(pages))


def _kind(data: bytes, name: str) -> str:
    end = Path(name).suffix.lower()
    if data[:2] == b"PK" or data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return "book"
    if end in (".et", ".wps", ".numbers", ".pdf", ".doc", ".docx"):
        raise Unreadable(f"不能读取 {end} 文件。请在表格软件里另存为 .xlsx 或 .csv 后再导入。")
    if end in (".xlsx", ".xls", ".xlsm"):
        if data.lstrip()[:1] == b"<":
            raise Unreadable("这个文件名为 Excel，实为网页。请用表格软件打开后另存为 .xlsx 再导入。")
        raise Unreadable("这个文件已损坏，或不是 Excel 文件。请重新导出。")
    return "csv"


def _book(data: bytes) -> dict[str, Grid]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = {}
        for name in book.sheet_names:
            one = book.get_sheet_by_name(name)
            grid = [list(row) for row in one.to_python(skip_empty_area=False)]
            found[name] = _unmerged(grid, one.merged_cell_ranges or ())
    except PasswordError:
        raise Unreadable("表格设有打开密码。请去掉密码后再导入。") from None
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable("读不出这个表格，可能已损坏或加密。请重新导出，或另存为 .xlsx 后再试。") from error
    if not any(any(cell not in (None, "") for row in grid for cell in row) for grid in found.values()):
        raise Unreadable("表格是空的。请核对是否选对了文件。")
    return found


def _unmerged(grid: Grid, ranges: Iterable[Any]) -> Grid:
    """Every cell of a merged range says what its first cell says."""
    for (top, left), (bottom, right) in ranges:
        value = grid[top][left] if top < len(grid) and left < len(grid[top]) else None
        for i in range(top, min(bottom, len(grid) - 1) + 1):
            for j in range(left, min(right, len(grid[i]) - 1) + 1):
                grid[i][j] = value
    return grid


def _csv(data: bytes) -> dict[str, Grid]:
    text = decoded(data)
    first = "\n".join(text.splitlines()[:TITLE_ROWS])
    mark = max((",", "\t", ";", "，"), key=first.count)
    grid: Grid = [list(row) for row in csv.reader(io.StringIO(text), delimiter=mark)]
    if not any(cell.strip() for row in grid for cell in row):
        raise Unreadable("表格是空的。请核对是否选对了文件。")
    return {"": grid}


def decoded(data: bytes) -> str:
    """Text in UTF-8 or in the Chinese national encoding; raises Unreadable for neither."""
    for name in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable("读不出这个文件的文字。请另存为 .xlsx，或另存为 UTF-8 编码的 .csv。")


def _known(sheet: Sheet) -> set[str]:
    return {normal(title) for each in sheet.headings for title in (each.title, *each.also)}


def _hits(row: Sequence[Any], known: set[str]) -> int:
    return sum(1 for cell in row if isinstance(cell, str) and normal(cell) in known)


def _score(grid: Grid, known: set[str]) -> tuple[int, int]:
    return max((_hits(row, known) for row in grid[:TITLE_ROWS]), default=0), len(grid)


def _table(page: str, grid: Grid, known: set[str], pages: list[str]) -> Table:
    head = max(range(min(TITLE_ROWS, len(grid))), key=lambda i: (_hits(grid[i], known), len({c for c in grid[i] if c not in (None, "")}), -i))
    if len({cell for cell in grid[head] if cell not in (None, "")}) < 2:
        raise Unreadable("找不到标题行。表格的前几行里应有一行写着各栏的名称。")
    top = _upper(grid, head, known)
    last = _lower(grid, head, known)
    titles = _titles(grid[top:last + 1], known)
    table = Table(page, titles, [], last + 1, pages=[each for each in pages if each])
    for i in range(last + 1, len(grid)):
        cells = [*grid[i], *([None] * (len(titles) - len(grid[i])))][:len(titles)]
        filled = [str(cell).strip() for cell in cells if cell not in (None, "") and str(cell).strip()]
        if not filled:
            continue
        if TAIL.match(filled[0]) or (len(filled) == 1 and len(titles) > 3):
            table.skipped.append((i + 1, filled[0][:40]))
        else:
            table.rows.append((i + 1, cells))
    if len(table.rows) > MOST_ROWS:
        raise Unreadable(f"一次最多导入 {MOST_ROWS} 行，现有 {len(table.rows)} 行。请分成几个文件。")
    if not table.rows:
        raise Unreadable("标题行下面没有数据。请核对是否选对了文件或工作表。")
    return table


def _upper(grid: Grid, head: int, known: set[str]) -> int:
    """The row above belongs to the heads when it groups columns: several different words of which some are repeated or blank."""
    if head == 0:
        return head
    above = [cell for cell in grid[head - 1] if cell not in (None, "")]
    different = {str(cell) for cell in above}
    return head - 1 if len(different) > 1 and all(isinstance(cell, str) for cell in above) and _hits(grid[head - 1], known) else head


def _lower(grid: Grid, head: int, known: set[str]) -> int:
    """The row below belongs to the heads when it names columns too and holds no data."""
    if head + 1 >= len(grid):
        return head
    below = grid[head + 1]
    words = [cell for cell in below if cell not in (None, "")]
    hits = _hits(below, known)
    return head + 1 if hits and all(isinstance(cell, str) for cell in words) and hits * 2 >= len({str(cell) for cell in words}) else head


def _titles(heads: Grid, known: set[str]) -> list[str]:
    """One title a column: the lowest head that is known, or all its heads together where only together they are."""
    width = max(len(row) for row in heads)
    groups = [_spread(row, width) if len(heads) > 1 and row is not heads[-1] else [*row, *([None] * (width - len(row)))] for row in heads]
    titles: list[str] = []
    for j in range(width):
        parts = list(dict.fromkeys(str(row[j]).strip() for row in groups if row[j] not in (None, "") and str(row[j]).strip()))
        whole = "".join(parts)
        title = whole if normal(whole) in known else next((part for part in reversed(parts) if normal(part) in known), whole)
        titles.append(title if title not in titles or not title else f"{title}（第{j + 1}列）")
    return titles


def _spread(row: Sequence[Any], width: int) -> list[Any]:
    """A head that groups columns says its word for the blank columns after it."""
    out: list[Any] = []
    for j in range(width):
        cell = row[j] if j < len(row) else None
        out.append(cell if cell not in (None, "") else (out[-1] if out else None))
    return out
