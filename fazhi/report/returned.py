"""A report that was edited as DOCX and comes back: each number matched to its figure again; changed, lost, unknown and unbound numbers listed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from fazhi.kernel.edited import NotReadable, flat, lines_of
from fazhi.kernel.typeset.document import Run
from fazhi.report.chapters import Part, Prose, worded
from fazhi.report.figures import Value
from fazhi.report.printed import ANNEX

LIKE = 0.45  # lines less alike than this are new ones
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?:多|余)?(?:%|[\u4e00-\u9fff]{1,2})?")
NOT_COUNTED = re.compile(r"\d{4}(?:[-—至]\d{4})?年|\d{1,2}月(?:\d{1,2}日)?|第\d+|〔\d+〕\d*号?|12345|[（(]\d+[）)]|^\d+[.、]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number worth a look: the figure it belongs to (empty where unknown), as it was, as it is now, and the sentence; `like` are figures of that value."""

    figure: str
    label: str
    was: str
    now: str
    where: str
    like: tuple[str, ...] = ()


@dataclass(slots=True)
class Returned:
    """What came back: prose by part with its slots, how many numbers were matched, and those that were not."""

    parts: dict[str, str] = field(default_factory=dict)
    matched: int = 0
    changed: list[Number] = field(default_factory=list)
    lost: list[Number] = field(default_factory=list)
    unknown: list[Number] = field(default_factory=list)
    unbound: list[Number] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    spans: tuple[tuple[int, int, str], ...] = ()  # from, to, figure


def read(data: bytes, prose: Prose, values: Mapping[str, Value], own: bytes) -> Returned:
    """Read an edited DOCX against the report it was made from and that report's `own` DOCX. Raises NotReadable where it is none, or a part is gone."""
    lines = lines_of(data)
    end = next((i for i, each in enumerate(lines) if flat(each).startswith(flat(ANNEX))), len(lines))
    lines, behind, found = lines[:end], lines[end:], Returned()
    starts = [_start(lines, part) for part in prose.parts]
    if starts != sorted(starts):
        raise NotReadable("各部分的次序改变了。请按原来五个部分的次序排列后再上传。")
    if flat("".join(run.text for run in prose.opening)) not in flat("".join(lines[:starts[0]])):
        found.left_out.append("开头一段由提纲生成，对它的改动没有收回")
    found.left_out += [f"附件由系统生成，写在附件后面的这一段没有收回，请移到正文的有关部分再上传：“{each}”" for each in _added(behind, lines_of(own))]
    for part, first, last in zip(prose.parts, starts, [*starts[1:], len(lines)], strict=True):
        found.parts[part.key] = "\n".join(_part(lines[first + 1:last], part, values, found))
    return found


def _added(lines: list[str], own: list[str]) -> list[str]:
    """The lines from the annex on that the report, as it was printed, did not have."""
    known = {flat(each) for each in own}
    return [each for each in lines if flat(each) not in known]


def _start(lines: list[str], part: Part) -> int:
    for wanted in (flat(part.title), flat(part.title)[:2]):
        for i, each in enumerate(lines):
            if flat(each) == wanted or (len(wanted) == 2 and flat(each).startswith(wanted)):
                return i
    raise NotReadable(f"文件里没有“{part.title}”这一部分。请保留五个部分的标题后再上传。")


def _old(part: Part) -> list[_Line]:
    found = []
    for section in part.sections:
        found += [_Line(section.title)] if section.title else []
        found += [_line(para) for para in section.paragraphs]
    return found


def _line(runs: Iterable[Run]) -> _Line:
    text, spans = "", []
    for run in runs:
        if run.figure:
            spans.append((len(text), len(text) + len(run.text), run.figure))
        text += run.text
    return _Line(text, tuple(spans))


