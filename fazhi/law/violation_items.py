"""Violation items (案由): what each day's law forbids and how it may be punished, as dated data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from fazhi.law.errors import UnknownName
from fazhi.law.facts import Facts, asked, holds, unknown
from fazhi.law.loader import catalogue
from fazhi.law.model import Rule, Version
from fazhi.law.thresholds import rule

KIND = "item"
PARTIES = {"natural": "个人", "organisation": "单位"}
KINDS = {"fine": "罚款", "warning": "警告", "stop": "责令停产停业", "gains": "没收违法所得", "goods": "没收实物或者违法收入", "tools": "没收工具"}
PARTS = {"pct": Decimal(100), "times": Decimal(1)}  # units that are parts or multiples of a base, and what they are divided by


class UnknownItem(UnknownName):
    """No violation item has this key."""

    noun = "违法事项"


@dataclass(frozen=True, slots=True)
class Range:
    """How far a penalty may go: for whom (empty: anyone), which kind, least and most in `unit` of `base`, and when it applies.

    unit: cny (yuan), pct or times of the sum that the circumstance `base` names. `open` marks a range nobody here knows.
    """

    kind: str
    of: str = ""
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    unit: str = "cny"
    base: str = ""
    may: bool = False
    also: tuple[str, ...] = ()
    when: Mapping[str, Any] | None = None
    open: bool = False

    def bounds(self, facts: Facts) -> tuple[int, int] | None:
        """Least and most in fen; None where the range or its base is not known."""
        if self.open or self.most is None:
            return None
        scale = Decimal(1)
        if self.unit in PARTS:
            if facts.get(self.base) is None:
                return None
            scale = Decimal(facts[self.base]) / PARTS[self.unit]
        return _fen(self.least * scale), _fen(self.most * scale)

    @property
    def words(self) -> str:
        """The range in words: 罚款100元以上1000元以下，并没收违法所得."""
        if self.open:
            told = f"{KINDS[self.kind]}（幅度未查明）"
        elif self.most is None:
            told = KINDS[self.kind]
        else:
            told = KINDS[self.kind] + span(self.least, self.most, self.unit, self.base)
        more = "".join(f"，{KINDS[each]}" for each in self.also)
        return f"{PARTIES.get(self.of, '')}{'可以处' if self.may else ''}{told}{more}"


def span(least: Decimal, most: Decimal, unit: str, base: str = "") -> str:
    """A span in words: 100元以上1000元以下, cost的5%以上10%以下."""
    sign = {"cny": "元", "pct": "%", "times": "倍"}[unit]
    named = {"cost": "工程造价", "reclaim_fee": "耕地开垦费"}.get(base, base)
    return f"{named}{f'{least:f}{sign}以上' if least else ''}{most:f}{sign}以下"


def _fen(yuan: Decimal) -> int:
    return int((yuan * 100).quantize(Decimal(1)))


@dataclass(frozen=True, slots=True)
class Item:
    """A violation item as it stood on a day: its version of the law, elements beyond the name, ranges, and the procedure's field."""

    key: str
    title: str
    version: Version
    elements: tuple[str, ...]
    ranges: tuple[Range, ...]
    field: str = ""
    code: str = ""
    organ: str = ""

    @property
    def sure_of_start(self) -> bool:
        """False when nobody here knows since when this text has been in force."""
        return self.version.extra.get("start") != "unknown"

    def asks(self) -> tuple[str, ...]:
        """The circumstances that decide on elements and ranges."""
        found = [*self.elements, *(key for each in self.ranges for key in (*asked(each.when), *([each.base] if each.base else [])))]
        return tuple(dict.fromkeys(found))

    def fine(self, kind: str, facts: Facts, penalty: str = "fine") -> Fine:
        """Which range of a penalty applies to a party of this kind (natural, organisation) under these facts."""
        several = [each for each in self.ranges if each.kind == penalty and each.of in ("", kind)]
        true = [each for each in several if holds(each.when, facts)]
        if true:
            bare = [key for each in true[:1] if each.base and facts.get(each.base) is None for key in (each.base,)]
            return Fine(true[0], tuple(bare))
        missing = [key for each in several for key in unknown(each.when, facts)]
        return Fine(None, tuple(dict.fromkeys(missing)))


@dataclass(frozen=True, slots=True)
class Fine:
    """The range that applies, or none; `missing` are facts without which that cannot be said."""

    range: Range | None
    missing: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """True when it is known whether there is a range and which."""
        return not self.missing


def item(key: str, on: date) -> Item:
    """A violation item as the law of a day has it. Raises UnknownItem, NotInForce."""
    _known(key)
    return _item(key, rule(key, on))


def items(on: date | None = None) -> dict[str, Item]:
    """Every violation item in force on a day (without a day: in its latest version), by key."""
    found = {}
    for key, one in sorted(catalogue().rules.items(), key=lambda pair: _order(pair[0])):
        if one.kind == KIND:
            version = one.on(on) if on else one.versions[-1]
            if version is not None:
                found[key] = _item(key, version)
    return found


def versions(key: str) -> tuple[Item, ...]:
    """All versions of an item in the order of their days. Raises UnknownItem."""
    return tuple(_item(key, one) for one in _known(key).versions)


def _known(key: str) -> Rule:
    found = catalogue().rules.get(key)
    if found is None or found.kind != KIND:
        raise UnknownItem(key, (each.id for each in catalogue().rules.values() if each.kind == KIND))
    return found


def _item(key: str, version: Version) -> Item:
    extra = version.extra
    return Item(key, version.name, version, tuple(extra.get("elements", ())), tuple(ranges_of(extra.get("ranges", ()))),
                str(extra.get("overlay", "")), str(extra.get("code", "")), str(extra.get("organ", "")))


def ranges_of(raw: Iterable[Mapping[str, Any]]) -> Iterable[Range]:
    """Ranges as the data writes them: a fine without its least begins at nothing."""
    for one in raw:
        most = one.get("most")
        yield Range(str(one["kind"]), str(one.get("of", "")), Decimal(one.get("least", 0)), None if most is None else Decimal(most),
                    str(one.get("unit", "cny")), str(one.get("base", "")), bool(one.get("may")), tuple(one.get("also", ())), one.get("when"),
                    bool(one.get("unknown")))


def _order(key: str) -> tuple[str, int, str]:
    """V2 before V10."""
    head, digits = key.rstrip("0123456789"), key[len(key.rstrip("0123456789")):]
    return head, int(digits or 0), key
