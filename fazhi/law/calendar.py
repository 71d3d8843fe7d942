"""Working days: rest days, holidays and make-up working days, one file per State Council notice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from fazhi.law.errors import BadData, CalendarMissing
from fazhi.law.yaml_files import read_yaml

FOLDER = Path(__file__).parent / "calendar_years"
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
WORKDAYS_A_WEEK = 5
ONE_DAY = timedelta(days=1)
# A calendar without holidays is only for test vectors; it spans every year a case can touch.
PLAIN_YEARS = range(1980, 2101)


@dataclass(frozen=True, slots=True)
class Year:
    """One yearly notice: its number, the days off with their names, and the weekend days that are worked."""

    year: int
    notice: str = ""
    confidence: str = "unknown"
    off: Mapping[date, str] = field(default_factory=dict)
    work: frozenset[date] = frozenset()


class Calendar:
    """The working days of a set of years; asking beyond them raises CalendarMissing."""

    def __init__(self, years: Iterable[Year]) -> None:
        self.years: dict[int, Year] = {one.year: one for one in sorted(years, key=lambda one: one.year)}
        self._off: dict[date, str] = {}
        self._work: set[date] = set()
        for one in self.years.values():
            # A notice may move days at the end of the year before; the later notice wins.
            self._off.update(one.off)
            self._work.update(one.work)
            self._work.difference_update(one.off)

    @classmethod
    def weekends_only(cls) -> Calendar:
        """A calendar that knows weekends only, for test vectors and explanations."""
        return _weekends_only()

    def with_year(self, year: Year) -> Calendar:
        """The same calendar with one more (or a replaced) year."""
        return Calendar([*(one for one in self.years.values() if one.year != year.year), year])

    def has(self, year: int) -> bool:
        """Whether the notice of that year is loaded."""
        return year in self.years

    def is_workday(self, day: date) -> bool:
        """Whether organs work on that day. Raises CalendarMissing for a year not loaded."""
        self._need(day.year, day)
        return self._works(day)

    def why(self, day: date) -> str:
        """Why the day is what it is: 周六, 国庆节放假, 调休上班, or 工作日. Raises CalendarMissing."""
        self._need(day.year, day)
        if day in self._work:
            return "调休上班"
        if day in self._off:
            return f"{self._off[day]}放假"
        return "工作日" if day.weekday() < WORKDAYS_A_WEEK else WEEKDAYS[day.weekday()]

    def next_workday(self, day: date) -> date:
        """The day itself if it is worked, else the first working day after it. Raises CalendarMissing."""
        return date.fromordinal(self.roll(day.toordinal()))

    def add_workdays(self, day: date, count: int) -> date:
        """The count-th working day after (count < 0: before) the day; 0 gives the day itself. Raises CalendarMissing."""
        return date.fromordinal(self.nth(day.toordinal(), count))

    def workdays_between(self, first: date, last: date) -> int:
        """How many working days lie in first … last, both included. Raises CalendarMissing."""
        for year in range(first.year, last.year + 1):
            self._need(year, last)
        return self.count(first.toordinal(), last.toordinal())

    # The rest works on ordinals: a term of twenty working days is one bisection in a sorted list.

    @cached_property
    def _days(self) -> list[int]:
        """Ordinals of every working day of the loaded years, sorted."""
        found: list[int] = []
        for year in self.years:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            found.extend(n for n in range(first, last + 1) if self._works(date.fromordinal(n)))
        return found

    @cached_property
    def _spans(self) -> tuple[tuple[int, int], ...]:
        """First and last ordinal of each unbroken run of loaded years."""
        spans: list[tuple[int, int]] = []
        for year in self.years:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            if spans and spans[-1][1] + 1 == first:
                spans[-1] = (spans[-1][0], last)
            else:
                spans.append((first, last))
        return tuple(spans)

    def count(self, first: int, last: int) -> int:
        """Working days with ordinals in first … last."""
        return max(0, bisect_right(self._days, last) - bisect_left(self._days, first))

    def nth(self, start: int, count: int) -> int:
        """Ordinal of the count-th working day after (before, if negative) the start."""
        if not count:
            return start
        low, high = self._span(start)
        days = self._days
        place = bisect_right(days, start) + count - 1 if count > 0 else bisect_left(days, start) + count
        if 0 <= place < len(days) and low <= days[place] <= high:
            return days[place]
        if count > 0:
            left = count - self.count(start + 1, high)
            raise CalendarMissing(date.fromordinal(high).year + 1, date.fromordinal(high + left))
        raise CalendarMissing(date.fromordinal(low).year - 1, date.min)

    def roll(self, ordinal: int) -> int:
        """The ordinal itself if it is a working day, else the next working day's."""
        _, high = self._span(ordinal)
        days = self._days
        place = bisect_left(days, ordinal)
        if place < len(days) and days[place] <= high:
            return days[place]
        raise CalendarMissing(date.fromordinal(high).year + 1, date.fromordinal(high + 1))

    def _span(self, ordinal: int) -> tuple[int, int]:
        """The run of loaded years that holds the ordinal."""
        for span in self._spans:
            if span[0] <= ordinal <= span[1]:
                return span
        day = date.fromordinal(ordinal)
        raise CalendarMissing(day.year, day)

    def _need(self, year: int, day: date) -> None:
        if year not in self.years:
            raise CalendarMissing(year, day)

    def _works(self, day: date) -> bool:
        return day in self._work or (day.weekday() < WORKDAYS_A_WEEK and day not in self._off)


