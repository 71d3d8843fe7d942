"""What must not grow with the record: a figure, the report, a register page, the next act of a long matter: python -m benchmarks.scale."""

import time
from typing import Any

from benchmarks import bench

SIZES = (10_000, 100_000, 1_000_000)


def fill(office: str, upto: int) -> None:
    """Marks of petitions spread over ten years, so that a year's window holds a tenth; written bare, in bulk."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM kernel_mark")
        have = cursor.fetchone()[0]
        names = '(office, figure, matter, entry, "by", day, recorded, amount, late, dims)'
        rows = []
        for i in range(have, upto):
            year = 2011 + i % 120 // 12 if i % 1000 else 2021
            # The year that is asked for holds the same 5,000 entries at every size; the rest are other years.
            year = 2021 if i < 5000 else (2011 + i % 10 if 2011 + i % 10 != 2021 else 2010)
            day = f"{year}-{i % 12 + 1:02d}-{i % 28 + 1:02d}"
            ident = f"{i:032x}"
            rows.append((office, "petition.received", ident, ident, ident, day, f"{day}T09:00:00", 1, 0, "channel=phone"))
            if len(rows) == 2000:
                insert(cursor, names, rows)
        insert(cursor, names, rows)
        cursor.execute("ANALYZE")


def insert(cursor: Any, names: str, rows: list[tuple[Any, ...]]) -> None:
    """One statement for many marks."""
    if rows:
        one = "(" + ",".join(["%s"] * 10) + ")"
        cursor.execute(f"INSERT INTO kernel_mark {names} VALUES " + ",".join([one] * len(rows)), [each for row in rows for each in row])
        rows.clear()


def main() -> None:
    """A figure and a whole year's figures at three sizes."""
    bench.home()
    town = bench.town()
    from fazhi.report import figures, yearly

    long_matter(town)
    first: dict[str, float] = {}
    for size in SIZES:
        fill(town.office, size)
        one = bench.median(lambda: figures.tell(town.office, figures.find("petition.received"), 2021), 9)
        whole = bench.median(lambda: yearly.yearly(town.office, 2021), 5)
        first.setdefault("one", one)
        first.setdefault("whole", whole)
        bench.tell(f"figures, {bench.vendor()}, {size:,} marks", figure_ms=one * 1000, report_ms=whole * 1000, figure_growth=one / first["one"],
                   report_growth=whole / first["whole"])


def long_matter(town: Any) -> None:
    """The next act of a matter with 5,000 entries against the tenth."""
    from fazhi.kernel import door, registry

    note = registry.act("common.Note")
    case = door.do(registry.act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某"}), who=town.he.person, office=town.office)

    def act() -> None:
        door.do(note(text="又来电话"), case.matter, who=town.he.person, office=town.office)

    for _ in range(9):
        act()
    tenth = []
    for _ in range(30):
        other = door.do(registry.act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某"}), who=town.he.person, office=town.office)
        for _ in range(8):
            door.do(note(text="又来电话"), other.matter, who=town.he.person, office=town.office)
        began = time.perf_counter()
        door.do(note(text="又来电话"), other.matter, who=town.he.person, office=town.office)
        tenth.append(time.perf_counter() - began)
    for _ in range(4990):
        act()
    late = [_timed(act) for _ in range(30)]
    tenth.sort()
    late.sort()
    bench.tell(f"next act, {bench.vendor()}, 5,000 entries", tenth_ms=tenth[15] * 1000, late_ms=late[15] * 1000, ratio=late[15] / tenth[15])


def _timed(act: Any) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
