"""What waits for whoever opens a page, counted for the rail: once, and again when something was recorded."""

from datetime import date

from django.core.cache import cache
from django.db.models import Count, Q

from fazhi.kernel import duties, workbench
from fazhi.kernel.gate import Viewer
from fazhi.kernel.models import Entry

KEPT = 60  # seconds for which a count is shown again while nothing was recorded


def counts(viewer: Viewer, today: date) -> dict[str, int]:
    """How many duties wait: {todo, sign} of the person's posts, {late} of the house for whoever supervises; nothing for who holds no post. One small query as long as nothing was recorded since they were counted."""
    if not viewer.capacities:
        return {}
    newest = Entry.objects.filter(office=viewer.office).order_by("-recorded_at", "-id").values_list("id", flat=True).first()
    key = f"waiting-{viewer.person}-{today.isoformat()}-{viewer.day.isoformat()}-{newest}"
    told: dict[str, int] | None = cache.get(key)
    if told is None:
        told = duties.open_of(viewer).order_by().aggregate(todo=Count("id"), sign=Count("id", filter=Q(term="sign")))
        told["late"] = workbench.late(viewer, today) if workbench.supervises(viewer) else 0
        cache.set(key, told, KEPT)
    return told
