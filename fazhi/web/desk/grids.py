"""Pages on which many rows are typed by keys: triage, one key a row; and rounds, a table of places and days."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fazhi.kernel import door, gate, grids, possible
from fazhi.kernel.deed import Done, uuid7
from fazhi.kernel.grids import Cross, Triage
from fazhi.kernel.wrong import BadInput, FazhiError, Refused
from fazhi.web.base.who import viewer_of
from fazhi.web.desk import forms

DAYS, MOST_DAYS = 14, 31


@login_required
def triage(request: HttpRequest, line: str) -> HttpResponse:
    """What waits to be told apart (GET); what was told apart is done, each row by itself (POST)."""
    viewer = viewer_of(request)
    one: Triage = grids.demand(viewer, line, Triage)
    rows = grids.waiting(viewer, line, one)
    told: dict[str, Any] = {}
    typed: dict[str, tuple[str, str, str]] = {}
    if request.method == "POST":
        typed = _typed(request)
        told = grids.part(viewer, one, rows, typed, f"{line}.grid@{uuid.uuid4().hex[:12]}")
        rows = [row for row in rows if not isinstance(told.get(row["id"]), Done)]
    done = [each for each in told.values() if isinstance(each, Done)]
    refused = {ident: each for ident, each in told.items() if isinstance(each, str)}
    shown = [{**row, "way": typed.get(row["id"], ("", ""))[0], "words": typed.get(row["id"], ("", ""))[1], "entry": uuid7(), "why": refused.get(row["id"], ""),
              "form": way.act if (way := one.way(typed.get(row["id"], ("",))[0])) and way.alone else None} for row in rows]
    gone = len(refused.keys() - {row["id"] for row in rows})
    words = {"grid": one, "line": line, "rows": shown, "done": done, "refused": len(refused), "gone": gone, "ways": one.hints}
    return render(request, "desk/grid.html", words, status=422 if refused and not done else 200)


def _typed(request: HttpRequest) -> dict[str, tuple[str, str, str]]:
    """{matter: (key, words, id of the entry)} of the rows in which a key was typed."""
    found = {}
    for name, value in request.POST.items():
        if name.startswith("way-") and value.strip():
            ident = name.removeprefix("way-")
            found[ident] = (value.strip(), request.POST.get(f"words-{ident}", "").strip(), request.POST.get(f"id-{ident}", ""))
    return found


@login_required
def cross(request: HttpRequest, line: str) -> HttpResponse:
    """An empty table of places and days (GET); what was typed becomes one act with a row a cell (POST)."""
    viewer = viewer_of(request)
    one: Cross = grids.demand(viewer, line, Cross)
    since, days = _stretch(request, viewer)
    places = grids.standing(viewer, one, line)
    words: dict[str, Any] = {"grid": one, "line": line, "days": days, "since": since, "months": _months(viewer.day), "errors": [], "bad": {}, "typed": {}, "kept": "", "id": uuid7()}
    if request.method == "POST":
        rows, cells, wrong = _cells(request, one, places, days)
        said, kept = {one.rows: rows}, forms.values(one.act, request.POST, request.FILES).get(one.file)
        words |= {"typed": request.POST, "id": request.POST.get("id", ""), "bad": wrong}
        if kept:
            said[one.file] = kept
            words["kept"] = forms.shown(one.act, {one.file: kept})[one.file]
        errors = list(wrong.values()) or _record(viewer, one, said, request.POST.get("id", ""), cells, words)
        words["errors"] = errors
    words |= {"places": places, "people": forms.officers(viewer, one.inner(one.walker).kind), "kinds": list(one.inner(one.kind).options.items()),
              "first": one.inner(one.kind).default,
              "leads": [act for act in possible.beginnings(viewer) if act.line == line and any(f"“{act.title}”" in each for each in words["errors"])]}
    return render(request, "desk/cross.html", words, status=422 if words["errors"] else 200)


def _stretch(request: HttpRequest, viewer: gate.Viewer) -> tuple[str, list[date]]:
    """The days of the table, from `since` on; the last fortnight where nothing is asked."""
    asked = request.POST.get("since") or request.GET.get("since") or ""
    count = request.POST.get("days") or request.GET.get("days") or str(DAYS)
    try:
        first = date.fromisoformat(asked)
    except ValueError:
        first = viewer.day - timedelta(days=DAYS - 1)
    several = min(max(int(count) if count.isdigit() else DAYS, 1), MOST_DAYS)
    return first.isoformat(), [day for day in (first + timedelta(days=i) for i in range(several)) if day <= viewer.day]


def _months(day: date) -> list[tuple[str, str, int]]:
    """(title, first day, number of days) of this month and of the one before, each a whole table."""
    this = day.replace(day=1)
    before = (this - timedelta(days=1)).replace(day=1)
    return [("本月", this.isoformat(), day.day), ("上月", before.isoformat(), (this - before).days)]


def _cells(request: HttpRequest, one: Cross, places: list[tuple[str, str, str]], days: list[date]) -> tuple[list[dict[str, Any]], list[str], dict[str, str]]:
    """The rows that the cells become, the cell of each row, and what is wrong in which cell.

    A cell holds the numbers found, one a round: “0” one round that found nothing, “0 2” two rounds; the row's note tells why twice.
    """
    rows: list[dict[str, Any]] = []
    cells: list[str] = []
    wrong: dict[str, str] = {}
    for i, (place, name, _) in enumerate(places):
        note, walker = request.POST.get(f"note-{i}", "").strip(), request.POST.get(f"walker-{i}", "")
        for j, day in enumerate(days):
            cell = f"c-{i}-{j}"
            for number in request.POST.get(cell, "").replace("，", " ").replace(",", " ").split():
                if not number.isdigit() or not number.isascii():
                    wrong[cell] = f"{name}{day.month}月{day.day}日：“{number}”不是件数，没有发现填 0，两次之间空一格。"
                elif not walker:
                    wrong[cell] = f"{name}没有选走访人。"
                else:
                    rows.append({one.place: place, one.day: day.isoformat(), one.walker: walker, one.number: number,
                                 one.kind: request.POST.get(f"kind-{j}") or one.inner(one.kind).default, **({one.note: note} if note else {})})
                    cells.append(cell)
    return rows, cells, wrong


def _record(viewer: gate.Viewer, one: Cross, said: dict[str, Any], ident: str, cells: list[str], words: dict[str, Any]) -> list[str]:
    """Do the act; returns what is wrong and marks the cells that are meant, or tells what was recorded."""
    if not said[one.rows]:
        return ["还没有填任何一次。请在格子里填发现件数，没有发现填 0。"]
    try:
        done = door.do(one.act(**said), "", who=viewer.person, office=viewer.office, origin="desk", id=ident)
    except Refused as refused:
        told = [str(each) for each in refused.objections]
        words["bad"] = {cells[int(number) - 1]: each for each in told for number in _rows_in(each) if int(number) <= len(cells)}
        return told
    except BadInput as bad:
        return list(bad.errors.values())
    except FazhiError as error:
        return [str(error)]
    words |= {"done": done, "count": len(said[one.rows]), "typed": {}, "kept": "", "id": uuid7()}
    return []


def _rows_in(sentence: str) -> list[str]:
    """The number of the row that a sentence begins with."""
    head, mark, _ = sentence.partition("行：")
    return [head.rpartition("第")[2]] if mark and head.rpartition("第")[2].isdigit() else []
