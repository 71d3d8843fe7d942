"""Lending the files of a sample to an outside reviewer: granted, seen how much was read, ended; and what the reviewer sees."""

import secrets
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fazhi.kernel import door, gate, happen, lent, registry
from fazhi.kernel.acts import Act
from fazhi.kernel.deed import uuid7
from fazhi.kernel.models import Reading
from fazhi.kernel.wrong import BadInput, NotFound, Refused
from fazhi.web.accounts import people
from fazhi.web.base.who import viewer_of

SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is taken for another on paper
ASKED = ("organ", "until")
ACTS = ("Lend", "TakeBack")


def of_lending(key: str) -> bool:
    """True of the acts by which a line lends its files and takes the right back; what another line takes back is something else."""
    line, _, name = key.partition(".")
    return name in ACTS and f"{line}.{ACTS[0]}" in registry.acts()


def act_of(line: str, name: str) -> type[Act]:
    """The line's act by which files are lent or taken back; NotFound where the line lends none."""
    found = registry.acts().get(f"{line}.{name}")
    if found is None:
        raise NotFound("这类事项不能授予查阅权。请从案卷评查的事项进入。")
    return found


@login_required
def page(request: HttpRequest, ident: str) -> HttpResponse:
    """Who may read the files of this draw or review, and how much he has read; a POST grants the right or takes it back."""
    viewer = viewer_of(request)
    head = gate.matter(viewer, ident)
    lend = act_of(head["line"], "Lend")
    if not viewer.capacities & {each.key for each in lend.by}:
        raise NotFound("外部评查人的查阅权由部门负责人或者主要负责人授予。")
    errors: list[str] = []
    slip: dict[str, str] = {}
    if request.method == "POST":
        try:
            if request.POST.get("reader"):
                back = act_of(head["line"], "TakeBack")
                door.do(back(reader=request.POST["reader"], reason=request.POST.get("reason", "")), ident, who=viewer.person, office=viewer.office, origin="desk")
                return redirect("lend", ident)
            slip = _granted(request, viewer, head, lend)
        except Refused as refused:
            errors = [str(each) for each in refused.objections]
        except BadInput as bad:
            errors = list(bad.errors.values())
    rows = lent.of_matter(ident)
    names = gate.people({each.person for each in rows})
    read = {each.person: _read(viewer, each) for each in rows}
    words = {"head": head, "rows": rows, "names": names, "read": read, "errors": errors, "slip": slip, "said": request.POST if errors else {}, "id": uuid7(),
             "today": viewer.day}
    return render(request, "desk/lend.html", words, status=422 if errors else 200)


def _granted(request: HttpRequest, viewer: gate.Viewer, head: dict[str, Any], lend: type[Act]) -> dict[str, str]:
    """The right, and the account that goes with it: its first password is shown this once."""
    said = {name: request.POST.get(name, "").strip() for name in ASKED if request.POST.get(name, "").strip()}
    who = {"name": request.POST.get("name", "").strip()}
    done = door.do(lend(**said, **({"who": who} if who["name"] else {})), head["id"], who=viewer.person, office=viewer.office, origin="desk", id=request.POST.get("id", ""))
    row = next(each for each in happen.peek(head["id"])["rows"]["listing"].items() if each[0].startswith(done.entry) and each[1]["register"] == lent.REGISTER)[1]
    login, password = f"pc-{row['key'].split('-')[0][-8:]}", "".join(secrets.choice(SIGNS) for _ in range(12))
    people.make(login, password, row["key"], viewer.office, must_change=True)
    return {"login": login, "password": password, "name": who["name"], "until": row["until"]}


def _read(viewer: gate.Viewer, one: lent.Lent) -> dict[str, Any]:
    """How often and when last somebody read the files lent to him."""
    found = Reading.objects.filter(person=one.person, office=viewer.office, matter__in=one.files)
    return {"times": found.count(), "files": found.values("matter").distinct().count(), "last": found.order_by("-id").values_list("at", flat=True).first() or ""}


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """The files lent to the outside reviewer who looks, and until when."""
    viewer = viewer_of(request)
    if not viewer.lent:
        raise NotFound("这里只供外部评查人查阅抽中的案卷。")
    rows: list[dict[str, Any]] = [dict(row) for row in gate.visible(viewer).order_by("code").values(*gate.ROW)]
    rights = [one for one in lent.of_person(viewer.office, viewer.person) if one.runs(viewer.day)]
    return render(request, "desk/lent.html", {"rows": gate.dressed(viewer, rows), "until": rights[0].until, "checks": {row["id"] for row in rows if registry.line(row["line"]).checks}})
