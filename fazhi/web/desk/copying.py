"""The copy card of a matter: the other system's fields in its order, each to be copied with one press, and the number typed back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel import companion, copycard, door, gate, registry
from fazhi.kernel.deed import uuid7
from fazhi.kernel.opened import Opened
from fazhi.kernel.wrong import FazhiError
from fazhi.web.base.who import viewer_of


@login_required
def card(request: HttpRequest, ident: str) -> HttpResponse:
    """The card (GET); the number that the other system gave, or the minute at which it was answered there (POST)."""
    viewer = viewer_of(request)
    error, reason = "", request.POST.get("reason", "").strip()
    if request.method == "POST" and not reason:
        error = _told(request, viewer, ident)
        if not error:
            return redirect("copy", ident)
    cards = copycard.filled(viewer, ident, reason)
    head = gate.matter(viewer, ident, reason)
    words = {"head": head, "cards": [each for each in cards if not (each.entry and each.number)], "carried": [each for each in cards if each.entry and each.number], "mode": companion.mode(viewer.office, head["line"], viewer.day), "error": error, "ids": (uuid7(), uuid7()), "fresh": {each.entry: uuid7() for each in cards},
             "there": registry.line(head["line"]).there, "answered": _answered(viewer, head)}
    return render(request, "desk/copy.html", words, status=422 if error else 200)


def _told(request: HttpRequest, viewer: gate.Viewer, ident: str) -> str:
    """Write down what was typed; why it could not be, or nothing."""
    head = gate.matter(viewer, ident)
    there = registry.line(head["line"]).there
    how: dict[str, Any] = {}
    if "entry" in request.POST:
        form = next((each for each in registry.line(head["line"]).copies if each.back), None)
        if form is None:
            return "这项工作不按次登记外部系统的编号。"
        back, number = registry.act(f"{head['line']}.{form.back}"), request.POST.get("number", "").strip()
        act, how = back(**{"number": number, copycard.entry_field(back): request.POST["entry"]}), {"manner": "outside", "outside": number}
    elif "number" in request.POST:
        act = registry.act("common.OutsideNumber")(number=request.POST["number"].strip())
    elif there is not None:
        act = there(when=request.POST.get("when", "").strip(), platform=request.POST.get("platform", ""), way="人工填入")
    else:
        return "这项工作不登记在外部系统的答复。"
    try:
        door.do(act, ident, who=viewer.person, office=viewer.office, origin="desk", id=request.POST.get("id", ""), **how)
    except FazhiError as error:
        return str(error)
    return ""


def _answered(viewer: gate.Viewer, head: dict[str, Any]) -> list[str]:
    """When it was answered on the other system, as it was written down."""
    there = registry.line(head["line"]).there
    if there is None:
        return []
    return [str(each["said"].get("when", "")).replace("T", " ") for each in Opened(viewer, head).timeline(seen=False) if each["act"] == there.key and not each["struck"]]
