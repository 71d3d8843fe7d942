"""Prose with figures in it: an outline as data becomes a report in which every figure is a run that knows its key."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fazhi.kernel.typeset.document import Run
from fazhi.kernel.wrong import FazhiError
from fazhi.report.figures import BEGINNING, Value

SLOT = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)(?:\|([a-z]+))?\}")
FOLD = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef}”]) (?=[\u3000-\u9fff\uff00-\uffef{“])")  # the blanks that folded lines leave between Chinese words
FOLDER = Path(__file__).parent / "outlines"
PARTS = ("work", "shortcomings", "first_responsibility", "plan", "other")


class UnknownFigure(FazhiError):
    """Prose names a figure that is not there, or holds a slot that cannot be read."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (may be empty) and its paragraphs."""

    title: str
    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the five required parts."""

    key: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A whole report: title, opening, parts."""

    title: str
    opening: tuple[Run, ...]
    parts: tuple[Part, ...]

    def figures(self) -> list[str]:
        """Keys of the figures it tells, in order, each once."""
        return list(dict.fromkeys(run.figure for para in self.paragraphs() for run in para if run.figure))

    def paragraphs(self) -> Iterable[tuple[Run, ...]]:
        """Every paragraph."""
        yield self.opening
        for part in self.parts:
            for section in part.sections:
                yield from section.paragraphs

    def text(self) -> str:
        """The whole as plain text."""
        lines = [self.title, "".join(run.text for run in self.opening)]
        for part in self.parts:
            lines.append(part.title)
            for section in part.sections:
                lines += [section.title] if section.title else []
                lines += ["".join(run.text for run in para) for para in section.paragraphs]
        return "\n".join(lines)


@cache
def outline(name: str = "township") -> dict[str, Any]:
    """An outline as data; raises UnknownFigure when there is none of that name."""
    path = FOLDER / f"{name}.yaml"
    if not path.exists():
        raise UnknownFigure(f"没有“{name}”这份提纲。")
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return data


def outline_of(year: int) -> dict[str, Any]:
    """The outline of a year: its own (`township-2026.yaml`) where there is one, else the common one."""
    name = f"township-{year}"
    return outline(name if (FOLDER / f"{name}.yaml").exists() else "township")


def faults(data: Any, known: Iterable[str]) -> list[str]:
    """What is wrong with an outline that somebody brings, in sentences: shape, the five parts, slots that nobody knows."""
    try:
        keys = [part["key"] for part in data["parts"]]
        texts = [data["title"], data["opening"]]
        for part in data["parts"]:
            for section in part["sections"]:
                texts += [section["title"], part["title"], *(each if isinstance(each, str) else each["text"] for each in section["paragraphs"])]
                texts += [f"{{{each['when']}}}" for each in section["paragraphs"] if not isinstance(each, str)]
    except (KeyError, TypeError):
        return ["提纲的格式不对：要有题目、开头和各部分，每部分有标题和各节。请从报告页点“传入上级提纲”，用 Word 文件读入"]
    gone = [each for each in PARTS if each not in keys]
    have = {*known, "office", "year"}
    unknown = sorted({match[1] for text in texts for match in SLOT.finditer(str(text)) if match[1] not in have})
    return [*([f"缺少必备的部分：{'、'.join(gone)}"] if gone else []), *([f"没有这些数字：{'、'.join(unknown)}"] if unknown else [])]


def unread(texts: Iterable[str], known: Iterable[str]) -> list[str]:
    """What cannot be read in prose with slots, in sentences: figures that nobody knows, braces that hold no slot."""
    have, texts = {*known, "office", "year"}, list(texts)
    unknown = sorted({match[1] for text in texts for match in SLOT.finditer(text) if match[1] not in have})
    broken = sorted({each for text in texts for each in re.findall(r"[{}][^{}。，；\n]{0,20}", SLOT.sub("", text))})
    return [*([f"没有这些数字：{'、'.join(unknown)}"] if unknown else []), *([f"花括号里写的不是数字的代码：{'、'.join(broken)}"] if broken else [])]


def compose(office: str, year: int, values: Mapping[str, Value], edited: Mapping[str, str] | None = None, data: Mapping[str, Any] | None = None) -> Prose:
    """The report of a year.

    values: every figure by key; edited: prose by part key that replaces the outline's (paragraphs parted by line ends, figures as slots);
    data: the outline, where the county has given one for this report.
    """
    data, words = data or outline_of(year), {"office": office, "year": str(year)}
    parts = []
    for part in data["parts"]:
        text = (edited or {}).get(part["key"])
        sections = tuple(_edited(text, values, words)) if text else tuple(_sections(part, values, words))
        parts.append(Part(part["key"], part["title"], sections))
    title = "".join(run.text for run in runs(data["title"], values, words))
    return Prose(title, runs(data["opening"], values, words), tuple(parts))


