"""Signed paper that comes back: a scanned pile, in any order and upside down, is sorted by the codes printed on its pages."""

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from fazhi.kernel.wrong import FazhiError

MOST = 200  # pages of one pile
SHARP = 200 / 72  # 200 dots an inch: enough for a code of 13 mm
CODE = re.compile(r"([0-9a-f]{6,12}-\d{1,3}|[0-9a-f]{12})\.(\d{1,2})")


class NotSorted(FazhiError):
    """A pile that cannot be sorted, and what to do instead."""


@dataclass(slots=True)
class Sheet:
    """One paper of the pile: its code and its pages as (number on the paper, place in the pile, upside down)."""

    code: str
    pages: list[tuple[int, int, bool]] = field(default_factory=list)


@dataclass(slots=True)
class Pile:
    """A sorted pile: the papers that were recognised, and the places of the pages that bear no code that can be read."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    tray: list[int] = field(default_factory=list)


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise NotSorted("没有安装识别条码的组件，不能自动分拣。请管理员安装 fazhi[scan]，或者在事项页逐份“登记收回签字件”。") from None


def available() -> bool:
    """Whether the libraries that read codes are installed."""
    try:
        return bool(_library("zxingcpp") and _library("pypdfium2"))
    except NotSorted:
        return False


def _seen(data: bytes) -> Iterator[tuple[int, list[tuple[str, bool]]]]:
    """(place, [(code, upside down)]) of every page, one page in memory at a time."""
    zxing, pdfium = _library("zxingcpp"), _library("pypdfium2")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raise NotSorted("这不是能打开的 PDF 文件。请把扫描件存成 PDF 后重新上传。") from None
    if len(document) > MOST:
        raise NotSorted(f"一次最多分拣{MOST}页，这个文件有{len(document)}页。请分成几个文件上传。")
    for place in range(len(document)):
        picture = document[place].render(scale=SHARP, grayscale=True).to_pil()
        found = zxing.read_barcodes(picture, formats=zxing.BarcodeFormat.QRCode)
        yield place, [(one.text, 90 < abs(one.orientation) <= 180) for one in found]


def sort(data: bytes) -> Pile:
    """The pile sorted; a page with no code, or with the codes of two papers, goes to the tray. Raises NotSorted."""
    pile = Pile()
    for place, codes in _seen(data):
        known = {(match[1], int(match[2]), down) for text, down in codes if (match := CODE.fullmatch(text))}
        if len(known) != 1:
            pile.tray.append(place)
            continue
        code, number, down = known.pop()
        sheet = pile.sheets.setdefault(code, Sheet(code))
        if number in {one[0] for one in sheet.pages}:  # the same page twice: somebody decides which one counts
            pile.tray.append(place)
        else:
            sheet.pages.append((number, place, down))
    for sheet in pile.sheets.values():
        sheet.pages.sort()
    return pile


def cut(data: bytes, pages: list[tuple[int, bool]]) -> bytes:
    """These pages (place, upside down) of the pile as a file of their own, upright."""
    try:
        reader, writer = PdfReader(BytesIO(data)), PdfWriter()
        for place, down in pages:
            page = writer.add_page(reader.pages[place])
            if down:
                page.rotate(180)
    except PyPdfError:
        raise NotSorted("这个 PDF 文件不能拆分。请重新扫描后上传。") from None
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
