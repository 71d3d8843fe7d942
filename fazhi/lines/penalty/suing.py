"""Penalty, the road to the court: whose days to sue a special law makes shorter."""

from collections.abc import Iterable
from typing import Any

from fazhi import law
from fazhi.kernel.case import Case
from fazhi.lines.penalty.discretion import power_of
from fazhi.lines.penalty.paying import standing
from fazhi.lines.penalty.powers import power_on

DEMOLITION = "land.sue"  # an order to pull down what stands on land taken unlawfully is sued against in the days of the land law


def days(case: Case, rows: Iterable[dict[str, Any]]) -> str:
    """By which rule of the law the days to sue against a decision with these rows are counted."""
    return DEMOLITION if short(case, power_of(case), rows) else "penalty.sue"


def demolition(case: Case, party: str) -> bool:
    """True when what stands against the party was ordered under an item of the law that gives its own days to sue."""
    began = case.said("penalty.FileCase") or case.said("penalty.PlatformCase")
    power = power_on(case, str(began.power), began.on.isoformat()) if began and began.power else None
    return short(case, power or {}, standing(case).get(party, ()))


def generally(case: Case, party: str) -> bool:
    """True when the general days to sue run."""
    return not demolition(case, party)


def short(case: Case, power: dict[str, Any], rows: Iterable[dict[str, Any]]) -> bool:
    """True when the law names these days for the power's item, and nothing else (no money, no goods) was decided besides, against which there is more time."""
    told = list(rows)
    if not power.get("item") or not told or any(row["kind"] != "other" for row in told):
        return False
    try:
        return law.item(power["item"], case.day).version.extra.get("sue") == DEMOLITION
    except law.LawError:
        return False
