"""The template environment: addresses, days, money and lights in words."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Any

from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from jinja2 import Environment
from markupsafe import Markup, escape

from fazhi import law
from fazhi.kernel import capacities
from fazhi.web.base import kept

WEEK = "一二三四五六日"
ONE_DAY = timedelta(days=1)


METHODS = frozenset(dir(dict))


class Words(Environment):
    """Jinja, which looks into a row at once: it would ask every row for an attribute first, and a page asks thousands of times."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute` in a template."""
        if type(obj) is dict and attribute in obj and attribute not in METHODS:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment(**options: Any) -> Environment:
    """Jinja with our words."""
    env = Words(**options)
    env.globals.update(static=static, url=address, light=light, capacity=capacities.title)
    env.filters.update(day=day, days=days, money=money, minute=minute, lines=lines, worded=worded, size=size, kept=kept.told)
    return env


def address(name: str, *args: Any) -> str:
    """Where a page stands."""
    return here()(name, *args)


def here() -> Callable[..., str]:
    """Where pages of this installation stand, by name and words; for a page that asks for many and for the place of the installation only once."""
    return partial(_address, get_script_prefix())


@lru_cache(maxsize=4096, typed=True)
def _address(prefix: str, name: str, *args: Any) -> str:
    """Where a page stands; a list asks it for every row, and it follows from the code, the place of the installation (`prefix`) and the words alone."""
    return reverse(name, args=args)


def day(value: str) -> str:
    """2021-03-05 → 2021年3月5日."""
    return f"{int(value[:4])}年{int(value[5:7])}月{int(value[8:10])}日" if value else ""


def days(text: Any) -> str:
    """Every day in a sentence in words: 自2021-03-05起 → 自2021年3月5日起."""
    return re.sub(r"\d{4}-\d\d-\d\d", lambda found: day(found[0]), str(text))


def minute(value: str) -> str:
    """2021-03-05T10:30 → 2021-03-05 10:30."""
    return value.replace("T", " ")[:16]


def size(count: Any) -> str:
    """Bytes in words: 900 字节, 1.4 MB."""
    number = int(count or 0)
    for power, unit in ((30, "GB"), (20, "MB"), (10, "KB")):
        if number >= 1 << power:
            return f"{number / (1 << power):.1f} {unit}"
    return f"{number} 字节"


def money(fen: Any) -> str:
    """Fen as yuan: 12,340.50 元."""
    return f"{int(fen or 0) / 100:,.2f} 元"


def worded(value: Any, options: dict[str, str]) -> str:
    """A plain value in words: a choice by its Chinese term, several parted by 、, yes and no."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(worded(each, options) for each in value) if all(not isinstance(each, (dict, list)) for each in value) else f"{len(value)}项"
    if isinstance(value, dict):
        return str(value.get("kind", ""))
    return "" if value is None else str(options.get(value, value))


def lines(text: str) -> Markup:
    """Text with its line ends, safe."""
    return Markup("<br>").join(escape(line) for line in str(text).split("\n"))


def light(due: str, not_before: str = "", today: date | None = None) -> tuple[str, str]:
    """(class, words) of a deadline: late, soon, ok or rest – never colour alone.

    Today does not count, as the law counts from the day after: a term of five working days has five left on the day it begins.
    `today` is the day on which a demonstration stands; what falls due from the real day on was done by those who try it, and counts from that day.
    """
    if today is None or due[:10] >= date.today().isoformat():
        today = date.today()
    if not due:
        return ("rest", f"不早于{day(not_before)}，{not_before[:4]}年放假安排未载入") if not_before else ("rest", "没有固定期限")
    last = date.fromisoformat(due[:10])
    if last < today:
        return "late", f"已超期{(today - last).days}日"
    if last == today:
        return "soon", "今天到期"
    try:
        left = law.calendar.current().workdays_between(today + ONE_DAY, last)
    except law.CalendarMissing:
        return "ok", f"还有{(last - today).days}日"
    return ("soon" if left <= 3 else "ok"), f"还有{left}个工作日" if left else f"还有{(last - today).days}日"
