"""Penalty, the ordinary procedure, in the order of the statute: filed, investigated, informed, heard, reviewed, discussed, decided."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, Flag, ListingOf, Money, OfficerOf, PartyOf, Rows, Text, Who
from fazhi.kernel.models import Listing
from fazhi.kernel.money import fen
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.stages import (
    CLUE,
    DROPPED,
    FILED,
    GRAVE,
    INFORMED,
    INVESTIGATED,
    ISSUED,
    KINDS,
    two_officers,
)


def power_in_force(case: Case, act: Any) -> dict[str, str] | None:
    """The listed power as it stood on the day, or None."""
    if not act.power:
        return None
    day = case.day.isoformat()
    for row in Listing.objects.filter(office=case.office, register="power", key=act.power, struck="", since__lte=day).values("key", "title", "until"):
        if not row["until"] or row["until"] >= day:
            return {"key": row["key"], "title": row["title"]}
    return None


class FileCase(Act):
    """The case is filed with approval: a breach, a respondent, a power in force on this day, within the limitation."""

    title, basis = "立案", "处罚·立案"
    by, at, enters = capacities.handler, CLUE, FILED
    signs = (capacities.unit_head, capacities.leader)
    meets, starts, issues = "file", "decide", "filing"
    asks = power_in_force
    respondent = Who("当事人", capacity="respondent")
    power = ListingOf("处罚事项", "power")
    deed_on = Day("违法行为发生日（连续的，终了之日）")
    what = Text("立案事实", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.power and case.asked.get("power_in_force") is None:
            yield Objection("该处罚事项在立案之日不在本镇有效的赋权目录内，没有执法主体资格", "处罚·管辖", "请移送有权机关")
        years = case.limit("APL-LIM-01")
        if self.deed_on and years is not None:
            limit = case.day.replace(year=case.day.year - int(years)) if (case.day.month, case.day.day) != (2, 29) else case.day.replace(year=case.day.year - int(years), day=28)
            if self.deed_on < limit.isoformat():
                yield Objection(f"违法行为终了已满{years}年，不再给予处罚", "处罚·追究时效", "涉及生命健康安全、金融安全且有危害后果的另有规定", rule="APL-LIM-01")


class Drop(Act):
    """The clue does not make a case."""

    title, basis = "不予立案", "处罚·证据"
    by, at, enters = capacities.handler, CLUE, DROPPED
    signs = (capacities.unit_head,)
    meets = "file"
    reason = Text("理由", lines=2)


class Investigate(Act):
    """Two certified officers inquire, inspect or collect evidence; the second one is named and bound."""

    title, basis = "调查取证", "处罚·调查"
    by, at = (capacities.officer,), FILED
    kind = Choice("方式", {"site": "现场检查（勘验）", "inquiry": "询问", "evidence": "收集书证物证", "sample": "抽样取证", "photo": "拍照录像"})
    second = OfficerOf("第二名执法人员", "officer")
    shown = Flag("已出示执法证件")
    record = Text("情况", lines=4)
    files = File("照片、录音录像、书证", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second)
        if self.record and not self.shown:
            yield Objection("没有出示执法证件，当事人有权拒绝", "处罚·调查", "请先出示证件并如实勾选")


class Preserve(Act):
    """Evidence that may be lost is registered and preserved with the head's approval; within days it must be dealt with."""

    title, basis = "先行登记保存", "处罚·先行登记保存"
    by, at = (capacities.officer,), FILED
    signs = (capacities.unit_head,)
    starts, issues, counts = "preserve", "preservation", ISSUED
    second = OfficerOf("第二名执法人员", "officer")
    things = Text("物品清单", lines=3)


class Release(Act):
    """What was preserved is dealt with: returned, handed over, seized or confiscated."""

    title, basis = "处理先行登记保存的证据", "处罚·先行登记保存"
    by, at = (capacities.officer,), (FILED, INVESTIGATED, INFORMED)
    meets = "preserve"
    how = Choice("处理", {"returned": "退还", "seized": "转为查封扣押", "copied": "复制后退还", "handed": "移交"})


