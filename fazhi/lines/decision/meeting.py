"""The meeting: listed and announced, held with a quorum of members in office, the head speaks last, dissent is kept; or a stub of the minute book."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.compare import Unreadable, compared, drift, named
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, MatterOf, OfficerOf, Rows, Text
from fazhi.kernel.models import Matter
from fazhi.kernel.wrong import Objection
from fazhi.lines.decision.acts import OWNERS, gates_against, gates_missing
from fazhi.lines.decision.stages import (
    BODIES,
    CLOSED,
    DECIDED,
    GATES,
    KINDS,
    LISTED,
    PROPOSED,
    RESULTS,
    STOPPED,
    VOTES,
    administrative,
    head,
    kind_of,
    members,
)

FORMS = {"meeting": "召开会议", "circulate": "传阅会签", "chat": "工作群表态", "onsite": "现场办公", "single": "个别征求意见"}
PASSED = ("passed", "amended")


def submitted(case: Case, act: Any) -> dict[str, Any] | None:
    """For an item that another matter brought with its review: in which clauses the text differs from the one that was brought."""
    first = case.first
    if not first.legality or not first.text or not act.text:
        return None
    try:
        found = compared(first.text["hash"], act.text["hash"])
    except Unreadable as error:
        return {"clauses": [], "more": 0, "unreadable": str(error)}
    return {"clauses": list(dict.fromkeys(each.clause for each in found if not each.filled)), "more": 0, "unreadable": ""}


def same_text(case: Case, act: Any) -> Iterable[Objection]:
    """The text before the meeting is the one that was reviewed: else the clauses that differ are named."""
    drifted, brought = case.asked.get("drift"), case.asked.get("submitted")
    for one in (drifted, brought):
        if one and one["clauses"]:
            yield Objection(f"上会文本与审查过的文本不同：{named(one)}。审查不及于改动的条款", "决策·合法性审查", "请改回，或再次送审", firm=True)
        elif one and one["unreadable"]:
            yield Objection(f"不能核对是不是审查过的文本：{one['unreadable']}", "决策·合法性审查", "请上传Word文档或者带文字的PDF", firm=True)
    if drifted and not act.text:
        yield Objection("没有上会文本，不能核对是不是审查过的文本", "决策·合法性审查", "请上传上会文本", firm=True)


class ListItem(Act):
    """The item is put on the agenda: every step that it wants was taken, and the text is the one that was reviewed."""

    title, basis = "列入议题", "三重一大·议题"
    by, at, enters, signs = OWNERS, PROPOSED, LISTED, (capacities.chief,)
    asks, issues = (drift, submitted), "agenda"
    meets, starts = "list", "hold"
    body = Choice("会议", BODIES)
    meeting_on = Day("拟开会日期")
    text = File("上会文本", required=False, told="Reviewed.text Propose.text")
    summary = Text("议题说明", lines=3)
    urgent = Flag("紧急情况，材料来不及提前送达", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        missing = gates_missing(case)
        if missing:
            yield Objection(f"会前程序没有完成：{'、'.join(missing)}", "决策·会议材料", "请先完成，或更正需要的会前程序", firm=True)
        yield from gates_against(case)
        yield from same_text(case, self)
        if self.meeting_on and self.meeting_on < case.at[:10]:
            yield Objection("拟开会日期已过", "三重一大·议题", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if not self.urgent:
            yield c.Start("notice", event=self.meeting_on)


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
    asks, issues, tells, meets = (members, head), "minutes", ("Decided",), "hold"
    counts = (Counts("decision.decided", dims=("body", "result")), Counts("decision.reviewed", when=lambda said, memory, outcome: "decision.Reviewed" in memory["acts"]),
              Counts("decision.dissents", when=lambda said, memory, outcome: any(row["vote"] == "no" for row in said["votes"])))
    body = Choice("会议", BODIES)
    form = Choice("形式", FORMS, default="meeting")
    votes = Rows("到会成员（按发言顺序）", member=OfficerOf("成员", "", role="voted"), order=Count("发言顺序", least=1, most=99), vote=Choice("表决", VOTES),
                 words=Text("意见", lines=2, required=False))
    withdrew = Rows("回避成员", required=False, least=0, member=OfficerOf("成员", "", role="recused"), reason=Text("回避事由"))
    result = Choice("结果", RESULTS)
    decision = Text("决定内容", lines=3)
    departs = Flag("主要负责人的决定与多数人意见不一致", reason=True)
    attended = Text("列席（含纪检监察）", required=False)
    record = File("会议记录", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        seats = set(case.asked.get("members") or ())
        present = [row["member"] for row in self.votes or ()]
        if self.form != "meeting":
            yield Objection("不得以传阅、会签、工作群表态、现场办公或者个别征求意见代替会议决定", "三重一大·会议", "请召开会议", rule="tm.form")
        if set(present) - seats or len(set(present)) < len(present):
            yield Objection("参加表决的有不是在任成员的人，或者同一人表决了两次", "三重一大·表决", "请核对到会成员", firm=True)
        if {row["member"] for row in self.withdrew or ()} & set(present):
            yield Objection("应当回避的成员不得发言、表决", "机构·回避", "请从到会成员中去掉", firm=True)
        yield from quorum(case, self, seats, present)
        yield from last_word(case, self)
        if any(row["vote"] == "no" and not row.get("words") for row in self.votes or ()):
            yield Objection("不同意见没有如实记载", "三重一大·不同意见", "请写明反对的意见", rule="md.dissent" if administrative(case) else "")
        if case.open("notice"):
            yield Objection("议题和材料没有提前送达成员，不得临时动议", "三重一大·议题", "请先登记送达；紧急的，重新列入议题时说明")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from tell_parent(case, str(self.result), str(self.body))
        if self.result == "deferred":
            yield c.Start("list")
        if self.result in PASSED and administrative(case):
            yield c.Start("report")
            yield c.Start("publish")


def quorum(case: Case, act: Any, seats: set[str], present: list[str]) -> Iterable[Objection]:
    """More than half of the members in office must have come, two thirds for appointments and grave items; more than half of all must agree."""
    grave = kind_of(case) == "person" or administrative(case)
    need = Fraction(str(case.limit("tm.quorum.major" if grave else "tm.quorum"))).limit_denominator(3) * len(seats)
    if seats and (len(present) < need if grave else len(present) <= need):
        yield Objection(f"应到{len(seats)}人，到会{len(present)}人，不足法定人数", "三重一大·会议", "请改期再议", rule="tm.quorum.major" if grave else "tm.quorum")
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


def tell_parent(case: Case, result: str, body: str) -> Iterable[Consequence]:
    """The matter of which this item is a part hears what was decided, where its line listens."""
    if case.parent_line and "Decided" in registry.line(case.parent_line).hears:
        said = {"result": "passed" if result in PASSED else result, "meeting": BODIES[body], "day": case.at[:10]}
        yield c.Tell(case.parent, f"{case.parent_line}.Decided", said)


def listening(case: Case, act: Any) -> list[list[str]]:
    """Matters named by the items whose line wants to hear what the meeting decided: [matter, line]."""
    named_ = [row["matter"] for row in act.items or () if row.get("matter")]
    found = Matter.objects.filter(id__in=named_, office=case.office).order_by("id").values_list("id", "line")
    return [[ident, line] for ident, line in found if "Decided" in registry.line(line).hears]


class Stub(Act):
    """The minutes are kept in a book elsewhere: the day, the items, the steps passed, the results and the page are all that stands here."""

    title, basis = "登记会议存目", "三重一大·会议"
    fact = True
    by, at, enters = OWNERS, NEW, CLOSED
    asks, tells = listening, ("Decided",)
    counts = Counts("decision.stub_items", amount="items", dims=("body",))
    body = Choice("会议", BODIES)
    book = Code("记录簿（第几册第几页）")
    entitled = Count("应到人数", least=1)
    present = Count("实到人数", least=1)
    items = Rows("议题", kind=Choice("类别", KINDS), what=Text("议题（人事、涉密的只写“一项”）"), gates=Choice("已过的会前程序", GATES, many=True, required=False),
                 result=Choice("结果", RESULTS), matter=MatterOf("所涉事项", required=False))

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.present and self.entitled and self.present > self.entitled:
            yield Objection("实到人数多于应到人数", "三重一大·会议", "请核对人数", firm=True)
        elif self.present and self.entitled and self.present <= self.entitled * Fraction(str(case.limit("tm.quorum"))):
            yield Objection("到会不足法定人数", "三重一大·会议", "请核对记录簿", rule="tm.quorum")
        if any(row["kind"] != "person" and row["result"] in PASSED and "legality" not in (row.get("gates") or ()) for row in self.items or ()):
            yield Objection("有通过的议题没有记载合法性审查", "决策·合法性审查", "请核对；不涉及法律问题的在议题里说明", rule="md.review.coverage")

    def follows(self, case: Case) -> Iterable[Consequence]:
        lines = dict(case.asked.get("listening") or ())
        for row in self.items or ():
            if row.get("matter") in lines:
                yield c.Relate(row["matter"], f"to:{lines[row['matter']]}")
                said = {"result": "passed" if row["result"] in PASSED else row["result"], "meeting": BODIES[self.body], "day": case.at[:10]}
                yield c.Tell(row["matter"], f"{lines[row['matter']]}.Decided", said)


