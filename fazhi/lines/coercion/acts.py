"""Coercion, up to the measure on the spot: taken up, approved, carried out by two officers, decided and listed in two copies."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, PAPERS, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, ListingOf, Moment, OfficerOf, Place, Rows, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.coercion.listed import as_approved, unlike_approved
from fazhi.lines.coercion.stages import (
    APPROVED,
    ASKED,
    DROPPED,
    HELD,
    KINDS,
    LISTED,
    STEPS,
    confirmed,
    measure_in_force,
    respondent,
    table,
    tell,
    two_officers,
)

TOLD_IN_WRITING = ("coercion.extension", "coercion.appraisal")  # that time is added, or does not count, holds for who was told
ISSUED = Counts("coercion.papers", amount=PAPERS)


class TakeUp(Act):
    """Sealing or detaining is thought of, in a penalty case, during an inspection or by itself."""

    title, basis = "登记拟采取的强制措施", "强制·查封扣押"
    fact = True
    by, at, enters = (capacities.officer,), NEW, ASKED
    respondent = Who("当事人", capacity="respondent")
    what = Text("场所、设施或者财物", lines=2)
    reason = Text("采取强制措施的理由", lines=2)
    place = Place("所在地点", required=False)
    party = Code("来源事项中的当事人", required=False, help="由处罚、检查事项开立时自动填写；直接登记的不填")


class Approve(Act):
    """Before anything is done the head approves kind, legal ground and object; the power must be in force on this day."""

    title, basis = "审批查封、扣押", "强制·实施"
    by, at, enters = capacities.handler, ASKED, APPROVED
    signs = (capacities.unit_head, capacities.leader)
    issues, asks = "approval", measure_in_force
    kind = Choice("措施种类", KINDS)
    power = ListingOf("强制措施事项", "measure")
    law = Text("法律、法规依据（条款）")
    object = Text("对象和范围", lines=2, told="TakeUp.what")
    involved = Flag("对象与违法行为有关，不是生活必需品，也没有被其他机关查封")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from allowed(case, self)


def allowed(case: Case, act: "Approve | Implement") -> Iterable[Objection]:
    """The power is listed and in force, and the thing may be sealed or detained at all."""
    if act.power and case.asked.get("measure_in_force") is None:
        yield Objection("这项强制措施当日不在本机关有效的目录内，强制措施权不得委托", "强制·权限", "请由有权机关实施，或先登记有效的依据", rule="ACL-01")
    if act.kind and not act.involved:
        yield Objection("只能查封、扣押涉案的场所、设施或者财物，不得查封、扣押生活必需品，不得重复查封", "强制·对象", "请核对对象后如实勾选", rule="ACL-07")


class Implement(Act):
    """Two officers carry the measure out on the spot, step by step, and hand over the decision with the list in two copies."""

    title, basis = "实施查封、扣押", "强制·实施"
    by, at, enters = (capacities.officer,), (ASKED, APPROVED), HELD
    asks, starts, tells = (measure_in_force, unlike_approved), ("held", "handle", "publish"), ("Seized",)
    issues, counts = (), (Counts("coercion.measures", dims=("kind",)), ISSUED)
    filmed = "查封扣押财产"
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    kind = Choice("措施种类", KINDS, told="Approve.kind")
    power = ListingOf("强制措施事项", "measure", told="Approve.power")
    law = Text("法律、法规依据（条款）", told="Approve.law")
    involved = Flag("对象与违法行为有关，不是生活必需品，也没有被其他机关查封")
    facts = Text("违法事实和采取措施的理由", lines=2, told="TakeUp.reason")
    things = Rows("清单", name=Text("名称、规格"), amount=Text("数量、单位"), state=Text("状况", required=False))
    steps = Choice("已经履行的步骤", STEPS, many=True)
    present = Flag("当事人到场")
    signature = Choice("当事人签名", {"signed": "已签名或者盖章", "refused": "拒绝签名，已在笔录中注明", "absent": "不到场，由见证人签名"})
    witness = Text("见证人", required=False)
    place = Place("保管地点")
    keeper = Text("保管人")
    spot = Place("实施地点", required=False, told="TakeUp.place")
    begun_at = Moment("开始时间", required=False)
    ended_at = Moment("结束时间", required=False)
    record = Text("现场笔录", lines=4)
    photos = File("照片、录像", many=True, required=False, live=True)
    urgent = Flag("情况紧急，事前来不及批准", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second)
        yield from allowed(case, self)
        yield from on_the_spot(case, self)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if not case.done(Approve):
            yield c.Start("approve_after")
        words = {"things": table(self.things), "measure": KINDS[self.kind], "from": self.begun_at or case.at}
        for paper in ("decision", "list", "record", *(("strip",) if self.kind == "seal" else ())):
            yield c.Issue(paper, of=respondent(case), words=words)
        yield from tell(case, "Seized", {"what": words["things"]})


def on_the_spot(case: Case, act: Implement) -> Iterable[Objection]:
    """The steps of the law, each of which must have been taken, and the approval that goes before."""
    missing = [title for key, title in STEPS.items() if key not in (act.steps or ())]
    if act.steps is not None and missing:
        yield Objection(f"实施程序还缺：{'、'.join(missing)}", "强制·实施", "请当场补做后如实勾选", rule="ACL-03")
    if act.kind and not case.done(Approve) and not act.urgent:
        yield Objection("实施前须向行政机关负责人报告并经批准", "强制·实施", "请先审批；情况紧急的，请勾选并写明理由", rule="ACL-03")
    approved = case.said(Approve)
    if approved and act.kind and approved.kind != act.kind:
        yield Objection(f"批准的是“{KINDS[approved.kind]}”，不是“{KINDS[act.kind]}”", "强制·实施", "请按批准的种类实施，或重新报批")
    yield from as_approved(case, act.power)
    if act.record and not act.spot:
        yield Objection("没有写明在哪里实施", "强制·实施", "请填写实施地点", rule="ACL-03")
    if act.begun_at and act.ended_at and act.ended_at < act.begun_at:
        yield Objection("结束时间早于开始时间", "强制·实施", "请核对时间", firm=True)
    if act.urgent and not act.urgent_reason:
        yield Objection("没有写明为什么情况紧急", "强制·紧急实施", "请写明理由")
    if act.signature and (act.signature == "absent") == bool(act.present):
        yield Objection("当事人是否到场与签名情况不一致", "强制·实施", "请核对到场和签名两栏", rule="ACL-03")
    if act.signature == "absent" and not act.witness:
        yield Objection("当事人不到场的，应当邀请见证人到场并由其签名", "强制·实施", "请填写见证人", rule="ACL-03")


class ApproveAfter(Act):
    """After an urgent measure the head is told and approves it within the hours of the law, or it is lifted at once."""

    title, basis = "补办批准手续", "强制·紧急实施"
    by, at, meets = capacities.handler, HELD, "approve_after"
    signs = (capacities.unit_head, capacities.leader)
    agrees = Choice("负责人意见", {"yes": "同意采取", "no": "不应当采取，立即解除"})
    object = Text("报告的情况", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        running = case.open("approve_after")
        if running is None:
            yield Objection("这项措施没有等待补办的批准", "强制·紧急实施", "", firm=True)
        elif self.agrees == "yes" and running.due and running.due[: len(case.at)] < case.at[: len(running.due)]:
            yield Objection("已经超过补办批准的时限，不能再补", "强制·紧急实施", "请立即解除；负责人当时已在纸上批准的，请以“纸质”方式登记", rule="ACL-04")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.agrees == "yes":
            yield c.Issue("approval_after")
        else:
            yield c.Start("release")


class Drop(Act):
    """Nothing needs to be sealed or detained after all."""

    title, basis = "不采取强制措施", "强制·种类"
    gives_up = True
    by, at, enters = capacities.handler, (ASKED, APPROVED), DROPPED
    reason = Text("理由", lines=2)


class ListMeasure(Act):
    """A measure that the office may take by law is listed with its basis, from a day on."""

    title, basis = "列入强制措施目录", "强制·权限"
    by, at, enters = (capacities.registrar, capacities.unit_head), NEW, LISTED
    key = Code("事项编码")
    name = Code("事项名称")
    document = Code("法律、法规或者相对集中处罚权的文件")
    since = Day("起始日期")
    until = Day("终止日期", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.List("measure", self.key, self.name, {"document": self.document}, since=self.since, until=self.until or "")


def ready(case: Case, told: bool = True) -> Iterable[Objection]:
    """Before anything follows the measure, the second officer has confirmed it, the decision was handed over, and what has to be `told` in writing was told."""
    yield from confirmed(case, Implement)
    for each in (case.paper(running.of) for running in case.deadlines("serve") if running.state == "open"):
        if each.get("kind") == "coercion.decision":
            yield Objection("查封、扣押决定书和清单还没有交付当事人", "强制·决定书", "请登记送达和送达回证", rule="ACL-06")
        elif told and each.get("kind") in TOLD_IN_WRITING:
            yield Objection(f"《{each.get('title')}》还没有书面告知当事人", "强制·期限", "请登记送达和送达回证", rule="ACL-05")
