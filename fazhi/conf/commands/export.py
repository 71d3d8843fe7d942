"""fazhi export: records of a span of days as the file that an outside system wants, and the check of one completed by hand."""

import argparse
from pathlib import Path

from fazhi.conf import setup

SUMMARY = "按外部系统的标准导出一段时间的数据（例如信用公示），或检查补填后的表格"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("outlet", nargs="?", default="", help="导出哪一种；不填则列出")
    parser.add_argument("--from", dest="since", default="", help="起始日")
    parser.add_argument("--to", dest="until", default="", help="截止日，默认今天")
    parser.add_argument("--public", action="store_true", help="给公众看的一份：不含证件号码，不列不公示的")
    parser.add_argument("--check", default="", help="检查这个补填后的表格，不导出")
    parser.add_argument("-o", "--output", default="", help="输出文件（.xlsx）")


def run(args: argparse.Namespace) -> int:
    """Export, or check; exit code 1 while something is still to be completed."""
    setup.ready()
    for day in (args.since, args.until):
        setup.check_day(day)
    exports = setup.kernel("exports")
    if not args.outlet:
        for one in exports.outlets().values():
            setup.say(f"{one.key:<12}{one.title}：{one.about}")
        return 0
    one = exports.outlet(args.outlet)
    if args.check:
        told = one.check(Path(args.check).read_bytes())
    else:
        if not args.since or not args.output:
            raise setup.NotReady("请写明起始日（--from）和输出文件（-o）。")
        made = one.build(setup.the_office()["id"], args.since, args.until or setup.today().isoformat(), args.public, None)
        told = made.told
        Path(args.output).write_bytes(made.data)
        setup.say(f"已输出 {args.output}（{len(made.data):,} 字节）。")
    for sentence in told:
        setup.say(sentence)
    return 1 if told else 0
