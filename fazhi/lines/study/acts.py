"""A year of study: planned by month and organ, held, courts visited, lists of laws kept, accounts given at the year's end."""

from collections.abc import Iterable

from fazhi.kernel import capacities, standing
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, OfficerOf, Rows, Text
from fazhi.kernel.once import only_one, same_year
from fazhi.kernel.wrong import Objection
from fazhi.lines.study.stages import COURTS, FINISHED, FORMS, ORGANS, PLANNING, POSTS, RUNNING

OFFICE = (capacities.clerk, capacities.unit_head)
YEARLY = ("exam", "court", "account")


class BeginPlan(Act):
    """The year's plan of study is begun."""

    title, basis = "启动年度学法计划", "学法·计划"
    of_turn, asks = 0, same_year
    by, at, enters = OFFICE, NEW, PLANNING
    starts = "plan"
    year = Count("年度", least=2004, most=2100)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from only_one(case, self, "学法计划", "学法·计划")


class AdoptPlan(Act):
    """The plan is adopted: which organ learns which law, when and how; exam, court visit and account are owed by the year's end."""

    title, basis = "审定年度学法计划", "学法·计划"
    by, at, enters = OFFICE, PLANNING, RUNNING
    signs, meets, issues = (capacities.leader,), "plan", "plan"
    summary = Text("年度安排", lines=3)
    items = Rows("学习安排", least=1, most=60, month=Count("月份", least=1, most=12), organ=Choice("组织", ORGANS), laws=Code("学习内容"),
                 form=Choice("方式", FORMS))

    def follows(self, case: Case) -> Iterable[Consequence]:
        begun = case.said(BeginPlan)
        for term in YEARLY:
            yield c.Start(term, due=f"{begun.year if begun else case.day.year}-12-31")


class KeepList(Act):
    """The list of laws that a post must know: kept with its version, the older one goes out of force."""

    title, basis = "更新应知应会清单", "学法·清单"
    by, at, signs = OFFICE, RUNNING, (capacities.leader,)
    post = Choice("适用岗位", POSTS)
    version = Code("版本", help="例如 2024年版")
    laws = Text("清单内容", lines=8, help="每行一部")
    file = File("清单文件", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from standing.ended(case, "study_law", str(self.post))
        yield c.List("study_law", self.post, f"{POSTS[self.post]}应知应会清单（{self.version}）", {"version": self.version})


class Learn(Act):
    """An organ learned: what, how long, who was there by the sign-in sheet; everybody's own record follows from it."""

    title, basis = "登记学法", "学法·学习"
    fact = True
    by, at = OFFICE, RUNNING
    counts = (Counts("study.sessions", dims=("organ", "form")), Counts("study.people", amount="people", dims=("organ",)))
    organ = Choice("组织", ORGANS)
    form = Choice("方式", FORMS)
    topic = Text("主题", required=False)
    laws = Code("学习的法律法规")
    minutes = Count("学习时长", least=1, most=1440, unit="分钟")
    teacher = Text("主讲人", required=False)
    people = Rows("参加人员", least=1, most=400, learner=OfficerOf("人员", "", role="learned"))
    sheet = File("签到表", required=False)
    note = Text("备注", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.sheet:
            yield Objection("没有签到表，参加人员无从核对", "学法·学习", "请补传签到表")
        yield from twice(self.people)


def twice(people: list[dict[str, str]] | None) -> Iterable[Objection]:
    """Somebody stands twice on one sheet."""
    named = [row["learner"] for row in people or ()]
    if len(set(named)) < len(named):
        yield Objection("同一人在名单里出现两次", "学法·学习", "请删去重复的行", firm=True)


class VisitCourt(Act):
    """Officials sat in a court's hearing; best one in which an office like theirs is sued."""

    title, basis = "登记旁听庭审", "学法·旁听庭审"
    fact = True
    by, at, meets, issues = OFFICE, RUNNING, "court", "court"
    counts = (Counts("study.court_visits", dims=("kind",)), Counts("study.court_people", amount="heads"))
    court = Code("法院")
    number = Code("案号")
    kind = Choice("案件", COURTS)
    online = Choice("方式", {"room": "到庭旁听", "online": "网络直播旁听"}, default="room")
    heads = Count("旁听人数", least=1, unit="人")
    people = Rows("参加人员", least=0, most=200, required=False, learner=OfficerOf("人员", "", role="learned"))
    thoughts = Text("心得体会", lines=4, required=False)
    photo = File("照片或直播截图", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if len(self.people or ()) > (self.heads or 0):
            yield Objection(f"名单有{len(self.people or ())}人，旁听人数只写了{self.heads}人", "学法·旁听庭审", "请核对人数", firm=True)
        yield from twice(self.people)


class Account(Act):
    """Somebody gave account of his work under the law in the year-end review."""

    title, basis = "登记述法", "第一责任人·述法"
    fact = True
    by, at, meets = OFFICE, RUNNING, "account"
    counts = Counts("study.accounts", dims=("post",))
    who = OfficerOf("述法人", "", role="accounted")
    post = Choice("职务类别", POSTS)
    how = Choice("方式", {"meeting": "会议述法", "written": "书面述法"})
    on_day = Day("述法日期", required=False)
    rated = Choice("评议", {"good": "好", "fair": "较好", "poor": "一般或差"}, required=False)
    report = File("述法报告", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.report:
            yield Objection("没有附述法报告", "第一责任人·述法", "请补传述法报告")


class ClosePlan(Act):
    """The year is over: what was planned and was not done is named."""

    title, basis = "总结年度学法", "学法·计划"
    by, at, enters = OFFICE, RUNNING, FINISHED
    voids = (*YEARLY, "retake")
    note = Text("总结", lines=4)
    why_not = Text("未完成事项的原因", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        names = {"exam": "年度学法考试", "court": "旁听庭审", "account": "述法"}
        left = [title for term, title in names.items() if case.open(term)]
        if left and not self.why_not:
            yield Objection(f"本年度没有完成：{'、'.join(left)}", "学法·计划", "请补做，或写明未完成的原因", firm=True)
