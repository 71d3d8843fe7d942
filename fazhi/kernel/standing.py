"""What stands in a register of the whole office, whichever matter opened it: set anew or ended in one matter, it ends where it was opened."""

import json
from collections.abc import Iterable

from django.db.models import Q

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Day
from fazhi.kernel.models import Entry, Listing

KIND = "ends"  # how the matter that ends a row is linked to the one that opened it


class Ended(Act):
    """Another matter set anew or ended what this one had put into a register of the office."""

    title, basis = "名录项由其他事项终止", "记录·关联"
    fact, hidden, at = True, True, ANY
    register = Code("名录")
    entered = Code("名录项")
    on = Day("终止日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist(self.register, self.entered, self.on)


def matters(office: str, register: str, key: str, on: str, entry: str = "") -> list[str]:
    """The matters whose rows of a register stand on an ISO day under this key; with `entry` also those that this very entry ended, which may be under correction."""
    begun = Listing.objects.filter(office=office, register=register, key=key, since__lte=on, struck="")
    found = set(begun.filter(Q(until="") | Q(until__gt=on)).values_list("matter", flat=True))
    ended = dict(begun.exclude(until="").values_list("ended_by", "matter")) if entry else {}
    bodies = Entry.objects.filter(id__in=ended, act=Ended.key).values_list("id", "body") if ended else ()
    return sorted(found | {ended[ident] for ident, body in bodies if json.loads(body).get("told_by") == entry})


def ended(case: Case, register: str, key: str, on: str = "") -> Iterable[Consequence]:
    """The row of this key ends on a day (of the act, without one), in this matter and in every other of the office that opened one."""
    day = on or case.at[:10]
    yield c.Delist(register, key, day)
    for matter in matters(case.office, register, key, day, case.entry):
        if matter != case.id:
            yield c.Relate(matter, KIND)
            yield c.Do(matter, Ended(register=register, entered=key, on=day), case.at, told_by=case.entry)
