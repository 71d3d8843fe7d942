"""What a person has under way, what stands in his name, and what is due in the house: each an index scan through the gate."""

import calendar
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from fazhi import law
from fazhi.kernel import capacities, duties, gate, registry
from fazhi.kernel.acts import Act
from fazhi.kernel.companion import FromPlatform, taken_in
from fazhi.kernel.gate import Viewer
from fazhi.kernel.leaving import in_hand
from fazhi.kernel.models import Deadline, Entry, HandKey, Paper
from fazhi.kernel.paging import MANY, Page, counted
from fazhi.kernel.plain import ask
from fazhi.kernel.within import INSIDE

DID = ("did", "signed")
SUPERVISES = INSIDE
SIGNING = ("common.Sign", "common.Withdraw", "common.SendBack", "common.LetGo")  # what is done beside a proposal


def meeting(line: str, term: str, theirs: bool = False) -> type[Act] | None:
    """The act that meets a duty, for the button beside it – in a case of the platform (`theirs`) the one that takes in what was done there; None where there is none."""
    found = [*registry.line(line).acts, *registry.common_acts().values()]
    meets = [act for act in found if term in (*act.meets, act.answers, *act.works_off) and not act.hidden and act.key not in SIGNING]
    return next(iter(sorted(meets, key=lambda act: issubclass(act, FromPlatform) != theirs)), None)


def subjects(viewer: Viewer, ids: set[str]) -> dict[str, dict[str, Any]]:
    """The code and the sentence of matters {id: row}; the sentence only where the person is inside. Six queries at most, whatever the size."""
    return called(viewer, gate.heads(viewer, ids, ("id", "line", "code", "handler", "opened_by", "outside", "closed_on")))


