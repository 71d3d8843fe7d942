"""The arithmetic of terms on plain days: forward, backwards, suspended, rolled over."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fazhi.law.calendar import Calendar
from fazhi.law.errors import BadInput

MONTHS_A_YEAR = 12
DAY_UNITS = frozenset({"wd", "cd", "mo", "yr"})
Part = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Interval:
    """Days that are not counted, both ends included; `until` None is a suspension that still runs."""

    since: date
    until: date | None
    ground: str = ""


def merged(intervals: Iterable[Interval]) -> list[tuple[int, int]]:
    """Ordinals of the suspended days as separate spans; overlapping or touching grounds count once.

    Raises BadInput for an interval that ends before it begins or still runs.
    """
    spans: list[tuple[int, int]] = []
    for one in sorted(intervals, key=lambda one: one.since):
        if one.until is None:
            raise BadInput(f"自{one.since}起的中止尚未结束，不能算出届满日。")
        if one.until < one.since:
            raise BadInput(f"中止期间的止日（{one.until}）早于起日（{one.since}）。")
        first, last = one.since.toordinal(), one.until.toordinal()
        if spans and first <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last))
        else:
            spans.append((first, last))
    return spans


def add_months(day: date, count: int) -> date:
    """The corresponding day `count` months on (or back); a month without that day gives its last day."""
    months = day.year * MONTHS_A_YEAR + day.month - 1 + count
    year, month = divmod(months, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def forward(start: int, parts: Sequence[Part], spans: Sequence[tuple[int, int]], calendar: Calendar) -> int:
    """Ordinal of the last day of a term of several parts; the first day is not counted, nor are suspended days."""
    end = start
    for count, unit in parts:
        end = _working(end, count, spans, calendar) if unit == "wd" else _natural(end, count, unit, spans)
    return end


def _working(start: int, count: int, spans: Sequence[tuple[int, int]], calendar: Calendar) -> int:
    """The count-th working day after the start that is not suspended."""
    end = calendar.nth(start, count)
    for first, last in spans:
        if first > end:
            break
        count += calendar.count(max(first, start + 1), last)
        # A suspension that runs beyond the calendar is refused here.
        end = calendar.nth(start, count)
    return end


def _natural(start: int, count: int, unit: str, spans: Sequence[tuple[int, int]]) -> int:
    """The last day of a term in days, months or years, moved by each suspended day."""
    if unit == "cd":
        end = start + count
    else:
        months = count * MONTHS_A_YEAR if unit == "yr" else count
        end = add_months(date.fromordinal(start), months).toordinal()
    for first, last in spans:
        if first > end:
            break
        end += max(0, last - max(first, start + 1) + 1)
    return end


def later(end: int, start: int, unit: str, spans: Sequence[tuple[int, int]], calendar: Calendar) -> int:
    """Ordinal of a last day that was set and not counted, moved by each suspended day after the start: by the working ones where the term counts in working days."""
    for first, last in spans:
        if first > end:
            break
        first = max(first, start + 1)
        if unit != "wd":
            end += max(0, last - first + 1)
        elif working := calendar.count(first, last):
            end = calendar.nth(end, working)
    return end


def backward(event: int, count: int, unit: str, clear: bool, calendar: Calendar) -> int:
    """The latest day to do what must be done `count` days before an event.

    `clear`: neither the event's day nor the day of doing is counted, so `count` whole days lie between.
    """
    if unit == "wd":
        return calendar.nth(event, -(count + 1 if clear else count))
    if unit == "cd":
        return event - count - (1 if clear else 0)
    months = count * MONTHS_A_YEAR if unit == "yr" else count
    return add_months(date.fromordinal(event), -months).toordinal()
