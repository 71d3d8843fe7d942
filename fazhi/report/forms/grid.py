"""A workbook as a grid that can be drawn: cells with words, formulas, merged areas, and the labels by which a cell is found again."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from fazhi.report.forms import old
from fazhi.report.forms.wrong import NotAForm

MOST = 10_000_000
UNPACKED = 200_000_000
WIDE, HIGH = 40, 200  # a form larger than this is a list, not a form
LOOSE = re.compile(r"[\s\d０-９.,、，。:：（）()\-—_/]+")


@dataclass(slots=True)
class Cell:
    """One cell: its name (“D5”), value, whether a formula, how many columns and rows it covers, and whether it lies under another."""

    name: str
    row: int
    column: int
    value: Any = None
    formula: str = ""
    wide: int = 1
    high: int = 1
    under: str = ""

    @property
    def empty(self) -> bool:
        """True where nothing stands yet and nothing is counted."""
        return not self.under and not self.formula and self.value in (None, "")

    @property
    def text(self) -> str:
        """The words as they stand on the sheet."""
        if isinstance(self.value, (datetime, date)):
            return self.value.isoformat()[:10]
        return "" if self.value is None else str(self.value)


@dataclass(slots=True)
class Grid:
    """One sheet of a form."""

    title: str
    cells: dict[tuple[int, int], Cell]
    rows: int
    columns: int
    _labels: dict[str, tuple[str, str]] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Cell:
        """The cell that shows at a place: the one that covers it where it lies under another."""
        cell = self.cells[(row, column)]
        return self.named(cell.under) if cell.under else cell

    def named(self, name: str) -> Cell:
        """The cell with this name; raises KeyError."""
        found = re.fullmatch(r"([A-Z]{1,3})(\d+)", name)
        if not found:
            raise KeyError(name)
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - 64
        return self.cells[(int(found[2]), column)]

    def labels(self, cell: Cell) -> tuple[str, str]:
        """(words to the left in the row, words above in the column), numbers and marks left out so that a month may change."""
        if cell.name not in self._labels:
            left = [self.at(cell.row, column) for column in range(1, cell.column)]
            above = [self.at(row, cell.column) for row in range(1, cell.row)]
            self._labels[cell.name] = (_joined(left), _joined(above))
        return self._labels[cell.name]

    def places(self) -> list[Cell]:
        """The cells that wait for a number: empty, neither formula nor covered, with words to the left and above, in no column of labels."""
        found = [cell for cell in self.cells.values() if cell.empty and all(self.labels(cell)) and self._inside(cell)]
        rows = {cell.row for cell in found}
        labels = {column for column in range(1, self.columns + 1) if sum(bool(_words(self.at(row, column))) for row in rows) * 2 > len(rows)}
        return [cell for cell in found if cell.column not in labels]

    def _inside(self, cell: Cell) -> bool:
        """True below the heads of the table: in its row the words begin at the left margin of the table, and its head is not the title alone."""
        above = [self.at(row, cell.column) for row in range(1, cell.row)]
        return any(_words(one) and one.wide < self.columns for one in above)


def _words(cell: Cell) -> str:
    return "" if cell.formula or not isinstance(cell.value, str) else LOOSE.sub("", cell.value)


def _joined(cells: list[Cell]) -> str:
    return "/".join(dict.fromkeys(filter(None, map(_words, cells))))


def read(data: bytes) -> list[Grid]:
    """The sheets of a workbook, .xlsx or .xls; raises NotAForm in plain words."""
    if len(data) > MOST:
        raise NotAForm("表格超过10兆，请确认选对了文件。")
    found = list(_old(data)) if old.is_old(data) else list(_new(data))
    if not any(grid.cells for grid in found):
        raise NotAForm("表格里没有内容，请确认选对了文件。")
    return found


def _new(data: bytes) -> Iterator[Grid]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > UNPACKED:
                raise NotAForm("表格展开后过大，请确认选对了文件。")
        book = load_workbook(io.BytesIO(data))
    except NotAForm:
        raise
    except Exception as error:  # openpyxl raises whatever its zip and xml readers raise
        raise NotAForm("打不开这个表格。请另存为 .xlsx（不加密）后再试。") from error
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            rows, columns = min(sheet.max_row, HIGH), min(sheet.max_column, WIDE)
            merged = [(area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges]
            yield _grid(sheet.title, list(_cells(sheet, rows, columns)), merged, rows, columns)


def _old(data: bytes) -> Iterator[Grid]:
    book = old.opened(data)
    formulas = old.formulas(data, book)
    for sheet in book.sheets():
        if sheet.visibility == 0:
            rows, columns = min(sheet.nrows, HIGH), min(sheet.ncols, WIDE)
            merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
            told = formulas.get(sheet.name, {})
            yield _grid(sheet.name, [_old_cell(book, sheet, row, column, told) for row in range(rows) for column in range(columns)], merged, rows, columns)


def _old_cell(book: Any, sheet: Any, row: int, column: int, formulas: dict[tuple[int, int], str]) -> Cell:
    formula = formulas.get((row, column), "")
    value = None if formula or column >= sheet.row_len(row) else old.value(book, sheet.cell(row, column))
    return Cell(f"{get_column_letter(column + 1)}{row + 1}", row + 1, column + 1, value, formula)


def _grid(title: str, told: list[Cell], merged: list[tuple[int, int, int, int]], rows: int, columns: int) -> Grid:
    """A sheet of its cells and merged areas (first row and column, last row and column)."""
    cells = {(cell.row, cell.column): cell for cell in told}
    for first, left, last, right in merged:
        top = cells.get((first, left))
        if top is None:
            continue
        top.wide, top.high = min(right, columns) - left + 1, min(last, rows) - first + 1
        for row in range(first, min(last, rows) + 1):
            for column in range(left, min(right, columns) + 1):
                if (row, column) != (top.row, top.column):
                    cells[(row, column)].under = top.name
    return Grid(title, cells, rows, columns)


def _cells(sheet: Any, rows: int, columns: int) -> Iterator[Cell]:
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            value = sheet.cell(row, column).value
            formula = value if isinstance(value, str) and value.startswith("=") else getattr(value, "text", "") if hasattr(value, "ref") else ""
            yield Cell(f"{get_column_letter(column)}{row}", row, column, None if formula else value, str(formula or ""))
