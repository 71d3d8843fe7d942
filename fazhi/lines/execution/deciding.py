"""Execution by the office itself: decided, carried out by day and on working days, done by another in place of the person."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import capacities, together
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, Flag, ListingOf, Moment, Money, OfficerOf, Place, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.execution.acts import ISSUED, AnnounceBuilding, Demand
from fazhi.lines.execution.stages import (
    COURT,
    DECIDED,
    DEMANDED,
    DUE,
    WAYS,
    by_another,
    counted,
    final,
    going_on,
    obliged,
    power_in_force,
    remedies,
    weighed,
)

OWN_WAYS = {key: WAYS[key] for key in ("transfer", "auction", "remove", "demolish")}
HARMS = {"traffic": "危害交通安全", "pollution": "造成环境污染", "resources": "破坏自然资源"}


def demanded(case: Case, hiding: bool = False) -> Iterable[Objection]:
    """The demand was served and its days have passed; signs of hiding property are the only way around."""
    asked = case.said(Demand)
    if asked is None:
        yield Objection("没有催告，不得强制执行", "强制·催告", "请先催告并送达")
    elif case.open("serve", _paper(case)) is not None:
        yield Objection("催告书还没有送达", "强制·催告", "请送达并登记送达回证")
    elif case.at[:10] <= asked.until and not hiding:
        yield Objection(f"催告的履行期限到{asked.until}才届满", "强制·执行决定", "请等期限届满；有转移、隐匿财物迹象的，写明情况")


def _paper(case: Case) -> str:
    papers = case.papers("execution.demand")
    return max(((str(each["issued_on"]), str(each["id"])) for each in papers), default=("", ""))[1]


class Decide(Act):
    """Where the law gives this office the power, it decides to enforce after the demand has been in vain."""

    title, basis = "作出强制执行决定", "强制·执行决定"
    by, at, enters = capacities.handler, DEMANDED, DECIDED
    signs = (capacities.unit_head, capacities.leader, capacities.chief)
    asks, counts = (power_in_force, remedies), ISSUED
    way = Choice("强制执行方式", OWN_WAYS)
    power = ListingOf("强制执行权", "enforcement", required=False)
    facts = Text("理由和依据", lines=3)
    when = Text("执行的时间和安排", lines=2)
    planned = Day("执行日期", required=False, help="强制拆除的必须填写；实施不得早于这一日")
    hiding = Flag("催告期间有转移、隐匿财物的迹象", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from by_another(case)
        yield from going_on(case)
        yield from weighed(case)
        yield from demanded(case, bool(self.hiding))
        if self.way and case.asked.get("power_in_force") is None:
            yield Objection("法律没有把这项强制执行权给本机关", "强制·申请法院", "请申请人民法院强制执行，或先登记有效的依据")
        if self.hiding and not self.hiding_reason:
            yield Objection("没有写明转移、隐匿财物的迹象", "强制·执行决定", "请写明情况和证据")
        yield from fitting(case, self.way)
        if self.way == "demolish" and not self.planned:
            yield Objection("没有写明强制拆除的日期", "强制·执行决定", "请填写执行日期")
        yield from forbidden(case, f"{self.planned}T12:00" if self.planned else None, False, False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("decision", of=obliged(case))
        yield c.Start("publish")


def fitting(case: Case, way: str | None) -> Iterable[Objection]:
    """Each way has its own conditions: an unpaid fine must have run on, a building needs notice and lapsed remedies."""
    kind = case.first.kind
    if way and ((way in ("transfer", "auction")) != (kind == "money") or (way == "demolish") != (kind == "building")):
        yield Objection("这种执行方式与当事人的义务不符", "强制·执行决定", "请核对方式", firm=True)
    if kind == "money" and case.first.due:
        first, unknown = counted(case, "penalty.convert_fine", date.fromisoformat(case.first.due[:10]))
        if first and case.day < first:
            yield Objection(f"加处罚款还没有超过法定日数（自{first}起才可以强制执行）", "强制·抵缴", "请等期间经过", rule="ACL-13")
        elif unknown:
            yield Objection(f"{unknown}年放假安排没有载入，加处罚款的法定日数何时经过不能确定", "强制·抵缴", "请核对日历；载入放假安排后自动计算", warns=True)
    if kind == "building":
        yield from announced(case, case.at[:10])


def announced(case: Case, day: str) -> Iterable[Objection]:
    """A building is pulled down only after the day that was announced on the spot, and when the decision can no longer be challenged."""
    notice = max((said for act in (AnnounceBuilding, "execution.AnnounceAfterRuling") for said in case.each(act, ever=True)), key=lambda said: said.n, default=None)
    if notice is None:
        yield Objection("没有公告限期自行拆除", "强制·强制拆除", "请先公告", rule="ACL-16")
    elif day <= notice.until:
        yield Objection("公告的自行拆除期限还没有届满", "强制·强制拆除", "请等期限届满", rule="ACL-16")
    yield from (Objection(each.sentence, "强制·强制拆除", each.overcome, rule="ACL-16") for each in final(case))


def not_before(case: Case, began: str | None) -> Iterable[Objection]:
    """Nothing is carried out before the day that the decision names, nor – a building – before the announced one."""
    decided = case.said(Decide)
    if began and decided and decided.planned and began[:10] < decided.planned:
        yield Objection(f"强制执行决定书写明的执行日期是{decided.planned}，不得提前实施", "强制·执行决定", "请到期再实施")
    if began and case.first.kind == "building":
        yield from announced(case, began[:10])


def forbidden(case: Case, moment: str | None, homes: bool, urgent: bool) -> Iterable[Objection]:
    """No enforcement at night or on a public holiday unless urgent; never by cutting off a home's water, power, heat or gas."""
    if homes:
        yield Objection("不得以停水、停电、停热、停燃气等方式迫使居民履行", "强制·禁止时段", "请改用其他方式", rule="ACL-17")
    if not moment or urgent:
        return
    day, hour = date.fromisoformat(moment[:10]), int(moment[11:13] or 0)
    known = law.calendar.current()
    if not known.has(day.year):
        yield Objection(f"{day.year}年放假安排没有载入，不能判断{day}是不是法定节假日", "强制·禁止时段", "请自行核对；是法定节假日的，改在其他日子", warns=True)
    elif known.why(day).endswith("放假"):
        yield Objection(f"{known.why(day)}，不得实施强制执行", "强制·禁止时段", "请改在其他日子；情况紧急的，写明理由", rule="ACL-17")
    if hour >= case.limit("ACL-17.from") or hour < case.limit("ACL-17.to"):
        yield Objection("不得在夜间实施强制执行", "强制·禁止时段", "请改在白天；情况紧急的，写明理由", rule="ACL-17.from")


