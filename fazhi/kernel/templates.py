"""Templates of papers: a head with the paper's rules and a body with words that acts have said."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fazhi.kernel.digest import digest
from fazhi.kernel.wrong import FazhiError

EITHER = "//"  # of several words in one place the first that was said stands there: {Conclude.place//FileCase.place}
SLOT = re.compile(r"\{([^{}|?]+)(?:\|([a-z_]+))?(\?)?\}")


class PaperIncomplete(FazhiError):
    """A paper cannot be issued because a word it needs was never said."""


@dataclass(frozen=True, slots=True)
class Template:
    """One version of a paper's template.

    `series` and `number` give it a gap-free number per office, series and year; `outward` papers leave the house;
    `serves`: it has to be served, which `starts` terms per party, or none; `within` is the term in which it must be; `kind` is how it is set
    (official, letter, form, minutes).
    `form` papers lie pre-printed and bring their own number; `required` are phrases the law wants to find in the words;
    `fixed` are the words that stand as the acts said them even when the rest is edited: facts, articles, what is imposed;
    `blank` is its place in the set that is printed to be filled in by hand (0: not in it).
    `sign` are the places to sign below them; `dossier` names the place in the case file (see dossier.PLACES).
    """

    key: str
    title: str
    body: str
    hash: str
    series: str = ""
    number: str = ""
    outward: bool = False
    serves: bool = False
    signed_back: bool = False
    starts: tuple[str, ...] = ()
    kind: str = "official"
    level: str = ""
    to: str = ""
    form: bool = False
    required: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    dossier: str = ""
    within: str = "serve"
    blank: int = 0
    binding: bool = False  # it is the decision itself, made out for one party: while that stands it is served or put in other words, never voided
    coded: bool = False  # it bears the code of the matter's public card, where the public can open the card
    tracked: bool = False  # a receipt: it bears where and with which code its holder may look up how the matter stands, where the public can open the page

    def slots(self) -> list[tuple[str, str, bool]]:
        """(word, filter, optional) for every word the template uses, each of several in one place too."""
        return [(word, m[2] or "", bool(m[3])) for m in SLOT.finditer(self.body) for word in m[1].strip().split(EITHER)]


def parse(key: str, text: str) -> Template:
    """Read a template file: YAML head between two lines of `---`, then the body."""
    _, head, body = text.split("---\n", 2)
    rules = yaml.safe_load(head) or {}
    for name in ("starts", "required", "fixed", "sign"):
        rules[name] = tuple(rules.get(name, ()))
    return Template(key=key, body=body.strip("\n"), hash=digest("sha256", text.encode()), **rules)


def load(folder: Path) -> dict[str, Template]:
    """Every template of a line's `papers` folder by its file name."""
    return {path.stem: parse(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.md"))}


GOES_ON = "　　"  # a line that belongs to the one above it: a paragraph of one and the same word
CELL = "｜"  # stands around the cells of a table's line


SAME_LAW = re.compile(r"(《[^《》]+》)(第[^《》。，；：\n]{1,40})、\1(?=第)")  # a law is named once before its articles
STOPS = "。；，、"  # what a word brings along falls away before the template's own
SUMS = ("money", "capital")  # an amount that a line may do without: nothing is no amount


def table_of(rows: Iterable[Iterable[Any]]) -> str:
    """Rows of cells as a table for a paper; line ends and bars inside a cell would break it and become blanks."""
    return "\n".join(CELL + CELL.join(str(each).replace("\n", " ").replace(CELL, " ") for each in row) + CELL for row in rows)


def fill(template: Template, lookup: Callable[[str], Any], render: Callable[[str, Any, str], str]) -> str:
    """The body with every word in its place; a line whose optional word is missing falls away.

    lookup(word) gives the value or None (`word|table` for rows as a table); render(word, value, filter) its text; further paragraphs of a
    word begin with GOES_ON. Raises PaperIncomplete naming what is missing, also a phrase that the law requires.
    """
    lines, missing = [], []
    for line in template.body.split("\n"):
        drop = False

        def put(match: re.Match[str]) -> str:
            nonlocal drop
            several, tail = match[1].strip().split(EITHER), "|table" if match[2] == "table" else ""
            word, value = next(((each, told) for each in several if (told := lookup(each + tail)) not in (None, "", [])), (several[0], None))
            if value in (None, "", []) or (match[3] and value == 0 and match[2] in SUMS):
                if match[3]:
                    drop = True
                else:
                    missing.append(word)
                return ""
            if match[2] == "table":
                return f"\n{value}" if match.start() else str(value)
            told = f"\n{GOES_ON}".join(each for each in render(word, value, match[2] or "").split("\n") if each.strip())
            return told.rstrip(STOPS) if match.string[match.end():match.end() + 1] in tuple(STOPS) else told

        filled = SLOT.sub(put, line)
        if not drop:
            lines.append(filled)
    if missing:
        raise PaperIncomplete(f"《{template.title}》还缺：{'、'.join(dict.fromkeys(missing))}。请先补全后再出文书。")
    text = "\n".join(lines)
    while (once := SAME_LAW.sub(r"\1\2、", text)) != text:
        text = once
    absent = [phrase for phrase in template.required if phrase not in text]
    if absent:
        raise PaperIncomplete(f"《{template.title}》必须写明：{'、'.join(absent)}。请补全后再出文书。")
    return text


@cache
def common() -> dict[str, Template]:
    """The papers every line shares."""
    return load(Path(__file__).parent / "papers")


DIGITS = "零壹贰叁肆伍陆柒捌玖"


@cache
def capital(fen: int) -> str:
    """An amount in Chinese capital figures: 20000 fen → 贰佰元整."""
    yuan, rest = divmod(fen, 100)
    parts: list[str] = []
    for unit, big in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        chunk, yuan_left = divmod(yuan, unit)
        yuan = yuan_left
        if chunk:
            if parts and chunk < 1000:
                parts.append("零")
            parts.append(_four(chunk) + big)
    text = re.sub("零+", "零", "".join(parts) or "零") + "元"
    jiao, cent = divmod(rest, 10)
    if not rest:
        return text + "整"
    return text + (DIGITS[jiao] + "角" if jiao else "零") + (DIGITS[cent] + "分" if cent else "")


def _four(number: int) -> str:
    text, zero = "", False
    for power, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return text
