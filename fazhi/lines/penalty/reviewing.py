"""Penalty, before the decision: legal review by one who took no part, and the heads discussing what is complicated or grave."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case, Said
from fazhi.kernel.fields import Choice, OfficerOf, Place, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.apart import evidence, not_by_its_handlers
from fazhi.lines.penalty.hearing import heard, hearing_owed
from fazhi.lines.penalty.informing import Inform, heavier, standing_notice
from fazhi.lines.penalty.investigating import GATHERING, Conclude, OrderRight
from fazhi.lines.penalty.paying import standing
from fazhi.lines.penalty.stages import (
    GRAVE,
    INFORMED,
    INVESTIGATED,
    OPINIONS,
    REVIEWED,
    WORKING,
    hearing_due,
    hearing_rule,
    newest,
    order,
    unverified,
)

ASPECTS = {"organ": "主体资格", "people": "人员资格", "procedure": "程序", "facts": "事实和证据", "law": "法律适用和裁量", "power": "权限", "papers": "文书",
           "crime": "是否涉嫌犯罪"}


class SendForReview(Act):
    """The file is sent to the legal reviewer, with a list of what it holds."""

    title, basis = "送法制审核", "处罚·法制审核"
    by, at, starts, issues = capacities.handler, (INVESTIGATED, INFORMED), "review", "review_request"
    materials = Text("送审材料目录", lines=3)
    ask = Text("需要说明的问题", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.open("review"):
            yield Objection("本案正在审核", "处罚·法制审核", "请等审核意见", firm=True)


class Review(Act):
    """A licensed reviewer who took no part in the case reviews it before the decision."""

    title, basis = "法制审核", "处罚·法制审核"
    by, at = (capacities.reviewer,), (INVESTIGATED, INFORMED)
    apart_from = (*GATHERING, Conclude, OrderRight, Inform)
    meets, issues = "review", "review"
    counts, also_in = REVIEWED, OPINIONS
    result = Choice("审核结论", {"agreed": "同意", "more": "补充调查", "back": "纠正程序或定性", "move": "移送"})
    checked = Choice("已审核的内容", ASPECTS, many=True, required=False)
    opinion = Text("审核意见", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from not_by_its_handlers(case, "进行法制审核")
        officer = case.officer(case.doer)
        if officer is not None and not officer.licensed:
            yield Objection("初次从事法制审核的人员应当取得法律职业资格", "处罚·法制审核", "请由具备资格的人员审核", rule="APL-REV-02")
        yield from every_item(self)
        for each in hearing_owed(case):
            yield Objection(f"{each.sentence}；法制审核应在听证之后", "处罚·法制审核", each.overcome)


def every_item(act: Review) -> Iterable[Objection]:
    """Whoever agrees has looked at everything that a review is about."""
    left = [title for key, title in ASPECTS.items() if key not in (act.checked or ())]
    if act.result == "agreed" and left:
        yield Objection(f"结论是同意，还没有审核：{'、'.join(left)}", "处罚·法制审核", "请逐项审核并在“已审核的内容”中勾选；有问题的，结论选补充调查、纠正或者移送")


def needs_review(case: Case, rows: Iterable[dict[str, Any]]) -> bool:
    """After a hearing, or where the case touches a great public interest, is complicated, or ends in a grave penalty of anybody: one of the decision's own `rows`, or told to somebody who is still to be decided on."""
    report = case.said(Conclude)
    weighty = bool(report and (report.public_interest or report.complicated))
    return heard(case) or weighty or any(row["kind"] in GRAVE for row in (*rows, *proposed(case)))


def proposed(case: Case) -> list[dict[str, Any]]:
    """What was told to those who are still to be decided on."""
    left = set(case.parties("respondent")) - set(standing(case))
    return [row for party in left if (notice := standing_notice(case, party)) for row in notice.rows if row["party"] == party]


def weighty(case: Case, rows: list[dict[str, Any]], rule: str) -> str | None:
    """Why a decision asks for review and discussion: the law itself ("", see above), or a sum that opens a hearing, held or given up. None for neither.

    Such a sum weighs by the `rule` named; where nobody has verified the amount of the day, by that amount."""
    if needs_review(case, rows):
        return ""
    opening = next((each for each in (rows, proposed(case)) if hearing_due(case, each)), None)
    if opening is None:
        return None
    amount = hearing_rule(case, opening)
    return amount if unverified(case, amount) else rule


