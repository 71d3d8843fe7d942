"""What has to be public beforehand, part by part: looked at, taken as a file, or brought into publication with one button."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from fazhi.kernel import door, registry
from fazhi.kernel.typeset import docx, html, pdf
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.wrong import NotFound
from fazhi.report import onepage, pack
from fazhi.web.base.who import viewer_of
from fazhi.web.desk.statistics import MEDIA, attached

STATISTICS = "statistics"


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """All parts and charts, and what has to be added by hand."""
    viewer = viewer_of(request)
    words = {"parts": pack.PARTS, "lines": pack.enforcing(), "missing": pack.missing(viewer.day), "may": pack.viewer_may(viewer)}
    return render(request, "desk/pack.html", words)


@login_required
def part(request: HttpRequest, key: str, form: str = "") -> HttpResponse:
    """One part as a page or a paper."""
    viewer = viewer_of(request)
    paper = pack.made(viewer.office, key, viewer.day)
    if form == "pdf":
        return attached(pdf.to_pdf(paper, Faces()), f"{key}.pdf", MEDIA["pdf"])
    if form == "docx":
        return attached(docx.to_docx(paper, Faces()), f"{key}.docx", MEDIA["docx"])
    body = mark_safe(html.to_html(paper))  # every word in it is escaped by to_html
    return render(request, "desk/pack_part.html", {"part": pack.part(key), "body": body, "may": pack.viewer_may(viewer)})


@login_required
def chart(request: HttpRequest, line: str, form: str) -> HttpResponse:
    """The flow chart of a line on one page."""
    if line not in registry.lines():
        raise NotFound("没有这项工作。")
    svg = onepage.chart(registry.line(line))
    if form == "pdf":
        return attached(onepage.printed(svg), f"chart-{line}.pdf", MEDIA["pdf"])
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")


@login_required
@require_POST
def draft(request: HttpRequest, key: str) -> HttpResponse:
    """Bring a part, or the tables of a year, into publication: a draft that somebody else reviews and approves."""
    viewer, act = viewer_of(request), pack.publishing()
    if act is None:
        raise NotFound("没有安装信息公开这项工作，不能拟稿公开。")
    matter = ""
    if key.startswith(STATISTICS):
        year = int(key.removeprefix(f"{STATISTICS}-"))
        heading, text = pack.statistics(viewer.office, year)
        column, matter = STATISTICS, pack.owed(viewer.office, year)
    else:
        one = pack.part(key)
        paper = pack.made(viewer.office, key, viewer.day)
        heading, text, column = paper.title, pack.text(paper), one.column
    done = door.do(act(heading=heading, text=text, column=column, channels=["site"]), matter, who=viewer.person, office=viewer.office, origin="desk")
    return redirect("matter", done.matter)
