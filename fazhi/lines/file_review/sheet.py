"""What a file review tells the county's own score sheet, word by word."""

from decimal import Decimal
from typing import Any

from fazhi.kernel.checks import Dossier, dossier
from fazhi.lines.file_review import criteria
from fazhi.lines.file_review.stages import REASONS


def tell(file: Dossier, names: dict[str, str]) -> dict[str, str]:
    """Words by Chinese name: the file, who reviewed it, each item's points and reasons, score, grade, opinion."""
    first, result = file.steps[0], file.last("file_review.Conclude")
    again = file.last("file_review.Recheck")
    scores = file.each("file_review.Score")
    on = scores[-1].on if scores else file.today
    about = dossier(str(first.said.get("file", "")), file.today)
    found = {
        "案卷号": about.code, "评查原因": REASONS.get(str(first.said.get("reason", "")), ""), "评查日期": result.at[:10] if result else "",
        "评查人": "、".join(dict.fromkeys(names.get(step.people("did")[0], "") for step in scores if step.people("did"))),
        "得分": str(result.said["score"]) if result else "", "等级": str(result.said["grade"]) if result else "",
        "评查意见": file.word(result, "opinion") if result else "", "一票否决": "、".join(_vetoes(scores)),
    }
    if again and again.said.get("result") == "changed":
        score = int(again.said.get("score") or 0)
        found.update({"得分": str(score), "等级": criteria.grade(Decimal(score), bool(again.said.get("veto")), again.on)})
    for item in criteria.items(on).values():
        found.update(_item(file, item, scores))
    return found


def _vetoes(scores: list[Any]) -> list[str]:
    told = criteria.every_veto()
    return list(dict.fromkeys(told[key] for step in scores for key in step.said.get("veto") or ()))


def _item(file: Dossier, item: criteria.Item, scores: list[Any]) -> dict[str, str]:
    """An item's worth, mean deduction, what is left, and why; nothing but its worth before anybody has scored it."""
    rows = [(step, i, row) for step in scores for i, row in enumerate(step.said.get("rows") or ()) if row["item"] == item.key]
    if not rows:
        return {f"{item.title}·分值": str(item.weight), f"{item.title}·扣分": "", f"{item.title}·得分": "", f"{item.title}·理由": ""}
    off = criteria.mean(int(row.get("off") or 0) for _, _, row in rows)
    reasons = dict.fromkeys(file.word(step, f"rows.{i}.what") for step, i, row in rows if row.get("off"))
    return {f"{item.title}·分值": str(item.weight), f"{item.title}·扣分": _plain(off), f"{item.title}·得分": _plain(item.weight - off),
            f"{item.title}·理由": "；".join(each for each in reasons if each)}


def _plain(value: Decimal) -> str:
    """Without needless zeros."""
    return str(value.quantize(Decimal(1))) if value == value.to_integral_value() else str(value.normalize())
