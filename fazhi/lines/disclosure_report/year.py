"""The demonstration year's report of open information: the report of 2020 is written in January and published on the county's portal."""

import random
from collections.abc import Callable, Iterable
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Matter
from fazhi.lines.disclosure_report.acts import Fill, Review, Send

Event = tuple[str, Callable[[], None]]
WORDS = {"overview": "2020年，本镇按照县的统一部署推进政务公开，围绕惠农补贴、社会救助等重点公开信息。", "norms_made": 0, "norms_ended": 1, "norms_valid": 3, "differs": True, "differs_reason": "2020年系统还没有启用",
         "charges": "0", "source": "规范性文件数来自党政办目录，收费数来自财政所。", "problems": "部分栏目更新不及时，公开栏以村务为主；2021年按月核对栏目更新情况。",
         "more": "没有其他需要报告的事项。"}
TEXT = {"heading": "演示镇2020年政府信息公开工作年度报告", "text": "报告全文见附件。"}


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """The events of the year."""
    case: list[str] = []
    yield "2021-01-18T09:30", lambda: case.append(Matter.objects.get(office=town.office, line="disclosure_report").id)
    yield "2021-01-18T10:00", lambda: town.luo(case[0], Fill(**WORDS))
    yield "2021-01-19T10:00", lambda: town.tang(case[0], Review(opinion="没有不宜公开的内容。"))
    yield "2021-01-22T10:00", lambda: case.append(town.signed(town.luo, case[0], Send(), town.chen).opened[0].matter)
    line = {each.__name__: each for each in registry.line("disclosure").acts}
    yield "2021-02-24T09:30", lambda: town.luo(case[1], line["Draft"](**TEXT, column="statistics", channels=["county"]))
    yield "2021-02-24T15:30", lambda: town.tang(case[1], line["Clear"](result="clear"))
    yield "2021-02-25T09:30", lambda: town.huang(case[1], line["Approve"]())
    yield "2021-02-25T15:30", lambda: town.luo(case[1], line["Publish"](channel="county", **TEXT))
