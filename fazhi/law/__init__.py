"""The law as dated data: provisions, terms, amounts and working days, each as it stood on a day."""

from fazhi.law import calendar
from fazhi.law.choice import Chosen, choose
from fazhi.law.counting import Interval
from fazhi.law.discretion import Assessment, Benchmark, assess, benchmark, benchmarks
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
from fazhi.law.facts import Circumstance, circumstance, circumstances, facts_of, holds
from fazhi.law.gaps import Gap, gaps
from fazhi.law.model import Provision, Rule, Version
from fazhi.law.provisions import provision, provisions
from fazhi.law.recurring import Occurrence, occurrences
from fazhi.law.terms import Due, agreed, due, moved_on, term
from fazhi.law.thresholds import rule, rules, surcharge, threshold
from fazhi.law.violation_items import Item, Range, UnknownItem, item, items

__all__ = [
    "Assessment",
    "BadData",
    "BadInput",
    "Benchmark",
    "CalendarMissing",
    "Chosen",
    "Circumstance",
    "Due",
    "Gap",
    "Interval",
    "Item",
    "LawError",
    "NotInForce",
    "Occurrence",
    "Provision",
    "Range",
    "Rule",
    "Step",
    "UnknownItem",
    "UnknownProvision",
    "UnknownRule",
    "UnknownValue",
    "Version",
    "agreed",
    "assess",
    "benchmark",
    "benchmarks",
    "calendar",
    "choose",
    "circumstance",
    "circumstances",
    "due",
    "facts_of",
    "gaps",
    "holds",
    "item",
    "items",
    "moved_on",
    "occurrences",
    "provision",
    "provisions",
    "rule",
    "rules",
    "surcharge",
    "term",
    "threshold",
]
