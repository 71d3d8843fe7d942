"""The answer: drafted with its kind and reasons, checked by another, signed, given in time with its remedies; what a review or court makes of it."""

from collections.abc import Iterable

from fazhi import law
from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, Flag, Public, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.access.acts import DESK, AskCorrection
from fazhi.lines.access.asking import LETTERS, AskReasons, ConsultThird, Explained, ThirdSays, undelivered, waiting
from fazhi.lines.access.stages import ANSWERED, CHECKED, DRAFTED, HANDLING, KINDS, OPEN, PARTIAL, PUBLIC, REFUSED, RESTS_ON

GIVEN = (OPEN, PARTIAL)
REVIEW_FIRST = "id.review.first"
SUE = "REM-03"


def review_first(case: Case, kind: str) -> bool:
    """Whether the law of the day wants a review before a suit against this kind of answer."""
    try:
        return kind in (*REFUSED, PARTIAL) and bool(law.threshold(REVIEW_FIRST, case.day))
    except law.NotInForce:
        return False


def months_to_sue(case: Case, kind: str) -> str:
    """How long the applicant may go straight to court; empty where a review comes first, or where no term is known."""
    if review_first(case, kind):
        return ""
    try:
        return f"{case.limit(SUE)}个月"
    except (law.NotInForce, law.UnknownValue):
        return ""


