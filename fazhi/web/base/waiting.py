"""What waits for whoever opens a page, counted for the rail and the tabs of the workbench: once, and again when something was recorded."""

from datetime import date

from django.core.cache import cache
from django.db.models import Count, Max, Q

from fazhi.kernel import duties, workbench
from fazhi.kernel.gate import Viewer
from fazhi.kernel.leaving import COMES_BACK
from fazhi.kernel.models import Entry

KEPT = 60  # seconds for which a count is shown again while nothing was recorded


def counts(viewer: Viewer, today: date) -> dict[str, int]:
    """How many duties wait: {todo, sign, scans} of the person's posts, {late} of the house for whoever supervises; and how many matters he has {under_way}, to the number to which a list is counted. Two small queries as long as nothing was recorded since they were counted."""
    key = f"waiting-{viewer.person}-{today.isoformat()}-{viewer.day.isoformat()}-{_newest(viewer.office)}"
    told: dict[str, int] | None = cache.get(key)
    if told is None:
        told = duties.open_of(viewer).order_by().aggregate(todo=Count("id"), sign=Count("id", filter=Q(term="sign")), scans=Count("id", filter=Q(term=COMES_BACK)))
        told["under_way"] = workbench.how_many(viewer)
        told["late"] = workbench.late(viewer, today) if workbench.supervises(viewer) else 0
        cache.set(key, told, KEPT)
    return told


def _newest(office: str) -> str:
    """The last moment at which the office recorded something, and how many entries bear it. Asked as a maximum: for “the newest first” SQLite reads and sorts every entry there is."""
    entries = Entry.objects.filter(office=office)
    at = entries.aggregate(at=Max("recorded_at"))["at"] or ""
    return f"{at}-{entries.filter(recorded_at=at).count()}"
