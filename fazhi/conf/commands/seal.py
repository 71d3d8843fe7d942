"""fazhi seal: seal what is not sealed yet."""

import argparse

from fazhi.conf import setup

SUMMARY = "对尚未封存的记录做日封（每天由计划任务运行）"


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(args: argparse.Namespace) -> int:
    """Seal every office's day."""
    setup.ready()
    for office in setup.offices():
        made = setup.kernel("seal").seal_day(office["id"], setup.today())
        setup.say(f"{office['name']}：" + (f"第{made.n}号日封，{made.hash}" if made else "没有新的记录需要封存。"))
    return 0
