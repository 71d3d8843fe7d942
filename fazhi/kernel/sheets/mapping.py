"""Which column of a file is which heading: known titles, what was chosen by hand before, and what is chosen now."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from fazhi.kernel.models import Listing
from fazhi.kernel.sheets.declare import Sheet, normal
from fazhi.kernel.wrong import FazhiError

REGISTER = "mapping"


class BadMapping(FazhiError):
    """Columns that cannot be told apart, or are missing."""


def mark(sheet: Sheet, titles: Sequence[str]) -> str:
    """The name under which the columns of files with these titles are remembered."""
    told = "\n".join(sorted(normal(each) for each in titles if each))
    return f"{sheet.key}:{sha256(told.encode()).hexdigest()[:16]}"


def guessed(sheet: Sheet, titles: Sequence[str]) -> dict[str, str]:
    """{title: key of the heading} by the titles a heading is known to have; the first column that fits gets it."""
    known = {normal(title): each.key for each in reversed(sheet.headings) for title in reversed((each.title, *each.also))}
    found: dict[str, str] = {}
    for title in titles:
        key = known.get(normal(title))
        if key and key not in found.values():
            found[title] = key
    return found


def remembered(office: str, sheet: Sheet, titles: Sequence[str]) -> dict[str, str]:
    """What was chosen for files with these titles; empty when nothing was."""
    rows = Listing.objects.filter(office=office, register=REGISTER, key=mark(sheet, titles), struck="", until="")
    text = rows.order_by("-since", "-id").values_list("words", flat=True).first()
    found: dict[str, str] = json.loads(text).get("columns", {}) if text else {}
    keys = {each.key for each in sheet.headings}
    return {title: key for title, key in found.items() if title in titles and key in keys}


def chosen(office: str, sheet: Sheet, titles: Sequence[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """The mapping to use: what is given now, else what is remembered, else what is guessed. Raises BadMapping."""
    if given is not None:
        found = {title: key for title, key in given.items() if key and title in titles}
        _check(sheet, found)
        return found
    return remembered(office, sheet, titles) or guessed(sheet, titles)


def _check(sheet: Sheet, found: Mapping[str, str]) -> None:
    keys = {each.key: each.title for each in sheet.headings}
    for key in found.values():
        if key not in keys:
            raise BadMapping(f"没有“{key}”这一栏，请重新选择。")
    twice = sorted({keys[key] for key in found.values() if list(found.values()).count(key) > 1})
    if twice:
        raise BadMapping(f"“{'、'.join(twice)}”对应了不止一列，每一栏只能对应一列，请重新选择。")


def lacking(sheet: Sheet, found: Mapping[str, str]) -> list[str]:
    """Titles of the headings that must be there and have no column."""
    return [each.title for each in sheet.headings if each.must and each.key not in found.values()]


def as_words(found: Mapping[str, str]) -> dict[str, Any]:
    """The mapping as a listing keeps it."""
    return {"columns": dict(found)}
