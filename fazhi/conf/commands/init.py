"""fazhi init: a new installation with its keys, recovery sheets and office."""

import argparse
import getpass
from datetime import date
from pathlib import Path

from fazhi.conf import setup

SUMMARY = "新建一处正式安装：目录、密钥、恢复单、机构和第一位管理员"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("--recover", nargs=2, metavar="恢复单文件", help="用任意两张恢复单（各存为一个文本文件）重新打开密钥库")
    parser.add_argument("--name", default="", help="机构全称，例如 某某镇人民政府")
    parser.add_argument("--short", default="", help="文号用简称")
    parser.add_argument("--keeper", default="", help="机构管理员姓名")
    parser.add_argument("--since", default=date.today().isoformat(), help="启用日期，默认今天")
    parser.add_argument("--login", default="keeper", help="管理员登录名")
    parser.add_argument("--password", help="管理员初始密码；不写则在屏幕上输入")


def run(args: argparse.Namespace) -> int:
    """Lay the folder, found the office, make the first account, print the recovery sheets."""
    setup.wake()
    if args.recover:
        return recover(args.recover)
    if not (args.name and args.short and args.keeper):
        raise setup.NotReady("新建安装须写明 --name（机构全称）、--short（文号用简称）和 --keeper（机构管理员姓名）。")
    if setup.is_there():
        raise setup.NotReady("这个目录里已经有一处安装，没有改动任何东西。")
    password = args.password or getpass.getpass("管理员初始密码：")
    sheets = setup.lay()
    found = setup.kernel("registry").act("house.Found")
    done = setup.kernel("door").do(found(name=args.name, short=args.short, since=args.since, keeper={"name": args.keeper}),
                                   who="", office="", done_at=args.since, origin="desk")
    person = setup.kernel("models").Post.objects.get(office=done.matter, capacity="registrar").person
    setup.module("fazhi.web.accounts.people").make(args.login, password, person, done.matter, must_change=True)
    setup.say(f"已建立：{args.name}。安装目录：{setup.settings.HOME}")
    setup.say("恢复单共三张，请分别打印并交三人保管；任意两张可恢复密钥，没有它们备份无法读出：")
    for sheet in sheets:
        setup.say(f"\n{sheet}")
    return 0


def recover(files: list[str]) -> int:
    """Write the master key anew from two sheets; nothing changes when they do not fit."""
    sheets = [Path(name).read_text("utf-8") for name in files]
    setup.KeyStore.recover(Path(setup.settings.FAZHI_KEYS), sheets)
    setup.say("密钥库已重新打开。请把恢复单收回原处保管。")
    return 0
