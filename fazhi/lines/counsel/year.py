"""The demonstration year of the counsel: twenty-one matters, thirty-four opinions, one request returned for a conflict."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel.models import Entry
from fazhi.kernel.pace import at, later, workdays
from fazhi.lines.counsel.acts import Accept, AskMore, Close, GiveMore, Opine, Rate, Request, Respond, Return
from fazhi.lines.counsel.engagement import Assess, Attend, Engage, FileEngagement
from fazhi.lines.counsel.stages import KINDS

Event = tuple[str, Callable[[], None]]
# (who asks, kind, what, items of advice)
MATTERS = (
    ("tang", "contract", "旧圩市铺位出租合同", 2), ("mei", "document", "禁止在水源地养殖的通告（草案）", 3), ("he", "petition", "山林权属历史争议答复意见", 1),
    ("zhou", "enforcement", "乱倒建筑垃圾案处罚讨论稿", 1), ("tang", "contract", "污水管网工程施工合同", 2), ("mei", "decision", "圩镇停车位收费方案", 3),
    ("fang", "contract", "环卫保洁服务采购合同", 1), ("he", "petition", "征地青苗补偿信访事项", 2), ("luo", "disclosure", "测绘报告公开申请的处理", 1),
    ("tang", "contract", "镇属旧粮仓出租合同", 1), ("mei", "litigation", "宅基地批准行政诉讼答辩状", 2), ("tang", "contract", "电商服务站合作协议", 1),
    ("zhou", "enforcement", "占道经营案件执行方案", 1), ("mei", "decision", "村小学旧校舍处置方案", 2), ("tang", "contract", "路灯节能改造合同", 1),
    ("he", "petition", "采石场粉尘补偿协议", 2), ("mei", "document", "村规民约备案审查", 1), ("tang", "contract", "食堂劳务外包合同", 1),
    ("lin", "other", "人民调解协议格式文本", 1), ("mei", "contract", "土地流转合同示范文本", 3), ("tang", "contract", "农贸市场改造监理合同", 2),
)
POINTS = ("付款条件应与验收挂钩，建议改为验收合格后支付。", "租期不得超过二十年，建议改为五年并约定续租条件。", "违约责任只约束一方，建议对等约定。", "本条设定处罚没有依据，应删去。",
          "事实部分应写明证据及其证明内容。", "应补充听取利害关系人意见的记录。", "争议解决条款约定不明，建议约定由所在地法院管辖。", "应注明解除合同的通知方式和期限。")
REASONS = ("对方坚持原条款，经领导班子研究，风险可控。", "上级范本已有统一约定，不另修改。", "时间紧迫，已在补充协议中另行约定。")


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    yield from _engaged(town)
    days = workdays("2021-01-11", "2021-12-08")
    for n, (who, kind, what, items) in enumerate(MATTERS):
        day = days[int((n + 0.5) * len(days) / len(MATTERS))]
        yield from _matter(town, rng, n, day, {"who": who, "kind": kind, "what": what, "items": items})
    yield from _returned(town)


def _matter(town: Any, rng: random.Random, n: int, day: date, told: dict[str, Any]) -> Iterator[Event]:
    """One matter from request to file; some with missing papers, some in two opinions, some answers on paper, the last still open."""
    case: list[Any] = []
    asker = town.people[told["who"]]
    more = n in (4, 13)
    opined = later(day, 7 if more else rng.choice((2, 3, 3, 4)))
    yield at(rng, day, 9, 10), lambda: case.append(asker(Request(what=told["what"], kind=told["kind"], question="是否合法可行，有无风险")))
    yield at(rng, later(day, 1), 9, 10), lambda: town.xu(case[0], Accept())
    if more:
        yield at(rng, later(day, 1), 15, 16), lambda: town.xu(case[0], AskMore(missing="招标文件和中标通知书"))
        yield at(rng, later(day, 4), 9, 10), lambda: asker(case[0], GiveMore(note="已补送复印件"))
    points = [{"point": each, "risk": rng.choice(("low", "low", "middle", "high"))} for each in rng.sample(POINTS, told["items"])]
    split = 1 if told["items"] == 3 else len(points)
    parts = [part for part in (points[:split], points[split:]) if part]
    for k, part in enumerate(parts):
        yield at(rng, later(opined, 2 * k), 9, 10), lambda part=part: town.xu(case[0], _opinion(part))
    if n < len(MATTERS) - 1:
        yield from _answered(town, rng, case, asker, n, later(opined, 2 * len(parts)), told["items"])


def _opinion(points: list[dict[str, str]]) -> Opine:
    text = "\n".join(f"{i}. {each['point']}" for i, each in enumerate(points, start=1))
    return Opine(conclusion="amend" if any(each["risk"] != "low" for each in points) else "lawful", text=text, points=points)


def _answered(town: Any, rng: random.Random, case: list[Any], asker: Any, n: int, day: date, items: int) -> Iterator[Event]:
    for item in range(1, items + 1):
        result = "rejected" if n in (4, 15) and item == 2 else "partly" if n in (7, 19) and item == 1 else "adopted"
        act = {"item": item, "result": result, **({"reason": rng.choice(REASONS)} if result != "adopted" else {})}
        if n == 10:
            yield f"{day.isoformat()}T15:{item * 5:02d}", lambda act=act: town.on_paper(town.deng, case[0], Respond(**act), town.mei)
        else:
            yield f"{day.isoformat()}T15:{item * 5:02d}", lambda act=act: asker(case[0], Respond(**act))
    closed = later(day, rng.choice((1, 2, 3)))
    yield at(rng, closed, 9, 10), lambda: asker(case[0], Close(result="changed" if items > 1 else "done"))
    if n % 3 == 0:
        yield at(rng, closed, 15, 16), lambda: town.he(case[0], Rate(score="good"))


def _returned(town: Any) -> Iterator[Event]:
    case: list[Any] = []
    yield "2021-07-06T10:05", lambda: case.append(town.tang(Request(what="某农庄退租争议", kind="contract")))
    yield "2021-07-07T09:20", lambda: town.xu(case[0], Return(why="conflict", note="本所正代理对方另一案件"))


MEETINGS = (("2021-02-03", "meeting", 120, "党政联席会议：圩镇停车位收费方案"), ("2021-05-19", "talks", 90, "与承租户谈判续租"), ("2021-09-08", "lecture", 120, "行政处罚法修订要点"),
            ("2021-11-17", "suit", 180, "宅基地行政诉讼开庭"))


def _engaged(town: Any) -> Iterator[Event]:
    """The engagement of the year: reported, present four times, assessed in December."""
    home: list[Any] = []
    words = {"adviser": town.xu.person, "firm": "演示律师事务所", "how": "compare", "since": "2021-01-04", "until": "2023-01-03", "scope": list(KINDS), "fee": 30000}
    yield "2021-01-05T09:05", lambda: home.append(town.tang(Engage(**words)))
    yield "2021-01-12T10:15", lambda: town.tang(home[0], FileEngagement(to="县司法局"))
    for day, kind, minutes, topic in MEETINGS:
        yield f"{day}T17:20", lambda kind=kind, minutes=minutes, topic=topic: town.tang(
            home[0], Attend(adviser=town.xu.person, kind=kind, minutes=minutes, topic=topic))
    yield "2021-12-28T16:10", lambda: town.mei(home[0], Assess(year=2021, grade="good", opinion="出具意见及时，能到会说明。", matters=_times(town)))


def _times(town: Any) -> int:
    """How often the counsel gave an opinion this year, as the record has it."""
    return Entry.objects.filter(office=town.office, act=Opine.key).count()
