"""Who stands where in an office, what it has adopted and how it works: read once, kept while the office's own matter stands still."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from django.db import connection
from django.db.models import Q

from fazhi.kernel import capacities
from fazhi.kernel.models import Listing, Matter, Office, Post
from fazhi.kernel.own import Own, read
from fazhi.kernel.wrong import NotFound

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Officer:
    """A person of the office on a day: the capacities held and whether certified and licensed."""

    person: str
    posts: tuple[dict[str, Any], ...]
    certified: bool
    licensed: bool
    units: frozenset[str] = frozenset()  # those of the posts, and those in whose place they stand

    def holds(self, *capacities: str) -> bool:
        """True when one of the capacities is held."""
        return any(post["capacity"] in capacities for post in self.posts)

    def holding(self, line: str) -> frozenset[str]:
        """The capacities held in a line of work: those of posts that are bound to no line, or to this one among others."""
        return frozenset(post["capacity"] for post in self.posts if not post["lines"] or line in post["lines"].split(","))


@dataclass(slots=True)
class Roster:
    """One office as its own matter tells it; `inner` are its own units, villages not among them."""

    office: str
    version: int
    name: str
    short: str
    demo: bool
    posts: list[dict[str, Any]]
    listings: list[dict[str, Any]]
    nodes: list[dict[str, Any]] = field(default_factory=list)  # the office with its units and villages, in the order in which they were set up
    inner: frozenset[str] = frozenset()
    names: dict[str, str] = field(default_factory=dict)  # what the office, its units and villages are called now
    officers: dict[tuple[str, str], Officer] = field(default_factory=dict)
    known: dict[Any, Any] = field(default_factory=dict)  # what was worked out from this roster alone, kept as long as it is

    def officer(self, person: str, on: date) -> Officer | None:
        """The person's standing on a day; None without any post."""
        key = (person, on.isoformat())
        if key not in self.officers:
            posts = tuple(post for post in self.posts if post["person"] == person and post["since"] <= key[1]
                          and (not post["until"] or post["until"] >= key[1]))
            certified = any(post["certificate"] and (not post["certified_until"] or post["certified_until"] >= key[1]) for post in posts)
            units = self.with_forebears((str(post["unit"]) for post in posts), on)
            self.officers[key] = Officer(person, posts, certified, any(post["licensed"] for post in posts), units)
        return self.officers[key] if self.officers[key].posts else None

    def holders(self, capacity: str, on: date, line: str = "") -> list[str]:
        """Persons holding a capacity on a day (for a line, where posts are bound to lines)."""
        day = on.isoformat()
        return list(dict.fromkeys(
            post["person"] for post in self.posts if post["capacity"] == capacity and post["since"] <= day
            and (not post["until"] or post["until"] >= day) and (not line or not post["lines"] or line in post["lines"].split(","))))

    def listed(self, register: str, on: date, key: str = "") -> list[dict[str, Any]]:
        """What is in force in a register of the house on a day."""
        day = on.isoformat()
        return [each for each in self.listings if each["register"] == register and each["since"] <= day
                and (not each["until"] or each["until"] >= day) and (not key or each["key"] == key)]

    def mode(self, line: str, on: date) -> str:
        """How the office stands to an outside system in a line of work on a day; `record` where nothing was set."""
        return self.once(("mode", line, on), lambda: self._mode(line, on))

    def _mode(self, line: str, on: date) -> str:
        rows = sorted(self.listed("mode", on, line), key=lambda each: str(each["since"]))
        return str(json.loads(rows[-1]["words"]).get("mode", "record")) if rows else "record"

    def undertakes(self, line: str, on: date) -> tuple[str, ...]:
        """The units which the house named for a line of work on a day; empty where it named none."""
        return self.once(("undertakes", line, on), lambda: self._undertakes(line, on))

    def _undertakes(self, line: str, on: date) -> tuple[str, ...]:
        rows = sorted(self.listed("setting", on, f"units:{line}"), key=lambda each: str(each["since"]))
        return tuple(json.loads(rows[-1]["words"])["units"]) if rows else ()

    def heirs(self, unit: str, on: date) -> tuple[str, ...]:
        """The units that stand for a unit on a day: itself while it stands, after it was joined or split those into which it went."""
        return tuple(dict.fromkeys(last for each in self._went(on).get(unit, ()) for last in self.heirs(each, on))) or (unit,)

    def with_forebears(self, units: Iterable[str], on: date) -> frozenset[str]:
        """These units, and every unit that went into them by the day: what lies with it lies with them."""
        found = set(units)
        went = self._went(on)
        return frozenset(found | {unit for unit in went if found.intersection(self.heirs(unit, on))}) if went else frozenset(found)

    def _went(self, on: date) -> dict[str, list[str]]:
        return self.once(("went", on), lambda: {each["key"].removeprefix(WENT): json.loads(each["words"])["units"] for each in self.listed("setting", on)
                                                if each["key"].startswith(WENT)})

    def named(self, unit: str, on: str) -> str:
        """What a unit or village was called on a day; empty for one that is not of this office."""
        was = self.once("was", self._names).get(unit, ())
        return next((name for until, name in was if on[:10] < until), self.names.get(unit, ""))

    def former(self, unit: str) -> list[tuple[str, str]]:
        """The earlier names of a unit with the day until which each was borne, the oldest first."""
        return list(self.once("was", self._names).get(unit, ()))

    def _names(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for each in sorted((each for each in self.listings if each["key"].startswith(NAMED)), key=lambda each: str(each["until"])):
            found.setdefault(each["key"].removeprefix(NAMED), []).append((each["until"], each["title"]))
        return found

    def once(self, key: Any, work: Callable[[], T]) -> T:
        """What `work` makes of this roster, worked out once; `key` names all else on which it rests."""
        if key not in self.known:
            self.known[key] = work()
        return cast(T, self.known[key])

    def adopted(self, on: date) -> frozenset[str]:
        """Identifiers of the rules the office has adopted by then; they may stop even when their confidence is weak."""
        return frozenset(each["key"] for each in self.listed("adopted", on))

    def own(self) -> tuple[Own, ...]:
        """Values of rules that the office has set for itself, with their days."""
        return self.once("own", lambda: read(self.listings))


_kept: dict[str, Roster] = {}

POST = ("id", "person", "capacity", "unit", "title", "lines", "certificate", "certified_until", "licensed", "since", "until")
LISTED = ("register", "key", "title", "words", "since", "until")
WENT, NAMED = "went:", "was called:"  # settings: into which units a unit went; a name that it bore until a day
HOUSE_REGISTERS = ("adopted", "mode", "calendar", "setting", "paper_text")


def roster(office: str) -> Roster:
    """The roster of an office (one cheap query while nothing changed); raises NotFound."""
    with connection.cursor() as cursor:  # asked before every act: a plain statement, not the query builder
        cursor.execute(f'SELECT n FROM "{Matter._meta.db_table}" WHERE id = %s', [office])
        row = cursor.fetchone()
    if row is None:
        raise NotFound("没有这个机构。请先用 fazhi init 建立机构。")
    kept = _kept.get(office)
    if kept is None or kept.version != row[0]:
        kept = _kept[office] = _read(office, row[0])
    return kept


def forget(office: str = "") -> None:
    """Drop what is kept, after a change or for a test."""
    if office:
        _kept.pop(office, None)
    else:
        _kept.clear()


def _read(office: str, version: int) -> Roster:
    organ = Office.objects.filter(id=office).values("name", "short", "demo").first() or {"name": "", "short": "", "demo": 0}
    posts = [{**post, "title": post["title"] or capacities.title(post["capacity"])} for post in Post.objects.filter(office=office, struck="").values(*POST)]
    listings = list(Listing.objects.filter(office=office, register__in=HOUSE_REGISTERS, struck="").order_by("id").values(*LISTED))  # of one day, the later one last
    nodes = [dict(row) for row in Office.objects.filter(Q(parent=office) | Q(id=office), struck="").order_by("opened_by", "id").values("id", "kind", "name", "since", "until")]
    inner = frozenset(str(node["id"]) for node in nodes if node["kind"] == "unit")
    names = {office: organ["name"], **{str(node["id"]): str(node["name"]) for node in nodes}}
    return Roster(office, version, organ["name"], organ["short"], bool(organ["demo"]), posts, listings, nodes, inner, names)
