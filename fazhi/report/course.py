"""A figure through the year: month by month and village by village, each beside the year before."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Substr

from fazhi.kernel import plain
from fazhi.kernel.duties import known
from fazhi.kernel.figure import Figure, Rate
from fazhi.kernel.gate import Viewer
from fazhi.kernel.models import Deadline
from fazhi.report import figures
from fazhi.report.sums import Window

VILLAGE = "village="


@dataclass(frozen=True, slots=True)
class Step:
    """One month or one village: its title, the amount now and the year before (in the figure's unit), and what opens its list."""

    title: str
    now: int
    before: int
    opens: str


def months(office: str, figure: Figure, year: int) -> list[Step]:
    """The twelve months of a calendar year. One query."""
    found = figures.marks(office, figure, Window(f"{year - 1}-01-01", f"{year}-12-31"))
    told = {row["month"]: int(row["n"] or 0) for row in found.annotate(month=Substr("day", 1, 7)).values("month").annotate(n=Sum("amount")).order_by()}
    return [Step(f"{i}月", told.get(f"{year}-{i:02}", 0), told.get(f"{year - 1}-{i:02}", 0), f"month={i}") for i in range(1, 13)]


def villages(office: str, figure: Figure, year: int, nodes: Iterable[tuple[str, str]]) -> list[Step]:
    """The villages in the order of the office tree, never by number; empty for a figure that is not told by village, and for money, which is summed for no village. One query."""
    if figure.money:
        return []
    found = figures.marks(office, figure, Window(f"{year - 1}-01-01", f"{year}-12-31")).filter(dims__contains=VILLAGE)
    rows = list(found.values_list("dims").annotate(before=Sum("amount", filter=Q(day__lt=f"{year}-01-01")), now=Sum("amount", filter=Q(day__gte=f"{year}-01-01"))).order_by())
    before, now = (_named((row[0], row[at]) for row in rows if row[at] is not None) for at in (1, 2))
    return [Step(name, now.get(ident, 0), before.get(ident, 0), f"village={ident}") for ident, name in nodes] if before or now else []


def by_village(office: str, figure: Figure, spans: Sequence[tuple[str, str]]) -> list[dict[str, int]]:
    """What was counted of each village from a day to a day, for many spans of ISO days, one after the other and without overlap. One query; for what is done in a village now and then: its marks are read one by one."""
    found = figures.marks(office, figure, Window(spans[0][0], spans[-1][1])).filter(dims__contains=VILLAGE)
    begins, sums = [since for since, _ in spans], [defaultdict[str, int](int) for _ in spans]
    into: dict[str, defaultdict[str, int]] = {}  # few days and few dimensions stand in many rows
    for day, dims, counted in plain.ask(*found.values_list("day", "dims", "amount").order_by().query.sql_with_params()):
        if day not in into:
            at = bisect_right(begins, day) - 1
            into[day] = sums[at] if day <= spans[at][1] else defaultdict(int)  # else: of no span
        into[day][dims] += counted
    return [_named(each.items()) for each in sums]


def _named(sums: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Sums by their dimensions as sums by the village among these."""
    told: dict[str, int] = {}
    for dims, counted in sums:
        village = _village(dims)
        told[village] = told.get(village, 0) + int(counted)
    return told


@lru_cache(maxsize=4096)
def _village(dims: str) -> str:
    return next(part.removeprefix(VILLAGE) for part in dims.split("&") if part.startswith(VILLAGE))


@dataclass(frozen=True, slots=True)
class Terms:
    """The duties of a line whose last day lies in a year: met in time, met late, open and late, open and running."""

    in_time: int
    too_late: int
    late: int
    running: int


def terms(viewer: Viewer, line: str, year: int, today: date) -> Terms:
    """How a line kept its terms in the matters that the viewer may see. One query."""
    found = Deadline.objects.filter(known(viewer), office=viewer.office, line=line, kind="duty", struck="", due__gte=f"{year}-01-01", due__lte=f"{year}-12-31T99").annotate(last=Substr("due", 1, 10), done=Substr("done_on", 1, 10))
    met, standing = Q(state="met"), Q(state="open")
    told = found.aggregate(in_time=Count("id", filter=met & Q(done__lte=F("last"))), too_late=Count("id", filter=met & Q(done__gt=F("last"))),
                           late=Count("id", filter=standing & Q(last__lt=today.isoformat())), running=Count("id", filter=standing & Q(last__gte=today.isoformat())))
    return Terms(**told)


def drawable(several: Iterable[Figure | Rate]) -> list[Figure]:
    """The figures that can be told through the year: those that count, not the rates."""
    return [each for each in several if isinstance(each, Figure)]


def of_step(year: int, asked: Any) -> dict[str, Any]:
    """What a step of a chart asks for, as the window and the village of a trace: month=1–12 or village=a node; empty where nothing is asked."""
    month, village = str(asked.get("month", "")), str(asked.get("village", ""))
    if month.isdigit() and 1 <= int(month) <= 12:
        return {"since": f"{year}-{int(month):02}-01", "until": f"{year}-{int(month):02}-31"}
    return {"since": f"{year}-01-01", "until": f"{year}-12-31", "village": village} if village else {}
