"""The demonstration year of oversight: two inspections from above, two of our own, seven findings put right, four points of risk."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel.pace import later
from fazhi.lines.oversight.acts import Accept, Begin, Find, NothingFound, Rectify, ReportBack
from fazhi.lines.oversight.risks import Identify, Look

Event = tuple[str, Callable[[], None]]
# (day, level, kind, organ, what, findings, report by)
TOLD = (
    ("2021-04-12", "own", "self", "党政办", "印章使用登记", (), ""),
    ("2021-05-17", "above", "law", "县委依法治县办", "行政执法三项制度落实情况", (("处罚决定未按期公示", "enforcement"), ("记录仪视频未归档", "enforcement"),
                                                                                 ("法制审核意见书缺签名", "justice")), "2021-07-15"),
    ("2021-08-16", "own", "files", "司法所", "上半年处罚案卷", (("送达回证未注明时间", "enforcement"),), ""),
    ("2021-10-11", "above", "audit", "县审计局", "罚没收入管理", (("罚没票据登记不及时", "finance"), ("罚没物品未按月盘点", "enforcement"), ("一笔缴款未入账核对", "finance")), "2021-12-10"),
)
RISKS = (("FX-01", "罚没物品保管", "enforcement", "enforcement", "middle"), ("FX-02", "小额采购拆分", "procurement", "finance", "high"),
         ("FX-03", "合同到期未续", "contract", "office", "middle"), ("FX-04", "公开文本带出个人信息", "personal", "office", "low"))


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    for told in TOLD:
        yield from _inspected(town, told)
    for i, told in enumerate(RISKS):
        yield from _risk(town, i, told)


def _inspected(town: Any, told: tuple[Any, ...]) -> Iterator[Event]:
    case: list[Any] = []
    when, level, kind, organ, what, found, by = told
    day = date.fromisoformat(when)
    number = {"number": f"{organ[:2]}〔2021〕{day.month}号"} if level == "above" else {}
    yield f"{when}T09:20", lambda: case.append(town.lin(Begin(level=level, kind=kind, organ=organ, what=what, **number)))
    if not found:
        yield f"{later(day, 1).isoformat()}T16:00", lambda: town.lin(case[0], NothingFound(note="账实相符。"))
        return
    until = later(day, 30).isoformat()
    rows = [{"no": str(n), "what": text, "unit": unit, "until": until} for n, (text, unit) in enumerate(found, start=1)]
    more = {"report_by": by} if by else {}
    yield f"{later(day, 3).isoformat()}T10:00", lambda: town.lin(case[0], Find(findings=rows, **more))
    for row in rows:
        yield from _put_right(town, case, row, later(day, 14 + int(row["no"])))
    if by:
        yield f"{later(day, 25).isoformat()}T11:00", lambda: town.signed(town.lin, case[0], ReportBack(summary="问题均已整改。"), town.chen)


def _put_right(town: Any, case: list[Any], row: dict[str, str], day: date) -> Iterator[Event]:
    yield f"{day.isoformat()}T10:00", lambda: town.zhou(case[0], Rectify(no=row["no"], state="done", measures="已整改到位。", proof=[town.file("佐证")]))
    yield f"{later(day, 2).isoformat()}T15:00", lambda: town.huang(case[0], Accept(no=row["no"], result="passed"))


def _risk(town: Any, i: int, told: tuple[str, ...]) -> Iterator[Event]:
    case: list[Any] = []
    code, point, area, unit, chance = told
    said = {"code": code, "point": point, "area": area, "unit": unit, "chance": chance, "what": f"{point}：专人不落实，登记不全。", "measures": "专人登记，按季核对。"}
    yield f"2021-03-09T10:{i:02d}", lambda: case.append(town.mei(Identify(**said, look="2021-09-15")))
    yield f"2021-09-14T10:{i:02d}", lambda: town.huang(case[0], Look(result="kept" if i else "low", note="措施落实。", again_on="2022-03-15"))
