"""What a machine can check of a file: its record as a value that no act can change, and checks that look at it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as declared
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import as_told, registry
from fazhi.kernel.models import Deadline, Disclosure, Entry, Link, Listing, Matter, Paper, Party
from fazhi.kernel.roster import Roster, roster
from fazhi.kernel.wrong import FazhiError, NotFound


class NotRecorded(FazhiError):
    """A check has nothing to look at: what it looks for is not kept in files of this sort."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not right: the entry it leads to (empty for the file as a whole) and a sentence that names nobody."""

    entry: str
    what: str


@dataclass(frozen=True, slots=True)
class Check:
    """One criterion that a machine can check: its id in the criteria, what it looks for, and the look itself."""

    id: str
    title: str
    look: Callable[["Dossier"], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the file as it stands today (corrected words in the place of the old ones)."""

    id: str
    n: int
    act: str
    at: str
    manner: str
    said: dict[str, Any]
    sealed: frozenset[str]
    hands: tuple[tuple[str, str], ...]
    outcome: tuple[Any, ...]
    flags: tuple[dict[str, Any], ...]
    asks: dict[str, Any]
    late: int
    of: str

    @property
    def on(self) -> date:
        """The day on which it was done."""
        return date.fromisoformat(self.at[:10])

    def people(self, *roles: str) -> list[str]:
        """Persons who had a hand in it (other than typing), or only those in these roles."""
        return [person for role, person in self.hands if person and (role in roles if roles else role != "recorded")]

    def opened(self, table: str) -> list[str]:
        """Identifiers of the rows of a table that the entry opened."""
        return [change[2] for change in self.outcome if change[0] == "+" and change[1] == table]


@dataclass(slots=True)
class Dossier:
    """A file to be looked at: steps in order, its deadlines, papers, parties and publications, its parts, and who held which post."""

    id: str
    line: str
    office: str
    code: str
    stage: str
    field: str
    today: date
    steps: tuple[Step, ...]
    rows: dict[str, tuple[dict[str, Any], ...]]
    staff: Roster
    parts: tuple["Dossier", ...] = ()
    _said: dict[str, dict[str, Any]] = declared(default_factory=dict)

    def each(self, *acts: str) -> list[Step]:
        """The steps of these acts (“penalty.Decide”), oldest first."""
        return [step for step in self.steps if step.act in acts]

    def last(self, *acts: str) -> Step | None:
        """The newest step of these acts; None when never done."""
        return next(iter(reversed(self.each(*acts))), None)

    def deadlines(self, term: str, *states: str) -> list[dict[str, Any]]:
        """The deadlines of a term, oldest first; states: open, met, lapsed, void."""
        return [row for row in self.rows["deadline"] if row["term"] == term and (not states or row["state"] in states)]

    def papers(self, kind: str = "") -> list[dict[str, Any]]:
        """Issued papers of a kind (“penalty.decision”) that were not voided."""
        return [row for row in self.rows["paper"] if row["state"] != "void" and (not kind or row["kind"] == kind)]

    def certified(self, person: str, on: date) -> bool:
        """True when the person held a valid certificate on the day."""
        officer = self.staff.officer(person, on)
        return officer is not None and officer.certified

    def listed(self, register: str, key: str, on: date) -> bool:
        """True when something was in force in a register of the office on the day."""
        found = Listing.objects.filter(office=self.office, register=register, key=key, struck="", since__lte=on.isoformat()).values_list("until", flat=True)
        return any(not until or until >= on.isoformat() for until in found)

    def word(self, step: Step, name: str) -> str:
        """A sealed word of a step, for comparing only; it must not be told in a finding."""
        if step.id not in self._said:
            self._said[step.id] = as_told.words_of(step.id)
        return str(self._said[step.id].get(name, ""))

    def on_the_day(self, on: date) -> Iterator[Step]:
        """Every step of the whole office on a day, in this file or any other."""
        yield from steps_of(Entry.objects.filter(office=self.office, done_at__startswith=on.isoformat()).order_by("id"))

    def late(self, row: dict[str, Any]) -> bool:
        """True when a deadline was met after its last day, or stands open after it; never on a guess."""
        due = row["due"][:10]
        return bool(due) and (row["done_on"][:10] > due if row["state"] == "met" else row["state"] == "open" and self.today.isoformat() > due)

    def handlers(self) -> set[str]:
        """Everybody who had a hand in the file or one of its parts."""
        own = {person for step in self.steps for person in step.people()}
        return own.union(*(part.handlers() for part in self.parts)) if self.parts else own


COLUMNS = {
    Deadline: ("id", "term", "title", "of", "kind", "state", "since", "due", "done_on", "rule", "suspended", "extended", "opened_by", "person"),
    Paper: ("id", "kind", "title", "number", "of", "state", "outward", "issued_on", "signed_file", "opened_by"),
    Party: ("id", "person", "kind", "capacity", "since", "until", "opened_by"),
    Disclosure: ("id", "channel", "subject", "since", "until", "opened_by"),
}


def dossier(matter: str, today: date | None = None) -> Dossier:
    """The file of a matter with its parts; raises NotFound."""
    row = Matter.objects.filter(id=matter).values("id", "line", "office", "code", "stage", "field").first()
    if row is None:
        raise NotFound("没有这个案卷。请从列表中重新选择。")
    rows = {model.__name__.lower(): tuple(model.objects.filter(matter=matter, struck="").order_by("id").values(*columns))  # type: ignore[attr-defined]
            for model, columns in COLUMNS.items()}
    rows["disclosure"] += tuple(Disclosure.objects.filter(matter__in=_published(matter), struck="").order_by("id").values(*COLUMNS[Disclosure]))
    day = today or date.today()
    parts = tuple(dossier(part, day) for part in Matter.objects.filter(parent=matter, struck="").order_by("id").values_list("id", flat=True))
    steps = tuple(steps_of(Entry.objects.filter(matter=matter).order_by("n")))
    return Dossier(**row, today=day, steps=steps, rows=rows, staff=roster(row["office"]), parts=parts)


def _published(matter: str) -> list[str]:
    """Matters of other lines that speak of this one."""
    return list(Link.objects.filter(other=matter, struck="").values_list("matter", flat=True))


def steps_of(entries: Iterable[Any]) -> Iterator[Step]:
    """Entries as steps, the struck ones left out and the corrected ones with their new words."""
    return steps_in([json.loads(each.body) for each in entries])


def steps_in(bodies: Sequence[dict[str, Any]]) -> Iterator[Step]:
    """The same of entries whose bodies were read already."""
    gone = {struck["entry"] for body in bodies for struck in body.get("strikes", ())}
    mended = {body["corrects"]["entry"]: body["corrects"] for body in bodies if body.get("corrects")}
    for body in bodies:
        if body["id"] in gone:
            continue
        new = mended.get(body["id"], {})
        yield Step(
            body["id"], body["n"], body["act"], new.get("done_at", body["done_at"]), body["manner"], new.get("said", body["said"]),
            frozenset(new.get("sealed", body["sealed"])), tuple((hand["role"], hand["person"]) for hand in body["hands"]),
            tuple(body["outcome"]), tuple(body["flags"]), {**body["asks"], **new.get("asks", {})}, body.get("late", 0), body.get("of", ""),
        )


@dataclass(frozen=True, slots=True)
class Result:
    """What one check found; `unknown` says why it could not look (the law of the day is not loaded, the file keeps no such record)."""

    check: str
    title: str
    findings: tuple[Finding, ...]
    unknown: str = ""


def look(file: Dossier) -> list[Result]:
    """Every check of the file's line, then those of its parts' lines, each with what it found."""
    found = []
    for check in registry.line(file.line).checks:
        try:
            found.append(Result(check.id, check.title, tuple(check.look(file))))
        except (law.LawError, NotRecorded) as error:
            found.append(Result(check.id, check.title, (), str(error)))
    return [*found, *(each for part in file.parts for each in look(part))]
