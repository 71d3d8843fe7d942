"""Duties that come round: each week, half month, month, quarter or year, or on a fixed day of the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fazhi.law.counting import MONTHS_A_YEAR, add_months
from fazhi.law.errors import BadInput, NotInForce
from fazhi.law.model import Version
from fazhi.law.terms import term, yearly_day

MONTHS = {"month": 1, "quarter": 3, "year": MONTHS_A_YEAR}
DAYS_A_WEEK = 7
HALF = 15
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One turn of a recurring duty: its period, the last day to meet it, a label such as 2021年第1季度, the rule."""

    since: date
    until: date
    label: str
    rule: Version


def occurrences(name_or_id: str, since: date, until: date, field: str = "") -> tuple[Occurrence, ...]:
    """Every turn whose last day lies in since … until, each under the version in force on that last day.

    Raises UnknownRule for an unknown name and BadInput for a rule that does not recur.
    """
    if until < since:
        raise BadInput(f"止日（{until}）早于起日（{since}）。")
    found: list[Occurrence] = []
    day = since
    while day <= until:
        try:
            version = term(name_or_id, day, field)
        except NotInForce:
            day += ONE_DAY
            continue
        one = _turn(version, day)
        if one.until > until:
            break
        if version.covers(one.until):
            found.append(one)
        # A version that ends inside a turn leaves the rest of it to the next version.
        day = max(one.until, day) + ONE_DAY
    return tuple(found)


def _turn(version: Version, day: date) -> Occurrence:
    """The turn to which a day belongs."""
    if version.unit == "date":
        last = next(found for found in _yearly(version, day) if found >= day)
        return Occurrence(date(last.year, 1, 1), last, f"{last.year}年", version)
    if version.every == "week":
        first = day - timedelta(days=day.weekday())
        return Occurrence(first, first + timedelta(days=DAYS_A_WEEK - 1), f"{first:%G}年第{first:%V}周", version)
    if version.every == "half_month":
        return _half_month(version, day)
    if version.every in MONTHS:
        return _months(version, day, MONTHS[version.every])
    raise BadInput(f"“{version.id} {version.name}”不是周期性义务。")


def _yearly(version: Version, day: date) -> Iterator[date]:
    for year in (day.year, day.year + 1):
        yield yearly_day(version, year)
    yield yearly_day(version, day.year + 2)


def _half_month(version: Version, day: date) -> Occurrence:
    """The first fifteen days of a month, or the rest of it."""
    first = day.replace(day=1)
    if day.day <= HALF:
        return Occurrence(first, first.replace(day=HALF), f"{day:%Y}年{day.month}月上半月", version)
    return Occurrence(first.replace(day=HALF + 1), add_months(first, 1) - ONE_DAY, f"{day:%Y}年{day.month}月下半月", version)


def _months(version: Version, day: date, length: int) -> Occurrence:
    """A month, quarter or year."""
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    label = {1: f"{first.year}年{first.month}月", MONTHS_A_YEAR: f"{first.year}年"}.get(
        length, f"{first.year}年第{(first.month - 1) // length + 1}季度"
    )
    return Occurrence(first, add_months(first, length) - ONE_DAY, label, version)
