"""Penalty: the cell of a platform's table that tells several kinds of penalty at once, each with the sum that is its own."""

import re
from typing import Any

from fazhi.kernel.fields import Choice
from fazhi.kernel.sheets.declare import Heading, Row
from fazhi.lines.penalty.stages import KINDS, MONEY

SAME = {"没收": "confiscation", "违法所得": "confiscation", "没收财物": "goods", "没收非法财产": "goods", "非法财物": "goods", "责令停业": "stop", "其他": "other", "其他处罚": "other",
        **{f"{verb}{what}": kind for verb, kind in (("暂扣", "hold"), ("吊销", "revoke")) for what in ("许可证", "执照", "许可证执照", "许可证件执照", "营业执照")}}
SEVERAL = {  # one value of the credit standard for two kinds: as it may be written, the kinds with the words that tell them apart, and the kind that stands where nothing does
    "没收违法所得没收非法财物": ((("confiscation", "违法所得"), ("goods", "非法财物")), "confiscation"),
    "暂扣或吊销许可证执照": ((("hold", "暂扣"), ("revoke", "吊销")), "hold"),
}
WRITTEN = {**{each: each for each in SEVERAL}, **dict.fromkeys(("暂扣或吊销许可证件", "暂扣或者吊销许可证件", "暂扣或吊销许可证、执照", "暂扣或者吊销许可证执照"), "暂扣或吊销许可证执照")}
BETWEEN = re.compile(r"[、，,;；/+\s]+|[（(]?并处[）)]?|单处|以及|并|和|及")
SUM = re.compile(r"[（(]?[\d,.]+\s*(?:万元|元|万)[）)]?")


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
    """A column of kinds, shown in words; one value of the credit standard names two, of which the row keeps what its other columns tell."""

    def clean(self, value: Any) -> Any:
        whole = str(value or "").strip()
        for written in double(whole):
            whole = whole.replace(written, "、".join(KINDS[kind] for kind, _ in SEVERAL[WRITTEN[written]][0]))
        return super().clean(whole)

    def shown(self, value: Any) -> str:
        return "、".join(KINDS.get(each, each) for each in listed(value))


def double(text: str) -> list[str]:
    """The values in a cell that may mean one of two kinds, or both."""
    return [each for each in WRITTEN if each in text]


def narrow(row: Row) -> None:
    """Of a value that may mean two kinds the row keeps those that its other cells name; what was kept is said, so that somebody looks at it."""
    cells = [(title, str(cell)) for title, cell in row.cells.items() if str(cell or 0).strip("0.")]
    column = next((cell for _, cell in cells if double(cell)), "")
    apart = " ".join(text for title, cell in cells if cell != column for text in (title, cell))
    for each in WRITTEN:
        apart = apart.replace(each, "")  # said again elsewhere, it tells no more
    for written in double(column):
        pair, usual = SEVERAL[WRITTEN[written]]
        named = [kind for kind, word in pair if word in apart]
        kept = named or [usual]
        others = {kind for kind, _ in pair} - set(kept)
        found = [kind for kind in listed(row.get("kind")) if kind not in others]
        row.words["kind"] = found[0] if len(found) == 1 else found
        why = "按本行其他各栏" if named else "本行其他各栏看不出是哪一种，暂按"
        row.notes.append(f"“{written}”可能是{'、'.join(KINDS[kind] for kind, _ in pair)}，{why}“{'、'.join(KINDS[kind] for kind in kept)}”登记，请核对；不符的在表中改成具体种类再导入一次")


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
