"""fazhi migrate: bring the tables up to date after an upgrade."""

import argparse

from fazhi.conf import setup

SUMMARY = "升级后更新数据表并重建防篡改触发器"


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(args: argparse.Namespace) -> int:
    """Migrate; what an upgrade left out of the index of words, of the choices of registers and of what matters remember is read again, so that as much is found as before."""
    setup.wake()
    setup.migrate()
    setup.say("数据表已是最新，防篡改触发器已重建。")
    if made := setup.kernel("reindex").chosen_before():
        setup.say(f"已从记录补建台账筛选用的 {made} 个选项。")
    if folded := setup.kernel("reindex").remembered():
        setup.say(f"已从记录重新折叠 {folded} 个事项的摘要。")
    if read := setup.kernel("texts").catch_up():
        setup.say(f"已把 {read} 段文字读入查找。")
    return 0
