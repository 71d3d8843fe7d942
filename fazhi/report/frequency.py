"""How often each enterprise was inspected on the spot: for the yearly table and for the enterprise's own page."""

import json
from collections.abc import Iterable

from fazhi.kernel import hanging, identity
from fazhi.kernel.models import Entry, Party

ORGANISATION = "organisation"


def visits(office: str, acts: Iterable[str], year: int, known: str = "", matters: Iterable[str] | None = None) -> dict[str, list[str]]:
    """{enterprise: entries of the visits of a year}, one enterprise under one identifier; struck visits left out."""
    found = Entry.objects.filter(office=office, act__in=list(acts), done_at__gte=f"{year}-01-01", done_at__lte=f"{year}-12-31T23:59")
    if known:
        found = found.filter(recorded_at__lte=f"{known}T23:59:59.999")
    if matters is not None:
        found = found.filter(matter__in=list(matters))
    made = list(found.order_by("done_at", "id").values_list("id", "matter"))
    where = {matter for _, matter in made}
    gone = hanging.struck(json.loads(text) for text in Entry.objects.filter(matter__in=where, act="common.Strike").values_list("body", flat=True))
    firms = list(Party.objects.filter(matter__in=where, kind=ORGANISATION, capacity="inspected", struck="").values_list("matter", "person"))
    same, own = identity.alike([person for _, person in firms]) if firms else {}, dict[str, list[str]]()
    for matter, person in firms:
        own.setdefault(matter, []).append(identity.first_of(same[person]))
    by_firm: dict[str, list[str]] = {}
    for ident, matter in made:
        for firm in dict.fromkeys(own.get(matter, ())) if ident not in gone else ():
            by_firm.setdefault(firm, []).append(ident)
    return by_firm


def counted(by_firm: dict[str, list[str]], what: str) -> tuple[int, tuple[str, ...]]:
    """(number, entries behind it): `firms` inspected, `again` those inspected more than once, `most` the visits of the one inspected most often."""
    if what == "firms":
        return len(by_firm), tuple(each for entries in by_firm.values() for each in entries)
    if what == "again":
        often = [entries for entries in by_firm.values() if len(entries) > 1]
        return len(often), tuple(each for entries in often for each in entries)
    most = max(by_firm.values(), key=len, default=[])
    return len(most), tuple(most)
