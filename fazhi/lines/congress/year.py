"""The demonstration year of the congress: six suggestions, all answered in time and one done again, three reports, four opinions carried out."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel.pace import at, later
from fazhi.lines.congress.acts import Accept, Answer, Fulfil, GiveBack, Rate, Suggest, Talk
from fazhi.lines.congress.reporting import FileBudget, Heard, HearVoters, Opinions, Prepare, ReportBack, Session, Submit
from fazhi.lines.congress.story import tell

Event = tuple[str, Callable[[], None]]
HANDED = date(2021, 2, 1)
# (what, topic, unit, grade, working days until the answer, rating)
SUGGESTED = (
    ("在东塘村村口增设路灯和减速带", "roads", "works", "solved", 32, "satisfied"), ("疏浚西埔村灌溉渠", "water", "farming", "planned", 41, "satisfied"),
    ("增加镇区垃圾收集点", "environment", "enforcement", "solved", 27, "unsatisfied"), ("改造镇卫生院停车场", "health", "works", "later", 45, "mostly"),
    ("整治圩日占道经营", "order", "enforcement", "solved", 38, "satisfied"), ("调整县道公交班次", "roads", "works", "", 0, ""),
)
BOTH = ("会议认为应当加强执法队伍培训", "enforcement"), ("会议认为应当丰富普法形式", "justice"), ("会议认为应当加快行政执法公示", "office"), ("会议认为应当做好矛盾排查", "governance")


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    for n, told in enumerate(SUGGESTED, start=1):
        yield from _suggested(town, rng, n, told)
    for day, name, present in (("2021-01-29", "十七届人民代表大会第八次会议", 58), ("2021-08-13", "十七届人民代表大会第九次会议", 55)):
        yield f"{day}T17:30", lambda day=day, name=name, present=present: town.lin(Session(name=f"演示镇{name}", on_day=day, present=present, entitled=60))
    yield from _budget(town)
    yield from _law(town)


def _suggested(town: Any, rng: random.Random, n: int, told: tuple[Any, ...]) -> Iterator[Event]:
    case: list[Any] = []
    what, topic, unit, grade, days, rating = told
    values = {"number": f"2021-{n:02d}", "session": "session", "deputies": [{"deputy": {"name": f"代表{'甲乙丙丁戊己'[n - 1]}"}}], "what": f"建议{what}。"}
    yield f"2021-02-02T09:{n:02d}", lambda: case.append(town.lin(Suggest(**values, topic=topic, unit=unit, handed=HANDED.isoformat())))
    if not grade:
        yield "2021-02-05T10:00", lambda: town.signed(town.lin, case[0], GiveBack(reason="属县交通运输部门职责，建议转县级办理"), town.huang)
        return
    yield f"2021-02-04T09:{n:02d}", lambda: town.lin(case[0], Accept())
    day = later(HANDED, days)
    yield at(rng, later(day, -3), 9, 10), lambda: town.lin(case[0], Talk(how=rng.choice(("visit", "site", "phone")), said="同意办理方案。"))
    more = {"promised": "2021-08-31"} if grade == "planned" else {"reason": "用地指标尚未落实"} if grade == "later" else {}
    yield at(rng, day, 9, 10), lambda: town.signed(town.lin, case[0], Answer(grade=grade, answer="办理情况如下。", **more), town.huang)
    words = {"words": "只增设了一处，群众意见较大。"} if rating == "unsatisfied" else {}
    yield at(rng, later(day, 5), 9, 10), lambda: town.lin(case[0], Rate(result=rating, form=town.file("代表意见表"), **words))
    if rating == "unsatisfied":
        yield from _again(town, rng, case, later(day, 12))
    if grade == "planned":
        yield "2021-08-27T10:30", lambda: town.lin(case[0], Fulfil(done="yes", note="已完成疏浚1.8公里。"))


def _again(town: Any, rng: random.Random, case: list[Any], day: date) -> Iterator[Event]:
    yield at(rng, day, 9, 10), lambda: town.lin(case[0], Talk(how="site", said="再增设三处即可。"))
    yield at(rng, later(day, 2), 9, 10), lambda: town.signed(town.lin, case[0], Answer(grade="solved", answer="已再增设收集点三处。"), town.huang)
    yield at(rng, later(day, 6), 9, 10), lambda: town.lin(case[0], Rate(result="satisfied", form=town.file("代表意见表")))


def _budget(town: Any) -> Iterator[Event]:
    case: list[Any] = []
    title = "关于2020年预算执行情况和2021年预算草案的报告"
    yield "2021-01-11T09:30", lambda: case.append(town.lin(Prepare(report="budget", to="congress", what=title, meeting="2021-01-29")))
    yield "2021-01-15T15:30", lambda: town.lin(case[0], HearVoters(how="村（居）民代表座谈会三场", heard=62, summary="希望增加农路养护和路灯电费。"))
    yield "2021-01-20T10:00", lambda: town.signed(town.lin, case[0], Submit(text="报告全文如附。"), town.chen)
    yield "2021-01-29T17:00", lambda: case.append(town.lin(case[0], Heard(on_day="2021-01-29", present=58, result="passed")))
    yield "2021-02-05T15:00", lambda: tell(town, case[1].opened[0].matter, "演示镇2021年预算", "budget", "county")
    yield "2021-02-03T10:00", lambda: town.lin(case[0], FileBudget())


def _law(town: Any) -> Iterator[Event]:
    case: list[Any] = []
    done = [{"item": item, "done": "已落实。", "state": "done"} for item, _ in BOTH]
    items = [{"item": item, "unit": unit} for item, unit in BOTH]
    yield "2021-07-05T09:30", lambda: case.append(town.lin(Prepare(report="law", to="presidium", what="关于2021年上半年法治政府建设情况的报告")))
    yield "2021-07-12T10:00", lambda: town.signed(town.lin, case[0], Submit(text="报告全文如附。"), town.chen)
    yield "2021-07-20T17:00", lambda: town.lin(case[0], Heard(on_day="2021-07-20", present=11, result="opinions"))
    yield "2021-07-26T10:00", lambda: town.lin(case[0], Opinions(number="演人大〔2021〕5号", items=items, due="2021-10-29"))
    yield "2021-10-25T10:00", lambda: town.signed(town.lin, case[0], ReportBack(items=done), town.huang)
    other: list[Any] = []
    yield "2021-11-01T09:30", lambda: other.append(town.lin(Prepare(report="suggestions", to="presidium", what="关于代表建议办理情况的报告")))
    yield "2021-11-08T10:00", lambda: town.signed(town.lin, other[0], Submit(text="报告全文如附。"), town.chen)
    yield "2021-11-16T17:00", lambda: other.append(town.lin(other[0], Heard(on_day="2021-11-16", present=11, result="passed")))
    yield "2021-11-24T15:00", lambda: tell(town, other[1].opened[0].matter, "演示镇2021年代表建议办理情况", "news", "county")
