"""Within which bounds the law lets an office set a value for itself: where the law has spoken it may bind itself more tightly, never others, and never less."""

from datetime import date

from fazhi import law
from fazhi.kernel import registry
from fazhi.law.model import Version

UNITS = {"wd": "个工作日", "cd": "日", "mo": "个月", "yr": "年", "h": "小时", "n": "", "cny": "元", "ratio": ""}
LONGER = (("term", "min"), ("term", "before"))
SHORTER = (("term", "max"), ("cap", ""))


def forbids(rule: str, value: int | float, on: date) -> str:
    """Why an office may not set this value for a rule, in a sentence; empty where it may."""
    try:
        version = law.rule(rule, on)
    except law.LawError:
        return "这条规则当日没有施行中的规定"
    if version.unit not in UNITS:
        return "这条规则没有可以由本镇确定的数值"
    if isinstance(value, float) and version.unit != "ratio":
        return "这条规则的数值应当是整数"
    if version.unit == "ratio" and value > 1:
        return "比例不能大于1"
    return _against(version, value) if version.strong else ""


def _against(version: Version, value: int | float) -> str:
    if of_others(version):
        return "这是当事人的期限，本镇不能另定"
    sort, known = (version.kind, version.limit), version.value
    if version.unlimited or version.unknown or not isinstance(known, (int, float)) or sort not in (*LONGER, *SHORTER):
        return "法律已经规定，本镇不能另定"
    if sort in LONGER and value < known:
        return f"法定的是{known}{UNITS[version.unit]}，本镇只能定得更多"
    if sort in SHORTER and value > known:
        return f"法定的是{known}{UNITS[version.unit]}，本镇只能定得更少"
    return ""


def titled(rule: str, value: int | float | None, on: date) -> str:
    """A rule as people know it, with the value that an office set for it."""
    name = law.rules()[rule].name if rule in law.rules() else rule
    if value is None:
        return name
    try:
        unit = UNITS.get(law.rule(rule, on).unit, "")
    except law.LawError:
        unit = ""
    return f"{name}：{value}{unit}"


def of_others(version: Version) -> bool:
    """True of a term in which somebody else may still do something, or which must first pass over: it is not the office's to shorten."""
    for line in registry.lines().values():
        for name, use in line.terms.items():
            if (use.rule or f"{line.key}.{name}") in (version.id, version.term) and use.kind == "right":
                return True
    return False
