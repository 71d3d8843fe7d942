"""The calendar of the year's duties: what the law expects by when in every line, what was done, what is late."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import registry
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


def duties(office: str, year: int, day: date) -> list[Duty]:
    """Every duty of the law that comes round in a year, as it stands on a day; those that come due first come first."""
    found = [each for each in _duties(office, year, day) if each.turns]
    return sorted(found, key=lambda each: (each.next or "9", each.turns[0].until, each.rule))


def _duties(office: str, year: int, day: date) -> Iterator[Duty]:
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
        if not turns:
            continue
        own, name = declared.get(ident) or declared.get(term) or (line, "")
        figure = line.fulfils.get(ident) or line.fulfils.get(term, "")
        how = "term" if name else "figure" if figure else ""
        told = tuple(_turn(office, each, day, own.key, name, figure) for each in turns)
        last = turns[-1].rule
        yield Duty(ident, rule.name, line.key, line.title, last.cite, last.strong, last.meaning, how, told)


def _declared() -> dict[str, tuple[Any, str]]:
    """{rule or term name: (line, its own name of the term)} for every term of every line."""
    found = {}
    for line in registry.lines().values():
        for key, use in line.terms.items():
            found[use.rule or f"{line.key}.{key}"] = (line, key)
    return found


def _turn(office: str, one: law.Occurrence, day: date, line: str, term: str, figure: str) -> Turn:
    since, until = one.since.isoformat(), one.until.isoformat()
    over = one.until < day
    if term:
        rows = list(Deadline.objects.filter(office=office, line=line, term=term, struck="", due__gte=since, due__lte=f"{until}T99").exclude(state="void")
                    .order_by("done_on").values("state", "done_on", "due", "matter"))
        return _by_terms(one, since, until, rows, over)
    if figure:
        pieces = int(figures.tell(office, figures.find(figure), one.until.year, since=since, until=min(until, day.isoformat())).value or 0) if one.since <= day else 0
        state = COUNTED if pieces else NOTHING if over else COMING
        return Turn(one.label, since, until, state, pieces=pieces)
    return Turn(one.label, since, until, COMING if not over else UNJUDGED)


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
