"""What stands with a person who leaves: his open matters and those with a sheet still out, numbered forms, sheets out for signature, and the next days."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q

from fazhi.kernel import registry, reserved, stock
from fazhi.kernel.models import Deadline, Entry, HandKey, Matter, Paper

COMES_BACK = "signed_copy"
DRAFTS: list[Callable[[str, str], list[dict[str, Any]]]] = []  # the kernel keeps no drafts: who does says here what lies on a desk

PASSES: list[Callable[[str, dict[str, str]], None]] = []  # who keeps drafts also gives them to somebody else {draft: person}


def pass_on(office: str, to: dict[str, str]) -> None:
    """The forms of new registrations that were begun go to whoever goes on with them {draft: person}."""
    for give in PASSES if to else ():
        give(office, to)


def forms_of(office: str, person: str, on: str) -> list[str]:
    """The numbered forms and emergency sheets in a person's hands, in words."""
    due = reserved.due(office)
    return [*(f"{stock.title(kind)}{span}" for kind, held in stock.in_hand(office, person, on).items() for span in held),
            *(f"应急空白文书《{each.title}》{each.number}" + (f"（最迟{due[each.entry]}清点）" if due.get(each.entry) else "") for each in reserved.in_hand(office, person))]


def drafts_of(office: str, person: str) -> list[dict[str, Any]]:
    """Forms begun and not yet sent that lie on a person's desk: which act in which matter, by whom, since when, and whether it goes with the matter (`goes`)."""
    return [row for told in DRAFTS for row in told(office, person)]


def in_hand(person: str) -> Q:
    """The matters somebody has in hand, on his desk and when he leaves it: given to him, or registered by him and given to nobody."""
    opened = HandKey.objects.filter(matter=OuterRef("id"), entry=OuterRef("opened_by"), person=person, role="did")  # of the few that nobody has, not of all that he ever did
    return Q(handler=person) | Q(Exists(opened), handler="")


def matters_of(office: str, person: str) -> list[dict[str, Any]]:
    """Open matters that a person has in hand, closed ones of his from which a signed sheet is still to come back, and those whose hand-over to him he has not yet taken (`waits`)."""
    running = Deadline.objects.filter(office=office, state="open", struck="")
    waiting = running.filter(person=person, term="take_over").values_list("matter", flat=True)
    sheets = running.filter(term=COMES_BACK).values("matter")
    his = in_hand(person)
    rows = Matter.objects.filter(his & Q(closed_on="") | his & Q(id__in=sheets) | Q(closed_on="", id__in=waiting), office=office, struck="").exclude(id=office).order_by("line", "id")
    waits = set(waiting)
    return [{**row, "waits": row["id"] in waits} for row in rows.values("id", "line", "code", "stage", "handler", "opened_on", "closed_on", "memory", "level")]


def sheets_out(office: str, person: str) -> list[dict[str, Any]]:
    """Papers that a person issued, or that lie in a matter he handles, whose signed copy has not come back; `handler`: who has the matter."""
    wanted = Deadline.objects.filter(office=office, term=COMES_BACK, state="open", struck="").values("of")
    rows = list(Paper.objects.filter(id__in=wanted).order_by("issued_on", "id").values("id", "title", "number", "issued_on", "matter", "opened_by"))
    handlers = dict(Matter.objects.filter(id__in={row["matter"] for row in rows}).values_list("id", "handler"))
    others = {row["opened_by"] for row in rows if handlers.get(row["matter"]) != person}
    his = {ident for ident, body in Entry.objects.filter(id__in=others).values_list("id", "body") if person in _hands(json.loads(body))}
    return [{**row, "handler": handlers.get(row["matter"], "")} for row in rows if handlers.get(row["matter"]) == person or row["opened_by"] in his]


def _hands(body: dict[str, Any]) -> set[str]:
    """Who made the paper, not who signed it."""
    return {str(each["person"]) for each in body["hands"] if each["role"] in ("did", "proposed")}


def next_days(matters: Iterable[str], on: str) -> list[dict[str, Any]]:
    """Every open duty with a day in these matters, and from `on` every day on which people come together though no duty stands behind it, the earliest first."""
    ids = list(matters)
    found = [dict(row) for row in Deadline.objects.filter(matter__in=ids, state="open", kind="duty", struck="").exclude(due="").values("matter", "title", "due", "person")]
    owed = {(row["matter"], row["due"][:10]) for row in found}
    for matter, memory in Matter.objects.filter(id__in=ids).exclude(memory="").values_list("id", "memory"):
        found += [row for row in _gatherings(matter, json.loads(memory), on) if (matter, row["due"][:10]) not in owed]
    return sorted(found, key=lambda row: (row["due"], row["matter"]))


def _gatherings(matter: str, memory: dict[str, Any], on: str) -> Iterator[dict[str, Any]]:
    """The days that were named last for a hearing, a session, a meeting or a visit and are not over."""
    for key, known in memory["acts"].items():
        act = registry.acts().get(key)
        for name, field in act.fields.items() if act and known["kept"] else ():
            day = str(known["kept"][-1]["s"].get(name) or "") if field.ahead else ""
            if act and day[:10] >= on:
                yield {"matter": matter, "title": f"{act.title}：{field.label}", "due": day, "person": ""}
