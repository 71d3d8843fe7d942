"""The demonstration year of screening: 1,813 rounds in eleven villages, regular each week and concentrated before festivals, and what they found."""

import random
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from fazhi.kernel.pace import at, later, workdays
from fazhi.lines.screening.acts import Begin, Deal, End, Report, Walk
from fazhi.lines.screening.areas import Lead

Event = tuple[str, Callable[[], None]]
ROUNDS, FINDINGS = 1813, 14
FESTIVALS = ("2021-02-01", "2021-02-08", "2021-03-01", "2021-03-08", "2021-06-21", "2021-06-28", "2021-09-13", "2021-09-27")
WHERE = ("走访农户", "村口小卖部", "工地", "出租屋", "文化广场", "河堤", "养殖场", "市场")
MATTERS = (("neighbour", "两户因雨棚滴水争执"), ("land", "田埂边界争议"), ("family", "赡养费分担争执"), ("labour", "工地工钱结算争议"), ("debt", "借款归还争执"))


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """Books opened in January, rounds parted over villages and working days, books closed in December."""
    books: dict[str, Any] = {}
    names = list(town.villages)
    for i, name in enumerate(names):
        yield f"2021-01-05T09:{10 + i:02d}", lambda name=name: books.update({name: town.he(Begin(village=town.villages[name], year=2021, leader=(town.huang if len(name) % 2 else town.yang).person))})
    for i, name in enumerate(names):
        leads = Lead(leader=(town.huang if len(name) % 2 else town.yang).person, cadre=town.people[f"cadre{i + 1}"].person, since="2021-01-05")
        yield f"2021-01-05T09:{30 + i:02d}", lambda name=name, leads=leads: town.he(books[name], leads)
    yield from _rounds(town, rng, books, names)
    yield from _findings(town, rng, names)
    for i, name in enumerate(names):
        yield f"2021-12-31T16:{10 + i:02d}", lambda name=name: town.he(books[name], End(note="全年平稳，发现的矛盾均已交办或化解。"))


def _rounds(town: Any, rng: random.Random, books: dict[str, Any], names: list[str]) -> Iterable[Event]:
    """Exactly ROUNDS walks; none by the same walker in the same village on the same day."""
    days = workdays("2021-01-06", "2021-12-30")
    pairs = [(day, name) for day in days for name in names]
    busy = {date.fromisoformat(each) for each in FESTIVALS}
    for n, (day, name) in enumerate(sorted(rng.sample(pairs, ROUNDS))):
        kind = "concentrated" if any(0 <= (day - first).days < 5 for first in busy) else "regular"
        yield _walk(town, rng, n, day, name, kind, books)


def _walk(town: Any, rng: random.Random, n: int, day: date, name: str, kind: str, books: dict[str, Any]) -> Event:
    cadre = town.people[f"cadre{list(town.villages).index(name) + 1}"]
    act = Walk(kind=kind, where=rng.choice(WHERE), nothing=True)
    if n % 37 == 11:
        typed = later(day, 1)
        return at(rng, typed, 14), lambda: town.on_paper(town.fang, books[name], act, cadre, on=day.isoformat())
    return at(rng, day), lambda: cadre(books[name], act)


def _findings(town: Any, rng: random.Random, names: list[str]) -> Iterable[Event]:
    for n, day in enumerate(sorted(rng.sample(workdays("2021-02-18", "2021-11-30"), FINDINGS))):
        kind, what = MATTERS[n % len(MATTERS)]
        village, found = names[n % len(names)], []
        cadre = town.people[f"cadre{n % len(names) + 1}"]
        yield at(rng, day), lambda cadre=cadre, kind=kind, what=what, village=village, found=found: found.append(
            cadre(Report(village=town.villages[village], kind=kind, risk="low", what=what)))
        yield at(rng, later(day, 1)), lambda found=found: town.he(found[0], Deal(how="spot", what="当场劝和，双方无异议。"))
