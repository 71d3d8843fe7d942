"""The office's own words of papers on the desk: what stands for each kind, its versions, changing the words with a preview, and back to the standard."""

from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import edited, gate, last_paper, own_papers, registry
from fazhi.kernel.deed import uuid7
from fazhi.kernel.prints import pdf_of
from fazhi.kernel.roster import roster
from fazhi.kernel.templates import Template
from fazhi.kernel.typeset.glyphs import MissingGlyphs
from fazhi.kernel.wrong import NotFound
from fazhi.web.base.who import viewer_of

ADOPT, RESTORE = "house.AdoptPaperText", "house.RestorePaperText"
SHARED = "各项工作共有"


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Every kind of paper by its line: printed with whose words, since when."""
    viewer = viewer_of(request)
    rows = [(kind, standard, _standing(viewer, kind, standard)) for kind, standard in own_papers.known().items()]
    lines = [(registry.line(key).title if key in registry.lines() else SHARED, list(several)) for key, several in groupby(rows, lambda row: row[0].partition(".")[0])]
    return render(request, "desk/paper_texts.html", {"lines": lines, "own": [(kind, standard, now) for kind, standard, now in rows if now["versions"]]})


def _standing(viewer: gate.Viewer, kind: str, standard: Template) -> dict[str, Any]:
    """What an office has of its own for a kind of paper: the version in force today, what is wrong with it since the standard changed, all versions."""
    day, found = viewer.day.isoformat(), own_papers.versions(roster(viewer.office), kind)
    now = next((each for each in reversed(found) if each.stands(day)), None)
    return {"now": now, "wrong": own_papers.wrong(standard, now.body) if now else [], "versions": found[::-1]}


def _standard(kind: str) -> Template:
    try:
        return own_papers.known()[kind]
    except KeyError:
        raise NotFound("没有这种文书。请从“文书样式”页选择。") from None


@login_required
def one(request: HttpRequest, kind: str) -> HttpResponse:
    """The words of one kind of paper, to be changed; once looked at, how they differ from the standard and how the paper would read, and the act that adopts them."""
    viewer, standard = viewer_of(request), _standard(kind)
    standing = _standing(viewer, kind, standard)
    body = request.POST.get("words", "").replace("\r\n", "\n") or (standing["now"].body if standing["now"] else standard.body)
    wrong = own_papers.wrong(standard, body) if request.method == "POST" else []
    may = {key for key in (ADOPT, RESTORE) if viewer.capacities & {each.key for each in registry.act(key).by}}
    row, filled = ({}, {}) if wrong else last_paper.of(viewer, kind, standard)
    told = {} if wrong else {"like": row, "changes": edited.difference(own_papers.clean(standard.body), own_papers.clean(body)), "places": last_paper.places(standard, kind, filled), "text": own_papers.sample(standard, kind, body, viewer.office, viewer.day, filled)["text"]}
    return render(request, "desk/paper_text.html", {
        "kind": kind, "standard": standard, "body": body, "wrong": wrong, "looked": request.method == "POST", "standing": standing, "house": viewer.office,
        "id": uuid7(), "day": viewer.day.isoformat(), "may": may, "adopt": ADOPT, "restore": RESTORE, **told}, status=422 if wrong else 200)


@login_required
def preview(request: HttpRequest, kind: str) -> HttpResponse:
    """The paper as it would be printed with the words that were typed, or with what is in force."""
    viewer, standard = viewer_of(request), _standard(kind)
    now = _standing(viewer, kind, standard)["now"]
    body = request.POST.get("words", "").replace("\r\n", "\n") or (now.body if now else standard.body)
    if wrong := own_papers.wrong(standard, body):
        return render(request, "base/message.html", {"title": "没有印成", "message": f"{'。'.join(wrong)}。"}, status=422)
    try:
        data = pdf_of(own_papers.sample(standard, kind, body, viewer.office, viewer.day, last_paper.of(viewer, kind, standard)[1]))
    except MissingGlyphs as error:
        return render(request, "base/message.html", {"title": "没有印成", "message": str(error)}, status=422)
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": "inline; filename=preview.pdf"})
