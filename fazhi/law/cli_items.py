"""`fazhi law --items` and `fazhi law V19 --deed …`: the violation items of a day, and which law and tier a deed falls under."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from fazhi.law.choice import OUTCOMES, choose
from fazhi.law.discretion import assess, benchmarks
from fazhi.law.errors import BadInput
from fazhi.law.explain import Step
from fazhi.law.facts import facts_of
from fazhi.law.violation_items import PARTIES, items


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `fazhi law` that ask for violation items."""
    parser.add_argument("--items", action="store_true", help="列出违法事项、依据、幅度和裁量基准")
    parser.add_argument("--on", metavar="日", help="与 --items 合用：哪一日的规定；与 --deed 合用：作出决定的日期（默认今天）")
    parser.add_argument("--deed", metavar="日", help="违法行为发生日：名称须是一个违法事项编号，说明适用新旧哪一规定、落入哪一档")
    parser.add_argument("--party", default="natural", choices=tuple(PARTIES), help="当事人：natural 个人，organisation 单位")
    parser.add_argument("--fact", action="append", default=[], metavar="情节=值", help="查明的情节，可写多次，如 refused=否、volume=1.5")


def item_rows(on: date | None, part: str) -> list[dict[str, Any]]:
    """One row an item: key, title, citation, what it may cost, the benchmarks, days, how sure."""
    rows = [{
        "id": key, "name": one.title, "cite": one.version.cite, "range": str(one.version.value),
        "benchmarks": "、".join(f"{each.key}（{each.issuer}）" for each in benchmarks(key, on)),
        "span": f"{one.version.since or ('施行日未查明' if not one.sure_of_start else '…')}至{one.version.until or '今'}",
        "confidence": one.version.confidence, "note": one.version.note,
    } for key, one in items(on).items()]
    return [row for row in rows if not part or any(part in str(value) for value in row.values())]


def explained(key: str, deed_on: date, decided_on: date, kind: str, said: Sequence[str], as_json: bool) -> str:
    """The choice of law and every benchmark of the item, as text or JSON. Raises LawError."""
    facts = facts_of(_pairs(said))
    chosen = choose(key, deed_on, decided_on, kind, facts)
    told = [assess(each, facts, kind) for each in benchmarks(key, decided_on) if chosen.item and each.basis == chosen.item.version.statute]
    if as_json:
        return json.dumps({
            "item": key, "outcome": chosen.outcome, "law": chosen.item.version.cite if chosen.item else "", "missing": list(chosen.missing),
            "bounds_in_fen": chosen.range.bounds(facts) if chosen.range else None, "steps": [each.as_json() for each in chosen.steps],
            "benchmarks": [{"benchmark": each.benchmark.key, "tiers": [tier.tier for tier in each.tiers], "missing": list(each.missing),
                            "bounds_in_fen": each.bounds(facts), "steps": [step.as_json() for step in each.steps]} for each in told],
        }, ensure_ascii=False, indent=2)
    parts = [f"结论：{OUTCOMES[chosen.outcome]}", *_numbered(chosen.steps)]
    for each in told:
        parts += [f"裁量基准 {each.benchmark.key}", *_numbered(each.steps)]
    return "\n".join(parts)


def _numbered(steps: Iterable[Step]) -> list[str]:
    return [f"  {n}. {step.line}" for n, step in enumerate(steps, 1)]


def _pairs(said: Sequence[str]) -> list[tuple[str, str]]:
    """情节=值, each parted."""
    found = []
    for each in said:
        key, equals, value = each.partition("=")
        if not equals:
            raise BadInput(f"--fact“{each}”应写成 情节=值，例如 refused=否。")
        found.append((key.strip(), value.strip()))
    return found
