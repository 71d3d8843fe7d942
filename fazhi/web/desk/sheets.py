"""The pages on which a table is taken in: chosen, looked at row by row, recorded as a batch, and struck as a batch."""

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel import companion, gate, registry
from fazhi.kernel.sheets import batches, finding, jobs, mapping, taking, written
from fazhi.kernel.sheets.declare import Sheet
from fazhi.kernel.sheets.kept import for_reader, not_taken
from fazhi.kernel.sheets.old import PREFIX
from fazhi.kernel.sheets.plan import CHANGED, NEW, SAME, SECOND, STATES, UNMATCHED, WRONG, Plan, made
from fazhi.kernel.story import vault
from fazhi.kernel.wrong import BadInput, FazhiError, NotFound
from fazhi.web.base.who import viewer_of
from fazhi.web.desk.forms import stored

LONG = 300  # rows up to which all is rehearsed at once; more are done apart, with a bar that shows how far it is
SHOWN = 200
SALT = "sheet"
ORDER = (WRONG, UNMATCHED, CHANGED, NEW, SAME)


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Every sheet that this person may take in, and the batches taken in last."""
    viewer = viewer_of(request)
    own = {one.key: one for one in finding.mine(viewer)}
    found = [each for each in batches.batches(viewer.office, limit=200) if each.sheet in own][:20]
    return render(request, "desk/sheets.html", {"sheets": [one for one in own.values() if not one.key.startswith(PREFIX)], "old": [one for one in own.values() if one.key.startswith(PREFIX)], "batches": found, "titles": own, "names": gate.people({each.who for each in found})})


@login_required
def sheet(request: HttpRequest, key: str) -> HttpResponse:
    """One sheet: choose a file (GET), look at what it would do, or record it (POST)."""
    viewer = viewer_of(request)
    one = finding.demand(viewer, key)
    if request.method == "GET":
        return _blank_page(request, viewer, one, "")
    try:
        file, name = _file(request, viewer)
        columns = _columns(request)
        with vault().open(file["hash"]) as source:
            data = source.read()
        plan = made(one, viewer.office, data, name, day=viewer.day, columns=columns, page=request.POST.get("page", ""), file=file,
                    viewer=viewer)
        return _answer(request, viewer, plan, request.POST.get("step", "preview"))
    except FazhiError as error:
        return _blank_page(request, viewer, one, str(error))


def _blank_page(request: HttpRequest, viewer: gate.Viewer, one: Sheet, error: str) -> HttpResponse:
    mode = companion.mode(viewer.office, one.line, viewer.day) if one.modes else ""
    words = {"sheet": one, "error": error, "mode": mode, "work": registry.line(one.line).title if one.line else "", "fits": not one.modes or mode in one.modes, "batches": batches.batches(viewer.office, one.key, 20)}
    words["names"] = gate.people({each.who for each in words["batches"]})
    return render(request, "desk/sheet.html", words, status=422 if error else 200)


def _file(request: HttpRequest, viewer: gate.Viewer) -> tuple[dict[str, Any], str]:
    """The uploaded file, or the one of the page before; nobody can name a stored file that he did not bring himself."""
    upload = request.FILES.get("file")
    if upload is not None:
        file = stored(upload)
        return file, file["name"]
    try:
        kept = signing.loads(request.POST.get("kept", ""), salt=f"{SALT}:{viewer.person}", max_age=24 * 3600)
    except signing.BadSignature:
        raise BadInput({"file": "请选择要导入的文件。"}) from None
    return kept, kept["name"]


def _columns(request: HttpRequest) -> dict[str, str] | None:
    """What was chosen for each column; None on a first look."""
    titles = request.POST.getlist("title")
    return dict(zip(titles, request.POST.getlist("column"), strict=False)) if titles else None


def _answer(request: HttpRequest, viewer: gate.Viewer, plan: Plan, step: str) -> HttpResponse:
    if step == "take" and not plan.lacking:
        return _take(request, viewer, plan)
    if not plan.lacking:
        taking.rehearse(plan, viewer.person, most=LONG)
    if step in ("result", "wrong"):
        return _download(written.workbook(plan, only_wrong=step == "wrong"), f"{plan.sheet.key}.{step}.xlsx")
    return _preview(request, viewer, plan)


def _preview(request: HttpRequest, viewer: gate.Viewer, plan: Plan) -> HttpResponse:
    kept = signing.dumps(plan.file, salt=f"{SALT}:{viewer.person}")
    rows = sorted(plan.rows, key=lambda each: ORDER.index(each.state))[:SHOWN]
    counts, subject = plan.counts, registry.line(plan.sheet.line).subject
    called = next((each.key for each in plan.sheet.headings if each.key.endswith(".name")), "")
    open_rows = [each for each in rows if SECOND not in each.errors.values()]  # nothing of what he may not see
    texts = {each.row.number: str(each.row.words.get(subject) or "") for each in open_rows}
    names = {each.row.number: str(each.row.words.get(called) or "") for each in open_rows}
    words = {"texts": texts if any(texts.values()) else {}, "names": names, "sheet": plan.sheet, "plan": plan, "kept": kept, "rows": rows, "counts": counts, "states": STATES, "order": ORDER, "most": SHOWN,
             "todo": counts[NEW] + counts[CHANGED], "tried": min(len(plan.rows), LONG),
             "lacking": mapping.lacking(plan.sheet, plan.columns), "name": (plan.file or {}).get("name", "")}
    return render(request, "desk/sheet_preview.html", words, status=422 if plan.lacking else 200)


def _take(request: HttpRequest, viewer: gate.Viewer, plan: Plan) -> HttpResponse:
    job = jobs.begin(viewer.person, len(plan.rows), lambda tell: taking.take(plan, viewer.person, vault(), tell=tell), apart=len(plan.rows) > LONG)
    return redirect("sheet-job", job.id)


@login_required
def job(request: HttpRequest, ident: str) -> HttpResponse:
    """How far a long import is; the page asks again by itself until it is done."""
    one = jobs.find(ident, viewer_of(request).person)
    if one.state == "done" and one.result and not request.headers.get("HX-Request"):
        return redirect("sheet-batch", one.result)
    part = bool(request.headers.get("HX-Request"))
    answer = render(request, "desk/sheet_bar.html" if part else "desk/sheet_job.html", {"job": one})
    if part and one.state == "done" and one.result:
        answer["HX-Redirect"] = f"/desk/sheets/batch/{one.result}/"
    return answer


@login_required
def batch(request: HttpRequest, name: str) -> HttpResponse:
    """One batch: what it took in; with a reason it is struck as a whole (POST)."""
    viewer = viewer_of(request)
    one, its = _batch(viewer, name)
    error = ""
    if request.method == "POST":
        reason = request.POST.get("reason", "").strip()
        if not reason:
            error = "请填写撤销的理由。"
        else:
            job = _strike(viewer, name, reason)
            if job.state != "failed":
                return redirect("sheet-job", job.id)
            error = job.error
    matters, count = batches.matters(viewer, name, SHOWN)
    left, vanished = _not_taken(viewer, one, its)
    words = {"batch": one, "sheet": its, "error": error, "who": gate.people([one.who]).get(one.who, ""), "matters": matters, "count": count,
             "left": left, "vanished": vanished, "most": SHOWN}
    return render(request, "desk/sheet_batch.html", words, status=422 if error else 200)


def _not_taken(viewer: gate.Viewer, one: batches.Batch, its: Sheet) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """The rows that were not taken in and what stands here and not there, without what is kept from the reader."""
    if not one.said.get("result") or not any(one.said.get(each) for each in (WRONG, UNMATCHED, "vanished")):
        return [], []
    columns = one.said["columns"].get("columns", one.said["columns"])
    whole = _stored(one.said["result"])
    return not_taken(its, for_reader(viewer, its, whole, columns) or whole, columns)


def _strike(viewer: gate.Viewer, name: str, reason: str) -> jobs.Job:
    """Strike a batch, a long one apart; the job ends at the batch."""
    count = batches.size(viewer.office, name)

    def run(tell: taking.Tell) -> str:
        batches.strike(viewer.office, name, viewer.person, reason, tell=tell)
        return name

    return jobs.begin(viewer.person, count, run, apart=count > LONG)


def _batch(viewer: gate.Viewer, name: str) -> tuple[batches.Batch, Sheet]:
    found = next((each for each in batches.batches(viewer.office, limit=10_000) if each.name == name), None)
    if found is None:
        raise NotFound("没有这个导入批次，或者您无权查看。请从“导入”页选择。")
    return found, finding.demand(viewer, found.sheet)


@login_required
def kept(request: HttpRequest, name: str, what: str) -> HttpResponse:
    """The file that was imported, or the workbook with what became of each row; the reading is logged.

    Who may not see all of it any more gets for both the workbook without the rows that are kept from him.
    """
    viewer = viewer_of(request)
    one, its = _batch(viewer, name)
    file = one.said.get("file" if what == "file" else "result")
    if not file:
        raise NotFound("这个批次没有保存文件。")
    gate.log(viewer, viewer.office, f"sheet {what}", json.dumps(name))
    part = for_reader(viewer, its, _stored(one.said["result"]), one.said["columns"].get("columns", one.said["columns"]))
    if part is not None:
        return _download(part, f"{its.key}.{what}.xlsx")
    return _download(_stored(file), f"{its.key}.{what}" + (".xlsx" if what == "result" else ""), file["media"])


def _stored(file: dict[str, Any]) -> bytes:
    with vault().open(file["hash"]) as source:
        return bytes(source.read())


@login_required
def blank(request: HttpRequest, key: str) -> HttpResponse:
    """An empty table to fill in."""
    one = finding.demand(viewer_of(request), key)
    return _download(written.blank(one), f"{one.key}.xlsx")


def _download(data: bytes, name: str, media: str = written.MEDIA) -> HttpResponse:
    answer = HttpResponse(data, content_type=media or "application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
