"""The annex of a report: for each figure its window, definition and the entries behind it, told so that nobody is named."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from fazhi.report import figures
from fazhi.report.figures import Value

SMALL = 3  # groups smaller than this are not broken down


@dataclass(frozen=True, slots=True)
class Behind:
    """One figure with what stands behind it: counts by month (small groups merged into none) and the hashes of its entries."""

    value: Value
    months: tuple[tuple[str, str], ...]
    hashes: tuple[str, ...]


def annex(office: str, year: int, values: list[Value]) -> list[Behind]:
    """What stands behind each figure: no titles, no names, no days of single entries; hashes in the order of the hash."""
    return [_behind(value, figures.trace(office, value.key, year, since=value.since, until=value.until)) for value in values]


def _behind(value: Value, found: list[dict[str, Any]]) -> Behind:
    months: Counter[str] = Counter()
    for each in found:
        months[each["day"][:7]] += each["amount"]
    told = tuple((month, str(count) if count >= SMALL else f"少于{SMALL}") for month, count in sorted(months.items()) if count)
    if len(told) > 12:
        told = ()
    return Behind(value, told, tuple(sorted(each["hash"] for each in found)))
