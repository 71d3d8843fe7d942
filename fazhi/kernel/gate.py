"""Who may read what: every query made for a person starts here, and the reading log is kept here."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from fazhi.kernel import alone, chosen, lent, masking, naming, nearest, plain, registry, words
from fazhi.kernel.acts import Line
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Chosen, Deadline, Entry, File, Listing, Matter, Paper, Party, Reading
from fazhi.kernel.paging import Page, counted, past
from fazhi.kernel.roster import Roster, roster
from fazhi.kernel.within import INSIDE, Condition, Known, may_know
from fazhi.kernel.wrong import NotFound


@dataclass
class Viewer:
    """A person of an office on a day, as the gate sees him; what he holds and may see is asked once."""

    person: str
    office: str
    day: date
    shown: date | None = None  # the day by which the pages show lights, once they asked
    waits: dict[str, Any] = field(default_factory=dict)  # what waits for him, once a page has counted it
    named: dict[str, str] = field(default_factory=dict)  # names of officials that this page has asked for

    @cached_property
    def staff(self) -> Roster:
        """The office's roster."""
        return roster(self.office)

    @cached_property
    def capacities(self) -> frozenset[str]:
        """The capacities held on the day."""
        officer = self.staff.officer(self.person, self.day)
        return frozenset(post["capacity"] for post in officer.posts) if officer else frozenset()

    @cached_property
    def units(self) -> frozenset[str]:
        """The units and villages in which a post is held on the day, and those that went into them."""
        officer = self.staff.officer(self.person, self.day)
        return officer.units if officer else frozenset()

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Names of officials {person: name}, asked once for one page; his own stands on every page and comes along."""
        wanted = [each for each in dict.fromkeys(ids) if each]
        if lacking := {*wanted} - {*self.named}:
            self.named |= dict.fromkeys(lacking, "") | people(lacking if self.person in self.named else {*lacking, self.person})
        return {each: self.named[each] for each in wanted}

    @cached_property
    def lent(self) -> frozenset[str]:
        """The files lent to an outside reviewer, who holds no post here; nothing for everybody else."""
        return frozenset() if self.capacities else lent.files(self.office, self.person, self.day)

    @cached_property
    def condition(self) -> Condition:
        """The matters whose level this person may see."""
        return may_know(self.staff, self.person, self.capacities, self.day)

    @property
    def levels(self) -> Known:
        """The same for the query builder."""
        return Known(self.condition)

    @cached_property
    def known(self) -> QuerySet[Matter]:
        """Every matter the person may know of; asked many times for one page and put together once."""
        return Matter.objects.filter(self.levels if self.capacities else Q(id__in=self.lent), struck="")


SEALED = "（密存内容）"
SUBJECT, NEXT, MEMORY = "subject", "next", "memory"  # what a list may tell of a matter besides its row: each is read only where it is shown
ROW = ("id", "line", "code", "stage", "round", "opened_on", "closed_on", "handler", "outside", "opened_by", "level", "old")
WHOLE = tuple(each.name for each in Matter._meta.concrete_fields)
DEADLINE = ("id", "line", "term", "title", "of", "kind", "capacity", "rule", "field", "cite", "since", "due", "not_before", "state", "done_on", "person", "lost", "suspended", "extended")
PAPER = ("id", "kind", "title", "number", "state", "issued_on", "outward", "signed_file")
PARTY = ("id", "person", "capacity", "since", "until")


def visible(viewer: Viewer) -> QuerySet[Matter]:
    """Every matter the person may know of."""
    return viewer.known.all()


def heads(viewer: Viewer, ids: Iterable[str], fields: tuple[str, ...] = WHOLE) -> list[dict[str, Any]]:
    """Of these matters those that the person may know of, by these fields; a plain statement, since every page asks for one or some."""
    if viewer.capacities:
        return plain.rows(Matter, fields, {"id": ids, "struck": ""}, also=viewer.condition)
    return plain.rows(Matter, fields, {"id": viewer.lent.intersection(ids), "struck": ""})


def matters(viewer: Viewer, *, line: str = "", stage: str = "", since: str = "", until: str = "", code: str = "", mine: Q | None = None,
            opened: bool = False, ended: tuple[str, str] = ("", ""), there: str = "", lacks: bool = False, after: str = "", size: int = 50, within: QuerySet[Entry] | None = None, said: QuerySet[Chosen] | None = None,
            told: Collection[str] = (SUBJECT, NEXT)) -> Page:
    """A page of matters, newest first. Five queries whatever the size.

    `ended`: closed from one day to another; `there` = no: those without a number of the outside system; `lacks`: those of which something is still to be completed; `after`: the key the page before ended with; `within`: those that one of these entries opened; `said`: those in whose openings these choices were made; `told`: what is told of each besides its row.
    """
    asked = {name: value for name, value in (("line", line), ("stage", stage), ("opened_on__gte", since), ("opened_on__lte", until)) if value}
    if opened:
        asked["closed_on"] = ""
    if ended[0] and ended[1]:
        asked.update(closed_on__gte=ended[0], closed_on__lte=f"{ended[1]}T99")
    found = _bearing(viewer, code) if code else visible(viewer)
    found = found.filter(*([mine] if mine else []), **asked)
    if within is not None:
        found = found.filter(opened_by__in=within.values("id"))
    if there:
        found = found.filter(outside="") if there == "no" else found.exclude(outside="")
    if lacks and line and (incomplete := registry.line(line).lacks):
        found = incomplete(found)
    ordered = found.order_by("-opened_on", "-id")
    fields, openings = (*ROW, *([MEMORY] if MEMORY in told else [])), None if said is None else chosen.among(said, found)
    if openings is None:
        rows = list(past(ordered, "opened_on", "id", after).values(*fields)[:size + 1])
    else:  # an index leads to these, and everything else was asked of them there
        rows = sorted(heads(viewer, chosen.newest(openings, after, size + 1), fields), key=lambda row: (row["opened_on"], row["id"]), reverse=True)
    more, rows = len(rows) > size, dressed(viewer, rows[:size], told=told)
    total = counted(ordered if openings is None else openings) if more or after else len(rows)
    return Page(rows, f"{rows[-1]['opened_on']}~{rows[-1]['id']}" if more else "", total)


def _bearing(viewer: Viewer, number: str) -> QuerySet[Matter]:
    """The matters whose number, or number elsewhere, holds this; that is asked first, for an index alone answers it, and of the few that are left whether they may be seen."""
    return Matter.objects.filter(Q(code__contains=number) | Q(outside__contains=number)) & visible(viewer)


def dressed(viewer: Viewer, rows: list[dict[str, Any]], opened: bool = False, told: Collection[str] = (SUBJECT, NEXT)) -> list[dict[str, Any]]:
    """Rows with their stage in words and, where they are to be told, their subject (for those inside, or where a purpose opened them) and their next deadline."""
    for row in rows:
        line = registry.line(row["line"])
        row["line_title"], row["stage_title"] = line.title, line.stage(row["stage"]).title
        row["inside"] = opened or inside(viewer, row, line)
    names = naming.named(row for row in rows if row["inside"]) if SUBJECT in told else {}
    due = nearest.of(row["id"] for row in rows) if NEXT in told else {}
    for row in rows:
        row["subject"] = _said(viewer, row, registry.line(row["line"]), names) if row["id"] in names else SEALED
        row["next"] = due.get(row["id"])
    return rows


def subjects(viewer: Viewer, rows: list[dict[str, Any]]) -> dict[str, str]:
    """What matters are called {id: words}, for somebody inside; else that it is sealed. `rows` have id, line, handler, opened_by and closed_on."""
    names = naming.named([row for row in rows if inside(viewer, row, registry.line(row["line"]))])
    return {row["id"]: _said(viewer, row, registry.line(row["line"]), names) if row["id"] in names else SEALED for row in rows}


def inside(viewer: Viewer, row: dict[str, Any], line: Line) -> bool:
    """True when sealed words of the matter are open to the person without a reason: the handler, the line's own people, and the heads."""
    own = {each.key for each in line.handlers}
    return row.get("handler") == viewer.person or bool(viewer.capacities & (INSIDE | own)) or row.get("id") in viewer.lent


