"""Coercion, while things are held: kept, appraised, the term extended or run out."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, Flag, Money, Place, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.coercion.acts import ISSUED, ready
from fazhi.lines.coercion.publishing import withdrawing
from fazhi.lines.coercion.stages import EXAMS, HELD, RELEASED, respondent, seizure, tell

HELD_TERMS = ("held", "handle")


class Keep(Act):
    """What is held is moved, given to another keeper or looked after; damage is written down and made good."""

    title, basis = "保管查封、扣押的财物", "强制·保管"
    by, at = (capacities.officer, capacities.clerk), (HELD, RELEASED)
    place = Place("保管地点")
    keeper = Text("保管人（委托第三人的，写明第三人）")
    state = Choice("检查结果", {"intact": "完好", "damaged": "有损坏", "lost": "有灭失"})
    note = Text("情况", lines=2, required=False)
    cost = Money("保管费用", required=False, default=0)
    charged = Flag("要当事人承担保管费用")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.charged:
            yield Objection("保管费用由行政机关承担，不得向当事人收取", "强制·保管", "请去掉勾选", rule="ACL-07")
        if self.state in ("damaged", "lost") and not self.note:
            yield Objection("没有写明损坏或者灭失的情况", "强制·保管", "请写明情况和原因")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.state != "intact":
            yield c.Start("compensate")


class Compensate(Act):
    """Damage to what was kept is made good, or it is said why the office is not liable."""

    title, basis = "处理保管中的损失", "强制·保管"
    by, at, meets = capacities.handler, (HELD, RELEASED), "compensate"
    signs = (capacities.leader,)
    amount = Money("赔偿数额", required=False, default=0)
    opinion = Text("处理意见", lines=2)


class Appraise(Act):
    """Things are sent to be tested or appraised; that time does not count, and the respondent is told of it in writing."""

    title, basis = "送检测、检验、检疫或者鉴定", "强制·期限"
    by, at, tells, counts = capacities.handler, HELD, ("TimeStopped",), ISSUED
    exam = Choice("种类", EXAMS)
    what = Text("委托事项", lines=2)
    body = Text("受托机构和资质")
    until = Day("预计完成日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from ready(case)
        if appraising(case):
            yield Objection("前一次检测、鉴定还没有登记结果", "强制·期限", "请先登记结果", firm=True)
        if self.until and self.until < case.at[:10]:
            yield Objection("预计完成日期在今天以前", "强制·期限", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Suspend("appraisal", HELD_TERMS)
        yield c.Issue("entrustment", words={"seizure": seizure(case)})
        yield c.Issue("appraisal", of=respondent(case), words={"seizure": seizure(case)})
        yield from tell(case, "TimeStopped", {"ground": kind_of(self.exam), "reason": self.what, "source": case.id, "until": self.until})


def kind_of(exam: str | None) -> str:
    """What an examination is in the words of the penalty case: an appraisal, or a test of whatever kind."""
    return "appraisal" if exam in (None, "appraisal") else "test"


def appraising(case: Case) -> bool:
    """True while an appraisal is under way."""
    return case.count(Appraise) > case.count(Appraised)


class Appraised(Act):
    """The result is back; time counts again, and the respondent is told the result."""

    title, basis = "登记检测、鉴定结果", "强制·期限"
    by, at, tells, counts = capacities.handler, HELD, ("TimeRuns",), ISSUED
    result = Text("结果", lines=3)
    report = File("报告", required=False)
    adverse = Flag("处罚告知以后取得、对当事人不利的新证据")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not appraising(case):
            yield Objection("没有正在进行的检测、鉴定", "强制·期限", "请先登记送检", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Resume("appraisal", HELD_TERMS)
        yield c.Issue("appraised", of=respondent(case), words={"seizure": seizure(case)})
        yield from time_runs(case, result=True, adverse=bool(self.adverse))


def time_runs(case: Case, **found: bool) -> Iterable[Consequence]:
    """The matter of which the measure is a part hears that its time counts again: the result is back, or the thing under appraisal is held no more."""
    sent = case.said(Appraise)
    yield from tell(case, "TimeRuns", {"ground": kind_of(sent.exam if sent else None), "source": case.id, **found})


class Extend(Act):
    """In a complicated case the head extends the term once, before it has run out; the respondent is told with reasons."""

    title, basis = "延长查封、扣押期限", "强制·延长"
    by, at, counts = capacities.handler, HELD, ISSUED
    signs = (capacities.unit_head, capacities.leader)
    reason = Text("情况复杂、需要延长的理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from ready(case)
        running = case.open("held")
        if case.ever(Extend):
            yield Objection("查封、扣押期限只能延长一次", "强制·延长", "请在期限内作出处理决定或者解除", rule="ACL-05.x")
        if running is None or running.over(case.day):
            yield Objection("查封、扣押期限已经届满，不能延长", "强制·期限", "请立即解除", rule="ACL-05")
        if appraising(case):
            yield Objection("检测、鉴定期间不计入期限，现在不需要延长", "强制·期限", "请先登记结果", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for term in HELD_TERMS:
            yield c.Prolong(term)
        yield c.Issue("extension", of=respondent(case), words={"seizure": seizure(case)})


class RanOut(Act):
    """The term has run out on its legal day: what is held must be released at once."""

    title, basis = "查封、扣押期限届满", "强制·解除"
    fact, hidden = True, True
    by, at = capacities.clock, HELD

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("release")


class Fell(Act):
    """Reconsideration or a court tells that the measure was set aside."""

    title, basis = "强制措施被撤销或者确认违法", "强制·解除"
    fact, at, tells = True, ANY, "disclosure.Fallen"
    by, voids = (capacities.clerk, capacities.officer, capacities.reviewer, capacities.unit_head), "kept"

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from withdrawing(case)
        if case.stage == HELD.key:
            yield c.Start("release")
