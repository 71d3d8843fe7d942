"""A paper of the record as a printed paper: its frozen words set by the rules of official documents."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfWriter

from fazhi.kernel import registry
from fazhi.kernel.models.paper import TAIL
from fazhi.kernel.roster import roster
from fazhi.kernel.templates import CELL, GOES_ON, Template, common
from fazhi.kernel.typeset import docx, pdf
from fazhi.kernel.typeset.document import Block, Document, Field, Fields, Paragraph, Picture, Signatures, Signer, Table
from fazhi.kernel.typeset.faces import Faces

KINDS = ("official", "letter", "form", "minutes", "slip")
STATES = {"void": "作废", "replaced": "已替换", "draft": "待签批稿", "preview": "预览"}
BY_HAND = "　　年　月　日"
LABEL = 24  # longer words before a colon are a sentence, not the label of a box
WIDE = 36.0  # the columns beside the numbers of a table share at least so much
NOWHERE = ("", "")
SITE, SECRET = "网上查询", "查询码"  # what a receipt is printed with and its words do not hold
LONG = 26  # a box with more words than one line holds is set higher


def sheet_code(paper: str) -> str:
    """The short code that a paper bears in print; where it is to come back signed, also as a picture on every page."""
    return paper[-TAIL:]


def template_of(row: dict[str, Any]) -> Template:
    """Today's template of a paper."""
    line, kind = row["kind"].split(".")
    try:
        return registry.line(line).template(kind)
    except KeyError:  # a template that is no longer used: its papers stay readable
        return Template(key=kind, title=row["title"], body="", hash="")


def units(text: str) -> list[str]:
    """The words line by line; what goes on from the line above stays with it, and so do the lines of a table."""
    found: list[str] = []
    for each in text.split("\n"):
        table = each.startswith(CELL) and bool(found) and found[-1].startswith(CELL)
        if not each.strip():
            continue
        if found and (table or each.startswith(GOES_ON)):
            found[-1] += f"\n{each}"
        else:
            found.append(each)
    return found


def addressee_of(template: Template, text: str) -> tuple[str, list[str]]:
    """(to whom a paper is written, the other units of its words)."""
    lines = units(text)
    if template.kind in ("letter", "official") and lines and lines[0].endswith("：") and "\n" not in lines[0]:
        return lines[0], lines[1:]
    return "", lines


FOOT = "落款："  # a paper's line that names who signs off, where that is not the town (a mediation committee)

DATED = "落款日期："  # a line that tells the day of signing, where that is not the day on which the paper was made


def dated(lines: list[str]) -> tuple[str, list[str]]:
    """(the day of signing that a paper tells, empty where it tells none; the other units of its words)."""
    told = [each.removeprefix(DATED) for each in lines if each.startswith(DATED)]
    return told[-1] if told else "", [each for each in lines if not each.startswith(DATED)]


def signer_of(lines: list[str], office: str) -> tuple[str, list[str]]:
    """(who signs off a paper, the other units of its words); only what the town signs off bears its letterhead."""
    named = [each.removeprefix(FOOT) for each in lines if each.startswith(FOOT)]
    return named[-1] if named else office, [each for each in lines if not each.startswith(FOOT)]


def document(row: dict[str, Any], scan: str = "", track: tuple[str, str] = NOWHERE, drawn: bool = True) -> Document:
    """A paper row with its `text` as a document value; a form's lines of “标签：内容” become boxes, tables tables.

    `scan` is the address of the matter's public card: a paper whose template is `coded` bears it as a picture.
    `track` is (the address of the page on which the holder of a receipt looks up his matter, his code); `drawn`: the address as a picture too.
    """
    template, office = template_of(row), roster(row["office"])
    addressee, lines = addressee_of(template, row["text"])
    signer, lines = signer_of(lines, office.name)
    day, lines = dated(lines)
    blocks = [*(_boxes(lines) if template.kind == "form" else _paragraphs(lines)), *(_code(scan) if scan and template.coded else ()),
              *(_tracked(template, *track, drawn) if track[1] else ()), *signatures(template)]
    mark = STATES.get(row.get("state", ""), "") or ("演示数据" if office.demo else "")
    return Document(title=row["title"] or template.title, blocks=tuple(blocks), kind=template.kind if template.kind in KINDS else "official",  # type: ignore[arg-type]
                    head=office.name if signer == office.name and (template.outward or template.kind == "form") else "", number=row["number"], addressee=addressee, signature=signer,
                    date=day or _day(row["issued_on"]), code=sheet_code(row["id"]), qr=template.signed_back, watermark=mark)