class Draft(Act):
    """The answer is drafted: which of the kinds the law knows, what is given, and why not the rest; what the leader sends back is drafted and checked anew."""

    title, basis = "拟制答复", "公开·答复类型"
    by, at, enters = capacities.handler, (HANDLING, DRAFTED, CHECKED), DRAFTED
    kind = Choice("答复类型", KINDS)
    answer = Text("答复内容", lines=6, help="提供的信息、获取的方式和途径，或者查找的经过")
    reason = Text("理由和依据", lines=3, required=False, help="不公开、部分公开、不提供、不处理的必须写")
    files = File("提供的信息", many=True, required=False)
    weighed = Flag("第三方不同意，但不公开会对公共利益造成重大影响，决定公开", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        if letters := undelivered(case, *LETTERS):
            yield Objection(f"《{LETTERS[case.paper(letters[0])['kind']]}》尚未送达，对方提出意见的期限未起算", "公开·第三方", "请先登记送达，等反馈或期限届满后再拟答")
        elif waiting(case):
            yield Objection("征求意见的期限还没有届满，也没有都收到反馈", "公开·第三方", "请等反馈或期限届满后再拟答")
        if self.kind and self.kind not in (OPEN, PUBLIC) and not self.reason:
            yield Objection("不公开、部分公开、不提供或不处理的，应当说明理由和依据", "公开·答复类型", "请填写理由和依据", firm=True)
        if self.kind == OPEN and case.ever(ThirdSays, says="refuses") and not self.weighed:
            yield Objection("第三方有理由地不同意公开", "公开·第三方", "请不予公开，或区分处理后部分公开；确要公开的，说明不公开会对公共利益造成的重大影响")
        if self.kind == "third" and not case.ever(ConsultThird):
            yield Objection("以保护第三方合法权益为由不公开的，应当书面征求过第三方意见", "公开·第三方", "请先征求意见")
        if self.kind == "unclear" and not case.ever(AskCorrection):
            yield Objection("没有告知过补正，不能以申请内容不明确答复", "公开·补正", "请先一次告知补正")
        if self.kind == "excessive" and not (case.ever(AskReasons) and (case.ever(Explained, fair="unfair") or case.waited("explain"))):
            yield Objection("没有要求申请人说明理由，或者其理由没有被认定为不合理", "公开·过度申请", "请先要求说明理由并认定")


class Check(Act):
    """Somebody who did not draft it checks the answer: its kind, its reasons, and that it gives away no secret."""

    title, basis = "审核答复", "公开·保密审查"
    by, at = (capacities.reviewer, capacities.secrecy), DRAFTED
    enters = By("result", agreed=CHECKED, back=HANDLING)
    apart_from = Draft
    result = Choice("审核意见", {"agreed": "同意", "back": "退回重拟"})
    reason = Text("意见", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.result == "back" and not self.reason:
            yield Objection("退回重拟应当写明理由", "公开·保密审查", "请填写意见", firm=True)


class Reply(Act):
    """The answer is signed and given: the kind counts in the yearly report, the applicant's remedies begin with its service."""

    title, basis = "答复申请人", "公开·答复"
    by, at, enters = capacities.handler, CHECKED, ANSWERED
    signs, apart_from = (capacities.leader,), Check
    meets, voids = ("reply", "redo"), ("ask_correct", "explain", "deliver")
    counts = (Counts("access.replied", dims=("kind", "applicant")), Counts("access.in_time", when=lambda said, memory, outcome: in_time(memory)))
    kind = Choice("答复类型", KINDS)
    reason = Text("理由和依据", lines=3, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        drafted = case.said(Draft)
        if drafted and self.kind and self.kind != drafted.kind:
            yield Objection(f"审核的是“{KINDS[drafted.kind]}”，与现在的答复类型不一致", "公开·答复类型", "请按审核的答复办理，或重新“拟制答复”再送审核", firm=True)
        checked = case.said(Check)
        if drafted and checked and any(each.n > checked.n for each in case.each("common.Correct", ever=True, entry=drafted.entry)):
            yield Objection("审核以后答复稿又更正过，更正的内容没有审核", "公开·保密审查", "请重新“拟制答复”再送审核", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        rests_on = RESTS_ON.get(self.kind, "公开·答复类型")
        road = "应当先依法申请行政复议，对复议决定不服的再提起行政诉讼" if review_first(case, self.kind) else "可以依法申请行政复议，或者提起行政诉讼"
        cite = law.provision(rests_on, case.day).cite if rests_on else ""
        yield c.Issue("reply", of=next(iter(case.parties("applicant")), ""), words={"road": road, "rests_on": cite, "sue": months_to_sue(case, self.kind)})
        drafted = case.said(Draft)
        if self.kind in GIVEN and drafted and drafted.weighed:
            for each in case.each(ThirdSays, ever=True, says="refuses"):
                yield c.Issue("told", of=str(each.party))


def in_time(memory: dict[str, object]) -> bool:
    """Whether the last time to answer was met on or before its last day."""
    rows = [row for row in memory["rows"].get("deadline", {}).values() if row["term"] == "reply" and row.get("state") == "met"]  # type: ignore[attr-defined, index]
    return bool(rows and rows[-1].get("due") and rows[-1].get("done_on", "") <= rows[-1]["due"][:10])


class MakePublic(Act):
    """What several asked for, or what proves fit for everybody, becomes an item of the open information."""

    title, basis = "转为主动公开", "公开·转为主动公开"
    by, at, opens = DESK, ANSWERED, "disclosure"
    what = Text("拟主动公开的信息", lines=2)
    heading = Public("公开标题", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        replied = case.said(Reply)
        if replied and replied.kind not in (*GIVEN, PUBLIC):
            yield Objection("答复不予公开或不提供的信息，不能直接转为主动公开", "公开·转为主动公开", "请先重新办理，改变公开属性", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Open("disclosure", {"what": self.what, "column": "news", "about": case.id}, kind="public")


class Contested(Act):
    """A review or a suit against the answer, or against silence, with what came of it; what was set aside is answered anew."""

    title, basis = "登记复议诉讼结果", "公开·救济"
    fact = True
    by, at = DESK, (ANSWERED, HANDLING)
    enters = By("anew", yes=HANDLING)
    counts = Counts("access.contested", dims=("road", "result"))
    road = Choice("途径", {"review": "行政复议", "sue": "未经复议直接起诉", "both": "复议后起诉"})
    result = Choice("结果", {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"})
    number = Public("文号", required=False)
    anew = Choice("是否须重新答复", {"yes": "是", "no": "否"}, default="no")
    due = Day("重新答复的期限", required=False, when=("anew", ("yes",)))

    def objections(self, case: Case) -> Iterable[Objection]:
        replied = case.said(Reply)
        if self.road == "sue" and replied and review_first(case, str(replied.kind)):
            yield Objection("不予公开的答复依法应当先申请行政复议", "公开·救济", "照实登记；请在答辩中提出", rule=REVIEW_FIRST)
        if self.anew == "yes" and not self.due:
            yield Objection("须重新答复的，应当写明期限", "公开·救济", "请填写决定书或判决书限定的日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.anew == "yes":
            yield c.Start("redo", due=self.due)


