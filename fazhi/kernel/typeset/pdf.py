"""Prints a paper as PDF with one fixed template, its words passed as data."""

from __future__ import annotations

import json
import threading
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
import typst

from fazhi.kernel.typeset.document import (
    Block,
    Document,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Text,
    rows_of,
    runs,
)
from fazhi.kernel.typeset.faces import ROLES, Faces, chains, font_folders
from fazhi.kernel.typeset.glyphs import DEFAULT, check
from fazhi.kernel.typeset.titles import title_lines

TEMPLATE = Path(str(files("fazhi.kernel.typeset") / "paper.typ"))
_lock = threading.Lock()


class PrintingFailed(RuntimeError):
    """The typesetter refused the paper; the message says why."""


@lru_cache(maxsize=8)
def _compiler(faces: Faces) -> typst.Compiler:
    return typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=[str(p) for p in font_folders(faces)],
                          ignore_system_fonts=True)


def to_pdf(document: Document, faces: Faces = DEFAULT) -> bytes:
    """The paper as PDF, A4, GB/T 9704-2012; the same document gives the same bytes.

    Raises MissingGlyphs before printing when a character cannot be drawn, PrintingFailed when a face or picture is unusable.
    """
    check(document, faces)
    paper = json.dumps(_data(document, faces), ensure_ascii=False)
    try:
        with _lock:
            made, warnings = _compiler(faces).compile_with_warnings(format="pdf", sys_inputs={"paper": paper}, timestamp=0)
    except (typst.TypstError, RuntimeError) as error:
        raise PrintingFailed(f"文书排版失败：{error}。请检查图片是否为完整的 PNG 文件后重试。") from error
    unknown = [str(warning) for warning in warnings if "font" in str(warning)]
    if unknown:
        raise PrintingFailed(f"字体不可用：{'；'.join(unknown)}。请检查机构字体文件夹中的字体文件。")
    if not isinstance(made, bytes):
        raise PrintingFailed("文书排版没有产生文件，请重试。")
    return made


def _data(document: Document, faces: Faces) -> dict[str, Any]:
    plain_parts = ("kind", "head", "number", "level", "urgency", "signer", "addressee", "signature", "date", "attachments",
                   "copies", "printed", "code", "watermark")
    return {name: getattr(document, name) for name in plain_parts} | {
        "plain": document.title.replace("\n", ""),
        "title": title_lines(document.title) if document.title else [],
        "qr": [_qr(f"{document.code}.{n}") for n in range(1, CODED + 1)] if document.qr and document.code else [],
        "faces": {role: list(dict.fromkeys(face.family for face in chains(faces)[role])) for role in ROLES},
        "blocks": [_block(block) for block in document.blocks],
    }


CODED = 8  # so many pages of a paper bear a code of their own; more of them the last one


def code_of(address: str) -> bytes:
    """An address as a QR code in PNG, to be scanned from paper."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="png", border=2, scale=8)
    return drawn.getvalue()


def _qr(code: str) -> str:
    drawn = BytesIO()
    segno.make(code, error="m", micro=False).save(drawn, kind="svg", border=0, scale=4)
    return drawn.getvalue().decode()


def _runs(text: Text) -> list[dict[str, Any]]:
    return [{"s": run.text, "u": run.url, "b": run.bold} for run in runs(text)]


def _table(block: Table) -> dict[str, Any]:
    columns = max(len(row) for row in (block.header, *block.rows))
    return {"t": "table", "dense": block.dense, "widths": block.widths or (1,) * columns, "align": (*block.align, *("left",) * columns)[:columns],
            "header": [_runs(cell) for cell in block.header],
            "rows": [[_runs(cell) for cell in (*row, *("",) * (columns - len(row)))] for row in block.rows]}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"t": "heading", "level": block.level, "text": _runs(block.text)}
        case Paragraph():
            return {"t": "paragraph", "text": _runs(block.text), "indent": block.indent, "align": block.align}
        case Table():
            return _table(block)
        case Fields():
            return {"t": "fields", "together": block.together, "rows": [[{"label": f.label, "value": _runs(f.value), "tall": f.tall} for f in row]
                                            for row in rows_of(block.fields)]}
        case Signatures():
            return {"t": "signatures", "signers": [{"role": s.role, "name": s.name, "date": s.date} for s in block.signers]}
        case PageBreak():
            return {"t": "break"}
        case Picture():
            return {"t": "picture", "png": list(block.png), "width": min(block.width, 156.0), "caption": block.caption}
