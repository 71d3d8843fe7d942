"""Who takes down what a meeting decided about another matter, on what proof, and that it is not rewritten afterwards."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.models import Entry
from fazhi.kernel.opinions import hands_in
from fazhi.kernel.wrong import Objection

TYPED = ("did", "proposed", "recorded")
FIXED = {"result": "结果", "votes": "表决", "body": "会议"}


def had_parent(case: Case, act: Any) -> list[str]:
    """Who had a hand in the matter of which this item is a part."""
    return hands_in(case.parent) if case.parent else []


def rewritten(case: Case, act: Any) -> list[str]:
    """What of a record that stands already would say something else: asked when it is corrected, nothing for a new one."""
    body = Entry.objects.filter(id=case.entry, act="decision.Hold").values_list("body", flat=True).first() if case.entry else None
    said = json.loads(body)["said"] if body else {}
    return [title for name, title in FIXED.items() if name in said and _votes(said[name]) != _votes(getattr(act, name))]


def _votes(value: Any) -> Any:
    """A word to compare: of the votes only who voted how, not the words of the opinions."""
    return [(row["member"], row["order"], row["vote"]) for row in value] if isinstance(value, list) else value


def taken(case: Case, act: Any) -> Iterable[Objection]:
    """What was decided about another matter is taken down by somebody without a hand in it, from the minutes; a result is not corrected, it is struck and taken down anew."""
    if case.asked.get("rewritten"):
        named = "、".join(case.asked["rewritten"])
        yield Objection(f"会议的{named}不能用更正改变", "三重一大·会议", "确实登记错的，撤销这条记录，凭会议记录重新登记", hard=True)
    if not case.parent:
        return
    if {hand["person"] for hand in case.hands if hand["role"] in TYPED} & set(case.asked.get("had_parent") or ()):
        yield Objection("承办过所议事项的人不能登记这次会议的表决", "机构·职责分离", "请由没有经手这件事项的人登记", hard=True)
    if not act.record and case.manner != "paper":
        yield Objection("议题属于另一事项，没有附会议记录", "三重一大·会议", "请上传有到会成员签名的会议记录", hard=True)
