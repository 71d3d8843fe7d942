"""The demonstration year of signals: whatever the clock has raised is looked at by the head within the month, joined to a matter or put aside."""

import random
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from fazhi.kernel.models import Link, Matter
from fazhi.lines.signal.acts import ActOn, PutAside

Event = tuple[str, Callable[[], None]]
KNOWN = "逐件看过，说的是同一问题，各件都已办结并当面答复"
TOGETHER = "说的是同一问题，并到最近一件里一起上门、一起答复"


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """A morning in the middle of every month."""
    for month in range(2, 13):
        yield f"2021-{month:02d}-{rng.choice((15, 16, 17)):02d}T10:00", partial(look, town)


def look(town: Any) -> None:
    """Every open signal is dealt with: joined where one of its matters is still open, else put aside."""
    for n, case in enumerate(list(Matter.objects.filter(line="signal", closed_on="", struck="").order_by("opened_on", "id").values_list("id", flat=True))):
        behind = Link.objects.filter(matter=case, kind__startswith="signal:", struck="").values("other")
        still = Matter.objects.filter(id__in=behind, closed_on="", level="", struck="").order_by("-opened_on", "-id").values_list("id", flat=True).first()
        town.he(case, ActOn(way="join", other=still, reason=TOGETHER) if still and n % 2 == 0 else PutAside(ground="settled", reason=KNOWN))
