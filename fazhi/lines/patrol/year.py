"""The demonstration year of patrols: two shifts a month, by two or three people in one car."""

import random
from collections.abc import Callable, Iterable
from typing import Any

from fazhi.kernel.pace import at, workdays
from fazhi.lines.patrol.acts import Log

Event = tuple[str, Callable[[], None]]
ROUTES = ("圩镇主街、农贸市场周边", "环镇路沿线", "河堤和村口垃圾点", "在建工地外围道路", "学校周边")
MET = (("stall", "流动摊档占道"), ("waste", "路边堆放杂物"), ("park", "非机动车乱停放"), ("sign", "违规张贴广告"), ("fire", "田边焚烧秸秆"))
A_MONTH = 2


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """Shifts in the morning, written down when back."""
    for month in range(1, 13):
        days = workdays(f"2021-{month:02d}-05", f"2021-{month:02d}-27")
        for n, day in enumerate(sorted(rng.sample(days, A_MONTH))):
            yield _shift(town, rng, A_MONTH * month + n, day)


def _shift(town: Any, rng: random.Random, n: int, day: Any) -> Event:
    kind, what = MET[n % len(MET)]
    number = 1 + rng.randrange(4)
    log = Log(began_at=f"{day}T08:30", ended_at=f"{day}T10:00", route=ROUTES[n % len(ROUTES)], with_=[{"officer": town.wang.person}], people=2 + n % 2,
              vehicles=1, talks=number + 1, corrections=number, rows=[{"kind": kind, "number": number, "what": what, "result": "corrected"}])
    return at(rng, day, 10, 11), lambda: town.li(log)
