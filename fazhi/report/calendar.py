"""The calendar of the year's duties: what the law expects by when in every line, what was done, what is late."""

import json
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from fazhi import law
from fazhi.kernel import plain, registry
from fazhi.kernel.acts import Line
from fazhi.kernel.figure import Figure
from fazhi.kernel.models import Deadline, Matter, Office
from fazhi.kernel.own import Own, on_day
from fazhi.kernel.roster import roster
from fazhi.report import course, figures

DONE, DONE_LATE, RUNNING, LATE, COUNTED, SHORT, NOTHING, COMING, UNJUDGED = "done", "done_late", "running", "late", "counted", "short", "nothing", "coming", "unjudged"
STATES = {DONE: "已完成", DONE_LATE: "逾期完成", RUNNING: "办理中", LATE: "已逾期", COUNTED: "有记录", SHORT: "次数不足", NOTHING: "没有记录", COMING: "未到", UNJUDGED: "请自行核对"}
TOLD = ("line", "term", "state", "done_on", "due", "matter")
VILLAGE = "village"  # as a rule says that it speaks of each village, and as the office tree calls one
BAD = (LATE, NOTHING, SHORT)
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
    need: int = 1  # how many records the rule wants (of each village, where it speaks of villages)


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
        turns = [{"label": each.label, "until": each.until, "state": each.state, "done_on": each.done_on, "pieces": each.pieces, "need": each.need, "left": each.left} for each in self.turns]
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

    def need(self, each: law.Occurrence, own: tuple[Own, ...]) -> int:
        """How many records a turn wants: the number that the rule gives, or that the office has set for itself."""
        value = found.value if (found := on_day(own, each.until).get(self.ident)) else each.rule.value
        return int(value) if each.rule.unit == "n" and isinstance(value, int) and not isinstance(value, bool) else 1


def duties(office: str, year: int, day: date) -> list[Duty]:
    """Every duty of the law that comes round in a year, as it stands on a day; those that come due first come first."""
    rounds = list(_rounds(year))
    villages, own = _villages(office), roster(office).own()
    terms, counts = _terms(office, rounds), _counts(office, rounds, day, villages)
    found = []
    for one in rounds:
        last = one.turns[-1].rule
        told = tuple(_turn(one, each, day, terms, counts.get((one.ident, each.until), {}), one.need(each, own), villages) for each in one.turns)
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
        if turns := _turns(ident, year, rule.field):
            own, name = declared.get(ident) or declared.get(term) or (line, "")
            yield _Round(ident, rule, line, own.key, name, "" if name else line.fulfils.get(ident) or line.fulfils.get(term, ""), turns)


@lru_cache(maxsize=4096)
def _turns(ident: str, year: int, field: str) -> tuple[law.Occurrence, ...]:
    """The turns of a rule in a year; none of one that does not come round, which takes long to find out and stays so."""
    try:
        return law.occurrences(ident, date(year, 1, 1), date(year, 12, 31), field=field)
    except law.LawError:
        return ()


