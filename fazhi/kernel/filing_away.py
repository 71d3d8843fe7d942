"""What is still open in a matter that is to be filed away: parts that go on, duties not done, papers not served or not back, things not yet given away."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import custody, hanging
from fazhi.kernel.case import Case
from fazhi.kernel.models import Matter
from fazhi.kernel.wrong import Objection

WHOLE = "记录·全过程"
MOST = 5  # titles that are told one by one


def left_over(case: Case, act: Any) -> dict[str, int]:
    """How many parts of the matter go on, and how many things are still in our hands."""
    return {"parts": Matter.objects.filter(parent=case.id, struck="", closed_on="").count(), "things": len(in_hands(case))}


def in_hands(case: Case) -> list[str]:
    """The entries with which things came into our hands that have not left them; a matter without evidence is not read for it."""
    found = custody.pieces(hanging.bodies(case.id)) if case.count(custody.ADD) else {}
    return [entry for entry, piece in found.items() if piece.is_thing and not piece.left]


def before_filing(case: Case) -> Iterable[Objection]:
    """A part that goes on keeps the matter open; everything else that is not done is named."""
    left = case.asked.get("left_over") or {}
    if left.get("parts"):
        yield Objection(f"本事项还有{left['parts']}个组成部分（强制措施、强制执行等）没有办结，不能归档", WHOLE, "请先办结各组成部分", firm=True)
    titles = [str(row.get("title") or row["term"]) for row in case.memory["rows"].get("deadline", {}).values()
              if row.get("state") == "open" and row.get("kind") == "duty"]
    if titles:
        named = "、".join(list(dict.fromkeys(titles))[:MOST])
        yield Objection(f"还有{len(titles)}项没有办完：{named}", WHOLE, "请先办完；确实不需要办的，在记录中说明", warns=True)
    if left.get("things"):
        yield Objection(f"还有{left['things']}件证据实物没有退还、移交或者处理", WHOLE, "请先办理“证据退还、归档、销毁”", warns=True)