def handles(viewer: Viewer, row: dict[str, Any], line: Line) -> bool:
    """True when those who take part may be called without a reason: by the handler of an open matter, or where it was given to nobody by the line's own people."""
    if row["closed_on"]:
        return False
    return bool(row["handler"] == viewer.person if row["handler"] else viewer.capacities & {each.key for each in line.handlers})


def matter(viewer: Viewer, ident: str, reason: str = "") -> dict[str, Any]:
    """One matter; raises NotFound also when the person may not see it. The reading is logged."""
    row = head(viewer, ident, reason)
    log(viewer, ident, "matter", reason)
    return row


def head(viewer: Viewer, ident: str, reason: str = "") -> dict[str, Any]:
    """One matter with all that its acts are judged by, where the reading is logged already; raises NotFound also when the person may not see it."""
    row = next(iter(heads(viewer, [ident], (*ROW, "memory", "field", "unit", "parent", "n", "last_at", "office", "last_hash"))), None)
    if row is None:
        raise NotFound("没有这个事项，或者您无权查看。请从列表中重新打开。")
    line = registry.line(row["line"])
    own = inside(viewer, row, line)
    calls = handles(viewer, row, line)
    told = bool(reason) or (not (own and calls) and given(viewer, ident))
    row["inside"], row["calls"] = own or told, calls or told
    row["line_title"], row["stage_title"] = line.title, line.stage(row["stage"]).title
    row["subject"] = (naming.named([row])[ident] if row["calls"] else _said(viewer, row, line, naming.named([row]))) if row["inside"] else SEALED
    return row


