"""One legality review for everything that has to be lawful before it is decided, signed or issued: sent, checked for completeness, taken up."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from fazhi import law
from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case, Running
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.legality.stages import (
    AGREED,
    ANSWERED,
    BASIS,
    KINDS,
    LEAST,
    MATERIALS,
    OPINED,
    RETURNED,
    REVIEWING,
    SENT,
    TERMS,
    drafters,
    kind_of,
    text_now,
)

ASKERS = (capacities.clerk, capacities.unit_head, capacities.officer, capacities.leader)
CLOCKS = ("review", *TERMS.values())


def tell(case: Case, fact: str, said: dict[str, Any]) -> Iterable[Consequence]:
    """The matter of which this review is a part hears a fact, where its line listens to it."""
    if case.parent_line and fact in registry.line(case.parent_line).hears:
        yield c.Tell(case.parent, f"{case.parent_line}.{fact}", said)


class Send(Act):
    """A unit sends what is to be decided, signed or issued for legality review, with the text and what belongs to it."""

    plays = "review.text"
    title, basis = "送请合法性审查", "审查·送审"
    by, at, enters, issues, starts = ASKERS, NEW, SENT, "request", "take_up"
    counts = Counts("legality.requests", dims=("kind",))
    kind = Choice("事项种类", KINDS)
    what = Text("送审事项", required=False)
    text = File("送审稿", required=False, help="Word文档或者带文字的PDF；以后上会、签字的文本会和这一份逐条比对")
    materials = File("送审材料", many=True, required=False)
    explanation = Text("说明", lines=3, required=False)
    wanted = Day("希望何日前审完", required=False)
    urgent = Flag("应急处置或者上级紧急命令，不能保证审查时间", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.kind and not self.text and not self.materials:
            yield Objection("没有送审稿，也没有材料", "审查·送审", "请上传送审稿和送审材料", firm=True)
        yield from hurried(case, self)

    def advice(self, case: Case) -> Iterable[Advice]:
        if self.kind:
            yield Advice("应当随送的材料", (MATERIALS[self.kind],))


def earliest(kind: str, case: Case) -> str:
    """The day up to which a review of this kind has at least to run, in ISO; empty where no rule is known for the day."""
    try:
        first = case.due(LEAST[kind], case.day).due
        return (first - timedelta(days=1)).isoformat()[:10] if first else ""
    except (law.CalendarMissing, law.NotInForce, law.UnknownValue):
        return ""


def hurried(case: Case, act: Any) -> Iterable[Objection]:
    """A review is given the time that the law wants for it, unless it is an emergency."""
    kind = act.kind or kind_of(case)
    if not act.wanted or act.urgent or kind not in LEAST:
        return
    first = earliest(kind, case)
    if act.wanted < first:
        yield Objection(f"留给审查的时间太短，最早只能要求{first}审完", BASIS[kind], "请改日期；确属应急的，勾选并说明理由", rule="md.legality.min" if kind == "decision" else "nd.review.min")


class Lack(Act):
    """Something is missing: the reviewer says once what, and time stands still until it comes."""

    title, basis = "一次性告知补充材料", "审查·受理"
    fact = True
    by, at, starts, issues = (capacities.reviewer,), (SENT, REVIEWING), "supply", "lacking"
    missing = Text("需要补充的材料", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Suspend("补充材料", CLOCKS)


class Supply(Act):
    """What was missing is supplied; time runs on. A changed text takes the place of the one that was sent."""

    plays = "review.text"
    title, basis = "补充材料", "审查·送审"
    fact = True
    by, at, meets = ASKERS, (SENT, REVIEWING), "supply"
    text = File("修改后的送审稿", required=False)
    materials = File("补充的材料", many=True, required=False)
    note = Text("说明", lines=2, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Resume("补充材料", CLOCKS)


class TakeUp(Act):
    """The materials are complete: the reviewer, who had no hand in the draft, takes the review up, and its time begins."""

    title, basis = "收齐材料，开始审查", "审查·受理"
    by, at, enters, apart_from, asks = (capacities.reviewer,), SENT, REVIEWING, Send, drafters
    meets = "take_up"
    note = Text("说明", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from apart(case)
        if case.open("supply"):
            yield Objection("告知补充的材料还没有收到", "审查·受理", "请等材料补齐，或先登记收到的补充材料", firm=True)
        if kind_of(case) in ("normative", "contract") and not text_now(case):
            yield Objection("没有送审稿，审查之后无法核对上会、签字的文本是不是审过的文本", "审查·送审", "请送审单位补充送审稿", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start(TERMS.get(kind_of(case), "review"))


class Extend(Act):
    """A grave or complicated review is given more time once, with the reason, where the rule of its kind allows it."""

    title, basis = "延长审查期限", "审查·期限"
    by, at, signs = (capacities.reviewer,), REVIEWING, (capacities.unit_head,)
    reason = Text("延长的理由（怎样重大、复杂）", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        running = clock_of(case)
        if running is None or not prolongable(case, running):
            yield Objection("这类审查的期限没有规定可以延长", "审查·期限", "请在期限内出具意见", firm=True)
        elif case.done(Extend):
            yield Objection("审查期限只能延长一次", "审查·期限", "请尽快出具意见", firm=True)
        elif running.over(case.day):
            yield Objection("审查期限已经届满，不能再延长", "审查·期限", "请立即出具意见", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        running = clock_of(case)
        if running:
            yield c.Prolong(running.term)


def clock_of(case: Case) -> Running | None:
    """The clock of this review that runs now."""
    return next((found for term in CLOCKS if (found := case.open(term))), None)


def prolongable(case: Case, running: Running) -> bool:
    """True where the rule that was in force when this clock began lets it be extended."""
    rule = registry.line(case.line).terms[running.term].rule or f"{case.line}.{running.term}"
    try:
        return bool(law.term(rule, date.fromisoformat(running.since[:10]), case.field).extension)
    except law.LawError:
        return False


def apart(case: Case) -> Iterable[Objection]:
    """Who drafted or handled what is under review does not review it."""
    if case.deciding & set(case.asked.get("drafters") or ()):
        yield Objection("起草、承办过本事项的人不能审查本事项", "审查·回避", "请由没有经手的审核人员审查", firm=True)


class AskCounsel(Act):
    """The reviewer asks the legal counsel first; the counsel's opinion comes back here, the reviewer answers for the review."""

    title, basis = "征求法律顾问意见", "法律顾问·委托"
    by, at, opens = (capacities.reviewer,), REVIEWING, "counsel"
    what = Text("事项", lines=2)
    question = Text("需要回答的问题", lines=3, required=False)
    wanted = Day("希望何日前出具", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.wanted and self.wanted < case.at[:10]:
            yield Objection("希望出具意见的日期已过", "法律顾问·时限", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        kind = {"normative": "document"}.get(kind_of(case), kind_of(case))
        text = text_now(case)
        said = {"what": self.what, "kind": kind, "question": self.question, "wanted": self.wanted, "materials": [text] if text else None}
        yield c.Open("counsel", said, kind="part", part=True)


class CounselSaid(Act):
    """The legal counsel, asked by the reviewer, has given an opinion; the matter under review hears it as well."""

    plays = "review.counsel"
    title, basis = "法律顾问出具了意见", "法律顾问·出具意见"
    fact, hidden = True, True
    at = (SENT, REVIEWING, OPINED, ANSWERED, AGREED)
    conclusion = Code("结论")
    points = Count("意见条数", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from tell(case, "CounselSaid", {"conclusion": self.conclusion, "points": self.points})


class Again(Act):
    """The text was changed after the review: it is sent again, and a new round of review begins."""

    plays = "review.text"
    title, basis = "改动后再次送审", "审查·复核"
    by, at, enters, starts = ASKERS, (AGREED, OPINED, ANSWERED), SENT, "take_up"
    text = File("改动后的送审稿")
    why = Text("改动了什么、为什么", lines=3)
    wanted = Day("希望何日前审完", required=False)
    urgent = Flag("应急处置或者上级紧急命令，不能保证审查时间", reason=True)
    kind = Choice("事项种类", KINDS, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from hurried(case, self)


class SendBack(Act):
    """What was sent is not a matter for legality review, or was sent twice: it goes back."""

    title, basis = "退回送审", "审查·受理"
    gives_up = True
    fact = True
    by, at, enters, voids = (capacities.reviewer,), (SENT, REVIEWING), RETURNED, (*CLOCKS, "supply", "take_up")
    why = Choice("原因", {"scope": "不属于合法性审查范围", "twice": "重复送审", "withdrawn": "送审单位撤回", "lacking": "逾期没有补齐材料"})
    note = Text("说明", lines=2, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from tell(case, "Returned", {"why": self.why, "review": case.id})
