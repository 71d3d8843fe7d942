"""Review and re-review by the organs above, and the end in three steps; a late request is recorded as late."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case, Said
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, PartyOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition import rates
from fazhi.lines.petition.acts import JoinedWith
from fazhi.lines.petition.handling import Answer, opinion
from fazhi.lines.petition.regime import across
from fazhi.lines.petition.stages import ACCEPTED, ANSWERED, CLOSED, FINAL, TOGETHER, UNDER_REVIEW

GROUND = "复核听证"
UNDER_WAY, RIGHTS = ("review", "rereview"), ("ask_review", "ask_rereview")
UPHELD = {"upheld": "维持", "changed": "撤销或变更，重新办理"}


class AskReview(Act):
    """The petitioner does not agree and asks the organ above to review the answer; each petitioner for himself."""

    title, basis, works_off = "申请复查", "信访·复查", ("ask_review",)
    fact = True
    at = (ANSWERED, UNDER_REVIEW, CLOSED)
    counts = Counts("petition.reviews")
    party = PartyOf("申请人", required=False, help="有几名信访人的，选申请复查的那一名；期限各从其收到答复之日起算")
    what = Text("不服的理由", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        of = whose(case, self.party)
        if case.ever(JoinedWith):
            yield Objection("本件已并入先收到的同一诉求，答复在那一件", "信访·复查", "请在先收到的那一件登记复查申请")
        elif not case.ever(Answer) or case.stage not in (ANSWERED.key, UNDER_REVIEW.key, CLOSED.key, FINAL.key):
            yield Objection("还没有答复，没有可以复查的处理意见", "信访·复查", "照实登记；请告知信访人：收到书面答复以后，不服的再请求复查")
        elif not opinion(case):
            yield Objection("本件不是依信访程序作出的处理意见，不适用复查", "信访·复查", "请告知其依所适用的法定程序提出")
        elif case.open("review", of):
            yield Objection("这名信访人的复查正在进行", "信访·复查", "等复查结果；补充的理由请用“记事”登记")
        if not of and len(askers(case)) > 1:
            yield Objection("没有写明是哪一名信访人申请复查", "信访·复查", "请选择申请人：期限各从其收到答复之日起算")
        if over(case, "ask_review", of):
            yield Objection("申请复查的期限已过", "信访·复查", "照实登记，由复查机关决定")

    def follows(self, case: Case) -> Iterable[Consequence]:
        of = whose(case, self.party)
        if stands(case) and opinion(case) and not case.open("review", of):
            yield c.Meet("ask_review", of)
            if not any(said.on > case.day and said.party in (None, of) for said in case.each(Reviewed, ever=True)):  # what was written down late may be decided already
                yield c.Enter(UNDER_REVIEW.key)
                yield c.Start("review", of=of)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from across(case)
        if case.ever(Answer) and not case.deadlines("ask_review", whose(case, self.party)):
            yield Advice("申请复查的期限还没有起算", ("没有登记答复送达信访人；期限从收到书面答复之日起算，请补登送达，才看得出申请是否逾期。",))


class Reviewed(Act):
    """The organ above has reviewed the answer."""

    title, basis, works_off = "复查结果", "信访·复查", ("review",)
    fact = True
    at = (UNDER_REVIEW, ANSWERED, CLOSED, ACCEPTED)
    counts = rates.TERM
    party = PartyOf("申请人", required=False, help="有几名信访人申请复查的，选这份复查意见答复的那一名")
    result = Choice("复查结果", UPHELD)
    received_on = Day("信访人收到复查意见之日", required=False, help="申请复核的期限从这一日起算；还不知道的先按登记之日，知道后用“更正记录”补填")
    document = Code("复查意见书文号", required=False)
    made_on = Day("复查意见书的日期", required=False)
    reason = Text("复查意见的理由", lines=2, required=False)
    opinion = File("复查意见书", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from running(case, "review", self.party, "复查", "复核的结果请用“复核结果”登记")
        yield from written(self, "复查")
        if self.received_on and self.received_on > case.at[:10]:
            yield Objection("信访人收到复查意见之日在将来", "信访·复核", "请填写实际收到的日期；还没有收到的不填")

    def follows(self, case: Case) -> Iterable[Consequence]:
        of = decided(case, "review", self.party)
        yield c.Meet("review", of)
        if not stands(case) and not case.open("review", of):
            return
        if self.result == "upheld":
            if not case.open("ask_rereview", of) and (of or len(askers(case)) < 2):
                yield c.Start("ask_rereview", of=of, since=self.received_on or "")
            if case.stage == UNDER_REVIEW.key and not others(case, of, UNDER_WAY):
                yield c.Enter(ANSWERED.key)
        elif stands(case):
            yield from anew(case)


class AskRereview(Act):
    """The petitioner does not agree with the review either and asks for the last one."""

    title, basis, works_off = "申请复核", "信访·复核", ("ask_rereview",)
    fact = True
    at = (ANSWERED, UNDER_REVIEW, CLOSED)
    counts = Counts("petition.reviews")
    party = PartyOf("申请人", required=False, help="有几名信访人的，选申请复核的那一名；期限各从其收到复查意见之日起算")
    what = Text("不服的理由", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        of = asking(case, self.party)
        said = reviewed(case, of)
        if said is None or (said.result == "upheld" and not had(case, of)):
            yield Objection("还没有复查意见，没有可以复核的", "信访·复核", "照实登记；请告知信访人：收到复查意见以后，不服的再请求复核")
        elif said.result != "upheld":
            yield Objection("复查意见是撤销或变更、重新办理，不是复核的对象", "信访·复核", "重新答复以后不服的，请求复查")
        elif case.open("rereview", of):
            yield Objection("这名信访人的复核正在进行", "信访·复核", "等复核结果；补充的理由请用“记事”登记")
        if not of and len(askers(case)) > 1:
            yield Objection("没有写明是哪一名信访人申请复核", "信访·复核", "请选择申请人：期限各从其收到复查意见之日起算")
        if over(case, "ask_rereview", of):
            yield Objection("申请复核的期限已过", "信访·复核", "照实登记，由复核机关决定")

    def follows(self, case: Case) -> Iterable[Consequence]:
        of = asking(case, self.party)
        said = reviewed(case, of)
        if stands(case) and said and said.result == "upheld" and had(case, of) and not case.open("rereview", of):
            yield c.Meet("ask_rereview", of)
            yield c.Enter(UNDER_REVIEW.key)
            yield c.Start("rereview", of=of)


class HearingBegins(Act):
    """The re-reviewing organ begins a hearing: its time does not count, for whose re-review it is."""

    title, basis = "复核听证开始", "信访·复核"
    fact = True
    at = UNDER_REVIEW
    party = PartyOf("申请人", required=False, help="有几名信访人申请复核的，选举行听证的那一名")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from running(case, "rereview", self.party, "复核", "听证时间只在复核期限中扣除")

    def follows(self, case: Case) -> Iterable[Consequence]:
        of = decided(case, "rereview", self.party)
        yield c.Suspend(GROUND, ("rereview",), of=of, source=of)


class HearingEnds(Act):
    """The hearing is over: time counts again."""

    title, basis = "复核听证结束", "信访·复核"
    fact = True
    at = UNDER_REVIEW
    party = PartyOf("申请人", required=False, help="有几名信访人申请复核的，选举行听证的那一名")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.done(HearingBegins):
            yield Objection("没有登记听证开始", "信访·复核", "请先登记听证开始的日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Resume(GROUND, ("rereview",), source=decided(case, "rereview", self.party))


class Rereviewed(Act):
    """The last review: upheld, the matter has come to its end in three steps; changed, it is handled again."""

    title, basis, works_off = "复核结果", "信访·复核", ("rereview",)
    fact = True
    at = (UNDER_REVIEW, ANSWERED, CLOSED, ACCEPTED)
    counts = (
        Counts("petition.final", when=lambda said, memory, outcome: entered(outcome, FINAL.key)),
        Counts("petition.closed", dims=("channel",), when=lambda said, memory, outcome: entered(outcome, FINAL.key) and not rates.times(memory, "petition.Close")),
        rates.TERM,
    )
    party = PartyOf("申请人", required=False, help="有几名信访人申请复核的，选这份复核意见答复的那一名")
    result = Choice("复核结果", UPHELD)
    document = Code("复核意见书文号", required=False)
    made_on = Day("复核意见书的日期", required=False)
    reason = Text("复核意见的理由", lines=2, required=False)
    opinion = File("复核意见书", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from running(case, "rereview", self.party, "复核", "复查的结果请用“复查结果”登记")
        yield from written(self, "复核")

    def follows(self, case: Case) -> Iterable[Consequence]:
        of = decided(case, "rereview", self.party)
        yield c.Meet("rereview", of)
        if not stands(case):
            return
        if self.result == "changed":
            yield from anew(case)
        elif reviewed(case, of):
            yield c.Enter((UNDER_REVIEW if others(case, of, UNDER_WAY) else ANSWERED if others(case, of, RIGHTS) else FINAL).key)


class Care(Act):
    """After the end in three steps: explanation, care and help go on, and the door stays open."""

    title, basis = "帮扶疏导", "信访·帮扶"
    fact = True
    at = FINAL
    what = Text("情况", lines=2)


def written(act: Any, what: str) -> Iterable[Objection]:
    """The opinion of the organ above is given in writing: it has a number and a day, and says why."""
    lacks = [title for title, known in ((f"{what}意见书的文号", act.document), (f"{what}意见书的日期", act.made_on), (f"理由，也没有附{what}意见书", act.reason or act.opinion)) if not known]
    if act.result and lacks:
        yield Objection(f"没有写明{'、'.join(lacks)}", f"信访·{what}", f"{what}意见应当书面作出：请填写文号、日期，并附{what}意见书或者写明理由；确实没有收到的，照实登记")


def over(case: Case, term: str, of: str | None = None) -> bool:
    """True when the last day of a right has passed, whether or not the clock has written that down."""
    ran = case.deadlines(term, of)
    return bool(ran) and ran[-1].over(case.day)


def stands(case: Case) -> bool:
    """True while an answer stands: it was given, and nothing has ended the petition for good or begun it anew since."""
    return case.ever(Answer) and case.stage in (ANSWERED.key, UNDER_REVIEW.key, CLOSED.key)


def askers(case: Case) -> list[str]:
    """Everybody who is answered here and may ask for review: who came first and who joined."""
    return [*case.parties("petitioner"), *case.parties(TOGETHER)]


def whose(case: Case, party: str | None) -> str:
    """The petitioner who was named, or the only one; empty where nobody says who of several it is, or nobody left his name."""
    return party or (askers(case) if len(askers(case)) == 1 else [""])[0]


def decided(case: Case, term: str, party: str | None) -> str:
    """Whose review this is: of the one who was named, or the only one under way."""
    ran = [each.of for each in case.deadlines(term) if each.state == "open"]
    return party or (ran[0] if len(ran) == 1 else whose(case, party))


def asking(case: Case, party: str | None) -> str:
    """Who asks for the last review: the one who was named, or the only one whose review was upheld."""
    had = {each.of for each in case.deadlines("ask_rereview")}
    return party or (next(iter(had)) if len(had) == 1 else whose(case, party))


def had(case: Case, of: str) -> bool:
    """True where he was given the right to the last review, and it did not fall away with the answer."""
    return any(each.state != "void" for each in case.deadlines("ask_rereview", of))


def reviewed(case: Case, of: str) -> Said | None:
    """The newest review of this petitioner's; one recorded without a name is his too."""
    return next((said for said in case.each(Reviewed, ever=True) if said.party in (None, of)), None)


