"""What the law data does not know well: weak and missing rules, unnamed articles, contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from fazhi.law.loader import Catalogue, catalogue
from fazhi.law.model import Provision, Version

WHY = {
    "memory": "凭记忆，未见条文",
    "low": "凭记忆且不确定",
    "local": "由本地规定，须按本地制度设定",
    "unknown": "尚未查明",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A weak or missing piece: what (规则 or 条文), its name, its span of days, and why it is weak."""

    kind: str
    id: str
    name: str
    statute: str
    article: str
    confidence: str
    since: date | None
    until: date | None
    why: str

    def as_json(self) -> dict[str, Any]:
        """The same for machines."""
        return {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(self).items()}


def gaps() -> list[Gap]:
    """Every weak (memory, low, local) and missing (unknown value, no article named) piece, missing ones first."""
    known = catalogue()
    found = [_rule(version) for rule in known.rules.values() for version in rule.versions if _weak(version)]
    found += [_provision(one) for all_ in known.provisions.values() for one in all_ if not one.strong]
    return sorted(found, key=lambda gap: (gap.confidence != "unknown", gap.kind, gap.id, gap.since or date.min))


def _weak(version: Version) -> bool:
    return version.unknown or not version.strong or _unnumbered(version)


def _unnumbered(version: Version) -> bool:
    """A statute's article is missing; a numbered document (国办发〔2018〕37号) has none to give."""
    return not version.article and "〔" not in version.statute


def _rule(version: Version) -> Gap:
    why = "数值尚未查明" if version.unknown else WHY.get(version.confidence, "未写明条号")
    return Gap(
        *("规则", version.id, version.name, version.statute, version.article),
        *("unknown" if version.unknown else version.confidence, version.since, version.until, why),
    )


def _provision(one: Provision) -> Gap:
    return Gap("条文", one.name, one.name, one.statute, one.article, one.confidence, one.since, one.until, WHY[one.confidence])


def contradictions(known: Catalogue | None = None) -> list[str]:
    """Sentences on data that says two things for one day: the same provision, rule, or term of a field twice."""
    known = known or catalogue()
    found: list[str] = []
    groups: Sequence[tuple[str, Mapping[Any, Sequence[Provision | Version]]]] = (
        ("条文", known.provisions),
        ("规则", {name: rule.versions for name, rule in known.rules.items()}),
        ("期限", known.terms),
    )
    for noun, group in groups:
        for name, dated in group.items():
            found.extend(f"{noun}“{name}”在{day}有两种规定" for day in _overlaps(dated))
    return found


def _overlaps(dated: Sequence[Provision | Version]) -> Iterator[date]:
    """The first day of each overlap between neighbours."""
    ordered = sorted(dated, key=lambda one: one.since or date.min)
    for one, two in pairwise(ordered):
        first = two.since or date.min
        if one.until is None or one.until >= first:
            yield first
