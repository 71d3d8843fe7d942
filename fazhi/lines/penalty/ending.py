"""Penalty, what ends it and what comes after: decisions that fall, are withdrawn or corrected, publicity, closing, old files."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, Counts
from fazhi.kernel.capacities import Capacity
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Money, PaperOf, PartyOf, Rows, Text
from fazhi.kernel.told import ToldPublished, ToldTakenDown
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.holding import being_enforced, duties_enforced, ended, held, let_go, stopped, under_way
from fazhi.lines.penalty.imposing import imposed, told_whole
from fazhi.lines.penalty.investigating import unanswered, uncorrected, undealt
from fazhi.lines.penalty.leaving import OVER, goods_left, left_behind, money_left, papers_unserved, undelivered, unsigned
from fazhi.lines.penalty.paying import enforcements, payments, standing, touched
from fazhi.lines.penalty.refunding import refund_owed, restated
from fazhi.lines.penalty.simple import OnTheSpot
from fazhi.lines.penalty.stages import (
    CLOSED,
    DECIDED,
    FALLEN,
    ISSUED,
    KINDS,
    WORKING,
    confirmed,
    newest,
    newest_by,
    order,
    prepared_by_another,
    remedy,
)


class Coerce(Act):
    """Something is sealed or detained for this case; the measure is a part of it with its own terms."""

    title, basis = "采取强制措施", "强制·查封扣押"
    by, opens = (capacities.officer,), ("coercion",)
    party = PartyOf("当事人", "respondent")
    what = Text("场所、设施或者财物", lines=2)
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.stage == "clue":
            yield Objection("立案以后才能采取强制措施", "强制·实施", "请先立案；检查中情况紧急的，在检查事项中办理", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        said = {"what": self.what, "reason": self.reason, "respondent": case.who_of(self.party), "party": self.party}
        yield c.Open("coercion", said, kind="part", part=True)


class Seized(Act):
    """A part of the case tells that something was sealed or detained."""

    title, basis = "已查封、扣押", "强制·查封扣押"
    fact, hidden, at = True, True, ANY
    what = Text("场所、设施或者财物", required=False)


class Released(Act):
    """A part of the case tells that the sealing or detention has ended."""

    title, basis = "查封、扣押已解除", "强制·解除"
    fact, hidden, at = True, True, ANY
    how = Code("解除方式", required=False)


class Published(ToldPublished):
    """The disclosure line tells that the decision was published, where, and by which matter."""

    title, basis, meets = "决定已公开", "处罚·公开", "publish"


class TakenDown(ToldTakenDown):
    """The disclosure line tells that a publication of the decision was taken down, with its proof there."""

    title, basis = "公开的决定已撤下", "处罚·撤回公开"


OUTLETS = {"site": "政府网站", "board": "公开栏", "wechat": "微信公众号", "county": "县级门户", "credit": "信用网站", "platform": "省执法信息公示平台", "other": "其他"}


def outlets(case: Case) -> list[str]:
    """Where the decision still stands: channels of the disclosure line that were not taken down since, the credit site and the platform."""
    down = newest_by(case, "penalty.TakenDown", "channel")
    shown = [name for name, at in newest_by(case, "penalty.Published", "channel").items() if name and at > down.get(name, 0)]
    gone = newest_by(case, "penalty.WithdrawPublication", "outlet")
    sent = {"credit": "penalty.ReportCredit", "platform": "penalty.PlatformPublish"}
    return [*shown, *(name for name, act in sent.items() if name not in shown and order(newest(case, act, ever=True)) > gone.get(name, 0))]


RESULTS = {"annulled": "撤销", "changed": "变更", "unlawful": "确认违法", "void": "确认无效"}


class Fell(Act):
    """Reconsideration or a court tells that the decision on one respondent, or on all, was set aside, changed or declared unlawful."""

    plays = "sanction.fall"
    title, basis = "决定被撤销或变更", "处罚·撤回公开"
    fact = True
    at, tells, asks = ANY, ("disclosure.Fallen", "execution.Changed", "execution.Fell", "coercion.NotKept"), (payments, enforcements, held, duties_enforced, being_enforced)
    by = (capacities.clerk, capacities.officer, capacities.reviewer, capacities.unit_head)
    result = Choice("结果", RESULTS)
    document = Code("文书号", required=False)
    party = PartyOf("只涉及的当事人", "respondent", required=False)
    rows = Rows("变更后的处罚", required=False, party=PartyOf("当事人", "respondent"), kind=Choice("种类", KINDS), amount=Money("数额", required=False), **imposed())
    received_on = Day("收到决定书（裁判文书）之日", required=False, help="撤回公开的期限从这一日起算；不填的按办理日期计")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.received_on and self.received_on > case.day.isoformat():
            yield Objection("收到之日晚于办理日期", "处罚·撤销变更", "请对照送达回证核对", hard=True)
        yield from told_whole(self.rows or [], "处罚·撤销变更", warns=True)
        if self.rows and self.result != "changed":
            yield Objection("只有变更才写变更后的处罚", "处罚·撤销变更", "请核对结果")
        if self.rows and self.party and any(row["party"] != self.party for row in self.rows):
            yield Objection("变更后的处罚写了不涉及的当事人", "处罚·撤销变更", "请核对当事人")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "unlawful":
            yield from withdrawing(case, self.received_on or "")
            return
        yield from falls(case)
        yield from fallen(case, touched(self), self.received_on or "")
        if self.rows and self.result == "changed":
            yield from restated(case, self.rows)
        elif self.result == "changed":
            yield c.Start("restate")
        else:
            yield from refund_owed(case, self.party)
            yield from let_go(case, parties := [self.party] if self.party else case.parties("respondent"), "fell")
            yield from stopped(case, parties)


def falls(case: Case) -> Iterable[Consequence]:
    """The case stands fallen, except that a round in which another respondent's decision is made anew goes on: this one joins it."""
    if case.stage not in {stage.key for stage in WORKING}:
        yield c.Enter(FALLEN.key)


