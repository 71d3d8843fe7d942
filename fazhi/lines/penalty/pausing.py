"""Penalty, the term to decide: appraisals and other grounds that stop it, its extension, and recusal, which stops nothing."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.common import Recuse
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, Flag, OfficerOf, PartyOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.stages import GROUNDS, ISSUED, WORKING, extensions, stands_still


class Suspend(Act):
    """A ground of the law stops the term to decide."""

    title, basis = "中止计算办案期限", "处罚·办案期限"
    by, at = capacities.handler, WORKING
    ground = Choice("事由", GROUNDS)
    reason = Text("说明", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from stands_still(case, self.ground or "")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Suspend(self.ground, ("decide",))


class Resume(Act):
    """The ground is gone and time counts again."""

    title, basis = "恢复计算办案期限", "处罚·办案期限"
    by, at = capacities.handler, WORKING
    ground = Choice("事由", GROUNDS)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Resume(self.ground, ("decide",))


class Entrust(Act):
    """An appraisal or test is entrusted to an institution; meanwhile time stands still, and each respondent is told for how long."""

    title, basis = "委托鉴定、检测、检验", "处罚·办案期限"
    by, at, counts = capacities.handler, WORKING, ISSUED
    signs = (capacities.unit_head,)
    kind = Choice("种类", {"appraisal": "鉴定", "test": "检测、检验"})
    what = Text("委托事项", lines=2)
    to = Text("受托机构和资质")
    until = Day("预计完成日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from stands_still(case, self.kind or "")
        if case.open("expertise"):
            yield Objection("已有一项委托没有结果", "处罚·办案期限", "请先登记结果", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("expertise", due=self.until)
        yield c.Suspend(self.kind, ("decide",))
        for party in case.parties("respondent"):
            yield c.Issue("expertise", of=party)


class Expertise(Act):
    """The result of the appraisal or test has come; each respondent is told, and time counts again."""

    title, basis = "鉴定、检测、检验结果", "处罚·办案期限"
    by, at = (capacities.officer, capacities.handler), WORKING
    meets, counts = "expertise", ISSUED
    result = Text("结果", lines=3)
    number = Text("报告编号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("expertise"):
            yield Objection("没有正在进行的鉴定、检测、检验", "处罚·办案期限", "请先登记委托", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for ground in ("appraisal", "test"):
            yield c.Resume(ground, ("decide",))
        for party in case.parties("respondent"):
            yield c.Issue("expertise_result", of=party)


class Extend(Act):
    """The term to decide is extended, as far and in the order in which the field's rules allow; the second time only after discussion."""

    title, basis = "延长办案期限", "处罚·办案期限"
    by, at = capacities.handler, WORKING
    signs = (capacities.leader, capacities.chief)
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        steps, taken = extensions(case, "decide"), case.count(Extend)
        running = case.open("decide")
        if running and running.over(case.day):
            yield Objection("办案期限已满，不能再延长", "处罚·办案期限", "请尽快作出决定", firm=True)
        if taken >= len(steps):
            yield Objection("按本领域的规定，办案期限不能再延长", "处罚·办案期限", "请尽快作出决定；规章另有报批规定的，按该规定报上一级机关", firm=True)
        elif taken and not case.done("penalty.Discuss", subject="term"):
            yield Objection("第二次延长须经负责人集体讨论", "处罚·办案期限", "请先集体讨论是否继续延长")

    def follows(self, case: Case) -> Iterable[Consequence]:
        step = extensions(case, "decide")[case.count(Extend)]
        yield c.Prolong("decide", units=int(step.value))


class DecideRecusal(Act):
    """The head decides on a request for recusal; until then the investigation goes on."""

    title, basis = "决定回避申请", "处罚·回避"
    by, at = (capacities.chief, capacities.leader), WORKING
    meets, counts = "answer_recusal", ISSUED
    party = PartyOf("申请人", "respondent")
    officer = OfficerOf("被申请回避的人", "", role="named")
    granted = Flag("同意回避")
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.officer and self.officer == case.doer:
            yield Objection("本人的回避不能由本人决定", "处罚·回避", "请由其他负责人决定", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("recusal", of=self.party, words={"answer": "同意" if self.granted else "不同意"})
        if self.granted:
            yield c.Do(case.id, Recuse(officer=self.officer, reason="当事人申请回避，负责人决定同意。"), case.at)


class TimeStopped(Act):
    """A part of the case tells that time stands still: an appraisal of what was seized."""

    title, basis = "办案期限中止（由强制措施告知）", "处罚·办案期限"
    fact, hidden, at = True, True, ANY
    ground = Choice("事由", GROUNDS)
    reason = Text("说明", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Suspend(self.ground, ("decide",))


class TimeRuns(Act):
    """A part of the case tells that time counts again."""

    title, basis = "办案期限恢复（由强制措施告知）", "处罚·办案期限"
    fact, hidden, at = True, True, ANY
    ground = Choice("事由", GROUNDS)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Resume(self.ground, ("decide",))
