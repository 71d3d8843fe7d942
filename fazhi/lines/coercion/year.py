"""The demonstration year of coercive measures: nothing was sealed or detained; the list of what may be is there, so that it can be tried."""

import random
from collections.abc import Callable, Iterable
from typing import Any

from fazhi.lines.coercion.acts import ListMeasure

Event = tuple[str, Callable[[], None]]
MEASURES = (("QZ-001", "扣押占道经营的工具、物品", "《广东省城乡规划条例》等关于扣押的规定和相对集中处罚权的公告（演示）"),
            ("QZ-002", "查封违法建设施工现场", "《城乡规划法》关于查封施工现场的规定（演示）"))


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The list of measures at the beginning of the year."""
    for n, (key, name, document) in enumerate(MEASURES):
        yield f"2021-01-04T09:{40 + n:02d}", lambda key=key, name=name, document=document: town.zhou(
            ListMeasure(key=key, name=name, document=document, since="2020-08-01"))
