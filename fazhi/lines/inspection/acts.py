"""What is done in an inspection, in the order of the rules: the task comes up, is approved, notified, carried out by two officers, recorded, told to the inspected."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, PAPERS, Act, By, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, OfficeOf, OfficerOf, Place, Text, Who
from fazhi.kernel.wrong import Objection

PLANNED = Stage("planned", "待审批")
APPROVED = Stage("approved", "已批准")
VISITED = Stage("visited", "已检查")
TOLD = Stage("told", "已告知结果", end=True)
DROPPED = Stage("dropped", "不予检查", end=True)
OLD = Stage("old", "旧案", end=True)

SOURCES = {"plan": "年度计划", "report": "投诉举报", "petition": "信访转来", "above": "上级交办", "patrol": "巡查发现"}
KINDS = {"daily": "日常检查", "single": "个案检查", "special": "专项检查"}
RESULTS = {"clean": "未发现问题", "order": "责令改正", "case": "移送立案", "guide": "行政指导"}
FIELDS = {"": "一般", "住建": "住房和城乡建设", "市监": "市场监管", "农业": "农业农村", "自然资源": "自然资源"}


ISSUED = Counts("platform.papers", amount=PAPERS)


class TakeUp(Act):
    """An inspection task comes up: from the plan, a report, another line of work, or from above."""

    title, basis = "登记检查任务", "检查·线索"
    fact = True
    at, enters = NEW, PLANNED
    by = (capacities.officer, capacities.clerk, capacities.unit_head)
    source = Choice("来源", SOURCES, default="plan")
    what = Text("检查事项", lines=2)
    place = Place("地点", required=False)
    village = OfficeOf("村（社区）", "village", required=False)
    inspected = Who("被检查人", capacity="inspected", required=False)
    enterprise = Flag("被检查人是企业（含个体工商户、农民专业合作社）")


class Approve(Act):
    """The head approves the visit before it takes place."""

    title, basis = "审批检查", "检查·审批"
    by, at = capacities.handler, PLANNED
    signs = (capacities.unit_head,)
    enters = By("result", agreed=APPROVED, refused=DROPPED)
    counts = ISSUED
    kind = Choice("检查类型", KINDS)
    result = Choice("审批", {"agreed": "同意检查", "refused": "不予检查"}, default="agreed")
    reason = Text("理由和依据", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "agreed":
            yield c.Issue("approval")
            yield c.Issue("notice")


class Visit(Act):
    """Two certified officers show their certificates, inspect and write the record on the spot."""

    title, basis = "现场检查", "检查·两人"
    by, at, enters = (capacities.officer,), APPROVED, VISITED
    second = OfficerOf("第二名执法人员", "officer")
    shown = Flag("已出示执法证件和检查通知书")
    record = Text("现场检查情况", lines=4)
    photos = File("照片、录像", many=True, required=False)
    witness = Text("在场人员", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second, "处罚·两人执法")
        if self.record and not self.shown:
            yield Objection("没有出示执法证件和检查通知书", "检查·通知", "请当场出示后再检查，并如实勾选")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("record")


class Order(Act):
    """What was found must be put right by a day."""

    title, basis = "责令改正", "处罚·责令改正"
    by, at = (capacities.officer,), VISITED
    what = Text("责令改正的内容", lines=2)
    until = Day("改正期限")
    issues, counts = "order", ISSUED


class Tell(Act):
    """The result is told to the inspected; what looks like a breach goes to the penalty line."""

    title, basis = "告知检查结果", "检查·结果告知"
    by, at, enters = (capacities.officer,), VISITED, TOLD
    counts = (Counts("inspection.cases", dims=("result",)), Counts("platform.cases"), ISSUED)
    opens = ("penalty",)
    starts = "publish"
    result = Choice("检查结果", RESULTS)
    finding = Text("检查结论", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("result")
        if self.result == "case":
            yield c.Open("penalty", {"what": self.finding, "source": "inspection"})


class OldFile(Act):
    """An old platform case stands as one summary entry, with its outside number."""

    title, basis = "登记旧案", "记录·全过程"
    fact = True
    at, enters = NEW, OLD
    by = (capacities.clerk, capacities.officer)
    counts = (Counts("platform.cases"), Counts("platform.papers", amount="papers"))
    number = Code("外部案号")
    papers = Count("对外文书数")
    summary = Text("案情摘要", lines=2)


def two_officers(case: Case, second: str | None, provision: str) -> Iterable[Objection]:
    """Two different persons, both with a certificate valid on the day."""
    if second == case.doer:  # a missing one is asked for beside its field
        yield Objection("执法人员不得少于两人", provision, "请另派一名持证执法人员共同办理")
    for person in {case.doer, second or ""} - {""}:
        officer = case.officer(person)
        if officer is None or not officer.certified:
            yield Objection("执法人员没有当日有效的执法证件", "处罚·资格证件", "请由持证人员办理，或先登记证件")
