"""Penalty, money that goes back: what was paid under a decision that fell, or beyond what was owed."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Money, PartyOf
from fazhi.lines.penalty.paying import only_one, owed_by, paid_by, standing


class Refund(Act):
    """Money paid under a decision that fell goes back."""

    title, basis = "退还罚款", "处罚·撤销变更"
    fact = True
    by, at = (capacities.clerk,), ANY
    party = PartyOf("当事人", "respondent", required=False)
    amount = Money("退还数额", adds=True)
    document = Code("退库凭证号", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        party = str(self.party or only_one(case))
        if party and paid_by(case, party) - int(self.amount or 0) <= owed_by(case, party):
            yield c.Meet("refund", party)


def refund_owed(case: Case, party: str | None) -> Iterable[Consequence]:
    """What was paid under a decision that falls is to be given back."""
    for each in [party] if party else standing(case):
        if paid_by(case, each) > 0:
            yield c.Start("refund", of=each)
