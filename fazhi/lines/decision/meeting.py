"""The meeting: listed and announced, held with a quorum of members in office, the head speaks last, dissent is kept; or a stub of the minute book."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from fazhi import law
from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.compare import named, versus
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, Day, File, Flag, OfficerOf, Rows, Text
from fazhi.kernel.limits import money_lines, over
from fazhi.kernel.opinions import GOOD, opinion_of, said_over_time
from fazhi.kernel.wrong import Objection
from fazhi.lines.decision.acts import OWNERS, CounselSaid, Reviewed
from fazhi.lines.decision.gates import gates_against, gates_missing
from fazhi.lines.decision.minutes import attendance, steps_told
from fazhi.lines.decision.stages import (
    BODIES,
    DECIDED,
    GATES,
    LISTED,
    PASSED,
    PROPOSED,
    RESULTS,
    STOPPED,
    VOTES,
    administrative,
    current,
    grave,
    head,
    kind_of,
    known,
    members,
)
from fazhi.lines.decision.taking import had_parent, rewritten, taken

FORMS = {"meeting": "召开会议", "circulate": "传阅会签", "chat": "工作群表态", "onsite": "现场办公", "single": "个别征求意见"}


def texts(case: Case, act: Any) -> dict[str, Any]:
    """How the text put on the agenda stands to the one reviewed and to the one that another matter brought, and how the review that came along stands."""
    listed, review, first = case.said("decision.ListItem"), current(case, Reviewed), case.first
    given = (listed.text if listed else None) if isinstance(act, Hold) else act.text
    now = (given or {}).get("hash", "")
    found = opinion_of(case.office, first.legality) if first.legality and review is None else None
    seen = (review.text or {}).get("hash", "") if review else found["text"] if found else ""
    brought = first.text["hash"] if case.parent and first.text and case.said("decision.Amend") is None else ""
    kept = {name: found[name] for name in ("state", "kind", "text", "parent", "day", "counsel")} if found else None
    return {"known": kept, "reviewed": versus(seen, now) if seen else None, "brought": versus(brought, now) if brought else None}


def same_text(case: Case, text: Any) -> Iterable[Objection]:
    """The text before the meeting is the one that was reviewed, and the one that was brought: else the clauses that differ are named."""
    beside = case.asked.get("texts") or {}
    for one, what in ((beside.get("reviewed"), "审查过的文本"), (beside.get("brought"), "提交讨论的文本")):
        if one and one["clauses"]:
            yield Objection(f"上会文本与{what}不同：{named(one)}。审查不及于改动的条款", "决策·合法性审查", "请改回，或再次送审", firm=True)
        elif one and one["unreadable"]:
            yield Objection(f"不能核对是不是{what}：{one['unreadable']}", "决策·合法性审查", "请上传Word文档或者带文字的PDF", firm=True)
    if not text and (beside.get("reviewed") or beside.get("brought")):
        yield Objection("没有上会文本，不能核对是不是审查过的文本", "决策·合法性审查", "请上传上会文本", firm=True)


def covered(case: Case) -> bool:
    """True from the day on which every decision of a township is to have its legality review."""
    try:
        return bool(law.rule("md.review.coverage", case.day))
    except law.NotInForce:
        return False


def dropped_gates(case: Case, act: Any) -> list[str]:
    """Steps before the meeting that were once named for this item and were corrected away."""
    named_ = [gate for _, words in said_over_time(case.id, "decision.Propose") for gate in words.get("gates") or ()]
    return [GATES[gate] for gate in dict.fromkeys(named_) if gate not in (case.first.gates or ())]


class ListItem(Act):
    """The item is put on the agenda: every step that it wants was taken, and the text is the one that was reviewed."""

    title, basis = "列入议题", "三重一大·议题"
    by, at, enters, signs = OWNERS, (PROPOSED, LISTED), LISTED, (capacities.chief,)
    asks, meets = (texts, dropped_gates, money_lines), "list"
    body = Choice("会议", BODIES)
    meeting_on = Day("拟开会日期", ahead=True)
    text = File("上会文本", required=False, told="Reviewed.text Propose.text")
    summary = Text("议题说明", lines=3)
    urgent = Flag("紧急情况，材料来不及提前送达", reason=True)
    unreviewed = Flag("不涉及法律问题，没有送合法性审查", reason=True)
    dropped = Flag("去掉了原定的会前程序", reason=True)
    overruled = Flag("法律顾问认为不合法，没有采纳", reason=True, help="理由提交会议，不同意见写进议题")

    def objections(self, case: Case) -> Iterable[Objection]:
        missing, reviewed = gates_missing(case), current(case, Reviewed) or known(case) or (self.unreviewed and self.unreviewed_reason)
        if missing:
            yield Objection(f"会前程序没有完成：{'、'.join(missing)}", "决策·会议材料", "请先完成，或更正需要的会前程序", firm=True)
        if case.asked.get("dropped_gates") and not (self.dropped and self.dropped_reason):
            gone = "、".join(case.asked["dropped_gates"])
            yield Objection(f"原定的会前程序被更正去掉：{gone}", "决策·会议材料", "请补做，或者勾选并说明理由，由主要负责人签批", firm=True)
        if kind_of(case) != "person" and not reviewed and covered(case):
            yield Objection("这个事项没有合法性审查", "决策·合法性审查", "请先送请合法性审查；不涉及法律问题的，勾选并说明理由", rule="md.review.coverage")
        elif over(case, "spend.meeting", case.first.amount) and not (reviewed or current(case, CounselSaid)):
            yield Objection("金额达到本镇的大额资金集体讨论额度，没有合法性审查，也没有法律顾问意见", "法律顾问·先行听取意见", "请先送请合法性审查；不涉及法律问题的，勾选并说明理由", warns=True)
        yield from gates_against(case, bool(self.overruled and self.overruled_reason))
        yield from same_text(case, self.text)
        if self.meeting_on and self.meeting_on < case.at[:10]:
            yield Objection("拟开会日期已过", "三重一大·议题", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("agenda", words={"steps": steps_told(case)})
        yield c.Void("notice")
        yield c.Void("hold")
        yield c.Start("hold")
        if not self.urgent:
            yield c.Start("notice", event=self.meeting_on)


def was_reviewed(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """The item has a conclusion on its legality: its own, or one that came along with it, was good, and is no older than the last change of the decision."""
    if memory["acts"].get("decision.Reviewed", {}).get("n"):
        return True
    found = (memory["asks"].get("texts") or {}).get("known")
    amended = (memory["acts"].get("decision.Amend") or {}).get("kept")
    return bool(found and found["state"] in GOOD and not (amended and found["day"] <= amended[-1]["on"]))


class Notify(Act):
    """Item and papers have reached the members before the meeting."""

    title, basis = "送达议题和材料", "三重一大·议题"
    fact = True
    by, at, meets = OWNERS, LISTED, "notice"
    note = Text("送达方式", required=False)


class Hold(Act):
    """The meeting is held: members in office, who withdrew, who spoke in which order and voted how, and what was decided."""

    title, basis = "会议表决", "三重一大·会议"
    by, at = (capacities.clerk, capacities.unit_head), LISTED
    enters = By("result", passed=DECIDED, amended=DECIDED, deferred=PROPOSED, rejected=STOPPED)
    asks, tells, meets = (members, head, texts, had_parent, rewritten), ("Decided",), "hold"
    counts = (Counts("decision.decided", dims=("body", "result")), Counts("decision.reviewed", when=was_reviewed),
              Counts("decision.dissents", when=lambda said, memory, outcome: any(row["vote"] == "no" for row in said["votes"])))
    body = Choice("会议", BODIES)
    form = Choice("形式", FORMS, default="meeting")
    votes = Rows("到会成员（按发言顺序）", member=OfficerOf("成员", "", role="voted"), order=Count("发言顺序", least=1, most=99), vote=Choice("表决", VOTES),
                 words=Text("意见", lines=2, required=False))
    withdrew = Rows("回避成员", required=False, least=0, member=OfficerOf("成员", "", role="recused"), reason=Text("回避事由"))
    result = Choice("结果", RESULTS)
    decision = Text("决定内容", lines=3)
    text = File("修改后通过的文本", required=False)
    moved = Flag("会议改期", reason=True)
    delegated = Flag("主要负责人委托他人主持", reason=True)
    departs = Flag("主要负责人的决定与多数人意见不一致", reason=True)
    attended = Text("列席（含纪检监察）", required=False)
    record = File("会议记录", many=True, required=False, help="议题属于另一事项（合同、采购、文件等）的必须附，并由没有经手那件事项的人登记")

    def objections(self, case: Case) -> Iterable[Objection]:
        seats = set(case.asked.get("members") or ())
        present = [row["member"] for row in self.votes or ()]
        if self.form != "meeting":
            yield Objection("不得以传阅、会签、工作群表态、现场办公或者个别征求意见代替会议决定", "三重一大·会议", "请召开会议", rule="tm.form")
        if set(present) - seats or len(set(present)) < len(present):
            yield Objection("参加表决的有不是在任成员的人，或者同一人表决了两次", "三重一大·表决", "请核对到会成员", firm=True)
        if {row["member"] for row in self.withdrew or ()} & set(present):
            yield Objection("应当回避的成员不得发言、表决", "机构·回避", "请从到会成员中去掉", firm=True)
        yield from taken(case, self)
        yield from as_announced(case, self)
        yield from without_head(case, self, present)
        yield from gates_against(case, bool(getattr(case.said(ListItem), "overruled", False)))
        yield from same_text(case, (case.said(ListItem) or self).text)
        if self.result == "amended" and case.parent and case.first.text and not self.text:
            yield Objection("修改后通过的，没有修改后的文本，签订时无法核对", "三重一大·会议", "请上传修改后通过的文本", firm=True)
        yield from quorum(case, self, seats, present)
        yield from last_word(case, self)
        if any(row["vote"] == "no" and not row.get("words") for row in self.votes or ()):
            yield Objection("不同意见没有如实记载", "三重一大·不同意见", "请写明反对的意见", rule="md.dissent" if administrative(case) else "")

    def follows(self, case: Case) -> Iterable[Consequence]:
        listed = case.said(ListItem)
        yield c.Issue("minutes", words=attendance(case, self))
        yield from tell_parent(case, str(self.result), str(self.body), self.text or (listed.text if listed else None))
        if self.result == "deferred":
            yield c.Start("list")
        if self.result in PASSED and administrative(case):
            yield c.Start("report")
            yield c.Start("publish")


def as_announced(case: Case, act: Any) -> Iterable[Objection]:
    """The meeting is the one that was announced: the same body, the same day, the papers out in time."""
    listed, papers = case.said(ListItem), case.deadlines("notice")
    if listed and act.body and listed.body != act.body:
        yield Objection(f"议题列入的是{BODIES[listed.body]}，不是{BODIES[act.body]}", "三重一大·议题", "请重新列入议题", firm=True)
    if listed and case.at[:10] < listed.meeting_on:
        yield Objection(f"通知的会议日期是{listed.meeting_on}，不得提前开会", "三重一大·议题", "请改期重新列入议题", firm=True)
    elif listed and case.at[:10] > listed.meeting_on and not act.moved:
        yield Objection(f"通知的会议日期是{listed.meeting_on}", "三重一大·议题", "会议改期的，勾选并说明；或者重新列入议题", firm=True)
    if case.open("notice"):
        yield Objection("议题和材料没有提前送达成员，不得临时动议", "三重一大·议题", "请先登记送达；紧急的，重新列入议题时说明")
    elif papers and papers[-1].state == "met" and papers[-1].due and papers[-1].done_on[:10] > papers[-1].due[:10] and not act.moved:
        yield Objection(f"议题和材料应当在{papers[-1].due[:10]}以前送达，实际{papers[-1].done_on[:10]}才送达", "三重一大·议题", "请改期再议；紧急的，重新列入议题时说明", rule="tm.notice")


def without_head(case: Case, act: Any, present: list[str]) -> Iterable[Objection]:
    """The head presides: a meeting without the head is none where the head decides, elsewhere the head must have asked another to preside."""
    heads, away = set(case.asked.get("head") or ()), {row["member"] for row in act.withdrew or ()}
    if not heads or heads & set(present) or heads & away:
        return
    if administrative(case):
        yield Objection("主要负责人没有到会，重大行政决策不能作出", "决策·集体讨论", "请改期再议", firm=True)
    elif not act.delegated:
        yield Objection("主要负责人没有到会，也没有委托他人主持", "三重一大·会议", "请改期再议；委托他人主持的，勾选并说明", firm=True)


def quorum(case: Case, act: Any, seats: set[str], present: list[str]) -> Iterable[Objection]:
    """More than half of the members in office must have come, two thirds for appointments and grave items; more than half of all must agree."""
    weighty = kind_of(case) == "person" or administrative(case)
    need = grave(case) * len(seats) if weighty else Fraction(str(case.limit("tm.quorum"))) * len(seats)
    if seats and (len(present) < need if weighty else len(present) <= need):
        yield Objection(f"应到{len(seats)}人，到会{len(present)}人，不足法定人数", "三重一大·会议", "请改期再议", rule="tm.quorum.major" if weighty else "tm.quorum")
    yes = sum(row["vote"] == "yes" for row in act.votes or ())
    if act.result in PASSED and seats and yes <= Fraction(str(case.limit("tm.pass"))) * len(seats) and not act.departs:
        yield Objection(f"赞成{yes}票，没有超过应到成员（{len(seats)}人）的半数，不能通过", "三重一大·表决", "请核对票数或结果", rule="tm.pass")


def last_word(case: Case, act: Any) -> Iterable[Objection]:
    """Whoever presides speaks last, and gives the reason where the decision departs from the majority."""
    rows = sorted(act.votes or (), key=lambda row: row["order"])
    heads = set(case.asked.get("head") or ())
    if administrative(case):
        basis, rule = "决策·集体讨论", "md.lastword"
    else:
        basis, rule = "三重一大·末位表态", ""
    if rows and heads & {row["member"] for row in rows} and rows[-1]["member"] not in heads:
        yield Objection("主要负责人应当最后发言", basis, "请核对发言顺序", rule=rule)
    if act.departs and not administrative(case):
        yield Objection("三重一大事项按多数人的意见决定", "三重一大·表决", "请按表决结果登记", rule="tm.pass")


def tell_parent(case: Case, result: str, body: str, text: dict[str, Any] | None) -> Iterable[Consequence]:
    """The matter of which this item is a part hears what was decided, where its line listens."""
    if case.parent_line and "Decided" in registry.line(case.parent_line).hears:
        said: dict[str, Any] = {"result": "passed" if result in PASSED else result, "meeting": BODIES[body], "day": case.at[:10], "text": dict(text) if text else None}
        if result == "amended":
            said["amended"] = True
        yield c.Tell(case.parent, f"{case.parent_line}.Decided", said)
