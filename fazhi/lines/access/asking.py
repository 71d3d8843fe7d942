"""Others are asked before the answer: those whose rights are touched, the organ that made it too, and the applicant for the reasons of too many requests."""

from collections.abc import Callable, Iterable
from datetime import date

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case, Running
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, PartyOf, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.access.acts import DESK
from fazhi.lines.access.stages import HANDLING

GROUND = "consulting"
LETTERS = {"access.third": "第三方意见征询书", "access.organ": "机关意见征询书"}


def undelivered(case: Case, *kinds: str) -> list[str]:
    """Papers of these kinds that nobody has served yet: the days of whom they ask have not begun."""
    return [each.of for each in case.deadlines("deliver") if each.state == "open" and case.paper(each.of).get("kind") in kinds and not ran_out(case, each)]


def ran_out(case: Case, letter: Running) -> bool:
    """Whether the days of whom a letter asks have ended since it was written: then it had reached him, though its service may be recorded on a later day than their last."""
    paper = case.paper(letter.of)
    ended = case.each("common.Lapsed", ever=True, term=str(paper.get("kind")).rpartition(".")[2], of=str(paper.get("of") or ""))
    return any(each.at[:10] >= letter.since[:10] for each in ended)


def answering(case: Case) -> list[Running]:
    """The days of those who have the letter and may still answer on this day; the clock may not have written down yet that others' are over."""
    return [each for term in ("third", "organ") for each in case.deadlines(term) if each.state == "open" and not each.over(case.day)]


def waiting(case: Case) -> bool:
    """Whether somebody who was asked may still answer: his days run, or the letter has not reached him."""
    return bool(answering(case) or undelivered(case, *LETTERS))


def answer_came(case: Case, kind: str, party: str | None = None) -> Iterable[Consequence]:
    """Whoever answers has the letter, whether or not its service was recorded; the request's own days go on when nobody is awaited any more.

    The law leaves out the days from the sending of the letter to the answer, or to the last day of the time to answer.
    """
    term = kind.rpartition(".")[2]
    mine = [each for each in undelivered(case, kind) if party in (None, case.paper(each).get("of"))]
    yield c.Meet(term, party)
    for paper in mine:
        yield c.Meet("deliver", paper)
    others = [each for each in answering(case) if each.term != term or party not in (None, each.of)]
    if not others and not set(undelivered(case, *LETTERS)) - set(mine):
        yield c.Resume(GROUND)


def begins(kind: str) -> Callable[[Case, str], bool]:
    """Whether a paper in hand starts the days of whom it asks: not where the answer or the money came before it, nor after the request has ended."""
    return lambda case, party: any(case.paper(each).get("of") in ("", None, party) for each in undelivered(case, kind))


class ConsultThird(Act):
    """Publication would touch somebody's secrets of business or privacy: he is asked in writing; these days do not count."""

    title, basis = "征求第三方意见", "公开·第三方"
    by, at = capacities.handler, HANDLING
    third = Who("第三方", capacity="third")
    what = Text("拟公开的内容及征求意见的事项", lines=3)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("third", of=str(self.third["party"]))
        yield c.Suspend(GROUND, ("reply",))


class ThirdSays(Act):
    """The third party answers: agrees, or refuses with reasons."""

    title, basis = "第三方反馈意见", "公开·第三方"
    fact = True
    by, at = DESK, HANDLING
    party = PartyOf("第三方", "third", of=True)
    says = Choice("意见", {"agrees": "同意公开", "refuses": "不同意公开"})
    reason = Text("理由", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.says == "refuses" and not self.reason:
            yield Objection("第三方不同意公开的，应当有合理理由", "公开·第三方", "请记明其理由；没有理由的由本机关决定")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from answer_came(case, "access.third", self.party)


class ConsultOrgan(Act):
    """The information was made together with another organ, which led: it is asked in writing."""

    title, basis = "征求共同制作机关意见", "公开·会同机关"
    by, at = capacities.handler, HANDLING
    organ = Who("机关", capacity="organ")
    what = Text("征求意见的事项", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.open("organ") or undelivered(case, "access.organ"):
            yield Objection("已经在征求共同制作机关的意见", "公开·会同机关", "请等反馈或期限届满", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("organ", of=str(self.organ["party"]))
        yield c.Suspend(GROUND, ("reply",))


class OrganSays(Act):
    """The other organ answers; silence means that it agrees."""

    title, basis = "共同制作机关反馈意见", "公开·会同机关"
    fact = True
    by, at = DESK, HANDLING
    says = Choice("意见", {"agrees": "同意公开", "refuses": "不同意公开"})
    reason = Text("理由", lines=2, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from answer_came(case, "access.organ")


class Silent(Act):
    """The time to answer ran out for those who were asked and had the letter: the organ decides itself, and its own time runs on."""

    title, basis = "逾期未反馈意见", "公开·第三方"
    fact, hidden = True, True
    by, at = capacities.clock, HANDLING

    def follows(self, case: Case) -> Iterable[Consequence]:
        if not waiting(case):
            yield c.Resume(GROUND)


class AskReasons(Act):
    """Number and frequency of the requests are plainly beyond reason: the applicant is asked to explain."""

    title, basis = "要求说明理由", "公开·过度申请"
    by, at = capacities.handler, HANDLING
    issues = "reasons"
    finding = Text("申请的数量、频次", lines=2)
    until = Day("说明理由的期限至")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.until and date.fromisoformat(self.until) <= case.day:
            yield Objection("说明理由的期限应当在今天以后", "公开·过度申请", "请给申请人合理的时间", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("explain", due=self.until)


class Explained(Act):
    """The applicant explains why he asks so often; whether it is reasonable is judged."""

    title, basis = "申请人说明理由", "公开·过度申请"
    fact = True
    by, at, meets = DESK, HANDLING, "explain"
    reason = Text("申请人的理由", lines=2)
    fair = Choice("认定", {"fair": "理由合理", "unfair": "理由不合理"})


class Delay(Act):
    """The reasons are fair but so much cannot be answered in time: a later day that is reasonable is set and told to the applicant."""

    title, basis = "确定延迟答复的期限", "公开·过度申请"
    by, at = capacities.handler, HANDLING
    signs, issues = (capacities.unit_head,), "delay"
    until = Day("延迟答复的期限至")
    reason = Text("不能按期答复的原因", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        running = case.open("reply")
        if not case.ever(Explained, fair="fair"):
            yield Objection("申请人没有说明理由，或者其理由没有被认定为合理", "公开·过度申请", "请先要求说明理由并认定；一般的申请请用“延长答复期限”")
        if running and running.over(case.day):
            yield Objection(f"答复期限已于{running.due[:10]}届满", "公开·过度申请", "请立即答复并说明迟延原因")
        if self.until and running and self.until <= running.due[:10]:
            yield Objection(f"延迟后的日期不晚于现在的答复期限（{running.due[:10]}）", "公开·过度申请", "请填写更晚的日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("reply")
        yield c.Start("reply", due=self.until)
