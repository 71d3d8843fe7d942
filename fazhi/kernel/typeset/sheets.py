"""Pages of every origin as A4 pages of one file: our papers, scans, pictures and PDF from outside, each with its page mark."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from PIL import Image, ImageOps, UnidentifiedImageError
from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError

from fazhi.kernel.typeset.faces import Faces, chains, font_folders

A4 = (595.276, 841.89)
MARGIN = 42.0
SIDE = 2200  # the longest side of a picture in dots: enough for A4 at 200 dots an inch
TURNED: dict[int, Callable[[float, float], tuple[float, float]]] = {0: lambda wide, high: (0.0, 0.0), 90: lambda wide, high: (0.0, wide), 180: lambda wide, high: (wide, high),
          270: lambda wide, high: (high, 0.0)}
STAMP = Path(str(files("fazhi.kernel.typeset") / "stamp.typ"))


class NoPages(ValueError):
    """The file cannot be shown on paper; the message says why."""


def pages_of_pdf(data: bytes) -> list[PageObject]:
    """The pages of a PDF from outside, each fitted on A4 with nothing but what is drawn on it. Raises NoPages."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise NoPages("PDF 加了密码")
        return _fitted(reader)
    except (PyPdfError, ValueError, KeyError, AttributeError, TypeError, RecursionError, OSError) as error:
        raise NoPages(str(error) if isinstance(error, NoPages) else "PDF 已损坏") from None


def pages_of_picture(data: bytes) -> list[PageObject]:
    """A picture on one A4 page, upright as it was taken. Raises NoPages."""
    try:
        with Image.open(BytesIO(data)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise NoPages("图片已损坏，或者不是常见的图片格式") from None
    upright.thumbnail((SIDE, SIDE))
    out = BytesIO()
    upright.save(out, "PDF", resolution=200, quality=85)
    return _fitted(PdfReader(BytesIO(out.getvalue())))


def _fitted(reader: PdfReader) -> list[PageObject]:
    """Every page upright on A4, as large as the margins allow; a page that is A4 already keeps its size."""
    writer = PdfWriter()
    for page in reader.pages:
        box, turn = page.mediabox, page.rotation % 360
        wide, high = float(box.width), float(box.height)
        upright = Transformation().translate(-float(box.left), -float(box.bottom)).rotate(-turn).translate(*TURNED[turn](wide, high))
        if turn in (90, 270):
            wide, high = high, wide
        edge = 0.0 if abs(wide - A4[0]) < 4 and abs(high - A4[1]) < 4 else MARGIN
        scale = min((A4[0] - 2 * edge) / wide, (A4[1] - 2 * edge) / high)
        left, low = (A4[0] - wide * scale) / 2, (A4[1] - high * scale) / 2
        writer.add_blank_page(*A4).merge_transformed_page(page, upright.scale(scale).translate(left, low))
    return list(writer.pages)


def pages_of_paper(data: bytes) -> list[PageObject]:
    """The pages of one of our own papers, as they are."""
    return list(PdfReader(BytesIO(data)).pages)


@lru_cache(maxsize=4)
def _compiler(faces: Faces) -> typst.Compiler:
    return typst.Compiler(str(STAMP), root=str(STAMP.parent), font_paths=[str(p) for p in font_folders(faces)], ignore_system_fonts=True)


def marks(words: Iterable[str], faces: Faces) -> Iterator[PageObject]:
    """Empty pages with a mark in the upper corner."""
    given = json.dumps({"marks": list(words), "face": list(dict.fromkeys(face.family for face in chains(faces)["body"]))}, ensure_ascii=False)
    made = _compiler(faces).compile(format="pdf", sys_inputs={"marks": given}, timestamp=0)
    assert isinstance(made, bytes)
    yield from PdfReader(BytesIO(made)).pages


def bound(pages: list[tuple[PageObject, str]], outline: list[tuple[str, int, bool]], faces: Faces) -> bytes:
    """One file of all pages, each with its mark (none where it is empty); `outline` are (words, page, beneath the one before).

    The same pages give the same bytes.
    """
    writer = PdfWriter()
    for page, _ in pages:
        writer.add_page(page)
    marked = [i for i, (_, mark) in enumerate(pages) if mark]
    for i, mark in zip(marked, marks([pages[i][1] for i in marked], faces) if marked else (), strict=True):
        writer.pages[i].merge_page(mark)
    above: Any = None
    for words, place, beneath in outline:
        made = writer.add_outline_item(title=words, page_number=place, parent=above if beneath else None)
        above = above if beneath else made
    writer.metadata = None
    writer.compress_identical_objects()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
