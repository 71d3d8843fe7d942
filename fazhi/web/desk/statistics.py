"""The yearly tables of enforcement, each number a link to its entries; what a machine finds in a file; the county's score sheet filled."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel import checks, exports, gate, registry
from fazhi.kernel.models import Entry
from fazhi.kernel.within import INSIDE
from fazhi.kernel.wrong import FazhiError, NotFound
from fazhi.report import pack, scoresheet, tables, tables_printed
from fazhi.web.base.who import shown_day, viewer_of

MEDIA = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xls": "application/vnd.ms-excel", "pdf": "application/pdf", "json": "application/json",
         "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


@login_required
def latest(request: HttpRequest) -> HttpResponse:
    """To the year that has to be published next: the one before."""
    return redirect("tables", shown_day(viewer_of(request)).year - 1)


@login_required
def yearly(request: HttpRequest, year: int, form: str = "") -> HttpResponse:
    """The six tables of a year, as a page or as a file."""
    viewer = viewer_of(request)
    sheets = tables.tables(viewer.office, year)
    told = tables.account(viewer.staff.name, sheets, year)
    if form:
        data = tables_printed.printed(form, sheets, told, viewer.staff.name, year, demo=viewer.staff.demo)
        return attached(data, f"tables-{year}.{form}", MEDIA[form])
    due = date(year + 1, 1, 1)
    return render(request, "desk/tables.html", {"year": year, "sheets": sheets, "account": told, "rules": tables.rules(), "term": tables.term(due), "may": pack.viewer_may(viewer)})


@login_required
def cell(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """One number of a table opened into its entries."""
    viewer = viewer_of(request)
    found = tables.find(tables.tables(viewer.office, year), key)
    rows = tables.trace(found)
    titles = {row["act"]: registry.acts()[row["act"]].title for row in rows if row["act"] in registry.acts()}
    words = {"year": year, "cell": found, "rows": rows, "titles": titles, "codes": gate.codes(viewer, {row["matter"] for row in rows})}
    return render(request, "desk/table_cell.html", words)


@login_required
def looked(request: HttpRequest, ident: str) -> HttpResponse:
    """What the machine finds in a file, each finding a link to its entry."""
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    if not head["inside"]:
        raise NotFound("这个案卷的内容密存，查阅须先在事项页说明理由。")
    results = checks.look(checks.dossier(ident, viewer.day))
    entries = {each["id"]: each for each in Entry.objects.filter(id__in={f.entry for r in results for f in r.findings}).values("id", "n", "act", "done_at", "matter")}
    titles = {each["act"]: registry.acts()[each["act"]].title for each in entries.values() if each["act"] in registry.acts()}
    return render(request, "desk/looked.html", {"head": head, "results": results, "entries": entries, "titles": titles})


@login_required
def filled(request: HttpRequest, ident: str) -> HttpResponse:
    """The score sheet that the county sent, filled with the words of this review; the format stays as it is."""
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    words = scoresheet.words_of(viewer, head)
    given = request.FILES.get("sheet")
    error, left = "", []
    if request.method == "POST" and given is None:
        error = "请选择县里下发的评分表（.xlsx）。"
    elif given is not None:
        try:
            data, left = scoresheet.fill(given.read(), words)
        except FazhiError as wrong:
            error = str(wrong)
        else:
            if not left:
                return attached(data, f"score-{head['code']}.xlsx", MEDIA["xlsx"])
            error = f"表里有不认识的词：{'、'.join(left)}。请改成下列词语之一。"
    return render(request, "desk/score_sheet.html", {"head": head, "words": words, "error": error}, status=400 if error else 200)


@login_required
def outlets(request: HttpRequest) -> HttpResponse:
    """Files for other systems: build one for a span of days, or check one that was completed by hand."""
    viewer = viewer_of(request)
    told, checked = [], False
    if not viewer.capacities & {*INSIDE, "clerk", "officer", "publisher"}:
        raise NotFound("您没有导出数据的职务。")
    if request.method == "POST":
        one = exports.outlet(request.POST.get("outlet", ""))
        given = request.FILES.get("workbook")
        if given is not None:
            try:
                told, checked = one.check(given.read()), True
            except FazhiError as wrong:
                told = [str(wrong)]
        elif not request.POST.get("since"):
            told = ["请填写起始日。"]
        else:
            until = request.POST.get("until") or viewer.day.isoformat()
            made = one.build(viewer.office, request.POST["since"], until, "public" in request.POST, gate.visible(viewer))
            told = made.told
            gate.log_many(viewer, made.matters, f"export {one.key}", "查看要补填的内容" if "look" in request.POST else "导出数据")
            if "look" not in request.POST:
                return attached(made.data, f"{one.key}-{request.POST['since']}-{until}.xlsx", MEDIA["xlsx"])
            checked = True
    return render(request, "desk/outlets.html", {"outlets": exports.outlets().values(), "told": told, "checked": checked, "form": request.POST})


def attached(data: bytes, name: str, media: str) -> HttpResponse:
    """A file to keep; a PDF may be looked at in the browser."""
    answer: Any = HttpResponse(data, content_type=media)
    answer["Content-Disposition"] = f'{"inline" if media.endswith("pdf") else "attachment"}; filename="{name}"'
    return answer  # type: ignore[no-any-return]
