"""Whether something was done in its time, asked where it is counted: what falls due in a period counts on its last day."""

from collections.abc import Callable, Iterator
from typing import Any

Asked = Callable[[dict[str, Any], dict[str, Any], list[Any]], Any]


def term(memory: dict[str, Any], name: str) -> dict[str, Any]:
    """The newest term of that name that ran; empty where none did."""
    rows = [each for each in memory["rows"].get("deadline", {}).values() if each["term"] == name]
    return rows[-1] if rows else {}


def last_day(name: str) -> Asked:
    """The last day of the term; where the calendar of that year is not known yet, the day before which it cannot end."""
    return lambda said, memory, outcome: str(term(memory, name).get("due") or term(memory, name).get("not_before") or "")


def began(name: str) -> Asked:
    """True of an entry that starts the term."""
    return lambda said, memory, outcome: any(kind == "+" and table == "deadline" and row.get("term") == name for kind, table, _, row in outcome)


def touched(name: str, column: str, memory: dict[str, Any], outcome: list[Any]) -> Iterator[list[str]]:
    """What the entry changed in a column of that term, each as it was and as it is."""
    rows = memory["rows"].get("deadline", {})
    for kind, table, ident, values in outcome:
        if kind == "~" and table == "deadline" and column in values and rows.get(ident, {}).get("term") == name:
            yield values[column]


def ended(name: str, *states: str) -> Asked:
    """True of an entry by which the running term ended so."""
    return lambda said, memory, outcome: any(old == "open" and new in states for old, new in touched(name, "state", memory, outcome))


def within(name: str) -> Asked:
    """True where the term was met on or before its last day; where the calendar of that year is not known yet, before which it cannot end."""
    def asked(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
        row = term(memory, name)
        return row.get("state") == "met" and str(row["done_on"]) <= last_day(name)(said, memory, outcome)[:10]
    return asked
