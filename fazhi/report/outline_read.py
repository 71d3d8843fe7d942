"""The county's outline as it comes, a DOCX: its parts and headings become an outline as data, its blanks are bound to figures by a person."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fazhi.kernel.edited import NotReadable, lines_of
from fazhi.kernel.figure import Figure, Rate
from fazhi.report.chapters import PARTS

PART = re.compile(r"^[一二三四五六七八九十]+、")
SECTION = re.compile(r"^[（(][一二三四五六七八九十]+[）)]")
LONGEST = 60  # a longer line is a sentence, whatever it begins with
UNIT = re.compile(r"(?:余|多)?(人次|件次|项次|场次|件|宗|起|次|份|场|个|条|项|人|名|篇|期|户|处|元|%|％)")
BLANK = re.compile(rf"(?:[XxＸ×_＿□○◯]+|[（(][ \u3000]+[）)]|[ \u3000]{{2,}})(?={UNIT.pattern})")
OF_PART = {  # words by which a heading is known; the first that fits
    "first_responsibility": ("第一责任人", "主要负责人"), "shortcomings": ("不足", "问题", "短板", "困难"), "work": ("举措", "成效", "进展", "开展情况", "工作情况"),
    "plan": ("安排", "计划", "打算", "思路", "下一步", "下一年", "下步"), "other": ("其他",)}
APART = {"%": "%", "％": "%", "元": "元"}  # these measure something else; all others count, and a figure brings its own
SAME_UNIT = 3  # what the unit weighs beside the words: as much as three quarters of the name
NAMED = 5  # figures offered for a blank


@dataclass(frozen=True, slots=True)
class Blank:
    """A place where the outline wants a number: part, section and paragraph (from 0), which blank of the paragraph, its sentence, figures that may be meant."""

    part: int
    section: int
    paragraph: int
    n: int
    where: str
    like: tuple[str, ...]

    @property
    def name(self) -> str:
        """What its control in a form is called."""
        return f"blank-{self.part}-{self.section}-{self.paragraph}-{self.n}"


@dataclass(slots=True)
class Brought:
    """An outline as it was read: the data `UseOutline` takes, and its blanks."""

    outline: dict[str, Any]
    blanks: list[Blank] = field(default_factory=list)


def read(data: bytes, known: Mapping[str, Figure | Rate]) -> Brought:
    """Read a DOCX whose parts begin with “一、” and whose sections begin with “（一）”. Raises NotReadable where no part is found."""
    lines = [each.strip() for each in lines_of(data)]
    first = next((i for i, each in enumerate(lines) if heading(PART, each)), None)
    if first is None:
        raise NotReadable("文件里没有以“一、”开头的标题，认不出各部分。标题用了自动编号的，请在 WPS 里全选、转为文本后再上传。")
    title = next((each for each in lines[:first] if "报告" in each), "")
    opening = "".join(each for each in lines[:first] if each != title) or "现将有关情况报告如下："
    parts: list[dict[str, Any]] = []
    for line in lines[first:]:
        if heading(PART, line):
            parts.append({"key": _key(line, [part["key"] for part in parts]), "title": line, "sections": []})
        elif heading(SECTION, line):
            parts[-1]["sections"].append({"title": line, "paragraphs": []})
        else:
            if not parts[-1]["sections"]:
                parts[-1]["sections"].append({"title": "", "paragraphs": []})
            parts[-1]["sections"][-1]["paragraphs"].append(line)
    found = Brought({"title": title or "{office}{year}年法治政府建设年度报告", "opening": opening, "parts": parts})
    found.blanks = [each for i, part in enumerate(parts) for each in _blanks(i, part, known)]
    return found


def heading(kind: re.Pattern[str], line: str) -> bool:
    """True when a line is a heading of this kind: short, and no sentence."""
    return bool(kind.match(line)) and len(line) <= LONGEST and "。" not in line


def _key(title: str, taken: list[str]) -> str:
    return next((key for key, words in OF_PART.items() if key not in taken and any(word in title for word in words)), "")


def _blanks(i: int, part: dict[str, Any], known: Mapping[str, Figure | Rate]) -> Iterable[Blank]:
    for j, section in enumerate(part["sections"]):
        for k, text in enumerate(section["paragraphs"]):
            for n, match in enumerate(BLANK.finditer(text)):
                before, after = text[:match.start()], text[match.end():]
                yield Blank(i, j, k, n, text, like(known, section["title"], before, after))


def like(known: Mapping[str, Figure | Rate], title: str, before: str, after: str) -> tuple[str, ...]:
    """Figures that may be meant by a blank: they measure what its unit measures, and words of their names stand before it, the nearest counting most."""
    unit = UNIT.match(after)
    kind = APART.get(unit[1], "") if unit else ""
    near = re.split(r"[，。；、：]", before)[-1]
    scored = []
    for key, one in known.items():
        if isinstance(one, Rate) != (kind == "%") or (isinstance(one, Figure) and one.money) != (kind == "元"):
            continue
        pairs = {one.label[i:i + 2] for i in range(len(one.label) - 1)}
        words = sum(4 * (pair in near) + (pair in before) + (pair in title) for pair in pairs) / max(len(pairs), 1)
        if words:
            scored.append((-words - SAME_UNIT * bool(unit and unit[1] == one.unit), key))
    return tuple(key for _, key in sorted(scored)[:NAMED])


def bound(brought: dict[str, Any], keys: Mapping[str, str], chosen: Mapping[str, str]) -> dict[str, Any]:
    """The outline with each part's key as somebody chose it (`keys`: part number -> key) and each blank bound (`chosen`: control -> figure)."""
    parts = []
    for i, part in enumerate(brought["parts"]):
        sections = [{"title": section["title"], "paragraphs": [_filled(text, f"blank-{i}-{j}-{k}", chosen) for k, text in enumerate(section["paragraphs"])]}
                    for j, section in enumerate(part["sections"])]
        parts.append({"key": keys.get(str(i)) or part["key"] or f"part_{i + 1}", "title": part["title"], "sections": sections})
    return {**brought, "parts": parts}


def _filled(text: str, name: str, chosen: Mapping[str, str]) -> str:
    """The paragraph with the chosen figures in its blanks; a figure brings its unit, so the one that stood there goes."""
    found, at = "", 0
    for n, match in enumerate(BLANK.finditer(text)):
        key = chosen.get(f"{name}-{n}", "")
        if key:
            unit = UNIT.match(text, match.end())
            found, at = f"{found}{text[at:match.start()]}{{{key}}}", unit.end() if unit else match.end()
    return found + text[at:]


def unfilled(text: str) -> list[str]:
    """The places of a text in which a number is still left open, as they stand there with what is before them."""
    return [text[max(text.rfind("\n", 0, match.start()) + 1, match.start() - 8):match.end() + 1].strip() for match in BLANK.finditer(text)]


def missing(keys: Iterable[str]) -> list[str]:
    """The required parts that nothing in the outline stands for."""
    have = set(keys)
    return [each for each in PARTS if each not in have]
