"""Which font files print which part of a paper: the office's own faces first, the packaged ones behind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pylopdf_fonts_zh_cn as packaged
from fontTools.ttLib import TTCollection, TTFont, TTLibError  # type: ignore[import-untyped]

ROLES = ("body", "kai", "hei", "title", "bold")
SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}


class BrokenFont(ValueError):
    """A file in the office's folder of faces cannot be read."""


@dataclass(frozen=True)
class Face:
    """One face in one file: its family name, where it lies, and the characters it can draw."""

    family: str
    path: Path
    covers: frozenset[int]


@dataclass(frozen=True)
class Faces:
    """The faces of an office.

    `folder` holds font files the office has a licence for. `body`, `kai`, `hei`, `title` are family names, best first;
    those not found in the folder are passed over. Noto Serif and Sans, which come with the program, always stand at
    the end of the chain. `word_*` are the names written into DOCX, where the reader's computer has the faces.
    """

    folder: Path | None = None
    body: tuple[str, ...] = ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "FandolFang R")
    kai: tuple[str, ...] = ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "FandolKai", "LXGW WenKai")
    hei: tuple[str, ...] = ("黑体", "SimHei", "STHeiti", "FandolHei")
    title: tuple[str, ...] = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05")
    word_body: str = "仿宋_GB2312"
    word_kai: str = "楷体_GB2312"
    word_hei: str = "黑体"
    word_title: str = "方正小标宋简体"


def _names(font: TTFont) -> set[str]:
    return {str(record) for record in font["name"].names if record.nameID in (1, 4, 16)}


def _english(font: TTFont) -> str:
    """The family as the typesetter calls it: the first family record with a Latin name, else any."""
    found = [str(record) for record in font["name"].names if record.nameID == 1]
    return next((name for name in found if name.isascii()), found[0])


def _open(path: Path) -> list[TTFont]:
    try:
        return list(TTCollection(path, lazy=True).fonts) if path.suffix.lower() in {".ttc", ".otc"} else [TTFont(path, lazy=True)]
    except TTLibError as error:
        raise BrokenFont(f"字体文件{path.name}已损坏或不是字体，请从机构字体文件夹中移除或更换后重试。") from error


@lru_cache(maxsize=64)
def _read(path: Path, _stamp: int) -> tuple[tuple[frozenset[str], Face], ...]:
    return tuple((frozenset(_names(font)), Face(_english(font), path, frozenset(font.getBestCmap()))) for font in _open(path))


def read(path: Path) -> tuple[tuple[frozenset[str], Face], ...]:
    """The faces in a font file with all their names; read again only when the file changes."""
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def chains(faces: Faces) -> dict[str, tuple[Face, ...]]:
    """For each role the faces to try, best first; the same office setting is looked up once."""
    files = sorted(p for p in faces.folder.rglob("*") if p.suffix.lower() in SUFFIXES) if faces.folder else []
    known = [entry for path in files for entry in read(path)]
    serif, sans = read(packaged.serif_path())[0][1], read(packaged.sans_path())[0][1]

    def chosen(wanted: tuple[str, ...]) -> tuple[Face, ...]:
        return tuple(face for name in wanted for names, face in known if name in names)

    body = (*chosen(faces.body), serif, sans)
    # The office's other files close the chain: they may hold the rare characters of names.
    rest = tuple(face for _, face in known)
    return {"body": _once(body + rest), "bold": _once(body + rest), "kai": _once((*chosen(faces.kai), *body, *rest)),
            "hei": _once((*chosen(faces.hei), sans, serif, *rest)), "title": _once((*chosen(faces.title), serif, sans, *rest))}


def _once(chain: tuple[Face, ...]) -> tuple[Face, ...]:
    return tuple(dict.fromkeys(chain))


def font_folders(faces: Faces) -> tuple[Path, ...]:
    """The folders in which the typesetter must look."""
    own = (faces.folder,) if faces.folder else ()
    return (*own, packaged.serif_path().parent)
