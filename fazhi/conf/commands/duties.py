"""fazhi duties: the calendar of a year's duties."""

import argparse
from datetime import date

from fazhi.conf import setup

SUMMARY = "列出一年中各项工作的法定周期性义务：何时到期，已做没有，哪些逾期"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("year", type=int, help="年份")
    parser.add_argument("--on", default="", help="以哪一天为准，默认今天")
    parser.add_argument("--late", action="store_true", help="只列逾期和没有记录的")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(args: argparse.Namespace) -> int:
    """List."""
    setup.ready()
    setup.check_day(args.on)
    calendar = setup.module("fazhi.report.calendar")
    found = calendar.duties(setup.the_office()["id"], args.year, date.fromisoformat(args.on) if args.on else date.today())
    found = [each for each in found if each.late] if args.late else found
    if args.json:
        setup.say(calendar.as_json(found))
        return 0
    for each in found:
        setup.say(f"{each.line_title}：{each.name}（{each.cite}）" + ("　本系统没有登记入口" if not each.how else ""))
        for turn in each.turns:
            if not args.late or turn.state in calendar.BAD:
                done = turn.done_on or (f"{turn.pieces}条" if turn.pieces else "")
                setup.say(f"    {turn.label}　最迟{turn.until}　{calendar.STATES[turn.state]}{'　' + done if done else ''}")
    return 0
