"""An office's own words of a paper: versions by date, and what no office may leave out of them.

Only the body is the office's. Head, number, terms and signatures stay the standard's, and so does every word that the standard puts into the paper: what acts said, articles, remedies.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import registry
from fazhi.kernel.acts import Line
from fazhi.kernel.digest import digest
from fazhi.kernel.prints import DATED, FOOT
from fazhi.kernel.roster import Roster, roster
from fazhi.kernel.templates import CELL, SLOT, Template, common, fill

REGISTER = "paper_text"
SHARED = "common"  # papers that every line has stand under this instead of a line
ROOM = "＿" * 6
BLANKS = " 　\t"
FOOTS = (FOOT, DATED)
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a paper: from when to when, under which document it was adopted, and the hash that papers made from it bear."""

    kind: str
    body: str
    hash: str
    document: str
    since: str
    until: str

    def stands(self, day: str) -> bool:
        """True when it is in force on a day."""
        return self.since <= day and (not self.until or day < self.until)


def known() -> dict[str, Template]:
    """The standard of every paper by its kind (`penalty.decision`, `common.service_record`), in the order of the lines."""
    found = {f"{line.key}.{key}": each for line in registry.lines().values() for key, each in line.papers.items()}
    return found | {f"{SHARED}.{key}": each for key, each in common().items()}


def kind_of(line: Line, key: str) -> str:
    """Under which kind a line's paper stands."""
    return f"{line.key if key in line.papers else SHARED}.{key}"


def versions(staff: Roster, kind: str = "") -> list[Version]:
    """What the office adopted, the newest last; what never came into force is left out."""
    rows = staff.once("paper texts", lambda: [_version(row) for row in staff.listings if row["register"] == REGISTER])
    return sorted((each for each in rows if kind in ("", each.kind) and (not each.until or each.since < each.until)), key=lambda each: each.since)


def _version(row: dict[str, Any]) -> Version:
    told = json.loads(row["words"])
    return Version(row["key"], told["body"], told["hash"], told["document"], row["since"], row["until"] or "")


def template(office: str, line: Line, key: str, day: str) -> Template:
    """The template from which a paper is made on a day. Words of the office that lack what today's standard wants are not printed: the standard is."""
    standard, staff, kind = line.template(key), roster(office), kind_of(line, key)
    found = [each for each in versions(staff, kind) if each.stands(day)]
    if not found or staff.once(("unfit", kind, found[-1].hash, standard.hash), lambda: wrong(standard, found[-1].body)):
        return standard
    return worded(standard, found[-1].body)


def made_from(row: dict[str, Any], standard: Template) -> Template:
    """The template as it was when an issued paper was made: the office's own words where it was made from these."""
    line, key = row["kind"].split(".")
    found = next((each for each in versions(roster(row["office"]), kind_of(registry.line(line), key)) if each.hash == row.get("template")), None)
    return worded(standard, found.body) if found else standard


def worded(standard: Template, body: str) -> Template:
    """The standard with other words."""
    return replace(standard, body=body, hash=digest("sha256", body.encode()))


def clean(body: str) -> str:
    """The words line by line, without blank lines and blanks at the ends: print indents by itself, and an indented line would belong to the one above."""
    return "\n".join(line for each in body.split("\n") if (line := each.strip(BLANKS)))


# -- what may not be left out ----------------------------------------------------------------------------------------


def pieces(standard: Template, body: str) -> Iterator[tuple[str, frozenset[str], str]]:
    """(a word or a phrase that the law requires, the words with whose absence its line falls away, its line)."""
    for each in body.split("\n"):
        slots, plain = list(SLOT.finditer(each)), SLOT.sub("\x00", each)
        falls = frozenset(_named(one) for one in slots if one[3])
        yield from ((_named(one), falls, each) for one in slots)
        yield from ((phrase, falls, each) for phrase in standard.required if phrase in plain)


