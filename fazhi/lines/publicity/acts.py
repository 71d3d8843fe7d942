"""What is done to make the law known: the year's plan, events in their forms with audiences counted honestly, materials handed out, effects."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, MatterOf, OfficeOf, Place, Rows, Text
from fazhi.kernel.once import only_one, same_year
from fazhi.kernel.templates import table_of
from fazhi.kernel.wrong import Objection
from fazhi.lines.publicity.stages import (
    AUDIENCE,
    CANCELLED,
    CLOSED,
    DAYS,
    FORMS,
    GOT,
    HELD,
    INTO,
    MATERIALS,
    OFFICE,
    ORGANISERS,
    PLANNING,
    PREPARED,
    RUNNING,
)
from fazhi.lines.publicity.stock import in_stock


class BeginPlan(Act):
    """The year's publicity plan and its list of duties are begun."""

    title, basis = "启动年度普法计划", "普法·计划"
    of_turn, asks = 0, same_year
    by, at, enters = OFFICE, NEW, PLANNING
    starts = "plan"
    year = Count("年度", least=2004, most=2100)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from only_one(case, self, "普法计划", "普法·计划")


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

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Open("disclosure", {"what": f"{case.first.year}年度普法责任清单", "column": "plan"}, kind="public")


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
    memorial = Choice("关联纪念日", DAYS, required=False)
    village = OfficeOf("村（社区）", "village", required=False)
    plan = MatterOf("所属年度计划", "publicity", begun=("publicity.BeginPlan",), required=False)
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
    counts = (Counts("publicity.events", dims=("form", "audience", "memorial")), Counts("publicity.audience", amount="attended", dims=("form", "got")))
    organisers = Choice("主办单位（几家合办仍计一场）", ORGANISERS, many=True)
    into = Choice("六进类别", INTO, many=True, help="本地实行“法律八进”的，可以选后四项中的两项")
    place = Place("地点")
    attended = Count("受众", unit="人次")
    volunteers = Count("参加的志愿者、讲师", unit="人", required=False)
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
    by, at, asks = OFFICE, (HELD, CLOSED), in_stock
    counts = Counts("publicity.materials", amount="copies", dims=("kind", "name", "form"))
    kind = Choice("种类", MATERIALS)
    name = Code("资料名称")
    copies = Count("份数", least=1, most=100000, unit="份", adds=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        left = case.asked.get("in_stock")
        if left is not None and self.copies is not None and self.copies > left:
            yield Objection(f"“{self.name}”库存只有{left}份，登记发放{self.copies}份", "普法·资料", "请核对份数，或先登记资料入库", firm=True)


class Feedback(Act):
    """What the audience took from it: asked, tested, or told in their own words."""

    title, basis = "登记活动效果", "普法·对象"
    fact = True
    by, at = OFFICE, (HELD, CLOSED)
    counts = (Counts("publicity.asked", amount="asked", dims=("form",)), Counts("publicity.understood", amount="passed", dims=("form",)))
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
    apart_from, shows = (Hold, HandOut), ("Hold.place", "Hold.attended", "Hold.got", "Hold.sheet", "Hold.photo", "HandOut.copies")
    meets = "check"
    result = Choice("核验结论", {"true": "属实", "corrected": "已要求更正"})
    note = Text("核验情况", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        handed, held = case.total(HandOut, "copies"), case.said(Hold)
        if held and held.got == "handed" and (held.attended or 0) > handed:
            yield Objection(f"受众按发放份数计为{held.attended}人次，登记发放的资料只有{handed}份", "普法·资料", "请先补登资料或更正受众人数", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("event", words=as_held(case))


def as_held(case: Case) -> dict[str, str]:
    """What the record sheet of an event says besides the words of its acts: form, day, materials by name, and how many were asked."""
    held, asked = case.said(Hold), case.total(Feedback, "asked")
    given = [(MATERIALS[one.kind], one.name, f"{one.copies}份") for one in reversed(list(case.each(HandOut, ever=True)))]
    return {"form": FORMS.get(str(case.first.form or ""), ""), "on": held.at[:10] if held else "",
            "handed": table_of([("种类", "资料名称", "份数"), *given]) if given else "",
            "asked": f"{asked}份，合格或满意{case.total(Feedback, 'passed')}份" if asked else ""}


class Cancel(Act):
    """The event is not held."""

    title, basis = "取消活动", "普法·活动"
    gives_up = True
    fact = True
    by, at, enters = OFFICE, PREPARED, CANCELLED
    reason = Text("原因", lines=2)
