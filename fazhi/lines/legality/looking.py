"""Legality review, the opinion: every question answered, advice clause by clause, adopted or not with reasons, looked at a second time."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, filenames
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.compare import Unreadable, compared
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, File, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.legality.acts import ASKERS, CLOCKS, Again, CounselSaid, Send, apart, tell
from fazhi.lines.legality.stages import (
    AGREED,
    ANSWERED,
    BASIS,
    CLOSED,
    CONCLUSIONS,
    OPINED,
    RESULTS,
    REVIEWING,
    drafters,
    every_question,
    kind_of,
    opinion,
    questions,
    text_now,
)

SHORT = 12  # digits of a digest that a paper shows
POINTS = {"must": "必须修改", "should": "建议修改"}


def reviewed(case: Case, act: Any) -> Iterable[Consequence]:
    """The conclusion, together with the very text it is about, goes to the matter under review."""
    said = {"conclusion": act.conclusion, "opinion": act.opinion, "text": text_now(case), "review": case.id, "points": len(act.points or ())}
    yield from tell(case, "Reviewed", said)
    if act.points:
        yield c.Start("answer")


class Opine(Act):
    """The reviewer answers every question that the kind asks, advises clause by clause, and concludes."""

    plays = "review.opinion"
    title, basis = "出具合法性审查意见", "审查·意见"
    by, at, apart_from, asks = (capacities.reviewer,), REVIEWING, (Send, Again), drafters
    shows = ("Send.what", "Send.text Supply.text Answer.text Again.text", "Send.explanation Again.why", "Send.materials", "Supply.materials")
    enters = By("conclusion", agreed=AGREED, conditional=OPINED, disagreed=OPINED)
    meets = CLOCKS
    counts = (Counts("legality.reviewed", dims=("kind", "conclusion")), Counts("legality.points", amount="points", dims=("kind",)))
    rows = Rows("逐项审查", item=Choice("审查内容", every_question()), result=Choice("结果", RESULTS), note=Text("说明", required=False))
    points = Rows("逐条意见", required=False, least=0, clause=Text("哪一条", required=False), point=Text("意见和依据", lines=2),
                  weight=Choice("轻重", POINTS, default="should"))
    conclusion = Choice("结论", CONCLUSIONS)
    note = Text("综合意见", lines=3, required=False)
    opinion = File("签字的意见书", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from apart(case)
        if case.open("supply"):
            yield Objection("告知补充的材料还没有收到", "审查·受理", "请等材料补齐，或先登记收到的补充材料", firm=True)
        if kind_of(case) == "decision" and self.conclusion and not case.ever(CounselSaid):
            yield Objection("重大决策还没有听取法律顾问的意见", "法律顾问·先行听取意见", "请先征求法律顾问意见，或在会上当面听取")
        heard = case.said(CounselSaid)
        if self.conclusion in ("agreed", "conditional") and heard and heard.conclusion == CONCLUSIONS["disagreed"] and not self.note:
            yield Objection("法律顾问认为不合法，审查结论没有说明为什么不采纳", "法律顾问·先行听取意见", "请在“综合意见”里说明理由，或者改结论", rule="la.gate.major")
        yield from whole(case, self)
        yield from consistent(case, self)

    def begin(self, case: Case) -> dict[str, Any]:
        return {"rows": [{"item": key} for key in questions(kind_of(case))]}

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("opinion", words={"text_name": text_name(case), "counsel": counsel_told(case)})
        yield from reviewed(case, self)


def text_name(case: Case) -> str:
    """The file that was reviewed, by its name and the beginning of its digest: an opinion is about this very text."""
    text = text_now(case)
    if not text:
        return ""
    name = filenames.named({"text": text}, case.id)["text"].get("name") or "送审稿"
    return f"{name}（校验值{str(text['hash'])[:SHORT]}）"


def counsel_told(case: Case) -> str:
    """What the legal counsel concluded, where he was asked, and how many items of advice he gave."""
    said = case.said(CounselSaid)
    return f"{said.conclusion}，意见{said.points or 0}条（{said.at[:10]}）" if said else ""


def whole(case: Case, act: Any) -> Iterable[Objection]:
    """Every question of the kind is answered once, and none of another kind."""
    asked, given = questions(kind_of(case)), [row["item"] for row in act.rows or ()]
    missing = [words for key, words in asked.items() if key not in given]
    if given and (missing or len(set(given)) < len(given)):
        yield Objection(f"审查内容每项须回答一次：{'；'.join(missing) or '有重复的项目'}", "审查·意见", "请逐项填写，不涉及的也选“不涉及”", firm=True)
    if set(given) - set(asked):
        yield Objection("有的审查内容不属于这类事项", "审查·意见", "请删去不属于这类事项的行", firm=True)


def consistent(case: Case, act: Any) -> Iterable[Objection]:
    """The conclusion fits the answers: nothing unlawful is agreed to, and what must be changed is said."""
    results, basis = {row["result"] for row in act.rows or ()}, BASIS.get(kind_of(case), "审查·意见")
    must = [row for row in act.points or () if row["weight"] == "must"]
    if act.conclusion == "agreed" and ({"unlawful", "amend"} & results or must):
        yield Objection("有的内容不合法或者必须修改，不能作出同意的结论", basis, "请选“应当修改”或“不合法”", firm=True)
    if act.conclusion == "conditional" and not act.points:
        yield Objection("应当修改的，要写明改哪一条、怎么改", basis, "请逐条填写意见", firm=True)
    if act.conclusion == "disagreed" and act.rows and "unlawful" not in results:
        yield Objection("结论是不合法，却没有一项写明不合法", basis, "请在逐项审查中指明", firm=True)


class Answer(Act):
    """The unit answers every piece of advice: followed, or not and why; a changed text goes back for a second look."""

    plays = "review.answer"
    title, basis = "答复审查意见", "审查·采纳"
    by, at, apart_from = ASKERS, OPINED, Opine
    shows = ("Opine.points SecondLook.points", "Opine.note SecondLook.note")
    enters = By("course", revised=ANSWERED, explain=CLOSED, drop=CLOSED)
    meets = "answer"
    counts = (Counts("legality.adopted", amount="followed"), Counts("legality.refused", amount="refused"))
    issues = "answer"
    followed = Rows("采纳的意见", required=False, least=0, n=Count("第几条", least=1), how=Text("怎样修改", required=False))
    refused = Rows("没有全部采纳的意见", required=False, least=0, n=Count("第几条", least=1),
                   result=Choice("采纳情况", {"partly": "部分采纳", "rejected": "不采纳"}), reason=Text("理由", lines=2))
    course = Choice("下一步", {"revised": "已经修改，请复核", "explain": "保留不同意见，提交讨论时说明", "drop": "不再办理"})
    text = File("修改后的文本", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        last = opinion(case)
        asked = len(last.points or ()) if last else 0
        given = [row["n"] for row in (*(self.followed or ()), *(self.refused or ()))]
        left = [str(n) for n in range(1, asked + 1) if n not in given]
        if self.course in ("revised", "explain") and left:
            yield Objection(f"还有意见没有答复：第{'、'.join(left)}条", "审查·采纳", "请逐条答复，不采纳的说明理由", firm=True)
        if len(set(given)) < len(given) or any(n > asked for n in given):
            yield Objection(f"答复的条号不对，意见共{asked}条，每条答复一次", "审查·采纳", "请核对条号", firm=True)
        if self.course == "revised" and not self.text:
            yield Objection("请审核人员复核，要附修改后的文本", "审查·复核", "请上传修改后的文本", firm=True)
        if self.course == "explain" and last and last.conclusion == "disagreed":
            basis = BASIS.get(kind_of(case), "审查·意见")
            yield Objection("审查认为不合法的，不能提交讨论", basis, "请修改后再送审，或不再办理", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.course == "explain":
            yield from tell(case, "Answered", {"refused": len(self.refused or ()), "review": case.id})
        if self.course == "drop":
            yield from tell(case, "Returned", {"why": "drop", "review": case.id})
        if self.course == "revised":
            yield c.Start("second_look")


class SecondLook(Opine):
    """The reviewer looks at the changed text alone: what was asked was done and nothing else was changed, or it goes back once more."""

    title, basis = "复核修改后的文本", "审查·复核"
    at, apart_from = ANSWERED, (Send, Again, Answer)
    meets, shows = "second_look", ("Opine.points SecondLook.points", "Answer.followed", "Answer.refused")
    counts = Counts("legality.points", amount="points", dims=("kind",))
    rows = Rows("逐项审查", required=False, least=0, item=Choice("审查内容", every_question()), result=Choice("结果", RESULTS),
                note=Text("说明", required=False), told="SecondLook.rows Opine.rows")

    def advice(self, case: Case) -> Iterable[Advice]:
        was = opinion(case)
        texts = [dict(said.text) for name in ("Send", "Supply", "Again", "Answer") for said in case.each(f"{case.line}.{name}", ever=True)
                 if said.text and was and said.entry < was.entry]
        now = text_now(case)
        if texts and now:
            yield Advice("与审查过的文本相比", told(texts, now))

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("second", words={"text_name": text_name(case)})
        yield from reviewed(case, self)


def told(texts: list[dict[str, Any]], now: dict[str, Any]) -> tuple[str, ...]:
    """The differences of two texts in sentences, the words of both included (shown, never stored)."""
    try:
        found = compared(texts[-1]["hash"], now["hash"])
    except Unreadable as error:
        return (str(error),)
    return tuple(f"{each.clause}：原文“{each.was or '（无）'}”，现文“{each.now or '（无）'}”" for each in found) or ("文字没有改动。",)
