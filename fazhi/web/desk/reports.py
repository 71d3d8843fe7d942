"""The figures and the report, each figure a link to the entries behind it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fazhi.kernel import gate, registry
from fazhi.kernel.models import Matter
from fazhi.kernel.parts import playing
from fazhi.kernel.wrong import FazhiError, NotFound
from fazhi.report import annex, figures, outline_read, printed, returned, unbacked, yearly
from fazhi.report import source as made
from fazhi.web.accounts import people
from fazhi.web.base.who import as_read, shown_day, viewer_of
from fazhi.web.desk import forms

SPRING = "06"
PARTS = {"work": "一、主要举措和成效", "shortcomings": "二、存在的不足和原因", "first_responsibility": "三、第一责任人履职情况", "plan": "四、下一年度安排", "other": "五、其他"}


def latest(viewer: gate.Viewer) -> int:
    """The year that is being told: in spring the one before, since its report is still under way."""
    newest = shown_day(viewer).isoformat() if viewer.staff.demo else figures.last_day(viewer.office) or viewer.day.isoformat()
    return int(newest[:4]) - (newest[5:7] <= SPRING)


@login_required
def index(request: HttpRequest, what: str) -> HttpResponse:
    """To the latest year."""
    return redirect(what, latest(viewer_of(request)))


@login_required
def report(request: HttpRequest, year: int, form: str = "") -> HttpResponse:
    """The report of a year, as a page or a paper: until it is adopted as its reader may know the numbers, then one text for everybody."""
    viewer = viewer_of(request)
    with figures.read_by(viewer):
        told = yearly.yearly(viewer.office, year)
        if not told.adopted or not figures.KEPT.get():  # the same for everybody
            return _report(request, viewer, told, form)
    return _report(request, viewer, yearly.yearly(viewer.office, year), form)


def _report(request: HttpRequest, viewer: gate.Viewer, told: Any, form: str) -> HttpResponse:
    year = told.year
    if form:
        return _paper(viewer, told, form)
    rows = [told.values[key] for key in told.prose.figures()]
    folder = reverse("figure", args=[year, "-"]).removesuffix("-/")  # once, not for each of many numbers
    words = {"year": year, "told": told, "rows": rows, "typed": unbacked.typed(told.prose), "figure": lambda key: f"{folder}{key}/", "writing": playing("report.draft")[0],
             "begins": next(key for key in playing("report.begin") if not registry.act(key).hidden)}
    return render(request, "desk/report.html", words)


def form_of(memory: dict[str, Any]) -> bool:
    """True for the matter of a county's form, whose sheet can be clicked."""
    return any(key in memory["acts"] for key in playing("form.take"))


def year_of(memory: dict[str, Any]) -> int:
    """The year a matter is the report of; 0 where it is none."""
    return int(memory["first"]["s"].get("year") or 0) if any(key in memory["acts"] for key in playing("report.begin")) else 0


