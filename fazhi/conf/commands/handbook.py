"""fazhi handbook: the handbook from the declarations."""

import argparse
from pathlib import Path

from fazhi.conf import cli, handbook, setup

SUMMARY = "由声明生成使用手册：各项工作、条文、期限、数字、命令、设置、术语"
FOLDER = Path("docs/handbook")


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("folder", metavar="目录", nargs="?", default=str(FOLDER), help="写到哪个目录")


def run(args: argparse.Namespace) -> int:
    """Write every page; the glossary stands beside the default folder, and inside any other."""
    setup.wake()
    folder = Path(args.folder)
    made = handbook.build(cli.parser())
    terms = (folder.parent if folder.parts[-2:] == FOLDER.parts else folder) / "glossary.md"
    try:
        handbook.write(made, folder, terms)
    except OSError as error:
        raise setup.NotReady(f"写不进 {error.filename or folder}：{error.strerror}。请换一个可写的目录。") from None
    setup.say(f"已生成手册 {len(made)} 个文件：{folder}，术语表：{terms}")
    return 0
