"""The county's assessment table read row by row: what proves each indicator today, and what proves nothing yet."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q

from fazhi.kernel import registry
from fazhi.kernel.as_told import MENDS
from fazhi.kernel.checks import steps_of
from fazhi.kernel.guests import guests
from fazhi.kernel.models import Entry, Listing, Matter, Paper
from fazhi.kernel.parts import playing
from fazhi.report import figures

NOTHING, THIN, ENOUGH = "nothing", "thin", "enough"
STATES = {NOTHING: "没有证据", THIN: "不足", ENOUGH: "已有证据"}
SORTS = {"figure": "数字", "register": "台账", "paper": "文书", "act": "行为记录"}


@dataclass(frozen=True, slots=True)
class Bound:
    """One thing an indicator is bound to: its sort and key, its title, how many pieces there are and must be, the value of a figure, and of which days it speaks."""

    sort: str
    key: str
    title: str
    pieces: int
    least: int
    told: str = ""
    since: str = ""
    until: str = ""

    @property
    def span(self) -> str:
        """The days of which it speaks, as they stand in the table; what runs since the beginning says only until when."""
        return f"{self.since}至{self.until}" if self.since > figures.BEGINNING else f"截至{self.until}"


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator: its words, what it is bound to, files put to it by hand, and the points claimed."""

    key: str
    number: str
    words: dict[str, Any]
    bounds: tuple[Bound, ...]
    files: tuple[dict[str, Any], ...]
    claimed: str = ""

    @property
    def pieces(self) -> int:
        """All pieces of proof together."""
        return sum(each.pieces for each in self.bounds) + len(self.files)

    @property
    def state(self) -> str:
        """NOTHING, THIN (fewer than there must be of anything it is bound to, whatever was put to it by hand) or ENOUGH."""
        if not self.pieces:
            return NOTHING
        return THIN if any(each.pieces < each.least for each in self.bounds) else ENOUGH


def known(sort: str, key: str) -> bool:
    """True when such a figure, register, paper or act is declared."""
    if sort == "paper":
        line, _, paper = key.partition(".")
        return line in registry.lines() and paper in registry.line(line).papers
    every = {"figure": registry.figures(), "act": registry.acts()}
    return key in every[sort] if sort in every else any(each.key == key for line in registry.lines().values() for each in line.registers)


def worth(office: str, key: str) -> Decimal | None:
    """The points an indicator carries; None where it is unknown."""
    row = _listed(office, "indicator").filter(key=key).last()
    return Decimal(json.loads(row.words)["worth"]) if row else None


def _listed(office: str, *registers: str) -> Any:
    return Listing.objects.filter(office=office, register__in=registers, struck="", until="").order_by("key", "since")


def rows(office: str, year: int, day: date) -> list[Row]:
    """Every indicator of a year with what proves it up to a day, in the order of their numbers."""
    standing = [(one.register, one.key, json.loads(one.words)) for one in _listed(office, "indicator", "indicator_bound")]
    listed = [(key, words) for register, key, words in standing if register == "indicator" and words["year"] == year]
    rows_of = {key: words["rows"] for register, key, words in standing if register == "indicator_bound"}
    bounds = {key: rows_of.get(key, ()) for key, _ in listed}
    counted = _counted(office, year, day, [each["key"] for every in bounds.values() for each in every if each["sort"] == "figure"])
    files, claims = _told(office)
    found = []
    for key, words in listed:
        told = tuple(_bound(office, year, day, each, counted) for each in bounds[key])
        own = tuple({"entry": said["@entry"], **each} for said in files.get(key, ()) for each in said["files"])
        claimed = claims.get(key, [{}])[-1].get("score", "")
        found.append(Row(key, words["number"], words, told, own, str(claimed)))
    return sorted(found, key=lambda row: [int(part) if part.isdigit() else 0 for part in row.number.replace("-", ".").split(".")])


def _counted(office: str, year: int, day: date, keys: Iterable[str]) -> dict[str, figures.Value]:
    """The figures of these keys that are declared, told together up to a day of the year."""
    wanted = [figures.find(key) for key in dict.fromkeys(keys) if known("figure", key)]
    return {each.key: each for each in figures.several(office, [(figure, year, "", _last(year, day)) for figure in wanted])}


