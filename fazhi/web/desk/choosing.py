"""Matters to choose from on a form: number, day, village or unit and what it is about, the newest first; older ones are searched."""

import json
from collections.abc import Collection
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from fazhi.kernel import fields as f
from fazhi.kernel import gate, registry
from fazhi.kernel.models import Entry
from fazhi.web.base.who import viewer_of

NEWEST, SEARCHED, LONG = 100, 3000, 40


def matters(viewer: gate.Viewer, kinds: str, *, leave_out: str = "", begun: Collection[str] = (), chosen: Collection[str] = (), text: str = "") -> list[tuple[str, str]]:
    """(id, “number  day  village or unit  what it is about”) of the newest matters of some lines and of those that are chosen; with a text those that hold it, of the last thousands."""
    query = gate.visible(viewer).exclude(id=leave_out)
    query = query.filter(line__in=kinds.split(",")) if kinds else query.exclude(line="house")  # the office itself is no matter to point at
    if begun:
        query = query.filter(opened_by__in=Entry.objects.filter(office=viewer.office, act__in=begun).values("id"))
    newest = query.order_by("-opened_on", "-id").values("id", "line", "code", "handler", "opened_by", "opened_on", "closed_on", "unit")
    rows: list[dict[str, Any]] = [dict(row) for row in newest[:SEARCHED if text else NEWEST]]
    rows += [dict(row) for row in newest.filter(id__in=set(chosen) - {row["id"] for row in rows})] if chosen else []
    names = gate.subjects(viewer, rows)
    where = _villages(viewer, rows)
    told = [(row["id"], "　".join(filter(None, (row["code"], row["opened_on"][:10], where.get(row["id"], ""), names[row["id"]][:LONG]))), names[row["id"]]) for row in rows]
    return [(ident, words) for ident, words, name in told if not text or text.lower() in words.lower() or text in name][:NEWEST + len(chosen)]


def _villages(viewer: gate.Viewer, rows: list[dict[str, Any]]) -> dict[str, str]:
    """{matter: the village that was told when it came, else the unit that has it}."""
    nodes = dict(gate.villages(viewer))
    came = {row["opened_by"]: row["id"] for row in rows}
    said = {came[entry]: json.loads(body)["said"].get("village") for entry, body in Entry.objects.filter(id__in=list(came)).values_list("id", "body")}
    return {row["id"]: nodes.get(str(said.get(row["id"]) or ""), "") or nodes.get(row["unit"], "") for row in rows}


@login_required
@require_POST
def offer(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """The choices of one field of an act, as far as they hold the words that are typed; a fragment."""
    viewer = viewer_of(request)
    fields = registry.act(key).fields if key in registry.acts() else {}
    inner = {one.name: one for each in fields.values() if isinstance(each, f.Rows) for one in each.fields.values()}
    each = fields.get(name) or inner.get(name)
    text = next((value.strip() for control, value in request.POST.items() if control.endswith(".find")), "")
    found = matters(viewer, each.kind, leave_out=request.GET.get("matter", ""), begun=each.begun, text=text) if isinstance(each, f.MatterOf) else []
    return render(request, "desk/choices.html", {"found": found, "text": text})
