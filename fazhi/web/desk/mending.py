"""Mistakes: an entry is corrected, struck or moved from where it stands, with everything that hangs on it shown first; at once with one click."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fazhi.kernel import door, gate, happen, masking, mend, proposals, registry, sent_back
from fazhi.kernel import fields as f
from fazhi.kernel.deed import uuid7
from fazhi.kernel.hanging import bodies
from fazhi.kernel.mend import Correct, Move, Strike
from fazhi.kernel.models import Link, Matter
from fazhi.kernel.opened import Opened
from fazhi.kernel.said_again import raw_now
from fazhi.kernel.wrong import BadInput, FazhiError, NotFound, Refused
from fazhi.web.base.who import viewer_of
from fazhi.web.desk import forms
from fazhi.web.desk.doing import after

AT_ONCE = timedelta(minutes=10)
REASON = "刚登记时填错，十分钟内撤销"


def _entry(viewer: gate.Viewer, ident: str, entry: str) -> tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]:
    head = gate.matter(viewer, ident)
    if not head["inside"]:
        raise NotFound("内容密存，查阅须先在事项页说明理由。")
    found = bodies(ident)
    body = next((each for each in found if each["id"] == entry), None)
    if body is None or body["act"] in mend.NOT_MENDED or body["act"] not in registry.acts():
        raise NotFound("这条记录不能更正、撤销或移动。请另行办理一项新的行为。")
    return head, body, found


def at_once(viewer: gate.Viewer, ident: str, timeline: list[dict[str, Any]]) -> set[str]:
    """Entries that the person himself recorded within ten minutes, the one that began the matter too, on which nothing hangs and of which nothing left the house."""
    since = (datetime.now() - AT_ONCE).isoformat(timespec="seconds")
    fresh = [each for each in timeline if each["recorded_at"] >= since and not each["struck"] and (each["n"] > 1 or _begun_here(ident, each)) and each["act"] not in mend.NOT_MENDED
             and any(hand["person"] == viewer.person and hand["role"] in ("did", "recorded") for hand in each["hands"])]
    return {each["id"] for each in fresh if _free(mend.preview(ident, each["id"]))}


def _begun_here(ident: str, first: dict[str, Any]) -> bool:
    """True of a matter that was registered by itself and that no other leans on: what another matter opened is mended there."""
    return first["origin"] != "link" and not Link.objects.filter(other=ident, struck="").exists()


def _free(seen: dict[str, Any]) -> bool:
    return not seen["entries"] and not seen["left_the_house"]


@login_required
def page(request: HttpRequest, ident: str, entry: str) -> HttpResponse:
    """What hangs on an entry, and the three ways to mend it; a POST does one of them."""
    viewer = viewer_of(request)
    head, body, found = _entry(viewer, ident, entry)
    cls = registry.act(body["act"])
    errors: dict[str, str] = {}
    objections: list[Any] = []
    said = raw_now(body, found)
    again = {} if request.method == "POST" else _again(viewer, head, entry, request.GET.get("again", ""))
    if not head["calls"] and masking.uncalled(said, cls.fields) != said:
        return render(request, "base/message.html", {"title": "先说明理由", "message": "这条记录里有当事人的联系方式。您不是承办人，请先在事项页“查看联系方式”写明理由，再来更正。"}, status=403)
    if request.method == "POST":
        try:
            done = door.do(_asked(request, viewer, cls, entry), ident, who=viewer.person, office=viewer.office, origin="desk", id=request.POST.get("how-id", ""), again=request.POST.get("how-again", ""))
            return after(request, viewer, done, head["line"])
        except BadInput as bad:
            errors = {key.removeprefix("words."): words for key, words in bad.errors.items()}
        except Refused as refused:
            objections = refused.objections
        except FazhiError as error:
            errors = {"": str(error)}
        if request.POST.get("how-verb") == "Correct":
            said = {**said, **forms.values(cls, request.POST, request.FILES)}
    said = {**said, **again.get("words", {})}
    return render(request, "desk/mend.html", {
        "head": head, "act": cls, "entry": entry, "n": body["n"], "on": body["done_at"], "seen": mend.preview(ident, entry), "fields": forms.described(cls),
        "values": forms.shown(cls, said), "lists": forms.lists(viewer, cls, ident, said), "errors": errors, "objections": objections, "id": uuid7(),
        "typed": request.POST or again}, status=422 if errors or objections else 200)


def _again(viewer: gate.Viewer, head: dict[str, Any], entry: str, proposal: str) -> dict[str, Any]:
    """What stood in a mend of this entry that was sent back, as the form has it; empty where none was asked for."""
    for each in sent_back.told(viewer, head, happen.peek(head["id"])) if proposal else ():
        if each.id == proposal and each.mine and each.mends == entry:
            raw = proposals.proposal(proposal, head["id"])[1]
            to = gate.codes(viewer, [raw["to"]]).get(raw["to"], "") if raw.get("to") else ""
            return {"how-again": proposal, "how-verb": each.act.__name__, "how-reason": raw.get("reason", ""), "how-to": to, "how-all_that_hangs": raw.get("all_that_hangs", ""), "words": json.loads(raw.get("words") or "{}")}
    return {}


def _asked(request: HttpRequest, viewer: gate.Viewer, cls: type[Any], entry: str) -> Any:
    """The mending act as it was asked for."""
    posted, reason = request.POST, request.POST.get("how-reason", "")
    match posted.get("how-verb"):
        case "Strike":
            return Strike(entry=entry, reason=reason, **({"all_that_hangs": True} if posted.get("how-all_that_hangs") else {}))
        case "Move":
            to = gate.visible(viewer).filter(code=posted.get("how-to", "").strip()).values_list("id", flat=True).first()
            if to is None:
                raise BadInput({"to": "没有这个登记号的事项，或者您无权查看。请照事项页上的登记号填写。"})
            return Move(entry=entry, reason=reason, to=to)
    typed = forms.values(cls, posted, request.FILES)
    changed = {name: typed.get(name, "") for name, each in cls.fields.items() if not isinstance(each, f.File) or typed.get(name)}
    return Correct(entry=entry, reason=reason, words=json.dumps(changed, ensure_ascii=False, default=str))


@login_required
@require_POST
def undo(request: HttpRequest, ident: str, entry: str) -> HttpResponse:
    """Strike what one has just recorded, with one click."""
    viewer = viewer_of(request)
    head, _, _ = _entry(viewer, ident, entry)
    if entry not in at_once(viewer, ident, Opened(viewer, head).timeline(seen=False)):
        return redirect("mend", ident, entry)
    try:
        done = door.do(Strike(entry=entry, reason=REASON), ident, who=viewer.person, office=viewer.office, origin="desk")
    except (Refused, BadInput) as error:
        return render(request, "base/message.html", {"title": "没有撤销", "message": str(error)}, status=422)
    return after(request, viewer, done, head["line"]) if Matter.objects.filter(id=ident).exists() else redirect("queue")
