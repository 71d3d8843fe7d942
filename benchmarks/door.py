"""The door against the same rows written bare in the same run: python -m benchmarks.door."""

import statistics
import time
from typing import Any

from benchmarks import bench

COUNT = 400
ROUNDS = 5


def receive(town: Any, i: int) -> Any:
    """One petition through the door."""
    from fazhi.kernel import door, registry

    act = registry.act("petition.Receive")(channel="phone", what=f"村口路灯坏了，已经三个月，请尽快维修（{i}）", who={"name": "测某", "phone": f"1390000{i % 10000:04d}"})
    return door.do(act, who=town.he.person, office=town.office, origin="api")


def rows_of(matters: list[str]) -> list[list[tuple[Any, list[dict[str, Any]]]]]:
    """The rows that each matter's creation wrote, with other identifiers, ready to be written bare."""
    from fazhi.kernel.happen import RECORDS, columns
    from fazhi.kernel.models import Entry, Mark, Matter, PersonKey, Sealed

    def other(value: Any) -> Any:
        return "z" + value[1:] if isinstance(value, str) and len(value) >= 32 and value[:2] == "01" else value

    found = []
    for ident in matters:
        own = []
        for model in (Entry, Matter, *RECORDS.values(), Mark):
            names = columns(model)[0]
            rows = model._default_manager.filter(**{"id" if model is Matter else "matter": ident}).values(*names)
            own.append((model, [{k: other(v) for k, v in row.items()} for row in rows]))
        entry = Entry.objects.get(matter=ident).id
        own.append((Sealed, [{k: other(v) for k, v in row.items()} for row in Sealed.objects.filter(owner=entry).values(*columns(Sealed)[0])]))
        people = RECORDS["person"]._default_manager.filter(matter=ident).values_list("id", flat=True)
        own.append((PersonKey, [{k: other(v) for k, v in row.items()} for row in PersonKey.objects.filter(person__in=list(people)).values(*columns(PersonKey)[0])]))
        for model, rows in own:
            for row in rows:
                if model is Matter:
                    row["code"] = "Z" + row["code"]
        found.append([(model, rows) for model, rows in own if rows])
    return found


def bare(rows: list[tuple[Any, list[dict[str, Any]]]]) -> None:
    """Write one matter's rows with nothing asked and nothing computed."""
    from django.db import connection, transaction

    from fazhi.kernel import happen

    with transaction.atomic(), connection.cursor() as cursor:
        for model, some in rows:
            happen.insert(cursor, model, some)


def main() -> None:
    """Rounds of door and bare in turn; the ratio of medians."""
    bench.home()
    town = bench.town()
    for i in range(50):
        receive(town, i)
    through, plain = [], []
    for n in range(ROUNDS):
        began = time.perf_counter()
        done = [receive(town, n * COUNT + i).matter for i in range(COUNT)]
        through.append((time.perf_counter() - began) / COUNT)
        rows = rows_of(done)
        began = time.perf_counter()
        for each in rows:
            bare(each)
        plain.append((time.perf_counter() - began) / COUNT)
        cleared(n)
    ratio = statistics.median(a / b for a, b in zip(through, plain, strict=True))
    bench.tell(f"door, {bench.vendor()}, one process", door_ms=statistics.median(through) * 1000, bare_ms=statistics.median(plain) * 1000, ratio=ratio)


def cleared(n: int) -> None:
    """The bare rows of a round make room for the next (they stand past the door, so the guards step aside)."""
    from django.db import connection

    from fazhi.kernel import guards

    guards.remove()
    with connection.cursor() as cursor:
        for table, column in (("entry", "id"), ("matter", "id"), ("mark", "entry"), ("sealed", "owner"), ("deadline", "id"), ("party", "id"),
                              ("person", "id"), ("personkey", "person")):
            cursor.execute(f"DELETE FROM kernel_{table} WHERE {column} LIKE 'z%'")
    guards.install()


if __name__ == "__main__":
    main()