def _sections(part: Mapping[str, Any], values: Mapping[str, Value], words: Mapping[str, str]) -> Iterable[Section]:
    for section in part["sections"]:
        paragraphs = []
        for each in section["paragraphs"]:
            if isinstance(each, str):
                paragraphs.append(runs(each, values, words))
            elif each["when"] in values and values[each["when"]].value:
                paragraphs.append(runs(each["text"], values, words))
        if paragraphs:
            yield Section(section["title"], tuple(paragraphs))


def _edited(text: str, values: Mapping[str, Value], words: Mapping[str, str]) -> Iterable[Section]:
    title = ""
    paragraphs: list[tuple[Run, ...]] = []
    for line in filter(None, (each.strip() for each in text.splitlines())):
        if re.match(r"（[一二三四五六七八九十]+）", line) and len(line) < 40 and "。" not in line:
            if paragraphs:
                yield Section(title, tuple(paragraphs))
            title, paragraphs = line, []
        else:
            paragraphs.append(runs(line, values, words))
    if paragraphs:
        yield Section(title, tuple(paragraphs))


def writable(data: Mapping[str, Any], values: Mapping[str, Value] | None = None, edited: Mapping[str, str] | None = None) -> dict[str, str]:
    """Every part as prose with slots, the way an editor goes on: what was written, else the outline with its headings.

    values: with them, a paragraph that hangs on a figure stands only where the figure is not 0; a heading under which the outline says nothing stays, to be written under.
    """
    return {part["key"]: (edited or {}).get(part["key"]) or "\n".join(_lines(part, values)) for part in data["parts"]}


def _lines(part: Mapping[str, Any], values: Mapping[str, Value] | None) -> Iterable[str]:
    for section in part["sections"]:
        told = [FOLD.sub("", each if isinstance(each, str) else each["text"]).strip() for each in section["paragraphs"]
                if isinstance(each, str) or values is None or (each["when"] in values and values[each["when"]].value)]
        if section["title"] and (told or not section["paragraphs"]):
            yield section["title"]
        yield from told


def runs(text: str, values: Mapping[str, Value], words: Mapping[str, str]) -> tuple[Run, ...]:
    """A paragraph with its slots filled; raises UnknownFigure for a slot nobody knows."""
    text = FOLD.sub("", text)
    found, at = [], 0
    for match in SLOT.finditer(text):
        if match.start() > at:
            found.append(Run(text[at:match.start()]))
        found.append(_slot(match[1], match[2] or "", values, words))
        at = match.end()
    if at < len(text):
        found.append(Run(text[at:]))
    return tuple(found)


def _slot(key: str, how: str, values: Mapping[str, Value], words: Mapping[str, str]) -> Run:
    if key in words:
        return Run(words[key])
    value = values.get(key)
    if value is None:
        raise UnknownFigure(f"文中引用了“{key}”，但没有这个数字。请从数字清单中选择。")
    if how == "window":
        return Run(span(value))
    if how == "until":
        return Run(day(value.until))
    return Run(worded(value, how), key)


def worded(value: Value, how: str = "") -> str:
    """A value in a sentence: plain, `parts` (with numerator and denominator), `over` (rounded down to hundreds: “2900多份”)."""
    if how == "parts" and value.whole is not None:
        return f"{value.text}（{value.part}÷{value.whole}）"
    if how == "over" and isinstance(value.value, int) and value.value > 100 and value.value % 100:
        return f"{value.value // 100 * 100}多{value.unit}"
    return value.text


def day(text: str) -> str:
    """An ISO day in words."""
    return f"{int(text[:4])}年{int(text[5:7])}月{int(text[8:10])}日"


def span(value: Value) -> str:
    """A window in words: “1月1日至11月30日”, “全年”, “自上线至…”."""
    if value.since == BEGINNING:
        return f"截至{day(value.until)}"
    if value.since[5:] == "01-01" and value.until[5:] == "12-31":
        return "全年"
    same = value.since[:4] == value.until[:4]
    return f"{int(value.since[5:7])}月{int(value.since[8:])}日至{int(value.until[5:7])}月{int(value.until[8:])}日" if same else (
        f"{day(value.since)}至{day(value.until)}")
