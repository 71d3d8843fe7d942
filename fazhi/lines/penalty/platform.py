"""Penalty in companion mode: a case of the outside platform is taken in as facts, flagged where something is missing; it gets no number and no paper of ours."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.companion import KEEPERS, WHOLE, FromPlatform, OutsidePaper
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, Money, PartyOf, Rows, Text, Who
from fazhi.kernel.happen import peek
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.filing import within_limitation
from fazhi.lines.penalty.holding import ended, under_way
from fazhi.lines.penalty.imposing import imposed, told_whole
from fazhi.lines.penalty.investigating import undealt
from fazhi.lines.penalty.leaving import goods_left, left_behind
from fazhi.lines.penalty.paying import owed_by, paid_by, payments, standing
from fazhi.lines.penalty.platform_kinds import Kinds, unsaid
from fazhi.lines.penalty.platform_shares import shares
from fazhi.lines.penalty.powers import DECIDING, power_in_force
from fazhi.lines.penalty.reviewing import weighty
from fazhi.lines.penalty.simple import publish_duty
from fazhi.lines.penalty.stages import (
    CLOSED,
    DECIDED,
    FIELDS,
    FILED,
    INFORMED,
    KINDS,
    OPINIONS,
    REVIEWED,
    first_reviewed,
    hearing_due,
    hearing_rule,
    unverified,
)
from fazhi.lines.penalty.suing import demolition

FALLING = ("penalty.Fell", "penalty.Withdraw")
DISCUSSION = "集体讨论"  # stands in the name of the platform's record of the heads' discussion
PROCEDURES = {"ordinary": "普通程序", "simple": "简易程序"}


class PlatformWords(FromPlatform):
    """The words of a platform case, as its export tells them."""

    number = Code("平台案号", required=False)
    respondent = Who("当事人", capacity="respondent")
    item = Text("案由", required=False)
    power = Code("职权编码", required=False)
    procedure = Choice("程序", PROCEDURES, default="ordinary")
    field = Choice("执法领域", FIELDS, required=False)
    state = Code("平台状态", required=False)
    deed_on = Day("违法行为发生日", required=False)
    filed_on = Day("立案日期", required=False)
    reviewed_on = Day("法制审核日期", required=False, help="手工接入的，审核、告知、决定、送达、缴款、公示、结案在接入以后逐项登记，期限才会起算；整行导入的自动逐项登记")
    informed_on = Day("告知日期", required=False)
    decided_on = Day("决定日期", required=False)
    document = Code("决定书文号", required=False)
    kind = Kinds("处罚种类", required=False)
    amount = Money("罚款数额", required=False)
    seized = Money("没收数额", required=False)
    besides = Text("其他当事人及各自的处罚", lines=2, required=False, help="例如：乙公司：300元；丙：警告")
    served_on = Day("送达日期", required=False)
    paid = Money("已缴数额", required=False)
    paid_on = Day("缴款日期", required=False)
    published_on = Day("公示日期", required=False)
    closed_on = Day("结案日期", required=False)


class PlatformCase(PlatformWords):
    """A case that is handled on the outside platform is taken in with its number, dates, parties and sum."""

    title, basis = "接入平台案件", WHOLE
    by, at, enters, asks = KEEPERS, NEW, FILED, power_in_force
    others = Rows("其他当事人", required=False, least=0, who=Who("当事人", capacity="respondent"))

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not self.number:
            yield Objection("平台案件没有案号", WHOLE, "请在平台查明案号后更正", firm=True)
        if self.procedure == "ordinary" and not self.filed_on:
            yield Objection("平台没有记载立案日期", "处罚·立案", "请核对平台案卷；确未立案的，由负责人说明")
        if self.power and case.asked.get("power_in_force") is None:
            yield Objection("职权编码对应的处罚事项当日不在本镇有效的赋权目录内，没有执法主体资格", "处罚·乡镇承接", "请核对职权编码或赋权目录", rule="APL-JUR-01")
        if self.deed_on:
            yield from within_limitation(case, self.deed_on, on=self.filed_on)

    def follows(self, case: Case) -> Iterable[Consequence]:
        power = case.asked.get("power_in_force") or {}
        field = self.field or power.get("field")
        yield c.Set({"outside": self.number or "", **({"field": field} if field else {})})
        if self.procedure == "ordinary":
            yield c.Start("decide", since=self.filed_on or "")


class PlatformRow(PlatformWords):
    """A later export of the platform tells something else of a case; the new words are kept, and what differs from here is flagged."""

    title, basis = "核对平台导出行", WHOLE
    by, at, asks = KEEPERS, ANY, payments
    respondent = Who("当事人", capacity="")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        decided = case.said("penalty.Decide") or case.said("penalty.OnTheSpot")
        if decided and self.decided_on and decided.on.isoformat() != self.decided_on:
            yield Objection(f"决定日期不一致：平台{self.decided_on}，本系统{decided.on.isoformat()}", WHOLE, "请查明哪一边有误，分别更正")
        owed = sum(int(line.get(each) or 0) for lines in standing(case).values() for line in lines for each in ("amount", "value"))
        told = (self.amount or 0) + (self.seized or 0) + sum(one.amount or 0 for one in shares(self.besides))
        if standing(case) and self.amount is not None and decided and owed != told:
            yield Objection(f"罚款数额不一致：平台{told / 100:,.2f}元，本系统{owed / 100:,.2f}元", WHOLE, "请查明哪一边有误，分别更正")
        paid = sum(paid_by(case, party) for party in case.parties("respondent"))
        if self.paid is not None and self.paid < paid:
            yield Objection(f"已缴数额不一致：平台{self.paid / 100:,.2f}元，本系统{paid / 100:,.2f}元", WHOLE, "请以财政票据核对")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.number and self.number != case.row.get("outside"):
            yield c.Set({"outside": self.number})


class PlatformReview(FromPlatform):
    """The platform's case was reviewed before the decision."""

    title, basis = "登记平台的法制审核", "处罚·法制审核"
    counts, also_in = REVIEWED, OPINIONS
    result = Choice("审核结论", {"agreed": "同意", "more": "补充调查", "back": "纠正程序或定性", "move": "移送"}, default="agreed")
    reviewer = Text("审核人", required=False)
    file = File("审核意见书", required=False)


