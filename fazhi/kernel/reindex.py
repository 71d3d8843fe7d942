"""Index tables made anew from the entries by today's declarations."""

import json

from django.db import connection, transaction

from fazhi.kernel import guards, happen, latch, registry
from fazhi.kernel import memory as mem
from fazhi.kernel.marks import fold
from fazhi.kernel.models import Entry, Mark, Matter


def reindex() -> int:
    """Rebuild every mark; returns the number of entries read. Takes the guards of the table away for the while and makes them anew."""
    count = 0
    with latch.opened():
        guards.remove()
        try:
            with transaction.atomic():
                Mark.objects.all().delete()
                for matter in Matter.objects.order_by("id").values_list("id", flat=True).iterator():
                    count += _matter(matter)
        finally:
            guards.install()
    return count


def _matter(matter: str) -> int:
    bodies = [json.loads(text) for text in Entry.objects.filter(matter=matter).order_by("n").values_list("body", flat=True)]
    with connection.cursor() as cursor:
        happen.insert(cursor, Mark, fold(bodies, mem.fresh(), registry.acts().get))
    return len(bodies)
