"""What a printed paper consists of, as plain values that know nothing of how they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["official", "letter", "form", "minutes", "slip"]


@dataclass(frozen=True)
class Run:
    """A stretch of words; `figure` is the key of the figure it states, `url` where it leads."""

    text: str
    figure: str = ""
    url: str = ""
    bold: bool = False


Text = str | tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (一、) to 4 ((1)); the text carries its own number."""

    level: int
    text: Text


@dataclass(frozen=True)
class Paragraph:
    """Words, set with an indent of two characters unless `indent` is off."""

    text: Text
    indent: bool = True
    align: Literal["justify", "left", "center", "right"] = "justify"


@dataclass(frozen=True)
class Table:
    """Rows of cells; `widths` are shares of the line (equal when empty); `header` repeats on each page; `dense`: a list to work through, in small type, so that a page holds much of it."""

    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...] = ()
    header: tuple[Text, ...] = ()
    align: tuple[Literal["left", "center", "right"], ...] = ()
    dense: bool = False


@dataclass(frozen=True)
class Field:
    """One box of a form; two neighbouring `half` fields share a row; `tall` is the least height in lines."""

    label: str
    value: Text = ""
    half: bool = False
    tall: int = 1


@dataclass(frozen=True)
class Fields:
    """The boxes of a form, top to bottom; `together`: not parted by the end of a page."""

    fields: tuple[Field, ...]
    together: bool = False


@dataclass(frozen=True)
class Signer:
    """A place to sign: an empty name or date prints a line to write on."""

    role: str
    name: str = ""
    date: str = ""


@dataclass(frozen=True)
class Signatures:
    """Places to sign, one a line."""

    signers: tuple[Signer, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True)
class Picture:
    """A PNG picture, `width` in millimetres (at most 156), with words for those who cannot see it."""

    png: bytes
    width: float = 156.0
    caption: str = ""


Block = Heading | Paragraph | Table | Fields | Signatures | PageBreak | Picture


@dataclass(frozen=True)
class Document:
    """A paper: head matter, blocks, and closing matter; every part but title and blocks may be empty."""

    title: str
    blocks: tuple[Block, ...]
    kind: Kind = "official"
    head: str = ""
    number: str = ""
    level: str = ""
    urgency: str = ""
    signer: str = ""
    addressee: str = ""
    signature: str = ""
    date: str = ""
    attachments: tuple[str, ...] = ()
    copies: str = ""
    printed: tuple[str, str] = field(default=("", ""))
    """Who printed it and when (印发机关, 印发日期)."""
    code: str = ""
    qr: bool = False
    watermark: str = ""


def runs(text: Text) -> tuple[Run, ...]:
    """The text as runs, whichever way it was given; line ends as browsers send them become plain ones."""
    given = (Run(text),) if isinstance(text, str) else text
    return tuple(replace(run, text=run.text.replace("\r\n", "\n")) if "\r" in run.text else run for run in given)


def plain(text: Text) -> str:
    """The words alone."""
    return "".join(run.text for run in runs(text))


def rows_of(fields: tuple[Field, ...]) -> Iterator[tuple[Field, ...]]:
    """The boxes row by row: one field, or two neighbouring halves."""
    waiting: Field | None = None
    for box in fields:
        if waiting and box.half:
            yield waiting, box
            waiting = None
            continue
        if waiting:
            yield (waiting,)
        waiting = box if box.half else None
        if not box.half:
            yield (box,)
    if waiting:
        yield (waiting,)


def _block_texts(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Heading():
            yield ("hei", "kai", "bold", "body")[min(max(block.level, 1), 4) - 1], plain(block.text)
        case Paragraph():
            yield "body", plain(block.text)
        case Table():
            yield from (("hei", plain(cell)) for cell in block.header)
            yield from (("body", plain(cell)) for row in block.rows for cell in row)
        case Fields():
            for box in block.fields:
                yield from (("body", box.label), ("body", plain(box.value)))
        case Signatures():
            yield from (("body", words) for one in block.signers for words in (one.role, one.name, one.date))
        case Picture():
            yield "body", block.caption
        case PageBreak():
            return


def texts(document: Document) -> Iterator[tuple[str, str, str]]:
    """Every stretch of words as (where in Chinese, role of the face, words)."""
    heads = {"标题": ("title", document.title), "发文机关标志": ("title", document.head), "文号": ("body", document.number),
             "密级": ("hei", document.level), "紧急程度": ("hei", document.urgency), "签发人": ("kai", document.signer),
             "主送": ("body", document.addressee), "落款": ("body", document.signature), "日期": ("body", document.date),
             "抄送": ("body", document.copies), "印发": ("body", "".join(document.printed)), "文书编码": ("hei", document.code),
             "水印": ("hei", document.watermark), "附件说明": ("body", "".join(document.attachments))}
    yield from ((where, role, words) for where, (role, words) in heads.items() if words)
    for index, block in enumerate(document.blocks, 1):
        yield from ((f"第{index}段", role, words) for role, words in _block_texts(block) if words)