def called(viewer: Viewer, rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The same of rows that the gate gave."""
    names, theirs = gate.subjects(viewer, rows), taken_in(rows, registry.acts())
    for row in rows:
        row["subject"], row["theirs"] = names[row["id"]], row["id"] in theirs
    return {row["id"]: row for row in rows}


def about(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    """{paper: its title and number} of the papers which duties are about, so that two duties of one matter are told apart."""
    found = Paper.objects.filter(id__in={row["of"] for row in rows if row["of"]}).values_list("id", "title", "number")
    return {ident: f"《{title}》{number}" for ident, title, number in found}


def under_way(viewer: Viewer, after: str = "", size: int = 50) -> Page:
    """Matters that the person has in hand and that are not closed."""
    return gate.matters(viewer, mine=in_hand(viewer.person), opened=True, after=after, size=size)


def how_many(viewer: Viewer) -> int:
    """Of these the number alone, counted as a list is."""
    return counted(gate.visible(viewer).filter(in_hand(viewer.person), closed_on=""))


def done(viewer: Viewer, *, recorded: bool = False, after: str = "", size: int = 50) -> Page:
    """What the person did or signed, newest first; with `recorded` only what somebody else recorded in his name."""
    mine = HandKey.objects.filter(person=viewer.person, office=viewer.office, role__in=DID)
    if recorded:
        others = HandKey.objects.filter(role="recorded").exclude(person=viewer.person)
        mine = mine.filter(entry__in=others.values("entry"))
    mine = mine.filter(duties.known(viewer))
    total = mine[:MANY + 1].count()
    if after:
        day, _, ident = after.partition("~")
        mine = mine.filter(Q(day__lt=day) | Q(day=day, id__lt=int(ident or 0)))
    rows: list[dict[str, Any]] = [dict(row) for row in mine.order_by("-day", "-id").values("id", "day", "matter", "entry", "role")[:size + 1]]
    more, rows = len(rows) > size, rows[:size]
    _dress(viewer, rows)
    return Page(rows, f"{rows[-1]['day']}~{rows[-1]['id']}" if more else "", total)


def _dress(viewer: Viewer, rows: list[dict[str, Any]]) -> None:
    entries = {each["id"]: each for each in Entry.objects.filter(id__in=[row["entry"] for row in rows]).values("id", "n", "act", "manner", "recorded_at", "flags", "body")}
    heads = subjects(viewer, {row["matter"] for row in rows})
    for row in rows:
        entry = entries[row["entry"]]
        act, body = registry.acts().get(entry["act"]), json.loads(entry.pop("body"))
        row.update(heads.get(row["matter"], {}) | {"id": row["id"]}, n=entry["n"], title=act.title if act else entry["act"], manner=entry["manner"],
                   late=body.get("late", 0), flags=entry["flags"])


def habits(viewer: Viewer, acts: Iterable[type[Act]], often: int = 6, of: int = 300) -> tuple[list[type[Act]], dict[str, list[type[Act]]]]:
    """The acts that the person did most among his last entries, and the others by the title of their line."""
    hands, entries = HandKey._meta.db_table, Entry._meta.db_table
    known = Counter(act for act, in ask(f'SELECT act FROM "{entries}" WHERE id IN (SELECT entry FROM "{hands}" WHERE person = %s AND office = %s AND role IN (%s, %s) ORDER BY day DESC, id DESC LIMIT %s)',
                                        [viewer.person, viewer.office, "did", "recorded", of]))
    acts = list(acts)
    first = sorted((act for act in acts if known[act.key]), key=lambda act: -known[act.key])[:often]
    rest: dict[str, list[type[Act]]] = {}
    for act in acts:
        if act not in first:
            rest.setdefault(registry.line(act.line).title, []).append(act)
    return first, rest


def supervises(viewer: Viewer) -> bool:
    """True for heads, reviewers and supervisors: they see what is late in the whole house."""
    return bool(viewer.capacities & SUPERVISES)


def due(viewer: Viewer, until: date, since: date | None = None, whole: bool = False) -> list[dict[str, Any]]:
    """Open duties with a day up to `until`, earliest first: those of the person's own posts, or of the whole house to whoever supervises."""
    found = _until(_duties(viewer, whole), until)
    if since:
        found = found.filter(due__gte=since.isoformat())
    return _told(viewer, found.order_by("due", "id")[:2000])


def overdue(viewer: Viewer, today: date, after: str = "", size: int = 50) -> Page:
    """A page of the open duties of the whole house whose day is over, the longest over first, for whoever supervises."""
    found = _until(_duties(viewer, True), today - timedelta(days=1))
    total = found.count()
    if after:
        day, _, ident = after.partition("~")
        found = found.filter(Q(due__gt=day) | Q(due=day, id__gt=ident))
    rows = _told(viewer, found.order_by("due", "id")[:size + 1])
    more, rows = len(rows) > size, rows[:size]
    return Page(rows, f"{rows[-1]['due']}~{rows[-1]['id']}" if more else "", total)


def without_handler(viewer: Viewer) -> list[dict[str, Any]]:
    """The matters that somebody who left could hand to nobody, and who is to give them to somebody (`whose`), the oldest first."""
    found = Deadline.objects.filter(duties.known(viewer), office=viewer.office, term="reassign", state="open", struck="")
    rows, day = _told(viewer, found.order_by("since", "id")), viewer.day.isoformat()
    for row in rows:
        unit = viewer.staff.named(row["unit"], day) if row["unit"] else ""
        row.update(whose=f"{unit}{capacities.title(row['capacity'])}", held=bool(viewer.staff.holders(row["capacity"], viewer.day)))
    return rows


def overdue_by_line(viewer: Viewer, today: date) -> list[tuple[str, int]]:
    """(title of the line, how many of its open duties are over), most first."""
    found = _until(_duties(viewer, True), today - timedelta(days=1)).order_by().values_list("line").annotate(n=Count("id"))
    return sorted(((registry.line(line).title, n) for line, n in found), key=lambda each: -each[1])


def _until(found: QuerySet[Deadline], until: date) -> QuerySet[Deadline]:
    return found.filter(due__gt="", due__lt=f"{until.isoformat()}U")  # “T…” sorts before “U”


def _told(viewer: Viewer, found: QuerySet[Deadline]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [dict(row) for row in found.values("id", "matter", "line", "term", "title", "due", "not_before", "capacity", "person", "unit")]
    heads = subjects(viewer, {row["matter"] for row in rows})
    for row in rows:
        head = heads.get(row["matter"], {})
        row.update({"code": head.get("code", ""), "subject": head.get("subject", ""), "line_title": registry.line(row["line"]).title,
                    "handler": row["person"] or (head.get("handler", "") if row["capacity"] == "handler" else "")})
    names = gate.people({row["handler"] for row in rows if row["handler"]})
    for row in rows:
        row["handler"] = names.get(row["handler"], "")
    return rows


def _duties(viewer: Viewer, whole: bool) -> QuerySet[Deadline]:
    if whole and supervises(viewer):
        return Deadline.objects.filter(duties.known(viewer), office=viewer.office, state="open", kind="duty", struck="")
    return duties.open_of(viewer)


def late(viewer: Viewer, today: date) -> int:
    """How many duties of the house are late, as far as the person sees them."""
    return _duties(viewer, True).filter(due__gt="", due__lt=today.isoformat()).count()


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a month: what falls due, and whether the house works."""

    day: date
    count: int
    works: bool | None
    inside: bool


def month(viewer: Viewer, year: int, month: int, whole: bool = False) -> list[list[Day]]:
    """The weeks of a month, Monday first; `works` is None where the year's holidays are not loaded."""
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    first, last = weeks[0][0], weeks[-1][-1]
    found = _duties(viewer, whole).filter(due__gte=first.isoformat(), due__lt=f"{last.isoformat()}U")
    count: dict[str, int] = {}
    for day, n in found.values_list("due").annotate(n=Count("id")).order_by():
        count[day[:10]] = count.get(day[:10], 0) + n
    known = law.calendar.current()
    return [[Day(day, count.get(day.isoformat(), 0), known.is_workday(day) if known.has(day.year) else None, day.month == month) for day in week]
            for week in weeks]


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of a day."""
    first = day - timedelta(days=day.weekday())
    return first, first + timedelta(days=6)
