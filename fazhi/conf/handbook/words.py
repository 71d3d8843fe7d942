"""The words of the handbook: Markdown tables, spans of days, and Chinese names for what the declarations say."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel.acts import ANY, NEW, OPEN
from fazhi.law.model import Version

FIELDS = {
    "Text": "文字", "Code": "代码", "Money": "金额", "Day": "日期", "Moment": "时刻", "Count": "数量", "Number": "数值", "Choice": "选择",
    "Flag": "是否", "File": "文件", "Place": "地点", "Who": "人", "Rows": "多行", "PartyOf": "本事项当事人", "OfficerOf": "工作人员",
    "OfficeOf": "机构或村居", "ListingOf": "名录项", "PaperOf": "本事项文书", "EntryOf": "本事项记录", "MatterOf": "其他事项", "Data": "数据",
}
KINDS = {"duty": "应办", "right": "可办（权利）", "wait": "须等待"}
PAPERS = {"official": "公文", "letter": "告知函件", "form": "表单", "minutes": "笔录"}
UNITS = {"wd": "个工作日", "cd": "日", "mo": "个月", "yr": "年", "h": "小时", "n": "", "cny": "元", "pct": "%", "min": "分钟"}
SURE = {
    "found": "已核条文", "found2": "已核（转引）", "partial": "部分核对", "memory": "凭记忆", "low": "把握低", "local": "依本地规定", "unknown": "未查明",
}
LIMITS = {"max": "不超过", "min": "不少于", "at": "", "before": "提前"}


def cell(value: Any) -> str:
    """A value inside a table."""
    return str(value).replace("|", "\\|").replace("\n", " ").strip()


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table; nothing when there are no rows."""
    body = [f"| {' | '.join(cell(each) for each in row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", "|" + "---|" * len(head), *body, ""]) if body else ""


def span(since: date | None, until: date | None) -> str:
    """From when to when, both days included."""
    if since is None and until is None:
        return "一直"
    return f"{since or '此前'} 起" if until is None else f"{since or '此前'} 至 {until}"


def stages(found: Iterable[Any]) -> str:
    """Stages by their titles."""
    special = {NEW.key: "新事项", OPEN.key: "未办结的任何阶段", ANY.key: "任何阶段"}
    return "、".join(special.get(each.key, each.title) for each in found)


def people(found: Iterable[Any]) -> str:
    """Capacities by their titles."""
    return "、".join(capacities.title(getattr(each, "key", each)) for each in found)


def value(version: Version) -> str:
    """What a rule says on its days, in words."""
    if version.unknown:
        return "未查明"
    if version.unlimited:
        return "未规定期限"
    if version.unit == "date":
        return f"每年 {version.value}{'之前' if version.ends == 'before' else ''}"
    return f"{LIMITS.get(version.limit, '') if version.unit in ('wd', 'cd', 'mo', 'yr', 'h') else ''}{plain(version.value, version.unit)}"


def plain(raw: Any, unit: str = "") -> str:
    """A bare value with its unit."""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if hasattr(raw, "items"):
        return "；".join(f"{key}：{plain(each)}" for key, each in raw.items())
    if isinstance(raw, (tuple, list)):
        return "、".join(plain(each) for each in raw)
    return f"{raw}{UNITS.get(unit, f' {unit}' if unit not in ('list', 'map', 'text', 'bool') else '')}"


def anchor(name: str) -> str:
    """A heading's own anchor, the same in every renderer."""
    return f'<a id="{name}"></a>'
