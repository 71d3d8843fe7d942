"""The turn of a recurring duty to which a day belongs: a week, half month, month, quarter, year, or a yearly day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fazhi.law.counting import MONTHS_A_YEAR, add_months
from fazhi.law.errors import BadInput
from fazhi.law.model import Version

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


def turn(version: Version, day: date) -> Occurrence:
    """The turn to which a day belongs; one with a yearly day begins with the year, or on the day that the rule `begins`. Raises BadInput for a rule that does not come round."""
    if version.unit == "date":
        last = fixed_day(version, day)
        first = date.fromisoformat(f"{last.year}-{version.extra.get('begins', '01-01')}")
        return Occurrence(first, last, f"{last.year}年", version)
    if version.every == "week":
        first = day - timedelta(days=day.weekday())
        return Occurrence(first, first + timedelta(days=DAYS_A_WEEK - 1), f"{first:%G}年第{first:%V}周", version)
    if version.every == "half_month":
        return _half_month(version, day)
    if version.every in MONTHS:
        return _months(version, day, MONTHS[version.every])
    raise BadInput(f"“{version.id} {version.name}”不是周期性义务。")


def fixed_day(version: Version, day: date) -> date:
    """The first yearly day such as 03-31 on or after a day; `ends: before` means the day before it is the last."""
    found = (_yearly(version, year) for year in range(day.year, day.year + 3))
    return next(last for last in found if last >= day)


def _yearly(version: Version, year: int) -> date:
    """The last day in a year for a rule such as “before 1 March each year”."""
    try:
        found = date.fromisoformat(f"{year}-{version.value}")
    except ValueError:
        raise BadInput(f"“{version.name}”不是每年固定日期的期限。") from None
    return found - ONE_DAY if version.ends == "before" else found


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
