"""Handing over a desk: what goes to whom is looked at first, done in one act, and printed as a list to sign."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel import desk_list, door, gate
from fazhi.kernel.deed import uuid7
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.typeset.glyphs import MissingGlyphs
from fazhi.kernel.typeset.pdf import to_pdf
from fazhi.kernel.whole_desk import HandOverDesk
from fazhi.kernel.wrong import BadInput, NotFound, Refused
from fazhi.web.base.who import viewer_of
from fazhi.web.desk import forms

MAY = {"registrar", "unit_head", "chief"}
ASKED = ("leaver", "successor", "second", "ends")


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Who leaves and who takes over; the list of what would go to whom; and the doing of it."""
    viewer = viewer_of(request)
    if not viewer.capacities & MAY:
        raise NotFound("移交由机构管理员、部门负责人或者主要负责人办理。一件事项的移交，请在事项页办理“移交事项”。")
    asked = request.POST if request.method == "POST" else request.GET
    said = {name: asked.get(name, "").strip() for name in ASKED if asked.get(name, "").strip()}
    errors = []
    if request.method == "POST":
        try:
            done = door.do(HandOverDesk(**said), viewer.office, who=viewer.person, office=viewer.office, origin="desk", id=request.POST.get("id", ""))
            return redirect("handover-done", done.entry)
        except Refused as refused:
            errors = [str(each) for each in refused.objections]
        except BadInput as bad:
            errors = list(bad.errors.values())
    desk = desk_list.of(viewer, said["leaver"], said.get("successor", ""), said.get("second", "")) if said.get("leaver") else None
    names = gate.people({each for each in (said.get("successor"), said.get("second"), *(row["to"] for row in (desk.sheets if desk else ()))) if each})
    return render(request, "desk/handover.html", {"desk": desk, "said": said, "names": names, "officers": forms.officers(viewer), "errors": errors, "id": uuid7()},
                  status=422 if errors else 200)


@login_required
def done(request: HttpRequest, entry: str, form: str = "") -> HttpResponse:
    """A hand-over that was done: the list to print and sign."""
    viewer = viewer_of(request)
    if not viewer.capacities & MAY:
        raise NotFound("移交清单由机构管理员、部门负责人或者主要负责人打印。")
    document = desk_list.printed(viewer, entry)
    if not form:
        return render(request, "desk/handover_done.html", {"entry": entry, "left": desk_list.left_over(viewer, entry)})
    try:
        return HttpResponse(to_pdf(document, Faces()), content_type="application/pdf", headers={"Content-Disposition": "inline; filename=handover.pdf"})
    except MissingGlyphs as error:
        return render(request, "base/message.html", {"title": "没有印成", "message": str(error)}, status=422)
