"""A deputy's suggestion: handed over by the presidium, taken in, talked over with the deputy, answered, rated, done again where it did not satisfy."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, MatterOf, Rows, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.congress.stages import ANSWERED, CLOSED, GRADES, HANDED, HANDLING, RETURNED, TOPICS, UNITS

OFFICE = (capacities.clerk, capacities.unit_head)


class Suggest(Act):
    """The presidium hands a deputy's suggestion over: the months to answer run from this day, longer where the presidium finds it hard."""

    title, basis = "登记交办的代表建议", "人大·代表建议"
    fact = True
    by, at, enters = OFFICE, NEW, HANDED
    starts = "accept"
    counts = Counts("congress.suggestions", dims=("topic", "unit"))
    number = Code("建议编号")
    session = Choice("提出时间", {"session": "会议期间", "recess": "闭会期间"})
    deputies = Rows("提出的代表", deputy=Who("代表", capacity="deputy"))
    what = Text("建议内容", lines=4)
    topic = Choice("类别", TOPICS)
    unit = Choice("承办单位", UNITS)
    handed = Day("交办之日", required=False, help="不填为今天")
    hard = Flag("主席团认定涉及面广、处理难度大")
    sheet = File("交办单", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("suggestion_hard" if self.hard else "suggestion", since=self.handed or case.at[:10])


class Accept(Act):
    """The unit takes the suggestion in hand."""

    title, basis = "签收建议", "人大·代表建议"
    by, at, enters, meets = capacities.handler, HANDED, HANDLING, "accept"


class GiveBack(Act):
    """The suggestion belongs to another: it goes back to the presidium with the reason, before the work has begun."""

    title, basis = "退回建议", "人大·代表建议"
    gives_up = True
    by, at, enters = capacities.handler, HANDED, RETURNED
    signs, issues, meets, voids = (capacities.leader,), "back", "accept", ("suggestion", "suggestion_hard")
    reason = Text("退回的理由和建议的承办单位", lines=2)


class Talk(Act):
    """The unit speaks with the deputy: visits, calls or invites him to look, and writes down what he said."""

    title, basis = "与代表沟通", "代表·沟通"
    fact = True
    by, at = OFFICE, (HANDLING, ANSWERED)
    counts = Counts("congress.talks", dims=("how",))
    how = Choice("方式", {"visit": "上门走访", "meeting": "座谈", "site": "现场察看", "phone": "电话"})
    said = Text("代表的意见", lines=3)


class Answer(Act):
    """The answer goes to the deputy in writing, with its grade, signed by the leader; what it promises has a day."""

    title, basis = "答复代表", "代表·建议答复"
    by, at, enters = capacities.handler, HANDLING, ANSWERED
    signs, issues, starts = (capacities.leader,), ("answer", "rating"), "rate"
    meets = ("suggestion", "suggestion_hard", "redo")
    counts = (Counts("congress.answered", dims=("grade", "unit")), Counts("congress.first_answered", when=lambda said, memory, outcome: bool(ended(memory, outcome))),
              Counts("congress.in_time", when=lambda said, memory, outcome: in_time(memory, outcome)))
    grade = Choice("办理结果分类", GRADES)
    answer = Text("答复内容", lines=8)
    reason = Text("暂不能解决或留作参考的理由", lines=2, required=False, when=("grade", ("later", "noted")))
    promised = Day("承诺办结之日", required=False, when=("grade", ("planned",)))

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.done(Talk):
            yield Objection("答复前没有与代表沟通", "代表·沟通", "请先联系代表、听取意见并登记")
        if self.grade in ("later", "noted") and not self.reason:
            yield Objection("暂不能解决或留作参考的，应当说明理由", "代表·建议答复", "请填写理由", firm=True)
        if self.grade == "planned" and not self.promised:
            yield Objection("列入计划逐步解决的，应当写明承诺办结的日期", "代表·建议答复", "请填写日期，到期提醒兑现", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("promise")
        if self.grade == "planned":
            yield c.Start("promise", due=self.promised)


def in_time(memory: dict[str, Any], outcome: list[Any]) -> bool:
    """Whether this answer met the time of the law on or before its last day."""
    row = ended(memory, outcome)
    return bool(row.get("due") and row.get("done_on", "") <= row["due"][:10])


def ended(memory: dict[str, Any], outcome: list[Any]) -> dict[str, Any]:
    """The time of the law that this very answer met; nothing where it answers once more what was answered, perhaps in another year."""
    rows = memory["rows"].get("deadline", {})
    met = (rows.get(ident, {}) for kind, table, ident, told in outcome if kind == "~" and table == "deadline" and told.get("state", ["", ""])[1] == "met")
    return next((row for row in met if row.get("term") in ("suggestion", "suggestion_hard")), {})


class Rate(Act):
    """The deputy says on a sheet that he signs whether he is satisfied; nobody says it for him, and what does not satisfy is done again."""

    title, basis = "登记代表评价", "人大·代表建议"
    fact = True
    by, at, meets = OFFICE, ANSWERED, "rate"
    enters = By("result", satisfied=CLOSED, mostly=CLOSED, unsatisfied=HANDLING)
    counts = (Counts("congress.rated", dims=("result",)),
              Counts("congress.satisfied", when=lambda said, memory, outcome: said.get("result") in ("satisfied", "mostly")))
    result = Choice("满意度", {"satisfied": "满意", "mostly": "基本满意", "unsatisfied": "不满意"})
    words = Text("代表意见", lines=2, required=False)
    form = File("代表签名的意见表", help="满意不满意由代表本人说；电话里说的，请登记为沟通，另请代表签回意见表")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.result == "unsatisfied" and not self.words:
            yield Objection("不满意的，应当记明代表的意见", "人大·代表建议", "请填写意见，重新办理时逐条回应", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "unsatisfied":
            yield c.Start("redo")


class Fulfil(Act):
    """What the answer promised was done, or could not be done by its day and why."""

    title, basis = "登记承诺兑现情况", "人大·代表建议"
    fact = True
    by, at, meets = OFFICE, (ANSWERED, CLOSED), "promise"
    counts = Counts("congress.fulfilled", when=lambda said, memory, outcome: said.get("done") == "yes")
    done = Choice("情况", {"yes": "已兑现", "later": "延后", "not": "未能兑现"})
    note = Text("情况说明", lines=2)
    until = Day("延后至", required=False, when=("done", ("later",)))
    by_matter = MatterOf("通过哪件事项兑现", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("promise"):
            yield Objection("没有尚待兑现的承诺", "人大·代表建议", "请核对答复", firm=True)
        if self.done == "later" and not (self.until and date.fromisoformat(self.until) > case.day):
            yield Objection("延后的应当写明今天以后的日期", "人大·代表建议", "请填写新的日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.done == "later" and self.until:
            yield c.Start("promise", due=self.until)
        if self.by_matter:
            yield c.Relate(self.by_matter, "fulfils")
