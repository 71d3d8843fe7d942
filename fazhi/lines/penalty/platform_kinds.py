"""Penalty: the cell of a platform's table that tells several kinds of penalty at once, each with the sum that is its own."""

import re
from typing import Any

from fazhi.kernel.fields import Choice
from fazhi.kernel.sheets.declare import Heading, Row
from fazhi.lines.penalty.stages import KINDS, MONEY

SAME = {"没收": "confiscation", "没收财物": "goods", "没收非法财产": "goods", "吊销许可证": "revoke", "责令停业": "stop"}
BETWEEN = re.compile(r"[、，,;；/+\s]+|[（(]?并处[）)]?|单处|以及|并|和|及")
SUM = re.compile(r"[\d,.]+\s*(?:万元|元|万)")


class Kinds(Choice):
    """The kinds of one penalty, written with any mark or word between them; a single one is kept as its key alone, as it always was."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, KINDS, many=True, **kwargs)

    def clean(self, value: Any) -> Any:
        whole = value if isinstance(value, str) else "、".join(value)
        parts = [whole] if whole in (*KINDS, *KINDS.values()) else [each for each in BETWEEN.split(SUM.sub("、", whole)) if each]
        found = sorted({self.one(SAME.get(each, each)) for each in parts or [whole]})
        return found[0] if len(found) == 1 else found


class KindsHeading(Heading):
    """A column of kinds, shown in words."""

    def shown(self, value: Any) -> str:
        return "、".join(KINDS.get(each, each) for each in listed(value))


def listed(value: Any) -> list[str]:
    """The kinds as a list, of which one or none is kept by itself."""
    return value if isinstance(value, list) else [value] if value else []


def first_shares(row: Row | dict[str, Any]) -> list[tuple[str, int]]:
    """What the row imposes on its first respondent, as (kind, fen): its sum belongs to the fine where there is one, the second column to what was confiscated."""
    kinds, amount, seized = listed(row.get("kind")), int(row.get("amount") or 0), int(row.get("seized") or 0)
    taking = [kind for kind in kinds if kind in ("confiscation", "goods")]
    bearing = "fine" if "fine" in kinds else taking[0] if taking else kinds[0] if kinds else ""
    own = {bearing: amount}
    if seized and taking:
        own[taking[0]] = seized
    return [(kind, own.get(kind, 0)) for kind in kinds] or [("", amount)]


def unsaid(rows: list[dict[str, Any]]) -> bool:
    """True when unlawful gains were confiscated and nobody has said how much."""
    return any(row["kind"] == MONEY[1] and not row.get("amount") for row in rows)
