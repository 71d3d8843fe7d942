"""Hearing, result and what it demands: who of the heads stood there, why the town lost, what it does now."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, OPEN, Act, By, Counts
from fazhi.kernel.case import Case, Said
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, OfficerOf, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.response.counting import kind, of_hearings, of_results
from fazhi.lines.response.stages import (
    ANSWERED,
    CLOSED,
    FELL,
    FINAL,
    FORCE,
    FORMS,
    HEARD,
    KEPT,
    LOST,
    REMANDED,
    RESULTS,
    RULED,
    SERVED,
    WHY,
)
from fazhi.lines.response.telling import (
    PENALTY,
    PERMIT,
    TOLD,
    Answering,
    fell,
    handed_in,
    left_there,
    permit_judged,
    still_owed,
    untied,
)

HEAD = "诉讼·负责人出庭"
APPEALS = ("appeal", "appeal_ruling")
OWN = ("own_appeal", "own_appeal_ruling")
UNDECIDED = "decide_appeal"  # what the town lost is on the desk until it is settled whether it appeals; after a judgment it won it only may


class Summon(Answering):
    """The day of the hearing is told: by then it has to be settled who of the heads will stand there; another day takes the place of the one told before."""

    title, basis = "收到听证（开庭）通知", HEAD
    fact = True
    at = (SERVED, ANSWERED, HEARD)
    voids = "attend"
    day = Day("听证（开庭）日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("attend", due=self.day)


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
    counts = of_hearings()
    came = Flag("负责人出庭（参加听证）")
    reason = Text("负责人没有到场的理由", lines=2, required=False)
    proof = File("情况说明（盖章）", many=True, required=False)
    record = Text("情况", lines=3, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not self.came and not self.reason:
            yield Objection("负责人没有出庭，又没有说明理由", HEAD, "请补写理由，并附盖章的情况说明")


class Result(Answering):
    """The organ or the court has decided: what is in force is told to the case at once; against a judgment of first instance the time to appeal runs before."""

    title, basis = "复议（裁判）结果", "复议·决定"
    fact = True
    at, enters = OPEN, By("result", {**dict.fromkeys(RESULTS, RULED), REMANDED: SERVED})
    voids = ("reply", "reply_simple", "defend", "attend", *APPEALS, *OWN, UNDECIDED, FORCE)
    tells, opens = TOLD, ("file_review",)
    counts = (Counts("response.decided", dims=("result",)), *of_results("response.Result"))
    result = Choice("结果", RESULTS, help="二审维持原判、准许撤回上诉、发回重审的选后三项；二审改判的，按改判后行政行为的结果填写")
    form = Choice("裁判形式", FORMS, required=False, help="法院一审裁判填写：判决和裁定的上诉期不同；复议决定不填")
    document = Code("决定书（判决书）文号", required=False)
    why = Choice("败诉（纠错）原因", WHY, many=True, required=False)
    redo = Flag("责令重新作出行政行为")
    until = Day("限期履行至", required=False)
    main = Text("主文", lines=3, required=False)
    received_on = Day("本镇收到之日", required=False, help="撤回公开、重新作出、本镇上诉的期限从这一日起算；不填的按办理日期计")
    other_on = Day("对方收到之日", required=False, help="对方起诉、上诉的期限从这一日起算；不知道的按本镇收到之日计，知道后用“更正记录”补填")
    copy = File("决定书（判决书）", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if max(self.received_on or "", self.other_on or "") > case.day.isoformat():
            yield Objection("收到之日晚于办理日期", "复议·决定", "请对照送达回证核对", hard=True)
        now, before = kind(case.memory), standing(case)
        if self.result in LOST and not self.why:
            yield Objection("败诉（纠错）的原因没有填写", "复议·决定", "请对照决定书填写原因，用于分析和整改")
        if self.result in LOST and untied(case):
            yield Objection("本件没有写明所涉的案件，结果没有告知任何案件", "复议·决定", "所涉案件在本系统中的，请撤销本条，用“更正记录”在收到通知的记录中补填，再登记结果；不在的，照常登记")
        if now == "first" and self.result not in FINAL and not self.form:
            yield Objection("没有写明一审裁判是判决还是裁定，两种上诉期都已列出", "诉讼·上诉", "请对照裁判文书更正")
        if self.result == "dismissed" and self.form == "judgment":
            yield Objection("不予立案、驳回起诉用裁定，上诉期与判决不同", "诉讼·上诉", "请核对裁判文书")
        if self.result in (*KEPT, REMANDED) and now != "second":
            yield Objection("只有二审才有维持原判、准许撤回上诉、发回重审", "诉讼·二审", "请核对裁判文书")
        elif self.result in KEPT and not before:
            yield Objection("没有登记一审结果，维持的内容不能告知原案件", "诉讼·二审", "请按一审结果更正本条的“结果”")
        if now == "second" and self.result == "upheld" and before and before.result in LOST:
            yield Objection("一审败诉，“维持（驳回请求）”表示二审改判驳回原告的请求", "诉讼·二审", "维持一审判决的，请更正为“驳回上诉，维持原判”")

    def follows(self, case: Case) -> Iterable[Consequence]:
        now = kind(case.memory)
        if self.result == REMANDED:
            yield c.Start("defend", since=self.received_on or "")  # the first instance begins anew, and with it the days to answer and to prove
            return
        if now == "first" and self.result not in FINAL:
            for form, both, own in zip(FORMS, APPEALS, OWN, strict=True):
                if self.form in (None, "", form):
                    yield c.Start(both, since=last_had(self))
                    yield c.Start(UNDECIDED if self.result in LOST and form == "judgment" else own, since=self.received_on or "")
            yield c.Start(FORCE)
            return
        valid = standing(case) if now == "second" and self.result in KEPT else self
        if valid:
            yield from in_force(case, valid, self.document or "", self.until or valid.until or "", self.received_on or "")
        if now == "review" and self.result not in FINAL:
            yield c.Start("sue_after", since=self.other_on or self.received_on or "")


def last_had(act: Result) -> str:
    """The day on which the last of both sides had the judgment: until his days are over it is not in force; empty where the town's own day was not told."""
    return max(act.received_on, act.other_on or "") if act.received_on else ""


