"""What is kept so that people and places are found again: keyed digests of their words and of parts of them, never the words themselves."""

import importlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product
from typing import Any

from fazhi.kernel import words
from fazhi.kernel.fields import ANONYMOUS

NAME, PHONE, NUMBER, PART, INITIALS, TAIL = "name", "phone", "number", "part", "initials", "tail"
EXACT = (NAME, PHONE, NUMBER)  # what identifies by itself; all others find by a part
PLACE, VILLAGE = "place", "village"
LENGTH = 20  # hexadecimal digits that are kept of a part's digest: enough to find, and what is found is read again
READINGS, LETTERS = 3, 8  # readings of one character, spellings of one name
LONGEST = 4  # letters of initials told together
LAST = 4  # the last digits by which people remember a telephone or a number


def person_rows(office: str, person: str, value: Mapping[str, Any]) -> list[dict[str, str]]:
    """Rows of the person index for what was said of somebody (name, nickname, phone, number)."""
    kind, name = str(value.get("kind") or ""), plain(value.get("name"))
    if value.get("name") == ANONYMOUS:  # nobody is found by having no name, only by his number
        value, name = {**value, "name": ""}, ""
    found = {(each, blind(each, exact)) for each in EXACT if (exact := normal(each, value.get(each)))}
    for each in (name, plain(value.get("nickname"))):
        found |= {(PART, blind(PART, part)) for part in parts(each, short=kind != "organisation")}
        found |= {(INITIALS, blind(INITIALS, part)) for spelt in spellings(each) for part in letters_of(spelt)}
    found |= {(TAIL, blind(TAIL, exact[-LAST:])) for each in (PHONE, NUMBER) if len(exact := normal(each, value.get(each))) >= LAST}
    return [{"office": office, "person": person, "kind": one, "digest": digest} for one, digest in sorted(found)]


def place_rows(office: str, matter: str, entry: str, place: Any) -> list[dict[str, str]]:
    """Rows of the place index for a place told in an entry."""
    found = sorted({blind(PLACE, part) for part in parts(plain(place), short=False)})
    return [{"office": office, "matter": matter, "entry": entry, "kind": PLACE, "digest": digest} for digest in found]


def village_row(office: str, matter: str, entry: str, village: str) -> dict[str, str]:
    """The row that says in which village an entry places its matter; a village is no secret."""
    return {"office": office, "matter": matter, "entry": entry, "kind": VILLAGE, "digest": village}


def blind(kind: str, value: str) -> str:
    """The keyed digest of a value; of a part only its beginning is kept."""
    digest = words.blind(kind, value)
    return digest if kind in EXACT else digest[:LENGTH]


def plain(value: Any) -> str:
    """A word without spaces and marks, letters small."""
    return "".join(char for char in str(value or "").lower() if char.isalnum())


def normal(kind: str, value: Any) -> str:
    """A name, telephone or number as it is compared: no spaces, no marks, no country code."""
    if kind == NAME:
        return re.sub(r"\s+", "", str(value or ""))
    kept = re.sub(r"[^0-9A-Za-z]", "", str(value or "")).upper()
    return kept.removeprefix("86") if kind == PHONE and len(kept) == 13 else kept


def parts(text: str, *, short: bool) -> set[str]:
    """The pairs of neighbouring characters; with `short` the single characters too."""
    return {text[i:i + 2] for i in range(len(text) - 1)} | (set(text) if short else set())


def letters_of(spelt: str) -> set[str]:
    """By what a row of initials is found: its first letter, and every two, three or four neighbouring ones."""
    return {f"^{spelt[0]}"} | {spelt[i:i + n] for n in range(2, LONGEST + 1) for i in range(len(spelt) - n + 1)} if spelt else set()


def spellings(text: str) -> list[str]:
    """The initials of a name in pinyin, several where a character is read in several ways (单, 曾, 仇)."""
    rows = [_first_letters(char) for char in text if char.isalnum()]
    return ["".join(each) for each, _ in zip(product(*rows), range(LETTERS), strict=False)] if rows else []


def spelt(name: str) -> str:
    """A name as it is spelt in Latin letters, in one word: what somebody can log in with."""
    pypinyin = importlib.import_module("pypinyin")
    return "".join(char for each in pypinyin.lazy_pinyin(name) for char in each.lower() if char.isascii() and char.isalnum())[:40]


@lru_cache(maxsize=8192)
def _first_letters(char: str) -> tuple[str, ...]:
    if char.isascii():
        return (char,)
    pypinyin = importlib.import_module("pypinyin")  # its tables take half a second: read when a name is met, not at every start
    found = pypinyin.pinyin(char, style=pypinyin.Style.NORMAL, heteronym=True)[0]
    return tuple(dict.fromkeys(each[0] for each in found if each))[:READINGS]


def asked(text: str) -> list[tuple[str, frozenset[str]]]:
    """What a person may mean who types this: (kind, digests that must all be found), the surest first."""
    name, word = normal(NAME, text), plain(text)
    digits = normal(PHONE, text)
    if not word:
        return []
    if word.isascii() and re.fullmatch(r"\d{5,}x?", word):
        return [(kind, frozenset({blind(kind, normal(kind, text))})) for kind in (PHONE, NUMBER)]
    if re.fullmatch(r"\d{4}|\d{3}x", word):
        return [(TAIL, frozenset({blind(TAIL, digits)}))]
    told = [(NAME, frozenset({blind(NAME, name)}))]
    if word.isascii() and word.isalpha():
        told.append((INITIALS, frozenset(blind(INITIALS, part) for part in _of_letters(word))))
    pairs = parts(word, short=len(word) == 1)
    return [*told, (PART, frozenset(blind(PART, part) for part in pairs))] if pairs else told


def _of_letters(word: str) -> Iterable[str]:
    if len(word) == 1:
        return {f"^{word}"}
    size = min(len(word), LONGEST)
    return {word[i:i + size] for i in range(len(word) - size + 1)}


def meant(value: Mapping[str, Any], text: str) -> bool:
    """True when what is known of somebody truly holds what was typed; digests only led here."""
    word = plain(text)
    exact = {each: normal(each, value.get(each)) for each in EXACT}
    if exact[NAME] == normal(NAME, text) or any(exact[each] and exact[each] == normal(each, text) for each in (PHONE, NUMBER)):
        return True
    if any(word and word in plain(value.get(each)) for each in ("name", "nickname")):
        return True
    if len(word) == LAST and word[:-1].isdigit():
        return any(exact[each].endswith(word.upper()) for each in (PHONE, NUMBER))
    spelt = [one for each in ("name", "nickname") for one in spellings(plain(value.get(each)))] if word.isascii() and word.isalpha() else []
    return any(one.startswith(word) if len(word) == 1 else word in one for one in spelt)


def born_of(value: Mapping[str, Any]) -> str:
    """The year of birth as told, else as an identity number says it; empty where neither does."""
    number = normal(NUMBER, value.get("number"))
    return str(value.get("born") or (number[6:10] if re.fullmatch(r"\d{17}[\dX]", number) else ""))[:4]
