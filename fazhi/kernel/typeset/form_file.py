"""The form of an act as a Word file: filled in by somebody who has no account, sent back, and read into what the act asks."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

from fazhi.kernel import fields as f
from fazhi.kernel.acts import Act
from fazhi.kernel.reading import Unreadable, document

ROWS = 12  # blank lines of a table
MARK = re.compile(r"表单编号：([a-z_]+\.[A-Za-z]+)/([0-9a-f]{32})")
DAY = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})")
WHO, WHEN = "出具人", "出具日期"
STRANGE = "这不是本事项的填写表。请把系统打包出去的那一份填好后发回，不要删去末尾的“表单编号”。"
ASKED = (f.Text, f.Code, f.Public, f.Choice, f.Count, f.Day, f.Money, f.Flag)


@dataclass(frozen=True, slots=True)
class Filled:
    """What came back: the words by field, who signed and on which day (empty where not written)."""

    said: dict[str, Any]
    who: str
    day: str


def form_of(act: type[Act], matter: str, head: Iterable[tuple[str, str]]) -> bytes:
    """A blank form of an act for one matter as DOCX; `head` are lines that say what it is about."""
    paper = docx.Document()
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "SimSun", Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    paper.add_heading(f"{act.title}（填写表）", level=1)
    for label, words in head:
        paper.add_paragraph(f"{label}：{words}")
    paper.add_paragraph("请用Word或WPS填写右边的空格，带*的必填；不要删改左边的栏目名称。填好后存为.docx发回，并附签名的打印件或照片。")
    plain = [each for each in act.fields.values() if isinstance(each, ASKED)]
    _pairs(paper, [(_label(each), _hint(each)) for each in plain])
    for each in act.fields.values():
        if isinstance(each, f.Rows):
            paper.add_paragraph(_label(each) + "（一条一行，行数不够可以加行）")
            inner = [one for one in each.fields.values() if isinstance(one, ASKED)]
            table = paper.add_table(ROWS + 1, len(inner), style="Table Grid")
            for cell, one in zip(table.rows[0].cells, inner, strict=True):
                cell.text = _label(one) + (f"\n{_hint(one)}" if _hint(one) else "")
    _pairs(paper, [(f"{WHO}*", ""), (f"{WHEN}*", "年　月　日")])
    paper.add_paragraph(f"表单编号：{act.key}/{matter}")
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _pairs(paper: Any, pairs: list[tuple[str, str]]) -> None:
    table = paper.add_table(len(pairs), 2, style="Table Grid")
    for row, (label, hint) in zip(table.rows, pairs, strict=True):
        row.cells[0].text = label + (f"\n（{hint}）" if hint else "")


def _label(each: f.Field) -> str:
    return (each.label or each.name) + ("*" if each.required else "")


def _hint(each: f.Field) -> str:
    if isinstance(each, f.Choice):
        return ("可填几项：" if each.many else "填一项：") + "／".join(each.options.values())
    if isinstance(each, f.Flag):
        return "填“是”或“否”"
    return each.help


def read_form(act: type[Act], matter: str, data: bytes) -> Filled:
    """What a form that came back says. Raises Unreadable where it is no form of this act and matter."""
    paper = document(data)
    mark = next((found for found in (MARK.search(line.text) for line in paper.paragraphs) if found), None)
    if mark is None or (mark[1], mark[2]) != (act.key, matter):
        raise Unreadable(STRANGE)
    pairs = {label: words for table in paper.tables if len(table.columns) == 2 for label, words in _told(table)}
    said: dict[str, Any] = {}
    for name, each in act.fields.items():
        if isinstance(each, f.Rows):
            rows = next((found for table in paper.tables if (found := _rows(table, each)) is not None), [])
            said[name] = [row for row in rows if row]
        elif isinstance(each, ASKED):
            said[name] = _value(each, pairs.get(each.label or name, ""))
    day = DAY.search(pairs.get(WHEN, ""))
    return Filled({k: v for k, v in said.items() if v not in f.EMPTY}, pairs.get(WHO, ""), _iso(day) if day else "")


def _told(table: Any) -> Iterator[tuple[str, str]]:
    for row in table.rows:
        yield _name(row.cells[0].text), row.cells[1].text.strip()


def _name(text: str) -> str:
    return text.strip().split("\n")[0].rstrip("*＊ ")


def _rows(table: Any, field: f.Rows) -> list[dict[str, Any]] | None:
    """The rows of the table that belongs to the field, None of any other table."""
    inner = {one.label or name: (name, one) for name, one in field.fields.items() if isinstance(one, ASKED)}
    titles = [_name(cell.text) for cell in table.rows[0].cells]
    if titles != list(inner):
        return None
    found = []
    for row in table.rows[1:]:
        told = {inner[title][0]: _value(inner[title][1], cell.text) for title, cell in zip(titles, row.cells, strict=False)}
        found.append({k: v for k, v in told.items() if v not in f.EMPTY})
    return found


def _value(each: f.Field, words: str) -> Any:
    words = words.strip()
    if isinstance(each, f.Choice):
        return _chosen(each.options, words, each.many)
    if isinstance(each, f.Flag):
        return words.startswith("是")
    if isinstance(each, f.Day):
        day = DAY.search(words)
        return _iso(day) if day else words
    return words


def _chosen(options: Mapping[str, str], words: str, many: bool) -> Any:
    """The options whose words stand in the cell, the longest first, so that “不合法” is not read as “合法”."""
    found, left = [], words
    for key, title in sorted(options.items(), key=lambda pair: -len(pair[1])):
        if title and title in left:
            found.append(key)
            left = left.replace(title, "")
    if many:
        return found
    return found[0] if len(found) == 1 else words


def _iso(day: re.Match[str]) -> str:
    return f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}"