class PlatformInform(FromPlatform):
    """The respondents were told on the platform's paper what is proposed and which rights they have."""

    title, basis = "登记平台的告知", "处罚·告知"
    by, at, enters = KEEPERS, ANY, INFORMED
    hearing = Flag("告知了要求听证的权利")
    file = File("告知书", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for party in case.parties("respondent"):
            yield c.Start("defend", of=party)
            if self.hearing:
                yield c.Start("ask_hearing", of=party)


class PlatformDecide(FromPlatform):
    """The decision was made on the platform; what the law wanted before it and is not recorded is flagged."""

    plays = "sanction.decide"
    title, basis = "登记平台的处罚决定", "处罚·决定"
    by, at, enters = KEEPERS, ANY, DECIDED
    meets, voids, starts = "decide", ("defend", "ask_hearing"), "credit"
    counts = (Counts("penalty.cases", amount="rows.party"), Counts("platform.cases"))
    document = Code("决定书文号", required=False)
    rows = Rows("处罚", party=PartyOf("当事人", "respondent"), kind=Choice("种类", KINDS), amount=Money("罚款、没收违法所得的数额", required=False, default=0),
                **imposed())
    simple = Flag("简易程序")
    impact = Flag("具有一定社会影响", reason=True)
    file = File("决定书", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        yield from told_whole(self.rows or [], "处罚·决定书", warns=True)
        if not self.document:
            yield Objection("平台的处罚决定没有文号", "处罚·决定书", "请核对决定书，补登文号", firm=True)
        left = set(case.parties("respondent")) - {row["party"] for row in self.rows or ()}
        if left and self.rows:
            yield Objection(f"平台没有记载对其余{len(left)}名当事人的处罚", "处罚·决定", "请核对决定书，补登对每名当事人的处罚")
        if unsaid(self.rows or []):
            yield Objection("没收金额未载明", "处罚·决定书", "请核对决定书，补登没收违法所得的数额")
        if not self.simple:
            yield from before_platform_decision(case, self.rows or [])

    def follows(self, case: Case) -> Iterable[Consequence]:
        for party in dict.fromkeys(row["party"] for row in self.rows):
            yield c.Start("serve", of=party)
        if self.simple:
            yield c.Start("record")
        if not any(row.get("amount") for row in self.rows):
            yield c.Start("close")
        yield from publish_duty(case, bool(self.impact))


def before_platform_decision(case: Case, rows: list[dict[str, object]]) -> Iterable[Objection]:
    """What the law wanted before this decision and the platform does not show."""
    if not case.done(PlatformInform):
        yield Objection("平台没有记载告知，未告知不得作出处罚决定", "处罚·未告知不得决定", "请核对平台案卷，有告知书的补登")
    if any((running := case.open("defend", party)) and not running.over(case.day) for party in case.parties("respondent")):
        yield Objection("决定之日，当事人陈述申辩的期限未满", "处罚·陈述申辩", "请核对当事人是否已陈述申辩或明确放弃")
    if hearing_due(case, rows):
        rule = hearing_rule(case, rows)
        if not case.done(PlatformInform, hearing=True):
            yield Objection(f"属于听证范围，平台没有记载告知要求听证的权利{unverified(case, rule)}", "处罚·听证", "请核对告知书", rule=rule)
    if (rule := weighty(case, rows, "TRI-12")) is not None and not case.done(PlatformReview, result="agreed"):
        yield Objection("平台没有记载法制审核通过", "处罚·法制审核", "请核对平台案卷，有审核意见的补登", rule=rule)
    if (rule := weighty(case, rows, "APL-ORD-06")) is not None and not any(DISCUSSION in str(said.kind) for said in case.each(PlatformPaper)):
        yield Objection("平台没有记载负责人集体讨论", "处罚·集体讨论", "请核对平台案卷；有集体讨论记录的，用“添加平台文书”补登，再说明", rule=rule)
    running = case.open("decide")
    if running and running.over(case.day):
        yield Objection(f"超过办案期限（{running.due}）才作出决定", "处罚·办案期限", "请说明有无延长批准或不计入的期间")


class PlatformServe(FromPlatform):
    """The platform's decision was served on a respondent, or on several on one day; the terms of each to pay and to seek review begin."""

    title, basis = "登记平台文书的送达", "处罚·送达"
    party = PartyOf("当事人", "respondent", of=True)
    also = Rows("同一天送达的其他当事人", required=False, least=0, party=PartyOf("当事人", "respondent"))
    meets = "serve"
    receipt = File("送达回证", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        late = [running.due for party in reached(self) if (running := case.open("serve", party)) and running.over(case.day)]
        if late:
            yield Objection(f"超过送达期限（{min(late)}）才送达", "处罚·送达", "请说明原因")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for party in reached(self):
            yield c.Meet("serve", party)
            if owed_by(case, party):
                yield c.Start("pay", of=party)
            yield c.Start("ask_review", of=party)
            if not only_reviewed(case):
                yield c.Start("sue_demolition" if demolition(case, party) else "sue", of=party)


def only_reviewed(case: Case) -> bool:
    """True when the platform's decision was imposed on the spot on a day whose law wants a review before a suit."""
    decided = case.said(PlatformDecide)
    return decided is not None and bool(decided.simple) and first_reviewed(case, decided.on)


def reached(act: PlatformServe) -> list[str]:
    """Everybody on whom the decision was served that day."""
    return list(dict.fromkeys(each for each in (act.party, *(row["party"] for row in act.also or ())) if each))


def fallen_on(case: Case, act: Any) -> str:
    """The day on which what was decided last fell or was declared unlawful, as the record stands now; empty while it stands."""
    acts = peek(case.id)["acts"]
    told = [(int(one["i"]), one["on"][:10], name) for name in (*FALLING, *DECIDING) for one in acts.get(name, {"kept": ()})["kept"]]
    _, day, name = max(told, default=(0, "", ""))
    return day if name in FALLING else ""


class PlatformPublish(FromPlatform):
    """The platform has published the decision; what has fallen must go from there at once."""

    title, basis = "登记平台的公示", "处罚·公开"
    by, at, meets, asks = (*KEEPERS, capacities.publisher), ANY, "publish", fallen_on
    outlet = Text("公示在何处", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        running = case.open("publish")
        if running and running.over(case.day):
            yield Objection(f"超过公开期限（{running.due}）才公示", "处罚·公开", "请说明原因")
        fell = case.asked.get("fallen_on")
        if fell and fell <= case.day.isoformat():
            yield Objection(f"决定{fell}已被撤销、变更或者确认违法，平台仍然公示", "处罚·撤回公开", "请在期限内从平台撤回，并登记撤回的证明")

    def follows(self, case: Case) -> Iterable[Consequence]:
        fell = str(case.asked.get("fallen_on") or "")
        if fell and not case.open("withdraw_publication", "platform"):
            yield c.Start("withdraw_publication", of="platform", since=max(fell, case.day.isoformat()))


class PlatformClose(FromPlatform):
    """The platform has closed the case."""

    title, basis = "登记平台的结案", "处罚·结案"
    by, at, enters, asks = KEEPERS, ANY, CLOSED, (payments, under_way, left_behind)
    meets, voids = "close", ("file", "pay", "defend", "ask_hearing")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        left = sum(max(owed_by(case, party) - paid_by(case, party), 0) for party in standing(case))
        if left:
            yield Objection(f"平台已结案，罚款尚欠{left / 100:,.2f}元没有记载", "处罚·履行", "请核对缴款，或说明结案的理由")
        if standing(case) and any(each.state == "open" for each in case.deadlines("serve")):
            yield Objection("平台已结案，决定书的送达没有记载", "处罚·送达", "请核对送达回证，补登送达")
        yield from undealt(case)
        yield from ended(case)
        yield from goods_left(case)
        if case.open("refund"):
            yield Objection("平台已结案，应当退还的罚款没有退还的记载", "处罚·结案", "请核对退付凭证，补登“退还罚款”")


class PlatformPaper(OutsidePaper):
    """A paper that the platform issued is added, with the number it has there."""

    title, basis = "添加平台文书", WHOLE
    counts = Counts("platform.papers", when=lambda said, memory, outcome: bool(said.get("outward")))
