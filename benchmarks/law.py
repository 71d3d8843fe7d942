"""Counting a term beside a bare addition of days by the calendar of the same process: python -m benchmarks.law."""

from datetime import date, timedelta

from benchmarks import bench
from fazhi import law

RUNS = 2000
ASKED = (("disclosure.reply", date(2021, 9, 13)), ("petition.finish", date(2021, 3, 1)), ("mediation.finish", date(2021, 6, 9)))


def bare(start: date) -> date:
    """Twenty working days, counted without any rule of law: the floor under every count."""
    day, left = start, 20
    while left:
        day += timedelta(days=1)
        left -= law.calendar.current().is_workday(day)
    return day


def main() -> None:
    """Microseconds of one count, and how many bare counts fit into it."""
    floor = bench.median(lambda: [bare(date(2021, 9, 13)) for _ in range(RUNS)]) / RUNS
    for key, start in ASKED:
        law.due(key, start)
        took = bench.median(lambda key=key, start=start: [law.due(key, start) for _ in range(RUNS)]) / RUNS
        bench.tell(key, us=took * 1e6, bare_us=floor * 1e6, ratio=took / floor)


if __name__ == "__main__":
    main()
