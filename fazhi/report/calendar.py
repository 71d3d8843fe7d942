"""The calendar of the year's duties: what the law expects by when in every line, what was done, what is late."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import registry
from fazhi.kernel.acts import Line
from fazhi.kernel.models import Deadline
from fazhi.report import figures

DONE, DONE_LATE, RUNNING, LATE, COUNTED, NOTHING, COMING, UNJUDGED = "done", "done_late", "running", "late", "counted", "nothing", "coming", "unjudged"
STATES = {DONE: "已完成", DONE_LATE: "逾期完成", RUNNING: "办理中", LATE: "已逾期", COUNTED: "有记录", NOTHING: "没有记录", COMING: "未到", UNJUDGED: "请自行核对"}
BAD = (LATE, NOTHING)
OPEN = (*BAD, RUNNING, COMING)  # still to be looked after


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a duty: its period and last day, its state, the day it was done, how many records there are, and the matter."""

    label: str
    since: str
    until: str
    state: str
    done_on: str = ""
    pieces: int = 0
    matter: str = ""
    left: int = 0  # of several like duties of one turn (a village each), how many are not met


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that comes round: its rule, name, line, citation, how sure we are, what it says, and its turns in the year.

    `how` says by what its turns are judged: “term” (a deadline of the line), “figure” (a number that is counted), or “” (nothing is registered here).
    """

    rule: str
    name: str
    line: str
    line_title: str
    cite: str
    strong: bool
    meaning: str
    how: str
    turns: tuple[Turn, ...]

    @property
    def late(self) -> int:
        """Turns that are over and were not met."""
        return sum(each.state in BAD for each in self.turns)

    @property
    def next(self) -> str:
        """The last day of the first turn that is neither over nor met; empty when there is none."""
        return next((each.until for each in self.turns if each.state in (RUNNING, COMING)), "")

    def as_json(self) -> dict[str, Any]:
        """Plain JSON."""
        turns = [{"label": each.label, "until": each.until, "state": each.state, "done_on": each.done_on, "pieces": each.pieces} for each in self.turns]
        return {"rule": self.rule, "name": self.name, "line": self.line, "cite": self.cite, "judged_by": self.how, "late": self.late, "turns": turns}


@dataclass(frozen=True, slots=True)
class _Round:
    """A rule that comes round in the year: its line, the line and name of the term or the figure by which it is judged, and its turns."""

    ident: str
    rule: Any
    line: Line
    own: str
    term: str
    figure: str
    turns: tuple[law.Occurrence, ...]


def duties(office: str, year: int, day: date) -> list[Duty]:
    """Every duty of the law that comes round in a year, as it stands on a day; those that come due first come first."""
    rounds = list(_rounds(year))
    terms, counts = _terms(office, rounds), _counts(office, rounds, day)
    found = []
    for one in rounds:
        last = one.turns[-1].rule
        told = tuple(_turn(one, each, day, terms, counts) for each in one.turns)
        how = "term" if one.term else "figure" if one.figure else ""
        found.append(Duty(one.ident, one.rule.name, one.line.key, one.line.title, last.cite, last.strong, last.meaning, how, told))
    return sorted(found, key=lambda each: (each.next or "9", each.turns[0].until, each.rule))


def _rounds(year: int) -> Iterator[_Round]:
    declared = _declared()
    for ident, rule in law.rules().items():
        term = rule.term or ident
        line = registry.lines().get(term.partition(".")[0]) or declared.get(ident, (None, ""))[0]
        if line is None:
            continue
        try:
            turns = law.occurrences(ident, date(year, 1, 1), date(year, 12, 31), field=rule.field)
        except law.LawError:
            continue  # a rule that does not come round
        if turns:
            own, name = declared.get(ident) or declared.get(term) or (line, "")
            yield _Round(ident, rule, line, own.key, name, "" if name else line.fulfils.get(ident) or line.fulfils.get(term, ""), turns)


def _terms(office: str, rounds: list[_Round]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The deadlines by which duties are judged, by line and term, in the order in which they were done. One query."""
    wanted = {(one.own, one.term) for one in rounds if one.term}
    days = [each for one in rounds if one.term for each in one.turns]
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    if days:
        rows = Deadline.objects.filter(office=office, state__in=("open", "met", "lapsed"), struck="", due__gte=min(each.since for each in days).isoformat(),
                                       due__lte=f"{max(each.until for each in days)}T99", term__in={term for _, term in wanted})
        for row in rows.order_by("done_on").values("line", "term", "state", "done_on", "due", "matter"):
            found.setdefault((row["line"], row["term"]), []).append(row)
    return found


def _counts(office: str, rounds: list[_Round], day: date) -> dict[tuple[str, date], int]:
    """How much was counted in each turn that is judged by a figure and has begun. One query."""
    asked = [(one, each) for one in rounds if one.figure for each in one.turns if each.since <= day]
    told = figures.several(office, [(figures.find(one.figure), each.until.year, each.since.isoformat(), min(each.until, day).isoformat()) for one, each in asked])
    return {(one.ident, each.until): int(value.value or 0) for (one, each), value in zip(asked, told, strict=True)}


def _declared() -> dict[str, tuple[Line, str]]:
    """{rule or term name: (line, its own name of the term)} for every duty of every line; what only runs out beside a duty of the same rule judges nothing."""
    found = {}
    for line in registry.lines().values():
        for key, use in sorted(line.terms.items(), key=lambda one: one[1].kind == "duty"):
            found[use.rule or f"{line.key}.{key}"] = (line, key)
    return found


def _turn(one: _Round, each: law.Occurrence, day: date, terms: dict[tuple[str, str], list[dict[str, Any]]], counts: dict[tuple[str, date], int]) -> Turn:
    since, until = each.since.isoformat(), each.until.isoformat()
    over = each.until < day
    if one.term:
        return _by_terms(each, since, until, [row for row in terms.get((one.own, one.term), ()) if since <= row["due"] <= f"{until}T99"], over)
    if one.figure:
        pieces = counts.get((one.ident, each.until), 0)
        return Turn(each.label, since, until, COUNTED if pieces else NOTHING if over else COMING, pieces=pieces)
    return Turn(each.label, since, until, COMING if not over else UNJUDGED)


def _by_terms(one: law.Occurrence, since: str, until: str, rows: list[dict[str, Any]], over: bool) -> Turn:
    if not rows:
        return Turn(one.label, since, until, NOTHING if over else COMING)
    left = [each for each in rows if each["state"] != "met"]
    if left:
        return Turn(one.label, since, until, LATE if over else RUNNING, pieces=len(rows), matter=left[0]["matter"], left=len(left))
    last = rows[-1]
    return Turn(one.label, since, until, DONE_LATE if last["done_on"] > last["due"][:10] else DONE, last["done_on"], len(rows), last["matter"])


def overdue(office: str, day: date) -> list[tuple[str, int, str]]:
    """(line's title, how many open duties of it are over, the earliest day) on a day, most first."""
    found: dict[str, list[str]] = {}
    rows = Deadline.objects.filter(office=office, state="open", kind="duty", struck="", due__gt="", due__lt=day.isoformat())
    for line, due in rows.order_by("due").values_list("line", "due"):
        found.setdefault(line, []).append(due[:10])
    return sorted(((registry.line(line).title, len(days), days[0]) for line, days in found.items()), key=lambda row: -row[1])


def as_json(found: list[Duty]) -> str:
    """The calendar as JSON."""
    return json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=1)
