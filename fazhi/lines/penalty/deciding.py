"""Penalty, the decision and what comes after it: discussed, decided, not penalised, handed over, made anew, paid in parts, withdrawn."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, Money, OfficerOf, PartyOf, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.acts import publish_duty
from fazhi.lines.penalty.ordinary import AskHearing, Defend, Hear, Inform, Investigate, Review, Weigh
from fazhi.lines.penalty.stages import (
    CLUE,
    DECIDED,
    FALLEN,
    FILED,
    GRAVE,
    INFORMED,
    INVESTIGATED,
    ISSUED,
    KINDS,
    MOVED,
)


class Discuss(Act):
    """The heads discuss together what is complicated or grave; votes and opinions are kept."""

    title, basis = "集体讨论", "处罚·集体讨论"
    by, at = (capacities.leader, capacities.chief), INFORMED
    members = Rows("参加人", person=OfficerOf("参加人", "leader", role="voted"), vote=Choice("意见", {"yes": "同意", "no": "不同意", "away": "缺席或回避"}),
                   words=Text("发言要点", required=False))
    result = Choice("讨论结论", {"agreed": "同意作出处罚", "changed": "调整后处罚", "none": "不予处罚"})


def needs_review(case: Case) -> bool:
    """After a hearing, or where the case was marked as weighty when the respondent was informed of a grave penalty."""
    told = case.said(Inform)
    return case.done(Hear) or bool(told and any(row["kind"] in GRAVE for row in told.rows or []))


def needs_discussion(case: Case) -> bool:
    """Complicated or grave: after a hearing, or a grave kind of penalty."""
    return needs_review(case)


class Decide(Act):
    """The head decides, after the notice and, where the law wants it, after hearing, review and discussion."""

    title, basis = "作出处罚决定", "处罚·决定"
    by, signs = capacities.handler, (capacities.unit_head, capacities.leader, capacities.chief)
    apart_from = Investigate
    at, enters = INFORMED, DECIDED
    meets, voids = "decide", ("defend", "ask_hearing")
    starts = "credit"
    issues = "decision"
    counts = (Counts("penalty.cases", dims=("kind",)), Counts("platform.cases"), ISSUED)
    rows = Rows("处罚", party=PartyOf("当事人", "respondent"), kind=Choice("种类", KINDS), amount=Money("罚款数额", required=False, default=0))
    facts = Text("事实、证据和依据", lines=4)
    discretion = Text("裁量基准适用说明", lines=2, required=False)
    impact = Flag("具有一定社会影响", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from before_deciding(case, Decide)
        informed = case.said(Inform)
        told = {row["party"]: row for row in (informed.rows if informed else None) or []}
        for row in self.rows or []:
            notice = told.get(row["party"])
            if notice is None:
                yield Objection("有当事人没有被告知拟处罚的内容", "处罚·未告知不得决定", "请先告知")
            elif (row.get("amount") or 0) > (notice.get("amount") or 0):
                yield Objection("不得因当事人陈述申辩而给予更重的处罚；重于告知内容的须重新告知", "处罚·陈述申辩", "请降低数额，或重新告知")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from publish_duty(case, bool(self.impact))


def before_deciding(case: Case, decision: type[Act]) -> Iterable[Objection]:
    """What the law wants before any decision: notice, time to answer, hearing, review, discussion, and no second decision."""
    if case.done(decision):
        yield Objection("本案已经作出决定，同一违法行为不得再次决定", "处罚·一事不二罚", "确需改变的，先撤销原决定")
    if not case.done(Inform):
        yield Objection("没有告知当事人，不得作出处罚决定", "处罚·未告知不得决定", "请先告知拟处罚内容和权利")
    for party in case.parties("respondent"):
        running = case.open("defend", party)
        if running and not running.over(case.day):
            yield Objection("当事人陈述申辩的期限未满，也没有放弃", "处罚·陈述申辩", "请等期满，或登记当事人的陈述申辩")
    if case.done(Defend) and any(said.words for said in case.each(Defend)) and not case.done(Weigh):
        yield Objection("当事人提出的陈述申辩没有复核", "处罚·陈述申辩", "请先复核并说明是否采纳")
    if case.done(AskHearing) and not case.done(Hear):
        yield Objection("当事人要求听证而没有举行听证", "处罚·听证", "请先举行听证")
    if needs_review(case) and not case.done(Review, result="agreed"):
        yield Objection("未经法制审核或审核未通过，不得作出决定", "处罚·法制审核", "请送法制审核")
    if needs_discussion(case) and not case.done(Discuss):
        yield Objection("情节复杂或重大的，应当由负责人集体讨论决定", "处罚·集体讨论", "请先集体讨论")


class NoPenalty(Act):
    """A breach that is slight, first, or without fault is not penalised; the person is taught."""

    title, basis = "不予处罚", "处罚·不予处罚"
    by, at, enters = capacities.handler, (INVESTIGATED, INFORMED), DECIDED
    signs = (capacities.unit_head, capacities.leader)
    meets, issues, counts = "decide", "no_penalty", ISSUED
    ground = Choice("情形", {"slight": "轻微并及时改正", "first": "初次违法且后果轻微并及时改正", "faultless": "没有主观过错", "unproven": "违法事实不能成立"})
    education = Text("教育情况", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.ground in ("slight", "first") and not self.education:
            yield Objection("不予处罚的，应当对当事人进行教育", "处罚·不予处罚", "请写明教育情况")


class MoveOut(Act):
    """The case belongs to another organ or looks like a crime: it is handed over with the head's approval."""

    title, basis = "移送", "处罚·移送司法"
    by, at, enters = capacities.handler, (CLUE, FILED, INVESTIGATED, INFORMED), MOVED
    signs = (capacities.chief,)
    voids, issues, counts = ("decide", "file"), "transfer", ISSUED
    to = Text("接收机关")
    crime = Flag("涉嫌犯罪")
    reason = Text("理由", lines=2)


class Again(Act):
    """After the decision fell the case is taken up again; a new round begins."""

    title, basis = "重新调查处理", "处罚·撤销变更"
    by, at, enters = capacities.handler, FALLEN, FILED
    signs = (capacities.leader,)
    starts = "decide"
    reason = Text("理由和重做的范围", lines=2)


class Instalments(Act):
    """The fine may be paid later or in parts."""

    title, basis = "准予延期或分期缴纳", "处罚·分期缴纳"
    by, at = capacities.handler, DECIDED
    signs = (capacities.leader,)
    voids, issues, counts = "pay", "instalments", ISSUED
    plan = Text("延期或分期的安排", lines=2)
    last_on = Day("最后一期日期")
    parts = Count("期数", least=1, most=60, default=1)
    number = Code("批准文号", required=False)


class WithdrawPublication(Act):
    """A published decision that fell is withdrawn from every outlet, with the reason."""

    title, basis = "撤回处罚决定信息", "处罚·撤回公开"
    by, at = (capacities.publisher, capacities.clerk), FALLEN
    meets = "withdraw_publication"
    proof = File("撤回证明", required=False)
    reason = Text("说明", lines=2)


