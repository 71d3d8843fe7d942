"""Eight writers in one office, and eight in one matter: python -m tests.postgres python -m benchmarks.crowd."""

import multiprocessing
import time
from typing import Any

from benchmarks import bench

WRITERS, SECONDS = 8, 5


def write(office: str, who: str, matter: str, until: float, told: Any) -> None:
    """One writer: new petitions, or notes in one matter, until the time is up."""
    from fazhi.conf import setup

    setup.wake()
    from fazhi.kernel import door, registry

    count = failed = 0
    while time.monotonic() < until:
        try:
            if matter:
                door.do(registry.act("common.Note")(text="来电催问"), matter, who=who, office=office, origin="api")
            else:
                door.do(registry.act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某"}), who=who, office=office, origin="api")
            count += 1
        except Exception as error:
            failed += 1
            print(type(error).__name__, error, flush=True)
    told.put((count, failed))


def main() -> None:
    """Both crowds; a deadlock or a lost act would show as a failure or as a broken record."""
    bench.home()
    town = bench.town()
    from django.db import connection

    from fazhi.kernel import door, registry, verify

    one = door.do(registry.act("petition.Receive")(channel="phone", what="路灯坏了", who={"name": "测某"}), who=town.he.person, office=town.office)
    for name, matter in (("one office", ""), ("one matter", one.matter)):
        connection.close()
        told: Any = multiprocessing.Queue()
        until = time.monotonic() + SECONDS + 2
        crowd = [multiprocessing.Process(target=write, args=(town.office, town.he.person, matter, until, told)) for _ in range(WRITERS)]
        for each in crowd:
            each.start()
        found = [told.get(timeout=60) for _ in crowd]
        for each in crowd:
            each.join()
        report = verify.verify()
        bench.tell(f"{WRITERS} writers in {name}, {bench.vendor()}", per_second=sum(count for count, _ in found) / SECONDS, failed=sum(failed for _, failed in found),
                   problems=len(report.problems))


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    main()
