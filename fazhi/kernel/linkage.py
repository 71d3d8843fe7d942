"""Everything about one person, one place, one matter in all lines – as far as this reader may see it, with his purpose, and logged."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from fazhi.kernel import capacities, finder, gate, identity, places, purpose, registry, traces
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Link, Matter, Office, Party, PlaceKey, Reading, Same
from fazhi.kernel.purpose import Purpose
from fazhi.kernel.wrong import FazhiError, NotFound

MOST = 300  # matters of one person, place or neighbourhood that are shown
WATCHES = frozenset(("auditor", "chief", "registrar"))  # who reads who has read
ENOUGH = 4  # characters that a reason has at least


class NeedsPurpose(FazhiError):
    """Nothing is shown of a person before a purpose is given that this reader may give."""


@dataclass(slots=True)
class Whole:
    """What a reader may see together: who or where it is, rows of matters, and how many more stand outside his purpose."""

    title: str
    rows: list[dict[str, Any]]
    elsewhere: int = 0
    purpose: str = ""
    about: dict[str, str] = field(default_factory=dict)
    group: frozenset[str] = frozenset()


def person(viewer: gate.Viewer, ident: str, key: str = "", reason: str = "") -> Whole:
    """Everything of one person that the purpose opens; raises NotFound, or NeedsPurpose in plain words. The reading is logged."""
    group = identity.all_of(ident)
    parts = _parts(viewer, group)
    if not parts:
        raise NotFound("没有这个人，或者您无权查看。请从查找结果中重新打开。")
    why = _purpose(viewer, parts.values(), key, reason.strip())
    lines = registry.lines()
    opened = [row for row in parts.values() if why.opens(lines[row["line"]])]
    said = f"{why.title}：{reason.strip()}"[:200] if key else why.title
    first = identity.first_of(group)
    gate.log(viewer, "", f"person {first}", said)
    gate.log_many(viewer, [row["id"] for row in opened[:MOST]], "person view", said)
    rows = gate.dressed(viewer, opened[:MOST], opened=True)
    known = persons({each for row in opened for each in row["persons"]})
    value = finder.merged(known.get(each, {}) for each in sorted(known))
    unit = next((row["unit"] for row in opened if row["unit"]), "")
    return Whole(str(value.get("name") or "（未留名）"), rows, len(parts) - len(opened), why.title, _about(viewer, {"village": unit, **value}), group)


def _parts(viewer: gate.Viewer, group: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The matters that the reader may know of in which somebody takes part, newest first, with the parts he takes."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for ident, someone, matter, capacity in Party.objects.filter(person__in=list(group), struck="").values_list("id", "person", "matter", "capacity"):
        found.setdefault(matter, []).append((ident, someone, capacity))
    rows: dict[str, dict[str, Any]] = {}
    for row in gate.visible(viewer).filter(id__in=found).order_by("-opened_on", "-id").values(*gate.ROW, "unit"):
        mine = found[row["id"]]
        rows[row["id"]] = {**row, "party": mine[0][0], "persons": [each[1] for each in mine],
                           "parts": "、".join(dict.fromkeys(capacities.title(each[2]) for each in mine))}
    return rows


def _purpose(viewer: gate.Viewer, rows: Iterable[dict[str, Any]], key: str, reason: str) -> Purpose:
    mine = [registry.line(row["line"]) for row in rows if row["handler"] == viewer.person and not row["closed_on"]]
    if not key and mine:
        return purpose.of_handler(mine)
    given = next((each for each in purpose.open_to(viewer.capacities) if each.key == key), None)
    if given is None:
        raise NeedsPurpose("您的职务不能以这一目的查阅，请另选目的。" if key else "查阅一个人的全部事项，请先选择目的并写明事由。")
    if len(reason) < ENOUGH:
        raise NeedsPurpose("请写明事由：为办理哪一件事、核对什么，不少于四个字。")
    return given


def _about(viewer: gate.Viewer, value: dict[str, Any]) -> dict[str, str]:
    villages = dict(gate.villages(viewer, ("village",)))
    told = {"村（社区）": villages.get(str(value.get("village") or ""), ""), "出生年份": traces.born_of(value), "别名、人称": value.get("nickname"),
            "电话": value.get("phone"), "证件号码": value.get("number"), "地址": value.get("address")}
    return {label: str(word) for label, word in told.items() if word}


def place(viewer: gate.Viewer, village: str, words: str = "") -> Whole:
    """What is recorded of a village, or of one place in it or anywhere; people's names are not told here."""
    name = Office.objects.filter(id=village, parent=viewer.office).values_list("name", flat=True).first() or ""
    here = Q(unit=village) | Q(id__in=PlaceKey.objects.filter(office=viewer.office, kind=traces.VILLAGE, digest=village).values("matter"))
    found = gate.visible(viewer).filter(here) if village else gate.visible(viewer)
    if words:
        found = found.filter(id__in=places.called(viewer.office, words))
    elif not village:
        raise NotFound("请选择村（社区），或者填写地点。")
    rows: list[dict[str, Any]] = [dict(row) for row in found.order_by("-opened_on", "-id").values(*gate.ROW, "unit")[:MOST]]
    gate.log(viewer, "", f"place {village}")
    return Whole("　".join(each for each in (name, words) if each), gate.dressed(viewer, rows))


