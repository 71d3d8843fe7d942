"""The stages of a contract, its kinds, and what of it can be asked at any time: the schedule, what was paid, whether the text was reviewed."""

import json
from typing import Any

from fazhi.kernel.acts import Stage
from fazhi.kernel.case import Case, Said
from fazhi.kernel.models import Entry, Matter

DRAFTING = Stage("drafting", "起草磋商")
REVIEW = Stage("review", "合法性审查中")
CLEARED = Stage("cleared", "待签订")
SIGNED = Stage("signed", "履行中")
DISPUTED = Stage("disputed", "争议处理中")
ENDED = Stage("ended", "已终止")
ARCHIVED = Stage("archived", "已归档", end=True)
DROPPED = Stage("dropped", "不再签订", end=True)
STAGES = (DRAFTING, REVIEW, CLEARED, SIGNED, DISPUTED, ENDED, ARCHIVED, DROPPED)

KINDS = {
    "state": "国有资产建设、租赁、承包、出让", "nature": "自然资源使用权", "taking": "征收征用补偿", "entrust": "行政委托", "loan": "借款、资助、补贴",
    "concession": "特许经营、政府和社会资本合作", "invest": "招商引资", "service": "购买服务", "purchase": "政府采购", "works": "工程建设",
    "village": "村企、农村集体合同见证", "intent": "意向书、备忘录、承诺函", "other": "其他",
}
NATURES = {"civil": "民事合同", "administrative": "行政协议", "none": "非合同意向文件"}
WAYS = {"none": "不属于采购", "open": "公开招标", "invited": "邀请招标", "negotiate": "竞争性谈判", "consult": "竞争性磋商", "inquiry": "询价", "single": "单一来源",
        "framework": "框架协议", "small": "镇内小额采购"}
BY_LAW = ("open", "invited", "negotiate", "consult", "inquiry", "single", "framework")
RENTS = {"pay": "我方付款", "get": "我方收款"}
AGREED = {"pay": "pay_agreed", "get": "get_agreed"}  # the duty of a payment with an agreed day: ours to make, or ours to collect
CONCLUDED = {"agreed": "合法，同意", "conditional": "应当修改", "disagreed": "不合法"}
REVIEWING = ("legality.TakeUp", "legality.Opine", "legality.SecondLook")
DRAFT, CHANGE, PAY, DELIVER = "contract.Draft", "contract.Change", "contract.Pay", "contract.Deliver"


def draft(case: Case) -> Said | None:
    """What was said when the contract was drafted."""
    return case.said(DRAFT)


def schedule(case: Case) -> dict[int, dict[str, Any]]:
    """The payments that are agreed, by number: the newest signed change has the last word on its own numbers."""
    drafted = draft(case)
    rows = {int(row["n"]): row for row in (drafted.payments or () if drafted else ())}
    for said in signed_changes(case.memory["acts"]):
        rows.update({int(row["n"]): row for row in said["s"].get("payments") or ()})
    return rows


def signed_changes(acts: dict[str, Any]) -> list[dict[str, Any]]:
    """The changes that were signed, oldest first, as the matter remembers them: of several drafted before one signature only the newest, of those after the last none."""
    drafted, found = acts.get(CHANGE, {"kept": []})["kept"], []
    for signed in acts.get("contract.SignChange", {"kept": []})["kept"]:
        before = [one for one in drafted if one["i"] < signed["i"] and one not in found]
        found += before[-1:]
    return found


def agreed(case: Case) -> int:
    """The contract's sum as it stands, in fen: the newest signed change that names one has the last word."""
    named = [said["s"]["amount"] for said in signed_changes(case.memory["acts"]) if said["s"].get("amount")]
    drafted = draft(case)
    return int(named[-1] if named else (drafted.amount or 0) if drafted else 0)


def scheduled(case: Case, payments: list[dict[str, Any]] | None) -> int:
    """What all payments come to, in fen, once a change of some of them is signed."""
    return sum(int(row["amount"]) for row in {**schedule(case), **{int(row["n"]): row for row in payments or ()}}.values())


def raised(case: Case, change: Any) -> int:
    """The contract's sum after a change that makes it larger, by what it names or by its payments; 0 where it grows by neither."""
    after = max(change.amount or 0, scheduled(case, change.payments))
    return after if after > agreed(case) else 0


def paid(case: Case, n: int) -> int:
    """What has been paid on one payment, in fen."""
    return sum(int(each.amount or 0) for each in case.each(PAY, ever=True, n=n))


def unpaid(case: Case) -> list[int]:
    """Numbers of the payments that are not paid in full."""
    return [n for n, row in sorted(schedule(case).items()) if paid(case, n) < int(row["amount"])]


def delivered(case: Case, n: int) -> Said | None:
    """The acceptance with which the time to pay this one began: the first, whatever was looked at again later."""
    return next(iter(reversed(list(case.each(DELIVER, ever=True, n=n, accepted=True)))), None)


def agreed_term(case: Case) -> str:
    """The duty that an agreed payment of this contract begins."""
    drafted = draft(case)
    return AGREED["get" if drafted and drafted.flow == "get" else "pay"]


def small_firm(case: Case) -> bool:
    """True when the other side is a small or middle-sized firm and we pay."""
    drafted = draft(case)
    return bool(drafted and drafted.small and drafted.flow != "get")


def reviewers(case: Case, act: Any) -> list[str]:
    """Persons who took up or concluded the legality review of this contract."""
    parts = list(Matter.objects.filter(parent=case.id, line="legality").values_list("id", flat=True))
    bodies = Entry.objects.filter(matter__in=parts, act__in=REVIEWING).values_list("body", flat=True)
    return sorted({hand["person"] for body in bodies for hand in json.loads(body)["hands"] if hand["role"] != "recorded"})
