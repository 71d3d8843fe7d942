"""Handbook pages of the law: names of provisions, terms, figures, weak rules."""

from collections.abc import Iterable, Iterator
from typing import Any

from fazhi import law
from fazhi.conf.handbook.words import KINDS, SURE, anchor, people, span, table, value
from fazhi.kernel.acts import COMMON_TERMS, NONE
from fazhi.law.loader import catalogue
from fazhi.law.violation_items import versions as versions_of

UNKNOWN = "规则库中没有"


def versions(name: str) -> Iterator[tuple[str, str, str, str, str]]:
    """(field, value, days, citation, how sure) of every version of a term or rule, the general ones first."""
    known = catalogue()
    found = [(field, one) for table_ in (known.terms, known.overlays) for (term, field), dated in table_.items() if term == name for one in dated]
    if not found and name in known.rules:
        found = [("", one) for one in known.rules[name].versions]
    for field, one in sorted(found, key=lambda each: (each[0] != "", each[0], str(each[1].since or ""))):
        told = f"{field}：{value(one)}" if field else value(one)
        yield field, told, span(one.since, one.until), one.cite, SURE.get(one.confidence, one.confidence)


def provisions(used: dict[str, list[str]]) -> str:
    """The table of names: every named provision with its dated articles and the acts that rest on it."""
    rows = []
    for name, dated in law.provisions().items():
        for i, one in enumerate(dated):
            rows.append((f"{anchor(name)}{name}" if i == 0 else "", one.cite, span(one.since, one.until), SURE.get(one.confidence, one.confidence),
                         one.place, "、".join(used.get(name, ())) if i == 0 else ""))
    head = "# 条文名称表\n\n系统里的行为写条文的名称，不写条号；名称在每一天对应哪部法的哪一条，在这里。\n\n"
    return head + table(("名称", "条文", "施行", "把握", "适用地", "据此办理的行为"), rows)


def terms(lines: Iterable[Any]) -> str:
    """Every deadline of every line, with its rule and value by date."""
    shared = table(("期限", "性质", "谁的"), ((each.title, KINDS.get(each.kind, each.kind), people((each.who,))) for each in COMMON_TERMS.values()))
    parts = ["# 期限表\n\n每项工作的期限、性质、责任人，以及各个时期法律给的时间。起止日期均含当日。\n",
             f"## 各项工作共有\n\n都没有固定日期，随办理产生，办完即止。\n\n{shared}"]
    for line in lines:
        rows = []
        for key, term in own(line).items():
            rule = "" if term.rule == NONE else term.rule or f"{line.key}.{key}"
            head = (f"{term.title} `{rule or f'{line.key}.{key}'}`", KINDS.get(term.kind, term.kind), people((term.who,)))
            dated = list(versions(rule)) or [("", "没有固定日期" if not rule else f"{UNKNOWN}“{rule}”", "", "", "")]
            rows += [(*(head if i == 0 else ("", "", "")), *one[1:]) for i, one in enumerate(dated)]
        if rows:
            parts.append(f"## {line.title}\n\n" + table(("期限", "性质", "谁的", "多长", "适用期间", "依据", "把握"), rows))
    return "\n".join(parts)


def own(line: Any) -> dict[str, Any]:
    """A line's own terms, without those that every line shares."""
    return {key: term for key, term in line.terms.items() if COMMON_TERMS.get(key) is not term}


def gaps() -> str:
    """Weak and missing rules: what must be checked before it may stop an act."""
    rows = [(each.kind, each.name, f"`{each.id}`" if each.id != each.name else "", f"《{each.statute}》{each.article}", span(each.since, each.until), each.why)
            for each in law.gaps()]
    head = ("# 把握不足的规则\n\n下列规则和条文没有核对到原文。它们只提示，不阻止办理；机构核对后可以“采用规则”，自采用之日起同样具有约束力。\n\n"
            f"共 {len(rows)} 项。\n\n")
    return head + table(("类别", "名称", "编号", "出处", "期间", "原因"), rows)


def items() -> str:
    """Violation items with every version, its range and elements, then the benchmarks with their tiers."""
    rows = []
    for key in law.items():
        for i, one in enumerate(versions_of(key)):
            elements = "、".join(law.circumstance(each).ask for each in one.elements)
            since = span(one.version.since, one.version.until) if one.sure_of_start else "施行日未查明"
            rows.append((f"`{key}` {one.title}" if i == 0 else "", one.version.cite, one.version.value, elements, since,
                         SURE.get(one.version.confidence, one.version.confidence), one.version.note))
    marks = [(f"`{one.key}` {one.title}", one.issuer, f"`{one.item}`", tier.title, tier.words, tier.span.words.removeprefix("罚款") if tier.span else "不罚款",
              SURE.get(one.version.confidence, one.version.confidence)) for one in law.benchmarks() for tier in one.tiers]
    asked = [(f"`{each.key}`", each.ask, {"flag": "是否", "number": f"数（{each.unit}）", "choice": "几选一"}[each.kind],
              {"lighter": "应当从轻或者减轻", "heavier": "应当从重"}.get(each.effect, "")) for each in law.circumstances().values()]
    return "\n".join([
        "# 违法事项和裁量基准\n\n处罚权归属以赋权目录为准，列在这里不等于已经赋权。行为日和决定日的规定不同的，系统按从旧兼从轻逐步说明；没有查明的不作推测。"
        "用 `fazhi law V19 --deed 行为日 --on 决定日 --fact 情节=值` 可以逐步查看。\n",
        "## 违法事项\n", table(("事项", "依据", "幅度", "构成要件", "施行", "把握", "注意"), rows),
        "## 裁量基准\n", table(("基准", "制定", "事项", "阶次", "适用条件", "幅度", "把握"), marks),
        "## 裁量情节\n", table(("代码", "情节", "填法", "法律的一般态度"), asked)])
