"""A permit's decision that fell: reconsideration, a court or the town itself says that it does not stand, or that it must be made anew."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, Flag
from fazhi.kernel.wrong import Objection
from fazhi.lines.permit.acts import Accept, item_in_force
from fazhi.lines.permit.after import OF_THE_PERMIT, Forfeited, Revoke, TakeAway, deemed, listed, number_of, until_of
from fazhi.lines.permit.publishing import withdrawing
from fazhi.lines.permit.reviewing import Decide
from fazhi.lines.permit.stages import ACCEPTED, FALLEN, GONE, GRANTED, RECEIVED, RENEWING

RESULTS = {"annulled": "撤销", "changed": "变更", "unlawful": "确认违法", "void": "确认无效", "perform": "责令履行职责"}
GONE_WITH_IT = ("annulled", "void")


class Fell(Act):
    """Reconsideration, a court or the town itself set aside, changed or declared unlawful what was decided on the application, or ordered that it be decided."""

    title, basis = "许可决定被撤销、变更或者责令履行", "许可·决定"
    fact, asks = True, item_in_force
    by, at, tells = (capacities.clerk, capacities.officer, capacities.reviewer, capacities.unit_head), ANY, "disclosure.Fallen"
    result = Choice("结果", RESULTS)
    document = Code("文书号", required=False)
    redo = Flag("责令重新作出决定")
    until = Day("限期至", required=False)
    received_on = Day("收到决定书（裁判文书）之日", required=False, help="重新作出决定的期限从这一日起算；不填的按办理日期计")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.result and self.result != "perform" and not (case.ever(Decide) or case.ever(Accept)):
            yield Objection("本事项还没有作出过受理决定或者许可决定", "许可·决定", "请核对是哪一件许可事项")
        if self.received_on and self.received_on > case.day.isoformat():
            yield Objection("收到之日晚于办理日期", "许可·决定", "请对照送达回证核对", hard=True)
        if self.until and self.until < case.day.isoformat():
            yield Objection("限定的期限已经过去", "许可·决定", "请对照复议决定书、裁判文书核对日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result in GONE_WITH_IT and taken(case):
            yield from restored(case)
        elif self.result != "perform":
            yield from withdrawing(case)
        if self.result in GONE_WITH_IT and case.stage != ACCEPTED.key:
            yield c.Void("tell")  # what fell need not be served any more
        if case.stage in (GRANTED.key, RENEWING.key):
            yield from of_the_permit(case, self)
        elif case.stage == "denied" and (self.result != "unlawful" or self.redo):
            yield c.Void("publish")
            yield from decided_anew(self.until, self.received_on)
        elif case.stage == "turned" and case.ever(Accept) and (self.result != "unlawful" or self.redo):
            yield c.Enter(RECEIVED.key)
            yield c.Start("supplement")
        elif case.stage == ACCEPTED.key and self.until:
            yield c.Void("decide")
            yield c.Start("decide_anew", due=self.until)


def of_the_permit(case: Case, act: Fell) -> Iterable[Consequence]:
    """What becomes of a permit that was given: decided anew, struck off the register, written down as changed – or left standing."""
    if act.result in GONE_WITH_IT or act.redo:
        for term in OF_THE_PERMIT:
            yield c.Void(term)
    if act.redo:
        yield c.Delist("permit", number_of(case))
        yield from decided_anew(act.until, act.received_on)
    elif act.result in GONE_WITH_IT:
        yield c.Delist("permit", number_of(case))
        yield c.Enter(FALLEN.key)
        yield c.Start("strike_off")
    elif act.result == "changed":
        yield c.Start("restate")


def taken(case: Case) -> bool:
    """True when the last thing that was decided on this permit is that it was taken back, revoked or forfeited: that is what falls now."""
    last = max((said.n for act in (TakeAway, Revoke, Forfeited) if (said := case.said(act))), default=0)
    return case.stage in (FALLEN.key, GONE.key) and last > max((said.n for act in (Decide, Fell) if (said := case.said(act))), default=0)


def restored(case: Case) -> Iterable[Consequence]:
    """What took the permit away has fallen: it is good again as it was, until its own end, and is open to the public again."""
    for term in ("strike_off", "withdraw_publication"):
        yield c.Void(term)
    yield c.Start("publish")
    if any(each.state == "void" for each in case.deadlines("write_renewal")[-1:]):
        yield from deemed(case)
        return
    until = until_of(case)
    yield c.Enter(GRANTED.key)
    yield listed(case, until)
    if until:
        yield c.Start("valid", due=until)


def decided_anew(until: str | None, since: str | None) -> Iterable[Consequence]:
    """The application is under examination again: in the days that were set, or in those of the law."""
    yield c.Enter(ACCEPTED.key)
    yield c.Start("decide_anew", due=until) if until else c.Start("decide", since=since or "")
