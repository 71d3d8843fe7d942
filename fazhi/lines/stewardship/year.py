"""The demonstration year of purchases and assets: the town's lines, six purchases, ten cards, a count and the report on the year before."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel.once import begun
from fazhi.kernel.pace import at, later
from fazhi.lines.stewardship.acts import Approve, Choose, Receive, Request, SetLine
from fazhi.lines.stewardship.assets import Alter, AssetReport, Stocktake, TakeIn
from fazhi.lines.stewardship.settling import Booked, Close, PayOut

Event = tuple[str, Callable[[], None]]
LINES = (("purchase.leader", 5000), ("purchase.chief", 50000), ("purchase.quotes", 10000), ("purchase.open", 400000), ("spend.meeting", 300000), ("contract.meeting", 500000))
# (day, what, item, kind, amount, way, price, becomes an asset)
BOUGHT = (
    ("2021-03-08", "政务服务大厅叫号机", "A0201", "goods", 9500, "small", 9200, True), ("2021-04-19", "办公电脑十二台", "A0202", "goods", 54000, "quotes", 51600, True),
    ("2021-05-24", "防汛沙袋和抽水泵", "A0301", "goods", 38000, "quotes", 36500, True), ("2021-07-12", "公共卫生间维修", "B0101", "works", 46000, "quotes", 45200, False),
    ("2021-09-13", "村级档案整理服务", "C0101", "services", 18000, "quotes", 17500, False), ("2021-11-15", "会议室音响", "A0203", "goods", 26000, "quotes", 25400, True),
)
CARDS = (("2020001", "镇政府办公楼", "house", "2009-06-30", 5600000), ("2020002", "旧粮仓", "house", "1998-05-01", 320000), ("2020003", "执法皮卡车", "vehicle", "2019-11-20", 118000),
         ("2020004", "复印机", "equipment", "2020-03-16", 21000), ("2020005", "应急发电机", "equipment", "2020-08-07", 46000), ("2020006", "会议桌椅一套", "furniture", "2018-09-10", 15800))


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    for n, (key, amount) in enumerate(LINES):
        yield f"2021-01-05T10:{n:02d}", lambda key=key, amount=amount: town.keeper(SetLine(key=key, amount=amount, document="演府〔2020〕31号", since="2021-01-01"))
    yield from _assets(town, rng)
    for n, row in enumerate(BOUGHT):
        yield from _bought(town, rng, n, row)


def _assets(town: Any, rng: random.Random) -> Iterator[Event]:
    cases: list[Any] = []
    for n, (key, name, sort, got, value) in enumerate(CARDS):
        card = {"key_no": key, "name": name, "sort": sort, "got_on": got, "value": value}
        yield f"2021-01-12T10:{n:02d}", lambda card=card: cases.append(town.deng(TakeIn(**card)))
    words = {"year": 2020, "number": len(CARDS), "value": sum(row[4] for row in CARDS), "congress": True, "text": "镇属资产使用正常，旧粮仓待出租。"}
    yield "2021-02-22T15:20", lambda: town.deng(next(iter(begun(town.office, "stewardship", 2020)), ""), AssetReport(**words))
    yield "2021-06-16T10:20", lambda: town.deng(cases[2], Alter(value=126000, reason="加装车载记录仪"))
    for n in range(len(CARDS)):
        result = "worn" if n == 3 else "found"
        told = {"result": result, **({"note": "超过使用年限，拟报废"} if result == "worn" else {})}
        yield at(rng, date(2021, 12, 13 + n % 3), 9, 16), lambda n=n, told=told: town.deng(cases[n], Stocktake(**told))


def _bought(town: Any, rng: random.Random, n: int, row: tuple[Any, ...]) -> Iterator[Event]:
    """One purchase from the request to the file; the last is still to be paid."""
    day, what, item, sort, amount, way, price, asset = row
    start, case = date.fromisoformat(day), list[Any]()
    asked = {"what": what, "item": item, "sort": sort, "amount": amount, "way": way, "budget": "2021年部门预算"}
    offers = [{"name": f"{name}商行", "price": price + more} for name, more in (("甲", 0), ("乙", 300), ("丙", 700))][: 1 if way == "small" else 3]
    signers = [town.huang, town.chen] if amount >= LINES[1][1] else [town.huang]
    yield at(rng, start, 9, 10), lambda: case.append(town.fang(Request(**asked)))
    yield at(rng, later(start, 2), 9, 10), lambda: town.signed(town.mei, case[0], Approve(opinion="同意"), *signers)
    yield at(rng, later(start, 6), 9, 10), lambda: town.luo(case[0], Choose(offers=offers, supplier={"name": offers[0]["name"], "kind": "organisation"}, price=price, contract=False, no_contract="货到验收后一次付清"))
    yield at(rng, later(start, 12), 9, 10), lambda: town.tang(case[0], Receive(second=town.qian.person, rows=[{"what": what}], asset=asset))
    if asset:
        card = {"key_no": f"2021{n + 1:03d}", "name": what, "sort": "equipment", "got_on": later(start, 12).isoformat(), "value": price}
        yield at(rng, later(start, 13), 9, 10), lambda: town.deng(TakeIn(**card))
        yield at(rng, later(start, 13), 14, 15), lambda: town.tang(case[0], Booked(cards=card["key_no"]))
    if n < len(BOUGHT) - 1:
        yield at(rng, later(start, 16), 9, 10), lambda: town.deng(case[0], PayOut(amount=price, voucher=f"记字{n + 11}号"))
    if n < len(BOUGHT) - 1 and sort != "works":
        yield at(rng, later(start, 20), 9, 10), lambda: town.deng(case[0], Close(number=f"CG2021-{n + 1}"))
