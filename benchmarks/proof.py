"""verify against hashing the same entries one by one, and its folding rate and memory: python -m benchmarks.proof."""

import datetime
import resource
import time

from benchmarks import bench
from benchmarks.door import receive

MATTERS = 3000


def main() -> None:
    """A record of some thousand matters with several entries each."""
    bench.home()
    town = bench.town()
    from fazhi.kernel import door, registry, seal, verify
    from fazhi.kernel.digest import entry_hash
    from fazhi.kernel.models import Entry

    for i in range(MATTERS):
        done = receive(town, i)
        door.do(registry.act("petition.Accept")(kind="complaint"), done.matter, who=town.he.person, office=town.office)
        for _ in range(3):
            door.do(registry.act("common.Note")(text="来电催问"), done.matter, who=town.he.person, office=town.office)
    seal.seal_day(town.office, datetime.date.today())
    entries = Entry.objects.count()

    def hashing() -> None:
        for body, prev in Entry.objects.order_by("matter", "n").values_list("body", "hash").iterator():
            entry_hash("sha256", prev, body)

    plain = bench.median(hashing, 3)
    chains = bench.median(lambda: verify.verify(chains_only=True), 3)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    report = verify.verify()
    cpu = time.process_time() - began
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert report.clean, report.problems[:3]
    bench.tell(f"verify, {bench.vendor()}, {entries:,} entries", hashing_s=plain, chains_s=chains, rate=plain / chains, fold_per_second=entries / cpu,
               memory_growth_mb=(after - before) / 1024)


if __name__ == "__main__":
    main()