def _part(new: list[str], part: Part, values: Mapping[str, Value], found: Returned) -> Iterable[str]:
    left = _old(part)
    pairs: list[tuple[str, _Line]] = []
    for line in new:
        scores = [(SequenceMatcher(None, flat(each.text), flat(line), autojunk=False).ratio(), -i) for i, each in enumerate(left)]
        best = max(scores, default=(0.0, 0))
        one = left.pop(-best[1]) if best[0] >= LIKE else _Line("")
        pairs.append((line, one))
    for each in left:
        found.lost += [_number(each, span, "", values) for span in each.spans]
    return [_with_slots(line, one, values, found) for line, one in pairs]


def _number(line: _Line, span: tuple[int, int, str], now: str, values: Mapping[str, Value]) -> Number:
    return Number(span[2], values[span[2]].label, line.text[span[0]:span[1]], now, sentence(line.text, span[0]))


def sentence(text: str, at: int) -> str:
    """The sentence of a text in which a place lies."""
    first = max(text.rfind(mark, 0, at) for mark in "。；") + 1
    ends = [text.find(mark, at) for mark in "。；" if text.find(mark, at) >= 0]
    return text[first:min(ends) + 1 if ends else len(text)]


def _with_slots(new: str, old: _Line, values: Mapping[str, Value], found: Returned) -> str:
    """The new line with its slots back in place; what does not fit is written down."""
    twins = {}
    for tag, a, b, x, _ in SequenceMatcher(None, old.text, new, autojunk=False).get_opcodes():
        if tag == "equal":
            twins.update({a + i: x + i for i in range(b - a)})
    pieces, at = [], 0
    for span in old.spans:
        before = max((twins[i] + 1 for i in twins if i < span[0]), default=0)
        after = min((twins[i] for i in twins if i >= span[1]), default=len(new))
        place = _place(new, max(before, at), max(after, at), old.text[span[0]:span[1]])
        if place is None:
            found.lost.append(_number(old, span, "", values))
            continue
        told = new[place[0]:place[1]]
        if told == old.text[span[0]:span[1]]:
            found.matched += 1
        else:
            found.changed.append(replace(_number(old, span, told, values), where=sentence(new, place[0])))
        pieces += [new[at:place[0]], "{" + _slot(span[2], old.text[span[0]:span[1]], values) + "}"]
        _others(new[at:place[0]], old, values, found, new)
        at = place[1]
    _others(new[at:], old, values, found, new)
    return "".join([*pieces, new[at:]])


def _place(new: str, first: int, last: int, was: str) -> tuple[int, int] | None:
    """Where a figure stands now between its neighbours: as it was, or another number in its place."""
    at = new.find(was, first, max(last, first) + len(was))
    if at >= 0:
        return at, at + len(was)
    other = NUMBER.search(new, first, last)
    if not other:
        return None
    unit = re.sub(r"[\d,.多余]", "", was)
    end = other.start() + len(re.match(r"\d[\d,]*(?:\.\d+)?(?:多|余)?", other[0])[0])  # type: ignore[index]
    return other.start(), end + len(unit) if unit and new.startswith(unit, end) else end


def _slot(key: str, text: str, values: Mapping[str, Value]) -> str:
    how = next((each for each in ("", "parts", "over") if worded(values[key], each) == text), "")
    return f"{key}|{how}" if how else key


def _others(text: str, old: _Line, values: Mapping[str, Value], found: Returned, line: str) -> None:
    """Numbers that belong to no figure: those that stood there before, and new ones."""
    plain, at = "", 0
    for first, last, _ in old.spans:
        plain, at = plain + old.text[at:first] + "□", last
    plain += old.text[at:]
    before = set(re.findall(r"\d[\d,]*(?:\.\d+)?", plain))
    for match in NUMBER.finditer(NOT_COUNTED.sub(lambda m: "□" * len(m[0]), text)):
        digits = re.match(r"\d[\d,]*(?:\.\d+)?", match[0])[0]  # type: ignore[index]
        like = tuple(key for key, value in values.items() if value.value is not None and str(value.value) == digits.replace(",", "") and int(float(digits.replace(",", ""))) > 0)
        one = Number("", "", "", match[0], sentence(line, max(line.find(match[0]), 0)), like[:5])
        (found.unbound if digits in before else found.unknown).append(one)