def _said(viewer: Viewer, row: dict[str, Any], line: Line, names: dict[str, str]) -> str:
    return names[row["id"]] if handles(viewer, row, line) else str(masking.uncalled(names[row["id"]]))


def given(viewer: Viewer, ident: str) -> bool:
    """True when the person gave a reason for reading this matter today: its papers and files are open to him until the day is over."""
    found = f'SELECT 1 FROM "{Reading._meta.db_table}" WHERE matter = %s AND at >= %s AND person = %s AND what = %s AND reason <> %s LIMIT 1'
    return bool(plain.ask(found, [ident, viewer.day.isoformat(), viewer.person, "matter", ""]))


def log(viewer: Viewer, ident: str, what: str, reason: str = "") -> None:
    """Write the reading log."""
    Reading.objects.create(at=datetime.now().isoformat(timespec="seconds"), person=viewer.person, office=viewer.office, matter=ident, what=what, reason=reason[:200])


def log_many(viewer: Viewer, idents: Iterable[str], what: str, reason: str) -> None:
    """Write the reading log of several matters that were read together."""
    at = datetime.now().isoformat(timespec="seconds")
    Reading.objects.bulk_create([Reading(at=at, person=viewer.person, office=viewer.office, matter=each, what=what, reason=reason[:200]) for each in idents])


def people(ids: Iterable[str]) -> dict[str, str]:
    """Names of officials {person: name}; officials are named openly inside the office."""
    return {ident: str(value.get("name", "")) for ident, value in persons(ids).items()}


def deadlines(head: dict[str, Any]) -> list[dict[str, Any]]:
    """The deadlines of a matter that the gate has opened, open ones first."""
    order = {"open": 0, "lapsed": 1, "met": 2, "void": 3}
    return sorted(plain.rows(Deadline, DEADLINE, {"matter": head["id"], "struck": ""}), key=lambda each: (order.get(each["state"], 9), *nearest.first(each)))


def papers(head: dict[str, Any]) -> list[dict[str, Any]]:
    """The papers of a matter that the gate has opened."""
    return plain.rows(Paper, PAPER, {"matter": head["id"], "struck": ""}, ("-issued_on", "-id"))


