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
    parser.add_argument("--who", required=True, help="办理人：人员编号，或者登录名")
    parser.add_argument("--said", default="-", help="所说内容的 JSON；默认从标准输入读")
    parser.add_argument("--on", default="", help="办理日期或时刻")
    parser.add_argument("--id", default="", help="记录编号（重复提交时不会重复登记）")


def run(args: argparse.Namespace) -> int:
    """Do it; prints the entry as JSON, or the reasons of the refusal with exit code 1."""
    setup.ready()
    registry = setup.kernel("registry")
    if args.act not in registry.acts():
        raise setup.NotReady(f"没有“{args.act}”这一行为。可用 fazhi lines --json 查看。")
    try:
        said = json.loads(sys.stdin.read() if args.said == "-" else args.said)
    except ValueError as error:
        raise setup.NotReady(f"所说内容不是 JSON：{error}。") from None
    if not isinstance(said, dict):
        raise setup.NotReady("所说内容应是一个 JSON 对象：{\"字段\": 内容}。字段见 fazhi lines --json。")
    done = setup.kernel("door").do(registry.act(args.act)(**said), args.matter, who=_person(args.who), office=setup.the_office()["id"],
                                   done_at=args.on, origin="api", id=args.id)
    setup.say(json.dumps({"entry": done.entry, "matter": done.matter, "code": done.code, "n": done.n, "hash": done.hash,
                          "proposed": done.proposed, "flags": list(done.flags), "papers": list(done.papers)}, ensure_ascii=False))
    return 0


def _person(who: str) -> str:
    """The person of a login, or the identifier itself where the house knows it; raises NotReady."""
    accounts, people = setup.module("fazhi.web.accounts.models").Account, setup.kernel("models").Person
    person = accounts.objects.filter(login=who).values_list("person", flat=True).first() or people.objects.filter(id=who).values_list("id", flat=True).first()
    if not person:
        raise setup.NotReady(f"没有“{who}”这个登录名，也没有这个人员编号。")
    return str(person)
