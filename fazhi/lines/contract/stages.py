"""The stages of a contract, its kinds, and what of it can be asked at any time: the schedule, what was paid, whether the text was reviewed."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel.acts import Stage
from fazhi.kernel.case import Case, Said
from fazhi.kernel.compare import named
from fazhi.kernel.models import Entry, Matter
from fazhi.kernel.wrong import Objection

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
REVIEWING = ("legality.TakeUp", "legality.Opine", "legality.SecondLook")
DRAFT, CHANGE, PAY, DELIVER = "contract.Draft", "contract.Change", "contract.Pay", "contract.Deliver"


def draft(case: Case) -> Said | None:
    """What was said when the contract was drafted."""
    return case.said(DRAFT)


def schedule(case: Case) -> dict[int, dict[str, Any]]:
    """The payments that are agreed, by number: the newest signed change has the last word on its own numbers."""
    drafted = draft(case)
    rows = {int(row["n"]): row for row in (drafted.payments or () if drafted else ())}
    signed = case.said("contract.SignChange")
    for change in reversed(list(case.each(CHANGE, ever=True))):
        if signed and change.at <= signed.at:
            rows.update({int(row["n"]): row for row in change.payments or ()})
    return rows


def paid(case: Case, n: int) -> int:
    """What has been paid on one payment, in fen."""
    return sum(int(each.amount or 0) for each in case.each(PAY, ever=True, n=n))


def unpaid(case: Case) -> list[int]:
    """Numbers of the payments that are not paid in full."""
    return [n for n, row in sorted(schedule(case).items()) if paid(case, n) < int(row["amount"])]


def delivered(case: Case, n: int) -> Said | None:
    """The acceptance with which the time to pay this one began."""
    return case.said(DELIVER, n=n, accepted=True)


def small_firm(case: Case) -> bool:
    """True when the other side is a small or middle-sized firm and we pay."""
    drafted = draft(case)
    return bool(drafted and drafted.small and drafted.flow != "get")


def review_of(case: Case) -> Said | None:
    """The newest conclusion of the legality review."""
    return case.said("contract.Reviewed")


def reviewers(case: Case, act: Any) -> list[str]:
    """Persons who took up or concluded the legality review of this contract."""
    parts = list(Matter.objects.filter(parent=case.id, line="legality").values_list("id", flat=True))
    bodies = Entry.objects.filter(matter__in=parts, act__in=REVIEWING).values_list("body", flat=True)
    return sorted({hand["person"] for body in bodies for hand in json.loads(body)["hands"] if hand["role"] != "recorded"})


def reviewed_text(case: Case, *, anew: bool = False) -> Iterable[Objection]:
    """The text given now is the one that was reviewed: else the clauses that differ are named. `anew`: a change has its own review."""
    review, drift = review_of(case), case.asked.get("drift")
    change = case.said(CHANGE)
    if anew and (review is None or change is None or review.at < change.at):
        yield Objection("变更的文本还没有合法性审查结论", "合同·合法性审查", "请等审查意见", firm=True)
        return
    if review is None:
        if not case.ever("contract.Exempt"):
            yield Objection("合同没有经过合法性审查，不得提交会议、不得签订", "合同·合法性审查", "请先送请合法性审查；使用标准文本的，登记免审", rule="gc.review.gate", firm=True)
        return
    if review.conclusion == "disagreed" or (review.conclusion != "agreed" and not case.ever("contract.Answered", review=review.review)):
        yield Objection("合法性审查没有通过", "合同·合法性审查", "请按意见修改并复核，或者说明理由后再办", firm=True)
    if drift and drift["clauses"]:
        yield Objection(f"这份文本与审查过的文本不同：{named(drift)}。审查不及于改动的条款", "合同·合法性审查", "请改回审查过的文本，或把改动后的文本再次送审", firm=True)
    if drift and drift["unreadable"]:
        yield Objection(f"不能核对是不是审查过的文本：{drift['unreadable']}", "合同·合法性审查", "请上传Word文档或者带文字的PDF", firm=True)
