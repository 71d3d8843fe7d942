"""The stages of an item of the lists, its kinds, and how the lists stand on a day."""

import json
from typing import Any

from fazhi.kernel.acts import Stage
from fazhi.kernel.case import Case
from fazhi.kernel.models import Listing

PROPOSED = Stage("proposed", "待审核")
CHECKED = Stage("checked", "待公布")
FORCE = Stage("force", "施行中")
OWED = Stage("owed", "年度清单待梳理")
ENDED = Stage("ended", "已取消或办结", end=True)
STAGES = (PROPOSED, CHECKED, FORCE, OWED, ENDED)

KINDS = {
    "penalty": "行政处罚", "measure": "行政强制措施", "enforcement": "行政强制执行", "permit": "行政许可", "inspection": "行政检查", "levy": "行政征收", "pay": "行政给付",
    "confirm": "行政确认", "award": "行政奖励", "ruling": "行政裁决", "other": "其他行政权力", "service": "公共服务", "duty": "履职事项",
}
SOURCES = {"own": "法定职权", "granted": "赋权承接", "entrusted": "受委托实施", "service": "公共服务事项", "basic": "基本履职", "joint": "配合履职"}
READ_BY = {"penalty": "power", "measure": "measure", "enforcement": "enforcement"}  # the register that whoever handles such matters asks on the day
KEPT_BY = {"permit": "permit_item", "inspection": "inspection_item"}  # lists with words of their own, kept by those who use them: what is taken back here ends there
REGISTER, SERVICES, DUTIES = "power_item", "service_item", "duty_item"
CASES = {"own": "由本镇继续办结", "move": "移交收回权力的机关"}


def register_of(kind: str) -> str:
    """The list in which an item of this kind stands."""
    return {"service": SERVICES, "duty": DUTIES}.get(kind, REGISTER)


def in_force(office: str, register: str, day: str) -> list[dict[str, Any]]:
    """The items of a list that are in force on an ISO day: key, title, since, until, words."""
    rows = Listing.objects.filter(office=office, register=register, struck="", since__lte=day).order_by("key", "since")
    return [{**row, "words": json.loads(row["words"] or "{}")} for row in rows.values("key", "title", "since", "until", "words") if not row["until"] or row["until"] >= day]


def standing_items(case: Case, act: Any) -> list[str]:
    """Names of items that stand in force with the same code on the case's day."""
    return [row["title"] for register in (REGISTER, SERVICES, DUTIES) for row in in_force(case.office, register, case.day.isoformat()) if row["key"] == act.key_no]


def numbers(case: Case, act: Any) -> dict[str, int]:
    """How many powers, services and duties are in force on the day to which a survey counts."""
    day = act.as_of or case.day.isoformat()
    return {"powers": len(in_force(case.office, REGISTER, day)), "services": len(in_force(case.office, SERVICES, day)), "duties": len(in_force(case.office, DUTIES, day))}
