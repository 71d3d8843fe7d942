"""fazhi do: one act as JSON, through the same door as the desk."""

import argparse
import json
import sys

from fazhi.conf import setup

SUMMARY = "以 JSON 办理一项行为（与网页走同一道门）"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("act", help="行为的代码，例如 petition.Receive")
    parser.add_argument("--matter", default="", help="事项编号；新事项不写")
    parser.add_argument("--who", required=True, help="办理人的人员编号")
    parser.add_argument("--said", default="-", help="所说内容的 JSON；默认从标准输入读")
    parser.add_argument("--on", default="", help="办理日期或时刻")
    parser.add_argument("--id", default="", help="记录编号（重复提交时不会重复登记）")


def run(args: argparse.Namespace) -> int:
    """Do it; prints the entry as JSON, or the reasons of the refusal with exit code 1."""
    setup.ready()
    registry = setup.kernel("registry")
    if args.act not in registry.acts():
        raise setup.NotReady(f"没有“{args.act}”这一行为。可用 fazhi lines --json 查看。")
    said = json.loads(sys.stdin.read() if args.said == "-" else args.said)
    done = setup.kernel("door").do(registry.act(args.act)(**said), args.matter, who=args.who, office=setup.the_office()["id"],
                                   done_at=args.on, origin="api", id=args.id)
    setup.say(json.dumps({"entry": done.entry, "matter": done.matter, "code": done.code, "n": done.n, "hash": done.hash,
                          "proposed": done.proposed, "flags": list(done.flags), "papers": list(done.papers)}, ensure_ascii=False))
    return 0
