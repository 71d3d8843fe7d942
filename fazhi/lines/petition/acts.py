"""Petitions, the beginning: received by any channel, told apart, accepted, passed on, joined with what was asked before."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, enquiry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, Flag, MatterOf, OfficeOf, Place, Text, Who
from fazhi.kernel.likeness import advice_of
from fazhi.kernel.models import Matter
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition import hotline, joining, rates, regime
from fazhi.lines.petition.completing import still_open
from fazhi.lines.petition.stages import (
    ACCEPTED,
    ANSWERED,
    CHANNELS,
    CLOSED,
    FINAL,
    HOW,
    KINDS,
    ORDERS,
    PASSED,
    PLACED,
    RECEIVED,
    ROUTES,
    UNDER_REVIEW,
    accusation,
    clocked,
    distinguished,
    late,
    letter,
    not_of_accusations,
)

FROM_OUTSIDE = ("hotline", "web", "above")  # channels that bring a number of their own


class Receive(Act):
    """A petition comes in by any channel; four facts are enough, the rest is completed later."""

    title, basis = "接收诉求", "信访·登记"
    fact = True
    at, enters = NEW, RECEIVED
    by = (capacities.clerk, capacities.cadre, capacities.leader, capacities.citizen)
    starts = "register"
    counts = (Counts("petition.received", dims=("channel", "village")),
              Counts("petition.hotline", when=lambda said, memory, outcome: said.get("channel") == "hotline"), *rates.RECEIVED)
    channel = Choice("来访渠道", CHANNELS)
    what = Text("诉求（一句话即可）", lines=3)
    who = Who("信访人", capacity="petitioner", nameless=True, help="不愿留名的填“匿名”；只有电话的，填电话就可以")
    place = Place("地点", required=False)
    village = OfficeOf("村（社区）", "village", required=False)
    outside_number = Code("外部工单编号", required=False, when=("channel", FROM_OUTSIDE))
    order_kind = Choice("外部工单类别", ORDERS, required=False, when=("channel", FROM_OUTSIDE))
    platform_due = Day("平台办理期限", required=False, when=("channel", FROM_OUTSIDE))
    joint = Count("联名人数", least=1, default=1, rare=True)
    came = Count("一同来访人数", least=1, required=False, rare=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.came and self.came > (case.limit("xf.reps") or self.came):
            yield Objection("来访人数超过推选代表的人数", "信访·代表人数", "请告知推选代表；照常登记")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.outside_number:
            yield c.Set({"outside": self.outside_number})
        if self.village:
            yield c.Set({"unit": self.village})
        if self.platform_due:
            yield c.Start("platform", due=self.platform_due)
        yield from hotline.begun(self.channel, self.order_kind)
        if self.channel == "above":
            yield c.Start("notice_transfer")
            yield c.Start("transfer_objection")


class Accept(Act):
    """The petition is within the town's competence: its kind and route are told apart, and they decide which clock runs."""

    title, basis = "受理", "信访·受理"
    by, at, enters = capacities.handler, (RECEIVED, PLACED), ACCEPTED
    meets = ("register", "notice_transfer")
    voids = ("transfer_objection", hotline.RETURN)
    counts = (Counts("petition.accepted"), rates.TOLD, rates.TERM, rates.TO_COURT)
    asks = enquiry.asked_at
    kind = Choice("类别", KINDS)
    route = Choice("办理途径", ROUTES, required=False, help="申诉求决填写；只有信访程序办理的才计信访办理期限")
    simple = Flag("适用简易办理")
    reason = Text("分流的理由", lines=2, required=False, help="为什么是这一类别、这一途径；留在办理记录里，不写进告知书")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.kind == "complaint" and distinguished(case, case.day) and not self.route:
            yield Objection("申诉求决没有写明办理途径", "信访·申诉求决", "请选择途径：途径决定适用什么程序和期限", firm=True)
        if self.kind == "accusation" and not accusation(case):
            yield Objection("检举控告没有写明被检举的人或者单位", "信访·检举控告", "请先“认定为检举控告”，系统才能使其回避", firm=True)
        if self.kind in KINDS and self.kind != "accusation" and accusation(case):
            yield Objection("本事项已认定为检举控告", "信访·检举控告", "类别请选检举控告", firm=True)
        if self.simple and (self.kind == "accusation" or case.ever(MarkRepeat) or (case.first.joint or 1) > 1):
            yield Objection("检举控告、重复或者联名的事项不适用简易办理", "信访·简易办理", "请不勾选简易办理", firm=True)
        if self.simple and late(case, "petition.simple_accept", case.opened_on.isoformat()):
            yield Objection("已超过简易办理决定受理的期限", "信访·简易办理", "请按普通程序办理，或注明原因", rule="xf.simple.accept")
        yield from own_unit(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        ordinary = clocked(case, self.kind, self.route, case.day)
        if ordinary:
            yield c.Start("finish")
        if self.simple:
            yield c.Start("simple_finish")
        yield from hotline.told_apart(case, self.kind)
        yield from letter(case, "simple" if self.simple else "acceptance" if ordinary else "route", {"how": HOW.get(str(self.route if self.kind == "complaint" else self.kind), HOW["administrative"])})

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from regime.arriving(case)
        yield from advice_of(case)
        yield from still_open(case)


class PassOn(Act):
    """The petition belongs elsewhere: it is passed on or the petitioner is told where to go, with the reason."""

    title, basis = "转送或告知向有权机关提出", "信访·转送"
    by, at, enters = capacities.handler, (RECEIVED, PLACED), PASSED
    meets, voids = ("register", "notice_transfer", hotline.RETURN), ("transfer_objection", *hotline.TERMS)
    counts = (Counts("petition.passed"), rates.NOT_OURS, rates.TO_COURT)
    to = Text("有权处理的机关")
    reason = Text("理由", lines=2)
    provision = Text("依据（法律条款或者职责规定）")
    litigation = Flag("属于涉法涉诉", help="应当或者已经通过诉讼、检察、公安等法定程序解决的")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from not_of_accusations(case, "这样转送")
        if case.first.channel == "above" and not case.ever("petition.SenderAnswers", answer="agreed"):
            yield Objection("上级转送的事项，须经转送机关核实同意才能交还", "信访·转送异议", "请先“向转送机关提出异议”，等其答复")
        yield from hotline.too_late(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from letter(case, "transfer")


class JoinedWith(Act):
    """A person decides that the same request was made before: this petition is handled together with that one, whose clocks run on."""

    title, basis = "并入同一诉求办理", "信访·受理"
    by, at, enters, tells, joins = capacities.handler, (RECEIVED, PLACED, ACCEPTED), CLOSED, joining.HERE, True
    meets, voids, asks = ("register", "notice_transfer"), ("transfer_objection", *joining.CLOCKS, *hotline.ALL), enquiry.asked_at
    counts = (
        Counts("petition.joined"),
        Counts("petition.received", dims=("channel", "village"), day_of="petition.Receive", times=-1),
        Counts("petition.hotline", when=lambda said, memory, outcome: came_by(memory) == "hotline", day_of="petition.Receive", times=-1),
        rates.NOT_OURS, rates.TERM_GONE, rates.NO_LONGER, rates.NO_LONGER_TO_COURT, *rates.NOT_FIRST,
    )
    other = MatterOf("先收到的诉求", "petition")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from not_of_accusations(case, "并入别的诉求")
        row = other_of(case, self.other)
        if self.other == case.id:
            yield Objection("不能并入自己", "信访·受理", "请选择另一宗诉求", firm=True)
        elif row and row["level"]:
            yield Objection("所选的诉求不能并入", "信访·保密", "请另行办理", firm=True)
        elif row and (row["opened_on"], self.other) > (case.opened_on.isoformat(), case.id):
            yield Objection("所选的诉求比本件收到得晚", "信访·受理", "请把后收到的并入先收到的，期限按最早的计算", firm=True)
        elif row and row["closed_on"]:
            yield Objection("所选的诉求已经办结", "信访·受理", "请用“认定重复信访”，或者先重新办理那一宗", firm=True)
        elif row and row["stage"] in (ANSWERED.key, UNDER_REVIEW.key):
            yield Objection("所选的诉求已经答复，没有期限在走", "信访·受理", "请用“认定重复信访”，本件照常办理", firm=True)
        if case.stage == ACCEPTED.key:
            yield from joining.after_acceptance(case, self.other or "", row["stage"] if row else "")
        yield from own_unit(case)
        yield from joining.left_undone(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Relate(self.other, "same")
        yield from joining.told_there(case, str(self.other))
        yield from letter(case, "joined")

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from advice_of(case)


class MarkRepeat(Act):
    """A person decides that the same petitioner asks the same again after an answer; what alike texts suggest is only a suggestion."""

    title, basis = "认定重复信访", "信访·登记"
    by, at = capacities.handler, (RECEIVED, PLACED, ACCEPTED)
    counts, tells = (Counts("petition.repeat"), *rates.NOT_FIRST), "petition.RepeatCame"
    other = MatterOf("以前的诉求", "petition")
    reason = Text("认定理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from not_of_accusations(case, "与别的诉求关联")
        row = other_of(case, self.other)
        if row and row["level"]:
            yield Objection("所选的诉求不能关联", "信访·保密", "请另行办理", hard=True)
        if self.other == case.id or case.done(MarkRepeat, other=self.other):
            yield Objection("所选的诉求就是本件，或者已经认定过", "信访·登记", "请选择另一宗诉求", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Relate(self.other, "repeat")
        yield c.Tell(str(self.other), "petition.RepeatCame", {"received": case.opened_on.isoformat()})

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from advice_of(case)


class RepeatCame(Act):
    """Somebody found that this petition was put forward again: it was not settled at once."""

    title, basis = "已有重复信访", "信访·登记"
    fact, hidden, at = True, True, ANY
    counts = rates.AGAIN
    received = Day("重复信访收到日")


class NotAgain(Act):
    """Review and re-review are exhausted and the same facts and reasons are put forward again: not accepted, but told where help is to be had."""

    title, basis = "不再受理", "信访·不再受理"
    by, at, enters = capacities.handler, RECEIVED, PASSED
    meets, voids = ("register", "notice_transfer"), ("transfer_objection", *hotline.ALL)
    counts, tells = (rates.NOT_OURS, *rates.NOT_FIRST), "petition.RepeatCame"
    other = MatterOf("已三级终结的诉求", "petition")
    told = Flag("已告知理由并做好解释疏导")

    def objections(self, case: Case) -> Iterable[Objection]:
        row = other_of(case, self.other)
        if row and row["stage"] != FINAL.key:
            yield Objection("所选的诉求没有复查复核终结，不能不再受理", "信访·不再受理", "请照常受理，或者并入在办的诉求", firm=True)
        if not self.told:
            yield Objection("没有告知信访人不再受理的理由", "信访·告知", "请先告知再登记")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Relate(self.other, "repeat")
        yield c.Tell(str(self.other), "petition.RepeatCame", {"received": case.opened_on.isoformat()})
        yield from letter(case, "not_again")


def other_of(case: Case, ident: str | None) -> dict[str, str] | None:
    """What is known of another petition of the office, without its words."""
    return Matter.objects.filter(id=ident, office=case.office).values("stage", "opened_on", "closed_on", "level").first() if ident else None


def came_by(memory: dict[str, Any]) -> str:
    """The channel by which the petition came."""
    return str(memory.get("first", {}).get("s", {}).get("channel", ""))


def own_unit(case: Case) -> Iterable[Objection]:
    """A petition given to a unit is taken up by that unit's people."""
    officer, unit = case.officers.get(case.doer), case.row.get("unit")
    if case.stage == PLACED.key and officer and unit not in officer.units:
        yield Objection("本件已转交另一单位，应由该单位接办", "信访·转送", "请由承办单位的人员办理", firm=True)
