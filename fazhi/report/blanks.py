"""Blank sets (空白卷): the papers that people without a screen fill in by hand, printed with the law of the day and with room to write."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fazhi import law
from fazhi.kernel import own_papers, registry
from fazhi.kernel.acts import Line
from fazhi.kernel.prints import DATED, FOOT, signatures
from fazhi.kernel.roster import roster
from fazhi.kernel.templates import SLOT, Template
from fazhi.kernel.typeset.document import Block, Document, Field, Fields, Heading, PageBreak, Paragraph
from fazhi.kernel.wrong import NotFound

LINE = "＿" * 6
SHORT, ROOM, MUCH = 1, 3, 10  # lines to write on: for a word, for a sentence, for a story
LABEL = 20  # a longer beginning of a line is no label


def sets() -> list[Line]:
    """The lines that have a set to print."""
    return [line for line in registry.lines().values() if papers(line)]


def papers(line: Line) -> list[Template]:
    """The papers of a line's set, in their order."""
    return sorted((each for each in line.papers.values() if each.blank), key=lambda each: each.blank)


def made(office: str, key: str, on: date) -> Document:
    """The set of one line as a document of that day, each paper on its own page; raises NotFound where the line has none."""
    line = registry.lines().get(key)
    if line is None or not papers(line):
        raise NotFound(f"“{key}”没有空白卷。可以打印的：{'、'.join(each.title for each in sets())}。")
    staff, blocks = roster(office), list[Block]()
    for standard in papers(line):
        template = own_papers.template(office, line, standard.key, on.isoformat())
        blocks += [*([PageBreak()] if blocks else []), *sheet(template, on)]
    return Document(title=f"{line.title}空白卷", blocks=tuple(blocks), kind="form", watermark="演示数据" if staff.demo else "")


def numbered(office: str, kind: str, numbers: list[str], on: date) -> Document:
    """Blank sheets of one kind of paper (`penalty.spot_decision`), each with a number that is kept for it."""
    line, _, key = kind.partition(".")
    template, blocks = own_papers.template(office, registry.line(line), key, on.isoformat()), list[Block]()
    for number in numbers:
        heading, *rest = sheet(template, on)
        blocks += [*([PageBreak()] if blocks else []), heading, Paragraph(f"编号：{number}", align="right"), *rest]
    staff = roster(office)
    return Document(title="", head=staff.name, blocks=tuple(blocks), kind="form", watermark="演示数据" if staff.demo else "")


def sheet(template: Template, on: date) -> Iterator[Block]:
    """One paper: what stands after a label is a box to write in, what the law says of it is printed."""
    yield Heading(1, template.title)
    waiting: list[Field] = []
    for each in template.body.split("\n"):
        if not each.strip() or each.startswith((FOOT, DATED)):
            continue
        label, colon, rest = each.partition("：")
        if SLOT.fullmatch(each.strip()):
            label, colon, rest = "内容", "：", each
        if colon and len(label) <= LABEL and SLOT.search(rest) and not SLOT.search(label) and "cite:" not in rest:
            waiting.append(Field(label, "", tall=room(template, rest)))
            continue
        if waiting:
            yield Fields(tuple(waiting))
            waiting = []
        yield Paragraph(written(each, on), indent=False)
    if waiting:
        yield Fields(tuple(waiting))
    yield from signatures(template)


def room(template: Template, rest: str) -> int:
    """How many lines there are to write on: as many as the act's own field has."""
    word = next(iter(SLOT.finditer(rest)))[1].strip()
    act, _, name = word.partition(".")
    line = next((each for each in registry.lines().values() if (own := each.papers.get(template.key)) and replace(template, body=own.body, hash=own.hash) == own), None)
    declared = next((each for each in (line.acts if line else ()) if each.__name__ == act), None)
    lines = getattr(declared.fields.get(name), "lines", 1) if declared else 1
    return MUCH if SLOT.fullmatch(rest.strip()) and lines > 2 else ROOM if lines > 1 else SHORT


def written(words: str, on: date) -> str:
    """A sentence with the article of the day; every other word is left to be filled in."""
    def put(match: re.Match[str]) -> str:
        kind, _, name = match[1].strip().partition(":")
        try:
            return law.provision(name, on).cite if kind == "cite" else LINE
        except law.LawError:
            return LINE
    return SLOT.sub(put, words)
