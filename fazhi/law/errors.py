"""What can go wrong when the law is asked, each as a plain Chinese sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches


class LawError(Exception):
    """Any question the law data cannot answer; `str()` is a sentence for users."""


class BadData(LawError):
    """A data file breaks the schema; the message names file and place."""


class BadInput(LawError):
    """The question itself makes no sense (no moment for hours, an interval that ends before it begins)."""


class UnknownName(LawError):
    """A name or id that no data file declares; `near` holds similar ones."""

    noun = "名称"

    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        self.name = name
        self.near = tuple(_similar(name, known))
        hint = f"；相近的有：{'、'.join(self.near)}" if self.near else ""
        super().__init__(f"法律数据中没有{self.noun}“{name}”{hint}。可用 fazhi law 查看全部。")


class UnknownProvision(UnknownName):
    """No provision has this name."""

    noun = "条文名"


class UnknownRule(UnknownName):
    """No rule has this id and no term this name."""

    noun = "规则或期限"


class NotInForce(LawError):
    """The name is known, but nothing under it is in force on that day."""

    def __init__(self, name: str, on: date) -> None:
        self.name, self.on = name, on
        super().__init__(f"“{name}”在{on:%Y-%m-%d}没有施行中的规定。请核对日期，或补录该日施行的规定。")


class UnknownValue(LawError):
    """A rule is in force, but nobody here knows its value."""

    def __init__(self, rule_id: str, on: date) -> None:
        self.rule_id, self.on = rule_id, on
        super().__init__(f"规则“{rule_id}”在{on:%Y-%m-%d}的数值尚未查明。请由法制机构核定后补录，系统不作推测。")


class CalendarMissing(LawError):
    """Counting runs into a year whose holiday notice is not loaded; the date lies on or after `not_before`."""

    def __init__(self, year: int, not_before: date) -> None:
        self.year, self.not_before = year, not_before
        super().__init__(f"{year}年放假安排未载入，期限不早于{not_before:%Y-%m-%d}。请载入该年的放假通知后再算。")


def _similar(name: str, known: Iterable[str]) -> list[str]:
    """Up to five known names close to the given one; a shared part counts as close."""
    pool = sorted(set(known))
    close = get_close_matches(name, pool, n=5, cutoff=0.5)
    if close or len(name) < 2:
        return close
    low = name.lower()
    return [one for one in pool if low in one.lower() or one.lower() in low][:5]
