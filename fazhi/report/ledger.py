"""The ledger of reported figures (报数台账): what number went to whom on what day, by which definition, and why it would be another today."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.figure import Figure, Rate
from fazhi.kernel.models import Entry, Mark
from fazhi.kernel.wrong import FazhiError
from fazhi.report import figures
from fazhi.report.sums import Window

GONE = "（已没有这个数字）"
ASKED = "frozen"  # under this name an act keeps the numbers that it told


def told(office: str, key: str, year: int, *, since: str = "", until: str = "") -> dict[str, Any]:
    """A figure as it is told now, with a digest of the entries behind it: plain JSON."""
    value = figures.tell(office, figures.find(key), year, since=since, until=until)
    return {**value.as_json(), "digest": digest(figures.trace(office, key, year, since=value.since, until=value.until))}


def shown(one: dict[str, Any]) -> tuple[str, str]:
    """(value, unit) of a told figure as people read them: money, which is kept in fen, is told in yuan."""
    figure, value = figures.known(one["key"]), one["value"]
    if getattr(figure, "money", False) and value is not None:
        return f"{Decimal(value) / 100:.2f}", "元"
    return str(value), str(one["unit"])


def digest(behind: Iterable[dict[str, Any]]) -> str:
    """One digest of the entries behind a figure."""
    return sha256("\n".join(f"{each['by']} {each['hash']} {each['amount']}" for each in behind).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Reported:
    """One number that left the house: the entry that told it, to whom, on what day, when it was counted (`recorded`), and the value as it was told then and would be now."""

    entry: str
    matter: str
    act: str
    to: str
    on: str
    recorded: str
    place: str
    period: str
    figure: str
    label: str
    unit: str
    value: str
    since: str
    until: str
    definition: str
    now: str

    @property
    def differs(self) -> bool:
        """True when the number would be another today."""
        return self.value != self.now


@dataclass(frozen=True, slots=True)
class Cause:
    """An entry recorded after the number was told, and what it adds to or takes from it."""

    entry: str
    by: str
    matter: str
    act: str
    day: str
    recorded: str
    amount: str
    of: str


def again(office: str, act: Any, asked: dict[str, Any]) -> dict[str, Any] | None:
    """The numbers of an act that are told by no figure, counted once more (`tells_again`); None for an act whose numbers are all figures."""
    retell = getattr(act, "tells_again", None)
    found: dict[str, Any] | None = retell(office, asked) if retell and asked else None
    return found


def telling() -> list[str]:
    """Keys of the acts that tell numbers outside the house (`reports_to`)."""
    return [key for key, act in registry.acts().items() if getattr(act, "reports_to", "")]


def reported(office: str, *, entry: str = "", since: str = "", until: str = "") -> list[Reported]:
    """Every number told outside, newest first; of one entry, or of those done in a span of days. Struck ones are left out."""
    entries = Entry.objects.filter(office=office, act__in=telling(), body__contains=f'"{ASKED}":{{"').order_by("-done_at", "-id")
    if entry:
        entries = entries.filter(id=entry)
    if since:
        entries = entries.filter(done_at__gte=since)
    if until:
        entries = entries.filter(done_at__lte=f"{until}T99")
    found = list(entries)
    gone = _struck({each.matter for each in found})
    first = {e.matter: json.loads(e.body)["said"] for e in Entry.objects.filter(matter__in={each.matter for each in found}, n=1)}
    kept: dict[tuple[str, ...], str] = {}
    return [row for each in found if each.id not in gone for row in _rows(office, each, first.get(each.matter, {}), kept)]


def _struck(matters: Iterable[str]) -> set[str]:
    found = Entry.objects.filter(matter__in=list(matters), act="common.Strike").values_list("body", flat=True)
    return {struck["entry"] for text in found for struck in json.loads(text).get("strikes", ())}


def _rows(office: str, entry: Entry, first: dict[str, Any], kept: dict[tuple[str, ...], str]) -> Iterator[Reported]:
    body = json.loads(entry.body)
    said, act = body["said"], registry.act(entry.act)
    asked = (body.get("asks") or {}).get(ASKED) or {}
    fresh = again(office, act, asked) or {}
    to = str(said.get("to") or first.get("to") or getattr(act, "reports_to", ""))
    for place in sorted((*asked, *(each for each in fresh if each not in asked)), key=_cell):
        one = asked.get(place) or {**fresh[place], "value": "0"}  # nothing was counted there, so nothing was kept of it
        counted = str(one.get("recorded") or entry.recorded_at)
        span = (one["key"], one["from"], one["to"], counted[:19] if figures.KEPT.get() else "")
        if one.get("hand"):
            now = shown(one)[0]  # no record tells it, so no record can make it another
        elif "source" in one:
            now = shown(fresh[place])[0] if place in fresh else "0"
        else:
            now = kept[span] = kept[span] if span in kept else _now(office, one, span[-1])
        value, unit = shown(one)
        yield Reported(entry.id, entry.matter, entry.act, to, entry.done_at[:10], counted, place, str(said.get("period") or first.get("year") or ""),
                       one["key"], one["label"], unit, value, one["from"], one["to"], one["definition"], now)


def _cell(place: str) -> list[Any]:
    """Cells of a table as they stand, C5 before C10; what is no cell stays where it was told."""
    return [int(each) if each.isdigit() else each for each in re.split(r"(\d+)", place)] if "!" in place else []


def _now(office: str, one: dict[str, Any], recorded: str) -> str:
    try:
        figure = figures.find(one["key"])
    except FazhiError:
        return GONE
    with figures.told_at(recorded):
        now = figures.tell(office, figure, int(one["to"][:4]), since=one["from"], until=one["to"]).as_json()
    return shown(now)[0]


def causes(office: str, row: Reported) -> tuple[list[Cause], bool]:
    """(entries recorded since that changed the number, whether they explain the whole difference).

    Where they do not, the definition of the figure itself has changed. A rate is explained by its two parts, and what is no figure by the
    entries that count now and did not then, or the other way round.
    """
    if row.figure not in registry.figures() and (told := _asked(row)):
        then = told.get(row.place, {}).get("source", ())
        now = (again(office, registry.act(row.act), told) or {}).get(row.place, {}).get("source", ())
        changed = [*_turned(now, then, "+1"), *_turned(then, now, "-1")]
        return changed, bool(changed) or not row.differs
    figure = figures.find(row.figure)
    span = Window(row.since, row.until)
    found: list[Cause] = []
    for part in figures.counted_for(figure):
        later = figures.marks(office, part, span).filter(recorded__gt=row.recorded[:19]).order_by("recorded", "id")
        found += _causes(list(later), part)
    if isinstance(figure, Rate):
        return found, bool(found) or not row.differs
    return found, Decimal(row.value) + sum(Decimal(each.amount) for each in found) == Decimal(row.now)


def behind(office: str, row: Reported) -> list[Cause]:
    """The entries that made the number when it was told; a rate opens into those of its part and its whole."""
    if row.figure not in registry.figures():
        return list(_turned(_asked(row).get(row.place, {}).get("source", ()), (), ""))
    span = Window(row.since, row.until)
    return [each for part in figures.counted_for(figures.find(row.figure))
            for each in _causes(list(figures.marks(office, part, span).filter(recorded__lte=row.recorded[:19]).order_by("day", "entry", "id")), part)]


def _asked(row: Reported) -> dict[str, Any]:
    """What the entry kept of the numbers that it told."""
    found: dict[str, Any] = (json.loads(Entry.objects.get(id=row.entry).body).get("asks") or {}).get(ASKED) or {}
    return found


def _turned(here: Iterable[str], there: Iterable[str], amount: str) -> Iterator[Cause]:
    """Entries that count here and not there."""
    for each in Entry.objects.filter(id__in=set(here) - set(there)).exclude(matter__in=figures.KEPT.get()).order_by("recorded_at", "id"):
        act = registry.acts().get(each.act)
        yield Cause(each.id, each.id, each.matter, act.title if act else "", each.done_at[:10], each.recorded_at, amount, "")


def _causes(marks: list[Mark], part: Figure) -> Iterator[Cause]:
    acts = dict(Entry.objects.filter(id__in={each.by for each in marks}).values_list("id", "act"))
    for each in marks:
        act = registry.acts().get(acts.get(each.by, ""))
        yield Cause(each.entry, each.by, each.matter, act.title if act else "", each.day, each.recorded, f"{each.amount / 100:+.2f}" if part.money else f"{each.amount:+d}", part.label)


MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def written(every: str, text: str) -> str:
    """A period as it is kept, of whatever way people write it: 202106, 2021-6 and 2021年6月 are 2021-06; what cannot be told stays as it is."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = re.fullmatch(r"(\d{4})年?(?:[-./]?0?(\d{1,2})月?|[-]?第?[Qq]?([1-4一二三四])季度?|[Qq]([1-4])|[Hh]([12])|([上下])半年)?", plain)
    if not found:
        return plain
    year, month, named, quarter, half, side = found.groups()
    number = month or quarter or half or ("一二三四".index(named) + 1 if named and named in "一二三四" else named) or {"上": 1, "下": 2}.get(side or "", "")
    sign = {"month": "-", "quarter": "Q", "half": "H"}.get(every, "")
    if every == "year" or not number:
        return year if not number else plain
    return f"{year}{sign}{int(number):02d}" if every == "month" else f"{year}{sign}{int(number)}"


def period(every: str, text: str) -> tuple[str, str]:
    """(first day, last day) of a period written as 2021-03, 2021Q1, 2021H1 or 2021; raises FazhiError where it is none of that kind, or is written otherwise."""
    if written(every, text) != text:
        raise FazhiError(f"期间应写成 {written(every, text)}。")
    year, part = text[:4], text[4:].lstrip("-QH")
    size = MONTHS.get(every, 12)
    number = int(part) if part.isdigit() else 1 if not part and size == 12 else 0
    if not year.isdigit() or not 1 <= number <= 12 // size:
        raise FazhiError({"month": "月份应写成 2021-03", "quarter": "季度应写成 2021Q1", "half": "半年应写成 2021H1"}.get(every, "年度应写成 2021") + "。")
    first = date(int(year), (number - 1) * size + 1, 1)
    after = date(first.year + (first.month - 1 + size) // 12, (first.month - 1 + size) % 12 + 1, 1)
    return first.isoformat(), (after - timedelta(days=1)).isoformat()
