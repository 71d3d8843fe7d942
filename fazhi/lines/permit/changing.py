"""A permit in force is changed: the holder asks, two look where it needs looking at, and it is changed or refused with reasons – or a court has changed it."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case, Said
from fazhi.kernel.fields import File, Flag, Public, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.permit.reviewing import Check
from fazhi.lines.permit.stages import GRANTED, ISSUED

NEEDLESS = "只需要书面审查的写明；需要核实的，先由两名工作人员核查"


class AskChange(Act):
    """The holder asks that what the permit says be changed."""

    title, basis = "申请变更", "许可·变更"
    fact = True
    by, at, starts = (capacities.clerk, capacities.officer), GRANTED, "change"
    what = Text("申请变更的内容和理由", lines=2)
    files = File("申请书、材料", many=True, required=False)


class Change(Act):
    """The holder asks to change what the permit says, or a review or a court has changed it: it is written down as changed."""

    title, basis = "变更许可", "许可·变更"
    by, at, counts = (capacities.officer, capacities.clerk), GRANTED, ISSUED
    signs, issues, meets = (capacities.leader,), "changed", ("restate", "change")
    what = Text("变更的内容", lines=2, told="AskChange.what")
    fits = Flag("变更后仍符合法定条件、标准")
    no_check = Public("不需要核查实质内容的理由", required=False, help=NEEDLESS)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.fits:
            yield Objection("变更后不符合法定条件、标准的，不予变更", "许可·变更", "请核实后勾选；不符合的，办理“不予变更”", firm=True)
        if case.open("restate"):
            return  # reconsideration or a court has changed it: nobody need ask
        if not case.open("change"):
            yield Objection("被许可人没有申请变更", "许可·变更", "请先登记变更申请")
        else:
            yield from looked_at(case, case.said(AskChange), self.no_check, "许可·变更")


class RefuseChange(Act):
    """A change that was asked for and does not fit is refused with reasons and remedies."""

    title, basis = "不予变更", "许可·变更"
    by, at, counts = (capacities.officer, capacities.clerk), GRANTED, ISSUED
    signs, issues, meets = (capacities.leader,), "not_changed", "change"
    reason = Text("不予变更的理由", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("change"):
            yield Objection("没有等待答复的变更申请", "许可·变更", "请先登记变更申请", firm=True)


def looked_at(case: Case, asked: Said | None, no_check: Any, provision: str) -> Iterable[Objection]:
    """What was asked for was checked since by two, who found that it fits and have both said so – or it is said why nobody need go."""
    since = asked.n if asked is not None else 0
    checked = next((said for said in case.each(Check, ever=True) if said.n > since), None)
    if checked is None and not no_check:
        yield Objection("申请后没有核查实质内容，也没有写明不需要核查的理由", provision, "请先由两名工作人员办理“核查申请材料的实质内容”；只需要书面审查的，写明理由")
    elif checked is not None and not checked.fits:
        yield Objection("核查结论是不符合法定条件、标准", provision, "请重新核查，或者不予准许")
    if case.unconfirmed(Check):
        yield Objection("核查记录还没有经第二名工作人员确认", "许可·审查", "请第二名工作人员本人在待办中“确认”")
