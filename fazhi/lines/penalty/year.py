"""The demonstration year of penalties: thirty-nine of the forty decided by November (one comes from the chain), three in December, ten old files."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel.pace import at, later, workdays
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.credit import ReportCredit
from fazhi.lines.penalty.deciding import Decide
from fazhi.lines.penalty.ending import Close, OldFile
from fazhi.lines.penalty.filing import FileCase, TakeUp
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.investigating import Conclude, Inquire, InspectSite
from fazhi.lines.penalty.pausing import Resume, Suspend
from fazhi.lines.penalty.paying import Pay
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.simple import OnTheSpot, Record
from fazhi.lines.penalty.telling import two

Event = tuple[str, Callable[[], None]]
SPOT, ORDINARY, DECEMBER, OLD = 35, 4, 3, 10
OLD_PAPERS = (7, 7, 7, 7, 8, 8, 7, 7, 7, 7)
POWERS = (("CG-001", "擅自倾倒、堆放建筑垃圾", "住建", "《城市建筑垃圾管理规定》关于倾倒、堆放建筑垃圾的规定（演示）"),
          ("CG-002", "占用城市道路摆卖经营", "住建", "《城市道路管理条例》关于占用城市道路的规定（演示）"),
          ("CG-003", "餐饮油烟超标排放", "其他", "《大气污染防治法》关于餐饮油烟的规定（演示）"),
          ("CG-004", "随意倾倒、不按规定投放生活垃圾", "其他", "《固体废物污染环境防治法》关于生活垃圾的规定（演示）"),
          ("CG-005", "损坏城市绿化", "其他", "《城市绿化条例》关于损坏绿化的规定（演示）"))
SPOTS = (("占用人行道摆卖", "CG-002"), ("临街商铺店外经营", "CG-002"), ("随意倾倒生活垃圾", "CG-004"), ("损坏绿化", "CG-005"), ("未按规定投放垃圾", "CG-004"))
SURNAMES = "曾彭萧田董潘袁蔡蒋余"


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """Powers and old files first, then on-the-spot decisions all year and four ordinary cases."""
    for n, (key, name, field, grounds) in enumerate(POWERS):
        yield f"2021-01-04T09:{30 + n:02d}", lambda key=key, name=name, field=field, grounds=grounds: town.zhou(
            ListPower(key=key, name=name, field=field, document="粤府函〔2020〕136号", grounds=grounds, since="2020-08-01"))
    for n in range(OLD):
        yield f"2021-01-04T11:{10 + n:02d}", lambda n=n: town.outside(town.qian, "", OldFile(
            number=f"PT-CF-2020-{n + 1:03d}", papers=OLD_PAPERS[n], what="上线初期的处罚案件"), number=f"PT-CF-2020-{n + 1:03d}",
            on=f"2020-{9 + n % 4:02d}-{10 + n}", origin="import")
    days = sorted(rng.sample(workdays("2021-01-11", "2021-11-25"), SPOT)) + workdays("2021-12-06", "2021-12-20")[:DECEMBER]
    for n, day in enumerate(days):
        yield from _spot(town, rng, n, day)
    for n, day in enumerate((date(2021, 3, 9), date(2021, 5, 18), date(2021, 8, 10), date(2021, 9, 6))):
        yield from _ordinary(town, rng, n, day)


def _spot(town: Any, rng: random.Random, n: int, day: date) -> Iterator[Event]:
    """Decided on the spot within the threshold of its day, put on record, paid, reported, closed."""
    case: list[Any] = []
    amount = rng.choice((20, 30, 50)) if day < date(2021, 7, 15) else rng.choice((50, 100, 150, 200))
    what, power = SPOTS[n % 5]
    act = OnTheSpot(respondent={"name": f"{SURNAMES[n % 10]}某", "phone": f"138000{n:05d}", "address": "演示镇圩镇"}, second=town.wang.person, what=what, power=power,
                    item="《城市市容和环境卫生管理条例》及本省实施办法", village=list(town.villages.values())[n % 11], place="圩镇农贸市场门前",
                    order="当场改正", kind="warning" if n % 7 == 5 else "fine", amount=0 if n % 7 == 5 else amount, heard=True, shown=True)
    yield at(rng, day), lambda: case.append(town.confirmed(town.wang, town.li(act)))
    yield at(rng, later(day, 1)), lambda: town.li(case[0], Record())
    if n % 7 != 5:
        yield at(rng, later(day, rng.randrange(1, 8))), lambda: town.qian(case[0], Pay(amount=amount))
    if n == 17:
        yield at(rng, later(day, 9)), lambda: town.on_paper(town.qian, case[0], Close(reason="done"), town.zhou, on=later(day, 8).isoformat())
        return
    yield at(rng, later(day, 5)), lambda: town.qian(case[0], ReportCredit(number=f"2021-{day.month:02d}"))
    yield at(rng, later(day, 9)), lambda: town.signed(town.li, case[0], Close(reason="done"), town.zhou)


def _ordinary(town: Any, rng: random.Random, n: int, day: date) -> Iterator[Event]:
    """Filed, investigated, one with an appraisal that stops the clock, informed, waived, decided, served, paid, closed."""
    case: list[Any] = []

    def party() -> str:
        return str(town.party(case[0], "respondent"))

    rows = lambda: [{"party": party(), "kind": "fine", "amount": 800 + 100 * n}]  # noqa: E731
    yield at(rng, day), lambda: case.append(town.li(TakeUp(source="report", what="河堤边倾倒建筑垃圾", field="住建")))
    filed = later(day, 2)
    yield at(rng, filed), lambda: town.signed(town.li, case[0], FileCase(respondent={"name": f"{SURNAMES[n + 2]}某某", "address": "演示镇河堤村"}, power="CG-001",
                                              deed_on=day.isoformat(), what="倾倒建筑垃圾一车", evidence="现场照片", second=town.wang.person, place="河堤边"), town.zhou, town.huang)
    yield at(rng, later(filed, 2)), lambda: two(town, case[0], InspectSite(**_record(town, later(filed, 2), "现场堆放建筑垃圾。"), present="当事人"))
    yield at(rng, later(filed, 3)), lambda: two(town, case[0], Inquire(**_record(town, later(filed, 3), "当事人承认。"), asked="当事人本人", rights=True))
    if n == 2:
        yield at(rng, later(filed, 4)), lambda: town.signed(town.li, case[0], Suspend(ground="appraisal", reason="委托测算方量"), town.huang)
        yield at(rng, later(filed, 9)), lambda: town.li(case[0], Resume(ground="appraisal"))
    end = later(filed, 10)
    yield at(rng, end), lambda: two(town, case[0], Conclude(second=town.wang.person, facts="倾倒建筑垃圾约二立方米，事实清楚。", proposed="penalty"))
    yield at(rng, later(end, 1)), lambda: town.confirmed(town.wang, town.li(case[0], Inform(second=town.wang.person, rows=rows())))
    yield at(rng, later(end, 2)), lambda: town.qian(case[0], Defend(party=party(), waived=True))
    decided = later(end, 4)
    yield at(rng, decided, 8, 9), lambda: town.signed(town.zhao, case[0], Decide(rows=rows(), facts="证据确凿，依据住建领域规定处罚。", no_order="渣土已清运", impact=n == 3,
                                                      impact_reason="影响河道环境" if n == 3 else ""), town.zhou, town.huang, town.chen)
    yield at(rng, decided, 15, 16), lambda: town.li(case[0], Serve(paper=town.paper(case[0], "decision"), party=party(), mode="direct", receipt=town.file("送达回证")))
    yield at(rng, later(decided, 6)), lambda: town.qian(case[0], Pay(amount=800 + 100 * n))
    yield at(rng, later(decided, 7)), lambda: town.qian(case[0], ReportCredit(number="报送批次1"))
    yield at(rng, later(decided, 8)), lambda: town.signed(town.zhao, case[0], Close(reason="done"), town.zhou, town.huang)


def _record(town: Any, day: date, words: str) -> dict[str, Any]:
    """What a record of two officers says: when, where, with whom."""
    return {"second": town.wang.person, "shown": True, "begun_at": f"{day}T08:40", "ended_at": f"{day}T08:58", "place": "河堤边", "record": words}