def _last(year: int, day: date) -> str:
    return min(day.isoformat(), f"{year}-12-31")


def _told(office: str) -> tuple[dict[str, list[dict[str, Any]]], ...]:
    """What the acts of proof and those of claims said, each by indicator; struck ones left out."""
    proofs, claims = playing("assessment.prove"), playing("assessment.claim")
    found: tuple[dict[str, list[dict[str, Any]]], ...] = {}, {}
    for each in alive(office, {*proofs, *claims}):
        for acts, told in zip((proofs, claims), found, strict=True):
            if each.act in acts:
                told.setdefault(str(each.said.get("indicator")), []).append({**each.said, "@entry": each.id})
    return found


def alive(office: str, acts: Iterable[str], since: str = "", until: str = "") -> Iterator[Any]:
    """The entries of some acts as they stand now, from a day to a day where one is given (ISO): struck and moved ones left out, corrected ones with their new words and day."""
    wanted = sorted(acts)
    there = Exists(Entry.objects.filter(matter=OuterRef("matter"), act__in=wanted))  # what mends an entry stands in its matter
    mends = list(Entry.objects.filter(there, office=office, act__in=MENDS).order_by("recorded_at", "n"))
    found = Entry.objects.filter(office=office, act__in=wanted).order_by("recorded_at", "n")
    if since:  # by their first day, and what a correction may have moved here
        corrected = [body["corrects"]["entry"] for body in (json.loads(each.body) for each in mends) if body.get("corrects")]
        found = found.filter(Q(done_at__gte=since, done_at__lte=f"{until}T99") | Q(id__in=corrected))
    for each in steps_of([*found, *mends]):
        if each.act in wanted and (not since or since <= each.at[:10] <= until):
            yield each


def _bound(office: str, year: int, day: date, row: dict[str, Any], counted: Mapping[str, figures.Value]) -> Bound:
    sort, key, least = row["sort"], row["key"], int(row.get("want") or 0)
    first, last = f"{year}-01-01", _last(year, day)
    if sort == "figure" and key in counted:
        value = counted[key]
        many = int(value.part or 0) if value.whole is not None else int(value.value or 0)
        return Bound(sort, key, value.label, many if value.entries else 0, least, value.text, value.since, value.until)
    if not known(sort, key):
        return Bound(sort, key, f"{key}（本系统已没有）", 0, least, "", first, last)
    title, pieces = {"register": _register, "paper": _paper, "act": _act}[sort](office, key, first, last)
    return Bound(sort, key, title, pieces, least, "", first, last)


def _register(office: str, key: str, first: str, last: str) -> tuple[str, int]:
    one = next(each for line in registry.lines().values() for each in line.registers if each.key == key)
    if one.listing:
        return one.title, Listing.objects.filter(office=office, register=one.listing, struck="", since__lte=last).exclude(until__gt="", until__lt=first).count()
    if one.over:
        holds = {act: {names.get(column, column): choices for column, choices in one.holds.items()} for act, names in {one.over: {}, **guests(one)}.items()}
        return one.title, sum(all(each.said.get(name) in choices for name, choices in holds[each.act].items()) for each in alive(office, holds, first, last))
    line = key.split(".")[0]
    found = Matter.objects.filter(office=office, line=line, struck="", opened_on__gte=first, opened_on__lte=f"{last}T99")
    out = Entry.objects.filter(office=office, act__in=[f"{line}.{each}" for each in one.leaves_out])
    return one.title, (found.exclude(opened_by__in=out.values("id")) if one.leaves_out else found).count()


def _paper(office: str, key: str, first: str, last: str) -> tuple[str, int]:
    line, _, kind = key.partition(".")
    found = papers(office, key, first, last)
    return f"《{registry.line(line).template(kind).title}》", found.count()


def papers(office: str, key: str, first: str, last: str) -> Any:
    """The papers of a kind issued in a span of days, neither void nor replaced."""
    found = Paper.objects.filter(office=office, kind=key, struck="", issued_on__gte=first, issued_on__lte=f"{last}T99")
    return found.exclude(state__in=("void", "replaced")).order_by("issued_on", "id")


def _act(office: str, key: str, first: str, last: str) -> tuple[str, int]:
    """The act's title and how often it was done in the span of days."""
    return registry.act(key).title, sum(1 for _ in alive(office, [key], first, last))
