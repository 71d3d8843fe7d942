"""fazhi bundle: a matter or a day as one file that anybody can check offline."""

import argparse
from pathlib import Path

from fazhi.conf import setup

SUMMARY = "导出一件事项或一天的记录，附核验程序，可离线核验"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("matter", nargs="?", default="", help="事项编号或登记号")
    parser.add_argument("--day", default="", help="导出某一天登记的全部记录所属的事项")
    parser.add_argument("-o", "--output", default="bundle.zip")


def run(args: argparse.Namespace) -> int:
    """Write the bundle."""
    setup.ready()
    setup.check_day(args.day)
    count = setup.kernel("bundle").write(setup.the_office()["id"], args.matter, args.day, Path(args.output))
    setup.say(f"已导出 {count} 件事项到 {args.output}。核验：解压后运行 python verifier.py，只需要 Python 和 cryptography。")
    return 0
