"""The pages of papers: read, print one or many, take along, edit outside and bring back; the case file; the register of numbers."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fazhi.kernel import dossier, edited, gate, happen, numbers, overlay, registry, tracking
from fazhi.kernel.deed import uuid7
from fazhi.kernel.dossier_print import dossier_pdf
from fazhi.kernel.prints import NOWHERE, blank_record, docx_of, pdf_of, template_of, together
from fazhi.kernel.serve import MODES, covered
from fazhi.kernel.typeset.glyphs import MissingGlyphs
from fazhi.kernel.typeset.pdf import to_pdf
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import FazhiError, NotFound
from fazhi.report import blanks
from fazhi.web.base.who import viewer_of
from fazhi.web.desk import forms
from fazhi.web.desk.cards import address_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
VOLUMES = {"main": (dossier.MAIN,), "side": (dossier.SIDE,)}
MOST = 60  # papers printed at one time


def _file(data: bytes, name: str, media: str = "application/pdf") -> HttpResponse:
    answer = HttpResponse(data, content_type=media)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _scan(request: HttpRequest, viewer: gate.Viewer, row: dict[str, Any]) -> str:
    """The address of the public card that the paper bears as a code; empty for a paper that bears none."""
    return address_of(request, viewer, row["matter"]) if template_of(row).coded else ""


def _track(request: HttpRequest, viewer: gate.Viewer, row: dict[str, Any]) -> tuple[str, str]:
    """Where the holder of a receipt looks up how his matter stands, and his code; both empty for a paper that bears none."""
    code = tracking.printed(row, viewer.day)
    return (request.build_absolute_uri(reverse("track")), code) if code else NOWHERE


def printed(request: HttpRequest, viewer: gate.Viewer, row: dict[str, Any]) -> bytes:
    """A paper as it is printed here, with the codes that it bears. Raises MissingGlyphs."""
    return pdf_of(row, _scan(request, viewer, row), _track(request, viewer, row))


def _said_no(request: HttpRequest, error: Exception) -> HttpResponse:
    return render(request, "base/message.html", {"title": "没有印成", "message": str(error)}, status=422)


@login_required
def paper(request: HttpRequest, ident: str, form: str = "") -> HttpResponse:
    """One paper: its frozen words, on whom it was served, its other versions; or the same as PDF or DOCX."""
    viewer = viewer_of(request)
    row = gate.paper(viewer, ident)
    try:
        if form in ("pdf", "docx"):
            return _file(printed(request, viewer, row), f"{ident}.pdf") if form == "pdf" else _file(docx_of(row, _scan(request, viewer, row), _track(request, viewer, row)), f"{ident}.docx", DOCX)
    except MissingGlyphs as error:
        return _said_no(request, error)
    memory = happen.peek(row["matter"])
    laid = row["state"] in ("issued", "signed") and row["kind"] in overlay.layouts(viewer.office, viewer.day.isoformat())
    return render(request, "desk/paper.html", {
        "overlay": laid, "printers": overlay.printers(viewer.office, viewer.day.isoformat()) if laid else {},
        "paper": row, "state": numbers.STATES.get(row["state"], row["state"]), "services": _services(viewer, memory, row), "versions": _versions(memory, row),
        "may_edit": row["state"] == "issued" and not _served(memory, ident), "outward": bool(row["outward"]), "parties": _parties(viewer, row),
        "own_record": template_of(row).key in dossier.WITH_PAPER})


def _served(memory: dict[str, Any], ident: str) -> list[dict[str, Any]]:
    return [one for one in memory["acts"].get("common.Serve", {"kept": []})["kept"] if ident in covered(one["s"])]


def _parties(viewer: gate.Viewer, row: dict[str, Any]) -> list[tuple[str, str]]:
    """The parties for whom the paper is: the one it was made out to, else all."""
    found = [(each["id"], str(each.get("name") or "（未留名）")) for each in gate.parties(viewer, {"id": row["matter"], "inside": True, "calls": False}) if not each["until"]]
    return [each for each in found if each[0] == row["of"]] or found


def _services(viewer: gate.Viewer, memory: dict[str, Any], row: dict[str, Any]) -> list[dict[str, str]]:
    names = dict(_parties(viewer, row))
    return [{"party": names.get(one["s"].get("party", ""), ""), "mode": MODES.get(one["s"].get("mode", ""), ""),
             "day": one["s"].get("served_on") or (one["s"].get("arrived_at") or one["on"])[:10], "public": one["s"].get("mode") == "public"}
            for one in _served(memory, row["id"])]


def _versions(memory: dict[str, Any], row: dict[str, Any]) -> list[dict[str, str]]:
    """The papers of the same kind and number: what it replaced, or what took its place."""
    return [{"id": ident, "state": numbers.STATES.get(each["state"], ""), "day": each["issued_on"]} for ident, each in memory["rows"].get("paper", {}).items()
            if row["number"] and each.get("number") == row["number"] and each["kind"] == row["kind"] and ident != row["id"]]


@login_required
def bring_back(request: HttpRequest, ident: str) -> HttpResponse:
    """The DOCX that was edited outside: what differs from the issued words, what is lacking; then the act that makes it the new version."""
    viewer = viewer_of(request)
    row = gate.paper(viewer, ident)
    upload = request.FILES.get("edited")
    if request.method != "POST" or upload is None:
        return render(request, "desk/bring_back.html", {"paper": row, "error": "请选择改好的 DOCX 文件。" if request.method == "POST" else ""},
                      status=422 if request.method == "POST" else 200)
    kept = forms.stored(upload)
    try:
        with vault().open(kept["hash"]) as file:
            text = edited.words_in(file.read(), row)
    except FazhiError as error:
        return render(request, "desk/bring_back.html", {"paper": row, "error": str(error)}, status=422)
    line = registry.line(row["kind"].split(".")[0])
    words = {"paper": row, "changes": edited.difference(row["text"], text), "lost": edited.lacking(row, line, text), "read": True,
             "kept": kept, "id": uuid7()}
    return render(request, "desk/bring_back.html", words)


@login_required
def blank(request: HttpRequest, ident: str, party: str) -> HttpResponse:
    """The record of service to take along: filled in as far as known, the rest by hand."""
    viewer = viewer_of(request)
    row = gate.paper(viewer, ident)
    name = dict(_parties(viewer, row)).get(party)
    if name is None:
        raise NotFound("没有这名当事人，或者这份文书不是出给他的。请从文书页重新打开。")
    try:
        return _file(to_pdf(blank_record(row, name)), "service-record.pdf")
    except MissingGlyphs as error:
        return _said_no(request, error)


@login_required
def blank_set(request: HttpRequest, key: str) -> HttpResponse:
    """A line's set of papers to be filled in by hand, with the articles of today."""
    viewer = viewer_of(request)
    try:
        return _file(to_pdf(blanks.made(viewer.office, key, viewer.day)), f"blank-{key}.pdf")
    except MissingGlyphs as error:
        return _said_no(request, error)


