"""Which duty of a matter stands first, wherever one of them is shown for all."""

from collections.abc import Iterable, Mapping
from typing import Any

from fazhi.kernel.models import Deadline


def first(row: Mapping[str, Any]) -> tuple[str, bool]:
    """What comes first: the earlier day, also one that cannot be told exactly yet; what has no day at all (a sheet to come back) stands behind every clock."""
    return row["due"] or row["not_before"] or "9", not row["due"]


def of(matters: Iterable[str]) -> dict[str, dict[str, Any]]:
    """{matter: its open duty that stands first}; one query."""
    found: dict[str, dict[str, Any]] = {}
    rows = Deadline.objects.filter(matter__in=list(matters), state="open", kind="duty", struck="").order_by("id").values("matter", "title", "due", "not_before")
    for each in sorted(rows, key=first):
        found.setdefault(each["matter"], dict(each))
    return found
