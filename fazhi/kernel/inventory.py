"""What two papers say of the same: things by name and amount – what is left over of a list is told –, and numbers of documents."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fazhi.kernel.as_told import words_in
from fazhi.kernel.case import Said

DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
AMOUNT = re.compile(r"(?:共|约)?([0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千万]+)(.*)")

SAME = str.maketrans({"[": "〔", "［": "〔", "(": "〔", "（": "〔", "【": "〔", "]": "〕", "］": "〕", ")": "〕", "）": "〕", "】": "〕", " ": "", "　": ""})


@dataclass(slots=True)
class Lot:
    """One line of a list: its thing, how much of it in which unit (None where that cannot be read), and how it was written."""

    name: str
    number: Decimal | None
    unit: str
    text: str


def rows(said: Said | None, field: str = "things") -> list[dict[str, Any]]:
    """The rows an act said in a field, sealed words put back; one query where nothing was corrected. What they say is for papers and comparing, never for an entry."""
    told = [dict(row) for row in (said.plain.get(field) if said else None) or ()]
    for path, value in (words_in(said) if said and told else {}).items():
        name, _, rest = path.partition(".")
        i, _, inner = rest.partition(".")
        if name == field and inner and int(i) < len(told):
            told[int(i)][inner] = value
    return told


def lot(row: Mapping[str, Any]) -> Lot:
    """A row as it is compared: letters small and narrow, no spaces and marks; “三台” and “3台” are the same."""
    name, text = (unicodedata.normalize("NFKC", str(row.get(key) or "")).lower() for key in ("name", "amount"))
    text = re.sub(r"[\s,，]", "", text)
    found = AMOUNT.fullmatch(text)
    return Lot("".join(each for each in name if each.isalnum()), _number(found[1]) if found else None, found[2] if found else "", text)


def _number(text: str) -> Decimal:
    if text[0].isdigit():
        return Decimal(text)
    whole = part = digit = 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign == "万":
            whole, part, digit = (part + digit) * TENS[sign], 0, 0
        else:
            part, digit = part + (digit or 1) * TENS[sign], 0
    return Decimal(whole + part + digit)


def compare(listed: Iterable[Mapping[str, Any]], gone: Iterable[Mapping[str, Any]], named: Iterable[Mapping[str, Any]]) -> dict[str, list[int]]:
    """Which lines (counted from one) of `named` are `strange` to the list, name `more` than is left of it or cannot be compared (`unclear`),
    and which lines of the list are `left` when they too have gone."""
    lots = [lot(row) for row in listed]
    found: dict[str, list[int]] = {"strange": [], "more": [], "unclear": [], "left": []}
    for row in gone:
        _take(lots, lot(row))
    for n, row in enumerate(named, start=1):
        how = _take(lots, lot(row))
        if how:
            found[how].append(n)
    found["left"] = [n for n, each in enumerate(lots, start=1) if each.text and each.number != 0]
    return found


def _take(lots: list[Lot], want: Lot) -> str:
    """Take a line off the list; returns what is wrong with it, or nothing."""
    same = [each for each in lots if each.name == want.name]
    if not same:
        return "strange"
    alike = [each for each in same if each.number is not None and each.unit == want.unit] if want.number is not None else []
    if not alike:
        exact = [each for each in same if each.text and each.text == want.text]
        unread = exact[:1] or [each for each in same if each.text and each.number != 0]
        for each in unread:
            each.text = ""
        return "" if exact else "unclear" if unread else "more"
    rest = want.number or Decimal(0)
    for each in alike:
        off = min(each.number or Decimal(0), rest)
        each.number, rest = (each.number or Decimal(0)) - off, rest - off
    return "more" if rest else ""


def same_number(one: str, other: str) -> bool:
    """True when two numbers of documents are one: brackets and blanks make no other number."""
    return one.translate(SAME) == other.translate(SAME)
