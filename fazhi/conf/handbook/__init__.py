"""The handbook, made from the declarations; one that leaves something out is not made."""

import argparse
import importlib
import importlib.util
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from fazhi import law
from fazhi.conf import setup
from fazhi.conf.handbook import both_laws, documents, flow, glossary, going_live, line, pages, rules, systems
from fazhi.kernel.acts import COMMON_TERMS, Line
from fazhi.kernel.wrong import FazhiError


class Incomplete(FazhiError):
    """The handbook would leave something out."""


class NotOurs(FazhiError):
    """The folder holds pages that are not the handbook's."""


def build(parser: argparse.ArgumentParser) -> dict[str, str]:
    """Every page by its file name, `glossary.md` among them; Django must stand. Raises Incomplete naming what is missing."""
    registry = setup.kernel("registry")
    lines: dict[str, Any] = registry.lines()
    shared = list(registry.common_acts().values())
    links, titles = flow.links(lines), {key: each.title for key, each in lines.items()}
    made = {
        "README.md": pages.index(lines.values()), "common.md": pages.common(shared, Line("common", "共有", "", (), terms=dict(COMMON_TERMS))),
        "figures.md": pages.figures(lines.values()), "links.md": pages.links(links, titles), "links.svg": flow.web(lines), "systems.md": systems.page(lines),
        "documents.md": documents.page(lines), "going_live.md": going_live.page(setup.kernel("sheets.finding").all_sheets(), lines),
        "commands.md": pages.commands(parser), "settings.md": pages.settings(), "provisions.md": rules.provisions(_used(registry)),
        "terms.md": rules.terms(lines.values()), "gaps.md": rules.gaps(), "items.md": rules.items(),
        "both_laws.md": both_laws.page(), "glossary.md": glossary.page(lines.values(), shared),
    }
    for key, each in lines.items():
        made[f"{key}.md"], made[f"{key}.svg"] = line.page(each, links, titles, _story(each)), flow.flow(each)
    left_out = missing(made, registry, parser)
    if left_out:
        raise Incomplete("手册不完整：" + "；".join(left_out) + "。请补上后再生成。")
    return made


def write(made: dict[str, str], folder: Path, terms: Path) -> None:
    """Write the pages into a folder and the glossary into its file; pages that are no longer made are removed.

    Raises NotOurs for a folder that holds other people's pages, since old pages are removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    standing = [*folder.glob("*.md"), *folder.glob("*.svg")]
    index = folder / "README.md"
    if standing and not (index.exists() and index.read_text("utf-8").startswith(pages.OPENING)):
        raise NotOurs(f"{folder} 里有不是本手册的文件，没有改动。请换一个空目录。")
    for old in standing:
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (terms if name == "glossary.md" else folder / name).write_text(text, "utf-8")


def missing(made: dict[str, str], registry: Any, parser: argparse.ArgumentParser) -> list[str]:
    """Sentences on every act, line, setting, command or provision that the pages do not tell."""
    found = [f"没有工作“{key}”的页" for key in registry.lines() if f"{key}.md" not in made or f"({key}.md)" not in made["README.md"]]
    for key, act in registry.acts().items():
        told = made.get("common.md" if key in registry.common_acts() else f"{act.line}.md", "")
        found += [f"行为“{key}”没有写出"] if f"`{key}`" not in told else []
        found += [f"行为“{key}”没有一句话的说明"] if not act.sentence() else []
        found += [f"行为“{key}”的依据“{act.basis}”不在规则库里"] if act.basis not in law.provisions() else []
    found += [f"设置 {name} 没有说明" for name in pages.environment()
              if not pages.SETTINGS.get(name) or f"`{name}`" not in made["settings.md"]]
    found += [f"期限表里有规则库中没有的期限：{row.split('|')[1].strip()}" for row in made["terms.md"].splitlines() if rules.UNKNOWN in row]
    found += documents.wrong(registry.lines())
    for name, one in pages._commands(parser):
        found += [f"命令 {name} 没有说明"] if not one.description or f"## fazhi {name}\n" not in made["commands.md"] else []
    return found


def _used(registry: Any) -> dict[str, list[str]]:
    """Which acts rest on which provision, by name."""
    used: dict[str, list[str]] = defaultdict(list)
    for act in registry.acts().values():
        used[act.basis].append(act.title)
    return {name: list(dict.fromkeys(titles)) for name, titles in used.items()}


def _story(one: Any) -> ModuleType | None:
    """The module that tells a line's stories, when there is one."""
    name = f"{one.acts[0].__module__.rsplit('.', 1)[0]}.story"
    return importlib.import_module(name) if importlib.util.find_spec(name) else None