def fallen(case: Case, parties: list[str], since: str = "") -> Iterable[Consequence]:
    """What ends with the decision on these parties (none: on all): paying, and what stands published must be withdrawn."""
    for term in ("pay", "ask_review", "sue", "sue_demolition", "serve", "instalment"):
        for running in case.deadlines(term):
            whose = _paper_of(case, running.of) or running.of.partition("/")[0]
            if running.state == "open" and whose in (parties or [whose]):
                yield c.Void(term, running.of)
    if not parties or set(standing(case)) <= set(parties):
        yield c.Void("credit")
        yield c.Void("publish")
    yield c.Void("close")
    yield from withdrawing(case, since)


def withdrawing(case: Case, since: str = "") -> Iterable[Consequence]:
    """The decision has to go from every outlet within the days of the law (from the day on which the town had it), each with its own proof; the disclosure line is told."""
    shown = outlets(case)
    if not shown and any(each.state == "met" for each in case.deadlines("publish")):
        shown = ["other"]  # published before the outlet was written down
    for outlet in shown:
        yield c.Start("withdraw_publication", of=outlet, since=since)
    for matter in case.links("published"):
        yield c.Tell(matter, "disclosure.Fallen", {"reason": "处罚决定被撤销或者变更"})


def _paper_of(case: Case, paper: str) -> str:
    return next((str(each.get("of", "")) for each in case.papers() if each["id"] == paper), "")


