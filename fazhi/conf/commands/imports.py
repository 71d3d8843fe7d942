"""fazhi import: a table from another system, row by row through the same door as the desk."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from fazhi.conf import setup

SUMMARY = "导入外部系统导出的表格（先核对，加 --take 才登记）"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("sheet", nargs="?", default="", help="表的代码；不写则列出全部")
    parser.add_argument("file", nargs="?", type=Path, help=".xlsx、.xls 或 .csv 文件")
    parser.add_argument("--who", default="", help="经办人的人员编号")
    parser.add_argument("--take", action="store_true", help="登记通过的行（不加只核对，不登记）")
    parser.add_argument("--map", default="", metavar="JSON", help='各列对应，例如 {"案件号": "number"}')
    parser.add_argument("--page", default="", help="工作表名称")
    parser.add_argument("-o", "--out", type=Path, help="把逐行结果写成 .xlsx")
    parser.add_argument("--blank", type=Path, help="写出一份空白表")
    parser.add_argument("--batches", action="store_true", help="列出已导入的批次")
    parser.add_argument("--strike", default="", metavar="批次", help="整批撤销")
    parser.add_argument("--reason", default="", help="撤销的理由")


def run(args: argparse.Namespace) -> int:
    """List, check, take in or strike; exit code 2 when some rows were not good."""
    setup.ready()
    office = setup.the_office()["id"]
    sheets = setup.kernel("sheets.finding")
    if args.batches:
        for each in setup.kernel("sheets.batches").batches(office, args.sheet):
            setup.say(f"{each.name}  新增{each.said['new']} 变化{each.said['changed']} 有误{each.said['wrong']}{'  已撤销' if each.struck else ''}")
        return 0
    if args.strike:
        count = setup.kernel("sheets.batches").strike(office, args.strike, _who(args), _reason(args))
        setup.say(f"已撤销 {count} 条记录。")
        return 0
    if not args.sheet:
        for key, each in sheets.all_sheets().items():
            setup.say(f"{key:<24}{each.title}　{each.about}")
        return 0
    one = sheets.sheet(args.sheet)
    if args.blank:
        args.blank.write_bytes(setup.kernel("sheets.written").blank(one))
        setup.say(f"已写出 {args.blank}")
        return 0
    return _file(args, office, one)


def _file(args: argparse.Namespace, office: str, one: Any) -> int:
    if args.file is None or not args.file.exists():
        raise setup.NotReady(f"没有这个文件：{args.file or '（没有写）'}。")
    taking, vault = setup.kernel("sheets.taking"), setup.kernel("story").vault()
    who, data = _who(args), args.file.read_bytes()
    sheets = setup.kernel("sheets.finding")
    viewer = setup.kernel("gate").Viewer(who, office, setup.today())
    sheets.demand(viewer, one.key)
    blob = vault.put(data)
    file = {"hash": blob.hash, "size": blob.size, "media": "application/octet-stream", "name": args.file.name}
    plan = setup.kernel("sheets.plan").made(one, office, data, args.file.name, day=setup.today(), columns=_columns(args.map), page=args.page, file=file,
                                              viewer=viewer)
    if plan.lacking:
        raise taking.Unfit(f"表中缺少这些栏目：{'、'.join(plan.lacking)}。可用 --map 指明各列对应；现有各列：{'、'.join(filter(None, plan.table.titles))}")
    batch = taking.take(plan, who, vault, tell=_bar) if args.take else ""
    if not args.take:
        taking.rehearse(plan, who, tell=_bar)
    if args.out:
        args.out.write_bytes(setup.kernel("sheets.written").workbook(plan))
    _tell(plan, batch)
    return 2 if plan.counts["wrong"] or plan.counts["unmatched"] else 0


def _tell(plan: Any, batch: str) -> None:
    states = setup.kernel("sheets.plan").STATES
    for each in plan.rows:
        if each.errors:
            setup.say(f"第{each.row.number}行　{states[each.state]}　{each.why}")
    counts = plan.counts
    setup.say("　".join(f"{title}{counts[state]}" for state, title in states.items()) + f"　本系统有而表中没有{counts['vanished']}")
    for what, why in plan.vanished:
        setup.say(f"　{what}：{why}")
    setup.say(f"已登记，批次 {batch}" if batch else "没有登记任何内容。")


def _bar(done: int, of: int) -> None:
    """A bar on the terminal; nothing where the output goes into a file."""
    if sys.stderr.isatty():
        filled = done * 30 // of if of else 30
        print(f"\r[{'█' * filled}{'·' * (30 - filled)}] {done}/{of}", end="" if done < of else "\n", file=sys.stderr, flush=True)


def _who(args: argparse.Namespace) -> str:
    if not args.who:
        raise setup.NotReady("请用 --who 写明经办人的人员编号。")
    return str(args.who)


def _reason(args: argparse.Namespace) -> str:
    if not args.reason:
        raise setup.NotReady("请用 --reason 写明撤销的理由。")
    return str(args.reason)


def _columns(text: str) -> dict[str, str] | None:
    try:
        return dict(json.loads(text)) if text else None
    except (TypeError, ValueError):
        raise setup.NotReady('--map 应为 JSON，例如 {"案件号": "number"}。') from None
