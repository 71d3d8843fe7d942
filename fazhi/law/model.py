"""The values in which the law speaks: provisions, rules with their dated versions, editions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as declared
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from fazhi.law.cite import cite

STRONG = frozenset({"found", "found2", "partial"})
CONFIDENCES = STRONG | {"memory", "low", "local", "unknown"}
TRANSITIONS = frozenset({"step", "trigger", "acceptance", "deed"})
LIMITS = frozenset({"max", "min", "at", "before"})
NOTHING: Mapping[str, Any] = MappingProxyType({})

Value = int | Decimal | str | bool | tuple[Any, ...] | Mapping[str, Any] | None


def _covers(since: date | None, until: date | None, day: date) -> bool:
    """Whether a dated thing is in force on a day; both ends belong to it, None is open."""
    return (since is None or since <= day) and (until is None or day <= until)


@dataclass(frozen=True, slots=True)
class Edition:
    """One text of a statute, in force from `since` to `until`; `transition` says which day picks it."""

    name: str
    since: date | None
    until: date | None
    transition: str
    confidence: str

    def covers(self, day: date) -> bool:
        """Whether this text was in force on that day."""
        return _covers(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Provision:
    """A named provision as it stood in a span of days: statute, article, and how sure we are."""

    name: str
    statute: str
    article: str
    confidence: str
    since: date | None
    until: date | None
    place: str = ""
    note: str = ""

    @property
    def cite(self) -> str:
        """Chinese citation, for example 《行政处罚法》第五十七条第一款."""
        return cite(self.statute, self.article)

    @property
    def strong(self) -> bool:
        """Whether the text was read in a source, so that it may stop an act."""
        return self.confidence in STRONG

    def covers(self, day: date) -> bool:
        """Whether the article carried this provision on that day."""
        return _covers(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Version:
    """A rule as it stood in a span of days.

    `value` is in `unit` (wd, cd, mo, yr, h, date, n, cny, ratio, bool, list …); it is None when the law set
    no limit (`unlimited`) and when nobody here knows (`unknown`).
    """

    id: str
    name: str
    statute: str
    value: Value
    unit: str
    article: str
    confidence: str
    since: date | None
    until: date | None
    kind: str
    limit: str
    transition: str
    unlimited: bool = False
    unknown: bool = False
    term: str = ""
    field: str = ""
    source: str = ""
    breach: str = ""
    trigger: str = ""
    meaning: str = ""
    note: str = ""
    place: str = ""
    parent: str = ""
    overlays: str = ""
    roll: bool = True
    clear: bool = True
    ends: str = ""
    every: str = ""
    extension: tuple[str, ...] = ()
    extra: Mapping[str, Any] = declared(default_factory=lambda: NOTHING)

    @property
    def cite(self) -> str:
        """Chinese citation of the article that sets this value."""
        return cite(self.statute, self.article)

    @property
    def strong(self) -> bool:
        """Whether the text was read in a source, so that it may stop an act."""
        return self.confidence in STRONG

    def covers(self, day: date) -> bool:
        """Whether this version was in force on that day."""
        return _covers(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with all its versions, in the order of their days."""

    id: str
    name: str
    statute: str
    kind: str
    term: str
    field: str
    versions: tuple[Version, ...]
    parent: str = ""
    overlays: str = ""
    place: str = ""
    file: str = ""

    def on(self, day: date) -> Version | None:
        """The version in force on that day, or None."""
        for version in reversed(self.versions):
            if version.covers(day):
                return version
        return None


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute: short title, full title, the editions known and where it holds (empty: the whole country)."""

    name: str
    title: str
    editions: tuple[Edition, ...]
    place: str = ""

    def edition(self, day: date) -> Edition | None:
        """The text in force on that day, or None where none is recorded."""
        for one in reversed(self.editions):
            if one.covers(day):
                return one
        return None
