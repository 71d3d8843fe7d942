"""fazhi account: an account for a person who holds a post."""

import argparse
import getpass

from fazhi.conf import setup

SUMMARY = "给任职人员开账号或重设密码"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("login", help="登录名")
    parser.add_argument("--person", required=True, help="人员编号（任职台账中可查）")
    parser.add_argument("--password", help="初始密码；不写则在屏幕上输入")


def run(args: argparse.Namespace) -> int:
    """Make the account; the person must change the password at the first log-in."""
    setup.ready()
    office = setup.the_office()
    if not setup.kernel("models").Post.objects.filter(office=office["id"], person=args.person, struck="").exists():
        raise setup.NotReady("此人没有任职记录。请先在“机构与制度”里办理任职。")
    password = args.password or getpass.getpass("初始密码：")
    setup.module("fazhi.web.accounts.people").make(args.login, password, args.person, office["id"], must_change=True)
    setup.say(f"账号 {args.login} 已可登录，首次登录须修改密码。")
    return 0
