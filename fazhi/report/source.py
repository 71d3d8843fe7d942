"""How one number came about (这个数怎么来的), as a paper for the table: definition, window, months, and every entry behind it."""

from collections import Counter
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.typeset import pdf
from fazhi.kernel.typeset.document import Document, Heading, Paragraph, Table
from fazhi.kernel.typeset.faces import Faces
from fazhi.report import figures

MOST = 500  # entries that are printed one by one; more are told by their number


def printed(office: str, name: str, key: str, year: int, codes: dict[str, str], *, demo: bool = False) -> bytes:
    """The paper as PDF; codes: numbers of the matters that the reader may see. Raises NotFound for no such figure."""
    value, found = figures.tell(office, figures.find(key), year), figures.trace(office, key, year)
    months: Counter[str] = Counter()
    for each in found:
        months[each["day"][:7]] += each["amount"]
    seen, rest = parted(found, codes)
    rows = [_row(each, codes) for each in seen[:MOST]] + ([("—", "（不列出）", "合计", str(rest), "")] if rest is not None else [])
    parts = f"，即{value.part}÷{value.whole}" if value.whole is not None else ""
    since = value.since if value.since > "1900" else "上线之日"
    blocks: list[Any] = [
        Paragraph(f"{value.label}：{value.text}{parts}。"), Paragraph(f"统计期：{since}至{value.until}。"), Paragraph(f"口径：{value.definition}"),
        Paragraph(f"来自{value.entries}条记录，其中补录{value.late}条；撤销和更正的记录以相反的数列出，各行之和就是这个数字。"),
        Heading(1, "按月"), Table(tuple((month, str(count)) for month, count in sorted(months.items())) or (("（没有记录）", ""),), widths=(0.5, 0.5), header=("月份", "数量")),
        Heading(1, "逐条记录"), Table(tuple(rows) or (("（没有记录）", "", "", "", ""),), widths=(0.14, 0.24, 0.26, 0.1, 0.26),
                                   header=("日期", "事项", "行为", "数量", "记录摘要"))]
    if len(seen) > MOST:
        blocks.append(Paragraph(f"共{len(seen)}行，以上为前{MOST}行；全部记录见系统数据页。"))
    paper = Document(title=f"{value.label}是怎么来的", blocks=tuple(blocks), kind="form", head=name, watermark="演示数据" if demo else "")
    return pdf.to_pdf(paper, Faces())


def parted(found: list[dict[str, Any]], codes: dict[str, str]) -> tuple[list[dict[str, Any]], int | None]:
    """The entries of matters that the reader may see, and the sum of all others (None where there are none), never by day and act."""
    rest = [each["amount"] for each in found if each["matter"] not in codes]
    return [each for each in found if each["matter"] in codes], sum(rest) if rest else None


def _row(each: dict[str, object], codes: dict[str, str]) -> tuple[str, ...]:
    act = registry.acts().get(str(each["act"]))
    return (str(each["day"]), codes.get(str(each["matter"]), "（不列出）"), act.title if act else str(each["act"]), str(each["amount"]), str(each["hash"])[:16])
