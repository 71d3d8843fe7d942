"""The demonstration year of mediation: committees and rates in January, twenty-six disputes settled, one mediator replaced, two refused by a side, and what they earned."""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fazhi.kernel.pace import at, later, workdays
from fazhi.lines.mediation.acts import Accept, Apply, ByAsk, Replace
from fazhi.lines.mediation.committee import Elect, SetRate, Subsidise
from fazhi.lines.mediation.court import AskCourt, Confirm
from fazhi.lines.mediation.ending import Close, Perform
from fazhi.lines.mediation.holding import Agree, Session

Event = tuple[str, Callable[[], None]]
SETTLED, DECLINED = 26, 2
DISPUTES = (("neighbour", "相邻排水争议"), ("family", "赡养费分担"), ("damage", "电动车碰撞赔偿"), ("land", "田埂边界争议"), ("labour", "工钱结算争议"), ("debt", "借款归还"),
            ("neighbour", "装修噪声"), ("damage", "树木倒伏压坏围墙"))
SURNAMES = "邓何梁谭黎关卢麦区余"
TOWN, TRADE, FIRM = "演示镇人民调解委员会", "演示镇道路交通事故人民调解委员会", "演示工业园企业人民调解委员会"
RATES = (("oral", "口头协议", 50, []), ("written", "书面协议", 200, ["written", "performed", "filed"]), ("hard", "疑难复杂", 500, ["written", "performed", "filed", "hard"]))


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """Applications over the year; all are concluded before it ends."""
    yield from _committees(town)
    days = sorted(rng.sample(workdays("2021-01-11", "2021-11-25"), SETTLED + DECLINED))
    names = list(town.villages)
    for n, day in enumerate(days):
        yield from _course(town, rng, n, day, names[n % len(names)])


def committee_of(village: str) -> str:
    """The committee of a village or community."""
    return f"{village}人民调解委员会"


def _committees(town: Any) -> Iterator[Event]:
    """One committee in each village, one of the town, one of a trade and one of a works, with their mediators; then what a settled case earns."""
    members = [{"name": "主任", "head": True}, {"name": "委员甲", "woman": True}, {"name": "委员乙"}]
    ours = [{"officer": town.lin.person, "full": True}, {"officer": town.mei.person}]
    found = [(TOWN, "town", "", ours), (TRADE, "trade", "", ours[:1]), (FIRM, "firm", "", [])]
    found += [(committee_of(name), "community" if name.endswith("社区") else "village", name, [{"officer": town.people[f"cadre{i}"].person}])
              for i, name in enumerate(town.villages, start=1)]
    for i, (what, kind, village, mediators) in enumerate(found):
        act = Elect(what=what, kind=kind, since="2021-01-05", members=members, **({"village": town.villages[village], "parent": TOWN} if village else {}),
                    **({"mediators": mediators} if mediators else {}))
        yield f"2021-01-05T10:{10 + i:02d}", lambda act=act: town.lin(act)
    for i, (key, name, amount, conditions) in enumerate(RATES):
        act = SetRate(key=key, name=name, amount=amount, conditions=conditions, document="演府办〔2021〕2号（演示）", since="2021-01-01")
        yield f"2021-01-06T09:{10 + i:02d}", lambda act=act: town.huang(act)


def _course(town: Any, rng: random.Random, n: int, day: Any, village: str) -> Iterator[Event]:
    case: list[Any] = []
    kind, what = DISPUTES[n % len(DISPUTES)]
    sides = {"side_a": {"name": f"{SURNAMES[n % 10]}某甲"}, "side_b": {"name": f"{SURNAMES[(n + 3) % 10]}某乙"}}
    yield at(rng, day), lambda: case.append(town.lin(Apply(what=what, kind=kind, village=town.villages[village], **sides)))
    answer = "declined" if n in (9, 20) else "agreed"
    first = (town.mei, town.people[f"cadre{list(town.villages).index(village) + 1}"], town.lin)[n % 3]
    committee = committee_of(village) if n % 3 == 1 else TRADE if what == "电动车碰撞赔偿" and n % 3 == 2 else TOWN
    yield at(rng, later(day, 1)), lambda: town.lin(case[0], Accept(answer=answer, told=True, mediators=first.person, committee=committee))
    if answer == "declined":
        return
    if n == 5:
        yield at(rng, later(day, 2), 8, 9), lambda: town.mei(case[0], ByAsk(officer=town.lin.person, reason="调解员与一方同村且为亲属"))
        yield at(rng, later(day, 2), 10, 11), lambda: town.mei(case[0], Replace(
            leaves=town.lin.person, granted=True, to=town.mei.person, reason="与一方有亲属关系"))
    mediator = town.mei if n == 5 else first
    yield at(rng, later(day, 3)), lambda: mediator(case[0], Session(record="分别听取双方意见，释明法律规定。"))
    agreed = later(day, rng.randrange(5, 12))
    words = {"form": "oral" if n % 6 == 2 else "written", "facts": what, "liability": "双方各负其责。", "terms": "双方各负其责，限期履行。", "signed": True, "amount": 200 * (n % 5)}
    yield at(rng, agreed), lambda: mediator(case[0], Agree(perform_by=later(agreed, 5).isoformat(), **words))
    if n % 9 == 4:
        yield f"{later(agreed, 1).isoformat()}T10:25", lambda: town.outside(town.fang, case[0], AskCourt(court="演示县人民法院"), number=f"申请{n}")
        yield at(rng, later(agreed, 6)), lambda: town.outside(town.fang, case[0], Confirm(result="confirmed"), number=f"演民确〔2021〕{n}号")
    yield at(rng, later(agreed, 7)), lambda: mediator(case[0], Perform(result="done"))
    yield at(rng, later(agreed, 8)), lambda: mediator(case[0], Close())
    earned = Subsidise(rate="oral" if n % 6 == 2 else "written", mediator=mediator.person, amount=50 if n % 6 == 2 else 200, complete=True)
    yield f"{later(agreed, 9).isoformat()}T16:45", lambda: town.signed(town.fang, case[0], earned, town.he if mediator is town.mei else town.mei)
