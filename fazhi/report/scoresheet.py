"""Somebody else's workbook filled cell by cell: where a cell says {得分}, the word of the review takes its place and the format stays."""

import io
import re
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]

from fazhi.kernel import gate, registry
from fazhi.kernel.checks import dossier
from fazhi.kernel.wrong import FazhiError

SLOT = re.compile(r"[{｛]([^{}｛｝]+)[}｝]")
MOST = 10_000_000


class NotAWorkbook(FazhiError):
    """The file is no workbook that can be filled."""


def fill(data: bytes, words: dict[str, str]) -> tuple[bytes, list[str]]:
    """The workbook with every {word} replaced, and the words nobody knows; formulas, formats, merged cells and widths stay.

    A cell that holds nothing but one word becomes a number where the word is one; words never become formulas. Raises NotAWorkbook.
    """
    if len(data) > MOST:
        raise NotAWorkbook("表格超过10兆，请确认选对了文件。")
    try:
        book = load_workbook(io.BytesIO(data))
    except Exception as error:  # openpyxl raises whatever its zip and xml readers raise
        raise NotAWorkbook("打不开这个表格。请另存为 .xlsx（不加密）后再试。") from error
    unknown: dict[str, None] = {}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type != "f" and SLOT.search(cell.value):
                    _put(cell, words, unknown)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), list(unknown)


def _put(cell: Any, words: dict[str, str], unknown: dict[str, None]) -> None:
    names = [name.strip() for name in SLOT.findall(cell.value)]
    unknown.update(dict.fromkeys(name for name in names if name not in words))
    text = SLOT.sub(lambda match: words.get(match[1].strip(), match[0]), cell.value)
    alone = SLOT.fullmatch(cell.value.strip())
    if alone and re.fullmatch(r"-?\d+(\.\d+)?", text) and not (len(text) > 1 and text.startswith("0") and "." not in text):
        cell.value = float(text) if "." in text else int(text)
    else:
        cell.value = text
        cell.data_type = "s"


def words_of(viewer: gate.Viewer, head: dict[str, Any]) -> dict[str, str]:
    """What a review can tell a sheet, by Chinese name; raises NotAWorkbook for a matter that is none."""
    tell = getattr(registry.line(head["line"]), "tells_sheet", None)
    if tell is None:
        raise NotAWorkbook("这个事项没有可以填入表格的内容。请打开一份案卷评查。")
    file = dossier(head["id"], viewer.day)
    found: dict[str, str] = tell(file, gate.people({person for step in file.steps for person in step.people()}))
    return {"机关": viewer.staff.name, "评查号": head["code"], **found}
