"""Coercion, what is still held of the list: what is released, handed over or treated stands on it, no more than that, and nothing is left out unnoticed."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import as_told, inventory
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


def unlike_approved(case: Case, act: Any) -> dict[str, Any] | None:
    """Which lines of this list the approved object does not name, and whether the spot is another one than was told first; None where nothing was approved."""
    approved, begun = case.said("coercion.Approve"), case.said("coercion.TakeUp")
    if approved is None:
        return None
    told = as_told.sealed([approved.entry, *([begun.entry] if begun else [])], ("object", "place"), mended=case.mended)
    named, place = plain(told.get(approved.entry, {}).get("object")), plain(told.get(begun.entry, {}).get("place") if begun else "")
    spot = plain(act.spot)
    return {"unnamed": [n for n, row in enumerate(act.things or (), start=1) if named and plain(row["name"]) not in named],
            "elsewhere": bool(place and spot and place not in spot and spot not in place)}


def plain(text: Any) -> str:
    """Words as they are compared: letters small and narrow, no spaces and marks."""
    return inventory.lot({"name": text}).name


def as_approved(case: Case, power: str | None) -> Iterable[Objection]:
    """What is done on the spot is what was approved: another power is refused, things and places that read otherwise are pointed out."""
    approved, found = case.said("coercion.Approve"), case.asked.get("unlike_approved")
    if approved and power and approved.power != power:
        yield Objection("实施的强制措施事项不是批准的那一项", "强制·实施", "请按批准的事项实施，或重新报批")
    if found and found["unnamed"]:
        yield Objection(f"清单第{_lines(found['unnamed'])}行没有写在批准的对象和范围里", "强制·实施", "请核对；超出批准范围的，解除或者重新报批", warns=True)
    if found and found["elsewhere"]:
        yield Objection("实施地点与登记的所在地点不同", "强制·实施", "请核对地点和批准的范围", warns=True)


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
