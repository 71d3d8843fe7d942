"""A kept workbook for whoever reads it later: rows of matters that are kept from him are left out, wherever in the book they stand."""

import io
from collections.abc import Mapping
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]

from fazhi.kernel import gate
from fazhi.kernel.sheets import standing
from fazhi.kernel.sheets.declare import Sheet
from fazhi.kernel.sheets.plan import STATES, UNMATCHED, WRONG
from fazhi.kernel.wrong import Wrong


def for_reader(viewer: gate.Viewer, sheet: Sheet, result: bytes, columns: Mapping[str, str]) -> bytes | None:
    """The workbook of a batch without what this reader may not see; None where nothing is kept from him."""
    found = standing.stands(viewer.office, sheet)
    seen, closed = standing.parted(found, viewer, sheet)
    apart = sheet.apart(viewer) if sheet.apart else None
    if not closed and not apart:
        return None
    book = load_workbook(io.BytesIO(result))
    rows, *others = book.worksheets
    titles = [cell.value for cell in rows[1]]

    def kept_from(cells: list[Any]) -> bool:
        told = words_of(sheet, dict(zip(titles, cells, strict=False)), columns)
        name = sheet.identity(told)
        return name in closed or bool(apart and name not in seen and apart(told))

    _drop(rows, kept_from)
    named = {sheet.named(found[name].words) if name in found else name.partition("=")[2] for name in closed}
    for page in others:
        _drop(page, lambda cells: bool(named & set(map(str, cells))))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def not_taken(sheet: Sheet, result: bytes, columns: Mapping[str, str]) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """(what became of it, by what people know it, why) of every row of a kept workbook that was not taken in; (which, why) of what stands here and not there."""
    page, gone, *_ = load_workbook(io.BytesIO(result), read_only=True).worksheets
    titles, *rows = ([cell.value for cell in row] for row in page.iter_rows())
    found = []
    for cells in rows:
        if cells[0] in (STATES[WRONG], STATES[UNMATCHED]):
            found.append((str(cells[0]), sheet.named(words_of(sheet, dict(zip(titles, cells, strict=False)), columns)), str(cells[1] or "")))
    return found, [(str(cells[0] or ""), str(cells[1] or "")) for cells in list(gone.iter_rows(values_only=True))[1:]]


def words_of(sheet: Sheet, cells: Mapping[Any, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """The words of a row of the workbook; a cell that cannot be read says nothing."""
    words = {}
    for title, key in columns.items():
        try:
            words[key] = sheet.heading(key).clean(cells.get(title))
        except Wrong:
            continue
    return words


def _drop(page: Any, kept_from: Any) -> None:
    for number in range(page.max_row, 1, -1):
        if kept_from([cell.value for cell in page[number]]):
            page.delete_rows(number)
