"""Somebody calls again: the matter is found by what he knows – number, village, month, topic, a telephone – and the answer is three sentences."""

import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from fazhi.kernel import as_told, finder, gate, possible, registry
from fazhi.kernel.likeness import likeness
from fazhi.kernel.models import Entry, Party

LOOKED_AT = 300  # so many of the newest matters are looked at for a topic
SHOWN = 10
ALIKE = 25


@dataclass(frozen=True, slots=True)
class Known:
    """What the caller knows of his matter; everything may be empty."""

    number: str = ""
    village: str = ""
    month: str = ""
    topic: str = ""
    phone: str = ""

    @property
    def nothing(self) -> bool:
        """True when nothing is known."""
        return not (self.number or self.village or self.month or self.topic or self.phone)


def lines(viewer: gate.Viewer) -> list[str]:
    """The lines in which calls are noted and whose words this person may read."""
    return [key for key, one in registry.lines().items() if one.calls and gate.inside(viewer, {}, one)]


def found(viewer: gate.Viewer, known: Known) -> list[dict[str, Any]]:
    """The matters that may be meant, likeliest first, each with the sentences to say; the looking is logged."""
    if known.nothing:
        return []
    query = gate.visible(viewer).filter(line__in=lines(viewer))
    if known.number:
        query = query.filter(Q(code__contains=known.number) | Q(outside__contains=known.number))
    if known.village:
        query = query.filter(Q(unit=known.village) | Q(id__in=_said_of(viewer, known.village)))
    if known.month:
        query = query.filter(opened_on__startswith=known.month)
    if known.phone:
        query = query.filter(id__in=_of_phone(viewer, known.phone))
    rows: list[dict[str, Any]] = [dict(row) for row in query.order_by("-opened_on", "-id").values(*gate.ROW)[:LOOKED_AT]]
    if known.topic:
        rows = _by_topic(rows, known.topic)
    gate.log(viewer, viewer.office, "call")
    told = gate.dressed(viewer, rows[:SHOWN])
    for row in told:
        cls = registry.line(row["line"]).calls
        row["sentences"] = [each for one in possible.advice(viewer, cls, row["id"], {}) for each in one.sentences] if cls else []
    return told


def _by_topic(rows: list[dict[str, Any]], topic: str) -> list[dict[str, Any]]:
    """The rows whose words hold the topic, or are like it."""
    said = as_told.sealed((row["opened_by"] for row in rows), {registry.line(row["line"]).subject for row in rows})
    weighed = []
    for row in rows:
        text = str(said.get(row["opened_by"], {}).get(registry.line(row["line"]).subject, ""))
        weight = 100 if topic in text else likeness(topic, text)
        if weight >= ALIKE:
            weighed.append((weight, row))
    return [row for _, row in sorted(weighed, key=lambda each: -each[0])]


def _of_phone(viewer: gate.Viewer, phone: str) -> list[str]:
    """Matters of the people with this telephone, and those that an official with it took in for somebody."""
    persons = {each for one in finder.search(viewer, phone).found for each in {one.person, *one.same}}
    own = set(Party.objects.filter(person__in=persons, struck="").values_list("matter", flat=True))
    staff = persons & {post["person"] for post in viewer.staff.posts}
    if staff:
        arrivals = [registry.line(key).arrival for key in lines(viewer)]
        rows = Entry.objects.filter(office=viewer.office, act__in=[each.key for each in arrivals if each]).order_by("-recorded_at")
        own |= {matter for matter, body in rows.values_list("matter", "body")[:LOOKED_AT * 4] if any(hand["person"] in staff for hand in json.loads(body)["hands"])}
    return list(own)


def _said_of(viewer: gate.Viewer, village: str) -> list[str]:
    """Matters that were said to be of a village when they came, also where another unit handles them now."""
    arrivals = [registry.line(key).arrival for key in lines(viewer)]
    rows = Entry.objects.filter(office=viewer.office, act__in=[each.key for each in arrivals if each], body__contains=village)
    return list(rows.values_list("matter", flat=True)[:LOOKED_AT * 4])


def note(viewer: gate.Viewer, ident: str, sentences: str, asker: str) -> Any:
    """The act that notes the call."""
    cls = registry.line(gate.matter(viewer, ident)["line"]).calls
    return cls(told=sentences, asker=asker) if cls else None
