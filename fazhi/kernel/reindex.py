"""Index tables made anew from the entries by today's declarations."""

import json

from django.db import connection, transaction

from fazhi.kernel import guards, happen, indexing, latch, registry, texts
from fazhi.kernel import memory as mem
from fazhi.kernel.marks import fold
from fazhi.kernel.models import Entry, HandKey, Mark, Matter, Person, PersonKey, PlaceKey

AT_ONCE = 500


def reindex() -> int:
    """Rebuild every mark and all by which people and places are found; returns the number of entries read. Takes the guards of the table away for the while and makes them anew."""
    count = 0
    with latch.opened():
        guards.remove()
        try:
            with transaction.atomic():
                happen.texts_forgotten()
                for model in (Mark, PersonKey, PlaceKey, HandKey):
                    model._default_manager.all().delete()
                _people()
                for matter in Matter.objects.order_by("id").values_list("id", flat=True).iterator():
                    count += _matter(matter)
                texts.catch_up()
        finally:
            guards.install()
    return count


def _matter(matter: str) -> int:
    entries = list(Entry.objects.filter(matter=matter).order_by("n").values_list("id", "matter", "office", "body"))
    bodies = [json.loads(text) for *_, text in entries]
    with connection.cursor() as cursor:
        happen.insert(cursor, Mark, fold(bodies, mem.fresh(), registry.acts().get))
        happen.insert(cursor, PlaceKey, indexing.of_places(entries))
        happen.insert(cursor, HandKey, [row for body in bodies for row in indexing.hands(body)])
    return len(bodies)


def _people() -> None:
    ids = list(Person.objects.order_by("id").values_list("id", flat=True))
    with connection.cursor() as cursor:
        for i in range(0, len(ids), AT_ONCE):
            happen.insert(cursor, PersonKey, indexing.of_persons(ids[i:i + AT_ONCE]))
