"""What waits for whoever opens a page, counted for the rail and the tabs of the workbench: once, and again when something was recorded."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar, cast

from django.core.cache import cache
from django.db.models import Count, Q

from fazhi.kernel import duties, plain, workbench
from fazhi.kernel.gate import Viewer
from fazhi.kernel.leaving import COMES_BACK
from fazhi.kernel.models import Entry

T = TypeVar("T")

KEPT = 60  # seconds for which a count is shown again while nothing was recorded


def counts(viewer: Viewer, today: date) -> dict[str, int]:
    """How many duties wait: {todo, sign, scans} of the person's posts, {late} of the house for whoever supervises; and how many matters he has {under_way}, to the number to which a list is counted."""
    def counted() -> dict[str, int]:
        told: dict[str, int] = duties.open_of(viewer).order_by().aggregate(todo=Count("id"), sign=Count("id", filter=Q(term="sign")), scans=Count("id", filter=Q(term=COMES_BACK)))
        return {**told, "under_way": workbench.how_many(viewer), "late": workbench.late(viewer, today) if workbench.supervises(viewer) else 0}
    return _kept(viewer, today, "waiting", counted)


def elsewhere(viewer: Viewer, today: date) -> int:
    """How many duties of other units the person's posts could meet."""
    return _kept(viewer, today, "elsewhere", lambda: duties.elsewhere(viewer))


def _kept(viewer: Viewer, today: date, what: str, count: Callable[[], T]) -> T:
    """What was counted; two small queries for a page as long as nothing was recorded since."""
    known = viewer.waits
    if "newest" not in known:
        known["newest"] = _newest(viewer.office)
    if what not in known:
        key = f"{what}-{viewer.person}-{today.isoformat()}-{viewer.day.isoformat()}-{known['newest']}"
        told = cache.get(key)
        if told is None:
            told = count()
            cache.set(key, told, KEPT)
        known[what] = told
    return cast(T, known[what])


def _newest(office: str) -> str:
    """The last moment at which the office recorded something, and how many entries bear it. Asked as a maximum: for “the newest first” SQLite reads and sorts every entry there is.

    Asked for every page, so a plain statement and not the query builder."""
    table = Entry._meta.db_table
    found = plain.ask(f'SELECT recorded_at, COUNT(*) FROM "{table}" WHERE office = %s AND recorded_at = (SELECT MAX(recorded_at) FROM "{table}" WHERE office = %s) GROUP BY recorded_at', [office, office])
    return "-".join(map(str, found[0])) if found else ""
