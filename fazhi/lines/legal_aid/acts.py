"""What is done with village advisers and at the legal service station: engaged, visits kept and confirmed by the village, questions answered."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, EntryOf, File, Moment, Money, OfficeOf, Text, Who
from fazhi.kernel.models import Matter, Party
from fazhi.kernel.wrong import Objection

SERVING = Stage("serving", "服务期内")
LOGGING = Stage("logging", "登记中")
TAKEN = Stage("taken", "已接收申请")
PASSED = Stage("passed", "已转交法律援助机构")
AIDED = Stage("aided", "援助办理中")
ENDED = Stage("ended", "服务已结束", end=True)
KEPT = Stage("kept", "本年登记已结", end=True)
DONE = Stage("done", "已反馈结果", end=True)
STAGES = (SERVING, LOGGING, TAKEN, PASSED, AIDED, ENDED, KEPT, DONE)

MODES = {"onsite": "到村坐班", "phone": "电话", "online": "微信或视频"}
WORK = {"consult": "法律咨询", "contract": "审看合同", "charter": "村规民约", "mediate": "参与调解", "lecture": "法治讲座", "aid": "援助引导", "screen": "排查矛盾"}
TOPICS = {
    "marriage": "婚姻家庭", "labour": "劳动用工", "land": "土地山林", "debt": "民间借贷", "injury": "损害赔偿", "neighbour": "相邻关系",
    "property": "房屋宅基地", "contract": "合同", "criminal": "刑事", "other": "其他",
}
OFFICE = (capacities.clerk, capacities.unit_head)


def month_of(on: date) -> str:
    """The calendar month of a day: 2021-03."""
    return on.isoformat()[:7]


def quarter_of(on: date) -> str:
    """The calendar quarter of a day: 2021Q1."""
    return f"{on.year}Q{(on.month + 2) // 3}"


def next_month(on: date) -> date:
    """The first day of the following month."""
    return date(on.year + on.month // 12, on.month % 12 + 1, 1)


def next_quarter(on: date) -> date:
    """The first day of the following quarter."""
    last = (on.month + 2) // 3 * 3
    return next_month(date(on.year, last, 1))


def owed(case: Case, on: date) -> Iterator[Consequence]:
    """The duties of the month and quarter of a day begin, unless they were begun before."""
    until = case.first.until
    if until and on.isoformat() > str(until):
        return
    if not case.deadlines("visit", month_of(on)):
        yield c.Start("visit", of=month_of(on), since=on.isoformat())
    if not case.deadlines("month", month_of(on)):
        yield c.Start("month", of=month_of(on), since=on.isoformat())
    if not case.deadlines("lecture", quarter_of(on)):
        yield c.Start("lecture", of=quarter_of(on), since=on.isoformat())


def others_served(case: Case, act: Any) -> int:
    """How many other villages the lawyer serves on the day, as far as he is a person known here."""
    person = (act.adviser or {}).get("person") or ""
    theirs = Party.objects.filter(person=person, capacity="adviser", struck="").exclude(matter=case.id).values("matter") if person else []
    return Matter.objects.filter(id__in=theirs, office=case.office, stage=SERVING.key, struck="").count() if person else 0


class Engage(Act):
    """A village and a lawyer sign for a term of service; the monthly and quarterly duties begin."""

    title, basis = "聘任村（社区）法律顾问", "村顾问·聘任"
    by, at, enters = OFFICE, NEW, SERVING
    starts, asks = "file", others_served
    issues = "engagement"
    counts = Counts("legal_aid.engaged")
    village = OfficeOf("村（社区）", "village")
    adviser = Who("律师", capacity="adviser")
    firm = Text("律师事务所")
    since = Day("服务开始日期")
    until = Day("服务结束日期")
    fee = Money("年度补贴", required=False)
    contract = File("服务合同", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.since and self.until and self.until <= self.since:
            yield Objection("服务结束日期不晚于开始日期", "村顾问·聘任", "请核对合同上的起止日期", firm=True)
        most, served = case.limit("va.villages"), case.asked.get("others_served") or 0
        if most and served >= most:
            yield Objection(f"这名律师已经服务{served}个村（社区），一般不超过{most}个", "村顾问·聘任", "请另选律师，或者报县司法局同意", rule="va.villages")

    def follows(self, case: Case) -> Iterable[Consequence]:
        begin = date.fromisoformat(self.since)
        yield c.Set({"unit": self.village})
        yield c.Start("visit", of=month_of(begin), since=self.since)
        yield c.Start("month", of=month_of(begin), since=self.since)
        yield c.Start("lecture", of=quarter_of(begin), since=self.since)


class Report(Act):
    """The engagement, a change or its end is reported to the county justice bureau."""

    title, basis = "报县司法局备案", "法律顾问·备案"
    fact = True
    by, at = OFFICE, (SERVING, ENDED)
    meets = "file"
    receipt = File("备案回执", required=False)


class Visit(Act):
    """The adviser was in the village, or served it from afar; how long, and with what kinds of work."""

    title, basis = "登记顾问服务", "村顾问·记录"
    fact = True
    by, at = (*OFFICE, capacities.counsel), SERVING
    counts = (Counts("legal_aid.visits", dims=("mode",), when=lambda said, memory, outcome: said.get("mode") == "onsite"),
              Counts("legal_aid.mediated", when=lambda said, memory, outcome: "mediate" in (said.get("work") or ())),
              Counts("legal_aid.contracts_read", when=lambda said, memory, outcome: "contract" in (said.get("work") or ())))
    mode = Choice("服务方式", MODES)
    minutes = Count("服务时长", least=1, most=720, unit="分钟", help="到村坐班的才计入每月服务时长")
    work = Choice("服务内容", WORK, many=True)
    note = Text("工作日志", lines=3)
    begun_at = Moment("开始时间", required=False)
    photo = File("现场照片", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from outside_contract(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from owed(case, case.day)
        yield c.Start("confirm_service", of=case.entry, unit=str(case.row.get("unit") or ""))


class Confirm(Act):
    """The village confirms a visit, or says how long it really was; a month is fulfilled by confirmed hours only."""

    title, basis = "村居确认服务", "村顾问·记录"
    by, at = capacities.cadre, (SERVING, ENDED)
    apart_from, anew = Visit, "legal_aid.Recount"
    meets, answers = "confirm_service", "confirm_service"
    counts = (Counts("legal_aid.minutes", amount="minutes", when=lambda said, memory, outcome: (said.get("minutes") or 0) > 0),)
    visit = EntryOf("服务记录", "legal_aid.Visit", of=True)
    minutes = Count("确认到村时长", least=0, most=720, unit="分钟", help="与日志不符的按实际填写；电话、微信服务填 0")
    remark = Text("说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        visit = next((each for each in case.each(Visit, ever=True) if each.entry == self.visit), None)
        if self.visit and any(each.visit == self.visit for each in case.each(Confirm, ever=True)):
            yield Objection("这次服务已经确认过", "村顾问·记录", "填错的，请用“更正”", firm=True)
        if visit and self.minutes and self.minutes > (visit.minutes or 0):
            yield Objection("确认的时长多于日志登记的时长", "村顾问·记录", "请先由司法所更正日志", firm=True)
        if visit and visit.mode != "onsite" and self.minutes:
            yield Objection("电话、微信服务不抵到村坐班的时长", "村顾问·服务", "请填 0；该次服务仍留在日志中", firm=True)
        if not of_this_village(case):
            yield Objection("只能由本村（社区）的人确认", "村顾问·记录", "请转给服务所在的村（社区）", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        visit = next((each for each in case.each(Visit, ever=True) if each.entry == self.visit), None)
        if visit is None:
            return
        month = month_of(visit.on)
        if confirmed(case, month) + (self.minutes or 0) >= needed(case):
            yield c.Meet("visit", month)
            if case.stage == SERVING.key and not case.deadlines("visit", month_of(next_month(visit.on))) and next_month(visit.on).isoformat() <= str(case.first.until):
                yield c.Start("visit", of=month_of(next_month(visit.on)), since=next_month(visit.on).isoformat())


def outside_contract(case: Case) -> Iterable[Objection]:
    """Service on a day on which the contract does not run is recorded, and said to be outside it."""
    since, until, day = str(case.first.since or ""), str(case.first.until or ""), case.day.isoformat()
    if (since and day < since) or (until and day > until):
        yield Objection(f"服务日期不在合同约定的{since}至{until}之内", "村顾问·聘任", "照实登记；已经续聘的，请在新的聘任事项里登记")


def of_this_village(case: Case) -> bool:
    """True where the doer has a post in the village that is served; on paper the sheet says who it was."""
    village, officer = case.row.get("unit"), case.officer(case.doer)
    if not village or officer is None or case.manner != "here":
        return True
    return village in officer.units


def confirmed(case: Case, month: str) -> int:
    """Minutes in the village that the village has confirmed for a month (2021-03)."""
    visits = {each.entry for each in case.each(Visit, ever=True) if month_of(each.on) == month}
    return sum(int(each.minutes or 0) for each in case.each(Confirm, ever=True) if each.visit in visits)


def needed(case: Case) -> int:
    """Minutes a month owed to the village on the case's day (rule va.hours, in hours)."""
    hours = case.limit("va.hours")
    return int(hours * 60) if hours else 0


