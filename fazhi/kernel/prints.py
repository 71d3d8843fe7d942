"""A paper of the record as a printed paper: its frozen words set by the rules of official documents."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.roster import roster
from fazhi.kernel.typeset import docx, pdf
from fazhi.kernel.typeset.document import Document, Field, Fields, Paragraph
from fazhi.kernel.typeset.faces import Faces


def document(row: dict[str, Any]) -> Document:
    """A paper row with its `text` as a document value; a form's lines of “标签：内容” become boxes."""
    line, kind = row["kind"].split(".")
    template = registry.line(line).template(kind)
    office = roster(row["office"])
    lines = [each for each in row["text"].split("\n") if each.strip()]
    addressee = ""
    if template.kind == "letter" and lines and lines[0].endswith("："):
        addressee, lines = lines[0].removesuffix("："), lines[1:]
    blocks: tuple[Any, ...] = tuple(Paragraph(each) for each in lines)
    if template.kind == "form":
        pairs = [each.partition("：") for each in lines]
        blocks = (Fields(tuple(Field(head, tail, tall=2 if len(tail) > 30 else 1) for head, _, tail in pairs)),)
    return Document(title=template.title, blocks=blocks, kind=template.kind if template.kind in ("official", "letter", "form", "minutes") else "official",
                    head=office.name if template.outward else "", number=row["number"], addressee=addressee, signature=office.name,
                    date=_day(row["issued_on"]), code=row["id"][-12:], watermark="演示数据" if office.demo else "")


def _day(text: str) -> str:
    return f"{int(text[:4])}年{int(text[5:7])}月{int(text[8:10])}日"


def pdf_of(row: dict[str, Any]) -> bytes:
    """The paper as PDF; raises MissingGlyphs rather than print a box."""
    return pdf.to_pdf(document(row), Faces())


def docx_of(row: dict[str, Any]) -> bytes:
    """The paper as DOCX."""
    return docx.to_docx(document(row), Faces())
