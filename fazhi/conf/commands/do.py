"""fazhi do: one act as JSON, through the same door as the desk."""

import argparse
import json
import sys
from typing import Any

from fazhi.conf import setup

SUMMARY = "以 JSON 办理一项行为（与网页走同一道门）"
ABOUT = """人、村、机构、名录项可以写编号，也可以写名称；--choices 列出每一栏可以填的编号和名称，不办理。
“谁”一类的栏（当事人、申请人等）写姓名，或者写一个对象，可用的键：name 姓名或单位名称，kind 类别（natural 个人、organisation 单位），number 证件号码或统一社会信用代码，
phone 电话，address 地址，legal 法定代表人或负责人，village 村（社区），born 出生年份，nickname 别名，person 已登记的人的编号（写了就不用写姓名）；不留名的写“匿名”。例如 {"respondent": {"name": "某商行", "kind": "organisation", "legal": "某某"}}。
须签批的行为，办理后打印 proposal（呈批件编号）；签批用 common.Sign，写 {"proposal": "呈批件编号"}。"""


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.description = f"{SUMMARY}。{ABOUT}"
    parser.add_argument("act", help="行为的代码，例如 petition.Receive")
    parser.add_argument("--matter", default="", help="事项编号；新事项不写")
    parser.add_argument("--who", required=True, help="办理人：人员编号，或者登录名")
    parser.add_argument("--said", default="-", help="所说内容的 JSON；默认从标准输入读")
    parser.add_argument("--on", default="", help="办理日期或时刻")
    parser.add_argument("--id", default="", help="记录编号（重复提交时不会重复登记）")
    parser.add_argument("--choices", action="store_true", help="只列出各栏可以填的编号和名称")


def run(args: argparse.Namespace) -> int:
    """Do it; prints the entry as JSON, or the reasons of the refusal with exit code 1."""
    setup.ready()
    registry, office = setup.kernel("registry"), setup.the_office()["id"]
    if args.act not in registry.acts():
        raise setup.NotReady(f"没有“{args.act}”这一行为。可用 fazhi lines --json 查看。")
    act, who = registry.act(args.act), _person(args.who)
    offered = _offered(act, args.matter, who, office)
    if args.choices:
        for name, choices in offered.items():
            setup.say("\n".join([name, *(f"  {key}  {words}" for key, words in choices)]))
        return 0
    said = {name: _chosen(offered, name, value) for name, value in _said(args.said).items()}
    done = setup.kernel("door").do(act(**said), args.matter, who=who, office=office, done_at=args.on, origin="api", id=args.id)
    setup.say(json.dumps({"entry": done.entry, "matter": done.matter, "code": done.code, "n": done.n, "hash": done.hash,
                          "proposed": done.proposed, **({"proposal": done.entry} if done.proposed else {}),
                          "flags": list(done.flags), "papers": list(done.papers)}, ensure_ascii=False))
    return 0


def _said(text: str) -> dict[str, Any]:
    try:
        said = json.loads(sys.stdin.read() if text == "-" else text)
    except ValueError as error:
        raise setup.NotReady(f"所说内容不是 JSON：{error}。") from None
    if not isinstance(said, dict):
        raise setup.NotReady("所说内容应是一个 JSON 对象：{\"字段\": 内容}。字段见 fazhi lines --json。")
    return said


def _offered(act: Any, matter: str, who: str, office: str) -> dict[str, list[tuple[str, str]]]:
    """What may be chosen in each field, as the form of the desk offers it: {field: [(identifier, words)]}."""
    viewer = setup.kernel("gate").Viewer(who, office, setup.today())
    told = setup.module("fazhi.web.desk.forms").lists(viewer, act, matter)
    return {name.partition(":")[0].replace("villages", "village"): choices for name, choices in told.items()
            if isinstance(choices, list) and (":" in name or name == "villages") and not name.startswith("offers:")}


def _chosen(offered: dict[str, list[tuple[str, str]]], name: str, value: Any) -> Any:
    """A value with names in the place of which stand identifiers, also inside rows and in what is told of a person; raises NotReady for a name that fits several."""
    if isinstance(value, list):
        return [_chosen(offered, name, each) for each in value]
    if isinstance(value, dict):
        return {inner: _chosen(offered, inner, each) for inner, each in value.items()}
    choices = offered.get(name, [])
    if not isinstance(value, str) or not value or value in dict(choices):
        return value
    found = [key for key, words in choices if words == value or words.partition("（")[0] == value]
    if len(dict.fromkeys(found)) > 1:
        raise setup.NotReady(f"“{value}”不止一个，请写编号：{'、'.join(found)}。")
    return found[0] if found else value


def _person(who: str) -> str:
    """The person of a login, or the identifier itself where the house knows it; raises NotReady."""
    accounts, people = setup.module("fazhi.web.accounts.models").Account, setup.kernel("models").Person
    person = accounts.objects.filter(login=who).values_list("person", flat=True).first() or people.objects.filter(id=who).values_list("id", flat=True).first()
    if not person:
        raise setup.NotReady(f"没有“{who}”这个登录名，也没有这个人员编号。")
    return str(person)
