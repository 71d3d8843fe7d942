"""From whom a matter is kept, whatever posts he holds: the accused, his unit and whoever has a post in it; and whoever worked on the other side of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.acts import Line
from fazhi.kernel.models import Entry, HandKey, Link, Matter, Party
from fazhi.kernel.plain import ask, one_of
from fazhi.kernel.roster import Roster, roster

ACCUSED = "accused"


def persons(office: str, on: date, accused: Iterable[str]) -> frozenset[str]:
    """The accused persons, and everybody who holds on that day a post in their units or in an accused unit."""
    return of_roster(roster(office), on, accused)


def of_roster(staff: Roster, on: date, accused: Iterable[str]) -> frozenset[str]:
    """The same for a roster that is known already."""
    named, day = {heir for each in accused for heir in (each, *staff.heirs(each, on))}, on.isoformat()
    standing = [post for post in staff.posts if post["since"] <= day and (not post["until"] or post["until"] >= day)]
    units = {post["unit"] for post in standing if post["person"] in named and post["unit"]} | named
    return frozenset(named | {post["person"] for post in standing if post["unit"] in units})


def units(office: str, on: date, accused: str | None, unit: str | None) -> frozenset[str]:
    """The accused unit, and every unit in which the accused person holds a post on that day."""
    officer = roster(office).officer(accused, on) if accused else None
    return frozenset({each for each in (officer.units if officer else ()) if each} | ({unit} if unit else set()))


def from_memory(staff: Roster, on: date, memory: dict[str, Any]) -> frozenset[str]:
    """Everybody from whom a remembered matter is kept; nobody where nobody is accused."""
    accused = [row["person"] for row in memory["rows"].get("party", {}).values() if row["capacity"] == ACCUSED]
    return of_roster(staff, on, accused) if accused else frozenset()


def other_side(line: Line, memory: dict[str, Any]) -> frozenset[str]:
    """Everybody who worked on the other side of a remembered matter, where its line stands apart from that side; what every line shares (settling a flag) is no work on it."""
    others = [row["other"] for row in memory["rows"].get("link", {}).values() if row["kind"] in line.apart]
    if not others:
        return frozenset()
    worked = Entry.objects.filter(matter__in=others).exclude(act__startswith="common.").values("id")
    return frozenset(HandKey.objects.filter(entry__in=worked).exclude(person="").values_list("person", flat=True))


def accusing(staff: Roster, person: str, on: date) -> list[str]:
    """The matters in which this person, his unit or one of his unit is accused."""
    day = on.isoformat()
    standing = [post for post in staff.posts if post["since"] <= day and (not post["until"] or post["until"] >= day)]
    units = {post["unit"] for post in standing if post["person"] == person and post["unit"]}
    near = sorted({person, *staff.with_forebears(units, on), *(post["person"] for post in standing if post["unit"] in units)})
    return [row[0] for row in ask(f'SELECT matter FROM "{Party._meta.db_table}" WHERE person IN {one_of(near)} AND capacity = %s AND struck = %s', [*near, ACCUSED, ""])]


def matters(staff: Roster, person: str, on: date) -> list[str]:
    """The matters that are kept from this person: those in which he, his unit or one of his unit is accused, and those of a line that stands apart from one in which he had a hand.

    Asked for every list, so two plain statements and not the query builder; the second begins with the few matters that stand apart, not with every link there is."""
    lines = [line for line in registry.lines().values() if line.apart]
    kinds = sorted({kind for line in lines for kind in line.apart})
    found = accusing(staff, person, on)
    if lines:
        matter, link, hand, entry = (model._meta.db_table for model in (Matter, Link, HandKey, Entry))
        apart = ask(f'SELECT m.id FROM "{matter}" m WHERE m.office = %s AND m.line IN {one_of(lines)} AND EXISTS'
                    f' (SELECT 1 FROM "{link}" l WHERE l.matter = m.id AND l.kind IN {one_of(kinds)} AND l.struck = %s AND EXISTS'
                    f' (SELECT 1 FROM "{hand}" h WHERE h.matter = l.other AND h.person = %s AND h.office = %s AND EXISTS'
                    f' (SELECT 1 FROM "{entry}" e WHERE e.id = h.entry AND e.act NOT LIKE %s)))',
                    [staff.office, *(line.key for line in lines), *kinds, "", person, staff.office, "common.%"])
        found += [row[0] for row in apart]
    return found
