"""Handbook pages about the whole house: index, figures, links, commands, settings, common acts."""

import argparse
import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import fazhi
from fazhi.conf.handbook.line import WINDOWS, act
from fazhi.conf.handbook.words import cell, table

OPENING = "# 使用手册\n\n本手册由系统的声明生成"
SETTINGS = {
    "FAZHI_HOME": "安装目录：数据库、密钥、文件库、静态文件都在里面。命令行的 --home 优先。",
    "FAZHI_DATABASE": "数据库地址，例如 postgresql://用户:口令@主机/库名；不设则用安装目录里的 SQLite。",
    "FAZHI_DEBUG": "设为 1 时显示详细错误，只供开发使用。",
    "FAZHI_HOSTS": "允许访问的主机名，用逗号分开。",
    "FAZHI_ALGORITHM": "记录链的摘要算法：sha256 或 sm3。只影响此后的记录，旧记录仍按自己写明的算法核验。",
    "FAZHI_RESERVE_MB": "磁盘保留空间（MB）：剩余空间低于它时不再写入，查阅和打印照常。默认 64。",
}


def index(lines: Iterable[Any]) -> str:
    """The first page."""
    rows = [(f"[{each.title}]({each.key}.md)", each.group, len(each.acts), len(each.stages), len(each.papers), len(each.figures), each.about)
            for each in lines]
    return "\n".join([
        f"{OPENING}（`fazhi handbook`），行为、期限、文书、数字与系统实际运行的完全一致；请不要手工修改。", "",
        "任职的人，在某个事项里，于某日，依照法律的一条规定，办理一个行为；系统先问法律，再写记录，再让后果发生。", "",
        "## 各项工作", "", table(("工作", "类别", "行为", "阶段", "文书", "数字", "说明"), rows),
        "## 通用", "",
        "- [各项工作共有的行为](common.md)", "- [各项工作之间的联动](links.md)", "- [年度报告里的各项制度](systems.md)", "- [执法文书清单](documents.md)", "- [条文名称表](provisions.md)", "- [期限表](terms.md)", "- [新旧法对照](both_laws.md)",
        "- [数字口径](figures.md)", "- [把握不足的规则](gaps.md)", "- [违法事项和裁量基准](items.md)", "- [启用：旧台账、在办事项、文号和数据](going_live.md)", "- [命令](commands.md)", "- [设置](settings.md)", ""])


def common(acts: Iterable[Any], bare: Any) -> str:
    """The acts that every line shares."""
    parts = ["# 各项工作共有的行为\n\n下列行为在每一个事项里都可以办理。", *(act(each, bare) for each in acts)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def figures(lines: Iterable[Any]) -> str:
    """Every figure with its definition, window and unit."""
    parts = ["# 数字口径\n\n每个数字都由记录计数得出，不能手工填写。比率四舍五入，总是同时给出分子和分母；分母为零时没有比率。\n"]
    for line in lines:
        rows = [(each.label, f"`{each.key}`", each.unit, WINDOWS.get(each.window, each.window),
                 f"`{each.part}` ÷ `{each.whole}`" if hasattr(each, "part") else f"`{each.of}`" if each.of else "", each.definition)
                for each in line.figures]
        if rows:
            parts.append(f"## {line.title}\n\n" + table(("数字", "代码", "单位", "统计期间", "算法", "口径"), rows))
    return "\n".join(parts)


def links(found: list[tuple[str, str, str, Any]], titles: dict[str, str]) -> str:
    """The web of links between lines, in words."""
    rows = [(titles[one], f"{each.title} `{each.key}`", how, titles.get(other, f"{other}（未安装）")) for one, other, how, each in found]
    return ("# 各项工作之间的联动\n\n一项工作中的行为可以在另一项工作中开立新事项，或者把事实告知已有的事项；到了那边怎么办，由那边的法律决定。\n\n"
            "![各项工作之间的联动](links.svg)\n\n") + table(("从", "行为", "方式", "到"), rows)


def commands(parser: argparse.ArgumentParser) -> str:
    """Every command with its arguments."""
    parts = ["# 命令\n\n每个命令都在一个安装目录上工作：`--home 目录` 或环境变量 `FAZHI_HOME`，默认 `./fazhi-home`。\n"]
    for name, one in _commands(parser):
        rows = [(f"`{', '.join(each.option_strings) or each.metavar or each.dest}`", _help(each), _default(each))
                for each in one._actions if each.dest not in ("help", "home")]
        parts.append(f"## fazhi {name}\n\n{one.description or ''}\n\n" + table(("参数", "说明", "默认"), rows))
    return "\n".join(parts)


def _commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for each in parser._actions:
        if isinstance(each, argparse._SubParsersAction):
            yield from each.choices.items()


def _help(action: argparse.Action) -> str:
    choices = f"可选：{'、'.join(str(each) for each in action.choices)}" if action.choices else ""
    return "。".join(part for part in ((action.help or "").rstrip("。"), choices) if part)


def _default(action: argparse.Action) -> str:
    # A default that is today's date would make the handbook differ from one day to the next.
    if action.default in (None, False, [], "") or action.default == argparse.SUPPRESS:
        return ""
    return "当日" if re.fullmatch(r"\d{4}-\d\d-\d\d", str(action.default)) else f"`{cell(action.default)}`"


def settings() -> str:
    """Every setting with its default and what it does."""
    rows = [(f"`{name}`", SETTINGS.get(name, ""), f"`{default}`" if default else "") for name, default in sorted(environment().items())]
    return "# 设置\n\n全部设置都来自环境变量。\n\n" + table(("变量", "作用", "默认"), rows)


@cache
def environment() -> dict[str, str]:
    """Every FAZHI_ variable that the program reads from the environment, with its default."""
    found: dict[str, str] = {}
    for path in sorted(Path(fazhi.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            words = [each.value for each in getattr(node, "args", ()) if isinstance(each, ast.Constant) and isinstance(each.value, str)] \
                if isinstance(node, ast.Call) and "environ" in ast.dump(node.func) else []
            if words and words[0].startswith("FAZHI_"):
                found[words[0]] = found.get(words[0]) or (words[1] if len(words) > 1 else "")
    return found
