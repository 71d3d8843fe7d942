"""The tree of an office: its units and villages with who stands in them, what they were called, what went into them and what became of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fazhi.kernel.models import Entry, Listing, Office
from fazhi.kernel.roster import NAMED, WENT, Roster

LEVELS = ("province", "city", "county", "town", "unit", "village", "court", "organ")  # from above; the house itself first, then its parts


@dataclass(frozen=True, slots=True)
class Place:
    """A post that a person holds in a unit, with all the capacities that go with it and the entry that gave it."""

    person: str
    title: str
    capacities: tuple[str, ...]
    lines: str
    certificate: str
    certified_until: str
    licensed: bool
    since: str
    until: str
    posts: tuple[str, ...]


@dataclass(slots=True)
class Node:
    """One organ: its name and days, its earlier names, the units that went into it or into which it went, its people now and before."""

    id: str
    kind: str
    name: str
    since: str
    until: str
    entries: list[str] = field(default_factory=list)  # the acts by which it was set up, renamed, joined or split, in their order
    was: list[tuple[str, str]] = field(default_factory=list)
    into: list[str] = field(default_factory=list)
    out_of: list[str] = field(default_factory=list)
    now: list[Place] = field(default_factory=list)
    before: list[Place] = field(default_factory=list)


def levels(staff: Roster, on: date) -> dict[str, list[Node]]:
    """The organs of a house by level, those that stand first; two queries whatever their number."""
    rows = [*Office.objects.filter(id=staff.office).values(), *Office.objects.filter(parent=staff.office, struck="").order_by("since", "id").values()]
    done = _reorganised(staff.office)
    day, found = on.isoformat(), dict[str, list[Node]]()
    for row in rows:
        unit = str(row["id"])
        node = Node(unit, row["kind"], row["name"], row["since"], row["until"], list(dict.fromkeys([row["opened_by"], *done.get(unit, ()), *filter(None, [row["ended_by"]])])), staff.former(unit))
        if node.until and node.until <= day:
            node.into = [staff.named(each, day) for each in staff.heirs(unit, on) if each != unit]
        node.out_of = sorted(staff.named(each, day) for each in staff.with_forebears([unit], on) if each != unit)
        for place in places(post for post in staff.posts if post["unit"] == unit):
            (node.before if place.until and place.until < day else node.now).append(place)
        found.setdefault(node.kind, []).append(node)
    return {kind: sorted(found[kind], key=lambda node: bool(node.until and node.until <= day)) for kind in LEVELS if kind in found}


def places(posts: Iterable[dict[str, Any]]) -> Iterator[Place]:
    """Posts as people hold them: capacities of one person, title and day together."""
    together: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for post in posts:
        together.setdefault((post["since"], post["until"], post["person"], post["title"], post["lines"], post["certificate"], post["certified_until"]), []).append(post)
    for (since, until, person, title, lines, certificate, certified), held in sorted(together.items()):
        yield Place(person, title, tuple(each["capacity"] for each in held), lines, certificate, certified, any(each["licensed"] for each in held), since, until, tuple(each["id"] for each in held))


def _reorganised(office: str) -> dict[str, list[str]]:
    """The entries by which a unit got another name or went into others {unit: entries}."""
    found: dict[str, list[str]] = {}
    rows = Listing.objects.filter(office=office, register="setting", struck="").order_by("since", "id").values_list("key", "opened_by")
    for key, entry in rows:
        for mark in (NAMED, WENT):
            if key.startswith(mark):
                found.setdefault(key.removeprefix(mark), []).append(entry)
    return found


def acts(entries: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Entries by which the tree was changed {entry: act, day, n in the house's matter}."""
    return {row["id"]: row for row in Entry.objects.filter(id__in=list(entries)).values("id", "act", "done_at", "n")}