def _named(slot: re.Match[str]) -> str:
    return "{" + slot[1].strip() + (f"|{slot[2]}" if slot[2] else "") + "}"


def _label(piece: str, line: str) -> str:
    label = line.partition("：")[0]
    return f"{piece}（{label}）" if piece.startswith("{") and label and not SLOT.search(label) else piece


def wrong(standard: Template, body: str) -> list[str]:
    """Why an office may not print a paper with these words, in sentences that name what is missing."""
    body = clean(body)
    if re.search(r"[{}]", SLOT.sub("", body)):
        return ["花括号不成对，或者里面是空的。请照标准样式的写法，如 {office}"]
    asked, have = list(pieces(standard, clean(standard.body))), list(pieces(standard, body))
    where = {piece: [falls for one, falls, _ in have if one == piece] for piece, _, _ in have}
    gone = dict.fromkeys(_label(piece, line) for piece, _, line in asked if piece not in where)
    falling = dict.fromkeys(_label(piece, line) for piece, falls, line in asked if piece in where and not any(each <= falls for each in where[piece]))
    strange = dict.fromkeys(piece for piece, _, _ in have if piece not in {one for one, _, _ in asked})
    musts = {piece for piece, falls, _ in asked if piece not in falls}
    stuck = dict.fromkeys(piece for piece, falls, _ in have if piece.startswith("{") and piece not in falls and piece not in strange and piece not in musts)
    return [*([f"必须写明、现在缺少：{'、'.join(gone)}"] if gone else []),
            *([f"会随别的词一起省去：{'、'.join(falling)}；请让它另起一行，不要与带问号的词同行"] if falling else []),
            *([f"这种文书没有这些词：{'、'.join(strange)}；只能用标准样式里有的词"] if strange else []),
            *([f"有时没有内容：{'、'.join(stuck)}；请照标准样式在词后加问号"] if stuck else []),
            *_foots(standard, body), *([f"不能用“{CELL}”，表格由系统排"] if CELL in body else [])]


def _foots(standard: Template, body: str) -> Iterator[str]:
    """The lines that decide to whom a paper goes and who signs it off stay as they are."""
    were, are = ([each for each in words.split("\n") if each.startswith(FOOTS)] for words in (clean(standard.body), body))
    if were != are:
        yield f"落款各行要与标准样式一样：{'、'.join(were) or '标准样式没有落款行'}"
    first = standard.body.partition("\n")[0].strip(BLANKS)
    if standard.kind in ("letter", "official") and first.endswith("：") and first != body.partition("\n")[0]:
        yield f"第一行是主送，要与标准样式一样：{first}"


# -- preview ---------------------------------------------------------------------------------------------------------


def sample(standard: Template, kind: str, body: str, office: str, on: date, told: Mapping[str, str] = NOTHING) -> dict[str, Any]:
    """A paper row as it would be printed with these words: articles and the office's name stand there, what an earlier paper `told` {`word|filter`: words}, all else is room to write."""
    staff = roster(office)
    text = fill(replace(standard, body=clean(body), required=()), lambda word: told.get(word) or _example(word, staff, on), lambda word, value, how: told.get(f"{word}|{how}", str(value)))
    number = standard.number.format(short=staff.short, year=on.year, n="×") if standard.number else ""
    return {"id": "", "kind": kind, "title": standard.title, "number": number, "text": text, "office": office, "issued_on": on.isoformat(), "state": "preview"}


def _example(word: str, staff: Roster, on: date) -> str:
    word, _, how = word.partition("|")
    head, _, name = word.partition(":")
    if head == "cite":
        try:
            return law.provision(name, on).cite
        except law.LawError:
            return ROOM
    if how == "table":
        return f"{CELL}序号{CELL}内容{CELL}\n{CELL}1{CELL}{ROOM}{CELL}"
    return {"office": staff.name, "short": staff.short}.get(word, ROOM)