def two_officers(case: Case, second: str | None) -> Iterable[Objection]:
    """Two different persons, both with a certificate valid on the day."""
    yield from together.two_officers(case, second, Objection("执法人员不得少于两人", "处罚·两人执法", "请另派一名持证执法人员共同办理"),
                                     Objection("执法人员没有当日有效的执法证件", "处罚·资格证件", "请由持证人员办理，或先登记证件"))


class Carry(Act):
    """The decision is carried out in the presence of two officers, at a permitted time and in a permitted way."""

    title, basis = "实施强制执行", "强制·执行决定"
    by, at, asks = (capacities.officer,), (DECIDED, COURT), remedies
    issues, counts = "carried", ISSUED
    filmed = "强制拆除"
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    began = Moment("开始时间")
    ended = Moment("结束时间", required=False)
    place = Place("地点", required=False, told="AnnounceBuilding.place")
    record = Text("执行笔录", lines=4)
    photos = File("照片、录像", many=True, required=False, live=True)
    present = Text("在场人员（当事人不到场的，写明见证人）")
    homes = Flag("采用停水、停电、停热、停燃气的方式")
    urgent = Flag("情况紧急", reason=True)

    @classmethod
    def filmed_now(cls, memory: Mapping[str, Any]) -> str:
        decided = (memory["acts"].get("execution.Decide") or {"kept": []})["kept"]
        pulled_down = memory["first"].get("s", {}).get("kind") == "building" or any(one["s"].get("way") == "demolish" for one in decided)
        return cls.filmed if pulled_down else ""

    def when_taken(self, at: str, time_of: Callable[[str], str]) -> str:
        return str(self.began or at)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second)
        yield from going_on(case)
        yield from forbidden(case, self.began, bool(self.homes), bool(self.urgent and self.urgent_reason))
        if self.began and self.began[:10] > case.day.isoformat():
            yield Objection("开始时间在办理日期之后，笔录只能记已经实施的执行", "强制·执行决定", "请核对开始时间", firm=True)
        if self.began and self.ended and self.ended < self.began:
            yield Objection("结束时间早于开始时间", "强制·执行决定", "请核对时间", firm=True)
        yield from not_before(case, self.began)
        ruled = case.said("execution.Rule")
        if case.stage == "court" and not (ruled and ruled.result == "granted" and ruled.executor == "organ"):
            yield Objection("法院没有裁定由本机关组织实施", "强制·申请法院", "请登记准予执行的裁定")
        elif case.stage == "decided" and not case.done(Decide):
            yield Objection("决定的是代履行，不是由本机关强制执行", "强制·代履行", "请登记代履行", firm=True)
        if any(each.state == "open" for each in case.deadlines("serve")):
            yield Objection("强制执行决定书还没有送达", "强制·执行决定", "请先送达")


