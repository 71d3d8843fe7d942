"""What was just done, told once on the page of the matter: the act, the papers it issued with their numbers, the matters it opened."""

from typing import Any

from django.http import HttpRequest

from fazhi.kernel import capacities, gate, registry
from fazhi.kernel.acts import Act
from fazhi.kernel.deed import Done
from fazhi.kernel.models import Deadline, Matter

KEY = "did"
SIGNED = "common.Sign"
FEW = 4  # more people than that are not named


def note(request: HttpRequest, done: Done, asked: type[Act] | None = None) -> None:
    """Kept in the session until the matter's page has told it; `asked` is the act that was proposed, where the entry is only its proposal."""
    title = (asked or registry.act(done.act)).title
    request.session[KEY] = {"matter": done.matter, "title": title, "proposed": done.proposed, "signed": done.act == SIGNED, "papers": list(done.papers),
                            "opened": [each.matter for each in done.opened], "flags": sum(bool(each.get("stops")) for each in done.flags)}


def told(request: HttpRequest, viewer: gate.Viewer, ident: str) -> dict[str, Any]:
    """What was done in this matter since its page was shown last; empty where there is nothing to tell. Told once."""
    if request.session.get(KEY, {}).get("matter") != ident:
        return {}
    found: dict[str, Any] = request.session.pop(KEY)
    return {**found, "opened": gate.codes(viewer, found["opened"]) if found["opened"] else {}}


def taken(done: Done) -> dict[str, Any]:
    """What somebody is told of a matter that is kept from him from now on: its number, the minute, and in which capacity it is worked on; nothing where it was struck."""
    row = Matter.objects.filter(id=done.matter, struck="").values("code", "last_at").first()
    if row is None:
        return {}
    owed = Deadline.objects.filter(matter=done.matter, state="open", kind="duty", struck="").values_list("capacity", flat=True)
    return {**row, "to": "、".join(dict.fromkeys(capacities.title(each) for each in owed if each))}


def turn(viewer: gate.Viewer, capacity: str) -> str:
    """Who holds a capacity today, where they are few enough to be named."""
    held = viewer.staff.holders(capacity, viewer.day)
    return "、".join(viewer.names(held).values()) if 0 < len(held) <= FEW else ""
