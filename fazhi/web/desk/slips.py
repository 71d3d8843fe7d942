"""Accounts of the office: who has one, and printed slips with one-time passwords from the hand of whoever keeps the posts."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import gate
from fazhi.kernel.typeset.faces import Faces
from fazhi.kernel.typeset.pdf import to_pdf
from fazhi.kernel.wrong import NotFound
from fazhi.web.accounts import slips
from fazhi.web.accounts.models import Account
from fazhi.web.base.who import viewer_of

KEEPER = "registrar"


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Everybody in post with his account (GET); slips for those who were chosen, as a sheet to print (POST)."""
    viewer = viewer_of(request)
    if KEEPER not in viewer.capacities:
        raise NotFound("账号和口令条由机构管理员办理，您现任职务中没有这一项。")
    rows = _rows(viewer)
    if request.method == "GET":
        return render(request, "desk/slips.html", {"rows": rows, "without": sum(not row["login"] for row in rows)})
    chosen = set(request.POST.getlist("person"))
    wanted = [(row["person"], row["name"], row["unit"]) for row in rows if row["person"] in chosen and row["person"] != viewer.person]
    if not wanted:
        words = {"rows": rows, "without": sum(not row["login"] for row in rows), "error": "请先勾选要开通账号或者重设密码的人；自己的密码在“修改密码”中改。"}
        return render(request, "desk/slips.html", words, status=422)
    made = slips.make(viewer.office, wanted)
    for person, name, _ in wanted:
        gate.log(viewer, viewer.office, "account slip", f"{name} {person}")
    data = to_pdf(slips.printed(made, viewer.staff.name, datetime.now()), Faces())
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": "attachment; filename=slips.pdf", "Cache-Control": "no-store"})


def _rows(viewer: gate.Viewer) -> list[dict[str, Any]]:
    """Everybody in post today: name, unit, posts, log-in name."""
    posts = [post for post in viewer.staff.posts if viewer.staff.officer(post["person"], viewer.day) and not post["until"]]
    names = gate.people({post["person"] for post in posts})
    units = dict(gate.villages(viewer, ("unit", "village", "town")))
    logins = dict(Account.objects.filter(office=viewer.office).values_list("person", "login"))
    found: dict[str, dict[str, Any]] = {}
    for post in posts:
        row = found.setdefault(post["person"], {"person": post["person"], "name": names.get(post["person"], ""), "unit": units.get(post["unit"], viewer.staff.name), "posts": [],
                                                "login": logins.get(post["person"], ""), "own": post["person"] == viewer.person})
        if post["title"] not in row["posts"]:
            row["posts"].append(post["title"])
    return sorted(found.values(), key=lambda row: (bool(row["login"]), row["unit"], row["name"]))
