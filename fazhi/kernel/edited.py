"""A paper that was edited elsewhere and comes back as DOCX: its words, how they differ, and which words it may not lose."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from typing import Any

from docx import Document as open_docx
from docx.oxml.ns import qn

from fazhi.kernel import fields as f
from fazhi.kernel import own_papers
from fazhi.kernel.acts import Line
from fazhi.kernel.prints import DATED, FOOT, SECRET, SITE, document, template_of, units
from fazhi.kernel.registry import common_acts
from fazhi.kernel.templates import CELL, GOES_ON, SLOT, Template
from fazhi.kernel.typeset.document import Signatures
from fazhi.kernel.typeset.titles import title_lines
from fazhi.kernel.wrong import FazhiError

SHORT = 60
MOST = 60 << 20  # an unpacked DOCX larger than this is none of ours
TRACKED = ("修订痕迹", "接受或者拒绝全部修订")
NOT_WORDS = {"w:ins": TRACKED, "w:del": TRACKED, "w:moveFrom": TRACKED, "w:moveTo": TRACKED, "w:txbxContent": ("文本框", "把文本框里的字移到正文"),
             "w:drawing": ("图片", "删去图片"), "w:pict": ("图片", "删去图片"), "w:footnoteReference": ("脚注", "把脚注移到正文"),
             "w:commentReference": ("批注", "删去批注"), "w:numId": ("自动编号", "把自动编号转成普通文字")}
SPACE = re.compile(r"\s+")
WRITTEN = re.compile(r"\d[\d,.]*\d|\d")


class NotReadable(FazhiError):
    """The file that came back cannot be taken as the words of this paper."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line that differs: as it was and as it is now (empty where there was or is none), parted into (kind, words) pieces."""

    old: str
    new: str

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """Pieces of the line: “same”, “gone” or “new”."""
        found = []
        for kind, a, b, x, y in SequenceMatcher(None, self.old, self.new, autojunk=False).get_opcodes():
            if kind == "equal":
                found.append(("same", self.old[a:b]))
                continue
            found += [("gone", self.old[a:b])] if b > a else []
            found += [("new", self.new[x:y])] if y > x else []
        return found


# -- reading ---------------------------------------------------------------------------------------------------------


def words_in(data: bytes, row: dict[str, Any]) -> str:
    """The words of the paper as the file says them, in the form in which papers keep their words. Raises NotReadable."""
    lines = list(_lines(data, frozenset(flat(each) for each in row["text"].split("\n") if each.startswith(CELL))))
    if template_of(row).tracked:  # where to look it up is printed anew each time, and no word of the paper
        lines = [each for each in lines if not each.startswith((f"{SITE}：", f"{SECRET}："))]
    made = document(row)
    head = [made.head, made.number, *title_lines(made.title)]
    signs = [f"{one.role}：{'＿' * 8}　{one.date}" for block in made.blocks if isinstance(block, Signatures) for one in block.signers]
    tail = [*signs, made.signature, made.date, made.code, made.watermark]
    body = _without(_without(lines, head, "抬头、文号或者标题")[::-1], tail[::-1], "签名处、落款、日期或者文书编码")[::-1]
    if not body:
        raise NotReadable("文件里没有正文。请打开从本页下载的 DOCX 修改后再上传。")
    going_on = {flat(each) for each in row["text"].split("\n") if each.startswith(GOES_ON)}
    body += [each for each in row["text"].split("\n") if each.startswith((FOOT, DATED))]  # who signs off stands at the foot and is not edited
    return "\n".join(GOES_ON + each if flat(each) in going_on and not each.startswith((GOES_ON, CELL)) else each for each in body)


def lines_of(data: bytes) -> list[str]:
    """The lines of any DOCX, tables included, without blank ones. Raises NotReadable, also for tracked changes, pictures and notes."""
    return list(_lines(data))


