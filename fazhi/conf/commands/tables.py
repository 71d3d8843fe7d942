"""fazhi tables: the six yearly tables of enforcement, or the entries behind one number."""

import argparse
import sys
from pathlib import Path

from fazhi.conf import setup

SUMMARY = "输出年度行政执法数据六张表（xlsx、pdf、docx、json），或展开其中一格"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("year", type=int, help="年份")
    parser.add_argument("-o", "--output", default="", help="输出文件，按扩展名决定格式；不填则列在屏幕上")
    parser.add_argument("--cell", default="", help="展开一格，例如 T2.fine")
    parser.add_argument("--as-known", dest="known", default="", help="只算到这一天为止已经登记的记录")


def run(args: argparse.Namespace) -> int:
    """Print, write, or open one number."""
    setup.ready()
    setup.check_day(args.known)
    office, tables = setup.the_office(), setup.module("fazhi.report.tables")
    sheets = tables.tables(office["id"], args.year, known=args.known)
    if args.cell:
        cell = tables.find(sheets, args.cell)
        setup.say(f"{cell.title}：{cell.text}{cell.unit if cell.value is not None else ''}")
        for row in tables.trace(cell):
            setup.say(f"{row['done_at'][:10]}  {row['matter']}  第{row['n']}条  {row['act']}  {row['hash'][:24]}")
        return 0
    if not args.output:
        for sheet in sheets:
            setup.say(f"{sheet.key} {sheet.title}")
            for cell in sheet.cells:
                setup.say(f"  {cell.key:<16}{cell.title}：{cell.text}{cell.unit if cell.value is not None else ''}")
        return 0
    form = Path(args.output).suffix.lstrip(".")
    data = setup.module("fazhi.report.tables_printed").printed(form, sheets, tables.account(office["name"], sheets, args.year), office["name"],
                                                               args.year, demo=bool(office["demo"]))
    if args.output == "-":
        sys.stdout.buffer.write(data)
        return 0
    Path(args.output).write_bytes(data)
    setup.say(f"已输出 {args.output}（{len(data):,} 字节）。")
    return 0
