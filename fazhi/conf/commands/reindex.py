"""fazhi reindex: make the index tables anew from the entries."""

import argparse

from fazhi.conf import setup

SUMMARY = "按今天的声明从记录重建计数索引和找人、找地点的索引"


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(args: argparse.Namespace) -> int:
    """Rebuild and recount."""
    setup.ready()
    count = setup.kernel("reindex").reindex()
    setup.say(f"已从 {count} 条记录重建计数和查找索引。")
    return 0
