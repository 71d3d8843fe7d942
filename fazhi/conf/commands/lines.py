"""fazhi lines: the installed lines of work."""

import argparse
import json

from fazhi.conf import setup

SUMMARY = "列出各项工作：行为、阶段、数字、文书"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(args: argparse.Namespace) -> int:
    """List."""
    setup.wake()
    lines = [{
        "key": line.key, "title": line.title, "acts": [{"key": act.key, "title": act.title, "basis": act.basis} for act in line.acts],
        "stages": [{"key": each.key, "title": each.title} for each in line.stages],
        "figures": [{"key": each.key, "label": each.label} for each in line.figures],
        "papers": [{"key": key, "title": each.title} for key, each in line.papers.items()],
    } for line in setup.kernel("registry").lines().values()]
    if args.json:
        setup.say(json.dumps(lines, ensure_ascii=False))
        return 0
    for line in lines:
        setup.say(f"{line['key']:<16}{line['title']}  行为{len(line['acts'])} 阶段{len(line['stages'])} 文书{len(line['papers'])} 数字{len(line['figures'])}")
    return 0