def paper(viewer: Viewer, ident: str) -> dict[str, Any]:
    """One paper with its frozen words; raises NotFound. The reading is logged."""
    row = Paper.objects.filter(id=ident, matter__in=visible(viewer).values("id")).values().first()
    if row is None:
        raise NotFound("没有这份文书，或者您无权查看。")
    head = matter(viewer, row["matter"])
    if not head["inside"]:
        raise NotFound("这份文书的内容密存，查阅须先在事项页说明理由。")
    made = [json.loads(text) for text in Entry.objects.filter(id=row["opened_by"]).values_list("body", flat=True)]
    if alone.hidden(viewer.person, row["matter"], made):
        raise NotFound("这份文书是各人独立作出的，得出结果以前只有本人可以查阅。")
    row["text"] = words.read([row["opened_by"]]).get(row["opened_by"], {}).get(f"paper:{ident}", {}).get("text", "")
    row["line"] = head["line"]
    log(viewer, row["matter"], f"paper {row['kind']}")
    return row


def parties(viewer: Viewer, head: dict[str, Any]) -> list[dict[str, Any]]:
    """The parties of a matter: by name where the matter is open to the person, with what they are called by where he handles it or gave a reason; else masked."""
    found = plain.rows(Party, PARTY, {"matter": head["id"], "struck": ""})
    known = persons([each["person"] for each in found])
    for each in found:
        told = known.get(each["person"], {})
        each.update({k: v if head["calls" if k in masking.CONTACT else "inside"] else masking.masked(k, str(v)) for k, v in told.items() if v})
    return found


def file(viewer: Viewer, name: str) -> dict[str, Any]:
    """A vault file that a visible matter holds; raises NotFound. The reading is logged."""
    row = File.objects.filter(hash=name, matter__in=visible(viewer).values("id"), struck="").values().first()
    if row is None:
        raise NotFound("没有这个文件，或者您无权查看。")
    if not matter(viewer, row["matter"])["inside"]:
        raise NotFound("这个文件的内容密存，查阅须先在事项页说明理由。")
    log(viewer, row["matter"], "file")
    return row


def codes(viewer: Viewer, ids: Iterable[str]) -> dict[str, str]:
    """Codes of matters {id: code}."""
    return {row["id"]: row["code"] for row in heads(viewer, ids, ("id", "code"))}


def listed(viewer: Viewer, name: str) -> list[dict[str, Any]]:
    """What stands in a listing register, in force or not, each with its words; the newest 2,000."""
    rows = [row for row in viewer.staff.listings if row["register"] == name] or list(
        Listing.objects.filter(office=viewer.office, register=name, struck="").order_by("key", "since", "id").values("register", "key", "title", "words", "since", "until")[:2000])
    return [{**row, "words": json.loads(row["words"])} for row in rows]


def entries(viewer: Viewer, found: QuerySet[Entry], *, since: str = "", until: str = "", after: str = "", size: int = 50) -> Page:
    """A page of entries that this person may know of, newest first: their matter with its code, day and manner. Three queries whatever the size."""
    found = found.filter(office=viewer.office, matter__in=visible(viewer).values("id"))
    if since:
        found = found.filter(done_at__gte=since)
    if until:
        found = found.filter(done_at__lte=f"{until}T99")
    whole = found
    found = past(found, "done_at", "id", after)
    rows: list[dict[str, Any]] = list(found.order_by("-done_at", "-id").values("id", "matter", "done_at", "manner")[:size + 1])  # type: ignore[arg-type]
    more, rows = len(rows) > size, rows[:size]
    total = counted(whole) if more or after else len(rows)
    homes = {row["id"]: row for row in Matter.objects.filter(id__in={row["matter"] for row in rows}).values("id", "line", "code", "handler", "opened_by", "closed_on")}
    rows = [{**homes[str(row["matter"])], **row} for row in rows]
    return Page(rows, f"{rows[-1]['done_at']}~{rows[-1]['id']}" if more else "", total)


def villages(viewer: Viewer, kinds: Iterable[str] = (), on: str = "") -> list[tuple[str, str]]:
    """Nodes of the office tree as (id, name); with a day those that stand on it."""
    wanted = set(kinds)
    return [(each["id"], each["name"]) for each in viewer.staff.nodes if (not wanted or each["kind"] in wanted) and (not on or (each["since"] <= on and (not each["until"] or each["until"] > on)))]
