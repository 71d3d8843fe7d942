"""My queue: the open duties of a person's posts, an index scan and never a computation over all matters."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from fazhi.kernel import registry
from fazhi.kernel.gate import Viewer
from fazhi.kernel.models import Deadline, Matter


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


def open_of(viewer: Viewer) -> QuerySet[Deadline]:
    """Open duties of the person's posts: those of his capacities, of his own name, and of the handler where he handles or nobody does yet."""
    own = [line.key for line in registry.lines().values() if viewer.capacities & {each.key for each in line.handlers}]
    mine = Q(capacity__in=viewer.capacities) | Q(capacity="handler", line__in=own) | Q(person=viewer.person)
    found = Deadline.objects.filter(mine, Q(unit__in=("", *viewer.units)), office=viewer.office, state="open", kind="duty", struck="")
    others = Matter.objects.exclude(handler__in=("", viewer.person)).filter(office=viewer.office).values("id")
    unseen = Matter.objects.filter(office=viewer.office).exclude(viewer.levels()).values("id")
    return found.exclude(matter__in=unseen).exclude(capacity="handler", matter__in=others)


def queue(viewer: Viewer) -> list[Group]:
    """The open duties of the person's posts, like ones together; what loses a right or a power and what is earliest comes first."""
    rows: list[dict[str, Any]] = [dict(row) for row in open_of(viewer).order_by("due", "id").values(
        "id", "matter", "line", "term", "title", "due", "not_before", "lost", "of", "since", "capacity")[:2000]]
    groups: dict[tuple[str, str], Group] = {}
    for row in rows:
        line = registry.line(row["line"])
        groups.setdefault((row["line"], row["term"]), Group(row["line"], line.title, row["title"], row["term"])).rows.append(row)
    return sorted(groups.values(), key=lambda group: (not group.loses, group.first))
