"""The page of the systems that a town's report speaks of: each with the line that runs it and the stories that show it."""

import importlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "systems.yaml"


@cache
def rows() -> list[dict[str, Any]]:
    """The systems as data."""
    found: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


def stories(key: str, wanted: list[str]) -> dict[str, str]:
    """{name: its one sentence} of the stories of a line that are wanted, or of all where none is named; raises KeyError for one that is not there."""
    name = f"fazhi.lines.{key}.story"
    if not importlib.util.find_spec(f"fazhi.lines.{key}") or not importlib.util.find_spec(name):
        return {}
    told = {each.removeprefix("story_"): str(value.__doc__ or "").strip().split("\n")[0] for each, value in vars(importlib.import_module(name)).items()
            if each.startswith("story_")}
    return {each: told[each] for each in wanted or told}


def page(lines: dict[str, Any]) -> str:
    """The page: one table, a row a system."""
    told = ["# 年度报告里的各项制度", "", "乡镇法治政府建设年度报告通常写到下列制度。每一行是一项制度，由哪项工作办理，由哪些故事从头演到尾（故事同时是测试）。", "",
            "| # | 报告里的制度 | 工作 | 故事 |", "|---|---|---|---|"]
    for row in rows():
        works = [f"[{lines[key].title}]({key}.md)" if key in lines else f"`{key}`（未安装）" for key in row["lines"]]
        shown = [f"`{key}.story_{name}`：{sentence}" for key, wanted in row["lines"].items() if key in lines for name, sentence in stories(key, wanted).items()]
        more = f"（[联动图]({row['page']})）" if row.get("page") else ""
        told.append(f"| {row['n']} | {row['what']} | {'、'.join(works)}{more} | {'<br>'.join(each.replace('|', '／') for each in shown) or '（没有）'} |")
    return "\n".join(told) + "\n"
