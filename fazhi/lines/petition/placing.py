"""Whose petition it is: given to a unit, sent back with reasons so often and no oftener, then settled by a leader; the sender above is asked."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, OfficeOf, Text
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition import rates
from fazhi.lines.petition.acts import own_unit
from fazhi.lines.petition.stages import DISPUTED, PASSED, PLACED, RECEIVED, not_of_accusations

HANDLERS = (capacities.clerk, capacities.unit_head)
LEADERS = (capacities.leader, capacities.chief)
LED = tuple(each.key for each in LEADERS)


class Hand(Act):
    """The petition is given to the unit of the town whose work it is, with the reason and the provision."""

    title, basis = "转交镇内单位承办", "信访·转送"
    by, at, enters = (capacities.clerk, capacities.unit_head, capacities.leader), RECEIVED, PLACED
    unit = OfficeOf("承办单位", "unit")
    reason = Text("理由", lines=2)
    provision = Text("依据（法律条款或者职责规定）")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from not_of_accusations(case, "转交单位承办")
        yield from staffed(case, self.unit)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"unit": self.unit, "handler": ""})


class Bounce(Act):
    """The unit sends it back, with the reason, the provision and whose work it is; when that has happened often enough a leader decides."""

    title, basis = "退回（不属本单位职责）", "信访·转送"
    gives_up = True
    by, at = HANDLERS, PLACED
    reason = Text("理由", lines=2)
    provision = Text("依据（法律条款或者职责规定）")
    whose = Text("认为应由谁承办")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from own_unit(case)
        if case.ever(Arbitrate):
            yield Objection("镇领导已经指定承办单位，不能再退回", "信访·转送", "请接办；仍有意见的向镇领导报告", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        full = case.count(Bounce) + 1 >= (case.limit("xf.bounces") or 1)
        yield c.Set({"unit": ""})
        yield c.Enter(DISPUTED.key) if full else c.Enter(RECEIVED.key)
        if full:
            yield c.Start("arbitrate")


class TakeBack(Act):
    """The unit has nobody left who may take the petition up: the head of the unit that handed it over takes it back, or a leader where a leader did, and it is handed on anew."""

    title, basis = "收回转交（承办单位已无人办理）", "信访·转送"
    by, at, enters = (capacities.unit_head, *LEADERS), PLACED, RECEIVED
    reason = Text("情况", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not list(staffed(case, case.row.get("unit"))):
            yield Objection("承办单位现在有经办人或者负责人，能够接办", "信访·转送", "请由承办单位接办；不属其职责的，由该单位退回", firm=True)
        officer = case.officers.get(case.doer)
        posts = handed_by(case)
        if officer and not set(officer.units) & {post["unit"] for post in posts} and not (officer.holds(*LED) and any(post["capacity"] in LED for post in posts)):
            yield Objection("不是转交单位的负责人", "信访·转送", "请由转交单位的负责人收回；领导转交的，由领导收回", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"unit": "", "handler": ""})


class Arbitrate(Act):
    """A leader says whose work it is; that unit cannot send it back."""

    title, basis = "指定承办单位", "信访·转送"
    by, at, enters = LEADERS, DISPUTED, PLACED
    meets = "arbitrate"
    unit = OfficeOf("承办单位", "unit")
    reason = Text("指定理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from staffed(case, self.unit)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"unit": self.unit, "handler": ""})


class ObjectToSender(Act):
    """A petition that was sent down is not ours: the sender is told in time and in detail, and it stays here until the sender agrees."""

    title, basis = "向转送机关提出异议", "信访·转送异议"
    by, at = capacities.handler, (RECEIVED, PLACED)
    meets = "transfer_objection"
    reason = Text("详细理由", lines=3)
    provision = Text("依据（法律条款或者职责规定）")

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.first.channel != "above":
            yield Objection("本件不是上级转送的", "信访·转送异议", "不属本机关职权的，请用“转送或告知向有权机关提出”", firm=True)
        ran = case.deadlines("transfer_objection")
        if ran and ran[-1].over(case.day):
            yield Objection("提出异议的期限已过", "信访·转送异议", "请受理；确有错误的另行向转送机关报告")


class SenderAnswers(Act):
    """The sender agrees and takes the petition back, or says that it stays."""

    title, basis = "转送机关答复异议", "信访·转送异议"
    fact = True
    at, enters = (RECEIVED, PLACED), By("answer", agreed=PASSED)
    counts = rates.NOT_OURS
    answer = Choice("答复", {"agreed": "核实同意，交还", "refused": "不同意，由本机关办理"})

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(ObjectToSender):
            yield Objection("没有登记过向转送机关提出的异议", "信访·转送异议", "请补记异议")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.answer == "agreed":
            yield c.Meet("register")
            yield c.Meet("notice_transfer")


def handed_by(case: Case) -> list[dict[str, Any]]:
    """The posts of whoever handed it over last."""
    people = {hand[1] for said in list(case.each(Hand, ever=True))[:1] for hand in said.hands if hand[0] in ("did", "recorded")}
    return [post for post in roster(case.office).posts if post["person"] in people]


def staffed(case: Case, unit: str | None) -> Iterable[Objection]:
    """A unit in which nobody may take petitions up would keep it for ever: nobody else may act in its place."""
    wanted, day = {each.key for each in HANDLERS}, case.day.isoformat()
    standing = (post for post in roster(case.office).posts if post["since"] <= day and (not post["until"] or post["until"] >= day))
    if unit and not any(post["unit"] == unit and post["capacity"] in wanted for post in standing):
        yield Objection("所选单位现在没有经办人或者负责人，没有人能接办", "信访·转送", "请选择有人承办的单位，或者先登记该单位人员的任职", firm=True)