def _paper(viewer: gate.Viewer, told: Any, form: str) -> HttpResponse:
    behind = annex.annex(viewer.office, told.year, [told.values[key] for key in told.prose.figures()])
    data = printed.printed(form, told.prose, told.values, behind, viewer.staff.name, demo=viewer.staff.demo, dated=told.adopted)
    media = {"pdf": "application/pdf", "html": "text/html; charset=utf-8", "json": "application/json",
             "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}[form]
    answer = HttpResponse(data, content_type=media)
    answer["Content-Disposition"] = f'{"inline" if form == "pdf" else "attachment"}; filename="report-{told.year}.{form}"'
    return answer


@login_required
@as_read
def source(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """How a figure came about, as a paper for the table."""
    viewer = viewer_of(request)
    codes = gate.codes(viewer, {each["matter"] for each in figures.trace(viewer.office, key, year)})
    answer = HttpResponse(made.printed(viewer.office, viewer.staff.name, key, year, codes, demo=viewer.staff.demo), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{key}-{year}.pdf"'
    return answer


@login_required
@as_read
def back(request: HttpRequest, year: int) -> HttpResponse:
    """The report edited as DOCX comes back: what became of each number, and the draft with its slots in place again."""
    viewer = viewer_of(request)
    told = yearly.yearly(viewer.office, year)
    upload = request.FILES.get("edited")
    if not told.matter or told.adopted:
        raise NotFound("报告还没有启动，或者已经审定，不能再传回改稿。审定以后的变化请办理更正说明。")
    error, found, draft = "", None, ""
    if request.method == "POST" and upload is None:
        error = "请选择改好的 DOCX 文件。"
    elif upload is not None:
        try:
            own = printed.printed("docx", told.prose, told.values, [], viewer.staff.name, demo=viewer.staff.demo, dated=told.adopted)
            found = returned.read(upload.read(), told.prose, told.values, own)
        except FazhiError as wrong:
            error = str(wrong)
        else:
            address = reverse("do", args=[told.matter, playing("report.draft")[0]])
            draft = f"{address}?draft={people.keep({'said': {k: v for k, v in found.parts.items() if v.strip()}, 'how': {}}, request.user.person)}"
    words = {"year": year, "told": told, "found": found, "error": error, "draft": draft, "labels": {key: value.label for key, value in told.values.items()}}
    return render(request, "desk/report_back.html", words, status=422 if error else 200)


@login_required
def publish(request: HttpRequest, year: int) -> HttpResponse:
    """To the act of publishing, with the adopted text filled in."""
    told = yearly.yearly(viewer_of(request).office, year)
    if not told.matter or not told.adopted:
        raise NotFound("报告还没有审定，不能公开。请先审核、审定。")
    kept = people.keep({"said": {"heading": told.prose.title, "text": told.prose.text()}, "how": {}}, request.user.person)
    return redirect(f"{reverse('do', args=[told.matter, playing('report.publish')[0]])}?draft={kept}")


@login_required
def outline(request: HttpRequest, year: int) -> HttpResponse:
    """The county's outline comes in as DOCX: its parts and blanks are shown, bound by a person, and go to the act that takes the outline."""
    viewer = viewer_of(request)
    told = yearly.yearly(viewer.office, year)
    if not told.matter or told.adopted:
        raise NotFound("报告还没有启动，或者已经审定，不能再换提纲。")
    _may_take_outline(told.matter)
    error, found, kept = "", None, ""
    upload = request.FILES.get("outline")
    if request.method == "POST" and "kept" in request.POST:
        return _use(request, told)
    if request.method == "POST" and upload is None:
        error = "请选择上级发来的提纲（DOCX 文件）。"
    elif upload is not None:
        try:
            found = outline_read.read(upload.read(), registry.figures())
        except FazhiError as wrong:
            error = str(wrong)
        else:
            kept = people.keep({"outline": found.outline}, request.user.person)
    words = {"year": year, "told": told, "found": found, "error": error, "kept": kept, "figures": registry.figures(), "offered": forms.figures(), "keys": PARTS,
             "missing": outline_read.missing(part["key"] for part in found.outline["parts"]) if found else []}
    return render(request, "desk/report_outline.html", words, status=422 if error else 200)


def _may_take_outline(matter: str) -> None:
    """Raises NotFound while the report stands at a stage at which the act that takes an outline is not done: before the file is read, not after."""
    at = registry.act(playing("report.outline")[0]).at
    if Matter.objects.get(id=matter).stage not in {each.key for each in at}:
        raise NotFound("报告已经审核，不能再换提纲。确需更换的，请审核人办理审核并选“退回修改”，再传入提纲。")


def _use(request: HttpRequest, told: Any) -> HttpResponse:
    brought = people.peek(request.POST["kept"], request.user.person).get("outline")
    if not brought:
        raise NotFound("读入的提纲已经过期。请重新选择文件读入。")
    keys = {str(i): request.POST.get(f"part-{i}", "") for i in range(len(brought["parts"]))}
    said = {"outline": outline_read.bound(brought, keys, request.POST.dict())}
    return redirect(f"{reverse('do', args=[told.matter, playing('report.outline')[0]])}?draft={people.keep({'said': said, 'how': {}}, request.user.person)}")
