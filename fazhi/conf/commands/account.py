"""fazhi account: an account for a person who holds a post."""

import argparse
import getpass

from fazhi.conf import setup

SUMMARY = "给任职人员开账号或重设密码"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("login", help="登录名")
    parser.add_argument("--name", default="", help="任职人员的姓名")
    parser.add_argument("--person", default="", help="人员编号；同名的人要写编号")
    parser.add_argument("--password", help="初始密码；不写则在屏幕上输入")


def run(args: argparse.Namespace) -> int:
    """Make the account; the person must change the password at the first log-in."""
    setup.ready()
    office = setup.the_office()
    person = found(office["id"], args.name, args.person)
    password = args.password or getpass.getpass("初始密码：")
    setup.module("fazhi.web.accounts.people").make(args.login, password, person, office["id"], must_change=True)
    setup.say(f"账号 {args.login} 已可登录，首次登录须修改密码。")
    return 0


def found(office: str, name: str, person: str) -> str:
    """The person with this name or number who holds a post; raises NotReady naming the choices."""
    posts = dict(setup.kernel("models").Post.objects.filter(office=office, struck="").order_by("id").values_list("person", "title"))
    names = {ident: told.get("name", "") for ident, told in setup.kernel("issue").persons(posts).items()}
    fits = [ident for ident in posts if (person and ident == person) or (name and names.get(ident) == name)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise setup.NotReady("有同名的人，请用 --person 写编号：" + "；".join(f"{ident} {names[ident]}（{posts[ident]}）" for ident in fits))
    raise setup.NotReady("此人没有任职记录。请先在“机构与制度”里办理任职。现有：" + "、".join(f"{names[ident]}（{posts[ident]}）" for ident in posts))
