"""What a purchase still owes once it was received: booking, final accounts, payment by hands of their own, closing."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Count, File, Money
from fazhi.kernel.wrong import Objection
from fazhi.lines.stewardship.acts import ASKERS, Approve, Choose, Receive, Request
from fazhi.lines.stewardship.checks import contracts, signed, still_approved, sums
from fazhi.lines.stewardship.stages import CLOSED, RECEIVED

PAYING = ("pay", "pay_small")


def still_owed(case: Case, *terms: str) -> Iterable[Objection]:
    """In a file that is closed only what it left owed is still done."""
    if case.stage == CLOSED.key and not any(case.open(term) for term in terms):
        yield Objection("已归档，没有待付的采购款、待入账的资产", "采购·支付", "请核对是哪一件采购", firm=True)


class Booked(Act):
    """What was bought stands in the list of assets now, card by card."""

    title, basis = "资产入账", "资产·台账"
    fact = True
    by, at, meets = ASKERS, (RECEIVED, CLOSED), "book"
    cards = Code("资产卡片编号（多张用逗号分开）")

    def objections(self, case: Case) -> Iterable[Objection]:
        return still_owed(case, "book")


class FinalAccounts(Act):
    """The final accounts of finished works are drawn up."""

    title, basis = "竣工财务决算", "资产·决算"
    by, at, meets = ASKERS, (RECEIVED, CLOSED), "final_accounts"
    amount = Money("决算金额")
    file = File("决算报告", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("final_accounts"):
            yield Objection("没有待办的竣工财务决算", "资产·决算", "只有验收合格的工程要办竣工财务决算", firm=True)


class PayOut(Act):
    """The money leaves: whoever asked, approved, chose the supplier or received does not pay."""

    title, basis = "支付采购款", "采购·支付"
    fact = True
    by, at, apart_from = ASKERS, (RECEIVED, CLOSED), (Request, Approve, Choose, Receive)  # what a closed file left unpaid is still owed
    works_off, asks = PAYING, (sums, contracts)
    counts = (Counts("stewardship.paid", amount="amount"),)
    amount = Money("金额", adds=True)
    voucher = Code("凭证号")

    def objections(self, case: Case) -> Iterable[Objection]:
        chosen = case.said(Choose)
        yield from still_owed(case, *PAYING)
        if chosen and case.total(PayOut, "amount") + (self.amount or 0) > chosen.price:
            yield Objection("累计支付超过成交价", "采购·支付", "请核对金额", firm=True)
        yield from still_approved(case, chosen.price if chosen else None)
        yield from signed(case, bool(getattr(case.said(Receive), "ordered", False)))

    def follows(self, case: Case) -> Iterable[Consequence]:
        chosen = case.said(Choose)
        if chosen and case.total(PayOut, "amount") + (self.amount or 0) >= chosen.price:
            for term in PAYING:
                yield c.Meet(term)


class Close(Act):
    """Paid and booked, the file of the purchase is closed and kept."""

    title, basis = "采购归档", "采购·保存"
    by, at, enters = (capacities.clerk, capacities.archivist), RECEIVED, CLOSED
    number = Code("归档号", required=False)
    years = Count("保存年限", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.open("book"):
            yield Objection("形成的资产还没有入账，不得账外", "资产·台账", "请先登记资产卡片", rule="as.ledger")
        if any(case.open(term) for term in PAYING):
            yield Objection("采购款还没有付清", "采购·支付", "请先支付；不再支付的，请在记事里写明原因并更正成交价")
        if case.open("final_accounts"):
            yield Objection("还没有竣工财务决算", "资产·决算", "请先登记决算", rule="as.final")
        if self.years is not None and self.years < int(case.limit("gc.gp.keep")):
            yield Objection("采购文件的保存年限不够", "采购·保存", "请改长保存年限", rule="gc.gp.keep")