def _code(address: str) -> Iterator[Block]:
    yield Picture(pdf.code_of(address), width=32, caption="扫码核对执法人员、检查事项和依据，并可评价本次检查")


def _tracked(template: Template, address: str, code: str, drawn: bool) -> Iterator[Block]:
    told = ((SITE, address), (SECRET, f"{code}（与登记号一同填写，请勿告诉他人）"))
    yield from (Fields(tuple(Field(*each) for each in told)),) if template.kind == "form" else (Paragraph("：".join(each)) for each in told)
    if drawn:
        yield Picture(pdf.code_of(address), width=24, caption="扫码打开查询页")


def signatures(template: Template) -> list[Block]:
    """The places to sign."""
    return [Signatures(tuple(Signer(role, date=BY_HAND) for role in template.sign))] if template.sign else []


def _paragraphs(lines: Iterable[str]) -> Iterator[Block]:
    for each in lines:
        if each.startswith(CELL):
            yield _table(each)
        else:
            yield from (Paragraph(one.removeprefix(GOES_ON)) for one in each.split("\n"))


def _boxes(lines: list[str]) -> Iterator[Block]:
    waiting: list[Field] = []
    for each, following in zip(lines, [*lines[1:], ""], strict=True):
        head, colon, tail = each.partition("：")
        above_table = following.startswith(CELL) and not tail
        if each.startswith(CELL) or not colon or len(head) > LABEL or above_table:
            if waiting:
                yield Fields(tuple(waiting))
                waiting = []
            yield from [_table(each)] if each.startswith(CELL) else _paragraphs([each])
            continue
        tail = tail.replace(f"\n{GOES_ON}", "\n")
        waiting.append(Field(head, tail, tall=1 if len(tail) <= LONG else 2))
    if waiting:
        yield Fields(tuple(waiting))


def _table(text: str) -> Table:
    """The lines of a table, the titles of its columns first; a column is as wide as its longest words ask for, within bounds."""
    rows = [tuple(line.strip(CELL).split(CELL)) for line in text.split("\n")]
    asked = [float(min(max(max(len(row[i]) for row in rows if i < len(row)), 3), 14)) for i in range(len(rows[0]))]
    if rows[0][0] == "序号" and 0 < sum(asked[1:]) < WIDE:  # the numbers take no more room than they need
        asked[1:] = [each * WIDE / sum(asked[1:]) for each in asked[1:]]
    return Table(rows=tuple(rows[1:]), header=rows[0], widths=tuple(asked))


def _day(text: str) -> str:
    return f"{int(text[:4])}年{int(text[5:7])}月{int(text[8:10])}日"


def blank_record(row: dict[str, Any], party: str) -> Document:
    """The record of service of a paper as it is taken along to be signed: what is known filled in, the rest to write by hand."""
    template, office = common()["service_record"], roster(row["office"])
    by_hand = ("送达方式", "送达地点", "送达日期", "签收人", "签收人姓名", "拒收或者不能直接送达的事由", "备注")
    known = (Field("送达文书", f"《{row['title']}》{row['number']}"), Field("受送达人", party))
    return Document(title=template.title, kind="form", head=office.name, watermark="演示数据" if office.demo else "",
                    blocks=(Fields((*known, *(Field(each, "", tall=2) for each in by_hand))), *signatures(template)))


def pdf_of(row: dict[str, Any], scan: str = "", track: tuple[str, str] = NOWHERE) -> bytes:
    """The paper as PDF; raises MissingGlyphs rather than print a box."""
    return pdf.to_pdf(document(row, scan, track), Faces())


def docx_of(row: dict[str, Any], scan: str = "", track: tuple[str, str] = NOWHERE) -> bytes:
    """The paper as DOCX; a receipt without the picture, so that it may be edited and brought back."""
    return docx.to_docx(document(row, scan, track, drawn=False), Faces())


def together(papers: Iterable[bytes], two_sided: bool = False) -> bytes:
    """Several PDF files as one; printed on both sides, each begins on a front page."""
    writer = PdfWriter()
    for each in papers:
        writer.append(BytesIO(each), import_outline=False)
        if two_sided and len(writer.pages) % 2:
            writer.add_blank_page()
    return finished(writer)


def finished(writer: PdfWriter) -> bytes:
    """The file's bytes: the same pages give the same ones."""
    writer.metadata = None
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
