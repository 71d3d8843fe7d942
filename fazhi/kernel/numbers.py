"""The register of numbers: every number of a series and year with its paper – also the void ones, with the reason."""

import json
from typing import Any

from django.db.models import Count

from fazhi.kernel import as_told, gate, registry, reserved, secluded
from fazhi.kernel.happen import USED
from fazhi.kernel.models import Entry, Matter, Number, Paper
from fazhi.kernel.old import BOOK

STATES = {"issued": "有效", "signed": "有效，签字件已收回", "void": "作废", "replaced": "已换用修改后的文本"}

BEFORE = "启用本系统前用去的文号"
KEPT = {"open": "预留给应急空白文书，还没有用", "void": "预留给应急空白文书，已作废"}
TAKEN_BACK = "预留给应急空白文书，预留的记录已撤销，编号不再使用"


def series(viewer: gate.Viewer) -> list[dict[str, Any]]:
    """Every series and year of the office with how many numbers were taken, newest year first."""
    found = Number.objects.filter(office=viewer.office).values("series", "year").annotate(count=Count("id"))
    return list(found.order_by("-year", "series"))


def register(viewer: gate.Viewer, name: str, year: int) -> list[dict[str, Any]]:
    """The numbers of a series and year in order: number, day, paper, state, reason and matter.

    The list is whole, so that no number is missing from it; what a person may not read of a matter is left out of its line; of one kept apart also what its paper is and its day.
    """
    rows = list(Number.objects.filter(office=viewer.office, series=name, year=year).order_by("n").values("n", "text", "opened_by", "matter"))
    of_house = [row["text"] for row in rows if row["matter"] == viewer.office]
    sheets = {each.number: each for each in reserved.sheets(viewer.office, of_house)}
    back = reserved.taken_back(viewer.office, [each for each in of_house if each not in sheets])
    used = dict(Paper.objects.filter(office=viewer.office, number__in=list(back), struck="").values_list("number", "matter")) if back else {}
    for row in rows:
        if row["text"] in sheets or row["text"] in used:
            row["matter"] = used.get(row["text"]) or sheets[row["text"]].matter or row["matter"]
    papers: dict[str, list[dict[str, Any]]] = {}
    for row in Paper.objects.filter(office=viewer.office, matter__in={row["matter"] for row in rows}, number__in=[row["text"] for row in rows]).order_by(
            "issued_on", "id").values("id", "number", "title", "state", "issued_on", "struck", "matter"):
        papers.setdefault(row["number"], []).append(row)
    early = dict(Matter.objects.filter(id__in={row["matter"] for row in rows}).values_list("id", "old")) | {viewer.office: 1}
    heads: dict[str, dict[str, Any]] = {row["id"]: dict(row) for row in gate.visible(viewer).filter(id__in={row["matter"] for row in rows}).values("id", "code", "line", "handler")}
    inside = {ident for ident, head in heads.items() if gate.inside(viewer, head, registry.line(head["line"]))}
    apart = secluded.known({row["matter"] for row in rows} - set(heads))
    reasons = _reasons([each for some in papers.values() for each in some], inside)
    why = as_told.sealed(set(back.values()), {"reason"}) if viewer.office in inside else {}
    gone = {number: {"state": TAKEN_BACK, "reason": str(why.get(entry, {}).get("reason", ""))} for number, entry in back.items() if number not in used}
    untold = {"day": "", "title": ""}
    return [{**_line(row, papers.get(row["text"], []), heads, reasons), **(untold if row["matter"] in apart else {}), **(gone.get(row["text"]) or _without_paper(row, papers, early, sheets))} for row in rows]


def _without_paper(row: dict[str, Any], papers: dict[str, Any], early: dict[str, int], sheets: dict[str, reserved.Sheet]) -> dict[str, str]:
    """Why a number has no paper here: it is kept for an emergency sheet, or was used before."""
    sheet = sheets.get(row["text"])
    if sheet and sheet.state in KEPT:
        return {"state": KEPT[sheet.state], "reason": sheet.why}
    return {"state": BEFORE} if early.get(row["matter"]) and row["text"] not in papers else {}


def left_out(office: str, name: str, year: int) -> list[int]:
    """Numbers that were left out since papers are numbered here; those used before, which an old book tells with gaps, are no loss."""
    rows = list(Number.objects.filter(office=office, series=name, year=year).values_list("n", "opened_by", "struck"))
    told = set(Entry.objects.filter(id__in=[by for _, by, _ in rows], act__in=(BOOK, USED)).values_list("id", flat=True))
    ours, used = [n for n, by, _ in rows if by not in told], [n for n, by, struck in rows if by in told and not struck]
    first = max((n + 1 for n in used if ours and n < min(ours)), default=min(ours, default=0))
    return sorted(set(range(first, max(ours, default=-1) + 1)) - {n for n, _, _ in rows})


def _line(row: dict[str, Any], papers: list[dict[str, Any]], heads: dict[str, dict[str, Any]], reasons: dict[str, str]) -> dict[str, Any]:
    last = papers[-1] if papers else None
    state = "文书不在本机构" if last is None else "随记录撤销" if last["struck"] else STATES.get(last["state"], last["state"])
    seen = heads.get(row["matter"])
    return {"n": row["n"], "number": row["text"], "day": last["issued_on"] if last else "", "title": last["title"] if last else "", "state": state,
            "versions": len(papers), "valid": bool(last and not last["struck"] and last["state"] in ("issued", "signed")), "reason": reasons.get(last["id"], "") if last else "", "paper": last["id"] if last and seen and not last["struck"] else "",
            "matter": row["matter"] if seen else "", "code": seen["code"] if seen else "（无权查看）"}


def _reasons(papers: list[dict[str, Any]], inside: set[str]) -> dict[str, str]:
    """Why papers are void or struck: the words of the act that made them so, where the matter is open to the person."""
    fallen = {each["id"]: each for each in papers if (each["state"] == "void" or each["struck"]) and each["matter"] in inside}
    because: dict[str, str] = {ident: each["struck"] for ident, each in fallen.items() if each["struck"]}
    for entry, body in Entry.objects.filter(matter__in={each["matter"] for each in fallen.values()}, act="common.VoidPaper").values_list("id", "body"):
        because.setdefault(str(json.loads(body)["said"].get("paper", "")), entry)
    told = as_told.sealed({entry for ident, entry in because.items() if ident in fallen}, {"reason"})
    return {ident: str(told.get(entry, {}).get("reason", "")) for ident, entry in because.items() if ident in fallen}