class Suspend(Act):
    """Appraisal, testing or another ground stops the term to decide; the respondent is told."""

    title, basis = "中止计算办案期限", "处罚·办案期限"
    by, at = capacities.handler, (FILED, INVESTIGATED, INFORMED)
    ground = Choice("事由", {"appraisal": "鉴定", "test": "检测、检验", "hearing": "听证", "notice": "公告送达", "other": "其他法定事由"})
    reason = Text("说明", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Suspend(self.ground, ("decide",))


class Resume(Act):
    """The ground is gone and time counts again."""

    title, basis = "恢复计算办案期限", "处罚·办案期限"
    by, at = capacities.handler, (FILED, INVESTIGATED, INFORMED)
    ground = Choice("事由", {"appraisal": "鉴定", "test": "检测、检验", "hearing": "听证", "notice": "公告送达", "other": "其他法定事由"})

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Resume(self.ground, ("decide",))


class OrderRight(Act):
    """The breach must be put right by a day; this is no penalty."""

    title, basis = "责令改正", "处罚·责令改正"
    by, at = (capacities.officer,), (FILED, INVESTIGATED, INFORMED)
    issues, counts = "order", ISSUED
    what = Text("改正内容", lines=2)
    until = Day("改正期限")


class Conclude(Act):
    """The investigation ends with a report on facts, evidence, law and what is proposed."""

    title, basis = "调查终结", "处罚·事实清楚"
    by, at, enters = (capacities.officer,), FILED, INVESTIGATED
    second = OfficerOf("第二名执法人员", "officer")
    facts = Text("查明的事实和证据", lines=4)
    proposed = Choice("处理建议", {"penalty": "给予处罚", "none": "不予处罚", "move": "移送"})

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second)
        if not case.ever(Investigate):
            yield Objection("没有任何调查取证，不能终结调查", "处罚·事实清楚", "请先登记调查取证的情况")


class Inform(Act):
    """Before deciding, the respondent is told content, facts, grounds, law and rights – and, where due, of the right to a hearing."""

    title, basis = "告知拟处罚内容和权利", "处罚·告知"
    by, at, enters = (capacities.officer,), (INVESTIGATED, INFORMED), INFORMED
    issues, counts = "notice", ISSUED
    second = OfficerOf("第二名执法人员", "officer")
    rows = Rows("拟作出的处罚", party=PartyOf("当事人", "respondent"), kind=Choice("种类", KINDS), amount=Money("罚款数额", required=False, default=0))
    hearing = Flag("告知要求听证的权利")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.rows and not self.hearing and hearing_due(case, self.rows):
            yield Objection("拟作出的处罚属于听证范围，应当告知要求听证的权利", "处罚·听证", "请勾选并在告知书中写明")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for row in self.rows:
            yield c.Start("defend", of=row["party"])
            if self.hearing:
                yield c.Start("ask_hearing", of=row["party"])


def hearing_due(case: Case, rows: list[dict[str, Any]]) -> bool:
    """True when one of the penalties is grave, or the fine is large by the local threshold of the day (the lower one, where the kind of party is unknown)."""
    large = fen(case.limit("APL-HRG-02"))
    return any(row["kind"] in GRAVE or (large is not None and (row.get("amount") or 0) >= large) for row in rows)


class Defend(Act):
    """The respondent states his case, or waives it."""

    title, basis = "陈述申辩", "处罚·陈述申辩"
    fact = True
    at = INFORMED
    party = PartyOf("当事人", "respondent", of=True)
    waived = Flag("明确放弃陈述申辩")
    words = Text("陈述申辩内容", lines=3, required=False)
    meets = "defend"


class Weigh(Act):
    """What the respondent said is weighed: facts, grounds and evidence that hold must be adopted."""

    title, basis = "复核陈述申辩", "处罚·陈述申辩"
    by, at = capacities.handler, INFORMED
    adopted = Choice("复核结论", {"yes": "采纳", "partly": "部分采纳", "no": "不予采纳"})
    reason = Text("理由", lines=2)


class AskHearing(Act):
    """The respondent asks for a hearing."""

    title, basis = "要求听证", "处罚·听证程序"
    fact = True
    at, meets = INFORMED, "ask_hearing"
    party = PartyOf("当事人", "respondent", of=True)


class Hear(Act):
    """A hearing is held by somebody who did not investigate; its record is a basis of the decision."""

    title, basis = "举行听证", "处罚·听证程序"
    by, at = (capacities.reviewer, capacities.unit_head, capacities.leader), INFORMED
    apart_from = (Investigate, Conclude)
    held_on = Day("听证日期")
    record = Text("听证笔录要点和意见", lines=4)
    files = File("听证笔录", many=True, required=False)


class Review(Act):
    """A licensed reviewer who took no part in the case reviews it before the decision."""

    title, basis = "法制审核", "处罚·法制审核"
    by, at = (capacities.reviewer,), (INVESTIGATED, INFORMED)
    apart_from = (Investigate, Conclude)
    issues = "review"
    result = Choice("审核结论", {"agreed": "同意", "more": "补充调查", "back": "纠正程序或定性", "move": "移送"})
    opinion = Text("审核意见", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        officer = case.officer(case.doer)
        if officer is not None and not officer.licensed:
            yield Objection("初次从事法制审核的人员应当取得法律职业资格", "处罚·法制审核", "请由具备资格的人员审核", rule="APL-REV-02")
        if case.done(AskHearing) and not case.done(Hear):
            yield Objection("当事人要求听证的，法制审核应在听证之后", "处罚·法制审核", "请先举行听证")