def review_owed(case: Case, rows: list[dict[str, Any]]) -> Iterable[Objection]:
    """Where review is a must, the last one must agree, and stand after the last hearing and the last evidence."""
    last, rule = newest(case, Review), weighty(case, rows, "TRI-12")
    if last is not None and last.result != "agreed":
        yield Objection("最近一次法制审核没有同意", "处罚·法制审核", "请按审核意见办理后再送审")
    elif rule is None:
        return
    elif last is None and needs_review(case, rows):
        yield Objection("未经法制审核或审核未通过，不得作出决定", "处罚·法制审核", "请送法制审核")
    elif last is None:
        yield Objection("处罚达到听证范围的较大数额，关系当事人重大权益，没有经过法制审核", "三项制度·法制审核", "请送法制审核；当事人放弃听证的也要审核", rule=rule)
    elif order(last) < max(order(newest(case, "penalty.Hear", "penalty.ReportHearing")), order(evidence(case))):
        yield Objection("法制审核之后又举行了听证或补充了证据", "处罚·法制审核", "请重新送法制审核；鉴定、检测结果也是证据", rule=rule)
    elif graver_since(case, last):
        yield Objection("法制审核之后又告知了更重的处罚", "处罚·法制审核", "请就重新告知的处罚再送法制审核", rule=rule)


def graver_since(case: Case, said: Said) -> bool:
    """True when somebody still to be decided on was told of a graver penalty after this than the one he had been told of before it."""
    for party in set(case.parties("respondent")) - set(standing(case)):
        told = [each for each in case.each(Inform) if any(row["party"] == party for row in each.rows or ())]
        now, before = max(told, key=order, default=None), max((each for each in told if order(each) < order(said)), key=order, default=None)
        if now is not None and before is not None and heavier(now.rows, before.rows, party):
            return True
    return False


class Discuss(Act):
    """The heads discuss together what is complicated or grave; votes and opinions are kept."""

    title, basis = "集体讨论", "处罚·集体讨论"
    by, at, issues = (capacities.leader, capacities.chief), WORKING, "discussion"
    subject = Choice("讨论事项", {"decision": "处罚决定", "term": "延长办案期限", "discretion": "偏离裁量基准"}, default="decision")
    place = Place("地点", required=False)
    members = Rows("参加人", person=OfficerOf("参加人", "leader", role="voted"), vote=Choice("意见", {"yes": "同意", "no": "不同意", "away": "缺席或回避"}),
                   words=Text("发言要点", required=False))
    told = Text("承办人汇报和审核意见", lines=2, required=False)
    result = Choice("讨论结论", {"agreed": "同意作出处罚", "changed": "调整后处罚", "none": "不予处罚", "yes": "同意", "no": "不同意"})

    def objections(self, case: Case) -> Iterable[Objection]:
        votes = [row["vote"] for row in self.members or ()]
        people = [row["person"] for row in self.members or ()]
        if len(set(people)) < len(people):
            yield Objection("同一人不能重复表决", "处罚·集体讨论", "请核对参加人", firm=True)
        if votes and len([each for each in votes if each != "away"]) < 2:
            yield Objection("集体讨论须有两名以上负责人参加", "处罚·集体讨论", "请召集负责人讨论", firm=True)
        if self.result in ("agreed", "changed", "yes") and votes and votes.count("yes") * 2 <= len(votes):
            yield Objection("同意的没有过半数，与讨论结论不符", "处罚·集体讨论", "请如实填写表决和结论", firm=True)


def discussion_owed(case: Case, rows: list[dict[str, Any]]) -> Iterable[Objection]:
    """What is complicated or grave is decided by the heads together, after the last review; their outcome binds."""
    last, rule = newest(case, Discuss, subject="decision"), weighty(case, rows, "APL-ORD-06")
    if rule is not None and (last is None or order(last) < order(newest(case, Review))):
        yield Objection("情节复杂或重大的，应当由负责人集体讨论决定", "处罚·集体讨论", "请在法制审核后集体讨论；处罚达到听证范围的较大数额的，当事人放弃听证也要讨论", rule=rule)
    elif rule is not None and last is not None and graver_since(case, last):
        yield Objection("集体讨论之后又告知了更重的处罚", "处罚·集体讨论", "请就重新告知的处罚再集体讨论", rule=rule)
    elif last is not None and last.result in ("none", "no"):
        yield Objection("集体讨论的结论不是给予处罚", "处罚·集体讨论", "请按讨论结论办理")
