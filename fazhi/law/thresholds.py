"""Rules by id and day: amounts, counts, lists and gates on which duties hang."""

from __future__ import annotations

from datetime import date

from fazhi.law.errors import NotInForce, UnknownRule, UnknownValue
from fazhi.law.loader import catalogue
from fazhi.law.model import Rule, Value, Version


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
