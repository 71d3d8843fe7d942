"""`fazhi due` and `fazhi law`: count a term with its reasons, list the law data and its gaps."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from fazhi.law import cli_items
from fazhi.law.counting import Interval
from fazhi.law.errors import BadInput, CalendarMissing, LawError
from fazhi.law.gaps import gaps
from fazhi.law.loader import catalogue
from fazhi.law.model import Provision, Rule, Version
from fazhi.law.terms import Moment, due

DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
REFUSED = 1


def add_arguments(sub: Any) -> None:
    """Mount the two commands on an argparse sub-parser collection; each sets `func`."""
    one = sub.add_parser("due", help="计算期限的届满日并逐步说明", description="计算期限的届满日并逐步说明。")
    one.add_argument("term", metavar="期限", help="期限名或规则编号，如 petition.finish、id.reply")
    one.add_argument("start", metavar="起始日", help="如 2021-03-01；按小时的写到时分，如 2021-03-01T09:30")
    one.add_argument("--suspend", action="append", default=[], metavar="起..止", help="不计入期限的期间（含首尾两日），可写多次")
    one.add_argument("--extend", action="store_true", help="按法定上限延长")
    one.add_argument("--extend-by", metavar="数", help="延长这么多（工作日、日、月，随期限的单位）")
    one.add_argument("--event", metavar="日", help="倒着计算的期限：后一事项的日期")
    one.add_argument("--field", default="", metavar="领域", help="领域特别规定，如 住建、农业")
    one.add_argument("--on", metavar="日", help="按哪一日的法律（默认起始日）")
    one.add_argument("--json", action="store_true", help="输出 JSON")
    one.set_defaults(func=run)
    two = sub.add_parser("law", help="列出法律数据", description="列出规则、期限与条文名及其施行区间。")
    two.add_argument("name", nargs="?", default="", metavar="名称", help="只列名称、编号或法律名含此字样的")
    two.add_argument("--gaps", action="store_true", help="只列把握不足或缺失的")
    cli_items.add_arguments(two)
    two.add_argument("--json", action="store_true", help="输出 JSON")
    two.set_defaults(func=run_law)


def run(args: argparse.Namespace) -> int:
    """`fazhi due`: print the due day and its steps; 1 and a Chinese sentence on standard error if it cannot be counted."""
    try:
        found = due(
            args.term,
            moment(args.start, "起始日"),
            suspensions=[_interval(one) for one in args.suspend],
            extend=_extension(args.extend_by) if args.extend_by else args.extend,
            field=args.field,
            on=_day(args.on, "--on") if args.on else None,
            event=moment(args.event, "--event") if args.event else None,
        )
    except CalendarMissing as error:
        return _refuse(error, args.json, {"year": error.year, "not_before": error.not_before.isoformat()})
    except LawError as error:
        return _refuse(error, args.json, {})
    if args.json:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        print(found.text)
        if not found.rule.strong:
            print(f"提示：本规则把握不足（{found.rule.confidence}），请核对原文。")
    return 0


def run_law(args: argparse.Namespace) -> int:
    """`fazhi law`: list rules and provisions, with --gaps the weak and missing ones, with --items the violation items; with --deed explain one."""
    try:
        on = _day(args.on, "--on") if args.on else None
        if args.deed:
            print(cli_items.explained(args.name, _day(args.deed, "--deed"), on or date.today(), args.party, args.fact, args.json))
            return 0
        rows = cli_items.item_rows(on, args.name) if args.items else _gap_rows(args.name) if args.gaps else _rows(args.name)
    except LawError as error:
        return _refuse(error, args.json, {})
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        print("  ".join(str(row[key]) for key in row if row[key] not in ("", None)))
    print(f"共{len(rows)}项。")
    return 0


def moment(text: str, name: str) -> Moment:
    """A day or a moment from the command line. Raises BadInput with the form expected."""
    try:
        return date.fromisoformat(text) if DAY.match(text) else datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{name}“{text}”不是有效日期，请写成 2021-03-01 或 2021-03-01T09:30。") from None


def _day(text: str, name: str) -> date:
    found = moment(text, name)
    return found.date() if isinstance(found, datetime) else found


def _interval(text: str) -> Interval:
    """FROM..TO, with TO left out for a suspension that still runs."""
    since, dots, until = text.partition("..")
    if not dots:
        raise BadInput(f"--suspend“{text}”应写成 起..止，例如 2021-03-05..2021-03-20。")
    return Interval(_day(since, "--suspend"), _day(until, "--suspend") if until else None)


def _extension(raw: str) -> int:
    """How many units are taken."""
    if not raw.isdigit() or not int(raw):
        raise BadInput(f"--extend-by“{raw}”应是大于零的整数。")
    return int(raw)


def _refuse(error: LawError, as_json: bool, more: dict[str, Any]) -> int:
    if as_json:
        print(json.dumps({"error": str(error), **more}, ensure_ascii=False, indent=2))
    print(f"错误：{error}", file=sys.stderr)
    return REFUSED


def _span(since: date | None, until: date | None) -> str:
    return f"{since or '…'}至{until or '今'}"


def _rows(part: str) -> list[dict[str, Any]]:
    """One row a version of a rule, then one a dated article of a provision."""
    known = catalogue()
    rows = [_rule_row(rule, version) for rule in known.rules.values() for version in rule.versions]
    rows += [_provision_row(one) for dated in known.provisions.values() for one in dated]
    return _matching(rows, part)


def _rule_row(rule: Rule, version: Version) -> dict[str, Any]:
    value = "未规定" if version.unlimited else "未查明" if version.unknown else _plain(version.value)
    return {
        "id": rule.id,
        "term": rule.term,
        "field": rule.field,
        "name": version.name,
        "value": f"{value} {version.unit}".strip(),
        "cite": version.cite,
        "span": _span(version.since, version.until),
        "confidence": version.confidence,
    }


def _provision_row(one: Provision) -> dict[str, Any]:
    return {"id": one.name, "cite": one.cite, "span": _span(one.since, one.until), "confidence": one.confidence}


def _plain(value: Any) -> str:
    """A value as one line of text."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "、".join(str(one) for one in value)
    return "、".join(f"{key}：{value[key]}" for key in value) if hasattr(value, "keys") else str(value)


def _gap_rows(part: str) -> list[dict[str, Any]]:
    return _matching([gap.as_json() for gap in gaps()], part)


def _matching(rows: Iterable[dict[str, Any]], part: str) -> list[dict[str, Any]]:
    return [row for row in rows if not part or any(part in str(value) for value in row.values())]
