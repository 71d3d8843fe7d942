"""待收回签字件: which papers are to come back signed; a scanned pile sorts itself, what cannot be read waits in a tray."""

from io import BytesIO
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from pypdf import PdfReader, PdfWriter

from fazhi.kernel import door, duties, gate, scans, workbench
from fazhi.kernel.deed import Deed, uuid7
from fazhi.kernel.keeping import SignedCopy
from fazhi.kernel.models import Paper
from fazhi.kernel.prints import sheet_code
from fazhi.kernel.scans import NotSorted
from fazhi.kernel.typeset.glyphs import MissingGlyphs
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import FazhiError, NotFound
from fazhi.web.accounts import people
from fazhi.web.base.who import shown_day, viewer_of
from fazhi.web.desk import bench, papers

MEDIA = "application/pdf"


def _waiting(viewer: gate.Viewer) -> list[dict[str, Any]]:
    """Papers that this person is to have back signed, with the matter they belong to."""
    rows: list[dict[str, Any]] = [row for group in duties.queue(viewer, term="signed_copy") for row in group.rows]
    papers = {row["id"]: dict(row) for row in Paper.objects.filter(id__in=[row["of"] for row in rows]).values("id", "title", "number", "issued_on")}
    return [{**row, "paper": papers[row["of"]]} for row in rows if row["of"] in papers]


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """What is to come back; a POST takes in a scanned pile."""
    viewer = viewer_of(request)
    error = ""
    if request.method == "POST":
        try:
            return redirect("scan-tray", _sorted(viewer, request))
        except NotSorted as why:
            error = str(why)
    rows = _waiting(viewer)
    return render(request, "desk/scans.html", {"rows": rows, "known": workbench.subjects(viewer, {row["matter"] for row in rows}), "error": error, "able": scans.available(),
                                               "today": shown_day(viewer).isoformat(), "tabs": bench.tabs(viewer), "tab": "scans"}, status=422 if error else 200)


def _sorted(viewer: gate.Viewer, request: HttpRequest) -> str:
    """Sort the pile and record every paper that was recognised; returns the name of the tray."""
    upload = request.FILES.get("pile")
    if upload is None:
        raise NotSorted("请选择扫描好的 PDF 文件。")
    data = upload.read()
    pile = scans.sort(data)
    open_for = {sheet_code(row["of"]): row for row in _waiting(viewer)}
    batch, told, deeds = f"scan-{uuid7()}", [], []
    for code, sheet in pile.sheets.items():
        row = open_for.get(code)
        lacking = _lacking(request, viewer, row, sheet) if row else []
        if row is None or lacking:
            pile.tray += [place for _, place, _ in sheet.pages]
            told += [{"matter": row["matter"], "title": row["paper"]["title"], "number": row["paper"]["number"], "pages": len(sheet.pages), "error": f"缺第{'、'.join(map(str, lacking))}页"}] if row else []
            continue
        deeds.append((row, len(sheet.pages), _deed(viewer, row, scans.cut(data, [(place, down) for _, place, down in sheet.pages]))))
    for (row, pages, _), done in zip(deeds, door.do_many([each for _, _, each in deeds], batch), strict=True):
        told.append({"matter": row["matter"], "title": row["paper"]["title"], "number": row["paper"]["number"], "pages": pages, "error": str(done) if isinstance(done, FazhiError) else ""})
    tray = [_kept(scans.cut(data, [(place, False)]), f"第{place + 1}页.pdf") for place in sorted(pile.tray)]
    return people.keep({"told": told, "tray": tray}, viewer.person)


def _lacking(request: HttpRequest, viewer: gate.Viewer, row: dict[str, Any], sheet: scans.Sheet) -> list[int]:
    """The pages that a signed copy lacks against the paper as it was printed: a copy with a hole is no signed copy."""
    have = {number for number, _, _ in sheet.pages}
    return [number for number in range(1, max(_printed(request, viewer, row), *have) + 1) if number not in have]


def _printed(request: HttpRequest, viewer: gate.Viewer, row: dict[str, Any]) -> int:
    """How many pages a paper has as it is printed here; of one that cannot be printed here nobody knows more than that it has one."""
    try:
        return len(PdfReader(BytesIO(papers.printed(request, viewer, gate.paper(viewer, row["of"])))).pages)
    except MissingGlyphs:
        return 1


def _joined(pages: list[dict[str, Any]]) -> bytes:
    """Pages of the tray as one file, in the order in which they were scanned."""
    writer, out = PdfWriter(), BytesIO()
    for page in pages:
        with vault().open(page["hash"]) as stream:
            writer.append(BytesIO(stream.read()))
    writer.write(out)
    return out.getvalue()


def _kept(data: bytes, name: str) -> dict[str, Any]:
    blob = vault().put(data)
    return {"hash": blob.hash, "size": blob.size, "media": MEDIA, "name": name}


def _deed(viewer: gate.Viewer, row: dict[str, Any], data: bytes) -> Deed:
    return Deed(act=SignedCopy(paper=row["of"], scan_of=_kept(data, f"{row['paper']['title']}（签字件）.pdf")), who=viewer.person, office=viewer.office, matter=row["matter"])


def _tray(viewer: gate.Viewer, name: str) -> dict[str, Any]:
    values = people.peek(name, viewer.person)
    if not values:
        raise NotFound("没有这一叠扫描件，或者已经超过一天。请重新上传。")
    return values


@login_required
def tray(request: HttpRequest, name: str) -> HttpResponse:
    """What was sorted, and the pages that nobody could read or that are no whole paper: they are given to their paper by hand."""
    viewer = viewer_of(request)
    values, error = _tray(viewer, name), ""
    rows = _waiting(viewer)
    if request.method == "POST":
        row = next((each for each in rows if each["of"] == request.POST.get("paper")), None)
        chosen = set(request.POST.getlist("page"))
        pages = [each for each in values["tray"] if each["hash"] in chosen]
        if row is None or not pages:
            error = "请选择各页属于哪份文书。"
        elif len(pages) < (whole := _printed(request, viewer, row)):
            error = f"《{row['paper']['title']}》印出来共{whole}页，只选了{len(pages)}页。请把各页一并选上；原件确实缺页的，补签后再扫描。"
        else:
            try:
                door.do(SignedCopy(paper=row["of"], scan_of=_kept(_joined(pages), f"{row['paper']['title']}（签字件）.pdf")), row["matter"], who=viewer.person, office=viewer.office, origin="desk")
                values["tray"] = [each for each in values["tray"] if each not in pages]
                values["told"] = [each for each in values["told"] if not (each["error"] and each["matter"] == row["matter"])]
                values["told"].append({"matter": row["matter"], "title": row["paper"]["title"], "number": row["paper"]["number"], "pages": len(pages), "error": ""})
                people.take(name, viewer.person)
                return redirect("scan-tray", people.keep(values, viewer.person))
            except FazhiError as why:
                error = str(why)
    return render(request, "desk/scan_tray.html", {"told": values["told"], "tray": values["tray"], "rows": rows, "error": error, "name": name,
                                                   "known": workbench.subjects(viewer, {row["matter"] for row in [*rows, *values["told"]]})}, status=422 if error else 200)


@login_required
def leaf(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """One page of the tray, to be looked at."""
    if digest not in {each["hash"] for each in _tray(viewer_of(request), name)["tray"]}:
        raise NotFound("没有这一页。")
    with vault().open(digest) as stream:
        return HttpResponse(stream.read(), content_type=MEDIA, headers={"Content-Disposition": "inline; filename=page.pdf"})
