"""Says before anything is issued which characters no face can draw, so that no paper carries a box."""

from __future__ import annotations

import unicodedata

from fazhi.kernel.typeset.document import Document, texts
from fazhi.kernel.typeset.faces import Face, Faces, chains

DEFAULT = Faces()
# Line ends and tabs are layout, not glyphs; the joiners and selectors below change a glyph and are never drawn alone.
SILENT = frozenset("\n\t\u200b\u200c\u200d\u2060\ufeff") | {chr(code) for code in range(0xFE00, 0xFE10)}


class MissingGlyphs(ValueError):
    """The paper has characters that none of the office's faces can draw."""


def name(char: str) -> str:
    """What to call a character in a message: its code and, where it has one, its name."""
    code = f"U+{ord(char):04X}"
    kind = {"Co": "自造字（私用区字符）", "Cn": "未定义字符", "Cc": "控制字符", "Cs": "残缺字符"}.get(unicodedata.category(char))
    return f"{code} {kind or unicodedata.name(char, '无名字符')}"


def face_of(char: str, faces: Faces = DEFAULT, role: str = "body") -> Face | None:
    """The first face of the role's chain that has the character, or None."""
    return next((face for face in chains(faces)[role] if ord(char) in face.covers), None)


def missing(text: str, faces: Faces = DEFAULT, role: str = "body") -> list[tuple[str, str]]:
    """Characters of `text` that no face of the chain can draw, each once, as (character, name)."""
    return [(char, name(char)) for char in dict.fromkeys(text) if char not in SILENT and face_of(char, faces, role) is None]


def check(document: Document, faces: Faces = DEFAULT) -> None:
    """Raise MissingGlyphs, naming characters and places, when any character of the paper cannot be drawn."""
    found: dict[str, list[str]] = {}
    for where, role, words in texts(document):
        for _, called in missing(words, faces, role):
            found.setdefault(called, []).append(where)
    if found:
        listed = "；".join(f"{called}（{'、'.join(dict.fromkeys(places))}）" for called, places in found.items())
        raise MissingGlyphs(f"字库中缺少下列字符，文书不能印制：{listed}。请改用规范字，或把含有该字的字体文件放入本机构的字体文件夹后重试。")
