"""The pages of the desk; each asks the gate, and only the door changes anything."""

from datetime import date
from functools import cache, partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi import law
from fazhi.kernel import (
    awaited,
    cards,
    gallery,
    gate,
    grids,
    parcel,
    possible,
    registry,
    review_pack,
    sent_back,
    stops,
    versions,
    workbench,
)
from fazhi.kernel.opened import Opened
from fazhi.kernel.own import on_day
from fazhi.kernel.roster import roster
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import NotFound
from fazhi.report import blanks
from fazhi.web.accounts import begun
from fazhi.web.base.who import viewer_of
from fazhi.web.desk import able, did, mending, reports, signing
from fazhi.web.desk.filters import day_of, page_of

CONTACTS = (("phone", "电话"), ("number", "证件号码"), ("address", "地址"))


@login_required
def line(request: HttpRequest, key: str) -> HttpResponse:
    """The matters of one line."""
    viewer = viewer_of(request)
    if key not in registry.lines():
        raise NotFound("没有这项工作。请从左侧菜单进入。")
    one = registry.line(key)
    page = page_of(request, lambda **how: gate.matters(viewer, line=key, there=request.GET.get("there", ""), lacks=bool(request.GET.get("lacks")),
                                                       opened=bool(request.GET.get("open")), ended=(day_of(request, "ended_since"), day_of(request, "ended_until")), **how))
    begin = [act for act in possible.beginnings(viewer) if act.line == key]
    return render(request, "desk/line.html", {"line": one, "page": page, "begin": begin, "filters": request.GET, "grids": grids.of_line(viewer, key),
                                              "blank": bool(blanks.papers(one))})


@login_required
def matter(request: HttpRequest, ident: str) -> HttpResponse:
    """One matter: where it stands, whose turn, by when and why; what was done; what may be done."""
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident, request.POST.get("reason", "").strip() if request.method == "POST" else "")
    read = Opened(viewer, head, papers=False)
    may, memory, due = possible.of(viewer, head), read.memory, gate.deadlines(head)
    links = [{**row, "code": code} for row, code in _linked(viewer, memory)]
    timeline = _timeline(read)
    names = viewer.names({head["handler"], *(row["person"] for row in due if row["term"] in ("confirm", "returned"))})
    words = {
        "head": head, "line": registry.line(head["line"]), "timeline": timeline, "deadlines": due,
        "papers": gate.papers(head), "parties": gate.parties(viewer, head), "links": links,
        "groups_of": possible.grouped(may, registry.line(head["line"]), head["stage"], {row["term"] for row in due if row["state"] == "open"}, memory), "waiting": signing.waiting(viewer, ident, memory), "back": sent_back.told(viewer, head, memory),
        "drafts": begun.of(viewer, ident), "labels": _labels(), "report_year": reports.year_of(memory), "is_form": reports.form_of(memory),
        "gallery": gallery.of(read), "by_form": review_pack.forms(viewer, head), "texts": versions.of(viewer, head),
        "carried": parcel.ready(memory), "names": names, "card": cards.standing(ident), "handler": names.get(head["handler"], ""),
    }
    words["fresh"] = mending.at_once(viewer, ident, timeline)
    words["contacts"] = CONTACTS
    words["did"] = did.told(request, viewer, ident)
    words["turn"] = partial(did.turn, viewer)
    words["stuck"] = [] if head["closed_on"] else able.stuck(viewer, head, due, workbench.meeting)
    return render(request, "desk/matter.html", words)


def _timeline(read: Opened) -> list[dict[str, Any]]:
    """The entries of the page; to whom it is sealed, only what waits for his own confirmation is shown with its words."""
    waiting = set() if read.head["inside"] else awaited.entries(read.viewer, matter=read.head["id"])
    shown = read.timeline(seen=read.head["inside"], calls=read.head["calls"])
    opened = {each["id"]: each for each in read.timeline() if each["id"] in waiting} if waiting else {}
    return [opened.get(each["id"], each) for each in shown]


@cache
def _labels() -> dict[str, dict[str, str]]:
    """What the fields of each act are called."""
    return {key: {name: each.label for name, each in act.fields.items()} for key, act in registry.acts().items()}


def _linked(viewer: gate.Viewer, memory: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    rows = list(memory.get("rows", {}).get("link", {}).values())
    known = gate.codes(viewer, [row["other"] for row in rows]) if rows else {}
    return [(row, known[row["other"]]) for row in rows if row["other"] in known]


@login_required
def explain(request: HttpRequest, ident: str, deadline: str) -> HttpResponse:
    """How a deadline was counted, step by step."""
    viewer = viewer_of(request)
    row = next((each for each in gate.deadlines(gate.head(viewer, ident)) if each["id"] == deadline), None)
    if row is None:
        raise NotFound("没有这个期限，或者您无权查看。")
    steps: tuple[Any, ...] = ()
    stopped = stops.spans(row["line"], row["suspended"])
    if row["rule"] and row["due"]:
        day = date.fromisoformat(row["since"][:10])
        extended = int(row["extended"] or 0)
        set_here = {rule: each.value for rule, each in on_day(roster(viewer.office).own(), day).items()}
        try:
            counted = law.due(row["rule"], day, suspensions=stopped, extend=True if extended < 0 else extended, field=row["field"], own=set_here)
            steps = counted.steps if str(counted.due)[:10] == row["due"][:10] else ()  # a day that the office set was not counted
        except law.LawError:
            steps = ()
    return render(request, "desk/explain.html", {"row": row, "steps": steps, "stopped": stopped, "ident": ident})


@login_required
def file(request: HttpRequest, name: str) -> FileResponse:
    """A file of the vault, as an attachment, so that nothing in it runs in the browser."""
    viewer = viewer_of(request)
    row = awaited.file(viewer, name) or gate.file(viewer, name)
    return FileResponse(vault().open(name), as_attachment=True, filename=f"{name[:16]}", content_type=row["media"] or "application/octet-stream")
