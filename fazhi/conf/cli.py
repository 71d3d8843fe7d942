"""The command `fazhi`: every command works on one installation folder (--home or FAZHI_HOME)."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from fazhi.law import cli as law_cli

# Commands in the order of the help page; each module has SUMMARY, add(parser) and run(args) -> exit code.
COMMANDS = ("demo", "init", "account", "serve", "migrate", "verify", "seal", "clock", "bundle", "dossier", "reindex", "figures", "trace", "report",
            "tables", "export", "pack", "lines", "duties", "do", "import", "doctor", "handbook")
MODULES = {"import": "imports"}  # a word of the language cannot name a module


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(prog="fazhi", description="法治：乡镇依法履职与法治政府建设年度报告系统")
    several = top.add_subparsers(dest="command", metavar="命令", required=True)
    for name in COMMANDS:
        module = importlib.import_module(f"fazhi.conf.commands.{MODULES.get(name, name)}")
        one = several.add_parser(name, help=module.SUMMARY, description=module.SUMMARY)
        one.add_argument("--home", help="安装目录（默认取 FAZHI_HOME，再默认 ./fazhi-home）")
        module.add(one)
        one.set_defaults(func=module.run)
    law_cli.add_arguments(several)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; errors meant for people are printed in one plain sentence, exit code 1."""
    args = parser().parse_args(argv)
    if getattr(args, "home", None):
        os.environ["FAZHI_HOME"] = args.home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.conf.settings")
    try:
        return int(args.func(args) or 0)
    except KeyboardInterrupt:
        print("已停止。", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:
        if not plain(error):
            raise
        print(f"出错：{error}", file=sys.stderr)
        return 1


def plain(error: Exception) -> bool:
    """True for errors whose words are meant for the user."""
    return any(each.__name__ in ("FazhiError", "LawError", "Plain") for each in type(error).__mro__)


if __name__ == "__main__":
    sys.exit(main())
