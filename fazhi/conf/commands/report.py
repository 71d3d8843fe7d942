"""fazhi report: the annual report of a year as a page or a paper."""

import argparse
import sys
from pathlib import Path

from fazhi.conf import setup

SUMMARY = "输出一年的法治政府建设年度报告（html、docx、pdf、json）"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("year", type=int, help="年份")
    parser.add_argument("--format", choices=("html", "docx", "pdf", "json"), default="html")
    parser.add_argument("-o", "--output", default="-", help="输出文件；默认标准输出")


def run(args: argparse.Namespace) -> int:
    """Print the report."""
    setup.ready()
    office = setup.the_office()
    told = setup.module("fazhi.report.yearly").yearly(office["id"], args.year)
    values = [told.values[key] for key in told.prose.figures()]
    behind = setup.module("fazhi.report.annex").annex(office["id"], args.year, values)
    data = setup.module("fazhi.report.printed").printed(args.format, told.prose, told.values, behind, office["name"], demo=bool(office["demo"]),
                                                        dated=told.adopted)
    if args.output == "-":
        sys.stdout.buffer.write(data)
        return 0
    Path(args.output).write_bytes(data)
    setup.say(f"已输出 {args.output}（{len(data):,} 字节）。" + ("" if told.adopted else "这份报告尚未审定，数字随记录变化。"))
    for key, was, now in told.changed:
        setup.say(f"审定后有变化：{key} {was} → {now}，请办理更正说明。")
    return 0
