"""Review and re-review by the organs above, and the end in three steps; a late request is recorded as late."""

from collections.abc import Iterable

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, PartyOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition import rates
from fazhi.lines.petition.acts import JoinedWith
from fazhi.lines.petition.handling import Answer, opinion
from fazhi.lines.petition.regime import across
from fazhi.lines.petition.stages import ACCEPTED, ANSWERED, CLOSED, FINAL, UNDER_REVIEW

GROUND = "复核听证"
UPHELD = {"upheld": "维持", "changed": "撤销或变更，重新办理"}


class AskReview(Act):
    """The petitioner does not agree and asks the organ above to review the answer."""

    title, basis = "申请复查", "信访·复查"
    fact = True
    at, enters = (ANSWERED, CLOSED), UNDER_REVIEW
    starts = "review"
    counts = Counts("petition.reviews")
    party = PartyOf("申请人", required=False, help="有几名信访人的，选申请复查的那一名；期限各从其收到答复之日起算")
    what = Text("不服的理由", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.ever(JoinedWith):
            yield Objection("本件已并入先收到的同一诉求，答复在那一件", "信访·复查", "请在先收到的那一件登记复查申请")
        elif not case.ever(Answer) or case.stage not in (ANSWERED.key, UNDER_REVIEW.key, CLOSED.key, FINAL.key):
            yield Objection("还没有答复，没有可以复查的处理意见", "信访·复查", "照实登记；请告知信访人：收到书面答复以后，不服的再请求复查")
        elif not opinion(case):
            yield Objection("本件不是依信访程序作出的处理意见，不适用复查", "信访·复查", "请告知其依所适用的法定程序提出")
        if over(case, "ask_review", self.party):
            yield Objection("申请复查的期限已过", "信访·复查", "照实登记，由复查机关决定")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("ask_review", self.party)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from across(case)
        if case.ever(Answer) and not case.deadlines("ask_review", self.party):
            yield Advice("申请复查的期限还没有起算", ("没有登记答复送达信访人；期限从收到书面答复之日起算，请补登送达，才看得出申请是否逾期。",))


class Reviewed(Act):
    """The organ above has reviewed the answer."""

    title, basis = "复查结果", "信访·复查"
    fact = True
    at = (UNDER_REVIEW, ANSWERED, CLOSED)
    enters = By("result", upheld=ANSWERED, changed=ACCEPTED)
    meets, counts = "review", rates.TERM
    result = Choice("复查结果", UPHELD)
    received_on = Day("信访人收到复查意见之日", required=False, help="申请复核的期限从这一日起算；还不知道的先按登记之日，知道后用“更正记录”补填")
    opinion = File("复查意见", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("review"):
            yield Objection("没有正在进行的复查", "信访·复查", "复核的结果请用“复核结果”登记")
        if self.received_on and self.received_on > case.at[:10]:
            yield Objection("信访人收到复查意见之日在将来", "信访·复核", "请填写实际收到的日期；还没有收到的不填")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "upheld":
            yield c.Start("ask_rereview", since=self.received_on or "")
        elif opinion(case):
            yield c.Start("finish")


class AskRereview(Act):
    """The petitioner does not agree with the review either and asks for the last one."""

    title, basis = "申请复核", "信访·复核"
    fact = True
    at, enters = (ANSWERED, CLOSED), UNDER_REVIEW
    starts, meets = "rereview", "ask_rereview"
    counts = Counts("petition.reviews")
    what = Text("不服的理由", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        said = case.said(Reviewed)
        if said is None:
            yield Objection("还没有复查意见，没有可以复核的", "信访·复核", "照实登记；请告知信访人：收到复查意见以后，不服的再请求复核")
        elif said.result != "upheld":
            yield Objection("复查意见是撤销或变更、重新办理，不是复核的对象", "信访·复核", "重新答复以后不服的，请求复查")
        if over(case, "ask_rereview"):
            yield Objection("申请复核的期限已过", "信访·复核", "照实登记，由复核机关决定")


class HearingBegins(Act):
    """The re-reviewing organ begins a hearing: its time does not count."""

    title, basis = "复核听证开始", "信访·复核"
    fact = True
    at = UNDER_REVIEW

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("rereview"):
            yield Objection("没有正在进行的复核", "信访·复核", "听证时间只在复核期限中扣除")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Suspend(GROUND, ("rereview",))


class HearingEnds(Act):
    """The hearing is over: time counts again."""

    title, basis = "复核听证结束", "信访·复核"
    fact = True
    at = UNDER_REVIEW

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.done(HearingBegins):
            yield Objection("没有登记听证开始", "信访·复核", "请先登记听证开始的日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Resume(GROUND, ("rereview",))


class Rereviewed(Act):
    """The last review: upheld, the matter has come to its end in three steps; changed, it is handled again."""

    title, basis = "复核结果", "信访·复核"
    fact = True
    at = (UNDER_REVIEW, ANSWERED, CLOSED)
    enters = By("result", upheld=FINAL, changed=ACCEPTED)
    meets = "rereview"
    counts = (
        Counts("petition.final", when=lambda said, memory, outcome: said.get("result") == "upheld"),
        Counts("petition.closed", dims=("channel",), when=lambda said, memory, outcome: said.get("result") == "upheld" and rates.closed_first(said, memory, outcome)),
        rates.TERM,
    )
    result = Choice("复核结果", UPHELD)
    opinion = File("复核意见", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("rereview"):
            yield Objection("没有正在进行的复核", "信访·复核", "复查的结果请用“复查结果”登记")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "changed" and opinion(case):
            yield c.Start("finish")


class Care(Act):
    """After the end in three steps: explanation, care and help go on, and the door stays open."""

    title, basis = "帮扶疏导", "信访·帮扶"
    fact = True
    at = FINAL
    what = Text("情况", lines=2)


def over(case: Case, term: str, of: str | None = None) -> bool:
    """True when the last day of a right has passed, whether or not the clock has written that down."""
    ran = case.deadlines(term, of)
    return bool(ran) and ran[-1].over(case.day)
