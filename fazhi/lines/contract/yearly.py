"""Small firms: by the end of March the town publishes how many contracts of the year before it had not paid in time, and how much."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Count, Flag, Money
from fazhi.kernel.happen import peek
from fazhi.kernel.models import Deadline
from fazhi.kernel.wrong import Objection
from fazhi.lines.contract.stages import ARCHIVED, DRAFT, DRAFTING, PAY, signed_changes

CLOCKS = ("pay", "pay_agreed")


def ran_out(day: str, **which: Any) -> list[tuple[str, str, str]]:
    """(matter, payment, opening entry) of every clock of a payment that had run out and neither was met nor gone at the end of an ISO day."""
    found = Deadline.objects.filter(line="contract", term__in=CLOCKS, struck="", due__gt="", due__lte=day, **which).exclude(state__in=("met", "void"), done_on__lte=day)
    return list(found.order_by("matter", "of", "id").values_list("matter", "of", "opened_by"))


def overdue_at(office: str, day: str) -> dict[str, Any]:
    """Contracts with small firms of which a payment was due and unpaid at the end of an ISO day: {"contracts", "amount" in fen, "matters"}."""
    left: dict[str, int] = {}
    for matter, n in dict.fromkeys((matter, n) for matter, n, _ in ran_out(day, office=office)):
        rest = owed_at(peek(matter)["acts"], int(n), day)
        if rest > 0:
            left[matter] = left.get(matter, 0) + rest
    return {"contracts": len(left), "amount": sum(left.values()), "matters": sorted(left)}


def owed_at(acts: dict[str, Any], n: int, day: str) -> int:
    """What was unpaid of one payment to a small firm at the end of a day, in fen, as the matter remembers it; 0 for other partners."""
    def told(*keys: str) -> list[dict[str, Any]]:
        return [one["s"] for key in keys for one in acts.get(key, {"kept": []})["kept"] if one["on"][:10] <= day]

    drafted = next(iter(told(DRAFT)), {})
    if not drafted.get("small") or drafted.get("flow") == "get":
        return 0
    changes = [one["s"] for one in signed_changes(acts) if one["on"][:10] <= day]
    agreed = [row["amount"] for said in (*told(DRAFT), *changes) for row in said.get("payments") or () if row["n"] == n]
    return int(agreed[-1] if agreed else 0) - sum(int(said.get("amount") or 0) for said in told(PAY) if said.get("n") == n)


def overdue_last_year(case: Case, act: Any) -> dict[str, Any]:
    """What the record says of the end of the year in question."""
    year = case.first.year
    return overdue_at(case.office, f"{year}-12-31") if year else {"contracts": 0, "amount": 0, "matters": []}


def told(office: str, year: int) -> dict[str, dict[str, Any]]:
    """Number and sum of the contracts unpaid at the end of a year as the record has them now, for the ledger of reported figures; behind them the entries with which their clocks began, and their payments."""
    found, day = overdue_at(office, f"{year}-12-31"), f"{year}-12-31"
    began = [opened for _, _, opened in ran_out(day, matter__in=found["matters"])]
    paid = [one["e"] for matter in found["matters"] for one in peek(matter)["acts"].get(PAY, {"kept": []})["kept"] if one["on"][:10] <= day]
    common = {"from": f"{year}-01-01", "to": day, "source": sorted({*began, *paid})}
    return {"逾期未付合同数": {"key": "contract.overdue_at", "label": "年末逾期未付合同数", "unit": "件", "value": str(found["contracts"]),
                        "definition": "年末对中小企业逾期未付款的合同", **common},
            "逾期未付金额": {"key": "contract.overdue_sum_at", "label": "年末逾期未付金额", "unit": "元", "value": f"{found['amount'] / 100:.2f}",
                       "definition": "年末对中小企业逾期未付的金额", **common}}


def again(office: str, asked: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The numbers that were published of a year, counted once more."""
    return told(office, int(next(iter(asked.values()))["to"][:4]))


def frozen(case: Case, act: Any) -> dict[str, dict[str, Any]]:
    """The number and the sum as they are told to the public, for the ledger of reported figures."""
    if case.first.year is None or act.number is None or act.amount is None:
        return {}
    found = told(case.office, case.first.year)
    found["逾期未付合同数"]["value"], found["逾期未付金额"]["value"] = str(act.number), f"{act.amount / 100:.2f}"
    return found


class OweYearly(Act):
    """A new year begins: by the end of March the overdue payments to small firms of the year before have to be public, also when there are none."""

    title, basis = "应公开上年度逾期未付中小企业款项", "付款·公开逾期"
    fact, hidden = True, True
    by, at, enters = capacities.clock, NEW, DRAFTING
    year = Count("年度", most=9999)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("disclose_overdue", since=f"{self.year + 1}-01-01")


class PublishOverdue(Act):
    """The number and the sum, as the record has them, are published; a number of one's own needs its reason."""

    title, basis = "公开逾期未付中小企业款项", "付款·公开逾期"
    by, at, enters = (capacities.clerk, capacities.publisher), DRAFTING, ARCHIVED
    signs = (capacities.leader,)
    reports_to, tells_again = "社会公开", staticmethod(again)
    asks, meets, issues = (overdue_last_year, frozen), "disclose_overdue", "overdue"
    counts = (Counts("contract.overdue", amount="number"), Counts("contract.overdue_amount", amount="amount"))
    number = Count("逾期未付合同数")
    amount = Money("逾期未付金额")
    address = Code("公开网址或栏目")
    differs = Flag("与系统记录不同", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        told = case.asked.get("overdue_last_year")
        if case.first.year is None:
            yield Objection("本事项不是年度公开事项", "付款·公开逾期", "请在本年度的待办里打开", firm=True)
        elif told and (told["contracts"], told["amount"]) != (self.number, self.amount) and not self.differs:
            yield Objection(f"系统记录的是{told['contracts']}份、{told['amount'] / 100:,.2f}元", "付款·公开逾期", "请核对；确有不同的，勾选并写明理由", firm=True)