def _terms(office: str, rounds: list[_Round]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The deadlines by which duties are judged, by line and term, in the order in which they were done. One query."""
    wanted = {(one.own, one.term) for one in rounds if one.term}
    days = [each for one in rounds if one.term for each in one.turns]
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    if days:
        rows = Deadline.objects.filter(office=office, state__in=("open", "met", "lapsed", "void"), struck="", due__gte=min(each.since for each in days).isoformat(),
                                       due__lte=f"{max(each.until for each in days)}T99", term__in={term for _, term in wanted})
        each_village = {(one.own, one.term) for one in rounds if one.term and one.turns[-1].rule.extra.get("per") == VILLAGE}
        asked = plain.ask(*rows.order_by("done_on").values_list(*TOLD).query.sql_with_params())  # many rows; other lines call their terms by the same names
        told = [dict(zip(TOLD, row, strict=True)) for row in asked if row[:2] in wanted]
        units = {row["id"]: row["unit"] for row in plain.rows(Matter, ("id", "unit"), {"id": {row["matter"] for row in told if (row["line"], row["term"]) in each_village}})}
        for row in told:
            row["village"] = units.get(row["matter"], "")
            found.setdefault((row["line"], row["term"]), []).append(row)
    return found


def _counts(office: str, rounds: list[_Round], day: date, villages: set[str]) -> dict[tuple[str, date], dict[str, int]]:
    """How much was counted in each turn that is judged by a figure and has begun: of each village where the rule speaks of villages, else under an empty name."""
    begun = [(one, each, each.since.isoformat(), min(each.until, day).isoformat()) for one in rounds if one.figure for each in one.turns if each.since <= day]
    whole = [(one, each, figures.find(one.figure), since, until) for one, each, since, until in begun if each.rule.extra.get("per") != VILLAGE]
    told = figures.several(office, [(figure, each.until.year, since, until) for _, each, figure, since, until in whole])
    found = {(one.ident, each.until): {"": int(value.value or 0)} for (one, each, *_), value in zip(whole, told, strict=True)}
    for one in rounds:
        spans = {each.until: (since, until) for other, each, since, until in begun if other is one and each.rule.extra.get("per") == VILLAGE}
        figure = figures.find(one.figure) if spans else None
        if isinstance(figure, Figure):
            sums = course.by_village(office, figure, list(spans.values()))
            found |= {(one.ident, end): {village: counted.get(village, 0) for village in villages} for end, counted in zip(spans, sums, strict=True)}
    return found


def _villages(office: str) -> set[str]:
    """The villages of the office as it stands."""
    return set(Office.objects.filter(parent=office, kind=VILLAGE, until="", struck="").values_list("id", flat=True))


def _declared() -> dict[str, tuple[Line, str]]:
    """{rule or term name: (line, its own name of the term)} for every duty of every line; what only runs out beside a duty of the same rule judges nothing."""
    found = {}
    for line in registry.lines().values():
        for key, use in sorted(line.terms.items(), key=lambda one: one[1].kind == "duty"):
            found[use.rule or f"{line.key}.{key}"] = (line, key)
    return found


def _turn(one: _Round, each: law.Occurrence, day: date, terms: dict[tuple[str, str], list[dict[str, Any]]], counts: dict[str, int], need: int = 1,
          villages: Set[str] = frozenset()) -> Turn:
    since, until = each.since.isoformat(), each.until.isoformat()
    over = each.until < day
    if one.term:
        rows = [row for row in terms.get((one.own, one.term), ()) if since <= row["due"] <= f"{until}T99"]
        without = villages - {row["village"] for row in rows} if each.rule.extra.get("per") == VILLAGE else set()  # one that fell away was told why
        return _by_terms(each, since, until, [row for row in rows if row["state"] != "void"], over, len(without))
    if one.figure:
        pieces, left = sum(counts.values()), sum(each < need for each in counts.values())
        state = COUNTED if counts and not left else NOTHING if over and not pieces else SHORT if over else RUNNING if pieces else COMING
        return Turn(each.label, since, until, state, pieces=pieces, left=left if len(counts) > 1 else 0, need=need)
    return Turn(each.label, since, until, COMING if not over else UNJUDGED)


def _by_terms(one: law.Occurrence, since: str, until: str, rows: list[dict[str, Any]], over: bool, without: int) -> Turn:
    """A turn by its deadlines; `without`: how many villages have none at all, though the rule speaks of each."""
    if not rows:
        return Turn(one.label, since, until, NOTHING if over else COMING)
    left = [each for each in rows if each["state"] != "met"]
    if left or without:
        return Turn(one.label, since, until, LATE if over else RUNNING, pieces=len(rows) + without, matter=left[0]["matter"] if left else "", left=len(left) + without)
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
