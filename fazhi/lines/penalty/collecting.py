"""Penalty, money taken on the spot: officers collect it where the law allows, hand in each sum within its days, and the organ pays it into the bank."""

from collections.abc import Iterable

from fazhi.kernel import capacities, stock
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, OPEN, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Money, PartyOf
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.holding import held
from fazhi.lines.penalty.paying import enforcements, on_the_spot, only_one, owed_by, paid_by, payments, received, recounted, whose


class Collect(Act):
    """Officers take the money on the spot, which the law allows only in few cases; they hand it in within days."""

    title, basis = "当场收缴罚款", "处罚·当场收缴"
    by, at, asks, tells = (capacities.officer,), OPEN, (payments, enforcements, held), ("execution.Paid", "coercion.NotKept")
    counts = Counts("penalty.paid", amount="amount")
    recounted = staticmethod(recounted)
    party = PartyOf("当事人", "respondent", required=False)
    ground = Choice("理由", {"small": "小额罚款", "hard": "不当场收缴事后难以执行", "remote": "边远、水上、交通不便地区，当事人缴款确有困难并提出"})
    amount = Money("收缴数额", adds=True)
    receipt = Code("财政专用票据号", required=False, help="本机构登记了领用号段的，填发给本人而未使用的一份")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from whose(case, self.party)
        yield from on_the_spot(case, self.ground or "", self.receipt)
        party = str(self.party or only_one(case))
        if self.amount and party and self.amount > owed_by(case, party) - paid_by(case, party):
            yield Objection("收缴的数额超过尚未缴纳的罚款", "处罚·当场收缴", "请核对数额", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("remit", of=case.entry)
        yield from received(case, self)
        yield from stock.use("receipt", self.receipt)


class HandIn(Act):
    """What was collected on the spot is handed to the organ, all of it; the organ pays it into the bank within days."""

    title, basis = "交回当场收缴的罚款", "处罚·上缴"
    fact, by, at = True, (capacities.officer, capacities.clerk), ANY
    starts = "remit_bank"
    amount = Money("数额", adds=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        if (self.amount or 0) > case.total(Collect, "amount") - case.total(HandIn, "amount"):
            yield Objection("交回的数额超过当场收缴而尚未交回的罚款", "处罚·上缴", "请先登记当场收缴，或核对数额", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        handed, known = case.total(HandIn, "amount") + (self.amount or 0), [*case.each(Collect, ever=True)][::-1]
        reached = case.total(Collect, "amount") - sum(int(said.amount or 0) for said in known)
        for said in known:  # what was collected first is handed in first, each within days of its own
            reached += int(said.amount or 0)
            if handed >= reached:
                yield c.Meet("remit", said.entry)
        if handed >= case.total(Collect, "amount"):
            yield c.Meet("remit")


class PayIn(Act):
    """The organ has paid into the bank what its officers collected."""

    title, basis = "缴付银行", "处罚·上缴"
    fact, by, at = True, (capacities.clerk,), ANY
    amount = Money("数额", adds=True)
    receipt = Code("缴款凭证号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if (self.amount or 0) > case.total(HandIn, "amount") - case.total(PayIn, "amount"):
            yield Objection("缴付的数额超过已经交回而尚未缴付的罚款", "处罚·上缴", "请先登记交回，或核对数额", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.total(PayIn, "amount") + (self.amount or 0) >= case.total(HandIn, "amount"):
            yield c.Meet("remit_bank")
