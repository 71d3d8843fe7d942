"""The demonstration year of inspection: twelve of the thirteen told by November (one comes from the chain), two in December, five old files."""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fazhi.kernel.pace import at, later, workdays
from fazhi.lines.inspection.acts import Approve, TakeUp, Visit
from fazhi.lines.inspection.ending import OldFile, Order, Reinspect, Tell
from fazhi.lines.inspection.planning import ListItem, MakePlan

Event = tuple[str, Callable[[], None]]
TO_NOVEMBER, DECEMBER, OLD = 12, 2, 5
OLD_PAPERS = 2
ITEMS = (("JC-001", "建筑工地扬尘", "《大气污染防治法》关于施工扬尘的规定（演示）"), ("JC-002", "餐饮油烟净化设施", "《大气污染防治法》关于餐饮油烟的规定（演示）"),
         ("JC-003", "燃气使用安全", "《城镇燃气管理条例》关于使用安全的规定（演示）"))
SUBJECTS = ("建筑工地扬尘", "餐饮油烟净化设施", "燃气使用安全", "占道经营", "户外广告设置", "出租屋消防通道", "养殖场排水", "村级工程用地")


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """What may be inspected and the plan of the year, old files, then the year's visits."""
    for n, (key, name, grounds) in enumerate(ITEMS):
        yield f"2021-01-04T08:{30 + n:02d}", lambda key=key, name=name, grounds=grounds: town.zhou(
            ListItem(key=key, name=name, grounds=grounds, published="演示镇政务公开栏", since="2020-08-01"))
    rows = [{"key": f"JH-{n:02d}", "item": what, "whom": "辖区内有关单位和经营者", "months": "全年"} for n, what in enumerate(SUBJECTS, start=1)]
    yield "2021-01-04T08:50", lambda: town.chen(MakePlan(year=2021, rows=rows))
    for n in range(OLD):
        yield f"2021-01-04T10:{10 + n:02d}", lambda n=n: town.outside(town.qian, "", OldFile(
            number=f"PT-JC-2020-{n + 1:03d}", papers=OLD_PAPERS, summary="上线初期的检查案件"), number=f"PT-JC-2020-{n + 1:03d}",
            on=f"2020-{9 + n % 4:02d}-1{n}", origin="import")
    days = sorted(rng.sample(workdays("2021-01-18", "2021-11-10"), TO_NOVEMBER)) + workdays("2021-12-02", "2021-12-15")[:DECEMBER]
    for n, day in enumerate(days):
        yield from _visit(town, rng, n, day)


def _visit(town: Any, rng: random.Random, n: int, day: Any) -> Iterator[Event]:
    case: list[Any] = []
    what = SUBJECTS[n % len(SUBJECTS)]
    firm = {"name": f"演示{what[:2]}单位{n + 1}", "kind": "organisation"}
    village = list(town.villages.values())[n % len(town.villages)]
    order, plan = n % 3 == 1, f"JH-{n % len(SUBJECTS) + 1:02d}" if n % 4 else ""
    yield at(rng, day), lambda: case.append(town.zhou(TakeUp(source="plan" if plan else "report", plan=plan, what=what, inspected=firm, village=village)))
    yield at(rng, later(day, 1)), lambda: town.signed(town.li, case[0], Approve(kind="daily" if n % 4 else "single", reason="年度检查计划"), town.zhou, town.huang)
    yield at(rng, later(day, 2), 8, 10), lambda: town.confirmed(
        town.wang, town.li(case[0], Visit(second=town.wang.person, shown=True, record=f"{what}检查情况已逐项记录。")))
    if order:
        yield at(rng, later(day, 2), 14, 15), lambda: town.li(case[0], Order(found="现场检查发现的问题", grounds="演示条例第九条", what="限期整改存在的问题", until=later(day, 9).isoformat(), took="signed"))
    yield at(rng, later(day, 3)), lambda: town.li(case[0], Tell(result="order" if order else "clean", finding="结果已当面告知。", took="signed"))
    if order:
        yield at(rng, later(day, 10)), lambda: town.confirmed(town.wang, town.li(case[0], Reinspect(
            second=town.wang.person, outcome="corrected", found="存在的问题已经改正。", took="signed")))
