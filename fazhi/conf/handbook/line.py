"""The handbook page of a line of work, made from its declarations."""

import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from fazhi import law
from fazhi.conf.handbook import rules
from fazhi.conf.handbook.flow import leads
from fazhi.conf.handbook.words import FIELDS, KINDS, PAPERS, anchor, cell, people, span, stages, table
from fazhi.kernel.acts import NONE
from fazhi.kernel.source import refusals, yielded

UNTOLD = "填写的内容不合规定（办理时逐项写明）"
WINDOWS = {"year": "全年（1月1日至12月31日）", "jan-nov": "1月1日至11月30日", "since": "自启用之日累计至当年11月30日"}


def page(line: Any, links: list[tuple[str, str, str, Any]], titles: dict[str, str], story: ModuleType | None) -> str:
    """The whole page of a line."""
    parts = [
        f"# {line.title}", line.about, f"工作代码 `{line.key}`，属于“{line.group}”。办理人：{people(line.handlers)}。",
        "## 流程图", f"![{line.title}流程图]({line.key}.svg)",
        "## 阶段", table(("阶段", "代码", "是否办结"), ((each.title, f"`{each.key}`", "办结" if each.end else "") for each in line.stages)),
        "## 行为", "按法律规定的先后排列。“权力”违法时系统拒绝办理；“事实”总是如实记录，与法不符的记为存疑，由负责人处理。",
        *(act(each, line) for each in line.acts),
        *_section("文书", papers(line)), *_section("期限", terms(line)), *_section("数字", figures(line)), *_section("台账", registers(line)),
        *_section("与其他工作的联动", linked(line, links, titles)), *_section("完整事例", examples(story)),
    ]
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def _section(title: str, body: str) -> tuple[str, ...]:
    return (f"## {title}", body) if body.strip() else ()


def act(each: Any, line: Any) -> str:
    """One act: its sentence, provision, who, when, fields, what follows, and when it is refused."""
    kind = "事实" if each.fact else "权力"
    facts = [("性质", kind), ("依据", basis(each.basis)), ("谁可以办", people(each.by)), ("谁签批（依次）", people(each.signs)),
             ("须由他人办理", "、".join(f"曾办理“{one.title}”的人不得办理" for one in each.apart_from)),
             ("什么阶段可办", stages(each.at)), ("办后进入", stages(leads(each))), *follows(each, line)]
    rows = [f"- **{name}**：{said}" for name, said in facts if said]
    refused = [(UNTOLD if one.sentence == "…" else one.sentence, basis_short(one.provision), one.way) for one in refusals(each)]
    return "\n\n".join(part for part in (
        f"{anchor(each.key)}\n\n### {each.title}\n\n`{each.key}`", f"> {cell(each.sentence())}", "\n".join(rows),
        table(("填写", "类型", "必填", "密存", "说明"), fields(each)),
        "不能办理的情形：\n\n" + table(("情形", "依据", "怎样才能办"), refused) if refused else "") if part)


def basis(name: str) -> str:
    """A provision's name with each of its dated articles."""
    dated = law.provisions().get(name, ())
    return f"[{name}](provisions.md#{name})：" + "；".join(f"{one.cite}（{span(one.since, one.until)}）" for one in dated)


def basis_short(name: str) -> str:
    """A provision's name with a link to the table of names."""
    return f"[{name}](provisions.md#{name})" if name in law.provisions() else name


def fields(each: Any) -> Iterator[tuple[str, str, str, str, str]]:
    """(label, type, required, sealed, explanation) of every field of an act; rows of rows follow their row."""
    for name, field in each.fields.items():
        yield _field(name, field, "")
        for inner, one in getattr(field, "fields", {}).items():
            yield _field(f"{name}.{inner}", one, f"{field.label}／")


def _field(name: str, field: Any, before: str) -> tuple[str, str, str, str, str]:
    options = "；".join(str(each) for each in field.options.values()) if isinstance(getattr(field, "options", None), dict) else ""
    kind = FIELDS.get(type(field).__name__, type(field).__name__)
    return (f"{before}{field.label or name} `{name}`", kind, "是" if field.required else "", "是" if field.sealed else "",
            "。".join(part for part in (options, field.help) if part))


