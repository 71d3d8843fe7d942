"""Index tables made anew from the entries by today's declarations."""

import json
from typing import Any

from django.db import connection, transaction

from fazhi.kernel import chosen, guards, hanging, happen, indexing, latch, registry, texts
from fazhi.kernel import memory as mem
from fazhi.kernel.as_told import MENDS
from fazhi.kernel.digest import canonical
from fazhi.kernel.marks import fold
from fazhi.kernel.models import Chosen, Entry, HandKey, Mark, Matter, Person, PersonKey, PlaceKey

AT_ONCE = 500


def reindex() -> int:
    """Rebuild every mark and all by which people and places are found; returns the number of entries read. Takes the guards of the table away for the while and makes them anew."""
    count = 0
    with latch.opened():
        guards.remove()
        try:
            with transaction.atomic():
                happen.texts_forgotten()
                for model in (Mark, PersonKey, PlaceKey, HandKey, Chosen):
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
        happen.insert(cursor, Chosen, chosen.of_matter(bodies))
    return len(bodies)


def chosen_before() -> int:
    """Fill in the choices of entries made before a register could be narrowed by them, after an upgrade; returns how many."""
    stand = set(Chosen.objects.order_by().values_list("act", "field").distinct())
    acts = [act for act, names in chosen.kept().items() if {(act, name) for name in names} - stand]
    matters = list(Entry.objects.filter(act__in=acts).order_by("matter").values_list("matter", flat=True).distinct())
    before = Chosen.objects.count()
    with latch.opened(), transaction.atomic():
        for i in range(0, len(matters), AT_ONCE):
            _chosen(matters[i:i + AT_ONCE])
    return Chosen.objects.count() - before


def remembered() -> int:
    """Fold anew what matters remember of themselves that were told more than is kept in mind, after an upgrade: what is still waited for is kept now whatever its age; returns how many changed."""
    changed = 0
    for matter in list(Matter.objects.filter(n__gt=mem.KEPT).order_by("id").values_list("id", flat=True)):
        if not any(known["n"] > mem.KEPT for known in happen.peek(matter)["acts"].values()):
            continue
        with latch.opened(), transaction.atomic():
            row, anew = happen.lock([matter])[matter], canonical(registry.folded(hanging.bodies(matter)))
            if anew != row["memory"]:
                changed += Matter.objects.filter(id=matter).update(memory=anew)
    return changed


def _chosen(matters: list[str]) -> None:
    """The choices of some matters anew."""
    told: dict[str, list[dict[str, Any]]] = {}
    for matter, text in Entry.objects.filter(matter__in=matters, act__in=[*chosen.kept(), *MENDS]).order_by("matter", "n").values_list("matter", "body"):
        told.setdefault(matter, []).append(json.loads(text))
    Chosen.objects.filter(matter__in=matters).delete()
    with connection.cursor() as cursor:
        happen.insert(cursor, Chosen, [row for bodies in told.values() for row in chosen.of_matter(bodies)])


def _people() -> None:
    ids = list(Person.objects.order_by("id").values_list("id", flat=True))
    with connection.cursor() as cursor:
        for i in range(0, len(ids), AT_ONCE):
            happen.insert(cursor, PersonKey, indexing.of_persons(ids[i:i + AT_ONCE]))
