"""Penalty, the term to decide: appraisals and other grounds that stop it, its extension, and recusal, which stops nothing."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.common import Recuse
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.counted import why
from fazhi.kernel.fields import Choice, Count, Day, EntryOf, Flag, OfficerOf, PartyOf, Reference, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.stages import DECIDED, FALLEN, GROUNDS, ISSUED, MOVED, WORKING, extensions, newest, order, stands_still

STILL = "本案另有不计入办案期限的事由尚未结束，期限自该事由结束之日起继续计算。"


class Suspend(Act):
    """A ground of the law stops the term to decide, and each respondent is told from which day and why."""

    title, basis = "中止计算办案期限", "处罚·办案期限"
    by, at, signs = capacities.handler, WORKING, (capacities.leader,)
    ground = Choice("事由", GROUNDS)
    provision = Text("所依据的条款（选“其他法定事由”的必须写明哪部法律、法规、规章的哪一条）", required=False)
    reason = Text("说明", lines=2, help="写进给当事人的告知书")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from stands_still(case, self.ground or "")
        if self.ground == "other" and not self.provision:
            yield Objection("“其他法定事由”没有写明所依据的条款", "处罚·办案期限", "请写明哪部法律、法规、规章的哪一条；没有这样的条款的，期限照常计算", firm=True)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield Advice("期限停下之前", ("选“其他法定事由”的，系统没有载入相应的规定，签批人应当核对条款原文；条款没有规定的，期限照常计算。",))

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Suspend(self.ground, ("decide",))
        for party in case.parties("respondent") if case.open("decide") else ():
            yield c.Issue("halted", of=party)


class Resume(Act):
    """The ground is gone and time counts again; each respondent is told from which day, and when the term now ends."""

    title, basis = "恢复计算办案期限", "处罚·办案期限"
    by, at = capacities.handler, WORKING
    ground = Choice("事由", GROUNDS)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.ground and [self.ground] not in [each[2:] for each in pauses(case)]:
            yield Objection(f"办案期限没有因“{GROUNDS[self.ground]}”单独中止", "处罚·办案期限", "委托鉴定、检测的，请登记结果；因查封、扣押物品鉴定中止的，由该措施登记结果时恢复", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Resume(self.ground, ("decide",))
        words = {"still": STILL if any(each[2:] != [self.ground] for each in pauses(case)) else ""}
        for party in case.parties("respondent") if case.open("decide") else ():
            yield c.Issue("resumed", of=party, words=words)


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

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("expertise", of=case.entry, due=self.until)
        yield c.Suspend(self.kind, ("decide",), source=case.entry)
        yield c.Issue("entrustment")
        for party in case.parties("respondent"):
            yield c.Issue("expertise", of=party)


class Expertise(Act):
    """The result of an appraisal or test has come; each respondent is told, and time counts again unless another one is still under way."""

    title, basis = "鉴定、检测、检验结果", "处罚·办案期限"
    by, at, counts = (capacities.officer, capacities.handler), (*WORKING, DECIDED, FALLEN, MOVED), ISSUED
    entrusted = EntryOf("哪一项委托（只有一项没有结果的不选）", "penalty.Entrust", required=False)
    result = Text("结果", lines=3)
    number = Text("报告编号", required=False)
    adverse = Flag("告知以后取得、对当事人不利的新证据")
    against = PartyOf("只对哪名当事人不利", "respondent", required=False, rare=True, help="不选的，视为对每名当事人都不利；都要重新告知")

    def objections(self, case: Case) -> Iterable[Objection]:
        waiting = under_way(case)
        if not waiting or (self.entrusted and self.entrusted not in waiting):
            yield Objection("没有正在进行的鉴定、检测、检验", "处罚·办案期限", "请先登记委托", firm=True)
        elif len(waiting) > 1 and not self.entrusted:
            yield Objection(f"有{len(waiting)}项委托没有结果", "处罚·办案期限", "请选择这是哪一项委托的结果", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        entry = self.entrusted or under_way(case)[0]
        said = next((each for each in case.each(Entrust, ever=True) if each.entry == entry), None) or case.said(Entrust)
        kind = str(said.kind) if said else "appraisal"
        yield c.Meet("expertise", entry)
        yield c.Resume(kind, ("decide",), source=entry)
        for party in case.parties("respondent"):
            yield c.Issue("expertise_result", of=party, words={"kind": GROUNDS[kind], "entry:penalty.Entrust": entry})


def under_way(case: Case) -> list[str]:
    """The entries with which appraisals and tests were entrusted that have no result yet."""
    return [each.of for each in case.deadlines("expertise") if each.state == "open"]


class Extend(Act):
    """The term to decide is extended, as far and in the order in which the field's rules allow; the second time after discussion, which may have to fix the days."""

    title, basis = "延长办案期限", "处罚·办案期限"
    by, at = capacities.handler, WORKING
    signs = (capacities.leader, capacities.chief)
    reason = Text("理由", lines=2)
    days = Count("集体讨论确定的继续延长日数", required=False, help="只在规章没有定日数、要求讨论时一并确定的填（如市监领域第二次延长）")

    def objections(self, case: Case) -> Iterable[Objection]:
        steps, taken, running = extensions(case, "decide"), extended(case), case.open("decide")
        if running and running.over(case.day):
            yield Objection("办案期限已满，不能再延长", "处罚·办案期限", "请尽快作出决定", firm=True)
        if taken >= len(steps):
            yield Objection("按本领域的规定，办案期限不能再延长", "处罚·办案期限", "请尽快作出决定；规章另有报批规定的，按该规定报上一级机关", firm=True)
        elif taken and not case.done("penalty.Discuss", subject="term"):
            yield Objection("第二次延长须经负责人集体讨论", "处罚·办案期限", "请先集体讨论是否继续延长")
        if taken < len(steps):
            yield from _days(steps[taken], self.days)

    def follows(self, case: Case) -> Iterable[Consequence]:
        step = extensions(case, "decide")[extended(case)]
        yield c.Prolong("decide", units=int((self.days if step.unlimited else step.value) or 0))


