"""An inspection up to the visit: the task comes up, is approved and notified, and two officers carry it out."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import (
    Choice,
    Code,
    Count,
    Day,
    File,
    Flag,
    ListingOf,
    Moment,
    OfficeOf,
    OfficerOf,
    Place,
    Rows,
    Text,
    Who,
)
from fazhi.kernel.issue import persons
from fazhi.kernel.together import handler_of
from fazhi.kernel.wrong import Objection
from fazhi.lines.inspection.asking import (
    firm,
    item_names,
    items_listed,
    not_too_often,
    tasks_of_the_same,
    told_beforehand,
    unticked,
)
from fazhi.lines.inspection.planning import earlier_visits, firm_by_code, items_on_the_day, plan_of_the_year
from fazhi.lines.inspection.stages import (
    APPROVED,
    DROPPED,
    ISSUED,
    KINDS,
    PLANNED,
    SOURCES,
    VISITED,
    WAYS,
    certified_names,
    forbidden,
    inspected,
    signed_by_another,
    two_officers,
)


class TakeUp(Act):
    """An inspection task comes up: from the plan, a report, another line of work, or from above."""

    title, basis = "登记检查任务", "检查·线索"
    fact = True
    at, enters = NEW, PLANNED
    by = (capacities.officer, capacities.clerk, capacities.unit_head)
    asks = plan_of_the_year
    source = Choice("来源", SOURCES, default="plan")
    plan = ListingOf("计划项目", "inspection_plan", required=False)
    what = Text("检查内容", lines=2)
    item = ListingOf("检查事项", "inspection_item", required=False)
    place = Place("地点", required=False)
    village = OfficeOf("村（社区）", "village", required=False)
    inspected = Who("被检查人", capacity="inspected", required=False)
    enterprise = Flag("被检查人是企业（含个体工商户、农民专业合作社）")

    def objections(self, case: Case) -> Iterable[Objection]:
        planned = case.asked.get("plan_of_the_year") or []
        if self.source == "plan" and planned and self.plan not in planned:
            yield Objection("当年有检查计划，来源是年度计划的任务没有写明是哪一项", "检查·计划", "请选择计划项目，或更正来源")


def joint(label: str, **more: Any) -> Rows:
    """The field for officers of other organs who come along, each with his certificate, which is not ours to look up."""
    return Rows(label, required=False, least=0, organ=Text("机关"), officer=Text("姓名"), certificate=Code("执法证号"), **more)


def others_named(rows: list[dict[str, Any]] | None) -> str:
    """The officers of other organs as the papers name them."""
    return "；".join(f"{row['organ']}：{row['officer']}（执法证{row['certificate']}）" for row in rows or ())


class Approve(Act):
    """The head approves the visit before it takes place; beyond the yearly cap the leader signs too."""

    title, basis = "审批检查", "检查·审批"
    by, at = capacities.handler, PLANNED
    signs = (capacities.unit_head, capacities.leader)
    enters = By("result", agreed=APPROVED, refused=DROPPED)
    counts, asks = ISSUED, (items_on_the_day, earlier_visits, firm_by_code)
    kind = Choice("检查类型", KINDS)
    result = Choice("审批", {"agreed": "同意检查", "refused": "不予检查"}, default="agreed")
    reason = Text("理由和依据", lines=2)
    items = Rows("一并检查的其他事项", required=False, least=0, item=ListingOf("检查事项", "inspection_item"))
    way = Choice("检查方式", WAYS, default="site")
    on = Day("拟检查日期", required=False)
    first = OfficerOf("主办执法人员", "officer", role="assigned", required=False)
    second = OfficerOf("协办执法人员", "officer", role="assigned", required=False)
    joint = joint("联合检查的其他机关的执法人员")
    helpers = Count("协助人员数", default=0, required=False)
    over = Flag("超过频次上限仍需检查", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from signed_by_another(case)
        if self.result != "agreed":
            return
        yield from items_listed(case)
        yield from not_too_often(case, self.kind, bool(self.over))
        yield from told_beforehand(self)
        if self.over and not self.over_reason:
            yield Objection("没有写明超过频次上限仍需检查的事由", "检查·频次", "请写明例外情形和依据", firm=True)
        if self.first and self.first == self.second:
            yield Objection("主办和协办是同一个人", "检查·两人", "请指派两名持证执法人员", firm=True)
        if any((officer := case.officer(person)) is None or not officer.certified for person in (self.first, self.second) if person):
            yield Objection("指派的执法人员没有当日有效的执法证件", "处罚·资格证件", "请指派持证人员，或先登记证件")

    def advice(self, case: Case) -> Iterable[Advice]:
        if case.stage == PLANNED.key:
            yield Advice("指派两名执法人员", ("填写主办、协办执法人员的，检查通知书写明姓名和执法证号；不填的，通知书上没有，须在现场补写。",))
        others = tasks_of_the_same(case)
        if others:
            told = ("本机关对同一被检查人还有没有完成的检查任务。能合并的合并检查，能联合的联合检查。",)
            yield Advice("能合并不重复", told, others)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result != "agreed":
            return
        visits = case.asked["earlier_visits"]["this_year"] if inspected(case) else None
        person = case.person_of(inspected(case))
        words = {"officers": certified_names(case, self.first, self.second), "number": persons([person]).get(person, {}).get("number"), "visits": None if visits is None else f"{visits}次", "joint": others_named(self.joint),
                 "items": item_names(case), "forbidden": forbidden(case)}
        for paper in ("approval", "notice"):
            yield c.Issue(paper, of=inspected(case) if paper == "notice" else "", words=words, handed=not inspected(case))


SHOWN = "执法人员已出示执法证件，说明检查事项，并告知有申请回避、陈述申辩、核对笔录的权利和配合检查的义务。"


class Visit(Act):
    """Two certified officers show their certificates, inspect and write the record on the spot."""

    plays = "evidence.gathered"
    title, basis = "现场检查", "检查·两人"
    filmed = "现场执法"
    by, at, enters = (capacities.officer,), APPROVED, VISITED
    counts, asks = Counts("inspection.visits"), (items_on_the_day, earlier_visits, firm_by_code)
    second = OfficerOf("第二名执法人员", "officer", confirms=True, told="Approve.second")
    shown = Flag("已出示执法证件和检查通知书，并告知权利义务")
    begun_at = Moment("开始时间", required=False)
    ended_at = Moment("结束时间", required=False)
    place = Place("检查地点", required=False, told="TakeUp.place")
    record = Text("现场检查情况", lines=4)
    photos = File("照片、录像", many=True, required=False, live=True)
    witness = Text("在场人员", required=False)
    refused = Flag("在场人拒绝签名", reason=True)
    joint = joint("到场的其他机关执法人员", told="Approve.joint")
    scanned = Code("扫码登记编号（本系统或省统一平台的检查码）", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from on_site(case, self)
        approved = case.said(Approve)
        yield from not_too_often(case, approved.kind if approved else None, bool(approved and approved.over))
        if approved and (approved.way or "site") != "site":
            yield Objection("批准的不是现场检查", "检查·审批", "请按批准的方式核查；需要到现场的，重新登记任务并报批", firm=True)
        if approved and approved.joint and self.record and not self.joint:
            yield Objection("批准的是联合检查，没有写明其他机关到场的人员", "检查·记录", "请逐人写明机关、姓名和执法证号；没有到场的，在检查情况中写明")
        strange = {row["certificate"] for row in self.joint or ()} - {row["certificate"] for row in (approved.joint if approved else None) or ()}
        if strange:
            yield Objection(f"到场的其他机关执法人员（证号{'、'.join(sorted(strange))}）不在批准的名单内", "检查·审批", "请核对证号；临时换人的，在检查情况中写明", warns=True)
        if firm(case) and self.record and not self.scanned and not case.ever("inspection.MakeCode"):
            yield Objection("到企业检查前没有扫码登记", "检查·扫码", f"请先在本系统生成检查码，或填写省统一平台的检查码编号{unticked(case)}", rule="INS-09", warns=not case.first.enterprise)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from recorded(case, self)
        for notice in case.papers("inspection.notice") if self.shown else ():  # shown and handed over before anything was looked at
            yield c.Meet("serve", notice["id"])


def on_site(case: Case, act: "Visit | UrgentVisit") -> Iterable[Objection]:
    """What holds for every visit: two officers, certificates and notice shown, times in order, a refusal explained."""
    yield from two_officers(case, act.second)
    if act.record and not act.shown:
        yield Objection("没有出示执法证件和检查通知书，被检查人有权拒绝", "处罚·调查", "请当场出示后再检查，并如实勾选")
    if act.begun_at and act.ended_at and act.ended_at < act.begun_at:
        yield Objection("检查的结束时间早于开始时间", "检查·记录", "请核对时间", firm=True)
    if act.refused and not act.refused_reason:
        yield Objection("在场人拒绝签名的，没有写明情况", "检查·记录", "请写明拒绝签名的情况和在场见证的人", firm=True)


def recorded(case: Case, act: "Visit | UrgentVisit") -> Iterable[Consequence]:
    """The record of the visit, with both officers and their certificates."""
    own = {name: getattr(act, name) for name in ("begun_at", "ended_at", "place", "record", "witness", "refused_reason") if getattr(act, name, None)}
    yield c.Issue("record", words={**own, "joint": others_named(getattr(act, "joint", None)), "identity": SHOWN if act.shown else "没有记载出示执法证件", "officers": certified_names(case, handler_of(case), act.second), "items": item_names(case)})


class CheckOffSite(Act):
    """What was approved to be checked from papers or data is checked without a visit, which so does not burden the firm."""

    plays = "evidence.gathered"
    title, basis = "书面、非现场核查", "检查·合并"
    by, at, enters = (capacities.officer,), APPROVED, VISITED
    asks, issues = items_on_the_day, "off_site"
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    sources = Text("核查的材料、数据", lines=2)
    record = Text("核查情况", lines=4)
    files = File("材料", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second)
        approved = case.said(Approve)
        if approved is None or (approved.way or "site") == "site":
            yield Objection("批准的是现场检查", "检查·审批", "请办理“现场检查”", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for notice in case.papers("inspection.notice"):  # it announces a visit, and nobody goes
            yield c.Void("serve", notice["id"])


class UrgentVisit(Act):
    """Something urgent is inspected at once; the approval is made good afterwards."""

    plays = "evidence.gathered"
    title, basis = "紧急检查（事后补办审批）", "检查·审批"
    by, at, enters = (capacities.officer,), PLANNED, VISITED
    counts, asks, starts = Counts("inspection.visits"), (items_on_the_day, firm_by_code), "approve_after"
    urgent = Text("为什么来不及事前批准", lines=2)
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    shown = Flag("已出示执法证件，并告知权利义务")
    begun_at = Moment("开始时间", required=False)
    ended_at = Moment("结束时间", required=False)
    place = Place("检查地点", required=False)
    record = Text("现场检查情况", lines=4)
    photos = File("照片、录像", many=True, required=False, live=True)
    witness = Text("在场人员", required=False)
    refused = Flag("在场人拒绝签名", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from on_site(case, self)
        yield from items_listed(case)
        if case.first.source == "plan":
            yield Objection("列入年度计划的任务不是紧急检查", "检查·审批", "请先审批再检查", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from recorded(case, self)


class ApproveAfter(Act):
    """After an urgent visit the head is told, and says whether it was right to go."""

    title, basis = "补办检查审批", "检查·审批"
    by, at, meets = capacities.handler, VISITED, "approve_after"
    signs = (capacities.unit_head, capacities.leader)
    kind = Choice("检查类型", KINDS, default="single")
    agrees = Choice("负责人意见", {"yes": "同意补办", "no": "不同意，检查所得不作为处理依据"})
    reason = Text("报告的情况和意见", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("approve_after"):
            yield Objection("没有等待补办审批的紧急检查", "检查·审批", "", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("approval_after")


class Drop(Act):
    """A task that is no longer needed is dropped before anybody goes."""

    title, basis = "取消检查任务", "检查·审批"
    gives_up = True
    by, at, enters = (capacities.officer, capacities.clerk), (PLANNED, APPROVED), DROPPED
    signs = (capacities.unit_head,)
    reason = Text("理由", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("serve")
        for disclosure in case.shown():
            yield c.Hide(disclosure)
