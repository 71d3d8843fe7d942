"""Hearing, result and what it demands: who of the heads stood there, why the town lost, what it does now, what it writes back."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import OPEN, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, OfficerOf, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.response.stages import ANSWERED, CLOSED, FELL, FINAL, FORMS, HEARD, LOST, RESULTS, RULED, SERVED, WHY
from fazhi.lines.response.telling import PENALTY, PERMIT, TOLD, Answering, fell, handed_in, left_there, permit_judged, still_owed

HEAD = "诉讼·负责人出庭"
APPEALS = ("appeal", "appeal_ruling")


class Summon(Answering):
    """The day of the hearing is told; who of the heads will stand there has to be settled."""

    title, basis = "收到听证（开庭）通知", HEAD
    fact = True
    at = (SERVED, ANSWERED, HEARD)
    starts = "attend"
    day = Day("听证（开庭）日期")


class Delegate(Answering):
    """It is settled who stands there: a head, and agents with a written authority."""

    title, basis = "安排负责人出庭（听证）", HEAD
    by, at = (capacities.reviewer, capacities.officer, capacities.clerk, capacities.unit_head), (SERVED, ANSWERED, HEARD)
    signs = (capacities.chief,)
    meets = "attend"
    head = OfficerOf("出庭负责人", "leader", role="appeared", required=False)
    reason = Text("负责人不能出庭的理由", lines=2, required=False)
    agents = Rows("委托代理人", name=Text("姓名"), post=Text("职务或执业机构"), scope=Choice("权限", {"general": "一般代理", "special": "特别授权"}, default="general"))

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not self.head and not self.reason:
            yield Objection("没有负责人出庭，也没有写明理由", HEAD, "请填出庭负责人；确实不能出庭的，写明理由并附证明")
        if self.head:
            officer = case.officer(self.head)
            if officer and not officer.holds("leader", "chief"):
                yield Objection("出庭负责人应当是正职、副职负责人或者参与分管的负责人", HEAD, "请另选一位负责人")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("authority")
        yield c.Issue("identity" if self.head else "absence")


class Hear(Answering):
    """The hearing was held; it is written down who of the town was there."""

    title, basis = "听证（开庭）情况", HEAD
    fact = True
    at, enters = (SERVED, ANSWERED, HEARD), HEARD
    voids = "attend"
    counts = (Counts("response.sessions"), Counts("response.heads", when=lambda said, memory, outcome: bool(said.get("came"))))
    came = Flag("负责人出庭（参加听证）")
    reason = Text("负责人没有到场的理由", lines=2, required=False)
    proof = File("情况说明（盖章）", many=True, required=False)
    record = Text("情况", lines=3, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not self.came and not self.reason:
            yield Objection("负责人没有出庭，又没有说明理由", HEAD, "请补写理由，并附盖章的情况说明")


class Result(Answering):
    """The organ or the court has decided; what fell is told to the case at once, and what must be done is put on the clock."""

    title, basis = "复议（裁判）结果", "复议·决定"
    fact = True
    at, enters = OPEN, RULED
    voids = ("reply", "reply_simple", "defend", "attend", *APPEALS)
    tells, opens = TOLD, ("file_review",)
    counts = (Counts("response.decided", dims=("result",)), Counts("response.lost", when=lambda said, memory, outcome: said.get("result") in LOST))
    result = Choice("结果", RESULTS)
    form = Choice("裁判形式", FORMS, required=False, help="法院一审裁判填写：判决和裁定的上诉期不同；复议决定不填")
    document = Code("决定书（判决书）文号", required=False)
    why = Choice("败诉（纠错）原因", WHY, many=True, required=False)
    redo = Flag("责令重新作出行政行为")
    until = Day("限期履行至", required=False)
    main = Text("主文", lines=3, required=False)
    copy = File("决定书（判决书）", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if self.result in LOST and not self.why:
            yield Objection("败诉（纠错）的原因没有填写", "复议·决定", "请对照决定书填写原因，用于分析和整改")
        if kind_of(case) == "first" and self.result not in FINAL and not self.form:
            yield Objection("没有写明一审裁判是判决还是裁定，两种上诉期都已列出", "诉讼·上诉", "请对照裁判文书更正")
        if self.result == "dismissed" and self.form == "judgment":
            yield Objection("不予立案、驳回起诉用裁定，上诉期与判决不同", "诉讼·上诉", "请核对裁判文书")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result in FELL:
            yield from fell(case, self.result, self.document or "")
            for other in (*case.links(PENALTY), *case.links(PERMIT)):
                yield c.Open("file_review", {"file": other, "reason": "fell"})
        if self.result in LOST:
            yield from permit_judged(case, self.result, self.document or "", bool(self.redo), self.until or "")
        if self.result in LOST or self.redo:
            yield c.Start("perform", due=self.until or "")
        kind = kind_of(case)
        if kind == "first" and self.result not in FINAL:
            yield from (c.Start(term) for form, term in zip(FORMS, APPEALS, strict=True) if self.form in (None, "", form))
        elif kind == "review" and self.result not in FINAL:
            yield c.Start("sue_after")


class Appeal(Answering):
    """One side appeals in time: the town with the chief's signature, or the other side; the second instance begins."""

    title, basis = "上诉", "诉讼·上诉"
    by, at = (capacities.reviewer, capacities.officer, capacities.unit_head), RULED
    signs = (capacities.chief,)
    enters, meets, voids = SERVED, APPEALS, "perform"
    reason = Text("上诉理由", lines=4)
    issues = "appeal"

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        running = [term for term in map(case.open, APPEALS) if term and not term.over(case.day)]
        if not running:
            yield Objection("没有可以上诉的一审裁判，或者上诉期已过", "诉讼·上诉", "请核对裁判文书和送达日期")


