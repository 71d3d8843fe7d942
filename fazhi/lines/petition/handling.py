"""A petition in hand: heard, given more time, referred to other work, answered in writing, closed."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, enquiry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import OPEN, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, Flag, Place, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition import hotline, judged, rates, regime
from fazhi.lines.petition.acts import Accept
from fazhi.lines.petition.completing import village_of
from fazhi.lines.petition.joining import answered_too
from fazhi.lines.petition.onward import ASKED, NAMED, opening, wrong_day
from fazhi.lines.petition.stages import (
    ACCEPTED,
    ANSWERED,
    CLOSED,
    RESULTS,
    clocked,
    distinguished,
    letter,
    not_of_accusations,
    told_apart_by_him,
    undelivered,
)


class Ordinary(Act):
    """What was taken up for simple handling turns out not to be simple: the ordinary term alone runs on."""

    title, basis = "转为普通程序", "信访·简易办理"
    by, at, voids = capacities.handler, ACCEPTED, "simple_finish"
    asks = enquiry.asked_at
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("simple_finish"):
            yield Objection("本件没有适用简易办理", "信访·简易办理", "", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from letter(case, "ordinary")


class Hear(Act):
    """The petitioner and those concerned are heard; a grave case may have a public hearing."""

    title, basis = "听取陈述或者听证", "信访·办理"
    fact = True
    at = ACCEPTED
    form = Choice("形式", {"statement": "听取陈述", "hearing": "听证", "talk": "约谈有关单位"})
    record = Text("记录", lines=4)


class Extend(Act):
    """A complicated petition is given more time once, with the head's approval, and the petitioner is told."""

    title, basis = "延长办理期限", "信访·办理期限"
    by, at = capacities.handler, ACCEPTED
    signs, counts = (capacities.leader,), rates.EXTENDED
    reason = Text("延期理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.done(Extend):
            yield Objection("本事项已经延长过一次", "信访·办理期限", "请在期限内答复")
        running = case.open("finish")
        if case.open("simple_finish"):
            yield Objection("本件适用简易办理，没有延长", "信访·简易办理", "请先“转为普通程序”，再延长普通程序的期限", firm=True)
        if running is None:
            yield Objection("本事项没有信访办理期限在走，无可延长", "信访·办理期限", "请按所适用程序的期限办理")
        if running and running.over(case.day):
            yield Objection("期限已过，不能再延长", "信访·办理期限", "请尽快答复；逾期将如实记录")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Prolong("finish")
        yield from letter(case, "extension", regime.words(case))

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from regime.across(case)


class Refer(Act):
    """The facts call for work in another line: it is opened there with what was said."""

    title, basis = "转入其他工作办理", "信访·办理期限"
    by, at = capacities.handler, OPEN
    opens = ("inspection", "mediation", "screening", *NAMED)
    to = Choice("转入", {"inspection": "行政检查（执法线索）", "mediation": "人民调解", "screening": "矛盾排查（分级、交办）", **ASKED})
    what = Text("需要办理的事项", lines=2)
    place = Place("地点", required=False)
    asked = Day("提出或者发现之日", required=False, help="办理中才提出、才发现的填那一天；不填为收到诉求之日")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from not_of_accusations(case, "转入其他工作")
        if self.to in NAMED and not case.parties("petitioner"):
            yield Objection("没有留名，不能代为提出申请", "信访·转送", "请告知信访人自行提出申请；愿意留名的，先“补登信息”", firm=True)
        if wrong_day(case, self.asked):
            yield Objection("提出或者发现之日应当在收到诉求之日以后，不晚于今天", "信访·转送", "请核对日期", firm=True)
        if self.to == "screening" and not village_of(case):
            yield Objection("不知道是哪个村（社区）的矛盾", "信访·转送", "请先用“补登信息”填写村（社区），再转入矛盾排查", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        said: dict[str, Any] = {"what": self.what, "place": self.place, "source": "petition"}
        if self.to == "reconsideration":
            said = {"against": self.what}
        if self.to in ("screening", "legal_aid"):
            said = {"what": self.what, "place": self.place, "kind": "other"}
        yield opening(case, str(self.to), said, self.asked)


class Answer(Act):
    """The town answers the petition in writing: the request, facts and reasons, opinion and its law, and how to ask for review."""

    title, basis = "答复", "信访·办理期限"
    by, at, enters = capacities.handler, ACCEPTED, ANSWERED
    meets = ("finish", "simple_finish", *hotline.TERMS)
    counts = (*judged.ANSWERED, rates.DONE)
    result = Choice("处理意见", RESULTS)
    facts = Text("认定的事实和理由", lines=4, required=False)
    law = Text("处理意见的依据", lines=2, required=False)
    reply = Text("答复内容", lines=6)
    answered_there = Text("在外部平台答复的时间和方式", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.result == "rejected" and not (self.facts and self.law):
            yield Objection("不予支持的，应当写明事实、理由和依据", "信访·办理意见", "请补充认定的事实和理由、处理意见的依据", firm=True)
        elif distinguished(case) and opinion(case) and self.reply and self.result != "settled" and not (self.facts and self.law):
            yield Objection("处理意见书应当写明请求、事实和理由、意见及其依据", "信访·办理意见", "请补充认定的事实和理由、处理意见的依据")
        yield from told_apart_by_him(case)
        most = case.limit("hl.answer.length")
        if case.first.channel == "hotline" and most and self.reply and len(self.reply) > most:
            yield Objection(f"答复内容{len(self.reply)}字，超过平台的{most}字", "热线·答复", "请删短，使平台上和本系统中的答复一致", rule="hl.answer.length")

    def follows(self, case: Case) -> Iterable[Consequence]:
        above = regime.organ_above(case)
        yield from letter(case, "reply" if opinion(case) else "told", {**regime.words(case), "above": f"上一级机关（{above}）" if above else "上一级机关"})

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from regime.across(case)
        yield from answered_too(case)
        if opinion(case) and not regime.organ_above(case):
            yield Advice("处理意见书没有写明复查机关的名称", ("还没有登记上一级机关；请先由机构管理员“登记机关地址和救济机关”。",))


class Close(Act):
    """The answered petition is closed."""

    title, basis = "办结", "信访·办理期限"
    by, at, enters = capacities.handler, ANSWERED, CLOSED
    counts = (
        Counts("petition.closed", dims=("channel",), when=rates.closed_first),
        Counts("petition.solved_at_once", when=lambda said, memory, outcome: rates.closed_first(said, memory, outcome) and "petition.MarkRepeat" not in memory["acts"]),
    )
    agreed = Flag("信访人书面表示息诉")
    agreed_on = Day("息诉日期", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.open("supervised"):
            yield Objection("还有督办没有反馈", "信访·督办", "请先反馈督办情况", firm=True)
        if case.open("platform"):
            yield Objection("还没有登记在外部平台上的答复", "热线·答复", "请先在平台答复，再“登记已在外部平台答复”")
        if case.open("appointment"):
            yield Objection("还有约好的上门没有去", "信访·办理", "请先上门，或者登记取消预约", firm=True)
        waiting = undelivered(case) if opinion(case) else []
        if waiting:
            yield Objection("处理意见书还没有登记送达" + (f"（{len(waiting)}人）" if len(waiting) > 1 else ""), "信访·复查", "请先登记“送达”：申请复查的期限从信访人收到之日起算，没有送达就一直不起算")


def opinion(case: Case) -> bool:
    """True when the answer is an opinion under the petition procedure, against which review may be asked."""
    if case.ever("petition.Route"):
        return not distinguished(case)
    said = case.said(Accept)
    return said is None or clocked(case, said.kind, said.route)
