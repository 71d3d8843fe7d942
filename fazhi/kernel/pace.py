"""Office days and office hours, for told years."""

import random
from datetime import date, timedelta

from fazhi import law


def workdays(since: str, until: str) -> list[date]:
    """Every working day from one ISO day to another, both included, by the loaded calendar."""
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    calendar = law.calendar.current()
    return [day for n in range((last - first).days + 1) if calendar.is_workday(day := first + timedelta(days=n))]


def later(day: date, n: int) -> date:
    """The n-th working day after a day."""
    return law.calendar.current().add_workdays(day, n)


def at(rng: random.Random, day: date, first: int = 8, last: int = 17) -> str:
    """A minute of office hours on a day: half past `first` to half past `last`, no lunch break; ISO text."""
    minute = rng.randrange(first * 60 + 30, last * 60 + 30)
    if 12 * 60 <= minute < 14 * 60:
        minute += 120
    hour, rest = divmod(min(minute, 17 * 60 + 29), 60)
    return f"{day.isoformat()}T{hour:02d}:{rest:02d}"
