"""An inspection from the order to correct to its end: ordered, told, looked at again, handed over, made public."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, By, Counts
from fazhi.kernel.as_told import words_in
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, OfficerOf, PartyOf, Public, Text
from fazhi.kernel.serve import served_on
from fazhi.kernel.told import ToldPublished, ToldTakenDown
from fazhi.kernel.wrong import Objection
from fazhi.lines.inspection.acts import CheckOffSite
from fazhi.lines.inspection.stages import (
    APPROVED,
    AWAITING,
    ISSUED,
    OLD,
    RESULTS,
    TOLD,
    VISITED,
    VISITS,
    confirmed,
    inspected,
    two_officers,
)

TOOK = {"signed": "已签收", "refused": "拒绝签收，已注明", "later": "另行送达"}
IN_HAND = ("signed", "refused")  # handed over on the spot: nothing is left to serve
PROOFS = ("record", "off_site", "inquiry", "sampling", "order", "reinspection")
AGAIN = {"corrected": "已经改正", "partly": "没有全部改正，再限期", "refused": "逾期不改正，移送立案"}


class Coerce(Act):
    """What is found is sealed or detained at once; the measure is a part of the inspection with its own terms."""

    title, basis = "采取强制措施", "强制·查封扣押"
    by, at, opens = (capacities.officer,), (APPROVED, VISITED), ("coercion",)
    party = PartyOf("当事人", "inspected")
    what = Text("场所、设施或者财物", lines=2)
    reason = Text("理由", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        said = {"what": self.what, "reason": self.reason, "respondent": case.who_of(self.party), "party": self.party}
        yield c.Open("coercion", said, kind="part", part=True)


class Seized(Act):
    """A part of the inspection tells that something was sealed or detained."""

    title, basis = "已查封、扣押", "强制·查封扣押"
    fact, hidden, at = True, True, ANY
    what = Text("场所、设施或者财物", required=False)


class Released(Act):
    """A part of the inspection tells that the sealing or detention has ended."""

    title, basis = "查封、扣押已解除", "强制·解除"
    fact, hidden, at = True, True, ANY
    how = Code("解除方式", required=False)


class Order(Act):
    """What was found must be put right by a day, and the day of the second look is set."""

    plays = "order.right"
    title, basis = "责令改正", "处罚·责令改正"
    by, at = (capacities.officer,), VISITED
    counts = ISSUED
    found = Text("违法事实", lines=2, required=False, told="Visit.record CheckOffSite.record UrgentVisit.record")
    grounds = Text("违反的规定", required=False)
    what = Text("责令改正的内容", lines=2)
    until = Day("改正期限")
    again = Day("复查日期", required=False)
    took = Choice("签收", TOOK, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from confirmed(case, *VISITS, CheckOffSite)
        missing = [title for title, said in (("违法事实", self.found), ("违反的规定", self.grounds)) if not said]
        if self.what and missing:
            yield Objection(f"责令改正通知书没有写明{'、'.join(missing)}", "处罚·责令改正", "请写明查到的事实和违反的具体条款，当事人才知道错在哪里、为什么要改")
        if self.until and self.until < case.day.isoformat():
            yield Objection("改正期限在责令改正之前", "处罚·责令改正", "请核对日期", firm=True)
        if self.until and self.again and self.again < self.until:
            yield Objection("复查日期早于改正期限", "处罚·责令改正", "请给当事人完整的改正期限", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("reinspect", due=self.again or self.until)
        yield handed_over(case, "order", self.took)


class Tell(Act):
    """The result is told to the inspected; what looks like a breach goes to the penalty line, an order is looked at again."""

    title, basis = "告知检查结果", "检查·结果告知"
    by, at = (capacities.officer,), VISITED
    enters = By("result", clean=TOLD, guide=TOLD, case=TOLD, moved=TOLD, order=AWAITING)
    counts = (Counts("inspection.cases", dims=("result",)), Counts("platform.cases"), ISSUED)
    opens = ("penalty",)
    starts = "publish"
    result = Choice("检查结果", RESULTS)
    finding = Text("检查结论", lines=2)
    organ = Public("移送的机关", required=False)
    took = Choice("签收", TOOK, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from confirmed(case, *VISITS, CheckOffSite)
        if self.result == "order" and not case.done(Order):
            yield Objection("结果是责令改正，还没有责令改正通知书", "处罚·责令改正", "请先办理“责令改正”")
        if self.result in ("clean", "guide") and case.done(Order):
            yield Objection("已经责令改正，结果不能是“未发现问题”或“行政指导”", "处罚·责令改正", "请选“责令改正”或“移送立案”")
        if self.result == "moved" and not self.organ:
            yield Objection("没有写明移送给哪个机关", "检查·移送立案", "请写明机关名称", firm=True)
        late = case.said("inspection.ApproveAfter")
        if case.open("approve_after"):
            yield Objection("紧急检查还没有补办审批", "检查·审批", "请先办理“补办检查审批”", rule="INS-06")
        if late and late.agrees == "no" and self.result != "clean":
            yield Objection("负责人不同意这次紧急检查，所得不作为处理依据", "检查·审批", "请重新登记检查任务", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield handed_over(case, "result", self.took)
        if self.result != "order":
            yield c.Void("reinspect")
        if self.result == "moved":
            yield c.Issue("moved")
        if self.result == "case":
            yield c.Open("penalty", clue(case, self.finding))


def clue(case: Case, what: str, *more: str) -> dict[str, Any]:
    """What the penalty line is told: what was found and at whom, what was ordered by when, and which papers show it."""
    party = inspected(case)
    papers = [f"《{row.get('title', '')}》{row.get('number', '')}" for kind in PROOFS for row in case.papers(f"inspection.{kind}")]
    shown = "、".join((*papers, *more))
    whole = "\n".join(each for each in (what, ordered(case), f"随检查移交的材料：{shown}。" if shown else "") if each)
    return {"what": whole, "source": "inspection", **({"suspect": case.who_of(party)} if party else {})}


def ordered(case: Case) -> str:
    """The order as the penalty line is told of it: its number, what was to be put right, by which day, and the day of the term given again."""
    said = case.said(Order)
    if said is None:
        return ""
    papers = case.papers("inspection.order")
    number = str(papers[-1].get("number") or "") if papers else ""
    again = case.said("inspection.Reinspect", outcome="partly")
    what = str(words_in(said).get("what", "")).rstrip("。")
    return f"责令改正通知书{number}：限于{day_told(said.until)}前改正（{what}）" + (f"，复查后再次限于{day_told(again.until)}前改正" if again and again.until else "") + "。"


def day_told(day: str) -> str:
    """A day as papers write it."""
    year, month, rest = day[:10].split("-")
    return f"{year}年{int(month)}月{int(rest)}日"


class Reinspect(Act):
    """Two officers look whether what was ordered has been put right."""

    plays = "order.checked"
    title, basis = "复查", "处罚·责令改正"
    by, at, meets = (capacities.officer,), AWAITING, "reinspect"
    enters = By("outcome", corrected=TOLD, refused=TOLD)
    opens, counts = ("penalty",), (Counts("inspection.again", dims=("outcome",)), ISSUED)
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    outcome = Choice("复查结果", AGAIN)
    found = Text("复查情况", lines=3)
    until = Day("再次改正期限", required=False)
    took = Choice("签收", TOOK, required=False)
    photos = File("照片、录像", many=True, required=False, live=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second)
        last = term(case)
        if self.outcome == "partly" and self.until and self.until < case.day.isoformat():
            yield Objection("再次改正的期限在复查之前", "处罚·责令改正", "请核对日期", firm=True)
        if self.outcome == "refused" and not in_hand(case):
            yield Objection("责令改正通知书没有被检查人的签收，也没有送达记录", "处罚·责令改正", "请先登记送达；已经当场签收的，请更正责令改正的“签收”", warns=True)
        if self.outcome == "partly" and not self.until:
            yield Objection("没有写明再次改正的期限", "处罚·责令改正", "请填写日期", firm=True)
        if self.outcome == "refused" and case.day.isoformat() <= last:
            yield Objection(f"改正期限（{last}）还没有届满", "处罚·责令改正", "请等期限届满后再作结论", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield handed_over(case, "reinspection", self.took)
        if self.outcome == "partly":
            yield c.Start("reinspect", due=self.until)
        if self.outcome == "refused":
            yield c.Open("penalty", clue(case, self.found, f"《复查意见书》（{day_told(case.at)}）"))


def handed_over(case: Case, paper: str, took: str | None) -> c.Issue:
    """A paper for the inspected; it is left to be served unless he took it on the spot, or nobody is named whom it could be served on."""
    whom = inspected(case)
    return c.Issue(paper, of=whom, handed=took in IN_HAND or not whom)


def term(case: Case) -> str:
    """The last day to put right what was ordered: of the order, or of the second look that gave more time."""
    given = [said for said in (case.said(Order), case.said(Reinspect, outcome="partly")) if said and said.until]
    return str(max(given, key=lambda said: said.n).until) if given else ""


def in_hand(case: Case) -> bool:
    """True when the inspected has the order: signed for (or refused to) on the spot, served, or its signed copy is back."""
    said = case.said(Order)
    return bool(said is None or said.took in IN_HAND or any(
        row["state"] == "signed" or served_on(case, row["id"]) for row in case.papers("inspection.order")))


class Published(ToldPublished):
    """The result is open to the public."""

    title, basis, hidden = "检查结果已公开", "三项制度·事后公开", False
    by, meets = (capacities.publisher, capacities.clerk), "publish"
    address = Code("页面地址", required=False)


class TakenDown(ToldTakenDown):
    """What was published of the result is off its channel, with its proof in the disclosure matter."""

    title, basis = "公开的检查结果已撤下", "公开·撤下"


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
