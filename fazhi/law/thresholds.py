"""Rules by id and day: amounts, counts, lists and gates on which duties hang."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from fazhi.law.errors import BadInput, NotInForce, UnknownRule, UnknownValue
from fazhi.law.loader import catalogue
from fazhi.law.model import Rule, Value, Version

# Units of a daily rate and what they are parts of.
DAILY = {"ratio_per_day": 1, "pct/day": 100}


def rules() -> dict[str, Rule]:
    """Every rule with all its versions, by id."""
    return dict(sorted(catalogue().rules.items()))


def rule(rule_id: str, on: date) -> Version:
    """The version of a rule in force on that day. Raises UnknownRule, NotInForce."""
    known = catalogue().rules
    found = known.get(rule_id)
    if found is None:
        raise UnknownRule(rule_id, known)
    version = found.on(on)
    if version is None:
        raise NotInForce(rule_id, on)
    return version


def threshold(rule_id: str, on: date) -> Value:
    """The value of a rule on that day, in the rule's unit; None where the law set no limit.

    Raises UnknownRule, NotInForce, and UnknownValue where nobody here knows the value.
    """
    version = rule(rule_id, on)
    if version.unknown:
        raise UnknownValue(rule_id, on)
    return version.value


def surcharge(rule_id: str, principal: int, days: int, on: date) -> int:
    """What a daily rate (逾期利息, 加处罚款) adds to a principal in fen after so many days, in fen, rounded half up.

    Raises what `rule` raises, UnknownValue, and BadInput for a rule that is no daily rate.
    """
    version = rule(rule_id, on)
    if version.unknown:
        raise UnknownValue(rule_id, on)
    return charge(version, principal, days)


def charge(version: Version, principal: int, days: int) -> int:
    """The same for a version at hand; its word `cap` is the most that may be added, as a share of the principal."""
    scale = DAILY.get(version.unit)
    rate = version.value
    if scale is None or isinstance(rate, bool) or not isinstance(rate, int | Decimal):
        raise BadInput(f"“{version.id} {version.name}”不是按日计算的比率。")
    added = principal * days * Decimal(rate) / scale
    cap = version.extra.get("cap")
    if cap is not None:
        added = min(added, principal * Decimal(cap))
    return int(added.quantize(Decimal(1), ROUND_HALF_UP))
