"""fazhi figures: every figure of a year with its window and definition."""

import argparse
import json

from fazhi.conf import setup

SUMMARY = "列出一年的全部数字：口径、起止、来自多少条记录"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("year", type=int, help="年份")
    parser.add_argument("--from", dest="since", default="", help="起始日，默认按各数字自己的口径")
    parser.add_argument("--to", dest="until", default="", help="截止日")
    parser.add_argument("--as-known", dest="known", default="", help="只算到这一天为止已经登记的记录")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(args: argparse.Namespace) -> int:
    """Tell every figure."""
    setup.ready()
    for day in (args.since, args.until, args.known):
        setup.check_day(day)
    office = setup.the_office()["id"]
    told = list(setup.module("fazhi.report.figures").all_of(office, args.year, since=args.since, until=args.until, known=args.known))
    if args.json:
        setup.say(json.dumps([each.as_json() for each in told], ensure_ascii=False))
        return 0
    for each in told:
        parts = f"（{each.part}÷{each.whole}）" if each.whole is not None else ""
        setup.say(f"{each.key:<32}{each.label}：{each.text}{parts}  {each.since}至{each.until}，{each.entries}条记录，其中补录{each.late}条")
    return 0