class Substitute(Act):
    """What the person does not do, and what endangers traffic, nature or resources, is done by another at his cost."""

    title, basis = "作出代履行决定", "强制·代履行"
    by, at, enters = capacities.handler, DEMANDED, DECIDED
    signs, asks = (capacities.unit_head, capacities.leader), remedies
    counts = ISSUED
    harm = Choice("后果已经或者将要", HARMS)
    facts = Text("理由和依据", lines=2)
    object = Text("代履行的标的和方式", lines=2)
    planned = Day("代履行日期")
    performer = Text("代履行人")
    neutral = Flag("代履行人与案件没有利害关系")
    budget = Money("费用预算")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from by_another(case)
        yield from going_on(case)
        yield from weighed(case)
        yield from demanded(case)
        if case.first.kind != "act":
            yield Objection("只有排除妨碍、恢复原状等义务才能代履行", "强制·代履行", "请改用其他方式", rule="ACL-14")
        if self.performer and not self.neutral:
            yield Objection("代履行人应当是没有利害关系的第三人，或者由本机关代履行", "强制·代履行", "请另选代履行人后如实勾选", rule="ACL-14")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("substitution", of=obliged(case))
        yield c.Start("publish")


class Remind(Act):
    """Some days before another does the work the person is urged once more; if he obeys, it stops."""

    title, basis = "代履行前催告", "强制·代履行"
    by, at, counts = capacities.handler, DECIDED, ISSUED
    planned = Day("将要代履行的日期")
    words = Text("催告内容", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.done(Substitute):
            yield Objection("没有代履行决定", "强制·代履行", "请先作出代履行决定并送达", firm=True)
        last, unknown = counted(case, "coercion.substitute", case.day, date.fromisoformat(self.planned)) if self.planned else (None, 0)
        if unknown:
            yield Objection(f"{unknown}年放假安排没有载入，最迟哪一天催告不能确定", "强制·代履行", "请核对离代履行日期还有几个工作日", warns=True)
        elif last and case.day > last:
            yield Objection(f"代履行前的催告日数不够（最迟应当在{last}催告）", "强制·代履行", "请改定代履行日期", rule="ACL-14")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("reminder", of=obliged(case))


class Perform(Act):
    """Another does the work; an officer watches, the sheet is signed, the cost is what it really was."""

    title, basis = "实施代履行", "强制·代履行"
    by, at, asks = (capacities.officer,), DECIDED, remedies
    starts, issues, counts = "costs", "performed", ISSUED
    supervisor = OfficerOf("到场监督人员", "officer", role="witnessed", confirms=True)
    began = Moment("开始时间")
    record = Text("代履行情况", lines=3)
    signed = Text("签名的代履行人、当事人或者见证人")
    cost = Money("实际费用")
    homes = Flag("采用停水、停电、停热、停燃气的方式")
    urgent = Flag("情况紧急", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.supervisor)
        yield from going_on(case)
        yield from forbidden(case, self.began, bool(self.homes), bool(self.urgent and self.urgent_reason))
        reminded = case.said(Remind)
        if reminded is None or (self.began and reminded.planned > self.began[:10]):
            yield Objection("代履行前没有按日数再次催告", "强制·代履行", "请先催告，到催告书写明的日期再实施", rule="ACL-14")
        decided = case.said(Substitute)
        if decided and self.began and self.began[:10] < decided.planned:
            yield Objection(f"代履行决定书写明的日期是{decided.planned}，不得提前实施", "强制·代履行", "请到期再实施", rule="ACL-14")
        if any(each.state == "open" for each in case.deadlines("serve")):
            yield Objection("代履行决定书或者催告书还没有送达", "强制·代履行", "请先送达", rule="ACL-14")


class ClearAtOnce(Act):
    """What lies on a road, river or public place and must be cleared at once is cleared; an absent person is told at once after."""

    title, basis = "立即代履行", "强制·立即代履行"
    by, at, enters = (capacities.officer,), (DUE, DEMANDED), DECIDED
    signs, counts, starts = (capacities.leader,), ISSUED, "costs"
    place = Choice("地点", {"road": "道路", "river": "河道", "channel": "航道", "public": "公共场所"})
    object = Choice("对象", {"litter": "遗洒物", "obstacle": "障碍物", "pollutant": "污染物"})
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    facts = Text("为什么必须立即清除、当事人为什么不能清除", lines=2)
    record = Text("清除情况", lines=2)
    cost = Money("实际费用")
    present = Flag("当事人在场")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from by_another(case)
        yield from two_officers(case, self.second)
        if case.first.kind != "act":
            yield Objection("只有清除遗洒物、障碍物、污染物才能立即代履行", "强制·立即代履行", "请改用其他方式", rule="ACL-15")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("cleared", of=obliged(case))
        if not self.present:
            yield c.Start("notify")


class Notify(Act):
    """The person who was not there is told at once that the place was cleared in his stead."""

    title, basis = "通知当事人已经立即代履行", "强制·立即代履行"
    by, at, meets = capacities.handler, DECIDED, "notify"
    way = Text("通知的方式和时间")
