"""The monthly tick list of columns (栏目): how often each was fed, and which are empty past their time."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import xlsxwriter

from fazhi import law
from fazhi.kernel.models import Disclosure

RULES = {"site": "id.columns", "board": "id.columns.board"}
EVERY = {"month": (1, "每月"), "quarter": (3, "每季度"), "half": (6, "每半年"), "year": (12, "每年")}
MONTHS = 12
FED, EMPTY, WAITING, OPEN = "fed", "empty", "waiting", "open"


@dataclass(frozen=True, slots=True)
class Column:
    """One column's year: how often it must be fed, publications month by month, and each turn as (its months, state).

    States: fed, empty (the turn is over and nothing came), waiting (it runs and nothing came yet), open (not begun, or no rule).
    """

    title: str
    every: str
    counts: tuple[int, ...]
    turns: tuple[tuple[int, int, str], ...]

    @property
    def empty(self) -> list[str]:
        """The turns that passed without anything, in words."""
        return [f"{first}月" if first == last else f"{first}至{last}月" for first, last, state in self.turns if state == EMPTY]

    def state(self, month: int) -> str:
        """The state of the turn to which a month (1–12) belongs."""
        return next((state for first, last, state in self.turns if first <= month <= last), OPEN)


def wanted(channel: str, on: date) -> tuple[dict[str, str], str]:
    """({column: how often}, source) as the channel's rule of a day tells it; nothing where no list is loaded."""
    try:
        rule = law.rule(RULES.get(channel, ""), on)
    except (law.NotInForce, law.UnknownRule):
        return {}, ""
    told = rule.value if isinstance(rule.value, Mapping) else {}
    return {str(key): str(value) for key, value in told.items()}, rule.cite


def columns(office: str, year: int, channel: str, today: date) -> list[Column]:
    """Every column of a channel in a year: those with a rule in its order, then others that were fed. One query."""
    rule, _ = wanted(channel, min(today, date(year, MONTHS, 31)))
    found = Disclosure.objects.filter(office=office, channel=channel, struck="", since__gte=f"{year}-01-01", since__lte=f"{year}-12-31T99")
    counts: dict[str, list[int]] = {title: [0] * MONTHS for title in rule}
    for title, since in found.values_list("column", "since"):
        counts.setdefault(title or "（无栏目）", [0] * MONTHS)[int(since[5:7]) - 1] += 1
    return [Column(title, rule.get(title, ""), tuple(told), _turns(rule.get(title, ""), told, year, today)) for title, told in counts.items()]


def _turns(every: str, counts: list[int], year: int, today: date) -> tuple[tuple[int, int, str], ...]:
    if every not in EVERY:
        return ()
    size = EVERY[every][0]
    return tuple((first, first + size - 1, _state(first, size, counts, year, today)) for first in range(1, MONTHS + 1, size))


def _state(first: int, size: int, counts: list[int], year: int, today: date) -> str:
    if sum(counts[first - 1:first - 1 + size]):
        return FED
    begin, last = date(year, first, 1), first + size - 1
    end = date(year, MONTHS, 31) if last == MONTHS else date(year, last + 1, 1) - timedelta(days=1)
    return EMPTY if today > end else WAITING if today >= begin else OPEN


def workbook(found: list[Column], title: str) -> bytes:
    """The tick list as .xlsx, empty turns in red."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False})
    page = book.add_worksheet("栏目更新")
    red, head = book.add_format({"bg_color": "#f4c7c3"}), book.add_format({"bold": True})
    page.write(0, 0, title, head)
    page.write_row(1, 0, ["栏目", "更新要求", *(f"{month}月" for month in range(1, MONTHS + 1)), "合计", "空缺"], head)
    for i, one in enumerate(found, start=2):
        page.write_row(i, 0, [one.title, EVERY[one.every][1] if one.every in EVERY else "无要求"])
        for month, count in enumerate(one.counts, start=1):
            page.write(i, month + 1, count or "", red if one.state(month) == EMPTY else None)
        page.write_row(i, MONTHS + 2, [sum(one.counts), "、".join(one.empty)])
    page.set_column(0, 0, 18)
    book.close()
    return out.getvalue()
