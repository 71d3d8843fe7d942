"""A contract before it is signed: drafted, sent for review or exempt as a standard text, put before the meeting."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.compare import Unreadable, compared, drift, versus
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, ListingOf, MatterOf, Money, Reference, Rows, Text, Who
from fazhi.kernel.limits import money_lines
from fazhi.kernel.models import Listing
from fazhi.kernel.opinions import GOOD, opinion_of
from fazhi.kernel.said_again import begun_with
from fazhi.kernel.standing import ended
from fazhi.kernel.told import ToldDecided, meeting_pending, once_before_meeting
from fazhi.kernel.wrong import Objection
from fazhi.lines.contract.checks import review_of, reviewed_text, standing, within_cap
from fazhi.lines.contract.stages import (
    ARCHIVED,
    CHANGE,
    CLEARED,
    CONCLUDED,
    DRAFTING,
    DROPPED,
    KINDS,
    NATURES,
    RENTS,
    REVIEW,
    SIGNED,
    WAYS,
    agreed,
    draft,
    raised,
)

OWNERS = (capacities.clerk, capacities.unit_head)


def payment_rows(**more: Any) -> Rows:
    """The schedule of payments as an act asks for it."""
    return Rows("付款、收款计划", n=Count("第几笔", least=1, most=99), what=Text("付款、收款条件", required=False), amount=Money("金额"),
                days=Count("交付或验收后几日内付款、收款", required=False, most=3650), by=Day("约定的付款、收款日", required=False),
                delivery=Day("约定的交付日", required=False), **more)


class Draft(Act):
    """A contract is drafted: with whom, for what, for how much, how the other side was chosen, and what is paid when."""

    title, basis = "起草合同", "合同·送审"
    by, at, enters = OWNERS, NEW, DRAFTING
    counts = Counts("contract.drafted", dims=("kind", "nature"))
    name = Text("合同名称")
    kind = Choice("类别", KINDS)
    nature = Choice("性质", NATURES, default="civil")
    partner = Who("合同相对方", capacity="partner")
    credit_code = Code("统一社会信用代码", required=False, number="unit")
    small = Flag("对方是中小企业")
    flow = Choice("付款方向", RENTS, default="pay")
    amount = Money("合同金额", help="没有价款的填0；单价合同填估算的总额")
    funds = Text("资金来源", required=False)
    way = Choice("采购方式", WAYS, default="none")
    awarded_on = Day("中标、成交通知书发出之日", required=False)
    since = Day("履行起始日", required=False)
    until = Day("履行截止日", required=False)
    payments = payment_rows(required=False, least=0)
    arbitration = Flag("约定以仲裁解决争议")
    audited = Flag("约定以审计结果作为结算依据")
    favours = Flag("含有税收、土地、奖补等优惠条款")
    fair = Code("公平竞争审查意见文号", required=False)
    purchase = MatterOf("采购事项", "stewardship", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from self.terms(case)
        numbers = [row["n"] for row in self.payments or ()]
        if len(set(numbers)) < len(numbers):
            yield Objection("付款计划里有重复的笔数", "合同·履行", "请从第1笔起依次编号", firm=True)
        if self.amount is not None and sum(row["amount"] for row in self.payments or ()) > self.amount:
            yield Objection("付款计划的合计超过合同金额", "合同·履行", "请核对各笔金额", firm=True)
        if self.since and self.until and self.until < self.since:
            yield Objection("履行截止日早于起始日", "合同·履行", "请核对日期", firm=True)

    def terms(self, case: Case) -> Iterable[Objection]:
        """What the law forbids a contract to agree."""
        if self.nature == "administrative" and self.arbitration:
            yield Objection("行政协议约定仲裁的条款无效", "合同·仲裁条款", "请改为依法提起行政诉讼或申请行政复议", rule="gc.admin.noarb")
        if self.small and self.flow == "pay":
            yield from within_cap(case, self.payments, self.until)
            if self.audited:
                yield Objection("不得强制以审计结果作为对中小企业的结算依据", "付款·不得强制审计", "请删去该条款")
        if self.favours and not self.fair:
            yield Objection("含有优惠条款，没有公平竞争审查意见", "公平竞争·未审不得出台", "请先做公平竞争审查，填写意见文号", rule="gc.fair.gate")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.awarded_on:
            yield c.Start("procurement_sign", since=self.awarded_on)
            yield c.Start("procurement_result", since=self.awarded_on)
        if self.purchase:
            yield c.Relate(self.purchase, "about")


class SendReview(Act):
    """The draft goes to the legality review with its text; who drafted it does not review it."""

    title, basis = "送请合法性审查", "合同·送审"
    by, at, enters, opens, issues = capacities.handler, DRAFTING, REVIEW, "legality", "review_form"
    text = File("合同送审稿", help="Word文档或者带文字的PDF；上会、签订的文本会和这一份逐条比对")
    materials = File("送审材料", many=True, required=False)
    opinion = Text("承办单位意见", lines=2)
    finance = Text("财政所意见", lines=2, required=False)
    wanted = Day("希望何日前审完", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        drafted = draft(case)
        if drafted and drafted.amount and drafted.flow == "pay" and not drafted.funds:
            yield Objection("付款的合同没有写明资金来源", "合同·送审", "请用“更正”在起草记录里补填资金来源")

    def follows(self, case: Case) -> Iterable[Consequence]:
        said = {"kind": "contract", "what": f"合同送审：{begun_with(case.id, 'name')}", "text": self.text, "materials": self.materials, "wanted": self.wanted, "explanation": self.opinion}
        yield c.Open("legality", said, kind="part", part=True)


class Reviewed(Act):
    """The legality review has come to a conclusion about a text of this contract."""

    title, basis = "合法性审查有了结论", "合同·合法性审查"
    fact, hidden = True, True
    at = ANY
    counts = (Counts("contract.reviewed"), Counts("contract.points", amount="points"))
    conclusion = Choice("结论", CONCLUDED)
    opinion = File("意见书", required=False)
    text = File("审查的文本", required=False)
    review = Reference("审查事项", required=False)
    points = Count("意见条数", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.stage == REVIEW.key and self.conclusion == "agreed":
            yield c.Enter(CLEARED.key)
            yield c.Start("to_sign")


class Returned(Act):
    """The review ended without a conclusion that carries: sent back, or given up; the contract goes back to drafting."""

    title, basis = "审查已退回或者终止", "合同·合法性审查"
    fact, hidden = True, True
    at = ANY
    why = Code("原因", required=False)
    review = Reference("审查事项", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.stage == REVIEW.key:
            yield c.Enter(DRAFTING.key)


class Answered(Act):
    """The advice was answered point by point with reasons; the contract goes on with what was not followed lying open."""

    title, basis = "审查意见已逐条答复", "合同·合法性审查"
    fact, hidden = True, True
    at = ANY
    counts = Counts("contract.unfollowed", amount="refused")
    refused = Count("没有全部采纳的条数", required=False)
    review = Reference("审查事项", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.stage == REVIEW.key:
            yield c.Enter(CLEARED.key)
            yield c.Start("to_sign")


def review_of_model(case: Case, act: Any) -> dict[str, Any]:
    """The review that the standard text went through, and whether this is the text that was reviewed."""
    found = opinion_of(case.office, act.review or "")
    return {**found, "beside": versus(found["text"], (act.text or {}).get("hash", "")) if found["text"] else None}


class ListModel(Act):
    """A standard text that was reviewed is registered by another than the one who sent it, from which contracts may be signed without a review of their own."""

    title, basis = "登记标准文本", "合同·合法性审查"
    by, at, enters, asks = (capacities.unit_head, capacities.reviewer), NEW, ARCHIVED, review_of_model
    review = MatterOf("标准文本的合法性审查", "legality")
    key = Code("标准文本编号")
    name = Code("标准文本名称")
    text = File("标准文本")
    document = Code("审查意见书或发布文号")
    since = Day("启用日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        found = case.asked.get("review_of_model")
        if not found:
            return
        if found["state"] not in GOOD:
            yield Objection("标准文本没有通过合法性审查", "合同·合法性审查", "请先把标准文本送请合法性审查，审查通过后登记", firm=True)
        if found["kind"] != "contract":
            yield Objection("所选的审查不是按合同送审的", "合同·合法性审查", "请把标准文本按“合同协议”送请合法性审查", firm=True)
        beside = found["beside"]
        if beside is None or beside["clauses"] or beside["unreadable"]:
            yield Objection("不是审查过的那一份文本，或者不能核对", "合同·合法性审查", "请上传审查过的文本（Word文档或者带文字的PDF）", firm=True)
        if case.deciding & set(found["senders"]):
            yield Objection("送审标准文本的人不能自己登记", "机构·职责分离", "请由另一人登记", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.review:
            yield c.Relate(self.review, "about")
        yield from ended(case, "contract_model", str(self.key), self.since)
        yield c.List("contract_model", self.key, self.name, {"hash": self.text["hash"], "document": self.document}, since=self.since)


def beside_model(case: Case, act: Any) -> dict[str, Any]:
    """In which clauses a text differs from the standard text beyond filled blanks, and in which its blanks were filled: {"clauses", "filled", "unreadable"}."""
    row = Listing.objects.filter(office=case.office, register="contract_model", key=act.model or "", struck="", since__lte=case.day.isoformat()).order_by("-since").first()
    if row is None or not act.text:
        return {"clauses": [], "filled": [], "unreadable": "没有这一份标准文本" if row is None else ""}
    try:
        found = compared(str(json.loads(row.words)["hash"]), act.text["hash"])
    except Unreadable as error:
        return {"clauses": [], "filled": [], "unreadable": str(error)}
    filled = list(dict.fromkeys(each.clause for each in found if each.filled and not each.signing))
    return {"clauses": list(dict.fromkeys(each.clause for each in found if not each.filled)), "filled": filled, "unreadable": ""}


class Exempt(Act):
    """A registered standard text without a change of substance is registered as exempt from review, with the reason."""

    title, basis = "登记标准文本免审", "合同·合法性审查"
    by, at, enters, signs, asks = capacities.handler, DRAFTING, CLEARED, (capacities.leader,), beside_model
    starts, counts = "to_sign", Counts("contract.exempt")
    model = ListingOf("标准文本", "contract_model")
    text = File("合同文本")
    reason = Text("免审理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        beside = case.asked.get("beside_model") or {"clauses": [], "filled": [], "unreadable": ""}
        if beside["clauses"]:
            yield Objection(f"对标准文本有改动：{'、'.join(beside['clauses'])}，不得免审", "合同·合法性审查", "请送请合法性审查", rule="gc.review.gate", firm=True)
        if beside["filled"]:
            yield Objection(f"标准文本的空白填写了价款、期限等内容：{'、'.join(beside['filled'])}。填写的内容没有审查过", "合同·合法性审查", "请签批人核对填写的内容", warns=True)
        if beside["unreadable"]:
            yield Objection(f"不能核对是不是标准文本：{beside['unreadable']}", "合同·合法性审查", "请上传Word文档或者带文字的PDF", firm=True)


class Submit(Act):
    """The reviewed contract, or a reviewed change of it, is put before the meeting; the text must be the one that was reviewed."""

    title, basis = "提交集体讨论", "三重一大·议题"
    by, at, opens, asks = capacities.handler, (CLEARED, SIGNED), "decision", (drift, standing, money_lines, meeting_pending)
    text = File("上会文本", told="Reviewed.text SendReview.text")
    explanation = Text("说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        change = case.said(CHANGE)
        if case.stage == SIGNED.key and (change is None or any(each.n > change.n for each in case.each("contract.SignChange", ever=True))):
            yield Objection("合同已经签订，没有待签订的变更", "合同·变更", "请先起草变更并送审", firm=True)
            return
        yield from once_before_meeting(case, "三重一大·议题")
        yield from reviewed_text(case, anew=case.stage == SIGNED.key)

    def follows(self, case: Case) -> Iterable[Consequence]:
        drafted, review, change = draft(case), review_of(case), case.said(CHANGE)
        amount = (raised(case, change) or change.amount or agreed(case)) if case.stage == SIGNED.key and change else drafted.amount if drafted else None
        said = {"what": f"{'合同变更' if case.stage == SIGNED.key else '合同'}提请集体讨论：{begun_with(case.id, 'name')}", "kind": "money", "amount": amount / 100 if amount else None,
                "text": self.text, "gates": ["legality"] if review else [], "legality": review.review if review else None}
        yield c.Open("decision", {k: v for k, v in said.items() if v is not None}, kind="part", part=True)


class Decided(ToldDecided):
    """The meeting has decided about this contract."""

    title, basis = "会议作出了决定", "三重一大·会议"


class Rework(Act):
    """The contract goes back to drafting before it is signed: what was reviewed, exempt or decided is asked for anew."""

    title, basis = "退回起草", "合同·送审"
    gives_up = True
    by, at, enters, voids = capacities.handler, CLEARED, DRAFTING, "to_sign"
    reason = Text("原因", lines=2)


class Drop(Act):
    """The contract is not signed after all."""

    title, basis = "不再签订", "合同·签订"
    gives_up = True
    by, at, enters, voids = capacities.handler, (DRAFTING, REVIEW, CLEARED), DROPPED, ("to_sign", "procurement_sign")
    reason = Text("原因", lines=2)
