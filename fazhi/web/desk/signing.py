"""What waits for a signature: shown whole on the matter's page, then agreed to, sent back or withdrawn."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from fazhi.kernel import door, drafts, gate, possible, prints, proposals
from fazhi.kernel.common import LetGo, Withdraw
from fazhi.kernel.typeset.glyphs import MissingGlyphs
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import BadInput, NotFound, Refused, Weighed
from fazhi.web.base.who import viewer_of
from fazhi.web.desk.doing import act_of, after


def waiting(viewer: gate.Viewer, ident: str, memory: dict[str, Any]) -> list[dict[str, Any]]:
    """Proposals that wait for a signature: what would be done, who proposed it, whose turn it is."""
    found = []
    for row in memory.get("rows", {}).get("deadline", {}).values():
        if row["term"] != "sign" or row.get("state") != "open":
            continue
        one = proposals.proposed(memory, row["of"])
        signed = proposals.signatures(memory, row["of"])
        names = viewer.names({hand[1] for hand in one["h"]} | {person for _, person, _ in signed})
        found.append({"id": row["of"], "draft": drafts.of(viewer, ident, row["of"]), "on": one["on"], "by": "、".join(names[hand[1]] for hand in one["h"] if hand[0] == "did"),
                      "signed": [(names[person], capacity) for _, person, capacity in signed],
                      "signed_steps": [(entry, names[person], capacity) for entry, person, capacity in signed], "capacity": row["capacity"], "mine": row["capacity"] in viewer.capacities,
                      "own": (own := any(hand[1] == viewer.person for hand in one["h"])), "kept_back": _not_withdrawn(viewer, ident, row["of"]) if own else [], "steps": proposals.steps(memory, row["of"])})
    return found


def _not_withdrawn(viewer: gate.Viewer, ident: str, proposal: str) -> list[Weighed]:
    """Why its proposer may not take it back any more; empty while he may."""
    return [each for each in possible.against(viewer, Withdraw, ident, {"proposal": proposal}) if each.stops]


def may_sign(viewer: gate.Viewer, memory: dict[str, Any], entry: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each step that still wants a signature, in order, with who may have signed it on paper: (person, name and post) of those who hold the post, or held it when it was proposed; never whoever records it."""
    left = proposals.unsigned(memory, entry)
    since = str(proposals.proposed(memory, entry)["on"])[:10]
    held = {(post["capacity"], post["person"], post["title"]) for post in viewer.staff.posts if post["capacity"] in left and post["since"] <= viewer.day.isoformat()
            and (not post["until"] or post["until"] >= since) and post["person"] != viewer.person}
    names = gate.people({person for _, person, _ in held})
    return [(step, sorted(((person, f"{names.get(person, '')}（{title}）") for capacity, person, title in held if capacity == step), key=lambda pair: pair[1])) for step in left]


@login_required
@require_POST
def let_go(request: HttpRequest, ident: str, proposal: str) -> HttpResponse:
    """What was sent back is not proposed anew."""
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    try:
        done = door.do(LetGo(proposal=proposal), ident, who=viewer.person, office=viewer.office, origin="desk")
    except (Refused, BadInput) as error:
        return render(request, "base/message.html", {"title": "没有办成", "message": str(error)}, status=422)
    return after(request, viewer, done, head["line"])


@login_required
def draft(request: HttpRequest, ident: str, proposal: str, n: int) -> HttpResponse:
    """A paper that waits for a signature, as it would be printed, marked as a draft."""
    viewer = viewer_of(request)
    papers = drafts.of(viewer, ident, proposal).papers
    if n >= len(papers):
        raise NotFound("没有这份待签批的文书，可能已经签结或撤回。请回到事项页再看。")
    gate.log(viewer, ident, "draft")
    try:
        data = prints.pdf_of(papers[n])
    except MissingGlyphs as error:
        return render(request, "base/message.html", {"title": "没有印成", "message": str(error)}, status=422)
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": f"inline; filename=draft-{n + 1}.pdf"})


@login_required
def file(request: HttpRequest, ident: str, proposal: str, name: str) -> FileResponse:
    """A file filled into a proposal, as an attachment."""
    one = drafts.file(viewer_of(request), ident, proposal, name)
    return FileResponse(vault().open(name), as_attachment=True, filename=name[:16], content_type=one.get("media") or "application/octet-stream")


def sign(request: HttpRequest, ident: str, proposal: str) -> HttpResponse:
    """Agree to, send back or withdraw a proposal."""
    if not request.user.is_authenticated:
        return redirect_to_login(f"/desk/matter/{ident}/")
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    verb = request.POST.get("verb", "")
    said: dict[str, Any] = {"proposal": proposal}
    if verb == "SendBack":
        said["reason"] = request.POST.get("reason", "")
    elif verb == "Sign" and request.POST.get("opinion"):
        said["opinion"] = request.POST["opinion"]
    cls = act_of(f"common.{verb}") if verb in ("Sign", "SendBack", "Withdraw") else act_of("")
    try:
        done = door.do(cls(**said), ident, who=viewer.person, office=viewer.office, origin="desk", id=request.POST.get("id", ""))
    except (Refused, BadInput) as error:
        return render(request, "base/message.html", {"title": "没有办成", "message": str(error)}, status=422)
    return after(request, viewer, done, head["line"])