class Lecture(Act):
    """The adviser gave a lecture in the village; the quarter's duty is met."""

    title, basis = "法治讲座", "村顾问·讲座"
    fact = True
    by, at = (*OFFICE, capacities.counsel, capacities.cadre), SERVING
    counts = (Counts("legal_aid.lectures"), Counts("legal_aid.audience", amount="audience"))
    topic = Text("题目")
    audience = Count("听众", unit="人")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from outside_contract(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from owed(case, case.day)
        yield c.Meet("lecture", quarter_of(case.day))
        following = next_quarter(case.day)
        if following.isoformat() <= str(case.first.until) and not case.deadlines("lecture", quarter_of(following)):
            yield c.Start("lecture", of=quarter_of(following), since=following.isoformat())


class Explain(Act):
    """A month stayed below the hours: why, and what is done about it; the month is not owed any more but stays visible as missed."""

    title, basis = "说明未满服务时长", "村顾问·考核"
    by, at = capacities.unit_head, (SERVING, ENDED)
    month = Code("月份", help="例如 2021-02")
    reason = Text("原因和处理", lines=2)
    cut = Money("扣减补贴", required=False, adds=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        running = case.open("visit", self.month) if self.month else None
        if self.month and running is None:
            yield Objection("这个月没有未完成的服务时长", "村顾问·考核", "请核对月份", firm=True)
        if running and not running.over(case.day):
            yield Objection("这个月还没有过完，仍可到村服务", "村顾问·考核", "请在月底之后再作说明", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("visit", self.month)
        if case.stage == SERVING.key:
            yield from owed(case, case.day)


class Check(Act):
    """The justice office or the county looks into the log by sample."""

    title, basis = "抽查服务", "村顾问·考核"
    fact = True
    by, at = (capacities.unit_head, capacities.auditor), SERVING
    apart_from = (Visit, Confirm)
    result = Choice("抽查结果", {"true": "属实", "differs": "与记录不符"})
    note = Text("情况", lines=2)


class End(Act):
    """The service ends: the term is over, or one side ends it; what was logged may still be confirmed, and months that stayed short are still to be explained."""

    title, basis = "结束聘任", "村顾问·聘任"
    gives_up = True
    by, at, enters = capacities.unit_head, SERVING, ENDED
    voids = ("month", "lecture")
    why = Choice("原因", {"over": "期满", "agreed": "协商解除", "failed": "考核不合格"})
    note = Text("说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.why == "over" and case.first.until and case.day.isoformat() < str(case.first.until):
            yield Objection(f"服务期到{case.first.until}才满", "村顾问·聘任", "提前结束的，请选择其他原因并说明", firm=True)
        waiting = sum(1 for each in case.deadlines("confirm_service") if each.state == "open")
        if waiting:
            yield Objection(f"还有{waiting}次服务村（社区）没有确认", "村顾问·记录", "结束以后仍可确认；未确认的时长不计入考核和补贴", warns=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        logged = {each.of for each in case.deadlines("confirm_service") if each.state == "open"}
        waiting = {month_of(each.on) for each in case.each(Visit, ever=True) if each.entry in logged}
        for each in case.deadlines("visit"):
            if each.state == "open" and each.of >= month_of(case.day) and not (each.day and case.day >= each.day) and each.of not in waiting:
                yield c.Void("visit", each.of)  # a month cut short in which nothing waits for the village is not owed