def running(case: Case, term: str, party: str | None, what: str, hint: str) -> Iterable[Objection]:
    """Nothing of that kind is under way for whoever was named, or for several, and nobody says whose it is."""
    ran = [each.of for each in case.deadlines(term) if each.state == "open"]
    if not ran or (party and party not in ran):
        yield Objection(f"没有正在进行的{what}", f"信访·{what}", hint)
    elif not party and len(ran) > 1:
        yield Objection(f"有{len(ran)}名信访人的{what}正在进行，没有写明是哪一名的", f"信访·{what}", "请选择申请人，其余的继续进行")


def others(case: Case, of: str, terms: Iterable[str]) -> bool:
    """True while one of these terms runs for another petitioner."""
    return any(each.of != of and each.state == "open" and not (term in RIGHTS and each.over(case.day)) for term in terms for each in case.deadlines(term))


def anew(case: Case) -> Iterable[Consequence]:
    """The answer falls for everybody: the petition is handled again, and no petitioner has a right left against the answer that fell."""
    yield c.Enter(ACCEPTED.key)
    for term in RIGHTS:
        yield from (c.Void(term, each.of) for each in case.deadlines(term) if each.state == "open")
    if opinion(case):
        yield c.Start("finish")


def entered(outcome: list[Any], stage: str) -> bool:
    """True of an entry by which the matter came to a stage."""
    return any(kind == "~" and table == "matter" and new.get("stage", ["", ""])[1] == stage for kind, table, _, new in outcome)
