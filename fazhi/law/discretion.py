"""Discretion benchmarks (裁量基准): from facts to a tier and a span of the fine, with the path taken; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from fazhi.law.errors import UnknownName
from fazhi.law.explain import Step
from fazhi.law.facts import Facts, asked, circumstances, holds, unknown, words_of
from fazhi.law.loader import catalogue
from fazhi.law.model import Version
from fazhi.law.thresholds import rule
from fazhi.law.violation_items import Range, span

KIND = "benchmark"
TIERS = {"none": "不予处罚", "exempt": "可以不予处罚", "reduced": "减轻", "lighter": "从轻", "general": "一般", "heavier": "从重"}
MAKERS = {"own": "本机关制定", "superior": "上级机关制定"}
FREE = ("none", "exempt")  # tiers without a fine
EACH, FIRST = "each", "first"


class UnknownBenchmark(UnknownName):
    """No benchmark has this key."""

    noun = "裁量基准"


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier: its key, the words of its conditions, for whom, when, and the span of the fine (None for a tier without one)."""

    tier: str
    words: str
    of: str
    when: Mapping[str, Any] | None
    span: Range | None

    @property
    def title(self) -> str:
        """从轻, 一般, 从重 …"""
        return TIERS[self.tier]

    @property
    def told(self) -> str:
        """The tier in words, with its span."""
        return f"{self.title}（{self.words}）" + (f"：{self.span.words.removeprefix('罚款')}" if self.span else "")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark as it stands on a day: for which item, under which statute, who made it, how it is read, its tiers.

    reading: `first`, the first tier met applies; `each`, every tier is looked at and two that are met must be decided with reasons.
    """

    key: str
    title: str
    item: str
    basis: str
    issuer: str
    maker: str
    reading: str
    applies: Mapping[str, Any] | None
    otherwise: str
    tiers: tuple[Tier, ...]
    version: Version

    def asks(self) -> tuple[str, ...]:
        """The circumstances it asks."""
        found = [*asked(self.applies), *(key for each in self.tiers for key in (*asked(each.when), *([each.span.base] if each.span and each.span.base else [])))]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a benchmark says of a case: the tiers that are met, facts still missing, and the path."""

    benchmark: Benchmark
    tiers: tuple[Tier, ...]
    missing: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def tier(self) -> Tier | None:
        """The one tier that applies; None while facts are missing or two are met."""
        return self.tiers[0] if len(self.tiers) == 1 and not self.missing else None

    @property
    def settled(self) -> bool:
        """True when nothing is left open."""
        return not self.missing

    def bounds(self, facts: Facts) -> tuple[int, int] | None:
        """Least and most in fen over the tiers that are met; None when that is not known."""
        spans = [(0, 0) if each.span is None else each.span.bounds(facts) for each in self.tiers]
        known = [each for each in spans if each is not None]
        if self.missing or not known or len(known) < len(spans):
            return None
        return min(each[0] for each in known), max(each[1] for each in known)

    @property
    def text(self) -> str:
        """All steps, a line each."""
        return "\n".join(f"{n}. {step.line}" for n, step in enumerate(self.steps, 1))


def benchmark(key: str, on: date) -> Benchmark:
    """A benchmark as it stood on a day. Raises UnknownBenchmark, NotInForce."""
    known = catalogue().rules
    if key not in known or known[key].kind != KIND:
        raise UnknownBenchmark(key, (each.id for each in known.values() if each.kind == KIND))
    return _benchmark(rule(key, on))


def benchmarks(item: str = "", on: date | None = None) -> tuple[Benchmark, ...]:
    """The benchmarks (for one item) that stand on a day (without a day: the latest); an office's own after a superior's, strong before weak."""
    found = []
    for one in catalogue().rules.values():
        if one.kind == KIND:
            version = one.on(on) if on else one.versions[-1]
            if version is not None and item in ("", str(version.extra.get("item", ""))):
                found.append(_benchmark(version))
    return tuple(sorted(found, key=lambda each: (not each.version.strong, each.maker != "superior", each.key)))


def _benchmark(version: Version) -> Benchmark:
    extra = version.extra
    return Benchmark(version.id, version.name, str(extra["item"]), str(extra.get("basis", "")), str(extra.get("issuer", "")), str(extra.get("maker", "superior")),
                     str(extra.get("reading", EACH)), extra.get("applies"), str(extra.get("otherwise", "")), tuple(_tiers(extra.get("tiers", ()))), version)


def _tiers(raw: Iterable[Mapping[str, Any]]) -> Iterable[Tier]:
    for one in raw:
        most = one.get("most")
        of = str(one.get("of", ""))
        fine = None if most is None else Range("fine", "", Decimal(one.get("least", 0)), Decimal(most), str(one.get("unit", "cny")), str(one.get("base", "")))
        yield Tier(str(one["tier"]), str(one["words"]), of, one.get("when"), fine)


