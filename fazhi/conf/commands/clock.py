"""fazhi clock: the daily walk over deadlines."""

import argparse

from fazhi.conf import setup

SUMMARY = "每日走时：到期的权利和等待期、待定日期的期限（每天由计划任务运行）"


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(args: argparse.Namespace) -> int:
    """Walk every office."""
    setup.ready()
    for office in setup.offices():
        done = setup.kernel("clock").walk(office["id"])
        setup.say(f"{office['name']}：记录了 {len(done)} 条。")
    setup.say(f"读入可查找的文字 {setup.kernel('texts').catch_up()} 份。")
    return 0
