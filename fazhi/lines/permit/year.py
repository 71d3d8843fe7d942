"""The demonstration's permits, in the spring after its year: one in the applicant's hands and public, one under review with its twenty days running."""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fazhi.lines.permit.acts import Accept, Receive
from fazhi.lines.permit.publishing import Published
from fazhi.lines.permit.reviewing import Check, Decide, Deliver

Event = tuple[str, Callable[[], None]]
MATERIALS = [{"name": "农村宅基地和建房（规划许可）申请表", "pages": 2}, {"name": "身份证明", "pages": 1}, {"name": "村级审查意见", "pages": 1}]


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """Two applications to build a house."""
    yield from _granted(town, {})
    yield from _under_review(town, {})


def _granted(town: Any, held: dict[str, Any]) -> Iterator[Event]:
    yield "2022-02-14T09:10", lambda: held.update(case=town.qian(Receive(applicant={"name": "阮某某", "phone": "13900008101"}, item="XK-01", what="原址翻建住宅一百平方米", materials=MATERIALS)))
    yield "2022-02-15T09:20", lambda: town.qian(held["case"], Accept(answer="accepted"))
    yield "2022-02-18T10:30", lambda: town.confirmed(town.wang, town.li(held["case"], Check(second=town.wang.person, record="四至清楚，符合村庄规划，没有占用永久基本农田。", fits=True)))
    yield "2022-02-24T15:00", lambda: town.signed(town.li, held["case"], Decide(answer="granted", reason="符合条件", number="演宅〔2022〕1号", until="2024-02-23"), town.huang)
    yield "2022-02-25T09:40", lambda: town.qian(held["case"], Deliver(how="window"))
    yield "2022-03-02T10:00", lambda: town.luo(held["case"], Published(channel="site"))


def _under_review(town: Any, held: dict[str, Any]) -> Iterator[Event]:
    yield "2022-03-07T09:30", lambda: held.update(case=town.qian(Receive(applicant={"name": "封某某", "phone": "13900008102"}, item="XK-01", what="新建住宅八十平方米", materials=MATERIALS)))
    yield "2022-03-08T10:10", lambda: town.qian(held["case"], Accept(answer="accepted"))