@login_required
def many(request: HttpRequest) -> HttpResponse:
    """Several papers as one PDF; for printing on both sides each begins on a front page."""
    viewer = viewer_of(request)
    wanted = list(dict.fromkeys(request.GET.getlist("paper")))
    if not 0 < len(wanted) <= MOST:
        return _said_no(request, FazhiError("请至少勾选一份文书。" if not wanted else f"一次最多印{MOST}份，现在勾选了{len(wanted)}份。请分几次印。"))
    try:
        rows = [gate.paper(viewer, each) for each in wanted]
        return _file(together([printed(request, viewer, row) for row in rows], two_sided="two" in request.GET), "papers.pdf")
    except MissingGlyphs as error:
        return _said_no(request, error)


@login_required
def case_file(request: HttpRequest, ident: str) -> HttpResponse:
    """The case file of a matter as one PDF."""
    made = dossier.collect(viewer_of(request), ident, vault(), request.POST.get("reason", "").strip())
    try:
        data = dossier_pdf(made, vault(), VOLUMES.get(request.GET.get("volume", ""), (dossier.MAIN, dossier.SIDE)))
    except MissingGlyphs as error:
        return _said_no(request, error)
    return _file(data, f"{made.head['code']}.pdf")


@login_required
def number_register(request: HttpRequest) -> HttpResponse:
    """The register of numbers: all series, and the numbers of one."""
    viewer = viewer_of(request)
    name, year = request.GET.get("series", ""), request.GET.get("year", "")
    rows = numbers.register(viewer, name, int(year)) if name and year.isdigit() else []
    return render(request, "desk/numbers.html", {"all": numbers.series(viewer), "rows": rows, "series": name, "year": year})