class Appealed(Answering):
    """The other side has gone on: against the review decision to a court, against the judgment to the second instance."""

    title, basis = "对方起诉（上诉）", "诉讼·起诉"
    fact = True
    at = RULED
    enters = By("kind", first=SERVED, second=SERVED)
    voids = (*APPEALS, "sue_after", "perform")
    starts = "defend"
    kind = Choice("程序", {"first": "向法院起诉（一审）", "second": "上诉（二审）"})
    document = Code("案号")


class Perform(Answering):
    """What the decision orders has been done, and by what."""

    title, basis = "履行决定（裁判）", "复议·履行"
    by, at = (capacities.officer, capacities.reviewer, capacities.clerk), RULED
    meets, asks = "perform", (handed_in, left_there)
    what = Text("如何履行", lines=3)
    dropped = Flag("不再重新作出处罚", reason=True)
    proof = File("履行材料", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        result = case.said(Result)
        if result and result.redo and not self.dropped and case.links(PENALTY) and not case.asked["left_there"]["again"]:
            yield Objection("决定责令重新作出，处罚案件还没有重新调查处理", "复议·履行", "请先在处罚案件里办理“重新调查处理”；不再处罚的，勾选并写明理由", firm=True)


class OpinionLetter(Answering):
    """An opinion letter or a suggestion has come: what the organ, the court or the procuratorate wants mended."""

    title, basis = "收到意见书（建议书）", "复议·意见书"
    fact = True
    at = OPEN
    counts = Counts("response.letters", dims=("kind",))
    kind = Choice("类别", {"review": "行政复议意见书", "court": "司法建议书", "procurator": "检察建议书"})
    document = Code("文号")
    what = Text("指出的问题", lines=4)
    copy = File("原件", many=True, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("opinion" if self.kind == "review" else "suggestion", of=case.entry)


class AnswerLetter(Answering):
    """The town writes back what it has mended."""

    title, basis = "反馈整改情况", "复议·意见书"
    by, at = (capacities.reviewer, capacities.officer, capacities.unit_head), OPEN
    signs = (capacities.chief,)
    issues = "letter"
    meets = ("opinion", "suggestion")
    mended = Text("整改情况", lines=5)


class Close(Answering):
    """Nothing is owed any more."""

    title, basis = "办结", "记录·全过程"
    by, at, enters = (capacities.clerk, capacities.officer, capacities.reviewer, capacities.unit_head), RULED, CLOSED
    asks = (handed_in, left_there)
    remark = Text("办结说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        yield from still_owed(case)
        owed = {"perform": ("决定（裁判）还没有履行", "先办理“履行决定（裁判）”", "复议·履行"), "opinion": ("意见书还没有反馈", "先办理“反馈整改情况”", "复议·意见书"),
                "suggestion": ("建议书还没有反馈", "先办理“反馈整改情况”", "复议·意见书")}
        for term, (sentence, overcome, provision) in owed.items():
            if case.open(term):
                yield Objection(sentence, provision, overcome, firm=True)
        for term in (*APPEALS, "sue_after"):
            if not case.waited(term):
                yield Objection("对方起诉（上诉）的期限还没有过", "诉讼·起诉", "期限过后再办结；已经确定不再起诉的，等期限届满即可", firm=True)


def kind_of(case: Case) -> str:
    """Before whom the matter stands now: the kind taken in, or the court to which the other side or the town went on."""
    further = next(case.each(Appealed, ever=True), None)
    if case.ever(Appeal) or (further and further.kind == "second"):
        return "second"
    return "first" if further else str(case.first.kind)
