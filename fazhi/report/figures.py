"""How things are counted: a figure is the sum of its marks in a window, and opens into the entries behind it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Q, QuerySet

from fazhi.kernel import barred, plain, registry
from fazhi.kernel.figure import CUMULATIVE, TO_NOVEMBER, Figure, Rate
from fazhi.kernel.gate import Viewer
from fazhi.kernel.models import Entry, Mark
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import NotFound
from fazhi.report.sums import Asked, Sums, Window, sums

BEGINNING = "0001-01-01"
KEPT: ContextVar[frozenset[str]] = ContextVar("kept", default=frozenset())  # the matters that accuse whoever reads the numbers now

SINCE: ContextVar[str] = ContextVar("since", default="")  # only what was recorded after this is left out of them


@contextmanager
def read_by(viewer: Viewer) -> Iterator[None]:
    """While somebody reads, every number leaves out the matters in which he or his unit is accused: no remainder tells him that there is one."""
    token = KEPT.set(frozenset(barred.accusing(viewer.staff, viewer.person, viewer.day)))
    try:
        yield
    finally:
        KEPT.reset(token)


@contextmanager
def told_at(moment: str) -> Iterator[None]:
    """A number that was told stands as it was told, whoever reads it: only what was recorded afterwards is kept from the reader."""
    token = SINCE.set(moment)
    try:
        yield
    finally:
        SINCE.reset(token)


@dataclass(frozen=True, slots=True)
class Value:
    """One figure told: value (an int, or for a rate a Decimal, or None when the denominator is 0), its parts, window and definition."""

    key: str
    label: str
    unit: str
    value: int | Decimal | None
    since: str
    until: str
    entries: int
    late: int
    definition: str
    part: int | None = None
    whole: int | None = None
    money: bool = False

    def as_json(self) -> dict[str, Any]:
        """Plain JSON without floats: a rate's value is its digits as text, money is told in fen and says so."""
        value = str(self.value) if isinstance(self.value, Decimal) else self.value
        told: dict[str, Any] = {
            "key": self.key, "label": self.label, "value": value, "unit": "分" if self.money else self.unit, "from": self.since, "to": self.until,
            "entries": self.entries, "late": self.late, "definition": self.definition,
        }
        if self.whole is not None:
            told.update({"numerator": self.part, "denominator": self.whole})
        return told

    @property
    def text(self) -> str:
        """The value as it stands in a sentence, with its unit; “无” where there is no rate."""
        if self.value is None:
            return "无（分母为零）"
        if self.money:
            return f"{int(self.value) / 100:,.2f}元"
        return f"{self.value}{self.unit}"


def window(office: str, figure: Figure | Rate, year: int, *, since: str = "", until: str = "", known: str = "") -> Window:
    """The window of a figure for a year; an explicit since/until wins. A cumulative one begins at the office's go-live setting."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    if figure.window in (TO_NOVEMBER, CUMULATIVE):
        last = f"{year}-11-30"
    if figure.window == CUMULATIVE:
        first = go_live(office, figure.key, year)
    return Window(since or first, until or last, known)


def go_live(office: str, key: str, year: int) -> str:
    """The day from which a cumulative figure counts: the house's setting `start:<figure>`, or the very beginning."""
    day = roster(office)
    found = [each for each in day.listings if each["register"] == "setting" and each["key"] == f"start:{key}"]
    return str(found[-1]["since"]) if found else BEGINNING


def find(key: str) -> Figure | Rate:
    """The figure with this key; raises NotFound in plain words."""
    try:
        found: Figure | Rate = registry.figures()[key]
    except KeyError:
        raise NotFound(f"没有“{key}”这个数字。可用 fazhi figures 年份 查看全部数字。") from None
    return found


def known(key: str) -> Figure | Rate | None:
    """The figure with this key, or None."""
    return registry.figures().get(key)


def marks(office: str, figure: Figure, span: Window) -> QuerySet[Mark]:
    """The marks a figure counts in a window."""
    return _within(office, _elapsed(figure, span)).filter(_of(figure))


def seen(office: str, since: str, until: str) -> QuerySet[Mark]:
    """The marks of some days, without what is kept from whoever reads now."""
    found = Mark.objects.filter(office=office, day__gte=since, day__lte=until)
    return found.exclude(matter__in=KEPT.get(), recorded__gt=SINCE.get()) if KEPT.get() else found


def _within(office: str, span: Window) -> QuerySet[Mark]:
    found = seen(office, span.since, span.until)
    return found.filter(recorded__lte=f"{span.known}T23:59:59") if span.known else found


def _elapsed(figure: Figure, span: Window) -> Window:
    """The window as far as it is over, for a figure that counts only days which have passed."""
    if not figure.elapsed:
        return span
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    return span._replace(until=min(span.until, span.known or span.until, yesterday))


def _of(figure: Figure) -> Q:
    """The marks of a figure: its own or those of the figure it is a part of, with the dimensions that make the part."""
    found = Q(figure=figure.of or figure.key)
    for name, value in figure.where.items():
        found &= _dim(name, value)
    return found


