"""After the meeting: reported to the Party committee, published with its reasons, carried out by tasks, evaluated, changed, put on file."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.compare import named, versus
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, OfficeOf, Rows, Text
from fazhi.kernel.told import ToldPublished
from fazhi.kernel.wrong import Objection
from fazhi.lines.decision.acts import OWNERS, Comments
from fazhi.lines.decision.meeting import Hold, ListItem
from fazhi.lines.decision.stages import CLOSED, DECIDED, EXECUTING, PROPOSED, administrative, current


class ReportParty(Act):
    """A major decision is reported to the Party committee before it is issued; where its tasks were given out first, before it is published."""

    title, basis = "请示报告党委", "决策·请示报告"
    by, at, meets = OWNERS, (DECIDED, EXECUTING), "report"
    document = Code("请示或报告文号")
    answer = Text("党委意见", lines=2, required=False)


def beside_decided(case: Case, act: Act) -> dict[str, Any] | None:
    """The text to be published beside the one that the meeting passed; None where the meeting had none."""
    passed = decided_text(case).get("hash", "")
    return versus(passed, (getattr(act, "text", None) or {}).get("hash", "")) if passed else None


def decided_text(case: Case) -> dict[str, Any]:
    """The text that the meeting passed: the one that it changed, else the one on its agenda; empty where there was none."""
    held, listed = case.said(Hold), case.said(ListItem)
    return dict((held.text if held else None) or (listed.text if listed else None) or {})


class Publish(Act):
    """The decision is made public, in the text that the meeting passed, with how the public's comments were taken up."""

    title, basis = "公布决策", "决策·公布"
    by, at, opens, asks = OWNERS, (DECIDED, EXECUTING), "disclosure", beside_decided
    counts = Counts("decision.published")
    heading = Text("公布的名称")
    text = File("公布的文本", required=False, help="与会议通过的逐条核对；不填的按会议通过的文本公布")
    explanation = Text("意见采纳情况的说明", lines=3, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if administrative(case) and case.open("report"):
            yield Objection("出台前没有向党委请示报告", "决策·请示报告", "请先登记请示报告的文号", rule="md.party")
        if current(case, Comments) and not self.explanation:
            yield Objection("没有说明公众意见的采纳情况", "决策·公布", "请填写采纳情况", firm=True)
        beside = case.asked.get("beside_decided")
        if named(beside):
            yield Objection(f"公布的文本与会议通过的不同：{named(beside)}", "决策·公布", "请按会议通过的文本公布；确需改动的，办理“调整决策，重新履行程序”", firm=True)
        elif beside and beside["unreadable"]:
            yield Objection(f"不能核对是不是会议通过的文本：{beside['unreadable']}", "决策·公布", "请上传Word文档或者带文字的PDF", warns=True)
        if case.row.get("level"):
            yield Objection("人事事项不由这里公布", "决策·公布", "请按干部任免的规定办理", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Open("disclosure", {"what": self.heading, "column": "decisions", "formed": case.at[:10], "about": case.id}, kind="from")


class Published(ToldPublished):
    """The disclosure line tells that the decision was published."""

    title, basis, meets = "决策已公布", "决策·公布", "publish"


class Assign(Act):
    """What was decided is broken into tasks, each with a unit and a day."""

    title, basis = "分解执行任务", "决策·执行"
    by, at, enters = OWNERS, (DECIDED, EXECUTING), EXECUTING
    issues = "tasks"
    counts = Counts("decision.tasks", amount="tasks")
    tasks = Rows("任务", n=Count("第几项", least=1, most=99), what=Text("任务"), unit=OfficeOf("执行单位", "unit"), by=Day("完成时限"))

    def objections(self, case: Case) -> Iterable[Objection]:
        numbers = [row["n"] for row in self.tasks or ()]
        old = {row["n"] for each in case.each(Assign, ever=True) for row in each.tasks}
        if len(set(numbers)) < len(numbers) or old & set(numbers):
            yield Objection("任务的编号重复", "决策·执行", "请接着已有的编号往下编", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for row in self.tasks or ():
            yield c.Start("task", of=str(row["n"]), due=row["by"], unit=row["unit"])


class Report(Act):
    """A unit tells how far its task is; done ends its term, a problem is told before the day."""

    title, basis = "报告执行情况", "决策·执行"
    fact = True
    by, at, works_off, shows = (capacities.clerk, capacities.unit_head, capacities.leader), EXECUTING, ("task",), ("Assign.tasks",)
    counts = Counts("decision.tasks_done", when=lambda said, memory, outcome: bool(said.get("done")))
    n = Count("第几项", least=1, most=99)
    done = Flag("已完成")
    text = Text("进展或问题", lines=2)
    files = File("佐证", many=True, required=False)

    def begin(self, case: Case) -> dict[str, int]:
        left = [int(each.of) for each in case.deadlines("task") if each.state == "open" and each.of]
        return {"n": left[0]} if len(left) == 1 else {}

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.n and not case.deadlines("task", str(self.n)):
            yield Objection(f"没有第{self.n}项任务", "决策·执行", "请核对编号", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.done:
            yield c.Meet("task", str(self.n))


class Postpone(Act):
    """A task gets a later day, with the reason and the head's agreement."""

    title, basis = "调整任务时限", "决策·执行"
    by, at, signs, shows = OWNERS, EXECUTING, (capacities.chief,), ("Assign.tasks",)
    n = Count("第几项", least=1, most=99)
    until = Day("新的时限")
    unit = OfficeOf("执行单位", "unit")
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.n and not case.open("task", str(self.n)):
            yield Objection("这项任务不存在或者已经完成", "决策·执行", "请核对编号", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("task", str(self.n))
        yield c.Start("task", of=str(self.n), due=self.until, unit=self.unit)


class Evaluate(Act):
    """What came of it is looked at by somebody who did not do the main work before it was decided."""

    title, basis = "决策后评估", "决策·后评估"
    by, at, issues = OWNERS, (EXECUTING, CLOSED), "evaluation"
    counts = Counts("decision.evaluations")
    why = Choice("启动原因", {"effect": "未达到预期效果", "opinion": "公众提出较多意见", "other": "决策机关认为有必要"})
    body = Text("评估单位")
    took_part = Flag("该单位承担过本事项决策前的主要论证评估工作")
    finding = Text("评估结论", lines=3)
    course = Choice("处理", {"keep": "继续执行", "change": "调整", "stop": "停止执行"})

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.took_part:
            yield Objection("承担过主要论证评估工作的单位不得参加后评估", "决策·后评估", "请另行委托", rule="md.posteval.conflict")


class Suspend(Act):
    """The head stops the carrying out at once where it must not go on; the change itself is then decided in the same way."""

    title, basis = "中止执行", "决策·调整"
    by, at, signs = OWNERS, EXECUTING, (capacities.chief,)
    reason = Text("情况紧急的理由", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("task")


class Amend(Act):
    """A decision that was made is changed only by the way in which it was made: the item starts anew."""

    title, basis = "调整决策，重新履行程序", "决策·调整"
    by, at, enters = OWNERS, (DECIDED, EXECUTING), PROPOSED
    voids = ("task", "publish", "report")
    counts = Counts("decision.amended")
    reason = Text("调整的理由", lines=3)
    document = Code("同意调整的文号", required=False)


class Close(Act):
    """Every task is done, what had to be public is public; the whole process goes on file."""

    title, basis = "办结归档", "决策·归档"
    by, at, enters, issues = OWNERS, (DECIDED, EXECUTING), CLOSED, "file_list"
    number = Code("归档号", required=False)
    kept_back = Flag("依法不予公开", reason=True, help="例如政务公开的保密审查结论是不予公开；写明依据")

    def objections(self, case: Case) -> Iterable[Objection]:
        stopped = case.said(Suspend)
        if stopped and not any(each.n > stopped.n for act in (Amend, Assign) for each in case.each(act, ever=True)):
            yield Objection("决策已中止执行，没有重新履行程序，也没有恢复执行", "决策·调整", "请办理“调整决策，重新履行程序”；情况消除、继续执行的，重新分解任务", firm=True)
        left = [each.of for each in case.deadlines("task") if each.state == "open"]
        if left:
            yield Objection(f"还有任务没有完成：第{'、'.join(left)}项", "决策·执行", "请先报告完成情况", firm=True)
        if case.open("report"):
            yield Objection("还没有向党委请示报告", "决策·请示报告", "请先登记请示报告的文号；依法不予公开的也要报告", firm=True)
        if case.open("publish") and not self.kept_back:
            yield Objection("决策还没有公布", "决策·公布", "请先公布；依法不予公开的，勾选并写明依据", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("publish")
