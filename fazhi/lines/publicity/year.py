"""The demonstration year of publicity: one plan, twenty-three events, 2936 copies handed out, one event cancelled for a storm."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.once import begun
from fazhi.kernel.pace import at, later
from fazhi.kernel.story import VILLAGES
from fazhi.lines.publicity.acts import AdoptPlan, Cancel, Check, Feedback, HandOut, Hold, Prepare
from fazhi.lines.publicity.closing import ClosePlan
from fazhi.lines.publicity.people import Deed, Enrol, Train
from fazhi.lines.publicity.stock import Push, StockIn

Event = tuple[str, Callable[[], None]]
COPIES = 2936
# (day, theme, form, into, audience, organisers)
EVENTS = (
    ("2021-01-21", "岁末防诈骗宣传", "stall", "village", "villagers", ("justice", "police")), ("2021-02-03", "欠薪维权法律服务进工地", "stall", "company", "migrants", ("justice",)),
    ("2021-03-08", "妇女权益保障法律宣传", "stall", "community", "villagers", ("justice", "women")), ("2021-03-15", "消费者权益日宣传", "stall", "community", "villagers", ("justice", "enforcement")),
    ("2021-03-26", "森林防火条例入户宣传", "visit", "village", "villagers", ("governance", "village")), ("2021-04-15", "国家安全教育日", "stall", "organ", "cadres", ("office", "justice")),
    ("2021-04-22", "土地管理法进乡村", "lecture", "village", "villagers", ("justice", "counsel")), ("2021-05-12", "美好生活·民法典相伴", "stall", "village", "villagers", ("justice", "women")),
    ("2021-05-19", "民法典进校园", "lecture", "school", "students", ("justice", "school")), ("2021-05-27", "民法典知识竞赛", "contest", "unit", "cadres", ("justice",)),
    ("2021-06-04", "环境保护法宣传", "stall", "community", "villagers", ("enforcement", "justice")), ("2021-06-25", "禁毒宣传", "stall", "school", "students", ("governance", "police")),
    ("2021-07-15", "新行政处罚法学习宣讲", "lecture", "organ", "cadres", ("justice", "enforcement")), ("2021-07-28", "安全生产法进企业", "lecture", "company", "workers", ("enforcement",)),
    ("2021-08-18", "暑期未成年人保护", "film", "village", "students", ("youth", "justice")), ("2021-09-09", "新安全生产法宣传", "stall", "company", "workers", ("enforcement", "justice")),
    ("2021-09-24", "农民丰收节法治宣传", "stall", "village", "villagers", ("justice", "village")), ("2021-10-14", "老年人权益保障宣传", "stall", "community", "elderly", ("justice", "women")),
    ("2021-10-28", "占道经营案例以案释法", "case", "company", "managers", ("enforcement", "justice")), ("2021-11-09", "消防宣传日", "stall", "unit", "cadres", ("governance",)),
    ("2021-11-25", "反家庭暴力宣传", "stall", "village", "villagers", ("women", "justice")), ("2021-12-03", "国家宪法日暨宪法宣传周", "stall", "community", "villagers", ("justice", "office")),
    ("2021-12-07", "宪法进校园", "lecture", "school", "students", ("justice", "school")),
)
NAMES = {"leaflet": "法律知识折页", "book": "民法典口袋书", "goods": "宣传环保袋", "poster": "宣传挂图"}
DUTIES = ({"unit": "justice", "law": "民法典", "audience": "villagers", "form": "stall", "month": 5},
          {"unit": "enforcement", "law": "行政处罚法", "audience": "managers", "form": "case", "month": 10},
          {"unit": "governance", "law": "禁毒法", "audience": "students", "form": "lecture", "month": 6})


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    plan: list[Any] = []
    yield "2021-02-22T09:30", lambda: plan.extend(begun(town.office, "publicity", 2021))
    yield "2021-03-02T10:00", lambda: _adopt(town, plan)
    yield "2021-03-11T15:00", lambda: _publish(town, plan[1])
    yield from _stocked(town, plan)
    for n, (told, copies) in enumerate(zip(EVENTS, shares(rng, len(EVENTS)), strict=True)):
        yield from _event(town, rng, n, told, copies, plan)
    yield from _cancelled(town)
    yield from _helpers(town, rng)
    yield "2021-12-30T10:30", lambda: town.lin(plan[0], ClosePlan(held=len(EVENTS), note="全年以设点宣传为主，形式偏单一；明年增加以案释法和旁听庭审。"))


def _adopt(town: Any, plan: list[Any]) -> None:
    act = AdoptPlan(summary="围绕民法典、乡村振兴和新行政处罚法开展法律“六进”。", duties=list(DUTIES))
    plan.append(town.signed(town.lin, plan[0], act, town.yang).opened[0].matter)


def _publish(town: Any, item: str) -> None:
    """The list of duties is made public on the county's portal."""
    line = {act.__name__: act for act in registry.line("disclosure").acts}
    text = {"heading": "演示镇2021年度普法责任清单", "text": "2021年度普法责任清单公开如下。"}
    town.luo(item, line["Draft"](**text, column="plan", channels=["county"]))
    town.tang(item, line["Clear"](result="clear"))
    town.huang(item, line["Approve"]())
    town.luo(item, line["Publish"](channel="county", **text))


