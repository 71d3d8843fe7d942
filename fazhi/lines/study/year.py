"""The demonstration year of study: one plan, eleven sessions, two hearings visited, one exam, five accounts."""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fazhi.kernel.once import begun
from fazhi.lines.study.acts import Account, AdoptPlan, ClosePlan, Learn, VisitCourt
from fazhi.lines.study.exam import CloseExam, OpenExam, Result

Event = tuple[str, Callable[[], None]]
LEADERS, OFFICERS = ("wu", "chen", "huang", "yang"), ("li", "wang", "zhao", "zhou", "qian")
STAFF = (*LEADERS, *OFFICERS, "lin", "mei", "sun", "he", "fang", "luo", "tang", "deng")
# (minute, organ, form, law, minutes, who)
SESSIONS = (
    ("2021-03-08T09:30", "party", "reading", "民法典", 30, LEADERS), ("2021-03-25T15:00", "enforcement", "training", "行政处罚法", 120, OFFICERS),
    ("2021-04-15T09:30", "group", "lecture", "国家安全法", 90, LEADERS), ("2021-05-10T09:30", "party", "reading", "宪法", 30, LEADERS),
    ("2021-06-18T15:00", "all", "lecture", "信访条例", 90, STAFF), ("2021-07-12T09:30", "party", "reading", "行政处罚法", 40, LEADERS),
    ("2021-07-15T15:00", "enforcement", "training", "行政处罚法", 180, OFFICERS), ("2021-09-06T09:30", "party", "reading", "安全生产法", 30, LEADERS),
    ("2021-10-20T15:00", "all", "case", "行政诉讼法", 90, STAFF), ("2021-11-15T09:30", "party", "reading", "政府信息公开条例", 30, LEADERS),
    ("2021-12-06T15:00", "all", "lecture", "宪法", 60, STAFF),
)
COURTS = (("2021-05-20T16:30", "（2021）演01行初6号", "administrative", ("chen", "li", "wang", "mei")), ("2021-10-22T16:30", "（2021）演01刑初31号", "criminal", ("huang", "zhou", "fang")))
ITEMS = [{"month": m, "organ": "party", "laws": law, "form": "reading"} for m, law in ((3, "民法典"), (5, "宪法"), (7, "行政处罚法"), (9, "安全生产法"), (11, "政府信息公开条例"))]
ACCOUNTS = (("wu", "secretary"), ("chen", "chief"), ("huang", "leader"), ("yang", "leader"), ("mei", "unit"))


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    case: list[Any] = []
    yield "2021-02-25T09:30", lambda: case.extend(begun(town.office, "study", 2021))
    yield "2021-03-03T10:00", lambda: town.signed(town.lin, case[0], AdoptPlan(summary="党委会单月会前学法，执法人员全年轮训。", items=ITEMS), town.yang)
    for told in SESSIONS:
        yield _learned(town, case, told)
    for when, number, kind, who in COURTS:
        yield when, lambda number=number, kind=kind, who=who: town.lin(case[0], VisitCourt(
            court="演示县人民法院", number=number, kind=kind, heads=len(who), people=_people(town, who), thoughts="对证据和程序的审查体会较深。"))
    yield from _exam(town, rng, case)
    for i, (who, post) in enumerate(ACCOUNTS):
        yield f"2021-12-29T10:{i * 5:02d}", lambda who=who, post=post: town.lin(
            case[0], Account(who=town.people[who].person, post=post, how="meeting", rated="good", report=town.file("述法报告")))
    yield "2021-12-30T15:00", lambda: town.lin(case[0], ClosePlan(note="会前学法五次，执法人员轮训两次，旁听庭审两次。"))


def _people(town: Any, who: Iterable[str]) -> list[dict[str, str]]:
    return [{"learner": town.people[each].person} for each in who]


def _learned(town: Any, case: list[Any], told: tuple[Any, ...]) -> Event:
    when, organ, form, law, minutes, who = told
    return when, lambda: town.lin(case[0], Learn(organ=organ, form=form, laws=law, minutes=minutes, people=_people(town, who), sheet=town.file("签到表")))


def _exam(town: Any, rng: random.Random, case: list[Any]) -> Iterator[Event]:
    told = OpenExam(year=2021, system="广东省国家工作人员学法考试系统", first="2021-11-01", last="2021-11-30", due=len(STAFF) + 1)
    yield "2021-10-29T09:30", lambda: town.lin(case[0], told)
    for i, who in enumerate(STAFF):
        score = rng.randrange(72, 100)
        grade = "excellent" if score >= 90 else "passed"
        yield f"2021-12-02T10:{i:02d}", lambda who=who, score=score, grade=grade: town.lin(case[0], Result(
            year=2021, name=town.people[who].name, learner=town.people[who].person, score=str(score), grade=grade))
    yield "2021-12-03T09:30", lambda: town.lin(case[0], CloseExam(absent=1, why="一人产假。"))
