"""What waits for my signature: each with what speaks against it, many signed at once, sent back to a step, printed, signed on paper and recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fazhi.kernel import approval_form, door, drafts, duties, gate, happen, proposals, registry, workbench
from fazhi.kernel.common import SendBack, Sign
from fazhi.kernel.consequences import Meet
from fazhi.kernel.deed import Done, uuid7
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.typeset.glyphs import MissingGlyphs
from fazhi.kernel.typeset.pdf import to_pdf
from fazhi.kernel.wrong import BadInput, FazhiError, Refused
from fazhi.web.base import kept
from fazhi.web.base.who import shown_day, viewer_of
from fazhi.web.desk import bench, did, forms, signing

SIZE = 20  # each is weighed as at the door, so a page holds no more


@dataclass(frozen=True, slots=True)
class Waiting:
    """One proposal of the list: its duty, its draft, and whether it may be signed together with others."""

    row: dict[str, Any]
    draft: drafts.Draft

    @property
    def line_title(self) -> str:
        """The line of work."""
        return registry.line(self.row["line"]).title

    @property
    def clean(self) -> bool:
        """True when nothing objects, not even as a warning, and nothing is missing."""
        return not self.draft.objections and not self.draft.wrong and bool(self.draft.told or self.draft.papers)


def _rows(viewer: gate.Viewer) -> list[dict[str, Any]]:
    return [row for group in duties.queue(viewer, term="sign") for row in group.rows]


def _items(viewer: gate.Viewer, rows: list[dict[str, Any]], heads: dict[str, dict[str, Any]]) -> list[Waiting]:
    """These rows with their drafts, without what was taken back meanwhile."""
    found = drafts.several(viewer, {row["of"]: row["matter"] for row in rows}, heads)
    return [Waiting(row, found[row["of"]]) for row in rows if row["of"] in found]


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """The list; a POST signs what was ticked and says what was left out and why."""
    viewer = viewer_of(request)
    told = _signed(request, viewer) if request.method == "POST" else []
    rows = _rows(viewer)
    start = int(request.GET["from"]) if request.GET.get("from", "").isdigit() else 0
    shown = rows[start:start + SIZE]
    heads = drafts.heads(viewer, {row["matter"] for row in [*shown, *(row for row, _ in told)]})
    items = _items(viewer, shown, heads)
    gate.log_many(viewer, {one.row["matter"] for one in items}, "approval", "")
    known = workbench.called(viewer, list(heads.values()))
    return render(request, "desk/approvals.html", {"items": items, "told": told, "nothing": request.method == "POST" and not request.POST.getlist("pick"), "known": known, "total": len(rows), "start": start, "following": start + SIZE if start + SIZE < len(rows) else 0,
                                                   "today": shown_day(viewer).isoformat(), "tabs": bench.tabs(viewer), "tab": "sign", "house": viewer.office})


def _signed(request: HttpRequest, viewer: gate.Viewer) -> list[tuple[dict[str, Any], str]]:
    """Sign what was ticked, each by itself and weighed anew: [(duty, why it was left out, or empty)]."""
    picked, found = set(request.POST.getlist("pick")), []
    for row in _rows(viewer):
        if row["of"] not in picked:
            continue
        if not any(one.clean for one in _items(viewer, [row], drafts.heads(viewer, {row["matter"]}))):
            found.append((row, "有提醒或者不符合规定的情形，请打开逐件签批"))
            continue
        try:
            door.do(Sign(proposal=row["of"], **({"opinion": request.POST["opinion"]} if request.POST.get("opinion") else {})), row["matter"],
                    who=viewer.person, office=viewer.office, origin="desk")
            found.append((row, ""))
        except FazhiError as error:
            found.append((row, str(error)))
    return found


@login_required
def printed(request: HttpRequest, ident: str, proposal: str) -> HttpResponse:
    """The approval form on A4, to be signed by hand or kept."""
    try:
        data = to_pdf(approval_form.form(viewer_of(request), ident, proposal), Faces())
    except MissingGlyphs as error:
        return render(request, "base/message.html", {"title": "没有印成", "message": str(error)}, status=422)
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": "inline; filename=approval.pdf"})


@login_required
@require_POST
def back(request: HttpRequest, ident: str, proposal: str) -> HttpResponse:
    """Send a proposal back to one who has signed already; he signs anew, and so does everyone after him."""
    viewer = viewer_of(request)
    gate.matter(viewer, ident)
    signed = [one[0] for one in proposals.signatures(happen.peek(ident), proposal)]
    step = request.POST.get("step", "")
    words = {"proposal": proposal, "reason": request.POST.get("reason", ""), **({"undone": signed[signed.index(step):]} if step in signed else {})}
    return _did(request, ident, lambda: door.do(SendBack(**words), ident, who=viewer.person, office=viewer.office, origin="desk"))


@login_required
def on_paper(request: HttpRequest, ident: str, proposal: str) -> HttpResponse:
    """It was signed on the printed form: who signed, when, and the scan; the act is recorded as done on paper and the proposal is settled."""
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    cls, raw, _ = proposals.proposal(proposal, ident)
    memory, posted = happen.peek(ident), request.POST
    words = {"head": head, "act": cls, "proposal": proposal, "id": posted.get("id") or uuid7(), "own": proposals.proposer(memory, proposal) == viewer.person}
    if request.method != "POST":
        return render(request, "desk/on_paper.html", {**words, "steps": signing.may_sign(viewer, memory, proposal)})
    how: dict[str, Any] = {"manner": "paper", "done_at": posted.get("done_at", ""), "signed_by": tuple(dict.fromkeys(filter(None, posted.getlist("signed_by")))), "id": posted.get("id", ""),
                           "scan": forms.stored(request.FILES["scan"]) if "scan" in request.FILES else kept.taken(posted.get("scan.kept", "")) or None}
    try:
        did.note(request, door.do(cls(**raw), ident, who=viewer.person, office=viewer.office, origin="desk", proposal=proposal, extra=[Meet("sign", proposal)], **how))
    except (Refused, BadInput) as error:
        at_day = error.errors.get("done_at", "") if isinstance(error, BadInput) else ""
        return render(request, "desk/on_paper.html", {**words, "steps": signing.may_sign(viewer, memory, proposal), "how": how, "error": str(error), "at_day": at_day}, status=422)
    return redirect("matter", ident)


def _did(request: HttpRequest, ident: str, do: Callable[[], Done]) -> HttpResponse:
    try:
        did.note(request, do())
    except (Refused, BadInput) as error:
        return render(request, "base/message.html", {"title": "没有办成", "message": str(error)}, status=422)
    return redirect("matter", ident)