class Withdraw(Act):
    """The organ finds that its own decision is wrong and takes it back, on one respondent or on all."""

    plays = "sanction.fall"
    title, basis = "自行撤销处罚决定", "处罚·监督"
    by, at, counts = capacities.handler, ANY, ISSUED
    signs, tells, asks = (capacities.leader, capacities.chief), ("disclosure.Fallen", "execution.Fell", "coercion.NotKept"), (payments, held, being_enforced)
    party = PartyOf("只涉及的当事人", "respondent", required=False)
    reason = Text("错误和理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not standing(case) or (self.party and self.party not in standing(case)):
            yield Objection("没有可以撤销的有效决定", "处罚·监督", "请核对当事人和决定", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from falls(case)
        yield from fallen(case, [self.party] if self.party else [])
        yield from refund_owed(case, self.party)
        yield from let_go(case, [self.party] if self.party else standing(case), "fell")
        yield from stopped(case, [self.party] if self.party else standing(case))
        for party in [self.party] if self.party else standing(case):
            mine = [*case.papers("penalty.decision", of=party), *case.papers("penalty.spot_decision", of=party)]
            named = f"《{mine[-1]['title']}》{mine[-1]['number']}" if mine else "行政处罚决定"
            yield c.Issue("withdrawal", of=party, words={"decision": named, "remedy": remedy(case, spot=False)})


class CorrectPaper(Act):
    """A slip of the pen in a paper that was served is put right by a paper of its own; what was decided stays."""

    title, basis = "补正文书", "处罚·监督"
    by, at, counts = capacities.handler, ANY, ISSUED
    signs = (capacities.unit_head,)
    paper = PaperOf("有笔误的文书", outward=True)
    party = PartyOf("当事人", "respondent")
    was = Text("原来写的")
    now = Text("应为")

    def follows(self, case: Case) -> Iterable[Consequence]:
        number = next((str(each.get("number", "")) for each in case.papers() if each["id"] == self.paper), "")
        yield c.Issue("correction", of=self.party, words={"corrected": number or "原文书"})


class ApprovePublicity(Act):
    """Before a decision is published its impact and what must be blacked out are judged and approved."""

    title, basis = "审批处罚信息公示", "处罚·公开"
    by, at, issues = capacities.handler, ANY, "publicity"
    signs = (capacities.leader,)
    impact = Text("是否具有一定社会影响及理由", lines=2)
    hidden_words = Text("隐去的个人信息、商业秘密", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not standing(case):
            yield Objection("没有有效的处罚决定", "处罚·公开", "决定已被撤销的，请办理撤回", firm=True)


class WithdrawPublication(Act):
    """A decision that fell is withdrawn from an outlet of others (the credit site, a platform), with the proof that it is gone."""

    title, basis = "撤回处罚决定信息", "处罚·撤回公开"
    by, at, works_off = (capacities.publisher, capacities.clerk), ANY, ("withdraw_publication",)
    outlet = Choice("从哪里撤回", OUTLETS, default="credit")
    proof = File("撤回后的截图或者对方回执")
    reason = Text("说明", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(Fell) and not case.ever(Withdraw):
            yield Objection("决定没有被撤销或变更", "处罚·撤回公开", "请核对案件", firm=True)
        elif self.outlet and not case.open("withdraw_publication", self.outlet):
            yield Objection(f"{OUTLETS[self.outlet]}没有需要撤回的决定", "处罚·撤回公开", "请核对从哪里撤回；在本系统公开的，在信息公开事项中撤下", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("withdraw_publication", self.outlet)


class FileReviewed(Act):
    """The file of this case was reviewed: the score and the grade stand beside it."""

    title, basis = "案卷已评查", "评查·等级"
    fact, hidden, at = True, True, ANY
    score = Code("得分")
    grade = Code("等级")


class Close(Act):
    """The case is closed once the decision is carried out."""

    title, basis = "结案", "处罚·结案"
    by, at, enters = capacities.handler, (DECIDED, FALLEN), CLOSED
    signs, asks = (capacities.unit_head, capacities.leader), (payments, under_way, left_behind)
    meets, voids, issues = "close", OVER, "closing"
    reason = Choice("结案方式", {"done": "执行完毕", "none": "无需执行", "end": "终结执行", "withdrawn": "决定已撤销"}, default="done")
    note = Text("执行和公示情况", lines=2, required=False)

    def signers(self, case: Case) -> tuple[Capacity, ...]:
        return self.signs[:1] if case.ever(OnTheSpot) else self.signs

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from prepared_by_another(case)
        yield from confirmed(case, OnTheSpot, "penalty.InspectSite", "penalty.Inquire", "penalty.Sample", "penalty.Investigate", "penalty.Preserve", "penalty.Inform", "penalty.Conclude")
        yield from undealt(case)
        yield from unanswered(case)
        yield from uncorrected(case)
        yield from ended(case)
        yield from money_left(case, self.reason, self.note)
        if self.reason == "withdrawn" and standing(case):
            yield Objection("还有有效的处罚决定", "处罚·结案", "请选择其他结案方式", firm=True)
        yield from undelivered(case)
        yield from papers_unserved(case)
        yield from unsigned(case)
        yield from goods_left(case)
        if not case.ever(OnTheSpot) and not case.ever(FileReviewed):
            yield Objection("案卷还没有评查", "评查·程序", "可以先提起案卷评查，也可以结案后再评查", rule="REV-09")
        if case.ever(OnTheSpot) and case.open("record"):
            yield Objection("当场处罚还没有备案", "处罚·当场决定备案", "请先备案")


class OldFile(Act):
    """An old platform case stands as one summary entry, with its outside number."""

    title, basis = "登记旧案", "记录·全过程"
    fact = True
    at, enters = NEW, CLOSED
    by = (capacities.clerk, capacities.officer)
    counts = (Counts("platform.cases"), Counts("platform.papers", amount="papers"))
    number = Code("外部案号")
    papers = Count("对外文书数")
    what = Text("案情摘要", lines=2)
