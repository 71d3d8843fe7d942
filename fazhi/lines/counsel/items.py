"""The items of advice one by one: their numbers run on through all opinions of a matter, each with its risk and with what became of it."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.said_again import steps_with_words
from fazhi.kernel.templates import table_of

OPINE, RESPOND = "counsel.Opine", "counsel.Respond"
RISKS = {"low": "低", "middle": "中", "high": "高"}
RESULTS = {"adopted": "采纳", "partly": "部分采纳", "rejected": "不采纳"}


def items(matter: str) -> list[dict[str, Any]]:
    """Every item of advice in its order: {"point", "risk", "result", "reason"}; the last two empty while nobody has answered."""
    found: list[dict[str, Any]] = []
    for step, said in steps_with_words(matter):
        if step.act == OPINE:
            found += [{"point": row["point"], "risk": row.get("risk") or "low", "result": "", "reason": ""} for row in said.get("points") or ()]
        elif step.act == RESPOND and 0 < int(said.get("item") or 0) <= len(found):
            found[int(said["item"]) - 1].update(result=said.get("result") or "", reason=said.get("reason") or "")
    return found


def unanswered(case: Case) -> Iterable[Advice]:
    """The items that wait for an answer, beside the form that asks for a number."""
    left = [f"第{n}条（风险{RISKS[one['risk']]}）：{one['point']}" for n, one in enumerate(items(case.id), start=1) if not one["result"]]
    if left:
        yield Advice("还没有反馈的意见", tuple(left))


def next_one(case: Case) -> dict[str, int]:
    """The number of the first item that waits for an answer: a blank form begins with it."""
    left = [n for n, one in enumerate(items(case.id), start=1) if not one["result"]]
    return {"item": left[0]} if left else {}


def as_points(case: Case, points: Iterable[dict[str, Any]]) -> str:
    """The items of one opinion as its paper lists them, numbered on from the opinions before it."""
    before = len(items(case.id))
    rows = [(n, row["point"], RISKS[row.get("risk") or "low"]) for n, row in enumerate(points, start=before + 1)]
    return table_of([("条号", "意见", "风险"), *rows]) if rows else ""


def as_answers(case: Case) -> str:
    """Every item with what became of it and why."""
    rows = [(n, one["point"], RISKS[one["risk"]], RESULTS.get(one["result"], "未反馈"), one["reason"]) for n, one in enumerate(items(case.id), start=1)]
    return table_of([("条号", "意见", "风险", "采纳情况", "理由"), *rows]) if rows else ""
