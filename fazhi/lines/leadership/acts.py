"""The year of leadership: a group formed, a plan broken into tasks, progress told and checked by others, reports heard, instructions answered, the year closed."""

from collections.abc import Iterable

from fazhi.kernel import capacities, standing
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import (
    Choice,
    Code,
    Count,
    Day,
    EntryOf,
    File,
    ListingOf,
    MatterOf,
    OfficeOf,
    OfficerOf,
    Public,
    Rows,
    Text,
)
from fazhi.kernel.once import only_one, same_year
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import Objection
from fazhi.lines.leadership.stages import ALL, DRAFTING, HEARD_BY, ORGANS, ROLES, RUNNING, STATES, WORKING
from fazhi.lines.leadership.tasks import only_one_told, tasks_open, units

KEEPERS = (capacities.unit_head, capacities.clerk)


class Begin(Act):
    """The year's work on law-based government is begun; from now on the plan is owed."""

    title, basis = "启动年度法治建设工作", "领导·年度要点"
    of_turn, asks = 0, same_year
    by, at, enters = KEEPERS, NEW, DRAFTING
    starts = "plan"
    year = Count("年度", least=2004, most=2100)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from only_one(case, self, "法治建设工作", "领导·年度要点")


class Form(Act):
    """The leading group is formed, or somebody joins it, under a document."""

    title, basis = "成立领导小组或增补成员", "领导·领导小组"
    fact = True
    by, at = KEEPERS, ALL
    document = Code("文号")
    rows = Rows("成员", least=1, most=60, member=OfficerOf("成员", "", role="member"),
                role=Choice("组内职务", ROLES))

    def follows(self, case: Case) -> Iterable[Consequence]:
        for row in self.rows:
            yield from standing.ended(case, "leading_group", row["member"])
            yield c.List("leading_group", row["member"], ROLES[row["role"]], {"document": self.document})


class Leave(Act):
    """Somebody leaves the leading group."""

    title, basis = "退出领导小组", "领导·领导小组"
    fact = True
    by, at = KEEPERS, ALL
    member = ListingOf("成员", "leading_group")
    document = Code("文号")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.member and not standing.matters(case.office, "leading_group", self.member, case.day.isoformat(), case.entry):
            yield Objection("此人当日不在领导小组成员名册内", "领导·领导小组", "请核对成员和日期；没有登记的，先办理“成立领导小组或增补成员”")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from standing.ended(case, "leading_group", str(self.member))


class Plan(Act):
    """The year's plan is issued: every task with the unit that owes it and its day."""

    title, basis = "印发年度要点", "领导·年度要点"
    by, at, enters = capacities.handler, DRAFTING, RUNNING
    signs = (capacities.secretary,)
    meets, issues, starts = "plan", "plan", ("listen", "account")
    meeting = Code("研究要点的会议", help="例如：党委会〔2021〕5号")
    tasks = Rows("任务", least=1, most=200, task=Public("任务"), unit=OfficeOf("责任单位", "unit"), due=Day("完成期限"), goal=Public("完成标准", required=False))

    def objections(self, case: Case) -> Iterable[Objection]:
        late = [i for i, row in enumerate(self.tasks or (), start=1) if row["due"] < case.day.isoformat()]
        if late:
            yield Objection(f"第{'、'.join(map(str, late))}项任务的完成期限早于印发之日", "领导·年度要点", "请改为印发以后的日期", firm=True)
        if not self.meeting and self.tasks:
            yield Objection("年度要点没有经会议研究", "领导·年度要点", "请填写研究要点的会议")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for i, row in enumerate(self.tasks, start=1):
            yield c.Start("task", of=str(i), unit=row["unit"], due=row["due"])


