"""The stages of a purchase and of a thing that the town owns, the lines of amounts, and what of them can be asked."""

from typing import Any

from fazhi.kernel.acts import Stage
from fazhi.kernel.case import Case
from fazhi.kernel.happen import peek
from fazhi.kernel.models import Entry, Listing

REQUESTED = Stage("requested", "采购申请")
APPROVED = Stage("approved", "已审批")
CHOSEN = Stage("chosen", "已定供应商")
RECEIVED = Stage("received", "已验收")
KEPT = Stage("kept", "资产在用")
OWED = Stage("owed", "资产年度报告待报送")
CLOSED = Stage("closed", "已办结", end=True)
REFUSED = Stage("refused", "不予采购", end=True)
DISPOSED = Stage("disposed", "已处置核销", end=True)
STAGES = (REQUESTED, APPROVED, CHOSEN, RECEIVED, KEPT, OWED, CLOSED, REFUSED, DISPOSED)

LINES = {
    "contract.meeting": "合同集体讨论额度", "spend.meeting": "大额资金集体讨论额度", "purchase.leader": "分管领导审批额度", "purchase.chief": "主要领导审批额度",
    "purchase.quotes": "三家比价额度", "purchase.open": "镇内公开招标额度",
}
SORTS = {"goods": "货物", "services": "服务", "works": "工程"}
WAYS = {"small": "小额直接采购", "quotes": "三家比价", "local_open": "镇内公开招标", "open": "公开招标", "invited": "邀请招标", "negotiate": "竞争性谈判",
        "consult": "竞争性磋商", "inquiry": "询价", "single": "单一来源", "central": "集中采购、框架协议"}
BY_LAW = ("open", "invited", "negotiate", "consult", "inquiry", "single", "central")
CLASSES = {"house": "房屋和构筑物", "equipment": "设备", "vehicle": "车辆", "furniture": "家具用具", "books": "图书档案", "land": "土地", "intangible": "无形资产",
           "infrastructure": "公共基础设施", "other": "其他"}
REGISTER = "asset"


def alike(case: Case, act: Any) -> dict[str, Any]:
    """What was asked for under the same catalogue item in the same calendar year before now: {"count", "amount" in fen}."""
    item, sort = act.item, act.sort
    year = f"{case.day.year}-01-01"
    asked = ("stewardship.Request", "stewardship.Imported")
    found = Entry.objects.filter(office=case.office, act__in=asked, done_at__gte=year, done_at__lte=case.at).exclude(matter=case.id)
    amounts = []
    for matter in found.order_by("id").values_list("matter", flat=True):
        memory = peek(matter)["acts"]
        kept = next((memory[key]["kept"] for key in asked if memory.get(key)), [])
        if kept and kept[-1]["s"].get("item") == item and kept[-1]["s"].get("sort") == sort and "stewardship.Refuse" not in memory:
            amounts.append(int(kept[-1]["s"]["amount"]))
    return {"count": len(amounts), "amount": sum(amounts)}


def asset_on(office: str, key: str, day: str) -> dict[str, Any] | None:
    """The asset with this card number that the town has on an ISO day, or None."""
    rows = Listing.objects.filter(office=office, register=REGISTER, key=key, struck="", since__lte=day).order_by("-since", "-id").values("title", "until", "words")
    return next((dict(row) for row in rows if not row["until"] or row["until"] >= day), None)


def standing_card(case: Case, act: Any) -> bool:
    """True when a card with this number is in force already."""
    return asset_on(case.office, act.key_no or "", case.day.isoformat()) is not None