def assess(one: Benchmark, facts: Facts, kind: str) -> Assessment:
    """Which tier of a benchmark a party of this kind (natural, organisation) falls into under these facts, and why."""
    steps = [Step(f"适用“{one.title}”（{one.issuer}，{MAKERS[one.maker]}）", one.key)]
    if not one.version.strong:
        steps.append(Step("这是没有核对过的样例，只供参考，不是官方发布的基准", one.key))
    applies = holds(one.applies, facts)
    if applies is False:
        return Assessment(one, (), (), (*steps, Step(one.otherwise or "本案不属于这一基准的适用情形")))
    if applies is None:
        missing = unknown(one.applies, facts)
        return Assessment(one, (), missing, (*steps, Step(f"是否适用这一基准，还须查明：{words_of(missing)}")))
    own = [each for each in one.tiers if each.of in ("", kind)]
    return _first(one, own, facts, steps) if one.reading == FIRST else _each(one, own, facts, steps)


def _first(one: Benchmark, tiers: list[Tier], facts: Facts, steps: list[Step]) -> Assessment:
    """From the top: the first tier that is met; one that cannot be excluded stops the reading."""
    for tier in tiers:
        met = holds(tier.when, facts)
        if met:
            return _result(one, (tier,), facts, [*steps, Step(f"符合{tier.told}", one.key)])
        if met is None:
            missing = unknown(tier.when, facts)
            return Assessment(one, (), missing, (*steps, Step(f"不能排除“{tier.title}”（{tier.words}），还须查明：{words_of(missing)}", one.key)))
        steps.append(Step(f"不符合“{tier.title}”（{tier.words}）", one.key))
    return Assessment(one, (), (), (*steps, Step("没有一档与查明的情节相符，由承办人说明理由")))


def _each(one: Benchmark, tiers: list[Tier], facts: Facts, steps: list[Step]) -> Assessment:
    """Every tier is looked at; a table that reads “or” can be met twice, and then it does not decide."""
    met = tuple(each for each in tiers if holds(each.when, facts))
    steps += [Step(f"{'符合' if each in met else '不符合' if holds(each.when, facts) is False else '没有查明是否符合'}{each.told}", one.key) for each in tiers]
    if not met:
        missing = tuple(dict.fromkeys(key for each in tiers for key in unknown(each.when, facts)))
        tail = f"还须查明其中至少一项：{words_of(missing)}" if missing else "没有一档与查明的情节相符，由承办人说明理由"
        return Assessment(one, (), missing, (*steps, Step(tail)))
    if len(met) > 1:
        steps.append(Step(f"同时符合{'、'.join(f'“{each.title}”' for each in met)}，基准没有写明以哪一档为准，由承办人说明理由选定"))
    return _result(one, met, facts, steps)


def _result(one: Benchmark, met: tuple[Tier, ...], facts: Facts, steps: list[Step]) -> Assessment:
    """The tiers met, unless the base of a share (工程造价) is not known."""
    missing = tuple(dict.fromkeys(each.span.base for each in met if each.span and each.span.base and facts.get(each.span.base) is None))
    steps += [Step(f"还须查明：{words_of(missing)}")] if missing else []
    return Assessment(one, met, missing, tuple(steps))


def general(facts: Facts, on: date) -> tuple[Step, ...]:
    """What the law of a day says in general of the recorded circumstances: to be lighter, to be heavier, with its article."""
    found = []
    for one in circumstances().values():
        if one.effect and facts.get(one.key):
            version = catalogue().rules[one.rule].on(on)
            if version is not None:
                verb = "应当从轻或者减轻处罚" if one.effect == "lighter" else "应当从重处罚"
                found.append(Step(f"{one.ask}：{verb}，并写明理由", one.rule, version.cite))
    return tuple(found)


def exceeds(own: Benchmark, superior: Benchmark) -> list[str]:
    """Sentences on tiers of an office's own benchmark that go beyond the same tier of the superior's, or that the superior does not have."""
    found = []
    for tier in own.tiers:
        same = [each for each in superior.tiers if each.tier == tier.tier and each.of in ("", tier.of)]
        if not same:
            found.append(f"上级基准没有“{tier.title}”这一档")
        elif tier.span and not any(_within(tier.span, each.span) for each in same):
            told = same[0].span
            allowed = span(told.least, told.most, told.unit, told.base) if told and told.most is not None else "不罚款"
            found.append(f"“{tier.title}”超出上级基准的幅度（{allowed}）")
    return found


def _within(one: Range, other: Range | None) -> bool:
    if other is None or one.most is None or other.most is None or (one.unit, one.base) != (other.unit, other.base):
        return False
    return other.least <= one.least and one.most <= other.most


def own_benchmark(superior: Benchmark, issuer: str, spans: Mapping[str, tuple[Decimal, Decimal]]) -> Benchmark:
    """A superior's benchmark with an office's own, narrower spans in yuan by tier; tiers that are not named stay."""
    tiers = [replace(each, span=replace(each.span, least=spans[each.tier][0], most=spans[each.tier][1])) if each.span and each.tier in spans else each
             for each in superior.tiers]
    return replace(superior, issuer=issuer, maker="own", tiers=tuple(tiers))
