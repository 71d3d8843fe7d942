"""Answering: the copy comes in, the evidence is listed, counsel advises, the chief signs, the town answers in the days of the law."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, happen
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, MatterOf, Rows, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.response.counting import kind as before
from fazhi.lines.response.stages import ANSWERED, KINDS, PROCEDURES, SERVED
from fazhi.lines.response.telling import (
    CONCERNS,
    RECEIPT,
    TOLD,
    Answering,
    fell,
    handed_in,
    penalty_there,
    permit_judged,
    receipts,
)

PLEAS = {"review": "该行政行为认定事实清楚，证据确凿，适用依据正确，程序合法，内容适当，请求予以维持。", "court": "被诉行政行为证据确凿，适用法律、法规正确，符合法定程序，请求驳回原告的诉讼请求。"}
TERM = {"review": "reply", "first": "defend", "second": "defend"}


def term_of(kind: str, procedure: str) -> str:
    """The term in which the town answers: by the organ before which it stands, and by the procedure."""
    return "reply_simple" if kind == "review" and procedure == "simple" else TERM[kind]


class TakeIn(Answering):
    """A notice to answer or a copy of a claim has come; the days to answer run from it."""

    title, basis = "收到答复（应诉）通知", "复议·发送副本"
    fact = True
    at, enters = NEW, SERVED
    asks = (handed_in, receipts, penalty_there)
    counts = Counts("response.received", dims=("kind",))
    kind = Choice("类别", KINDS)
    procedure = Choice("程序", PROCEDURES, default="ordinary")
    document = Code("通知书文号（案号）")
    claimant = Who("申请人（原告）", capacity="applicant")
    against = Text("被申请复议（被诉）的行政行为", lines=2)
    claims = Text("复议（诉讼）请求", lines=2, required=False)
    accepted_on = Day("复议机关受理日期", required=False, help="通知书上写明的受理日期；决定适用新法还是旧法")
    penalty = MatterOf("所涉行政处罚案件", "penalty", required=False, help="选了本镇受理点的收件记录、不填这一项的，照收件记录所写的案件")
    coercion = MatterOf("所涉行政强制事项", "coercion", required=False)
    permit = MatterOf("所涉行政许可事项", "permit", required=False)
    execution = MatterOf("所涉强制执行事项", "execution", required=False)
    received = MatterOf("本镇受理点的收件记录", "reconsideration", required=False, help="不填的，同一申请人在受理点的收件都视为本案的收件，其经手人回避；不是同一件的，请选本案的收件记录")
    copy = File("申请书（起诉状）副本", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if self.accepted_on and self.accepted_on > case.day.isoformat():
            yield Objection("受理日期晚于收到通知的日期", "复议·发送副本", "请核对通知书", hard=True)
        if self.kind == "review" and self.procedure == "simple":
            yield Objection("通知写明适用简易程序，答复期限较短", "复议·简易程序", "请核对通知书；当日没有这一程序的，照通知书登记并向复议机关核实")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"outside": self.document})
        yield c.Start(term_of(self.kind, self.procedure), law_of=self.accepted_on if self.kind == "review" and self.accepted_on else "")
        for other, kind in ((self.penalty or case.asked.get("penalty_there"), "penalty"), (self.coercion, "coercion"), (self.permit, "permit"), (self.execution, "execution")):
            if other:
                yield c.Relate(other, f"concerns:{kind}")
        for other in case.asked.get("receipts") or ():  # their hands do not see this matter
            yield c.Relate(other, RECEIPT)


class ListEvidence(Answering):
    """The evidence and the grounds of the act are listed, numbered as they will be handed in."""

    title, basis = "编制证据目录", "复议·举证"
    by, at = (capacities.officer, capacities.reviewer, capacities.clerk), SERVED
    issues = "evidence"
    rows = Rows("证据和依据", name=Text("名称"), source=Text("来源", required=False), proves=Text("证明什么"), pages=Count("页数", least=1))
    files = File("证据扫描件", many=True, required=False)


class Advise(Answering):
    """Counsel or the legal reviewer says in writing how the act stands: facts, procedure, law, and what to do."""

    title, basis = "法律顾问（法制）意见", "机构·职责"
    by, at = (capacities.counsel, capacities.reviewer), SERVED
    standing = Choice("总的判断", {"stand": "合法适当，建议坚持", "mend": "有瑕疵，建议争取和解或自行改变", "fall": "违法，建议自行撤销"})
    opinion = Text("意见", lines=5)


def handled_before(case: Case, act: Any) -> bool:
    """True when whoever answers also handled the act that is answered for."""
    own = {hand["person"] for hand in case.hands if hand["role"] in ("did", "proposed")}
    return any(own & set(known["hands"]) for kind in CONCERNS for other in case.links(kind) for known in happen.peek(other)["acts"].values())


def late(case: Case) -> Iterable[Objection]:
    """An answer after its last day goes out all the same, and it is said what the law makes of it."""
    for term, organ, provision in (("reply", "复议机关", "复议·举证"), ("reply_simple", "复议机关", "复议·举证"), ("defend", "人民法院", "诉讼·举证")):
        running = case.open(term)
        if running and running.over(case.day):
            yield Objection(f"提出答复（答辩）和证据的期限已于{running.due[:10]}届满；逾期提交的，视为该行为没有证据、依据", provision,
                            f"照常提交，由{organ}决定；有不可抗力等正当事由的，请附证明并向{organ}说明", warns=True)


class Reply(Answering):
    """The town answers in writing and hands in its evidence and grounds; the chief signs."""

    title, basis = "提出书面答复（答辩）和证据", "复议·举证"
    by, at, enters = (capacities.officer, capacities.reviewer, capacities.unit_head), SERVED, ANSWERED
    signs = (capacities.chief,)
    meets = ("reply", "reply_simple", "defend")
    asks = (handed_in, handled_before)
    facts = Text("行政行为的事实和证据", lines=5)
    procedure = Text("行政行为的程序", lines=3)
    grounds = Text("依据和理由", lines=3)
    organ = Text("送交的复议机关（人民法院）", required=False, told="Reply.organ")
    plea = Text("结论和请求", lines=2, required=False)
    alone = Flag("由原承办人一人答复", reason=True)

    def begin(self, case: Case) -> dict[str, Any]:
        """What is usually asked for: that the act stands."""
        return {"plea": PLEAS["review" if before(case.memory) == "review" else "court"]}

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not case.done(ListEvidence):
            yield Objection("还没有编制证据目录；没有证据的，视为没有证据", "复议·举证", "先办理“编制证据目录”")
        yield from late(case)
        if case.asked.get("handled_before") and not self.alone:
            yield Objection("答复人就是原案件的承办人", "机构·职责分离", "请由其他人员主办答复；确无他人的，勾选“由原承办人一人答复”并写明理由", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("answer" if before(case.memory) == "review" else "defence")


class OwnMistake(Answering):
    """While the case runs the town itself withdraws or changes what it did, and tells the organ."""

    title, basis = "自行改变（撤销）原行政行为", "复议·决定"
    by, at = (capacities.officer, capacities.reviewer, capacities.unit_head), (SERVED, ANSWERED)
    signs = (capacities.chief,)
    tells = TOLD
    result = Choice("如何改变", {"annulled": "撤销", "changed": "变更", "unlawful": "确认违法"})
    reason = Text("理由", lines=3)
    issues = "own"

    def follows(self, case: Case) -> Iterable[Consequence]:
        document = str(case.row.get("outside") or "")
        yield from fell(case, self.result, document)
        yield from permit_judged(case, self.result, document)