def _dim(name: str, value: str) -> Q:
    pair = f"{name}={value}"
    return Q(dims=pair) | Q(dims__startswith=f"{pair}&") | Q(dims__endswith=f"&{pair}") | Q(dims__contains=f"&{pair}&")


def in_village(village: str) -> Q:
    """The marks that a village is told with; all where none is asked for."""
    return _dim("village", village) if village else Q()


def tell(office: str, figure: Figure | Rate, year: int, *, since: str = "", until: str = "", known: str = "", village: str = "") -> Value:
    """One figure of one year, or of one village of it."""
    return several(office, [(figure, year, since, until)], known=known, village=village)[0]


def several(office: str, asked: Iterable[tuple[Figure | Rate, int, str, str]], *, known: str = "", village: str = "") -> list[Value]:
    """Figures of years, each (figure, year, since, until), told together; a rate asks for its part and its whole in its own window."""
    spans = [(figure, window(office, figure, year, since=since, until=until, known=known)) for figure, year, since, until in asked]
    counted = {each.key: each for figure, _ in spans for each in counted_for(figure)}
    wanted = {(each.key, span): Asked(each.key, _elapsed(each, span), village) for figure, span in spans for each in counted_for(figure)}
    summed = sums(office, wanted.values(), counted)
    kept = set(Mark.objects.filter(matter__in=KEPT.get()).values_list("figure", flat=True)) if KEPT.get() else set()
    return [_told(figure, span, {each.key: _seen(office, each, span, village, summed[wanted[each.key, span]], kept) for each in counted_for(figure)}) for figure, span in spans]


def _seen(office: str, figure: Figure, span: Window, village: str, whole: Sums, kept: set[str]) -> Sums:
    """The sums without what is kept from the reader, for a figure to which that was counted."""
    if (figure.of or figure.key) not in kept:
        return whole
    rows = list(marks(office, figure, span).filter(in_village(village)).values_list("amount", "entry", "late"))
    return Sums(sum(amount for amount, _, _ in rows), len({entry for _, entry, _ in rows}), sum(bool(late and amount > 0) for amount, _, late in rows))


def counted_for(figure: Figure | Rate) -> list[Figure]:
    """What is summed for a figure: itself, or the part and the whole of a rate."""
    return [figure] if isinstance(figure, Figure) else [each for key in (figure.part, figure.whole) if isinstance(each := find(key), Figure)]


def _told(figure: Figure | Rate, span: Window, summed: Mapping[str, Sums]) -> Value:
    if isinstance(figure, Figure):
        total, entries, late = summed[figure.key]
        return Value(figure.key, figure.label, figure.unit, total, span.since, span.until, entries, late, figure.definition, money=figure.money)
    part, whole = summed[figure.part], summed[figure.whole]
    return Value(figure.key, figure.label, figure.unit, _percent(part.total, whole.total, figure.digits), span.since, span.until, part.entries, part.late,
                 figure.definition, part.total, whole.total)


def _percent(part: int, whole: int, digits: int) -> Decimal | None:
    """part ÷ whole as a percentage, rounded half up; no value when the whole is 0."""
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) if whole else None


def all_of(office: str, year: int, *, since: str = "", until: str = "", known: str = "") -> list[Value]:
    """Every figure of every line, in the order of the lines."""
    return several(office, [(figure, year, since, until) for figure in registry.figures().values()], known=known)


def trace(office: str, key: str, year: int, *, village: str = "", **how: str) -> list[dict[str, Any]]:
    """The entries behind a figure, or behind what it tells of one village: id, matter, n, act, day, amount, hash; a rate opens into those of its part.

    Struck or corrected counts stand with their opposite, so that the sum of `amount` is the figure.
    """
    figure = find(key)
    if isinstance(figure, Rate):
        return trace(office, figure.part, year, **{**_span(office, figure, year, how)})
    span = window(office, figure, year, **how)
    found = list(marks(office, figure, span).filter(in_village(village)).order_by("day", "entry", "id").values("entry", "by", "matter", "day", "amount", "late", "dims"))
    entries = {row["id"]: row for row in _entries({each["entry"] for each in found} | {each["by"] for each in found})}
    return [{**each, "act": entries[each["by"]]["act"], "n": entries[each["by"]]["n"], "hash": entries[each["by"]]["hash"],
             "code": ""} for each in found if each["by"] in entries]


def _span(office: str, figure: Rate, year: int, how: dict[str, str]) -> dict[str, str]:
    span = window(office, figure, year, **how)
    return {"since": span.since, "until": span.until, "known": span.known}


def _entries(ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    wanted = sorted(ids)
    for i in range(0, len(wanted), 900):
        yield from plain.rows(Entry, ("id", "act", "n", "hash"), {"id": wanted[i:i + 900]})


def last_day(office: str) -> str:
    """The newest day on which anything was counted, as ISO text; empty when nothing was counted yet."""
    return Mark.objects.filter(office=office).order_by("-day").values_list("day", flat=True).first() or ""