@cache
def _weekends_only() -> Calendar:
    return Calendar(Year(year) for year in PLAIN_YEARS)


def year_from(raw: Mapping[Any, Any], where: str = "放假安排") -> Year:
    """A Year from the words of a year file: year, notice, off {day: name}, work [day]. Raises BadData."""
    year = raw.get("year")
    if not isinstance(year, int) or isinstance(year, bool):
        raise BadData(f"{where}：缺少年份（year: 2027）。")
    # YAML 1.1 reads the bare word off as False; the files stay readable, the key is taken either way.
    named = raw.get("off") or {key: value for word, value in raw.items() if word is False for key, value in value.items()}
    off = {_day(key, where): str(name) for key, name in named.items()}
    work = frozenset(_day(one, where) for one in raw.get("work") or ())
    _check_year(year, off, work, where)
    return Year(year, str(raw.get("notice") or "unknown"), str(raw.get("confidence") or "unknown"), off, work)


def _check_year(year: int, off: Mapping[date, str], work: frozenset[date], where: str) -> None:
    """Refuse what no notice says: days of other years, a day both off and worked, work on an ordinary weekday."""
    for day in sorted({*off, *work}):
        # Notices move days of the December before (元旦调休), never further.
        if day.year != year and (day.year, day.month) != (year - 1, 12):
            raise BadData(f"{where}：{day}不属于{year}年的放假安排。")
        if day in off and day in work:
            raise BadData(f"{where}：{day}既列为放假又列为上班。")
        if day in work and day.weekday() < WORKDAYS_A_WEEK:
            raise BadData(f"{where}：{day}是{WEEKDAYS[day.weekday()]}，本来就上班，不是调休。")
    if not off:
        raise BadData(f"{where}：{year}年没有列出任何放假日（off）。")


def _day(raw: object, where: str) -> date:
    """A day from YAML or JSON."""
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        raise BadData(f"{where}：“{raw}”不是日期，请写成 2027-01-01。") from None


def load(folder: Path | None = None) -> Calendar:
    """The built-in years and, if given, an operator's folder of extra year files (which win). Raises BadData."""
    files = sorted(FOLDER.glob("*.yaml")) + (sorted(folder.glob("*.yaml")) if folder else [])
    years = {one.year: one for one in (year_from(read_yaml(path), path.name) for path in files)}
    return Calendar(years.values())


_current: list[Calendar] = []


def current() -> Calendar:
    """The calendar in use by this process: the built-in years and those registered since."""
    if not _current:
        _current.append(load())
    return _current[0]


def use(calendar: Calendar) -> None:
    """Make this the calendar of the process (an installation with its own folder of years)."""
    _current[:] = [calendar]


def register(year: Mapping[Any, Any]) -> Year:
    """Add a yearly notice at run time: {year, notice, off, work}. Raises BadData and changes nothing if it is wrong."""
    one = year_from(year)
    use(current().with_year(one))
    return one
