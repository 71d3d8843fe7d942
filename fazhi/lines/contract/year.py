"""The demonstration year of contracts: nine reviewed, eight signed, one above the line decided by the meeting, one given up; small firms paid in time."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel.models import Entry
from fazhi.kernel.pace import at, later
from fazhi.lines.contract.acts import Decided, Draft, Drop, SendReview
from fazhi.lines.contract.performing import Archive, Deliver, Finish, Pay
from fazhi.lines.contract.signing import FiledBack, FileUp, Seal, Sign
from fazhi.lines.contract.story import judged
from fazhi.lines.contract.yearly import OweYearly, PublishOverdue

Event = tuple[str, Callable[[], None]]
# (day, name, kind, partner, amount, small firm, we pay, payments)
CONTRACTS = (
    ("2021-02-01", "旧圩市铺位出租合同", "state", "某商行", 36000, False, "get", 1), ("2021-03-01", "环卫保洁服务合同", "service", "演示环卫有限公司", 240000, True, "pay", 2),
    ("2021-03-22", "污水管网维护合同", "service", "演示市政有限公司", 180000, True, "pay", 2), ("2021-04-12", "旧粮仓出租合同", "state", "某仓储公司", 48000, False, "get", 1),
    ("2021-05-17", "圩镇道路修补工程合同", "works", "演示建筑有限公司", 680000, True, "pay", 2), ("2021-06-21", "电商服务站合作协议", "other", "某电商公司", 0, False, "pay", 0),
    ("2021-08-02", "路灯节能改造合同", "service", "演示照明有限公司", 150000, True, "pay", 1), ("2021-09-06", "食堂劳务外包合同", "service", "某餐饮公司", 90000, True, "pay", 1),
    ("2021-10-18", "农贸市场改造监理合同", "service", "某监理公司", 60000, True, "pay", 1),
)
ABOVE = 4  # the one that the meeting decides first
GIVEN_UP = 5


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    yield "2021-03-16T10:10", lambda: town.signed(town.luo, Entry.objects.get(act=OweYearly.key, office=town.office).matter,
                                                  PublishOverdue(number=0, amount=0, address="zwgk/qyfw/2021"), town.huang)
    for n, row in enumerate(CONTRACTS):
        yield from _contract(town, rng, n, row)


def _contract(town: Any, rng: random.Random, n: int, row: tuple[Any, ...]) -> Iterator[Event]:
    """One contract from draft to file; the later ones are still being performed at the year's end."""
    day, name, kind, partner, amount, small, flow, parts = row
    start, case, text = date.fromisoformat(day), list[Any](), f"{name}\n第一条 标的。\n第二条 甲方在验收合格后30日内付款。\n第三条 争议由所在地人民法院管辖。"
    payments = [{"n": k + 1, "amount": amount // parts} for k in range(parts)]
    words = {"name": name, "kind": kind, "partner": {"name": partner, "kind": "organisation"}, "small": small, "flow": flow, "funds": "年初预算", "payments": payments,
             "amount": amount}
    held: dict[str, Any] = {}

    def send() -> None:
        held["text"] = town.file(name, text.encode())
        town.tang(case[0], SendReview(text=held["text"], opinion="拟签订"))

    yield at(rng, start, 9, 10), lambda: case.append(town.tang(Draft(**words)))
    yield at(rng, later(start, 1), 9, 10), send
    yield at(rng, later(start, 3), 9, 10), lambda: judged(town, case[0])
    if n == GIVEN_UP:
        yield at(rng, later(start, 8), 9, 10), lambda: town.tang(case[0], Drop(reason="对方资金没有落实"))
        return
    if n == ABOVE:
        yield at(rng, later(start, 6), 9, 10), lambda: town.tang(case[0], Decided(result="passed", meeting="党政班子联席会议", day=town.now.date().isoformat()))
    signed = later(start, 8)
    yield at(rng, signed, 9, 10), lambda: town.signed(town.tang, case[0], Sign(text=held["text"], amount=amount, copies=4), town.huang, town.chen)
    yield at(rng, signed, 14, 15), lambda: town.luo(case[0], Seal(copies=4, asker=town.tang.person, keeper=town.deng.person, cross=True))
    yield at(rng, later(signed, 3), 9, 10), lambda: town.tang(case[0], FileUp())
    yield at(rng, later(signed, 6), 9, 10), lambda: town.tang(case[0], FiledBack(number=f"演司备{n + 1}号"))
    yield from _performed(town, rng, n, case, signed, payments)


def _performed(town: Any, rng: random.Random, n: int, case: list[Any], signed: date, payments: list[dict[str, int]]) -> Iterator[Event]:
    for k, payment in enumerate(payments):
        day = later(signed, 40 * (k + 1))
        if day > date(2021, 12, 1):
            return
        yield at(rng, day, 9, 10), lambda k=k: town.tang(case[0], Deliver(n=k + 1, what="按合同验收", second=town.luo.person))
        paid = later(day, rng.choice((5, 8, 12)))
        yield at(rng, paid, 9, 10), lambda k=k, payment=payment: town.deng(case[0], Pay(n=k + 1, amount=payment["amount"], voucher=f"记字{n + 1}{k + 1}号"))
    if n < ABOVE:
        done = later(signed, 40 * len(payments) + 20)
        yield at(rng, done, 9, 10), lambda: town.tang(case[0], Finish(note="履行正常"))
        yield at(rng, later(done, 3), 9, 10), lambda: town.deng(case[0], Archive(number=f"HT2021-{n + 1}"))
