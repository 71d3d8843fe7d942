"""The demonstration year of petitions: seventy of the seventy-one (one comes from the chain), two of them still open."""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fazhi.kernel.common import Note
from fazhi.kernel.pace import at, later, workdays
from fazhi.lines.petition.acts import Accept, Receive
from fazhi.lines.petition.handling import Answer, Close, Extend
from fazhi.lines.petition.serving import Visit
from fazhi.lines.petition.story import handed

Event = tuple[str, Callable[[], None]]
HOTLINE, OTHERS, OPEN = 63, 7, 2
SUBJECTS = ("村口路灯损坏", "自来水水压不足", "夜间装修噪声", "垃圾清运不及时", "排水渠堵塞", "占道停车", "道路坑洼", "网络线路下垂", "邻村养殖异味", "工资拖欠",
            "违规搭建", "公厕卫生", "流浪犬", "公交班次少", "宅基地审批进度", "危树", "店铺外摆", "河道漂浮物", "医保缴费咨询", "养老补贴发放")
DETAILS = ("已有一段时间", "影响出行", "希望尽快处理", "曾向村委会反映", "老人孩子不便", "下雨时更明显")
AGAIN = {14: "村小学门前排水渠堵塞，一下雨污水就漫到路上。", 25: "村小学门前的排水渠又堵塞了，污水漫到路上。", 36: "小学门前排水渠堵塞，污水漫到路上，没有人来清。"}  # one village, one thing
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """Receipts spread over the working days, each with its course."""
    days = workdays("2021-01-06", "2021-11-26")
    channels = ["hotline"] * HOTLINE + ["window", "window", "letter", "web", "above", "leader", "cadre"]
    rng.shuffle(channels)
    chosen = sorted(rng.sample(range(len(days)), HOTLINE + OTHERS - OPEN))
    places = list(town.villages)
    for n, i in enumerate(chosen):
        yield from _course(town, rng, n, days[i], channels[n], town.villages[places[n % len(places)]])
    for n, day in enumerate(workdays("2021-12-20", "2021-12-29")[:OPEN]):
        yield from _left_open(town, rng, n, day, channels[-OPEN + n], town.villages[places[n]])


def _words(rng: random.Random, n: int, channel: str, village: str) -> dict[str, Any]:
    who = {"name": "匿名"} if n % 9 == 4 else {"name": f"{rng.choice(SURNAMES)}某", "phone": f"139000{n:05d}"}
    what = f"{rng.choice(SUBJECTS)}，{rng.choice(DETAILS)}。"
    words: dict[str, Any] = {"channel": channel, "what": AGAIN.get(n, what), "who": who, "village": village}
    if channel == "hotline":
        words["outside_number"] = f"DH2021{n:05d}"
    return words


def _course(town: Any, rng: random.Random, n: int, day: Any, channel: str, village: str) -> Iterator[Event]:
    """Received, accepted, answered, closed; now and then extended, passed on, joined, recorded late or on paper."""
    case: list[Any] = []
    clerk = town.he if n % 2 else town.fang
    yield at(rng, day), lambda: case.append(clerk(Receive(**_words(rng, n, channel, village))))
    accepted = later(day, rng.randrange(1, 4))
    if n % 11 == 7:
        yield from _passed(town, rng, case, accepted, channel)
        return
    if n == 40:
        yield at(rng, accepted, 14), lambda: town.fang(case[0], Accept(kind="complaint"), on=later(day, 1).isoformat())
    elif n == 25:
        yield at(rng, accepted), lambda: town.on_paper(town.fang, case[0], Accept(kind="complaint"), town.he)
    else:
        yield at(rng, accepted), lambda: clerk(case[0], Accept(kind=("complaint", "proposal", "help")[n % 3]))
    if n % 8 == 3:
        yield at(rng, later(accepted, 2)), lambda: clerk(case[0], Note(text="来电询问进度，已说明办理情况。"))
    if n in (12, 50):
        yield at(rng, later(accepted, 3)), lambda: town.signed(clerk, case[0], Extend(reason="需会同多个部门现场核实"), town.huang)
    done = later(accepted, rng.randrange(4, 11))
    yield at(rng, done), lambda: clerk(case[0], Answer(result=("supported", "partly", "settled")[n % 3], reply="经核实，已协调有关单位处理，结果告知如上。"))
    back = later(done, rng.randrange(1, 4))
    if n % 4 == 1:
        yield at(rng, back, 9, 10), lambda: town.fang(case[0], Visit(content=("yes", "mostly", "yes", "no")[n % 4 if n % 16 != 13 else 3]))
    if channel != "hotline":
        yield f"{back.isoformat()}T11:40", lambda: handed(town, clerk, case[0])
    yield at(rng, back, 14), lambda: clerk(case[0], Close(agreed=n % 3 == 0))


def _passed(town: Any, rng: random.Random, case: list[Any], day: Any, channel: str) -> Iterator[Event]:
    """Belongs elsewhere: still accepted as ours to follow, answered with what the other organ did."""
    yield at(rng, day), lambda: town.he(case[0], Accept(kind="help"))
    yield at(rng, later(day, 1)), lambda: town.he(case[0], Note(text="主要事项属县级部门职权，已电话联系承办部门。"))
    yield at(rng, later(day, 5)), lambda: town.he(case[0], Answer(result="partly", reply="已由有权部门受理，本镇协助跟进。"))
    if channel != "hotline":
        yield f"{later(day, 6).isoformat()}T11:40", lambda: handed(town, town.he, case[0])
    yield at(rng, later(day, 7)), lambda: town.he(case[0], Close(agreed=True))


def _left_open(town: Any, rng: random.Random, n: int, day: Any, channel: str, village: str) -> Iterator[Event]:
    case: list[Any] = []
    yield at(rng, day), lambda: case.append(town.he(Receive(**_words(rng, 90 + n, channel, village))))
    yield at(rng, later(day, 1)), lambda: town.he(case[0], Accept(kind="complaint"))