def around(viewer: gate.Viewer, ident: str) -> dict[str, list[dict[str, Any]]]:
    """What stands around a matter: linked both ways, parts, other matters of its people and of its place – as far as the reader may see."""
    head = gate.matter(viewer, ident)
    kinds: dict[str, Iterable[str]] = {"links": _linked(ident), "people": _of_its_people(ident), "place": places.near(viewer.office, ident)}
    seen = {ident}
    told: dict[str, list[dict[str, Any]]] = {}
    lines = registry.lines()
    for kind, ids in kinds.items():
        rows: list[dict[str, Any]] = [dict(row) for row in gate.visible(viewer).filter(id__in=set(ids) - seen).order_by("-opened_on", "-id").values(*gate.ROW)[:MOST]]
        if kind == "people":  # who takes part elsewhere is told only of the reader's own work; all else needs a purpose
            rows = [row for row in rows if head["inside"] and gate.inside(viewer, row, lines[row["line"]])]
        seen |= {row["id"] for row in rows}
        told[kind] = gate.dressed(viewer, rows)
    return told


def _linked(ident: str) -> list[str]:
    there = list(Link.objects.filter(Q(matter=ident) | Q(other=ident), struck="").values_list("matter", "other"))
    parts = Matter.objects.filter(parent=ident).values_list("id", flat=True)
    return [*(each for pair in there for each in pair), *parts, *Matter.objects.filter(id=ident).values_list("parent", flat=True)]


def _of_its_people(ident: str) -> list[str]:
    own = identity.alike(Party.objects.filter(matter=ident, struck="").values_list("person", flat=True))
    return list(Party.objects.filter(person__in=list(own), struck="").values_list("matter", flat=True))


def found_same(viewer: gate.Viewer, group: frozenset[str]) -> list[dict[str, Any]]:
    """The findings that made these persons one, with the matter and entry in which each stands, as far as the reader may see them."""
    rows = list(Same.objects.filter(one__in=group, struck="").values("matter", "opened_by"))
    known = gate.codes(viewer, {row["matter"] for row in rows})
    return [{**row, "code": known[row["matter"]]} for row in rows if row["matter"] in known]


def readers(viewer: gate.Viewer, group: Iterable[str]) -> list[dict[str, str]]:
    """Who has looked at all of a person, when and why: for those who watch over it."""
    if not viewer.capacities & WATCHES:
        return []
    rows = list(Reading.objects.filter(office=viewer.office, what__in=[f"person {each}" for each in group]).order_by("-id").values("at", "person", "reason")[:100])
    names = gate.people({row["person"] for row in rows})
    return [{"at": row["at"], "who": names.get(row["person"], ""), "why": row["reason"]} for row in rows]