BEGINS = ("penalty.FileCase", "penalty.PlatformCase", "penalty.Again", "penalty.CameBack")  # with each of these the days to decide begin


def extended(case: Case) -> int:
    """How often the days that run now were extended; those of a decision that fell, or of a case that came back, began anew, even on the same day."""
    began = order(newest(case, *BEGINS, ever=True))
    return sum(1 for said in case.each(Extend, ever=True) if order(said) > began)


def _days(step: Any, days: int | None) -> Iterable[Objection]:
    """Where the rules fix the length nobody else does; where they leave it to the discussion, it must be said."""
    if step.unlimited and not days:
        yield Objection("规章没有定延长的日数，集体讨论决定继续延期的，应当同时确定合理期限", "处罚·办案期限", "请填写集体讨论确定的日数", firm=True)
    elif days and not step.unlimited and days != step.value:
        yield Objection(f"规章把这一次延长定为{step.value}日，不能另定日数", "处罚·办案期限", "请删去日数", firm=True)


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
    """A part of the case tells that time stands still: an appraisal of what was seized; each respondent is told of it."""

    title, basis = "办案期限中止（由强制措施告知）", "处罚·办案期限"
    fact, hidden, at, counts = True, True, ANY, ISSUED
    ground = Choice("事由", GROUNDS)
    reason = Text("说明", required=False)
    source = Reference("来源事项", required=False)
    until = Day("预计完成日期", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from stands_still(case, self.ground or "")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Suspend(self.ground, ("decide",), source=self.source or "")
        for party in case.parties("respondent") if case.open("decide") else ():
            yield c.Issue("time_stopped", of=party)


class TimeRuns(Act):
    """A part of the case tells that time counts again; each respondent is told of it."""

    title, basis = "办案期限恢复（由强制措施告知）", "处罚·办案期限"
    fact, hidden, at, counts = True, True, ANY, ISSUED
    ground = Choice("事由", GROUNDS)
    source = Reference("来源事项", required=False)
    result = Flag("因为有了结果")
    adverse = Flag("告知以后取得、对当事人不利的新证据")

    def follows(self, case: Case) -> Iterable[Consequence]:
        ours = next((each[2:] for each in pauses(case) if each[3:] == [self.source]), [self.ground])
        yield c.Resume(ours[0], ("decide",), source="".join(ours[1:]))
        still = any(each[2:] != ours for each in pauses(case))
        words = {"still": STILL if still else ""}
        for party in case.parties("respondent") if case.open("decide") else ():
            yield c.Issue("time_runs", of=party, words=words)


def pauses(case: Case) -> list[list[str]]:
    """The intervals in which the term to decide stands still now: [since, "", ground] and what each came from."""
    running = case.open("decide")
    return [[*each[:2], *why(each)] for each in json.loads(running.suspended or "[]") if not each[1]] if running else []