class TermOver(Act):
    """The time to appeal is over: unless another one still runs, the judgment of first instance is in force and is told to the case."""

    title, basis = "上诉期满", "诉讼·上诉"
    fact, hidden = True, True
    by, at = capacities.clock, ANY
    tells, opens = TOLD, ("file_review",)
    counts = of_results("response.TermOver")

    def follows(self, case: Case) -> Iterable[Consequence]:
        valid = standing(case)
        if valid and not any(map(case.open, APPEALS)):
            yield c.Meet(FORCE)
            yield c.Void(UNDECIDED)
            yield from in_force(case, valid, valid.document or "", valid.until or "")


def in_force(case: Case, valid: Any, document: str, until: str, received: str = "") -> Iterable[Consequence]:
    """What a decision or judgment brings about once it is in force: the case hears that it fell, and what must be done is put on the clock."""
    if valid.result in FELL:
        yield from fell(case, valid.result, document, received)
        for other in (*case.links(PENALTY), *case.links(PERMIT)):
            yield c.Open("file_review", {"file": other, "reason": "fell"})
    if valid.result in LOST:
        yield from permit_judged(case, valid.result, document, bool(valid.redo), until, received)
    if valid.result in LOST or valid.redo:
        yield c.Start("perform", due=until)


class Appeal(Answering):
    """One side appeals in time: the town with the chief's signature, or the other side; the second instance begins."""

    title, basis = "上诉", "诉讼·上诉"
    by, at = (capacities.reviewer, capacities.officer, capacities.unit_head), RULED
    signs = (capacities.chief,)
    enters, meets, voids = SERVED, (*APPEALS, *OWN, UNDECIDED), ("perform", FORCE)
    reason = Text("上诉理由", lines=4)
    issues = "appeal"

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        running = [term for term in map(case.open, (*OWN, UNDECIDED)) if term and not term.over(case.day)]
        if not running:
            yield Objection("没有可以上诉的一审裁判，或者本镇的上诉期已过（从本镇收到裁判之日起算）", "诉讼·上诉", "请核对裁判文书和本镇收到之日；收到之日登记错了的，用“更正记录”更正")


class NoAppeal(Answering):
    """The town leaves it at what the court of first instance has decided; the other side may still appeal."""

    title, basis = "决定不上诉", "诉讼·上诉"
    by, at = (capacities.reviewer, capacities.officer, capacities.unit_head), RULED
    signs = (capacities.chief,)
    meets = UNDECIDED
    reason = Text("不上诉的理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not case.open(UNDECIDED):
            yield Objection("没有需要决定是否上诉的败诉判决", "诉讼·上诉", "本镇没有败诉的，不上诉不用登记，期满由系统登记")


class Appealed(Answering):
    """The other side has gone on: against the review decision to a court, against the judgment to the second instance."""

    title, basis = "对方起诉（上诉）", "诉讼·起诉"
    fact = True
    at = RULED
    enters = By("kind", first=SERVED, second=SERVED)
    voids = (*APPEALS, *OWN, UNDECIDED, FORCE, "sue_after", "perform")
    starts = "defend"
    kind = Choice("程序", {"first": "向法院起诉（一审）", "second": "上诉（二审）"})
    document = Code("案号")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        told = standing(case)
        if self.kind == "second" and case.done(TermOver) and told and told.result in LOST:
            yield Objection("上诉期满已经登记，一审结果已经告知原案件", "诉讼·上诉", "请核对上诉的日期；确在期内上诉的，撤销“上诉期满”的记录和所告知的记录")


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
        result = standing(case)
        if result and result.redo and not self.dropped and case.links(PENALTY) and not case.asked.get("left_there", {"again": True})["again"]:  # a blank act is not asked yet
            yield Objection("决定责令重新作出，处罚案件还没有重新调查处理", "复议·履行", "请先在处罚案件里办理“重新调查处理”；不再处罚的，勾选并写明理由", firm=True)


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
        lost = standing(case)
        for term in (*APPEALS, "sue_after"):
            if not case.waited(term):
                yield Objection("对方起诉（上诉）的期限还没有过", "诉讼·起诉", "期限过后再办结；已经确定不再起诉的，等期限届满即可", firm=True)
        if case.open(FORCE) and lost and lost.result in LOST:
            yield Objection("上诉期满还没有登记，一审结果还没有告知原案件", "诉讼·上诉", "期满后由系统自动登记，之后再办结", firm=True)


def standing(case: Case) -> Said | None:
    """The last result that says something of the act itself; what keeps a judgment or sends it back says nothing of its own."""
    return next((said for said in case.each(Result, ever=True) if said.result not in (*KEPT, REMANDED)), None)
