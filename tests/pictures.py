"""A paper as whoever prints it sees it: its pages as pictures, and what is wrong with them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdfium2
from PIL import Image, ImageOps

from fazhi.kernel.models import Paper
from fazhi.kernel.prints import pdf_of
from fazhi.kernel.revise import frozen

DOTS = 72  # a point is a dot
EDGE = 5 * DOTS / 25.4  # no office printer reaches the outermost millimetres of a sheet
SHEET = {(210, 297), (297, 210)}  # A4 in mm, upright and lying


def pages(pdf: bytes) -> Iterator[Any]:
    """Each page as a grey picture."""
    book = pypdfium2.PdfDocument(pdf)
    for page in book:
        yield page.render(scale=DOTS / 72).to_pil().convert("L")
    book.close()


def wrong(page: Image.Image) -> str:
    """What is wrong with a page; empty when it may be handed over."""
    size = tuple(round(each / DOTS * 25.4) for each in page.size)
    ink = ImageOps.invert(page).point(lambda grey: 255 if grey > 64 else 0).getbbox()
    if size not in SHEET:
        return f"the sheet is {size} mm"
    if ink is None:
        return "an empty page"
    left, top, right, bottom = ink[0], ink[1], page.size[0] - ink[2], page.size[1] - ink[3]
    return f"ink at the edge: {ink}" if min(left, top, right, bottom) < EDGE else ""


@cache
def _seen() -> set[str]:
    return set()


def faults() -> list[str]:
    """What is wrong with the papers issued so far, the newest of each kind that this process has not looked at."""
    newest = dict(Paper.objects.order_by("id").values_list("kind", "id"))
    fresh = {kind: ident for kind, ident in newest.items() if kind not in _seen()}
    _seen().update(fresh)
    return [f"{kind}, page {n}: {fault}" for kind, ident in fresh.items() for n, page in enumerate(pages(pdf_of(frozen(ident))), 1) if (fault := wrong(page))]
