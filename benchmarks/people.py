"""Finding a person among ten thousand: by name, part, initials, telephone: python -m benchmarks.people."""

import itertools
import random
import time
from collections.abc import Iterator
from typing import Any

from benchmarks import bench

PEOPLE = 10_000
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红鹏飞鑫波斌莉宇浩凯健俊帆雪梅兵丹燕春晓"
ASKED = ("王伟", "张雪梅", "雪梅", "王", "lxm", "w", "13900004321", "4321")


def people() -> Iterator[tuple[str, str]]:
    """(name, telephone), the same ones every time; surnames are as unequal as they are in life."""
    dice = random.Random(7)
    for i in range(PEOPLE):
        name = SURNAMES[min(int(dice.expovariate(0.25)), len(SURNAMES) - 1)] + "".join(dice.choices(GIVEN, k=dice.choice((1, 2, 2))))
        yield name, f"1390000{i:04d}"


def fill(town: Any) -> float:
    """Every one of them petitions once, over a year; returns the milliseconds of CPU of one act."""
    from datetime import date, timedelta

    from fazhi.kernel import registry
    from fazhi.kernel.deed import Deed
    from fazhi.kernel.door import do_many

    receive, began, villages = registry.act("petition.Receive"), time.process_time(), list(town.villages.values())
    deeds = (Deed(act=receive(channel="phone", what="路灯坏了", who={"name": name, "phone": phone}, village=villages[i % len(villages)]),
                  who=town.he.person, office=town.office, done_at=(date(2023, 1, 1) + timedelta(i % 360)).isoformat()) for i, (name, phone) in enumerate(people()))
    while some := list(itertools.islice(deeds, 500)):
        do_many(some, "benchmark")
    return (time.process_time() - began) * 1000 / PEOPLE


def main() -> None:
    """The time of each kind of search, for a reader of the line and for one of another."""
    bench.home()
    town = bench.town()
    from datetime import date

    from django.db import connection

    from fazhi.kernel import finder, gate, indexing
    from fazhi.kernel.models import Person

    bench.tell(f"one act, {bench.vendor()}", cpu_ms=fill(town))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for alias in ("he", "wang"):
        for text in ASKED:
            viewer = gate.Viewer(town.people[alias].person, town.office, date.today())
            finder.search(viewer, text)
            with bench.watch() as told:
                found = finder.search(viewer, text)
            bench.tell(f"{alias} asks {text}, {bench.vendor()}", wall_ms=told[0] * 1000, cpu_ms=told[1] * 1000, found=len(found.found), more=found.more)
    began = time.process_time()
    indexing.of_persons(list(Person.objects.values_list("id", flat=True)[:2000]))
    bench.tell(f"index of 2,000 persons anew, {bench.vendor()}", cpu_ms=(time.process_time() - began) * 1000)


if __name__ == "__main__":
    main()
