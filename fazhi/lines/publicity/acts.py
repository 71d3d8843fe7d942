"""What is done to make the law known: the year's plan, events in their forms with audiences counted honestly, materials handed out, effects."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, MatterOf, OfficeOf, Place, Rows, Text
from fazhi.kernel.wrong import Objection

PLANNING = Stage("planning", "计划起草")
RUNNING = Stage("running", "计划实施中")
PREPARED = Stage("prepared", "活动准备中")
HELD = Stage("held", "已举办，待核验")
CLOSED = Stage("closed", "已核验归档", end=True)
FINISHED = Stage("finished", "计划已总结", end=True)
CANCELLED = Stage("cancelled", "已取消", end=True)
STAGES = (PLANNING, RUNNING, PREPARED, HELD, CLOSED, FINISHED, CANCELLED)

FORMS = {
    "lecture": "讲座授课", "stall": "设点摆摊宣传", "visit": "入户走访", "show": "文艺演出", "court": "旁听庭审", "case": "以案释法",
    "contest": "知识竞赛", "film": "影视展播", "online": "网络直播或推送", "training": "骨干培训",
}
INTO = {"organ": "进机关", "village": "进乡村", "community": "进社区", "school": "进学校", "company": "进企业", "unit": "进单位"}
AUDIENCE = {"cadres": "国家工作人员", "villagers": "村（居）民", "students": "青少年学生", "workers": "企业职工", "managers": "经营者", "elderly": "老年人",
            "migrants": "外来务工人员"}
GOT = {"signed": "签到", "handed": "按发放份数", "estimated": "目测估计"}
MATERIALS = {"book": "书册", "leaflet": "单张折页", "goods": "宣传品", "poster": "海报挂图"}
ORGANISERS = {"justice": "司法所", "enforcement": "综合行政执法队", "governance": "综合治理办", "office": "党政办", "women": "妇联", "youth": "团委",
              "school": "学校", "police": "派出所", "village": "村（社区）", "counsel": "法律顾问"}
OFFICE = (capacities.clerk, capacities.unit_head)


class BeginPlan(Act):
    """The year's publicity plan and its list of duties are begun."""

    title, basis = "启动年度普法计划", "普法·计划"
    fact = True
    by, at, enters = OFFICE, NEW, PLANNING
    starts = "plan"
    year = Count("年度", least=2004, most=2100)


class AdoptPlan(Act):
    """The plan is adopted: which unit makes which law known, to whom, in which form, when."""

    title, basis = "审定普法责任清单", "普法·计划"
    by, at, enters = OFFICE, PLANNING, RUNNING
    signs = (capacities.leader,)
    meets = "plan"
    issues = "plan"
    summary = Text("年度安排", lines=4)
    duties = Rows("责任清单", least=1, most=100, unit=Choice("责任单位", ORGANISERS), law=Code("法律法规"), audience=Choice("对象", AUDIENCE),
                  form=Choice("方式", FORMS), month=Count("月份", least=1, most=12))


class ClosePlan(Act):
    """The year is over; what was planned and what was held are compared."""

    title, basis = "总结年度普法计划", "普法·责任制"
    fact = True
    by, at, enters = OFFICE, RUNNING, FINISHED
    held = Count("已举办活动", unit="场")
    note = Text("总结", lines=4)


class Prepare(Act):
    """An event is prepared: theme, form, for whom, into which of the six places."""

    title, basis = "安排普法活动", "普法·活动"
    fact = True
    at, enters = NEW, PREPARED
    what = Text("主题", lines=2)
    form = Choice("形式", FORMS, default="case")
    into = Choice("六进类别", INTO, many=True, required=False)
    audience = Choice("主要对象", AUDIENCE, default="villagers")
    day = Day("计划日期", required=False)
    village = OfficeOf("村（社区）", "village", required=False)
    plan = MatterOf("所属年度计划", "publicity", required=False)
    about = MatterOf("取材的案件", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.village:
            yield c.Set({"unit": self.village})
        if self.plan:
            yield c.Relate(self.plan, "plan")
        if self.about:
            yield c.Relate(self.about, "about")


class Hold(Act):
    """The event was held: one event is one, however many organised it; the audience with how its number was got."""

    title, basis = "登记举办情况", "普法·活动"
    fact = True
    by, at, enters = OFFICE, PREPARED, HELD
    counts = (Counts("publicity.events", dims=("form", "audience")), Counts("publicity.audience", amount="attended", dims=("got",)))
    organisers = Choice("主办单位（几家合办仍计一场）", ORGANISERS, many=True)
    into = Choice("六进类别", INTO, many=True)
    place = Place("地点")
    attended = Count("受众", unit="人次")
    got = Choice("受众人数的来历", GOT)
    sheet = File("签到表", required=False)
    photo = File("现场照片", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.got == "signed" and not self.sheet:
            yield Objection("按签到计的受众人数，须附签到表", "普法·活动", "请上传签到表，或如实改为“目测估计”", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("check")


class HandOut(Act):
    """Materials were handed out at the event, counted by kind."""

    title, basis = "登记发放资料", "普法·资料"
    fact = True
    by, at = OFFICE, (HELD, CLOSED)
    counts = Counts("publicity.materials", amount="copies", dims=("kind",))
    kind = Choice("种类", MATERIALS)
    name = Code("资料名称")
    copies = Count("份数", least=1, most=100000, unit="份", adds=True)


class Feedback(Act):
    """What the audience took from it: asked, tested, or told in their own words."""

    title, basis = "登记活动效果", "普法·对象"
    fact = True
    by, at = OFFICE, (HELD, CLOSED)
    asked = Count("问卷或测试份数", unit="份")
    passed = Count("合格或满意", unit="份")
    note = Text("反馈", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.passed is not None and self.asked is not None and self.passed > self.asked:
            yield Objection("合格或满意的份数多于问卷份数", "普法·对象", "请核对两个数字", firm=True)


class Check(Act):
    """Somebody who did not report the event verifies it against sheet and photographs."""

    title, basis = "核验活动", "普法·责任制"
    by, at, enters = (capacities.unit_head, capacities.reviewer, capacities.leader), HELD, CLOSED
    apart_from = (Hold, HandOut)
    meets = "check"
    result = Choice("核验结论", {"true": "属实", "corrected": "已要求更正"})
    note = Text("核验情况", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        handed, held = case.total(HandOut, "copies"), case.said(Hold)
        if held and held.got == "handed" and (held.attended or 0) > handed:
            yield Objection(f"受众按发放份数计为{held.attended}人次，登记发放的资料只有{handed}份", "普法·资料", "请先补登资料或更正受众人数", firm=True)


class Cancel(Act):
    """The event is not held."""

    title, basis = "取消活动", "普法·活动"
    fact = True
    by, at, enters = OFFICE, PREPARED, CANCELLED
    reason = Text("原因", lines=2)
