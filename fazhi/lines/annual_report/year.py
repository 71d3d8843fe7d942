"""The report on the demonstration year: begun in January 2022, adopted, sent up before March, published before April."""

import random
from collections.abc import Callable, Iterable
from typing import Any

from fazhi.lines.annual_report.acts import Adopt, Begin, Draft, Publish, Review, Submit
from fazhi.report import chapters, figures

YEAR = 2021


def year(town: Any, rng: random.Random) -> Iterable[tuple[str, Callable[[], None]]]:
    """The events of the report."""
    report: list[Any] = []

    def published(channel: str) -> None:
        values = {value.key: value for value in figures.all_of(town.office, YEAR)}
        prose = chapters.compose("演示镇人民政府", YEAR, values)
        town.luo(report[0], Publish(channel=channel, heading=prose.title, text=prose.text()))

    yield "2022-01-05T09:10", lambda: report.append(town.mei(Begin(year=YEAR)))
    yield "2022-01-14T10:30", lambda: town.mei(report[0], Draft())
    yield "2022-01-17T15:05", lambda: town.sun(report[0], Review(result="back", opinion="第二部分只写了不足，没有写原因，请补充。"))
    yield "2022-01-19T09:20", lambda: town.mei(report[0], Draft(shortcomings=chapters.draft_text("shortcomings")))
    yield "2022-01-20T16:40", lambda: town.sun(report[0], Review(result="agreed", opinion="内容齐全，数字均可追溯，同意提交审定。"))
    yield "2022-01-21T10:20", lambda: town.tang(report[0], Review(kind="secrecy", result="agreed", opinion="不含国家秘密、工作秘密和个人隐私。"))
    yield "2022-01-28T10:00", lambda: town.signed(town.mei, report[0], Adopt(meeting="党委会〔2022〕2号"), town.chen, town.wu)
    yield "2022-02-18T09:30", lambda: town.mei(report[0], Submit(to="县人民政府"))
    yield "2022-03-10T15:00", lambda: published("site")
    yield "2022-03-10T15:20", lambda: published("board")
