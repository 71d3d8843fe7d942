"""People on the desk: found by what they are called, offered on every form, looked at with a purpose; and what stands around a place or a matter."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fazhi.kernel import finder, gate, linkage, purpose, registry, texts
from fazhi.kernel.linkage import NeedsPurpose
from fazhi.kernel.paging import Page
from fazhi.report import frequency, tables
from fazhi.web.base.who import viewer_of
from fazhi.web.desk import law_found

YEARS = 5  # the newest years of which the page says how often an enterprise was inspected


PARTS = ("people", "texts", "after", "laws")  # what the search finds; the next page of one shows that one alone


@login_required
def find(request: HttpRequest) -> HttpResponse:
    """Matters by their number, or a part of it, and by the people who take part in them, texts, and the law; what is asked comes by POST, and so does each next page, so that no name stands in an address."""
    viewer = viewer_of(request)
    text = request.POST.get("q", "").strip()
    part = next((each for each in PARTS if request.POST.get(each)), "")
    after = request.POST.get(part, "")
    skip = int(after) if after.isdecimal() and len(after) < 5 else 0
    numbered = any(char.isdigit() for char in text)  # what holds no digit is no part of a number: every matter would be looked through in vain
    page = gate.matters(viewer, code=text, after=request.POST.get("after", "")) if numbered and part in ("", "after") else Page([], "")
    answer = finder.search(viewer, text, skip + finder.SHOWN) if part in ("", "people") else finder.Answer([])
    hits = texts.search(viewer, text, skip + texts.SHOWN) if part in ("", "texts") else texts.Hits([])
    laws = law_found.search(text, viewer.day, skip) if part in ("", "laws") else []
    if not part and len(page.rows) == 1 and not answer.found and (not (hits.found or laws) or text in (page.rows[0]["code"], page.rows[0]["outside"])):
        return redirect("matter", page.rows[0]["id"])
    answer, hits = finder.Answer(answer.found[skip:], answer.more), texts.Hits(hits.found[skip:], hits.more)
    if answer.found:
        gate.log(viewer, "", "people search")
    if hits.found:
        gate.log_many(viewer, dict.fromkeys(hit.matter for hit in hits.found), "text search", "查找文字")
    theirs = finder.matters(viewer, [one.same for one in answer.found])
    people = [(one, theirs[one.same]) for one in answer.found]
    return render(request, "desk/find.html", {"page": page, "people": people, "answer": answer, "text": text, "hits": hits, "laws": laws[:law_found.SHOWN], "more_law": len(laws) > law_found.SHOWN,
                                              "part": part, "seen": {"people": skip + len(people), "texts": skip + len(hits.found), "laws": skip + min(len(laws), law_found.SHOWN)}})


@login_required
@require_POST
def offer(request: HttpRequest) -> HttpResponse:
    """People of the record who may be the one that is being typed on a form; a fragment with a choice for each."""
    viewer = viewer_of(request)
    field = request.GET.get("field", "")
    one = "one" in request.GET
    if one:
        answer = finder.search(viewer, request.POST.get(f"{field}.find", ""), 8)
    else:
        answer = finder.same(viewer, {key: request.POST.get(f"{field}.{key}", "") for key in ("name", "phone", "number")})
    if answer.found:
        gate.log(viewer, "", "people offer")
    return render(request, "desk/offer.html", {"field": field, "answer": answer, "new": not one})


@login_required
def person(request: HttpRequest, ident: str) -> HttpResponse:
    """Everything of one person in all lines that this reader's purpose opens."""
    viewer = viewer_of(request)
    key, reason = request.POST.get("purpose", ""), request.POST.get("reason", "")
    may = purpose.open_to(viewer.capacities)
    try:
        whole = linkage.person(viewer, ident, key, reason)
    except NeedsPurpose as error:
        words = {"ident": ident, "may": may, "said": str(error), "key": key, "reason": reason}
        return render(request, "desk/person_why.html", words, status=422 if request.method == "POST" else 200)
    own = next((row for row in whole.rows if not row["old"] and _handles(viewer, row)), None)
    ids, known = [row["id"] for row in whole.rows], sorted({int(row["opened_on"][:4]) for row in whole.rows}, reverse=True)[:YEARS]
    years = {year: frequency.visits(viewer.office, tables.rules()["visits"], year, matters=ids) for year in known}
    for year, by_firm in years.items():
        times = sum(len(entries) for firm, entries in by_firm.items() if firm in whole.group)
        if times:
            whole.about[f"{year}年现场检查"] = f"{times}次"
    words = {"whole": whole, "own": own, "alike": finder.alike(viewer, whole.group).found, "same": linkage.found_same(viewer, whole.group),
             "readers": linkage.readers(viewer, whole.group), "grouped": _grouped(whole.rows), "may": may, "ident": ident}
    return render(request, "desk/person.html", words)


def _handles(viewer: gate.Viewer, row: dict[str, Any]) -> bool:
    """True when the reader may find, in this matter, that two persons are one."""
    return row["handler"] == viewer.person or bool(viewer.capacities & {"clerk", *(each.key for each in registry.line(row["line"]).handlers)})


def _grouped(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(registry.line(row["line"]).group, []).append(row)
    return found


@login_required
def place(request: HttpRequest) -> HttpResponse:
    """Everything of one village, or of one place, in all lines; what is looked for comes by POST, so that nobody's address stands in an address."""
    viewer = viewer_of(request)
    village, words = request.POST.get("village", ""), request.POST.get("place", "").strip()
    whole = linkage.place(viewer, village, words) if village or words else None
    told = {"whole": whole, "grouped": _grouped(whole.rows) if whole else {}, "villages": gate.villages(viewer, ("village",)), "village": village, "place": words}
    return render(request, "desk/place.html", told)


@login_required
def around(request: HttpRequest, ident: str) -> HttpResponse:
    """What stands around one matter."""
    viewer = viewer_of(request)
    return render(request, "desk/around.html", {"head": gate.matter(viewer, ident), "told": linkage.around(viewer, ident)})
