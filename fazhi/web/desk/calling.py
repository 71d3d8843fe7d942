"""The page for somebody who calls again: found by what he knows, told three sentences, and the call noted with one press."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import calling, door, gate
from fazhi.kernel.deed import uuid7
from fazhi.kernel.wrong import FazhiError, NotFound
from fazhi.web.base.who import viewer_of


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """What is known of the matter, the matters that may be meant, and the note of the call; what is known comes by POST, so that it stands in no address."""
    viewer = viewer_of(request)
    if not calling.lines(viewer):
        raise NotFound("您现任职务不接待来电来访查询。请从左侧菜单进入。")
    asked = request.POST
    known = calling.Known(*(asked.get(name, "").strip() for name in ("number", "village", "month", "topic", "phone")))
    words = {"known": known, "asked": "number" in asked, "villages": gate.villages(viewer, ("village",)), "noted": "", "error": ""}
    if "matter" in asked:
        words.update(_noted(request, viewer))
    words |= {"rows": [{**row, "entry": uuid7()} for row in calling.found(viewer, known)]}
    return render(request, "desk/calling.html", words, status=422 if words["error"] else 200)


def _noted(request: HttpRequest, viewer: gate.Viewer) -> dict[str, str]:
    """Note the call in its matter."""
    ident = request.POST.get("matter", "")
    try:
        act = calling.note(viewer, ident, request.POST.get("told", ""), request.POST.get("asker", "self"))
        done = door.do(act, ident, who=viewer.person, office=viewer.office, origin="desk", id=request.POST.get("id", ""))
    except FazhiError as error:
        return {"error": str(error)}
    return {"noted": done.code}
