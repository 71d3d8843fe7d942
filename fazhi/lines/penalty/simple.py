"""Penalty, the simple procedure: a small breach with clear facts is told, heard and decided on the spot."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Flag, ListingOf, Moment, Money, OfficeOf, OfficerOf, Place, Text, Who
from fazhi.kernel.money import fen
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.age import of_age_here
from fazhi.lines.penalty.codes import payment_code
from fazhi.lines.penalty.contents import must_name, named, surcharge
from fazhi.lines.penalty.discretion import advise, circumstances, day_of_deed, in_range_for, readable, tier
from fazhi.lines.penalty.filing import within_limitation
from fazhi.lines.penalty.powers import fined_before, of_its_field, ours, power_in_force
from fazhi.lines.penalty.stages import (
    DECIDED,
    ISSUED,
    TRADER_HELP,
    confirmed,
    first_reviewed,
    in_force,
    limit,
    no_order,
    remedy,
    trader,
    two_officers,
)


class OnTheSpot(Act):
    """A small breach with clear facts is told, heard and decided on the spot by two officers."""

    title, basis, asks = "当场处罚", "处罚·简易程序", (power_in_force, named, fined_before)
    by, at, enters = (capacities.officer,), NEW, DECIDED
    counts = (Counts("penalty.cases", dims=("kind",)), Counts("platform.cases"), ISSUED)
    respondent = Who("当事人", capacity="respondent", help=TRADER_HELP)
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    power = ListingOf("处罚事项", "power", required=False)
    what = Text("违法事实", lines=2)
    item = Text("违反的规定和处罚依据", lines=2)
    deed_at = Moment("违法行为的时间（就在当场的不填）", required=False)
    place, village = Place("违法行为的地点", required=False), OfficeOf("村（社区）", "village", required=False)
    kind = Choice("处罚种类", {"fine": "罚款", "warning": "警告"})
    amount = Money("罚款数额", required=False, default=0)
    tier, circumstances = tier(), circumstances("裁量情节", several=False)
    heard = Flag("已告知并听取陈述申辩")
    shown = Flag("已出示执法证件")
    order, no_order = Text("责令改正的内容", required=False), no_order()
    refused = Flag("当事人拒绝签收", reason=True)
    impact = Flag("具有一定社会影响", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from spot_objections(self, case)
        yield from readable(self.circumstances)
        if self.respondent and self.kind == "fine":
            kind, amount = str(self.respondent["kind"]), int(self.amount or 0)
            yield from in_range_for(case, kind, amount, str(self.tier or ""), deed=day_of_deed(self.deed_at, case.at), more=self.circumstances)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from advise(case, self.circumstances, day_of_deed(self.deed_at, case.at))

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from spot_follows(self, case)


def spot_objections(act: OnTheSpot, case: Case) -> Iterable[Objection]:
    """Two officers, certificates shown, the person heard, a power in force, and no more than the law of the day lets be imposed on the spot."""
    yield from two_officers(case, act.second)
    yield from within_limitation(case, str(act.deed_at or "")[:10])
    if act.what and not act.shown:
        yield Objection("没有出示执法证件，不得当场处罚", "处罚·当场决定", "请先出示证件并如实勾选")
    if act.what and not act.heard:
        yield Objection("没有告知并听取陈述申辩，不得作出处罚决定", "处罚·告知", "请先当场告知事实、理由、依据和权利")
    yield from ours(case, case.asked.get("power_in_force"))
    if act.respondent:
        yield from of_age_here(case, act.respondent, {"tier": act.tier if act.kind == "fine" else "lighter"}, str(act.deed_at or "")[:10])
    if act.what and not act.order and not act.no_order:
        yield Objection("处罚的同时没有责令改正", "处罚·责令改正", "请填写责令改正的内容；已经改正、无从改正的，写明不责令改正的理由", rule="APL-COR-01")
    yield from trader(act.respondent)
    yield from must_name(case, act.kind == "fine", spot=True)
    if act.kind == "fine" and case.asked.get("fined_before"):
        yield Objection(f"同一当事人同一天的同一项违法行为已经立案或者罚款（{case.asked['fined_before']}）", "处罚·一事不二罚",
                        "同一个违法行为不得给予两次以上罚款的处罚：请核对是否重复登记；确是另一个违法行为的，在违法事实中写明区别", warns=True)
    if act.what and not act.place:
        yield Objection("没有写明违法行为的地点", "处罚·当场决定", "请填写地点，写到路段、门牌或者参照物")
    if act.kind == "fine" and not act.amount:
        yield Objection("罚款没有写明数额", "处罚·当场决定", "请填写罚款数额，或改为警告", firm=True)
    if act.kind == "warning" and act.amount:
        yield Objection("警告不带罚款数额", "处罚·当场决定", "请改为罚款，或删去数额", firm=True)
    if act.amount and act.respondent:
        firm = act.respondent["kind"] == "organisation"
        rule = "APL-SIM-02" if firm else "APL-SIM-01"
        most = fen(limit(case, rule))
        if most is not None and act.amount > most:
            yield Objection(f"对{'单位' if firm else '个人'}罚款超过{most // 100}元的，不得当场处罚", "处罚·简易程序", "请按普通程序立案办理", rule=rule)


def spot_follows(act: OnTheSpot, case: Case) -> Iterable[Consequence]:
    """The decision is handed over at once, so that every term of the respondent runs from this day."""
    yield from of_its_field(case)
    party = str(act.respondent["party"])
    yield c.Start("record")
    yield c.Start("pay", of=party) if act.amount else c.Start("close")
    yield c.Start("ask_review", of=party)
    if not first_reviewed(case):
        yield c.Start("sue", of=party)
    yield c.Start("credit")
    yield c.Issue("spot_decision", of=party, words={"remedy": remedy(case, spot=True), "surcharge": surcharge(case) if act.amount else "",
                                                      "deed_at": told_time(act.deed_at, case.at), "payment_code": payment_code(case.entry, party) if act.amount else ""})
    yield from publish_duty(case, bool(act.impact))


def told_time(deed_at: Any, at: str) -> str:
    """When the breach was, as it was told: the minute that was said, or the day alone – the minute of typing is no minute of the breach."""
    told = str(deed_at or at[:10])
    return told.removesuffix("T00:00")


def publish_duty(case: Case, impact: bool) -> Iterable[Consequence]:
    """Before the provision on publication came into force every decision is published; since then those with social impact."""
    if not in_force("处罚·公开", case) or impact:
        yield c.Start("publish")


class Record(Act):
    """The on-the-spot decision is put on record with the organ."""

    title, basis = "当场处罚备案", "处罚·当场决定备案"
    by, at = capacities.handler, DECIDED
    meets = "record"
    media = Code("音像记录编号", required=False)
    note = Text("备案说明", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from confirmed(case, OnTheSpot)
        if not case.ever(OnTheSpot):
            yield Objection("本案不是当场处罚，不需要备案", "处罚·当场决定备案", "普通程序请继续办理送达和执行", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        numbers = [str(each.get("number", "")) for each in case.papers("penalty.spot_decision")]
        yield c.Issue("spot_record", words={"spot_number": "、".join(each for each in numbers if each)})
