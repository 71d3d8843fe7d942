"""What an office has set for itself: values of rules that it adopted with a document and a day."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any


@dataclass(frozen=True, slots=True)
class Own:
    """One value: of which rule, under which document, from when to when."""

    rule: str
    value: Any
    document: str
    since: str
    until: str = ""


def read(listings: Iterable[dict[str, Any]]) -> tuple[Own, ...]:
    """The values among the rows of the register of adopted rules."""
    found = [(row, json.loads(row["words"] or "{}")) for row in listings if row["register"] == "adopted"]
    return tuple(Own(row["key"], words["value"], words.get("document", ""), row["since"], row["until"] or "") for row, words in found if words.get("value") is not None)


def on_day(rows: Iterable[Own], on: date) -> dict[str, Own]:
    """{rule: the value in force on a day}."""
    day = on.isoformat()
    return {each.rule: each for each in sorted(rows, key=lambda each: each.since) if each.since <= day and (not each.until or each.until > day)}


def number(text: str) -> int | float | None:
    """A value as it was typed (“30”, “0.75”, “2/3”), or None where it is no number above zero."""
    top, _, bottom = text.strip().partition("/")
    try:
        value = Decimal(top) / Decimal(bottom or "1")
    except (InvalidOperation, ZeroDivisionError):
        return None
    if not value.is_finite() or value <= 0:
        return None
    return int(value) if value == int(value) else float(value)