class AddTask(Act):
    """Tasks come to the plan during the year, from a meeting, an instruction or from above."""

    title, basis = "增加任务", "领导·任务督办"
    by, at = capacities.handler, WORKING
    source = Code("来源", help="会议、批示或上级文号")
    first = Count("从第几号编起", least=1)
    tasks = Rows("任务", least=1, most=50, task=Public("任务"), unit=OfficeOf("责任单位", "unit"), due=Day("完成期限"))

    def begin(self, case: Case) -> dict[str, int]:
        return {"first": max((int(one.of or 0) for one in case.deadlines("task")), default=0) + 1}

    def objections(self, case: Case) -> Iterable[Objection]:
        following = max((int(one.of or 0) for one in case.deadlines("task")), default=0) + 1
        if self.first and self.first != following:
            yield Objection(f"任务号接着编，下一个是第{following}号", "领导·任务督办", f"请填{following}", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for i, row in enumerate(self.tasks):
            yield c.Start("task", of=str(self.first + i), unit=row["unit"], due=row["due"])


def doers_units(case: Case, act: Act) -> list[str]:
    """The units in which those who do the act hold a post."""
    staff = roster(case.office)
    found = [staff.officer(hand["person"], case.day) for hand in case.hands if hand["role"] in ("did", "signed")]
    return sorted({unit for one in found if one for unit in one.units})


def no_such_task(case: Case, number: int | None) -> Iterable[Objection]:
    """The number names no task, or one that is done with or given up."""
    ran = case.deadlines("task", str(number)) if number else []
    if number and not ran:
        yield Objection(f"没有第{number}项任务，要点和增加的任务一共{len({one.of for one in case.deadlines('task')})}项", "领导·任务督办", "请核对任务号", firm=True)
    elif ran and case.open("task", str(number)) is None:
        how = "已经取消" if ran[-1].state == "void" else "已经核验完成"
        yield Objection(f"第{number}项任务{how}", "领导·任务督办", "还要做的，请增加一项任务", firm=True)


class Progress(Act):
    """The unit that owes a task says how it stands, with proof where it is done."""

    title, basis = "报告任务进展", "领导·任务督办"
    by, at = (capacities.unit_head, capacities.clerk, capacities.officer), WORKING
    asks, works_off = doers_units, ("task",)
    task = Count("任务号", least=1)
    state = Choice("情况", STATES)
    what = Text("进展和困难", lines=3)
    about = MatterOf("有关事项", required=False)
    proof = File("佐证材料", many=True, required=False)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from tasks_open(case)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from no_such_task(case, self.task)
        owed = units(case).get(str(self.task))
        if owed and owed not in case.asked.get("doers_units", ()):
            yield Objection("这项任务由另一个单位负责", "领导·任务督办", "请由责任单位报告")
        if self.state == "done" and not self.proof and not self.about:
            yield Objection("报告完成的，应当附佐证材料或者指明有关事项", "领导·任务督办", "请上传材料，或选择本系统中的事项", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.about:
            yield c.Relate(self.about, "about")
        if self.state == "done":
            yield c.Start("check", of=str(self.task))


class Check(Act):
    """Somebody who did not report it looks at what was done: the task is done with, or goes back."""

    title, basis = "核验任务", "领导·任务督办"
    by, at, works_off, shows = capacities.handler, WORKING, ("check",), ("Progress.task", "Progress.what", "Progress.proof")
    counts = Counts("leadership.tasks_done", when=lambda said, memory, outcome: said.get("result") == "done")
    task = Count("任务号", least=1)
    result = Choice("核验结果", {"done": "完成", "back": "退回补充"})
    note = Text("核验意见", lines=2, required=False)

    def begin(self, case: Case) -> dict[str, int]:
        return only_one_told(case)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from tasks_open(case)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from no_such_task(case, self.task)
        told = case.said(Progress, task=self.task, state="done")
        mine = {hand["person"] for hand in case.hands if hand["role"] == "did"}
        if self.task and case.open("check", str(self.task)) is None:
            yield Objection("责任单位没有报告这项任务已完成", "领导·任务督办", "请责任单位先报告", firm=True)
        elif mine & {hand[1] for hand in told.hands if hand[0] == "did"} if told else any(case.had_hand(one, Progress) for one in mine):
            yield Objection("报告完成的人不得自己核验", "机构·职责分离", "请由另一人核验", firm=True)
        if self.result == "back" and not self.note:
            yield Objection("退回补充的，应当写明缺什么", "领导·任务督办", "请填写核验意见", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("check", str(self.task))
        if self.result == "done":
            yield c.Meet("task", str(self.task))


class Hear(Act):
    """A meeting hears a report on law-based government; what it decides becomes a task."""

    title, basis = "会议听取汇报", "第一责任人·听取汇报"
    fact = True
    by, at = KEEPERS, ALL
    counts = Counts("leadership.heard", dims=("organ",))
    organ = Choice("会议", ORGANS)
    presided = OfficerOf("主持人", "", role="presided")
    topic = Text("议题和汇报内容", lines=3)
    decided = Text("研究解决的问题和决定", lines=3, required=False)
    minutes = Code("会议记录所在", help="例如：记录簿第3册第47页")
    paper = File("会议纪要", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        staff = roster(case.office)
        who = staff.officer(self.presided, case.day) if self.presided else None
        if self.organ in HEARD_BY and who and not who.holds("secretary"):
            yield Objection("党委会专题听取汇报应当由党委主要负责人主持", "第一责任人·听取汇报", "另有授权的，请在议题中写明")
        if not self.decided:
            yield Objection("只听取了汇报，没有记下研究解决的问题", "第一责任人·听取汇报", "有决定的请补记；确实没有的如实留空")

    def follows(self, case: Case) -> Iterable[Consequence]:
        heard = sum(1 for one in case.each(Hear, ever=True) if one.organ in HEARD_BY) + (self.organ in HEARD_BY)
        if heard >= int(case.limit("rl.listen") or 1):
            yield c.Meet("listen")


class Instruct(Act):
    """A leader gives a written instruction on a matter of law; somebody owes an answer by a day."""

    title, basis = "登记批示", "领导·批示"
    fact = True
    by, at = (*KEEPERS, capacities.chief, capacities.secretary), ALL
    counts = Counts("leadership.instructions")
    who = OfficerOf("批示人", "", role="decided")
    what = Text("批示内容", lines=2)
    unit = OfficeOf("承办单位", "unit")
    due = Day("回复期限")
    about = MatterOf("所批事项", required=False)
    proof = File("批示件", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.due and self.due < case.at[:10]:
            yield Objection("回复期限早于批示之日", "领导·批示", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("instruction", of=case.entry, unit=self.unit, due=self.due)
        if self.about:
            yield c.Relate(self.about, "about")


class Answer(Act):
    """The unit says what it did on an instruction."""

    title, basis = "回复批示", "领导·批示"
    by, at = KEEPERS, ALL
    counts, answers, shows = Counts("leadership.answered"), "instruction", ("Instruct.what",)
    instruction = EntryOf("回复哪一件批示", "leadership.Instruct", required=False, help="只有一件未回复的可以不选")
    what = Text("办理情况", lines=3)
    proof = File("佐证材料", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        waiting = [one.of for one in case.deadlines("instruction") if one.state == "open"]
        if not waiting:
            yield Objection("没有等待回复的批示", "领导·批示", "请先登记批示", firm=True)
        elif self.instruction and self.instruction not in waiting:
            yield Objection("没有这件批示，或者已经回复", "领导·批示", "请选择等待回复的批示", firm=True)
        elif not self.instruction and len(waiting) > 1:
            yield Objection(f"有{len(waiting)}件批示等待回复，请指明回复哪一件", "领导·批示", "请选择批示", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        waiting = [one.of for one in case.deadlines("instruction") if one.state == "open"]
        yield c.Meet("instruction", self.instruction or (waiting[0] if waiting else None))
