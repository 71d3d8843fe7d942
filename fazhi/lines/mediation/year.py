"""The demonstration year of mediation: twenty-six disputes accepted and settled, written and oral, one mediator replaced, two refused by a side."""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fazhi.kernel.pace import at, later, workdays
from fazhi.lines.mediation.acts import Accept, Apply, ByAsk, Replace
from fazhi.lines.mediation.ending import Close, Confirm, Perform
from fazhi.lines.mediation.holding import Agree, Session

Event = tuple[str, Callable[[], None]]
SETTLED, DECLINED = 26, 2
DISPUTES = (("neighbour", "相邻排水争议"), ("family", "赡养费分担"), ("damage", "电动车碰撞赔偿"), ("land", "田埂边界争议"), ("labour", "工钱结算争议"), ("debt", "借款归还"),
            ("neighbour", "装修噪声"), ("damage", "树木倒伏压坏围墙"))
SURNAMES = "邓何梁谭黎关卢麦区余"


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """Applications over the year; all are concluded before it ends."""
    days = sorted(rng.sample(workdays("2021-01-11", "2021-11-25"), SETTLED + DECLINED))
    names = list(town.villages)
    for n, day in enumerate(days):
        yield from _course(town, rng, n, day, names[n % len(names)])


def _course(town: Any, rng: random.Random, n: int, day: Any, village: str) -> Iterator[Event]:
    case: list[Any] = []
    kind, what = DISPUTES[n % len(DISPUTES)]
    sides = {"side_a": {"name": f"{SURNAMES[n % 10]}某甲"}, "side_b": {"name": f"{SURNAMES[(n + 3) % 10]}某乙"}}
    yield at(rng, day), lambda: case.append(town.lin(Apply(what=what, kind=kind, village=town.villages[village], **sides)))
    answer = "declined" if n in (9, 20) else "agreed"
    first = town.lin if n % 3 else town.mei
    yield at(rng, later(day, 1)), lambda: town.lin(case[0], Accept(answer=answer, told=True, mediators=first.person))
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
        yield at(rng, later(agreed, 6)), lambda: town.outside(town.fang, case[0], Confirm(result="confirmed"), number=f"演民确〔2021〕{n}号")
    yield at(rng, later(agreed, 7)), lambda: mediator(case[0], Perform(result="done"))
    yield at(rng, later(agreed, 8)), lambda: mediator(case[0], Close())
