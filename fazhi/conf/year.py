"""A whole year replayed: the events of every line merged by time and done one after the other through the door."""

import heapq
import importlib
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import yaml
from django.conf import settings

from fazhi.conf import waiting
from fazhi.kernel import clock, registry, seal
from fazhi.kernel.story import FOUNDED, Town

Event = tuple[str, Callable[[], None]]
SEED = 2021
ENQUIRY = "0750-2000001"


def events(town: Town) -> Iterator[Event]:
    """All events of all installed lines that tell a year, in the order of time; ties keep the order of the lines."""
    streams: list[Iterable[tuple[str, int, int, Callable[[], None]]]] = []
    for i, (package, key) in enumerate(settings.FAZHI_LINES):
        try:
            module = importlib.import_module(f"{package}.{key}.year")
        except ModuleNotFoundError as missing:
            if missing.name != f"{package}.{key}.year":
                raise
            continue
        told = sorted(module.year(town, random.Random(f"{SEED}/{key}")), key=lambda event: event[0])
        streams.append([(at, i, n, thunk) for n, (at, thunk) in enumerate(told)])
    for at, _, _, thunk in heapq.merge(*streams, key=lambda one: one[:3]):
        yield at, thunk


def name_units(town: Town) -> None:
    """The house names the units that undertake each line of work, so that every workbench shows its own, and the telephone that receipts bear."""
    named: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "units.yaml").read_text("utf-8"))
    act = registry.act("house.SetUnits")
    for unit, lines in named.items():
        town.keeper(town.office, act(work=",".join(lines), units=[{"unit": town.units[unit]}], since=FOUNDED))
    town.keeper(town.office, registry.act("house.SetEnquiry")(phone=ENQUIRY, since=FOUNDED))


def replay(town: Town, more: Iterable[Event] = (), tick: Callable[[str, int, int], None] | None = None) -> int:
    """Replay the year and what waits after it: events in order, the clock's walk each working week, a seal each month and at the end; returns the number of events.

    tick(day, done, all) is told after each event, for a progress bar.
    """
    name_units(town)
    told = sorted([*events(town), *more, *waiting.events(town)], key=lambda event: event[0])
    walked = date(2021, 1, 1)
    for i, (at, thunk) in enumerate(told, start=1):
        moment = datetime.fromisoformat(at)
        while moment.date() - walked >= timedelta(days=7):
            walked += timedelta(days=7)
            clock.walk(town.office, datetime.combine(walked, datetime.min.time()), origin="replay")
            if walked.day <= 7:
                seal.seal_day(town.office, walked)
        town.now = moment
        thunk()
        if tick:
            tick(at[:10], i, len(told))
    last = datetime.fromisoformat(told[-1][0])
    clock.walk(town.office, last, origin="replay")
    seal.seal_day(town.office, last.date())
    return len(told)
