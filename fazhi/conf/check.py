"""Says what is still missing in the lines of work: make check."""

import inspect
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from fazhi import law
from fazhi.conf import setup
from fazhi.conf.lines import LINES

DAYS = (date(2021, 1, 4), date(2022, 6, 1), date(2026, 9, 1))


def findings() -> Iterator[str]:
    """A sentence for everything that is missing; Django must stand."""
    registry = setup.kernel("registry")
    cast = setup.kernel("story").CAST
    held = {capacity for _, _, capacities, *_ in cast.values() for capacity in capacities} | {"cadre", "mediator", "registrar"}
    known = law.provisions()
    for key, act in registry.common_acts().items():
        yield from _act(key, act, known, held, ())
    for line in registry.lines().values():
        for act in line.acts:
            yield from _act(act.key, act, known, held, line.handlers)
        yield from _stages(line)
        yield from _papers(line)
        yield from _terms(line)
        yield from _figures(line)
        yield from _story(line)
    parts = setup.kernel("parts")
    for part in parts.PARTS:
        if not parts.playing(part):
            yield f"没有行为担任“{part}”：{parts.PARTS[part]}"


def _act(key: str, act: Any, known: Any, held: set[str], handlers: Any) -> Iterator[str]:
    if act.basis not in known:
        yield f"{key}：条文“{act.basis}”不在规则库里"
    if not act.sentence():
        yield f"{key}：没有一句话的说明"
    if act.plays and act.plays not in setup.kernel("parts").PARTS:
        yield f"{key}：“{act.plays}”不是其他工作认得的角色"
    for opened in act.opens:
        if opened not in LINES:
            yield f"{key}：要开立的“{opened}”不是已安装的工作"
    open_to = {each.key for each in act.by} | {each.key for each in act.signs}
    if "handler" in open_to:
        open_to = (open_to - {"handler"}) | {each.key for each in handlers[:1] or ()} or {"clerk"}
    for capacity in open_to - {"anyone", "citizen", "clock", "handler"}:
        if capacity not in held and not (open_to & held):
            yield f"{key}：演示班底里没有人任“{capacity}”，谁也办不了"


def _leads(act: Any) -> list[Any]:
    if act.enters is None:
        return []
    return list(act.enters.stages.values()) if hasattr(act.enters, "stages") else [act.enters]


def _stages(line: Any) -> Iterator[str]:
    entered = {stage.key for act in line.acts for stage in _leads(act)}
    told = "".join(inspect.getsource(act.follows) for act in line.acts)
    for stage in line.stages:
        if stage.key not in entered and not re.search(rf"Enter\([A-Z_]+\.key|Enter\(\"{stage.key}\"", told):
            yield f"{line.key}：没有行为能进入阶段“{stage.title}”"
        elif not stage.end and not any(stage in act.at or any(s.key in ("*", "**") for s in act.at) for act in line.acts if _leads(act) or "Enter(" in inspect.getsource(act.follows)):
            yield f"{line.key}：阶段“{stage.title}”进得去出不来"


def _papers(line: Any) -> Iterator[str]:
    acts = {act.__name__: act for act in line.acts}
    issued = {paper for act in line.acts for paper in act.issues}
    for template in line.papers.values():
        for word, _, optional in template.slots():
            name, _, field = word.partition(".")
            if field and name in acts and field not in acts[name].fields:
                yield f"{line.key}：文书《{template.title}》用了“{word}”，而{name}没有这一栏"
            elif field and name not in acts and name != "party" and ":" not in word and not optional:
                yield f"{line.key}：文书《{template.title}》用了“{word}”，没有这个行为"
        if template.dossier and template.dossier not in setup.kernel("dossier").PLACES:
            yield f"{line.key}：文书《{template.title}》的卷内位置“{template.dossier}”不存在"
        for term in template.starts:
            if term not in line.terms:
                yield f"{line.key}：文书《{template.title}》送达后起算“{term}”，没有这个期限"
    for paper in issued - set(line.papers):
        yield f"{line.key}：要出文书“{paper}”，没有模板"


def _terms(line: Any) -> Iterator[str]:
    used = {term for act in line.acts for term in (*act.starts, *act.meets, *act.voids, *act.works_off)}
    for term in used - set(line.terms):
        yield f"{line.key}：行为用了期限“{term}”，没有声明"
    for key, term in line.terms.items():
        if term.rule == "-":
            continue
        name = term.rule or f"{line.key}.{key}"
        if not any(_in_force(name, day) for day in DAYS):
            yield f"{line.key}：期限“{term.title}”（{name}）不在规则库里"


def _in_force(name: str, day: date) -> bool:
    try:
        law.term(name, day)
    except law.LawError:
        return False
    return True


def _figures(line: Any) -> Iterator[str]:
    known = set(setup.kernel("registry").figures())
    counted = {each.figure if hasattr(each, "figure") else each for act in line.acts for each in act.counts}
    for key in counted - known:
        yield f"{line.key}：计了“{key}”，没有这个数字的口径"
    for figure in line.figures:
        of = getattr(figure, "of", "") or figure.key
        every = {each.figure if hasattr(each, "figure") else each for other in setup.kernel("registry").lines().values()
                 for act in other.acts for each in act.counts}
        if not hasattr(figure, "part") and of not in every:
            yield f"{line.key}：数字“{figure.label}”没有行为计它"


def _story(line: Any) -> Iterator[str]:
    folder = Path(setup.module(f"fazhi.lines.{line.key}").__file__).parent
    for name in ("acts.py", "story.py", "README.md"):
        if line.key != "house" and not (folder / name).exists() and not (folder / name.removesuffix(".py")).is_dir():
            yield f"{line.key}：缺少 {name}"


def main() -> int:
    """Print every finding; exit code 1 when there is one."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.conf.settings")
    os.environ.setdefault("FAZHI_HOME", tempfile.mkdtemp(prefix="fazhi-check-"))
    setup.wake()
    found = list(findings())
    for sentence in found:
        print(sentence)
    print(f"{len(found)} 处待补。" if found else "各项工作齐全。")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
