"""From whom a matter is kept, whatever posts he holds: the accused, his unit and whoever has a post in it; and whoever worked on the other side of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from fazhi.kernel import registry
from fazhi.kernel.models import HandKey, Link, Matter, Party
from fazhi.kernel.roster import Roster, roster

ACCUSED = "accused"


def persons(office: str, on: date, accused: Iterable[str]) -> frozenset[str]:
    """The accused persons, and everybody who holds on that day a post in their units or in an accused unit."""
    return of_roster(roster(office), on, accused)


def of_roster(staff: Roster, on: date, accused: Iterable[str]) -> frozenset[str]:
    """The same for a roster that is known already."""
    named, day = set(accused), on.isoformat()
    standing = [post for post in staff.posts if post["since"] <= day and (not post["until"] or post["until"] >= day)]
    units = {post["unit"] for post in standing if post["person"] in named and post["unit"]} | named
    return frozenset(named | {post["person"] for post in standing if post["unit"] in units})


def from_memory(staff: Roster, on: date, memory: dict[str, Any]) -> frozenset[str]:
    """Everybody from whom a remembered matter is kept; nobody where nobody is accused."""
    accused = [row["person"] for row in memory["rows"].get("party", {}).values() if row["capacity"] == ACCUSED]
    return of_roster(staff, on, accused) if accused else frozenset()


def matters(staff: Roster, person: str, on: date) -> QuerySet[Party, dict[str, Any]]:
    """Identifiers of the matters that are kept from this person: those in which he, his unit or one of his unit is accused."""
    day = on.isoformat()
    standing = [post for post in staff.posts if post["since"] <= day and (not post["until"] or post["until"] >= day)]
    units = {post["unit"] for post in standing if post["person"] == person and post["unit"]}
    near = {person, *units, *(post["person"] for post in standing if post["unit"] in units)}
    return Party.objects.filter(capacity=ACCUSED, person__in=near, struck="").values("matter")


def apart(office: str, person: str) -> QuerySet[Link, dict[str, Any]]:
    """Identifiers of the matters that are kept from this person because he had a hand in a matter from which their line stands apart."""
    lines = [line for line in registry.lines().values() if line.apart]
    own = HandKey.objects.filter(office=office, person=person).values("matter")
    theirs = Matter.objects.filter(office=office, line__in=[line.key for line in lines]).values("id")
    return Link.objects.filter(matter__in=theirs, kind__in={kind for line in lines for kind in line.apart}, other__in=own, struck="").values("matter")
