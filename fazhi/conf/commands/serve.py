"""fazhi serve: the desk, the portal and the API on one port."""

import argparse

from fazhi.conf import setup

SUMMARY = "启动服务（工作台、公开门户、接口）"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="监听地址，默认只限本机")
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000")
    parser.add_argument("--workers", type=int, default=0, help="工作进程数；SQLite 固定为 1")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    setup.ready()
    missing = setup.kernel("guards").missing()
    if missing:
        raise setup.NotReady(f"防篡改触发器缺失：{'、'.join(missing)}。请先运行 fazhi migrate，再运行 fazhi verify --all。")
    setup.serve(args.host, args.port, args.workers)
    return 0
