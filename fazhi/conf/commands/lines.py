"""fazhi lines: the installed lines of work."""

import argparse
import json
from pathlib import Path

from fazhi.conf import setup
from fazhi.conf.handbook import flow

SUMMARY = "列出各项工作：行为、阶段、数字、文书"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    parser.add_argument("--links", action="store_true", help="列出各项工作之间的联动：谁开立、谁告知")
    parser.add_argument("--svg", metavar="文件", default="", help="把联动图写成 SVG 文件")


def run(args: argparse.Namespace) -> int:
    """List."""
    setup.wake()
    if args.links or args.svg:
        return _links(args)
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


def _links(args: argparse.Namespace) -> int:
    """The web of links between the lines, in words or as a picture."""
    known = setup.kernel("registry").lines()
    if args.svg:
        try:
            Path(args.svg).write_text(flow.web(known), "utf-8")
        except OSError as error:
            raise setup.NotReady(f"写不进 {args.svg}：{error.strerror}。请换一个可写的文件。") from None
        setup.say(f"联动图已写到 {args.svg}")
        return 0
    found = [{"from": one, "act": act.key, "how": how, "to": other, "installed": other in known} for one, other, how, act in flow.links(known)]
    if args.json:
        setup.say(json.dumps(found, ensure_ascii=False))
        return 0
    titles = {key: line.title for key, line in known.items()}
    for each in found:
        act = setup.kernel("registry").acts()[each["act"]].title
        setup.say(f"{titles[each['from']]}·{act} ─ {each['how']} ─▶ {titles.get(each['to'], each['to'] + '（未安装）')}")
    return 0
