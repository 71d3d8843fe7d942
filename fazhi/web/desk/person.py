"""People on the desk: found by what they are called, offered on every form, looked at with a purpose."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel import finder, gate
from fazhi.web.base.who import viewer_of


@login_required
def find(request: HttpRequest) -> HttpResponse:
    """Matters by their number, or a part of it, and by the people who take part in them."""
    viewer = viewer_of(request)
    text = request.GET.get("q", "").strip()
    page = gate.matters(viewer, code=text, after=request.GET.get("after", "")) if text else gate.Page([], "")
    answer = finder.search(viewer, text)
    if len(page.rows) == 1 and not answer.found:
        return redirect("matter", page.rows[0]["id"])
    if answer.found:
        gate.log(viewer, "", "people search")
    people = [(one, finder.matters(viewer, one.same)) for one in answer.found]
    return render(request, "desk/find.html", {"page": page, "people": people, "more": answer.more, "text": text})


@login_required
def offer(request: HttpRequest) -> HttpResponse:
    """People of the record who may be the one that is being typed on a form; a fragment with a choice for each."""
    viewer = viewer_of(request)
    field = request.GET.get("field", "")
    one = "one" in request.GET
    if one:
        answer = finder.search(viewer, request.GET.get(f"{field}.find", ""), 8)
    else:
        answer = finder.same(viewer, {key: request.GET.get(f"{field}.{key}", "") for key in ("name", "phone", "number")})
    if answer.found:
        gate.log(viewer, "", "people offer")
    return render(request, "desk/offer.html", {"field": field, "answer": answer, "new": not one})
