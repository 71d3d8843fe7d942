"""A request for information comes in: the day of receipt by its channel, what is unclear told once, the time to answer, prolonged once."""

from collections.abc import Iterable
from datetime import date

from fazhi import law
from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.access.stages import (
    APPLICANTS,
    AT_ONCE,
    CHANNELS,
    CHECKED,
    CORRECTING,
    DRAFTED,
    DROPPED,
    ENDS,
    HANDLING,
    MEANS,
    PAYING,
    TAKEN,
)

DESK = (capacities.publisher, capacities.clerk)
BEFORE_REPLY = (TAKEN, HANDLING, CORRECTING, PAYING, DRAFTED, CHECKED)
# why a request ends for silence: the time that must have passed, what was asked for, the provision, and the act by which it was asked
WAITED = {"uncorrected": ("correct", "补正", "公开·补正", "access.AskCorrection"), "unpaid": ("pay", "缴费", "公开·信息处理费", "access.FeeNotice")}


class Ask(Act):
    """Somebody asks for information, by one of the channels; the channel decides which day is the day of receipt."""

    title, basis = "登记公开申请", "公开·依申请"
    fact = True
    by, at = (*DESK, capacities.citizen), NEW
    enters = By("channel", person=HANDLING, registered=HANDLING, mail=TAKEN, online=TAKEN, fax=TAKEN)
    issues = "receipt"
    counts = Counts("access.received", dims=("applicant",))
    who = Who("申请人")
    applicant = Choice("申请人类别", APPLICANTS, default="natural")
    channel = Choice("提交渠道", CHANNELS)
    what = Text("申请公开的信息内容", lines=3, help="名称、文号或者便于查询的其他特征")
    means = Choice("希望的提供方式", MEANS, default="paper")
    came = Day("交到或签收之日", required=False, help="当面提交、签收邮寄的那一天；不填为今天")
    file = File("申请表或信函", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        since = self.came or case.at[:10]
        if self.channel in AT_ONCE:
            yield c.Start("ask_correct", since=since)
            yield c.Start("reply", since=since)
        else:
            yield c.Start("confirm_mail", since=since)


class ConfirmReceipt(Act):
    """What came by ordinary mail, fax or net is confirmed with the applicant: from this day the time to answer runs."""

    title, basis = "与申请人确认收到日", "公开·受理"
    fact = True
    by, at, enters = DESK, TAKEN, HANDLING
    meets, starts = "confirm_mail", ("ask_correct", "reply")
    how = Text("确认方式和经过", lines=2)


class AskCorrection(Act):
    """The request is unclear: what is missing is told once, with a fair time; the time to answer begins anew when it comes."""

    title, basis = "一次告知补正", "公开·补正"
    by, at, enters = capacities.handler, HANDLING, CORRECTING
    issues, meets, voids = "correction", "ask_correct", "reply"
    missing = Text("需要补正的事项", lines=3)
    until = Day("补正的合理期限至")

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.ever(AskCorrection):
            yield Objection("补正只能告知一次，已经告知过", "公开·补正", "请按现有申请办理；仍不明确的，答复“补正后申请内容仍不明确”")
        elif not (running := case.open("ask_correct")) or running.over(case.day):
            yield Objection("收到申请后可以告知补正的期限已过", "公开·补正", "请按现有申请办理，或与申请人口头沟通后照实记事")
        if self.until and date.fromisoformat(self.until) <= case.day:
            yield Objection("补正期限应当在今天以后", "公开·补正", "请给申请人合理的补正时间", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("correct", due=self.until)


class Corrected(Act):
    """The corrected request came: the time to answer runs from now."""

    title, basis = "收到补正", "公开·补正"
    fact = True
    by, at, enters = DESK, CORRECTING, HANDLING
    meets, starts = "correct", "reply"
    what = Text("补正后的申请内容", lines=3)
    file = File("补正材料", required=False)


class Extend(Act):
    """The time to answer is prolonged once, agreed by the head of the disclosure office and told to the applicant."""

    title, basis = "延长答复期限", "公开·延长"
    by, at = capacities.handler, HANDLING
    signs, issues = (capacities.unit_head,), "extension"
    reason = Text("延长的理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        running = case.open("reply")
        if case.ever(Extend):
            yield Objection("答复期限只能延长一次", "公开·延长", "请尽快答复")
        elif running and running.over(case.day):
            yield Objection(f"答复期限已于{running.due[:10]}届满，不能再延长", "公开·延长", "请立即答复并说明迟延原因")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Prolong("reply")


class Drop(Act):
    """The request ends without an answer: not corrected, not paid, or taken back."""

    title, basis = "终止办理", "公开·补正"
    gives_up = True
    by, at, enters = DESK, BEFORE_REPLY, DROPPED
    counts = Counts("access.dropped", dims=("why", "applicant"))
    why = Choice("原因", ENDS)
    note = Text("经过", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        term, words, rests_on, told = WAITED.get(str(self.why), ("", "", "", ""))
        if term and not case.ever(told):
            yield Objection(f"没有通知过申请人{words}", rests_on, "请选择真实的终止原因", firm=True)
        elif term and not case.deadlines(term):
            yield Objection(f"收费通知尚未送达，申请人的{words}期限未起算", rests_on, "请先登记送达，等期限届满后再办理")
        elif term and not case.waited(term):
            yield Objection(f"申请人的{words}期限还没有届满", rests_on, "请等期限届满后再办理")

    def follows(self, case: Case) -> Iterable[Consequence]:
        rests_on = WAITED.get(str(self.why), ("", "", "公开·依申请"))[2]
        yield c.Issue("dropped", words={"rests_on": law.provision(rests_on, case.day).cite, "fought": "" if self.why == "withdrawn" else "不服的，"})
        for term in ("reply", "ask_correct", "confirm_mail", "correct", "pay", "third", "organ", "explain", "deliver"):
            yield c.Void(term)
