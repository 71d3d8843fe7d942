"""The demonstration year of the county's form: taken in in April, bound, sent each month from then on, once with a difference explained."""

import io
import random
from collections.abc import Callable, Iterable
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, Side  # type: ignore[import-untyped]

from fazhi.lines.reporting.acts import Bind, Rules, Send, Take
from fazhi.report.forms import standing
from fazhi.report.forms.grid import read

SHEET = "月报"
ITEMS = (
    ("信访", "受理信访件数", "petition.received"), ("信访", "其中：热线", "petition.hotline"), ("信访", "办结件数", "petition.closed"),
    ("调解", "受理民事纠纷", "mediation.accepted"), ("调解", "调处民事纠纷", "mediation.concluded"), ("调解", "矛盾纠纷排查次数", "screening.rounds"),
    ("宣传", "法治宣传活动场次", "publicity.events"), ("宣传", "发放宣传资料份数", "publicity.materials"),
)
SENT = ((4, "2021-05-07"), (5, "2021-06-04"), (6, "2021-07-06"), (7, "2021-08-05"), (8, "2021-09-06"), (9, "2021-10-11"), (10, "2021-11-04"), (11, "2021-12-06"))


def blank() -> bytes:
    """The county's monthly form as the demonstration has it."""
    book = Workbook()
    page = book.active
    page.title = SHEET
    line = Side(style="thin")
    rows: list[list[Any]] = [["法治建设工作情况月报表（演示）"], ["填报单位：演示镇人民政府"], ["类别", "项目", "本月", "本年累计"], *([group, item] for group, item, _ in ITEMS)]
    for row in rows:
        page.append(row)
    last = len(rows)
    for area in ("A1:D1", "A2:D2", *(f"A{4 + a}:A{4 + b}" for a, b in ((0, 2), (3, 5), (6, 7)))):
        page.merge_cells(area)
    page.append(["备注", "其中：热线不大于受理件数", '=IF(C5<=C4,"平衡","不平衡")', '=IF(D5<=D4,"平衡","不平衡")'])
    for n in range(3, last + 2):
        for column in "ABCD":
            page[f"{column}{n}"].border = Border(left=line, right=line, top=line, bottom=line)
    page["A1"].font, page["A1"].alignment = Font(bold=True, size=16), Alignment(horizontal="center")
    for column, wide in zip("ABCD", (10, 30, 14, 14), strict=True):
        page.column_dimensions[column].width = wide
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bound(data: bytes) -> list[dict[str, str]]:
    """Every place of the form with its figure."""
    page = read(data)[0]
    found = []
    for n, (_, _, figure) in enumerate(ITEMS, start=4):
        for column, span in (("C", "period"), ("D", "year")):
            cell = page.named(f"{column}{n}")
            left, above = page.labels(cell)
            found.append({"sheet": SHEET, "cell": cell.name, "left": left, "above": above, "figure": figure, "span": span})
    return found


def year(town: Any, rng: random.Random) -> Iterable[tuple[str, Callable[[], None]]]:
    """The events of the year."""
    case: list[Any] = []
    form = {**town.file("法治月报.xlsx", blank()), "media": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "name": "法治月报.xlsx"}

    def send(month: int) -> None:
        period = f"2021-{month:02d}"
        one = standing.of(town.office, case[0].matter)
        filled = {**town.file(f"法治月报{period}.xlsx", one.filled(one.told(town.office, period))), "media": form["media"], "name": f"法治月报{period}.xlsx"}
        town.confirmed(town.tang, town.luo(case[0], Send(period=period, filled=filled, checked=town.tang.person)))

    yield "2021-04-12T10:00", lambda: case.append(town.luo(Take(name="法治建设工作情况月报表", to="县委依法治县办", form=form)))
    yield "2021-04-12T10:30", lambda: town.luo(case[0], Bind(rows=bound(blank())))
    yield "2021-04-12T10:40", lambda: town.luo(case[0], Rules(rows=[{"rule": "C5<=C4"}, {"rule": "D5<=D4"}, {"rule": "D6<=D4"}]))
    for month, day in SENT:
        yield f"{day}T16:{10 + rng.randrange(40)}", lambda month=month: send(month)
