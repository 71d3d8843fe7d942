"""Facts of a breach – the circumstances that items and benchmarks ask – and conditions on them: true, false, or not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from fazhi.law.errors import BadInput
from fazhi.law.thresholds import rule

TABLE = "own.circumstances"
YES, NO = ("是", "yes", "true", "1", "有"), ("否", "no", "false", "0", "无", "没有")
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One circumstance that may be recorded: its key, what is asked, its kind (flag, number, choice), unit, options.

    `effect` (lighter, heavier) and `rule` tell how the law looks at it in general; both are empty for most.
    """

    key: str
    ask: str
    kind: str
    unit: str = ""
    options: Mapping[str, str] | None = None
    effect: str = ""
    rule: str = ""

    def told(self, value: Any) -> str:
        """The circumstance with its value, in words."""
        if self.kind == "flag":
            return f"{self.ask}：{'是' if value else '否'}"
        if self.kind == "choice":
            return f"{self.ask}：{(self.options or {}).get(str(value), value)}"
        return f"{self.ask}：{value}{self.unit}"

    def read(self, text: Any) -> Any:
        """A value from what was typed: 是/否, a number, or one of the options. Raises BadInput."""
        typed = str(text).strip()
        if self.kind == "flag":
            if typed.lower() in YES or text is True:
                return True
            if typed.lower() in NO or text is False:
                return False
            raise BadInput(f"“{self.ask}”请填“是”或“否”。")
        if self.kind == "choice":
            for key, words in (self.options or {}).items():
                if typed in (key, words):
                    return key
            raise BadInput(f"“{self.ask}”请填：{'、'.join((self.options or {}).values())}。")
        try:
            number = Decimal(typed.removesuffix(self.unit).replace(",", "").strip())
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or number < 0:
            raise BadInput(f"“{self.ask}”请填不小于零的数（{self.unit}），例如 1.5。")
        return number


@cache
def circumstances() -> dict[str, Circumstance]:
    """Every circumstance that may be recorded, by key, in the order of the data."""
    table = rule(TABLE, date.max).value
    return {str(key): Circumstance(str(key), **one) for key, one in table.items()} if isinstance(table, Mapping) else {}


def circumstance(key: str) -> Circumstance:
    """One circumstance. Raises BadInput for a key that the data does not have."""
    found = circumstances().get(key)
    if found is None:
        raise BadInput(f"没有“{key}”这一裁量情节。可用：{'、'.join(circumstances())}。")
    return found


def facts_of(rows: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Facts from pairs of key and typed value. Raises BadInput for an unknown key, an unreadable value, or one fact said in two ways."""
    found: dict[str, Any] = {}
    for key, text in rows:
        value = circumstance(key).read(text)
        if found.setdefault(key, value) != value:
            raise BadInput(f"“{circumstance(key).ask}”填了两次而且不一致，请只留一行。")
    return found


def holds(condition: Mapping[str, Any] | None, facts: Facts) -> bool | None:
    """Whether a condition is met: True, False, or None when the facts do not say. No condition is always met.

    {fact: refused}; {fact: volume, over: 0.5, most: 2} (least, most include the number; over, under do not);
    {fact: waste, is: household}; {any: […]}, {all: […]}, {not: …}.
    """
    if not condition:
        return True
    if "any" in condition:
        told = [holds(each, facts) for each in condition["any"]]
        return True if True in told else None if None in told else False
    if "all" in condition:
        told = [holds(each, facts) for each in condition["all"]]
        return False if False in told else None if None in told else True
    if "not" in condition:
        inner = holds(condition["not"], facts)
        return None if inner is None else not inner
    value = facts.get(condition["fact"])
    return None if value is None else _matches(condition, value)


def _matches(condition: Mapping[str, Any], value: Any) -> bool:
    if "is" in condition:
        return bool(value == condition["is"])
    bounds = [word for word in ("least", "most", "over", "under") if word in condition]
    if not bounds:
        return bool(value)
    tests = {"least": lambda x: value >= x, "most": lambda x: value <= x, "over": lambda x: value > x, "under": lambda x: value < x}
    return all(tests[word](Decimal(str(condition[word]))) for word in bounds)


def asked(condition: Mapping[str, Any] | None) -> list[str]:
    """The keys of all facts a condition asks, in order, each once."""
    if not condition:
        return []
    inner = [*condition.get("any", ()), *condition.get("all", ()), *([condition["not"]] if "not" in condition else [])]
    found = [key for each in inner for key in asked(each)]
    return list(dict.fromkeys([*([condition["fact"]] if "fact" in condition else []), *found]))


def unknown(condition: Mapping[str, Any] | None, facts: Facts) -> tuple[str, ...]:
    """The facts that would still have to be said to settle a condition; none when it is settled."""
    return () if holds(condition, facts) is not None else tuple(key for key in asked(condition) if facts.get(key) is None)


def words_of(keys: Iterable[str]) -> str:
    """Circumstances in words, joined: 初次违法、拒不改正."""
    return "、".join(circumstance(key).ask for key in dict.fromkeys(keys))
