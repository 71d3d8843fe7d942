"""My queue: the open duties of a person's posts, an index scan and never a computation over all matters."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from fazhi.kernel import registry
from fazhi.kernel.gate import Viewer, visible
from fazhi.kernel.models import Deadline, Matter
from fazhi.kernel.within import Known


@dataclass(slots=True)
class Group:
    """Like duties of a queue, told together."""

    line: str
    line_title: str
    title: str
    term: str
    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def first(self) -> str:
        """The earliest day."""
        return min((row["due"] or row["not_before"] or "9999" for row in self.rows), default="9999")

    @property
    def loses(self) -> bool:
        """True when something is lost if it lapses."""
        return any(row["lost"] for row in self.rows)


WHOLE_HOUSE = frozenset(("reviewer", "leader", "chief", "secretary", "counsel", "secrecy", "publisher", "registrar", "archivist", "auditor"))


def open_of(viewer: Viewer, *, elsewhere: bool = False) -> QuerySet[Deadline]:
    """Open duties of the person's posts: those of his own name, of the matters he handles, and of his posts in his own unit.

    A matter belongs to the unit of its handler; to the unit it was given to; else to the unit which the house named for its line of work.
    Where the house named none, every holder of the capacity sees it. With `elsewhere`: what the same posts could do in matters of other units.
    """
    found = Deadline.objects.filter(office=viewer.office, state="open", kind="duty", struck="")
    may = _in(viewer.levels)  # asked last, of what is his to do
    mine = Q(person=viewer.person) | (Q(capacity="handler") & _in(Q(handler=viewer.person)))
    here = mine | _posts(viewer)
    if not elsewhere:
        return found.filter(here, may, unit__in=("", *viewer.units))
    lines = [line.key for line in registry.lines().values() if viewer.capacities & {each.key for each in line.handlers}]
    anywhere = Q(capacity__in=viewer.capacities) | (Q(capacity="handler", line__in=lines) & _in(Q(handler="")))
    return found.filter(anywhere, ~(here & Q(unit__in=("", *viewer.units))), may)


def known(viewer: Viewer) -> Exists:
    """True of a row whose `matter` the person may know of; it is asked row by row, so it costs what the rows cost, not what the house has."""
    return Exists(visible(viewer).filter(id=OuterRef("matter")))


def _in(matter: Q | Known) -> Exists:
    return Exists(Matter.objects.filter(matter, id=OuterRef("matter")))


def _posts(viewer: Viewer) -> Any:
    """The duties of the posts: in the lines to which a post is bound, and for a post of a unit in the matters of that unit."""
    officer = viewer.staff.officer(viewer.person, viewer.day)
    alike: dict[tuple[str, str], set[str]] = {}
    for post in officer.posts if officer else ():
        whole = post["capacity"] in WHOLE_HOUSE or post["unit"] in ("", viewer.office)
        alike.setdefault(("" if whole else post["unit"], post["lines"]), set()).add(post["capacity"])
    found: Any = Q(pk__in=())
    for (unit, bound), capacities in alike.items():
        lines = {key for key in registry.lines() if not bound or key in bound.split(",")}
        handled = {key for key in lines if capacities & {each.key for each in registry.line(key).handlers}}
        own: Any = Q(capacity__in=capacities, line__in=lines) if bound else Q(capacity__in=capacities)
        if handled:
            own |= Q(capacity="handler", line__in=handled) & _in(Q(handler=""))
        found |= own & _belongs(viewer, unit) if unit else own
    return found


def _belongs(viewer: Viewer, unit: str) -> Any:
    """The duties of one unit: given to it, of a matter that one of its people handles, or of a matter that nobody handles and which is the unit's or its line's."""
    staff = viewer.staff
    lines = [line for line in registry.lines() if unit in staff.undertakes(line, viewer.day) or not staff.undertakes(line, viewer.day)]
    people = {post["person"] for post in staff.posts if post["unit"] == unit}
    own = staff.with_forebears([unit], viewer.day)
    free = Q(handler="") & (Q(unit__in=own) | (Q(line__in=lines) & ~Q(unit__in=staff.inner)))
    return Q(unit__in=own) | _in(Q(handler__in=people) | free)


def elsewhere(viewer: Viewer) -> int:
    """How many open duties of other units the person's posts could meet."""
    return open_of(viewer, elsewhere=True).count()


def queue(viewer: Viewer, *, elsewhere: bool = False, term: str = "") -> list[Group]:
    """The open duties of the person's posts (those of one term alone, where it is named), like ones together; what loses a right or a power and what is earliest comes first."""
    found = open_of(viewer, elsewhere=elsewhere)
    rows: list[dict[str, Any]] = [dict(row) for row in (found.filter(term=term) if term else found).order_by("due", "id").values(
        "id", "matter", "line", "term", "title", "due", "not_before", "lost", "of", "since", "capacity")[:2000]]
    groups: dict[tuple[str, str], Group] = {}
    for row in sorted(rows, key=lambda row: row["due"] or row["not_before"] or "9999"):  # a day that is not known yet comes after those that are over
        line = registry.line(row["line"])
        groups.setdefault((row["line"], row["term"]), Group(row["line"], line.title, row["title"], row["term"])).rows.append(row)
    return sorted(groups.values(), key=lambda group: (not group.loses, group.first))
