"""The glossary: every Chinese term of the program beside its one English identifier."""

from collections.abc import Iterable, Iterator
from typing import Any

from fazhi.conf.handbook.words import table
from fazhi.kernel import capacities

NOUNS = (
    ("Matter", "事项"), ("Act", "行为"), ("Entry", "记录"), ("Person", "人"), ("Party", "当事人"), ("Post", "任职"), ("Deadline", "期限"),
    ("Paper", "文书"), ("Link", "关联"), ("Listing", "名录项"), ("Disclosure", "公开"), ("Office", "机构"), ("Seal", "日封"), ("Mark", "计数"),
    ("Line", "工作"), ("Stage", "阶段"), ("Term", "期限规定"), ("Figure", "数字"), ("Register", "台账"), ("Objection", "不能办理的理由"),
    ("Provision", "条文"), ("power", "权力"), ("fact", "事实"), ("flag", "存疑"), ("manner", "办理方式"), ("round", "轮次"),
)


def page(lines: Iterable[Any], common: Iterable[Any]) -> str:
    """The glossary as one page."""
    every = list(lines)
    parts = [
        "# Glossary 术语表\n\nMade from the declarations by `fazhi handbook`; one Chinese term, one English identifier. 由声明生成，请不要手工修改。\n",
        _part("Nouns 名词", ((title, f"`{key}`") for key, title in NOUNS)),
        _part("Capacities 职务类别", ((each.title, f"`{each.key}`") for each in capacities.ALL.values())),
        _part("Parties 当事人身份", ((title, f"`{key}`") for key, title in capacities.PARTIES.items())),
        _part("Lines 工作", ((each.title, f"`{each.key}`") for each in every)),
        _part("Shared acts 共有行为", ((each.title, f"`{each.key}`") for each in common)),
        *(f"## {line.title} `{line.key}`\n\n" + table(("中文", "English", "类"), _line(line)) for line in every),
    ]
    return "\n".join(parts)


def _part(title: str, rows: Iterable[tuple[str, str]]) -> str:
    return f"## {title}\n\n" + table(("中文", "English"), rows)


def _line(line: Any) -> Iterator[tuple[str, str, str]]:
    yield from ((each.title, f"`{each.key}`", "行为") for each in line.acts)
    yield from ((each.title, f"`{line.key}:{each.key}`", "阶段") for each in line.stages)
    yield from ((each.title, f"`{line.key}.{key}`", "期限") for key, each in line.terms.items())
    yield from ((f"《{each.title}》", f"`{line.key}/{key}`", "文书") for key, each in line.papers.items())
    yield from ((each.label, f"`{each.key}`", "数字") for each in line.figures)
