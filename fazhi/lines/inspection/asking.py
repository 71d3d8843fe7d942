"""What an inspection is asked before anybody goes: listed items, caps, other tasks, and what its notice has to say."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.models import Matter, Party
from fazhi.kernel.wrong import Objection
from fazhi.lines.inspection.planning import beyond, same_persons
from fazhi.lines.inspection.stages import CLUES, inspected


def told_beforehand(act: Any) -> Iterable[Objection]:
    """A notice says when who will come; what was left out has to be written in by hand on the spot."""
    missing = [title for title, said in (("拟检查日期", act.on), ("两名执法人员", act.first and act.second)) if not said]
    if act.reason and (act.way or "site") == "site" and missing:
        yield Objection(f"检查通知书没有写明{'和'.join(missing)}", "检查·通知", "请填写；现在还定不下来的，到现场在通知书上补写", warns=True)


def item_names(case: Case) -> str:
    """The listed names of the items, for the papers."""
    return "、".join(f"{name}（{key}）" for key, name in (case.asked.get("items_on_the_day") or {}).items() if name)


def items_listed(case: Case) -> Iterable[Objection]:
    """A firm is inspected only on items that were listed and published on the day."""
    asked = case.asked.get("items_on_the_day") or {}
    gone = [key for key, name in asked.items() if name is None]
    if gone:
        yield Objection(f"检查事项{'、'.join(gone)}当日不在有效的清单内，未经公布的事项不得检查", "检查·事项", "请改选清单内的事项", rule="INS-03")
    if firm(case) and not asked:
        yield Objection("对企业的检查没有写明是清单内的哪一项", "检查·事项", f"请在“一并检查的其他事项”中选择，或更正登记{unticked(case)}", rule="INS-03", warns=not case.first.enterprise)


def firm(case: Case) -> bool:
    """Whether a firm is inspected: it was said, or its credit code tells – then what holds for firms is only asked for."""
    return bool(case.first.enterprise or case.asked.get("firm_by_code"))


def unticked(case: Case) -> str:
    """What to say where only the credit code tells that it is a firm."""
    return "" if case.first.enterprise else "（按统一社会信用代码，被检查人是企业，登记任务时没有勾选）"


def not_too_often(case: Case, kind: str | None, allowed: bool) -> Iterable[Objection]:
    """One firm is not visited more often than the office's caps allow; a clue somebody gave and a campaign ordered from above are not bound by them.

    The caps are those for enterprises: nobody else has them; an organisation that was not said to be one is only asked about.
    """
    told = bool(case.first.enterprise)
    if not told and case.kind_of(inspected(case)) != "organisation":
        return
    if allowed or (kind == "single" and case.first.source in CLUES) or (kind == "special" and case.first.source == "above"):
        return
    for sentence in beyond(case):
        yield Objection(sentence, "检查·频次", "确需检查的，勾选“超过频次上限仍需检查”并写明事由，由分管领导批准；或改用书面、非现场方式；被检查人不是企业的，不受此限", rule="INS-04", warns=not told)


def tasks_of_the_same(case: Case) -> tuple[str, ...]:
    """Other open tasks at the same inspected."""
    person = case.person_of(inspected(case))
    ours = Party.objects.filter(person__in=same_persons(person), capacity="inspected", struck="").exclude(matter=case.id).values("matter") if person else []
    return tuple(Matter.objects.filter(id__in=ours, office=case.office, line=case.line, stage__in=("planned", "approved"), struck="")
                 .order_by("-opened_on").values_list("id", flat=True)[:5]) if person else ()
