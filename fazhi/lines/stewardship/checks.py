"""Who may take part in a step of a purchase, whether the supplier is one of those who offered, and whether its contract is signed."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Matter
from fazhi.kernel.wrong import Objection

REQUEST, APPROVE, CHOOSE = "stewardship.Request", "stewardship.Approve", "stewardship.Choose"
BEFORE = {REQUEST: "申请", APPROVE: "审批", CHOOSE: "采购"}
UNSIGNED = ("drafting", "review", "cleared")


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


def fits_offer(case: Case, act: Any) -> Iterable[Objection]:
    """The supplier is one of those who offered, at no more than it offered."""
    n = case.asked.get("offer_of")
    if not act.offers or n is None:
        return
    if n == 0:
        yield Objection("确定的供应商不在报价单位里", "采购·方式", "请核对名称；没有报价的单位不能成交", firm=True)
    elif act.price is not None and act.price > act.offers[n - 1]["price"]:
        yield Objection("成交价高于这家供应商的报价", "采购·方式", "请核对成交价", firm=True)


def contract_open(case: Case, act: Any) -> list[str]:
    """Codes of the contracts of this purchase that are not signed yet."""
    return list(Matter.objects.filter(id__in=case.links(), line="contract", stage__in=UNSIGNED).values_list("code", flat=True))