def follows(each: Any, line: Any) -> Iterator[tuple[str, str]]:
    """(what, which) for what an act starts, meets, issues, counts, opens and tells; “视情形” marks what depends on the case."""
    more = yielded(each)
    for title, declared, kind, names in (
        ("起算期限", each.starts, "Start", line.terms), ("完成期限", each.meets, "Meet", line.terms), ("取消期限", each.voids, "Void", line.terms),
        ("出具文书", each.issues, "Issue", line.papers),
    ):
        sure = [_titled(names, key) for key in declared]
        perhaps = [_titled(names, key) for key in more.get(kind, ()) if key not in declared and key in names]
        yield title, "、".join([*sure, *(f"{name}（视情形）" for name in perhaps)])
    yield "计数", "、".join(f"[{getattr(one, 'figure', one)}](figures.md)" for one in each.counts)
    yield "开立其他工作", "、".join(each.opens)
    yield "告知其他工作", "、".join(dict.fromkeys([*each.tells, *(key for key in more.get("Tell", ()) if "." in key)]))
    yield "查询", "、".join(f"{(ask.__doc__ or '').strip().splitlines()[0]}（`{ask.__name__}`）" for ask in each.asks if ask.__doc__)


def _titled(names: Any, key: str) -> str:
    return str(names[key].title) if key in names else key


def papers(line: Any) -> str:
    """A line's papers."""
    return table(("文书", "代码", "文号", "形式", "对外", "送达后起算"), (
        (f"《{one.title}》", f"`{key}`", one.number, PAPERS.get(one.kind, one.kind), "是" if one.outward else "",
         "、".join(_titled(line.terms, term) for term in one.starts)) for key, one in line.papers.items()))


def terms(line: Any) -> str:
    """A line's deadlines with the rule behind each and its value by date."""
    rows = []
    for key, term in rules.own(line).items():
        rule = "" if term.rule == NONE else term.rule or f"{line.key}.{key}"
        said = "；".join(f"{said}（{days}，{cite}）" for _, said, days, cite, _ in rules.versions(rule)) if rule else "没有固定日期"
        rows.append((term.title, f"`{key}`", KINDS.get(term.kind, term.kind), people((term.who,)), said, term.lost))
    return table(("期限", "代码", "性质", "谁的", "多长", "逾期后果"), rows)


def figures(line: Any) -> str:
    """A line's figures with their definitions."""
    return table(("数字", "代码", "单位", "统计期间", "口径"), (
        (one.label, f"`{one.key}`", one.unit, WINDOWS.get(one.window, one.window), one.definition) for one in line.figures))


def registers(line: Any) -> str:
    """A line's registers."""
    return table(("台账", "代码", "栏目"), (
        (one.title, f"`{one.key}`", "、".join(f"{each.title}{'（密存）' if each.sealed else ''}" for each in one.columns)) for one in line.registers))


def linked(line: Any, links: list[tuple[str, str, str, Any]], titles: dict[str, str]) -> str:
    """Links that leave or reach a line."""
    rows = [("去往", other, how, each) for one, other, how, each in links if one == line.key]
    rows += [("来自", one, how, each) for one, other, how, each in links if other == line.key]
    return table(("方向", "工作", "方式", "行为"), (
        (way, f"[{titles[other]}]({other}.md)" if other in titles else f"{other}（未安装）", how, f"{each.title} `{each.key}`")
        for way, other, how, each in rows))


def examples(story: ModuleType | None) -> str:
    """The stories of a line: whole cases that are told, and checked, from start to end."""
    told = [each for name, each in vars(story).items() if name.startswith("story_") and inspect.isfunction(each)] if story else []
    return "\n".join(f"- {cell((each.__doc__ or each.__name__).strip().splitlines()[0])} `{each.__name__}`" for each in told)
