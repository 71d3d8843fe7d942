"""The demonstration year of village advisers and the station: eleven contracts, monthly visits, 405 person-times of advice."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from fazhi.kernel.pace import at, later, workdays
from fazhi.kernel.story import VILLAGES
from fazhi.lines.legal_aid.acts import Check, Confirm, Engage, Explain, Lecture, Report, Visit
from fazhi.lines.legal_aid.aid import Apply, AskPapers, Assigned, Bring, Finished, HandOver, Result
from fazhi.lines.legal_aid.judging import Assess, Pay, Rate
from fazhi.lines.legal_aid.station import CloseLog, Consult, OpenLog

Event = tuple[str, Callable[[], None]]
PERSON_TIMES = 405
LAWYERS = ("岑律师", "陶律师", "闵律师", "龙律师", "米律师")
NOTES = ("为村民解答土地承包、邻里纠纷方面的咨询，审看村集体鱼塘租赁合同一份。", "参与调处田埂排水争议，向双方说明相邻关系的规定。", "协助修改村规民约中罚款条款，建议改为批评教育。",
         "接待来访村民，多为赡养、婚姻家庭问题；发放民法典折页。", "与村干部一起走访，了解工地欠薪线索，引导申请法律援助。", "审看自来水改造工程合同，提出付款条件的意见。")
LECTURES = ("民法典里的相邻关系", "农村土地承包经营权流转要注意什么", "防范电信诈骗和非法集资", "未成年人保护法新变化", "宅基地的取得与继承", "乡村振兴促进法解读", "赡养父母是法定义务", "婚姻家庭编讲座")
ADVICE = ("告知须先到村委会调解，调解不成可以起诉。", "说明诉讼时效和应当保存的证据。", "建议协商变更合同，并写成书面。", "说明申请仲裁的条件和地点。", "告知可向不动产登记机构查询。", "说明赡养费的计算和申请执行的办法。")
AID = (("labour", "追索装修队拖欠的工资", "worker", "granted"), ("support", "请求子女给付赡养费", "minor", "granted"), ("injury", "交通事故人身损害赔偿", "none", "granted"),
       ("labour", "工伤赔偿仲裁代理", "worker", "granted"), ("marriage", "离婚诉讼代理", "none", "refused"), ("violence", "申请人身安全保护令", "none", "granted"),
       ("land", "承包地被占用争议", "relief", "granted"), ("labour", "追索采石场拖欠的工资", "worker", "granted"), ("support", "变更抚养费", "none", "dropped"))
ENDS = (("won", 8600), ("settled", 3600), ("partly", 12000), ("won", 0))
SHORT = {("南涌村", 2): 180}  # a month in which the adviser stayed below the hours


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    cases: dict[str, Any] = {}
    log: list[Any] = []
    for i, village in enumerate(VILLAGES):
        yield from _engaged(town, rng, cases, village, i)
        for month in range(1, 13):
            yield from _served(town, rng, cases, village, i, month)
        for quarter in range(4):
            yield from _lecture(town, rng, cases, village, quarter)
        yield from _judged(town, cases, village, i)
    yield "2021-01-04T09:40", lambda: log.append(town.lin(OpenLog(year=2021, station="演示镇公共法律服务站")))
    yield from _advice(town, rng, cases, log)
    yield "2021-12-31T17:20", lambda: town.lin(log[0], CloseLog())
    yield from _aid(town, rng)
    yield "2021-03-03T10:15", lambda: town.mei(cases["南涌村"], Explain(month="2021-02", reason="春节后顾问因病请假，已约定三月补足；告知县司法局。", cut="100"))
    yield "2021-06-22T15:10", lambda: town.mei(cases["竹溪村"], Check(result="true", note="电话回访三户，与日志一致。"))
    yield "2021-10-20T15:40", lambda: town.an(cases["下坪村"], Check(result="true", note="县司法局抽查，照片与签到相符。"))


def _engaged(town: Any, rng: random.Random, cases: dict[str, Any], village: str, i: int) -> Iterator[Event]:
    day = workdays("2021-01-04", "2021-01-06")[i % 3]

    def engage() -> None:
        cases[village] = town.lin(Engage(village=town.villages[village], adviser={"name": f"{LAWYERS[i // 3]}（演示）"}, firm="演示明理律师事务所",
                                         since="2021-01-04", until="2021-12-31", fee="10000"))

    yield at(rng, day, 9, 11), engage
    yield at(rng, later(day, 3 + i % 4), 9, 16), lambda: town.lin(cases[village], Report())


def _served(town: Any, rng: random.Random, cases: dict[str, Any], village: str, i: int, month: int) -> Iterator[Event]:
    """The visits of a month, each confirmed by the village some days later; some logs come late, some confirmations on paper."""
    days = [day for day in workdays(f"2021-{month:02d}-08", f"2021-{month:02d}-24")]
    halves = (240, 240) if (i + month) % 6 == 0 else (SHORT.get((village, month), 480),)
    for minutes, day in zip(halves, sorted(rng.sample(days, len(halves))), strict=True):
        yield from _visit(town, rng, cases, village, i, day, minutes)
    if (i + month) % 8 == 0:
        yield from _visit(town, rng, cases, village, i, rng.choice(days), 60, mode="phone")


def _visit(town: Any, rng: random.Random, cases: dict[str, Any], village: str, i: int, day: date, minutes: int, mode: str = "onsite") -> Iterator[Event]:
    note, work = rng.choice(NOTES), rng.sample(("consult", "contract", "charter", "mediate", "screen"), 2)
    late = rng.random() < 0.06 and mode == "onsite"
    paper = rng.random() < 0.08
    typed = later(day, 3) if late else day
    said: list[Any] = []

    def visit() -> None:
        how = {"on": day.isoformat()} if late else {}
        said.append(town.lin(cases[village], Visit(mode=mode, minutes=minutes, work=work, note=note), **how))

    def confirm() -> None:
        cadre = town.people[f"cadre{i + 1}"]
        act = Confirm(visit=said[0].entry, minutes=0 if mode != "onsite" else minutes)
        if paper:
            town.on_paper(town.deng, cases[village], act, cadre)
        else:
            cadre(cases[village], act)

    yield at(rng, typed, 15, 16), visit
    yield at(rng, later(typed, rng.choice((1, 1, 2))), 9, 11), confirm


def _lecture(town: Any, rng: random.Random, cases: dict[str, Any], village: str, quarter: int) -> Iterator[Event]:
    days = workdays(f"2021-{quarter * 3 + 1:02d}-11", f"2021-{quarter * 3 + 3:02d}-26")
    topic, audience = rng.choice(LECTURES), rng.randrange(18, 75)
    yield at(rng, rng.choice(days), 15, 16), lambda: town.lin(cases[village], Lecture(topic=topic, audience=audience))


def _judged(town: Any, cases: dict[str, Any], village: str, i: int) -> Iterator[Event]:
    """The village rates its adviser in June and December; the year is assessed and paid."""
    cadre = town.people[f"cadre{i + 1}"]
    for month, content in ((6, "yes" if i % 4 else "mostly"), (12, "no" if village == "南涌村" else "yes")):
        yield f"2021-{month:02d}-28T10:{10 + i}", lambda content=content: cadre(cases[village], Rate(content=content))
    short = any(village == each for each, _ in SHORT)
    assess = Assess(year=2021, grade="good" if short or i % 3 else "excellent", remark="按合同提供服务。")
    yield f"2021-12-30T15:{10 + i}", lambda: town.signed(town.mei, cases[village], assess, town.huang)
    yield f"2021-12-31T10:{10 + i}", lambda: town.lin(cases[village], Pay(amount=9900 if short else 10000, voucher=f"演付2021-{i + 61}"))


def _advice(town: Any, rng: random.Random, cases: dict[str, Any], log: list[Any]) -> Iterator[Event]:
    """Consultations until the year's person-times are reached exactly."""
    days, left = workdays("2021-01-11", "2021-12-30"), PERSON_TIMES
    while left:
        persons = min(left, rng.choice((1, 1, 2, 2, 3, 4, 5, 6, 8)))
        left -= persons
        day = rng.choice(days)
        yield at(rng, day, 9, 15), _asked(town, rng, cases, log, persons, day)


