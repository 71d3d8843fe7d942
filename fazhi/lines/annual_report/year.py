"""The report on the demonstration year: the one before was written elsewhere; this one is begun in January 2022, adopted, sent up before March, published before April."""

import random
from collections.abc import Callable, Iterable
from typing import Any

from fazhi.kernel.models import Matter
from fazhi.lines.annual_report.acts import Begin, Draft, Elsewhere
from fazhi.lines.annual_report.publishing import Publish, Submit
from fazhi.lines.annual_report.reviewing import Adopt, Review
from fazhi.lines.annual_report.story import met
from fazhi.report import chapters
from fazhi.report.yearly import yearly

YEAR = 2021


def year(town: Any, rng: random.Random) -> Iterable[tuple[str, Callable[[], None]]]:
    """The events of the report."""
    report: list[Any] = []

    def published(channel: str) -> None:
        prose = yearly(town.office, YEAR).prose
        town.luo(report[0], Publish(channel=channel, heading=prose.title, text=prose.text()))

    def before() -> None:
        owed = Matter.objects.get(office=town.office, line="annual_report").id
        town.mei(owed, Elsewhere(document="演府〔2021〕3号", to="县人民政府", note="系统上线前已经起草，二月报送，三月在县级门户公开。"))

    yield "2021-03-29T10:20", before
    yield "2022-01-05T09:10", lambda: report.append(town.mei(Begin(year=YEAR)))
    yield "2022-01-14T10:30", lambda: town.mei(report[0], Draft())
    yield "2022-01-17T15:05", lambda: town.sun(report[0], Review(result="back", opinion="第二部分只写了不足，没有写原因，请补充。"))
    yield "2022-01-19T09:20", lambda: town.mei(report[0], Draft(shortcomings=chapters.writable(chapters.outline_of(2021))["shortcomings"]))
    yield "2022-01-20T16:40", lambda: town.sun(report[0], Review(result="agreed", opinion="内容齐全，数字均可追溯，同意提交审定。"))
    yield "2022-01-21T10:20", lambda: town.tang(report[0], Review(kind="secrecy", result="agreed", opinion="不含国家秘密、工作秘密和个人隐私。"))
    yield "2022-01-28T09:30", lambda: met(town, report[0], page="第12页")
    yield "2022-01-28T10:00", lambda: town.signed(town.mei, report[0], Adopt(meeting="党委会〔2022〕2号"), town.chen, town.wu)
    yield "2022-02-18T09:30", lambda: town.mei(report[0], Submit(to="县人民政府"))
    yield "2022-03-10T15:00", lambda: published("site")
    yield "2022-03-10T15:20", lambda: published("board")
