"""The law as dated data: provisions, terms, amounts and working days, each as it stood on a day."""

from fazhi.law import calendar
from fazhi.law.counting import Interval
from fazhi.law.errors import (
    BadData,
    BadInput,
    CalendarMissing,
    LawError,
    NotInForce,
    UnknownProvision,
    UnknownRule,
    UnknownValue,
)
from fazhi.law.explain import Step
from fazhi.law.gaps import Gap, gaps
from fazhi.law.model import Provision, Rule, Version
from fazhi.law.provisions import provision, provisions
from fazhi.law.recurring import Occurrence, occurrences
from fazhi.law.terms import Due, due, term
from fazhi.law.thresholds import rule, rules, surcharge, threshold

__all__ = [
    "BadData",
    "BadInput",
    "CalendarMissing",
    "Due",
    "Gap",
    "Interval",
    "LawError",
    "NotInForce",
    "Occurrence",
    "Provision",
    "Rule",
    "Step",
    "UnknownProvision",
    "UnknownRule",
    "UnknownValue",
    "Version",
    "calendar",
    "due",
    "gaps",
    "occurrences",
    "provision",
    "provisions",
    "rule",
    "rules",
    "surcharge",
    "term",
    "threshold",
]
