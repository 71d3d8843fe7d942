"""Reads any annual report and finds what does not add up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ERROR, WARNING, NOTE = "error", "warning", "note"
WORDS = Path(__file__).parent / "checks.yaml"
FULL_WIDTH = str.maketrans("０１２３４５６７８９％．，：；（）", "0123456789%.,:;()")
COUNT = re.compile(r"(?<![\d.])(\d+(?:,\d{3})*)(?:余|多|来)?(人次|宗|件|次|份|条|场|个|名|户|起|人|项|篇|部|家|例)")
RATE = re.compile(r"([\u4e00-\u9fff]{0,8}率)(?:为|达到?|是|约)?\s*(\d{1,4}(?:\.\d{1,6})?)%")
SENTENCE = re.compile(r"[^。;!?！？]+[。;!?！？]?")
PERIOD = re.compile(r"今年以来|截[至止]目前|截[至止]\d{1,2}月底?|全年|本年度|本年|年内|\d{1,2}[-—–－~～至到]\d{1,2}月份?|今年(?!\s*\d)|[上下]半年|一年来")
SINCE = re.compile(r"(?:自|从)[^,。]{0,24}(?:起|以来|至|到|上线|启用|运行|开始)|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|起|至)|上线以来|启用以来")
DIGITS = "一二三四五六七八九"
PART = re.compile(r"^([一二三四五六七八九十]+)、")
SECTION = re.compile(r"^\(([一二三四五六七八九十]+)\)")
ITEM = re.compile(r"^(\d{1,2})[.、](?!\d)")
LISTED = re.compile(r"(?<![一二三四五六七八九十第唯统万])([一二三四五六七八九十]{1,2})是(?!否)")
ANNOUNCED = re.compile(r"(?:以下|下列|如下|主要有|做好|抓好)([二两三四五六七八九十])(?:个方面|方面|项|点|个|条)")
PERIODS_AT_MOST = 2  # the year and one part of it; more is no longer one list of figures


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not add up: where it stands, what stands there, why it is wrong; severity error, warning or note."""

    where: str
    what: str
    why: str
    severity: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report: its number, its words, and the part and section it stands in."""

    n: int
    text: str
    part: str = ""
    section: str = ""

    @property
    def where(self) -> str:
        """How to find the line."""
        return f"第{self.n}行" + (f"（{self.section or self.part}）" if self.section or self.part else "")

    def sentences(self) -> list[str]:
        """The line cut at full stops and semicolons."""
        return [each.strip() for each in SENTENCE.findall(self.text) if each.strip()]


def check(text: str, published: date | None = None) -> list[Finding]:
    """Everything in a report's plain text that does not add up, in the order of the text.

    `published` is the day it was published; without it the text's own 发布日期 or 成文日期 is read. The required parts are those of
    《法治政府建设与责任落实督察工作规定》 and the rules on the yearly report. An empty text gives one error.
    """
    lines = read(text)
    if not lines:
        return [Finding("全文", "没有文字", "没有可以检查的内容，请给出报告的纯文本", ERROR)]
    day = published or _published(text)
    found = [*_rates(lines), *_subsets(lines), *_numbering(lines), *_totals(lines), *_periods(lines), *_whole_year(lines, day), *_words(lines),
             *_promised(lines), *_announced(lines), *_parts(lines)]
    order = {line.where: line.n for line in lines}
    return sorted(found, key=lambda each: order.get(each.where, len(text)))


def read(text: str) -> list[Line]:
    """The lines that have words, each with its part (一、) and section (（一）)."""
    part = section = ""
    lines = []
    for n, raw in enumerate(text.splitlines(), 1):
        words = raw.translate(FULL_WIDTH).strip().lstrip("#").strip()
        if PART.match(words):
            part, section = words.split("。")[0][:24], ""
        elif SECTION.match(words):
            section = words.split("。")[0][:24]
        if words:
            lines.append(Line(n, words, part, section))
    return lines


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(WORDS.read_text("utf-8"))
    return found


def _number(word: str) -> int:
    """A Chinese number up to 99; 0 for what is none."""
    tens, ten, ones = word.partition("十")
    if not ten:
        return 2 if word == "两" else DIGITS.index(word) + 1 if word in DIGITS else 0
    if tens not in DIGITS or ones not in DIGITS:
        return 0
    return (DIGITS.index(tens) + 1 if tens else 1) * 10 + (DIGITS.index(ones) + 1 if ones else 0)


def _counts(sentence: str) -> list[tuple[int, str]]:
    return [(int(number.replace(",", "")), unit) for number, unit in COUNT.findall(sentence)]


def _rates(lines: list[Line]) -> Iterator[Finding]:
    """Rates that do not follow from the numbers told before them in the same sentence."""
    for line in lines:
        for sentence in line.sentences():
            for found in RATE.finditer(sentence):
                yield from _rate(line, found, [number for number, _ in _counts(sentence[:found.start()])])


def _rate(line: Line, found: re.Match[str], numbers: list[int]) -> Iterator[Finding]:
    told = Decimal(found[2])
    step = Decimal(1).scaleb(int(told.as_tuple().exponent))
    pairs = [(part, whole) for i, whole in enumerate(numbers) for j, part in enumerate(numbers) if i != j and whole and part <= whole]
    exact = {(part, whole): Decimal(part * 100) / whole for part, whole in pairs}
    if told > 100:
        yield Finding(line.where, found[0], "比率超过100%", ERROR)
    elif len(numbers) < 2:
        yield Finding(line.where, found[0], "比率没有同时写出分子和分母", NOTE)
    elif not any(value.quantize(step, ROUND_HALF_UP) == told for value in exact.values()):
        for (part, whole), value in exact.items():
            if value.quantize(step, ROUND_DOWN) == told:
                right = value.quantize(step, ROUND_HALF_UP)
                yield Finding(line.where, found[0], f"{part}÷{whole}={value:.3f}%，应为{right}%：尾数被截去，没有四舍五入", ERROR)
                return
        yield Finding(line.where, found[0], f"用前面的数（{'、'.join(map(str, numbers))}）算不出这个比率", ERROR)


def _subsets(lines: list[Line]) -> Iterator[Finding]:
    """Parts told with 其中 that are more than their whole."""
    for line in lines:
        for sentence in line.sentences():
            before, inside, after = sentence.partition("其中")
            whole, parts = _counts(before)[-1:], _counts(after.split(",")[0])
            same = [number for number, unit in parts if whole and unit == whole[0][1]]
            if inside and same and sum(same) > whole[0][0]:
                yield Finding(line.where, f"{whole[0][0]}{whole[0][1]}，其中{'、'.join(map(str, same))}", "分项之和大于总数", ERROR)


def _numbering(lines: list[Line]) -> Iterator[Finding]:
    """Numbers that skip, at four levels: 一、（一） 1. 一是; a higher level begins the lower ones anew."""
    last = [0, 0, 0, 0]
    for line in lines:
        marks = [(level, found[1], found[0]) for level, mark in enumerate((PART, SECTION, ITEM)) if (found := mark.match(line.text))]
        marks += [(3, found[1], found[0]) for found in LISTED.finditer(line.text)]
        for level, word, shown in marks:
            n = int(word) if word.isdigit() else _number(word)
            if not n:
                continue
            if n not in (1, last[level] + 1):
                yield Finding(line.where, f"“{shown}”", f"序号跳了：前一个是第{last[level]}，这一个是第{n}" if last[level] else "序号不是从一开始", ERROR)
            last[level:] = [n] + [0] * (3 - level)


def _totals(lines: list[Line]) -> Iterator[Finding]:
    """Running totals whose beginning nobody knows, beside the parts they stand next to."""
    for line in lines:
        for sentence in line.sentences():
            counts = _counts(sentence.partition("累计")[2])
            if "累计" not in sentence or not counts or SINCE.search(sentence):
                continue
            total, unit = counts[0]
            beside = [number for number, one in _counts(line.text.partition("累计")[0]) if one == unit]
            against = f"；同段另有{'、'.join(f'{each}{unit}' for each in beside)}，合计{sum(beside)}{unit}，与之不符" if beside and sum(beside) != total else ""
            yield Finding(line.where, f"累计{total}{unit}", f"累计数没有写明从哪一天起算{against}", ERROR if against else WARNING)


def _periods(lines: list[Line]) -> Iterator[Finding]:
    """Too many words for the period in which figures were counted."""
    found: dict[str, Line] = {}
    for line in lines:
        for sentence in line.sentences():
            if COUNT.search(sentence):
                for word in PERIOD.findall(sentence):
                    found.setdefault(word, line)
    if len(found) > PERIODS_AT_MOST:
        first = next(iter(found.values()))
        yield Finding(first.where, "、".join(found), f"同一份报告的数字用了{len(found)}种统计期间的说法，数字之间不能比较；请统一起止日期", WARNING)


def _published(text: str) -> date | None:
    """The day the text itself gives."""
    found = re.search(r"(?:发布|成文|印发|公开|发文)(?:日期|时间)[:：]?\s*(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})", text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _whole_year(lines: list[Line], day: date | None) -> Iterator[Finding]:
    """Figures for a whole year that was not over when the text was published."""
    told = next((int(found[1]) for line in lines if (found := re.search(r"(\d{4})年(?:度)?法治政府建设", line.text))), None)
    if day is None or (told or day.year) < day.year or (day.month, day.day) == (12, 31):
        return
    for line in lines:
        hits = [sentence for sentence in line.sentences() if "全年" in sentence and COUNT.search(sentence)]
        for sentence in hits:
            yield Finding(line.where, sentence[:30], f"报告发布于{day}，这一年还没有结束，不能写“全年”的数字", ERROR)


def _words(lines: list[Line]) -> Iterator[Finding]:
    """Wrong and suspect words."""
    for key, why, severity in (("wrong_words", "应为", ERROR), ("suspect_words", "疑为", NOTE)):
        for wrong, right in _data()[key].items():
            for line in lines:
                if wrong in line.text:
                    yield Finding(line.where, wrong, f"用词有误：{why}“{right}”", severity)


def _promised(lines: list[Line]) -> Iterator[Finding]:
    """Sets that are announced by their number and not wholly described in the section that announces them."""
    for promise in _data()["promised"]:
        line = next((each for each in lines if promise["said"] in each.text.replace("“", "").replace("”", "")), None)
        if line is None:
            continue
        told = "".join(each.text for each in lines if (each.part, each.section) == (line.part, line.section))
        gone = [item for item, signs in promise["items"].items() if not any(sign in told for sign in signs)]
        if gone:
            of = len(promise["items"])
            yield Finding(line.where, promise["said"], f"{promise['what']}应有{of}项，只写了{of - len(gone)}项，缺：{'、'.join(gone)}", ERROR)


def _announced(lines: list[Line]) -> Iterator[Finding]:
    """“以下三个方面：一是……二是” with another count than announced, inside one paragraph."""
    for line in lines:
        for found in ANNOUNCED.finditer(line.text):
            listed = [_number(each) for each in LISTED.findall(line.text[found.end():])]
            if listed and max(listed) != _number(found[1]):
                yield Finding(line.where, found[0], f"说有{found[1]}项，写出的到第{max(listed)}项", ERROR)


def _parts(lines: list[Line]) -> Iterator[Finding]:
    """Required parts, and what a part must say, that are missing."""
    headings = list(dict.fromkeys(line.part for line in lines if line.part))
    for part in _data()["parts"]:
        mine = [each for each in headings if any(sign in each for sign in part["any"])]
        if not mine and not (part.get("or_themes") and _themes(headings)):
            yield Finding("全文", part["what"], "缺少必备的部分", ERROR)
            continue
        told = "".join(line.text for line in lines if line.part in mine)
        for what, signs in part.get("must", {}).items():
            if not any(sign in told for sign in signs):
                yield Finding(next(line.where for line in lines if line.part in mine), part["what"], f"这一部分没有写{what}", ERROR)


def _themes(headings: list[str]) -> list[str]:
    """Headings that belong to no required part: a report may tell its work theme by theme."""
    return [each for each in headings if not any(sign in each for part in _data()["parts"] for sign in part["any"])]