def _stocked(town: Any, plan: list[Any]) -> Iterator[Event]:
    """Materials come into stock, more than will be handed out; four posts go out."""
    for i, (when, kind, copies, source) in enumerate((("2021-03-03", "leaflet", 2900, "printed"), ("2021-03-03", "goods", 900, "bought"),
                                                      ("2021-04-12", "book", 500, "given"), ("2021-09-02", "leaflet", 1500, "printed"))):
        yield f"{when}T11:{i:02d}", lambda kind=kind, copies=copies, source=source: town.lin(
            plan[0], StockIn(kind=kind, name=NAMES[kind], copies=copies, source=source))
    for when, heading, reads in (("2021-05-10", "民法典与乡村生活", 612), ("2021-07-16", "新行政处罚法十问", 847),
                                 ("2021-09-10", "安全生产这样做", 405), ("2021-12-04", "宪法就在身边", 1130)):
        yield f"{when}T17:00", lambda heading=heading, reads=reads: town.lin(plan[0], Push(channel="wechat", heading=heading, reads=reads))


def _helpers(town: Any, rng: random.Random) -> Iterator[Event]:
    """Three people of each village who know the law are enrolled, but two in one of them; all are trained, some help."""
    for i in range(3 * len(VILLAGES) - 1):
        case: list[Any] = []
        village = VILLAGES[i % len(VILLAGES)]
        name = f"{village}明白人{'甲乙丙'[i // len(VILLAGES)]}"
        yield f"2021-11-1{i // len(VILLAGES) + 5}T09:{i:02d}", lambda case=case, village=village, name=name: case.append(
            town.lin(Enrol(who={"name": name}, role="adept", village=town.villages[village])))
        yield f"2021-11-23T16:{i:02d}", lambda case=case: town.lin(case[0], Train(what="民法典和调解方法", minutes=180, result="passed"))
        if rng.random() < 0.4:
            yield f"2021-12-{rng.randrange(6, 25):02d}T10:{i:02d}", lambda case=case: town.lin(case[0], Deed(kind="explain", what="入户讲解土地承包政策。"))


def shares(rng: random.Random, n: int) -> list[int]:
    """The year's copies parted among the events, exactly."""
    parts = [rng.randrange(90, 160) for _ in range(n - 1)]
    return [*parts, COPIES - sum(parts)] if 40 <= COPIES - sum(parts) <= 400 else shares(rng, n)


def _event(town: Any, rng: random.Random, n: int, told: tuple[Any, ...], copies: int, plan: list[Any]) -> Iterator[Event]:
    """One event: prepared, held, materials in one to three kinds, sometimes asked what was understood, verified by the head."""
    case: list[Any] = []
    when, what, form, into, audience, organisers = told
    day = date.fromisoformat(when)
    got = ("estimated", "handed", "signed")[n % 3] if form == "stall" else "signed"
    attended = copies - rng.randrange(5, 30) if got == "handed" else rng.randrange(35, 130)

    def prepare() -> None:
        under = {"plan": plan[0]} if plan else {}
        memorial = next(({"memorial": key} for word, key in (("宪法", "constitution"), ("民法典", "civil_code")) if word in what), {})
        case.append(town.lin(Prepare(what=what, form=form, into=[into], audience=audience, day=when, **under, **memorial)))

    def hold() -> None:
        sheet = {"sheet": town.file("签到表")} if got == "signed" else {}
        late = {"on": when} if n in (4, 16) else {}
        town.lin(case[0], Hold(organisers=list(organisers), into=[into], place="活动现场", attended=attended, got=got, **sheet), **late)

    held = later(day, 2) if n in (4, 16) else day
    yield at(rng, later(day, -4), 9, 10), prepare
    yield f"{held.isoformat()}T16:00", hold
    yield from _handed(town, rng, case, held, copies)
    if n % 4 == 1:
        passed = rng.randrange(31, 40)
        yield f"{held.isoformat()}T16:50", lambda: town.lin(case[0], Feedback(asked=40, passed=passed))
    if n == 9:
        yield at(rng, later(held, 3), 9, 10), lambda: town.on_paper(town.deng, case[0], Check(result="true"), town.mei)
    else:
        yield at(rng, later(held, rng.choice((1, 2, 3))), 9, 10), lambda: town.mei(case[0], Check(result="true"))


def _handed(town: Any, rng: random.Random, case: list[Any], day: date, copies: int) -> Iterator[Event]:
    goods = rng.randrange(10, 40) if rng.random() < 0.5 else 0
    books = rng.randrange(5, 30) if rng.random() < 0.3 else 0
    for i, (kind, count) in enumerate((("leaflet", copies - goods - books), ("goods", goods), ("book", books))):
        if count:
            yield f"{day.isoformat()}T16:{20 + i * 5}", lambda kind=kind, count=count: town.lin(case[0], HandOut(kind=kind, name=NAMES[kind], copies=count))


def _cancelled(town: Any) -> Iterator[Event]:
    case: list[Any] = []
    yield "2021-10-08T09:30", lambda: case.append(town.lin(Prepare(what="圩日反诈宣传", form="stall", into=["village"], audience="villagers", day="2021-10-13")))
    yield "2021-10-12T16:10", lambda: town.lin(case[0], Cancel(reason="台风蓝色预警，露天活动取消"))
