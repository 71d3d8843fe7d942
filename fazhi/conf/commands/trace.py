"""fazhi trace: the entries behind one figure."""

import argparse
import json

from fazhi.conf import setup

SUMMARY = "一个数字由哪些记录组成：记录编号与摘要"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("figure", help="数字的代码，例如 petition.received")
    parser.add_argument("year", type=int, help="年份")
    parser.add_argument("--from", dest="since", default="")
    parser.add_argument("--to", dest="until", default="")
    parser.add_argument("--as-known", dest="known", default="")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(args: argparse.Namespace) -> int:
    """List the entries; the sum of their amounts is the figure."""
    setup.ready()
    for day in (args.since, args.until, args.known):
        setup.check_day(day)
    figures = setup.module("fazhi.report.figures")
    office = setup.the_office()["id"]
    how = {"since": args.since, "until": args.until, "known": args.known}
    value = figures.tell(office, figures.find(args.figure), args.year, **how)
    found = figures.trace(office, args.figure, args.year, **how)
    if args.json:
        setup.say(json.dumps({**value.as_json(), "trace": found}, ensure_ascii=False))
        return 0
    setup.say(f"{value.label}：{value.text}（{value.since}至{value.until}）{value.definition}")
    for each in found:
        setup.say(f"{each['day']}  {each['act']:<28}{each['amount']:>8}  {each['by']}  {each['hash'][:16]}…")
    return 0
