"""Who may take part in a step of a purchase, whether its supplier offered and its contract is signed, and whether its sum is the one approved and decided."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.issue import persons
from fazhi.kernel.limits import limit_on
from fazhi.kernel.models import Link, Matter
from fazhi.kernel.opinions import said_over_time, sum_at
from fazhi.kernel.wrong import Objection
from fazhi.lines.stewardship.stages import BY_LAW

REQUEST, APPROVE, CHOOSE = "stewardship.Request", "stewardship.Approve", "stewardship.Choose"
DECIDED, MEETING = "stewardship.Decided", "spend.meeting"
BEFORE = {REQUEST: "申请", APPROVE: "审批", CHOOSE: "采购"}
UNSIGNED, DROPPED = ("drafting", "review", "cleared"), "dropped"


def fresh_hands(case: Case, second: str | None) -> Iterable[Objection]:
    """Neither of the two who receive asked, approved or chose."""
    two = case.deciding | ({second} if second else set())
    had = [title for act, title in BEFORE.items() if any(case.had_hand(person, act) for person in two)]
    if had:
        yield Objection(f"验收的两个人里有人参与过{'、'.join(had)}", "机构·职责分离", "请由没有参与申请、审批、采购的人验收", firm=True)


def offer_of(case: Case, act: Any) -> int:
    """Which of the offers is the chosen supplier's, from 1 on; 0 for none."""
    chosen, offers = act.supplier or {}, act.offers or []
    name = chosen.get("name") or persons([chosen["person"]]).get(chosen["person"], {}).get("name", "") if chosen else ""
    return next((n for n, row in enumerate(offers, start=1) if row["name"].strip() == str(name).strip()), 0)


def offered(case: Case, act: Any) -> Iterable[Objection]:
    """The supplier is one of those who offered, at no more than it offered."""
    n = case.asked.get("offer_of")
    if not act.offers or n is None:
        return
    if n == 0:
        yield Objection("确定的供应商不在报价单位里", "采购·方式", "请核对名称；没有报价的单位不能成交", firm=True)
    elif act.price is not None and act.price > act.offers[n - 1]["price"]:
        yield Objection("成交价高于这家供应商的报价", "采购·方式", "请核对成交价", firm=True)


def contracts(case: Case, act: Any) -> dict[str, list[str]]:
    """Codes of the contracts of this purchase that are not signed yet, and of those that will not be signed where it has no other."""
    named = Link.objects.filter(other=case.id, kind="about", struck="").values_list("matter", flat=True)  # one that was drafted by itself and names this purchase
    found = dict(Matter.objects.filter(id__in=[*case.links(), *named], office=case.office, line="contract", struck="").values_list("code", "stage"))
    return {"open": sorted(code for code, stage in found.items() if stage in UNSIGNED), "dropped": sorted(found) if set(found.values()) == {DROPPED} else []}


def signed(case: Case, ordered: bool) -> Iterable[Objection]:
    """What is bought rests on a signed contract; on one that will not be signed only where it was ordered otherwise (`ordered`) and the law asks for none."""
    told, asked = case.asked.get("contracts") or {}, case.said(REQUEST)
    if told.get("dropped") and not (ordered and asked and asked.way not in BY_LAW):
        yield Objection(f"采购合同已经不再签订（{'、'.join(told['dropped'])}）", "合同·签订", "请另签合同；不属政府采购、改用订单等履行的，验收时勾选并说明理由", firm=True)
    if told.get("open"):
        yield Objection(f"采购合同还没有签订（{'、'.join(told['open'])}）", "合同·签订", "请先办完合同的审查和签订", firm=True)


def sums(case: Case, act: Any) -> dict[str, Any]:
    """The sum asked for as it stood when the purchase was approved and when the meeting decided, and the meeting's line on the day of approval."""
    found, approved = said_over_time(case.id, REQUEST), case.said(APPROVE)
    return {"approved": sum_at(found, approved), "decided": sum_at(found, case.said(DECIDED)), "line": limit_on(case.office, MEETING, approved.at[:10]) if approved else None}


def met(case: Case, amount: int, line: dict[str, Any] | None) -> Iterable[Objection]:
    """The meeting, where its line is reached or it was asked, passed this purchase, and for no less than this sum."""
    decided, seen = case.said(DECIDED), (case.asked.get("sums") or {}).get("decided")
    if decided and decided.result != "passed":
        yield Objection("会议没有通过这项采购", "三重一大·会议", "请按会议决定办理", firm=True)
    elif line and amount >= line["amount"] and not decided:
        yield Objection(f"达到{line['title']}（{line['amount'] / 100:,.0f}元，{line['document']}），没有会议决定", "三重一大·会议", "请先提交集体讨论", firm=True)
    elif decided and seen is not None and amount > seen:
        yield Objection(f"会议以后调高过金额（会议时为{seen / 100:,.2f}元），原来的决定不再适用", "三重一大·会议", "请再次提交集体讨论", firm=True)


def written(way: str, act: Any) -> Iterable[Objection]:
    """What is bought by the procurement law has its contract in writing; anything else without one has a reason."""
    if act.contract:
        return
    if way in BY_LAW:
        yield Objection("依照政府采购法采购的，应当签订书面合同", "采购·书面合同", "请勾选“签订书面合同”，由合同事项办理审查、签订", firm=True)
    elif not act.no_contract:
        yield Objection("不签书面合同，没有写明理由", "合同·签订", "请写明理由，例如零星采购、即时清结；不是的，请签订书面合同", firm=True)


def still_approved(case: Case, price: int | None) -> Iterable[Objection]:
    """What is bought costs no more than was approved and decided, as the requested sum stood then: a sum corrected upward later does not carry."""
    seen = case.asked.get("sums") or {}
    if price is None or seen.get("approved") is None:
        return
    if price > seen["approved"]:
        yield Objection(f"金额超过审批的预算金额（审批时为{seen['approved'] / 100:,.2f}元），以后调高的没有经过审批", "采购·审批", "请重新审批，或改回审批的金额以内", firm=True)
    yield from met(case, price, seen.get("line"))
