"""The demonstration year of the meetings: a major decision with all its steps, four items decided, one put off, the minute book's stubs, a catalogue."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel.once import begun
from fazhi.kernel.pace import at, later
from fazhi.lines.decision.acts import Catalogue, Comments, Experts, Fair, Propose, PublishDraft, Risk
from fazhi.lines.decision.carrying import Assign, Close, Publish, Report, ReportParty
from fazhi.lines.decision.catalogue import OweCatalogue, PublishCatalogue
from fazhi.lines.decision.meeting import Hold, ListItem, Notify
from fazhi.lines.decision.story import EXPERT, RISK, reviewed, votes
from fazhi.lines.decision.stub import Stub

Event = tuple[str, Callable[[], None]]
# (day, what, kind, amount, result, one member votes against)
ITEMS = (
    ("2021-02-08", "年度驻村工作经费安排", "money", 320000, "passed", False), ("2021-04-26", "农村人居环境整治项目安排", "project", 860000, "passed", False),
    ("2021-07-19", "旧校舍处置方案", "matter", 0, "deferred", True), ("2021-08-23", "防汛应急物资储备资金", "money", 350000, "amended", False),
    ("2021-11-08", "冬春水利项目安排", "project", 540000, "passed", True),
)
BOOK = (("2021-03-12", 3, 47, 4, 4), ("2021-06-11", 3, 68, 4, 4), ("2021-09-10", 4, 5, 4, 3), ("2021-12-10", 4, 31, 4, 4))

OPINIONS = [
    {"comment": "首三十分钟免费，方便接送学生", "times": 5, "result": "yes"},
    {"comment": "圩日延长免费时间", "times": 4, "result": "partly", "reason": "圩日车位周转紧张，只延长到一小时"},
    {"comment": "不收费或者每小时一元", "times": 8, "result": "no", "reason": "与成本测算不符，难以维持管理"},
]


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    item = {"key": "2021-1", "name": "圩镇停车收费方案", "year": 2021, "document": "演委〔2021〕2号", "since": "2021-01-20", "published": "zwgk/zdjc/2021"}
    yield "2021-01-20T10:30", lambda: town.tang(Catalogue(**item))
    told = {"document": "演委〔2021〕2号", "published": "zwgk/zdjc/2021"}
    yield "2021-01-20T11:00", lambda: town.tang(next(iter(begun(town.office, "decision", 2021, OweCatalogue.key))), PublishCatalogue(**told))
    yield from _major(town, rng)
    for row in ITEMS:
        yield from _item(town, rng, row)
    for n, (day, book, page, entitled, present) in enumerate(BOOK):
        items = [{"kind": "matter", "what": "季度重点工作", "gates": ["legality"], "result": "passed"}, {"kind": "person", "what": "一项", "result": "passed"}]
        words = {"body": "joint", "book": f"记录簿第{book}册第{page}页", "entitled": entitled, "present": present, "items": items[: 1 + n % 2]}
        yield at(rng, date.fromisoformat(day), 15, 17), lambda words=words: town.luo(Stub(**words))


def _votes(town: Any, against: bool = False) -> list[dict[str, Any]]:
    return votes((town.yang, "no" if against else "yes"), (town.huang, "yes"), (town.chen, "yes"))


def _item(town: Any, rng: random.Random, row: tuple[Any, ...]) -> Iterator[Event]:
    """One item from proposal to its tasks."""
    day, what, kind, amount, result, against = row
    start, case = date.fromisoformat(day), list[Any]()
    meeting, unit = later(start, 6), town.units["党政办"]
    told = {"what": what, "kind": kind, "gates": ["legality"], **({"amount": amount} if amount else {})}
    text: list[Any] = []

    def review() -> None:
        text.append(town.file(what, f"{what}\n第一条 安排。\n第二条 监督。".encode()))
        reviewed(town, case[0], text[0])

    yield at(rng, start, 9, 10), lambda: case.append(town.tang(Propose(**told)))
    yield at(rng, later(start, 2), 9, 10), review
    yield at(rng, later(start, 3), 9, 10), lambda: town.signed(town.tang, case[0], ListItem(body="government", meeting_on=meeting.isoformat(), summary=what, text=text[0]), town.chen)
    yield at(rng, later(start, 4), 9, 10), lambda: town.tang(case[0], Notify(note="纸质送达"))
    yield at(rng, meeting, 15, 16), lambda: town.tang(case[0], Hold(body="government", votes=_votes(town, against), result=result, decision="按会议讨论意见办理"))
    if result != "deferred":
        by = later(meeting, 30)
        yield at(rng, later(meeting, 1), 9, 10), lambda: town.tang(case[0], Assign(tasks=[{"n": 1, "what": what, "unit": unit, "by": by.isoformat()}]))
        if by < date(2021, 12, 20):
            yield at(rng, later(meeting, 25), 9, 10), lambda: town.tang(case[0], Report(n=1, done=True, text="已完成"))
            yield at(rng, later(meeting, 28), 9, 10), lambda: town.tang(case[0], Close())


def _major(town: Any, rng: random.Random) -> Iterator[Event]:
    """The parking fee: comments for a month, experts, risk, competition, review, meeting, report to the Party committee, publication, tasks."""
    case, text = list[Any](), list[Any]()
    gates = ["comment", "experts", "risk", "fair", "legality"]
    plan = "圩镇停车收费方案\n第一条 收费标准为每小时2元。\n第二条 首30分钟免费。"
    yield "2021-05-06T09:30", lambda: case.append(town.tang(Propose(what="圩镇停车收费方案", kind="matter", major=True, gates=gates)))
    yield "2021-05-07T09:30", lambda: town.tang(case[0], PublishDraft(text="收费标准和免费时段", channels=["site", "board"], until="2021-06-10"))
    yield "2021-05-20T15:30", lambda: town.tang(case[0], Experts(rows=[EXPERT], conclusion="方案可行，建议设免费时段"))
    yield "2021-06-11T10:30", lambda: town.tang(case[0], Comments(received=17, rows=OPINIONS))
    yield "2021-06-15T10:30", lambda: town.tang(case[0], Risk(**RISK))
    yield "2021-06-15T15:30", lambda: town.tang(case[0], Fair(conclusion="fits", heard=True))

    def review() -> None:
        text.append(town.file("停车收费方案", plan.encode()))
        reviewed(town, case[0], text[0])

    yield "2021-06-25T10:10", review
    agenda = {"body": "government", "meeting_on": "2021-07-02", "summary": "提请审议停车收费方案"}
    yield "2021-06-28T10:10", lambda: town.signed(town.tang, case[0], ListItem(**agenda, text=text[0]), town.chen)
    yield "2021-06-29T10:10", lambda: town.tang(case[0], Notify(note="纸质送达"))
    yield "2021-07-02T15:10", lambda: town.tang(case[0], Hold(body="government", votes=_votes(town, True), result="passed", decision="原则同意，九月一日起施行"))
    yield "2021-07-05T10:10", lambda: town.tang(case[0], ReportParty(document="演府请〔2021〕12号", answer="同意"))
    yield "2021-07-08T10:10", lambda: town.tang(case[0], Publish(heading="圩镇停车收费方案", explanation="采纳5条，部分采纳4条，8条与成本测算不符未采纳"))
    tasks = [{"n": 1, "what": "划线立牌", "unit": town.units["综合行政执法队"], "by": "2021-08-25"}, {"n": 2, "what": "公告", "unit": town.units["党政办"], "by": "2021-08-20"}]
    yield "2021-07-13T10:10", lambda: town.tang(case[0], Assign(tasks=tasks))
    for n, day in ((2, "2021-08-18"), (1, "2021-08-24")):
        yield f"{day}T16:10", lambda n=n: town.zhou(case[0], Report(n=n, done=True, text="已完成"))
