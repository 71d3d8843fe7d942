"""The demonstration year of disclosure: to the end of November 244 publications on the website and 381 on the board, with more in December."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from fazhi.kernel.pace import at, later, workdays
from fazhi.lines.disclosure.acts import Approve, Arise, Clear, Draft, Publish
from fazhi.lines.disclosure.correcting import Amend, Reword, TakeDown
from fazhi.lines.disclosure.proofing import Proof, Redact
from fazhi.lines.disclosure.stages import PERSONAL, TURNS
from fazhi.lines.disclosure.titles import both_titles, site_titles, village_titles, whose, wording

Event = tuple[str, Callable[[], None]]
SITE, BOARD = 244, 381          # to 30 November
BOTH = 236                      # items on both channels; the rest of the board are the villages' own
DECEMBER = (21, 13)             # items on both channels, and of the villages only
CLERKS = ("luo", "lin", "qian", "fang")
READERS = ("deng", "lin", "fang", "luo")
HEADS = ("huang", "yang", "mei", "he")


@dataclass(slots=True)
class Item:
    """One item of the year and what is peculiar about it."""

    n: int
    day: date
    column: str
    heading: str
    text: str
    channels: tuple[str, ...]
    formed: date
    clerk: str
    head: str
    case: list[Any] = field(default_factory=list)


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    for item in _items(rng):
        yield from _told(town, rng, item)
    yield from _kept_back(town)


def _items(rng: random.Random) -> Iterator[Item]:
    """Every item that will be published, on days from which its publication falls into its window for certain."""
    early, late = workdays("2021-01-04", "2021-11-19"), workdays("2021-12-01", "2021-12-20")
    plan = [(("site", "board"), early, BOTH), (("site",), early, SITE - BOTH), (("board",), early, BOARD - BOTH),
            (("site", "board"), late, DECEMBER[0]), (("board",), late, DECEMBER[1])]
    n = 0
    for channels, days, count in plan:
        pick = both_titles if channels == ("site", "board") else site_titles if channels == ("site",) else village_titles
        for i in range(count):
            day = days[int((i + rng.random()) * len(days) / count)]
            column, heading = pick(rng, day, i)
            n += 1
            clerk, head = rng.choice(CLERKS), rng.choice(HEADS)
            formed = day - timedelta(days=rng.choice((0, 1, 2, 3, 5, 8)) if n % 41 else 40)
            yield Item(n, day, column, heading, wording(rng, column, heading), channels, formed, clerk, head)


def _told(town: Any, rng: random.Random, item: Item) -> Iterator[Event]:
    """Drafted, reviewed, approved, published; some sent back once, some approved on paper, some put up late into the record."""
    yield at(rng, item.day, 8, 10), lambda: _draft(town, item)
    yield f"{item.day.isoformat()}T11:10", lambda: _covered(town, item)
    cleared = item.day
    if item.n % 67 == 0:
        yield f"{item.day.isoformat()}T14:20", lambda: town.tang(item.case[0], Clear(result="back", reason="含有逐户姓名和住址，请改为汇总后再送审。"))
        cleared = later(item.day, 1)
        yield f"{cleared.isoformat()}T09:15", lambda: _draft(town, item)
        yield f"{cleared.isoformat()}T09:40", lambda: _covered(town, item)
    yield f"{cleared.isoformat()}T15:{rng.randrange(60):02d}", lambda: town.tang(item.case[0], Clear(result="clear"))
    yield f"{cleared.isoformat()}T16:40", lambda: _read(town, item)
    approved = later(cleared, rng.choice((1, 1, 2)))
    yield at(rng, approved, 8, 10), lambda: _approve(town, item)
    yield from _published(town, rng, item, approved)


def _draft(town: Any, item: Item) -> None:
    act = Draft(heading=item.heading, text=item.text, column=item.column, channels=list(item.channels), formed=item.formed.isoformat(),
                village=town.villages[whose(item.heading)] if item.column == "village" else None)
    done = town.people[item.clerk](item.case[0], act) if item.case else town.people[item.clerk](act)
    if not item.case:
        item.case.append(done)


def _covered(town: Any, item: Item) -> None:
    """What comes from files about people is gone through for what has to be covered; here and there something was."""
    if item.column in PERSONAL:
        rows = [{"what": "number", "where": "附表末列", "why": "private", "places": 1 + item.n % 9}]
        town.people[item.clerk](item.case[0], Redact(found="some", rows=rows) if item.n % 3 == 0 else Redact(found="none"))


def _read(town: Any, item: Item) -> None:
    """Read three times: by who drafted it, and by two others."""
    others = [each for each in READERS if each != item.clerk]
    for turn, reader in zip(TURNS, (item.clerk, *others[item.n % 2:][:2]), strict=True):
        town.people[reader](item.case[0], Proof(turn=turn, mistakes=1 if turn == "first" and item.n % 7 == 0 else 0))


def _approve(town: Any, item: Item) -> None:
    head = town.people[item.head]
    if item.n % 59 == 0:
        town.on_paper(town.deng, item.case[0], Approve(opinion="同意公开。"), head)
    else:
        head(item.case[0], Approve())


def _published(town: Any, rng: random.Random, item: Item, day: date) -> Iterator[Event]:
    """Each channel by itself: the website the same day, the board that afternoon; here and there the sheet is recorded days later."""
    late = item.n % 37 == 0
    for channel in item.channels:
        address = f"zwgk/{item.column}/{day:%Y%m%d}{item.n:03d}" if channel == "site" else f"GS-{item.n % 12 + 1:02d}"
        act = {"channel": channel, "heading": item.heading, "text": item.text, "address": address}
        minute = rng.randrange(60)
        if channel == "board" and late:
            typed = later(day, 3)
            yield f"{typed.isoformat()}T16:{minute:02d}", lambda act=act: town.luo(item.case[0], Publish(**act), on=day.isoformat())
        else:
            hour = 14 if channel == "site" else 16
            yield f"{day.isoformat()}T{hour}:{minute:02d}", lambda act=act: town.luo(item.case[0], Publish(**act))
    if item.n % 17 == 0 and item.channels[0] == "site":
        words = {"channel": "wechat", "heading": item.heading, "text": item.text}
        yield f"{later(day, 1).isoformat()}T10:{rng.randrange(60):02d}", lambda: town.luo(item.case[0], Publish(**words))
    yield from _afterwards(town, item, day)


def _afterwards(town: Any, item: Item, day: date) -> Iterator[Event]:
    """Two texts corrected, four taken down: the publications stay counted as made."""
    if item.n in (58, 173):
        right = item.text + "（更正：联系科室应为党政办。）"
        yield f"{later(day, 3).isoformat()}T09:40", lambda: town.luo(item.case[0], Reword(heading=item.heading, text=right, reason="联系科室写错"))
        yield f"{later(day, 3).isoformat()}T10:05", lambda: _read(town, item)
        yield f"{later(day, 3).isoformat()}T10:30", lambda: town.signed(
            town.luo, item.case[0], Amend(channel="site", heading=item.heading, text=right, reason="联系科室写错"), town.tang, town.yang)
    if item.n in (31, 96, 245, 330):
        why, reason, channel = ("expired", "公示期满", "board") if item.n != 96 else ("private", "附件表格带出住址，撤下重做", "site")
        yield f"{later(day, 8).isoformat()}T15:10", lambda: town.signed(
            town.luo, item.case[0], TakeDown(channel=channel, why=why, reason=reason, proof=town.file("撤下后照片")), town.huang)


def _kept_back(town: Any) -> Iterator[Event]:
    """Two drafts that were never published: one kept back, one still waiting for its review at the year's end."""
    case: list[Any] = []
    text = "各村重点人员走访情况汇总。"
    yield "2021-04-19T09:10", lambda: case.append(town.fang(Arise(what="重点人员走访情况", column="news", formed="2021-04-16")))
    yield "2021-04-19T10:05", lambda: town.fang(case[0], Draft(heading="走访工作情况", text=text, column="news", channels=["site"]))
    yield "2021-04-20T15:30", lambda: town.tang(case[0], Clear(result="closed", reason="属内部工作信息，且易识别到个人，不予公开。"))
    open_: list[Any] = []
    yield "2021-12-28T09:20", lambda: open_.append(town.lin(Arise(what="第四季度公共法律服务情况", column="service", formed="2021-12-27")))
    yield "2021-12-29T10:10", lambda: town.lin(open_[0], Draft(heading="演示镇第四季度公共法律服务情况", text="第四季度服务情况汇总如下。", column="service", channels=["site", "board"]))
