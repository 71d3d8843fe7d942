"""Words at measured places on an otherwise empty page: what is printed over a pre-printed form."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import typst

from fazhi.kernel.typeset.document import Document, Paragraph
from fazhi.kernel.typeset.faces import Faces, chains, font_folders
from fazhi.kernel.typeset.glyphs import check

OVERLAY = Path(str(files("fazhi.kernel.typeset") / "overlay.typ"))


@dataclass(frozen=True, slots=True)
class Word:
    """Words with their place: millimetres from the left and upper edge, width of the line, size in points."""

    words: str
    right: float
    down: float
    width: float
    size: float


@lru_cache(maxsize=4)
def _compiler(faces: Faces) -> typst.Compiler:
    return typst.Compiler(str(OVERLAY), root=str(OVERLAY.parent), font_paths=[str(p) for p in font_folders(faces)], ignore_system_fonts=True)


def overlay(width: float, height: float, places: list[Word], shift: tuple[float, float], *, grid: bool = False, faces: Faces | None = None) -> bytes:
    """One page as PDF, everything moved by what the printer is out; the same words give the same bytes. Raises MissingGlyphs rather than print a box."""
    faces = faces or Faces()
    check(Document(title="", blocks=tuple(Paragraph(each.words) for each in places)), faces)
    sheet = {"width": width, "height": height, "right": shift[0], "down": shift[1], "grid": grid, "places": [asdict(each) for each in places],
             "face": list(dict.fromkeys(face.family for face in chains(faces)["body"]))}
    made = _compiler(faces).compile(format="pdf", sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)}, timestamp=0)
    assert isinstance(made, bytes)
    return made
