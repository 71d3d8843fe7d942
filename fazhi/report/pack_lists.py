"""What has to be public beforehand, its lists: the benchmarks by which fines are weighed, and what may be inspected, how often, at whom."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from fazhi import law
from fazhi.kernel.models import Listing
from fazhi.kernel.roster import Roster
from fazhi.kernel.typeset.document import Heading, Paragraph, Table
from fazhi.law.discretion import TIERS, Benchmark

NOTHING = "当日没有列入的事项。"


def on_the_day(staff: Roster, register: str, on: date) -> list[dict[str, Any]]:
    """What a register held on a day, words unfolded; of several versions of one key the newest."""
    day = on.isoformat()
    found = Listing.objects.filter(office=staff.office, register=register, struck="", since__lte=day).order_by("since", "id")
    newest = {row["key"]: row for row in found.values("key", "title", "words", "since", "until")}
    return [{**row, "words": json.loads(row["words"] or "{}")} for _, row in sorted(newest.items()) if not row["until"] or row["until"] >= day]


def benchmarks(staff: Roster, on: date) -> Iterator[Any]:
    """The benchmarks of the day, tier by tier, with the town's own narrower spans; what nobody has confirmed yet is not published."""
    known = law.benchmarks("", on)
    firm = [one for one in known if one.version.strong or one.key in staff.adopted(on)]
    if not firm:
        yield Paragraph("当日没有可以公布的裁量基准。")
    own = {row["key"]: row for row in on_the_day(staff, "standard", on)}
    for one in firm:
        yield Heading(1, one.title)
        yield Paragraph(f"制定机关：{one.issuer}。适用于：{_item(one, on)}")
        yield Table(tuple((each.title, each.words, each.span.words if each.span else "不处罚款") for each in one.tiers), widths=(0.16, 0.54, 0.3), header=("阶次", "适用情形", "幅度"))
        if one.item in own:
            yield from _narrower(own[one.item])
    if len(known) > len(firm):
        yield Paragraph(f"另有{len(known) - len(firm)}项基准还没有与制定机关公布的文本核对，本机关采用以前不公布。")


def _item(one: Benchmark, on: date) -> str:
    found = law.items(on).get(one.item)
    return f"{found.title}（{one.basis}）。" if found and one.basis else f"{found.title}。" if found else f"{one.item}。"


def _narrower(row: dict[str, Any]) -> Iterator[Any]:
    """The town's own spans within those of the superior."""
    yield Paragraph(f"本机关的适用规则（{row['words'].get('document', '')}，自{row['since']}起）：")
    spans = row["words"].get("spans", {})
    yield Table(tuple((TIERS[tier], f"{_yuan(least)}元以上{_yuan(most)}元以下") for tier, (least, most) in spans.items()), widths=(0.3, 0.7), header=("阶次", "幅度"))


def _yuan(fen: Any) -> str:
    return f"{Decimal(fen) / 100:,f}".removesuffix(".00")


def spot_checks(staff: Roster, on: date) -> Iterator[Any]:
    """What may be inspected and by which standard, how often one firm at most, and the plan of the year with whom and how many."""
    yield Heading(1, "检查事项")
    items = on_the_day(staff, "inspection_item", on)
    yield _table(("编码", "事项", "依据", "标准"), (0.14, 0.3, 0.32, 0.24), [(row["key"], row["title"], row["words"].get("grounds", ""), row["words"].get("standard", "")) for row in items])
    yield Heading(1, "对同一企业的检查频次上限")
    names = {row["key"]: row["title"] for row in items}
    caps = [(names.get(row["words"].get("item", ""), row["words"].get("item") or "各事项合并计算"), row["title"], row["words"].get("document", ""))
            for row in on_the_day(staff, "inspection_cap", on)]
    yield _table(("事项", "上限", "依据的文件"), (0.4, 0.3, 0.3), caps)
    yield Heading(1, f"{on.year}年度检查计划")
    plan = [(row["key"], row["title"], row["words"].get("whom", ""), row["words"].get("months", ""), row["words"].get("share", ""), row["words"].get("together", ""))
            for row in on_the_day(staff, "inspection_plan", on)]
    yield _table(("编号", "事项", "检查对象", "月份", "抽查比例", "联合机关"), (0.12, 0.22, 0.22, 0.14, 0.14, 0.16), plan)


def _table(header: tuple[str, ...], widths: tuple[float, ...], rows: Sequence[tuple[Any, ...]]) -> Any:
    """A table, or the sentence that there is nothing."""
    return Table(tuple(rows), widths=widths, header=header) if rows else Paragraph(NOTHING)
