"""The demonstration year of enforcement: nothing was enforced; the list of what the town may enforce itself is there, so that it can be tried."""

import random
from collections.abc import Callable, Iterable
from typing import Any

from fazhi.lines.execution.acts import ListPower

Event = tuple[str, Callable[[], None]]
POWERS = (("ZX-001", "拆除乡、村庄规划区内的违法建设", "《城乡规划法》关于乡镇人民政府拆除的规定（演示）"),)


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The list of powers to enforce at the beginning of the year."""
    for n, (key, name, document) in enumerate(POWERS):
        yield f"2021-01-04T09:{50 + n:02d}", lambda key=key, name=name, document=document: town.zhou(
            ListPower(key=key, name=name, document=document, since="2020-08-01"))
