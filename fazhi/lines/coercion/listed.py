"""Coercion, what is still held of the list: what is released, handed over or treated stands on it, no more than that, and nothing is left out unnoticed."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import inventory
from fazhi.kernel.case import Case
from fazhi.kernel.wrong import Objection

SEIZED = "coercion.Implement"
PARTLY = ("coercion.ReleasePart", "coercion.TreatPart")


def compared(case: Case, act: Any) -> dict[str, list[int]] | None:
    """The lines of this list that do not fit the list of what was seized, less what has gone since; None where there is no list of ours."""
    seized = inventory.rows(case.said(SEIZED))
    if not seized or not act.things:
        return None
    gone = [row for one in PARTLY for said in case.each(one, ever=True) for row in inventory.rows(said)]
    return inventory.compare(seized, gone, act.things)


def on_the_list(case: Case, provision: str, whole: bool) -> Iterable[Objection]:
    """What this list names beyond the list of the seizure, and what it leaves out where nothing is to be held any longer."""
    found = case.asked.get("compared")
    if not found:
        return
    if found["strange"]:
        yield Objection(f"第{_lines(found['strange'])}行不在查封、扣押清单内", provision, "请核对，名称写得与查封、扣押清单一致", firm=True)
    if found["more"]:
        yield Objection(f"第{_lines(found['more'])}行的数量多于清单上还在查封、扣押的数量", provision, "请核对数量", firm=True)
    if found["unclear"]:
        yield Objection(f"第{_lines(found['unclear'])}行的数量与查封、扣押清单的写法不同，不能自动核对", provision, "请人工核对数量和单位", warns=True)
    if found["left"] and whole:
        yield Objection(f"查封、扣押清单第{_lines(found['left'])}项还有没有列入的", provision, "请补全；其余仍需查封、扣押的，改为只办理其中一部分", firm=True)
    if not whole and not found["left"] and not (found["strange"] or found["more"]):
        yield Objection("清单上的财物已经全部列入，不是其中一部分", provision, "请按全部办理", firm=True)


def _lines(numbers: list[int]) -> str:
    return "、".join(str(each) for each in numbers)