def _asked(town: Any, rng: random.Random, cases: dict[str, Any], log: list[Any], persons: int, day: date) -> Callable[[], None]:
    topic = rng.choices(("land", "labour", "marriage", "debt", "injury", "neighbour", "property", "contract", "criminal", "other"), (9, 7, 7, 6, 4, 8, 7, 4, 1, 3))[0]
    mode = rng.choice(("desk", "desk", "phone", "village"))
    village, advice = rng.choice(VILLAGES), rng.choice(ADVICE)
    onward = "aid" if topic == "labour" and rng.random() < 0.15 else "mediation" if rng.random() < 0.1 else "none"
    late = {"on": (day - timedelta(days=1)).isoformat()} if rng.random() < 0.04 else {}

    def consult() -> None:
        act = Consult(topic=topic, mode=mode, persons=persons, answer=advice, onward=onward)
        town.lin(cases[village] if mode == "village" else log[0], act, **late)
    return consult


def _aid(town: Any, rng: random.Random) -> Iterator[Event]:
    """Nine applications, taken and handed over the same day; one with papers missing, one answer after the year."""
    for n, (kind, what, waived, result) in enumerate(AID):
        day = workdays("2021-01-18", "2021-11-30")[n * 24 + 3]
        yield from _application(town, rng, n, day, {"kind": kind, "what": what, "waived": waived}, result)


def _application(town: Any, rng: random.Random, n: int, day: date, said: dict[str, Any], result: str) -> Iterator[Event]:
    case: list[Any] = []
    who, village = {"name": f"演示申请人{n + 1}", "phone": f"139000001{n:02d}"}, town.villages[rng.choice(VILLAGES)]
    passed = later(day, 2) if n == 3 else day
    yield at(rng, day, 9, 10), lambda: case.append(town.lin(Apply(who=who, village=village, **said)))
    if n == 3:
        yield f"{day.isoformat()}T11:40", lambda: town.lin(case[0], AskPapers(missing="工伤认定决定书复印件。"))
        yield f"{passed.isoformat()}T14:20", lambda: town.lin(case[0], Bring(what="工伤认定决定书复印件一份"))
    yield at(rng, passed, 15, 16), lambda: town.lin(case[0], HandOver())
    yield at(rng, later(passed, 5), 9, 16), lambda: town.lin(case[0], Result(result=result, number=f"演援〔2021〕{n + 11}号", told=True))
    if result == "granted":
        yield f"{later(passed, 9).isoformat()}T10:{10 + n}", lambda: town.lin(case[0], Assigned(who=LAWYERS[n % 5]))
        ended = later(passed, 70 + n)
        if ended < date(2021, 12, 25):
            outcome, amount = ENDS[n % 4]
            yield f"{ended.isoformat()}T10:{10 + n}", lambda: town.lin(case[0], Finished(outcome=outcome, amount=amount, content="yes"))