def _lines(data: bytes, heads: frozenset[str] = frozenset()) -> Iterator[str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST:
                raise NotReadable("文件太大，不是一份普通的文书。请只上传修改后的 DOCX。")
        body = open_docx(BytesIO(data)).element.body
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise NotReadable("这不是 DOCX 文件，或者文件已损坏。请在 WPS 中“另存为”DOCX 后再上传。") from None
    for tag, (what, then) in NOT_WORDS.items():
        if any(each.get(qn("w:val")) != "0" for each in body.iter(qn(tag))):
            raise NotReadable(f"文件里有{what}，系统只收正文文字。请先{then}，保存后再上传。")
    yield from _blocks(body, heads)


def _blocks(element: Any, heads: frozenset[str]) -> Iterator[str]:
    """The lines of paragraphs and tables in order, also of those that WPS put into a frame of its own."""
    for each in element:
        if each.tag == qn("w:p"):
            yield from (line for line in _words(each).split("\n") if line.strip())
        elif each.tag == qn("w:tbl"):
            yield from _table(each, heads)
        elif each.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")):
            yield from _blocks(each, heads)


def _words(element: Any) -> str:
    found = []
    for each in element.iter():
        if each.tag == qn("w:t"):
            found.append(each.text or "")
        elif each.tag == qn("w:tab"):
            found.append("　" if each.getparent().tag == qn("w:r") else "")
        elif each.tag in (qn("w:br"), qn("w:cr")):
            found.append("\n")
    return "".join(found).strip(" 　")


def _table(element: Any, heads: frozenset[str]) -> Iterator[str]:
    """A table that begins with 序号, or with a line that the paper had, keeps its lines; any other is a form, whose cells are labels and their words by turns."""
    rows = [["\n".join(filter(None, map(_words, cell.iter(qn("w:p"))))) for cell in row.iter(qn("w:tc"))] for row in element.iter(qn("w:tr"))]
    if rows and rows[0] and (rows[0][0] == "序号" or flat(CELL + CELL.join(rows[0]) + CELL) in heads):
        yield from (CELL + CELL.join(cell.replace("\n", " ") for cell in row) + CELL for row in rows)
        return
    for row in rows:
        for label, told in zip(row[::2], [*row[1::2], ""], strict=False):
            if label or told:
                yield from f"{label}：{told}".replace("\n", f"\n{GOES_ON}").split("\n")


def _without(lines: list[str], known: Iterable[str], what: str) -> list[str]:
    """The lines after those the house itself prints; raises NotReadable when these were changed."""
    wanted, have, i = "".join(map(flat, known)), "", 0
    while i < len(lines) and have != wanted and wanted.startswith(have + flat(lines[i])):
        have += flat(lines[i])
        i += 1
    if have != wanted:
        raise NotReadable(f"文书的{what}由系统生成，不能在文件里改动。请恢复原样后再上传；确需改动的，请更正相应的记录。")
    return lines[i:]


def flat(text: str) -> str:
    """Words without any space, for comparing."""
    return SPACE.sub("", text)


# -- comparing -------------------------------------------------------------------------------------------------------


def difference(old: str, new: str) -> list[Change]:
    """The lines that differ, in order."""
    was, now = ([each.removeprefix(GOES_ON) for each in text.split("\n") if each.strip()] for text in (old, new))
    found: list[Change] = []
    matcher = SequenceMatcher(None, [flat(each) for each in was], [flat(each) for each in now], autojunk=False)
    for kind, a, b, x, y in matcher.get_opcodes():
        if kind != "equal":
            left, right = was[a:b], now[x:y]
            size = max(len(left), len(right))
            found += [Change(one, other) for one, other in zip([*left, *[""] * (size - len(left))], [*right, *[""] * (size - len(right))], strict=True)]
    return found


def lacking(row: dict[str, Any], line: Line, new: str) -> list[str]:
    """What the new words may not lose and have lost: figures, days, names and citations that come from the record, phrases the law requires,
    a line with facts or articles as the acts said them, and a part of the paper that now says nothing. Other prose may be put in other words."""
    template, text = own_papers.made_from(row, template_of(row)), flat(new)
    lost = [phrase for phrase in template.required if flat(phrase) not in text]
    kept = {flat(unit) for unit in units(new)}
    for unit in units(row["text"]):
        if flat(unit) not in kept and _fixed(unit, template):
            lost.append(f"记录原文“{unit if len(unit) <= SHORT else unit[:SHORT] + '……'}”")
        for fact in _facts(unit, template, line):
            if flat(fact) not in text:
                lost.append(fact)
        label, _, told = unit.partition("：")
        if told and _is_label(label, template) and not _says(label, new):
            lost.append(f"“{label}”一栏的内容")
    return list(dict.fromkeys(lost))


def _fixed(unit: str, template: Template) -> bool:
    """True for a line that says what stands as the acts said it: to change that, the entry is corrected and not the paper."""
    found = _line_of(unit, template)
    return bool(found) and any(word in template.fixed for word, _, _ in found)


def _line_of(unit: str, template: Template) -> list[tuple[str, str, str]]:
    """(word, filter, what stands there) of the template's line from which a unit came; empty when none fits, or it has no words of acts."""
    for each in template.body.split("\n"):
        slots = [(m[1].strip(), m[2] or "") for m in SLOT.finditer(each)]
        match = re.fullmatch("(.*?)".join(map(re.escape, SLOT.split(each)[::4])), unit, re.DOTALL)
        if match:
            return [(word, how, words) for (word, how), words in zip(slots, match.groups(), strict=True)]
    return []


def _is_label(label: str, template: Template) -> bool:
    return any(each.startswith(f"{label}：") for each in template.body.split("\n"))


def _says(label: str, new: str) -> bool:
    return any(unit.startswith(f"{label}：") and unit != f"{label}：" for unit in units(new)) or f"{label}：\n{CELL}" in new


def _facts(unit: str, template: Template, line: Line) -> Iterator[str]:
    """The words of a unit that the record itself holds."""
    if unit.startswith(CELL):
        yield from (cell for row in unit.split("\n")[1:] for cell in row.strip(CELL).split(CELL)[1:] if cell.strip())
        return
    told = _line_of(unit, template)
    if told:
        yield from (words for word, how, words in told if words.strip() and _exact(word, how, line))
    elif unit not in template.body.split("\n"):
        yield from (found[0] for found in WRITTEN.finditer(unit))  # the template has changed since: at least its figures stand


def _exact(word: str, how: str, line: Line) -> bool:
    head, _, tail = word.partition(".")
    if ":" in word or not tail or head == "party" or how:
        return True
    act = next((each for each in (*line.acts, *common_acts().values()) if each.__name__ == head), None)
    return bool(act and tail in act.fields and not isinstance(act.fields[tail], f.Text))
