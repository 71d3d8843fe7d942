"""Penalty, money that goes back: what was paid under a decision that fell, or beyond what was owed."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Money, PartyOf, Rows
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.holding import duties_enforced, held, let_go, still_bound
from fazhi.lines.penalty.imposing import imposed, told_whole
from fazhi.lines.penalty.paying import enforcements, money_of, only_one, owed_by, paid_by, payments, recounted, standing, unstated
from fazhi.lines.penalty.stages import KINDS, by_party


class Refund(Act):
    """Money paid under a decision that fell goes back."""

    title, basis = "退还罚款", "处罚·撤销变更"
    fact = True
    by, at, works_off = (capacities.clerk,), ANY, ("refund",)
    party = PartyOf("当事人", "respondent", required=False)
    amount = Money("退还数额", adds=True)
    document = Code("退库凭证号", required=False)
    recounted = staticmethod(recounted)
    asks = payments

    def objections(self, case: Case) -> Iterable[Objection]:
        party = str(self.party or only_one(case))
        if not party:
            yield Objection("有多名当事人，没有写明退给谁", "处罚·撤销变更", "请选择当事人", firm=True)
        elif self.amount and self.amount > (over := max(paid_by(case, party) - owed_by(case, party), 0)):
            yield Objection(f"退还的数额超过多缴、应退的{over / 100:,.2f}元", "处罚·撤销变更", "请核对数额和当事人；决定被撤销、变更的，先登记撤销、变更")

    def follows(self, case: Case) -> Iterable[Consequence]:
        party = str(self.party or only_one(case))
        if party and paid_by(case, party) - int(self.amount or 0) <= owed_by(case, party):
            yield c.Meet("refund", party)


def refund_owed(case: Case, party: str | None) -> Iterable[Consequence]:
    """What was paid under a decision that falls is to be given back."""
    for each in [party] if party else standing(case):
        if paid_by(case, each) > 0:
            yield c.Start("refund", of=each)


def restated(case: Case, rows: Iterable[dict[str, Any]]) -> Iterable[Consequence]:
    """From what now stands: who still owes pays within the term of the law, who has paid too much gets it back; who is not named is left as he is."""
    now = by_party(rows)
    stands = {**standing(case), **now}
    left = {party: money_of(found) - paid_by(case, party) for party, found in stands.items()}
    for party in now:
        if left[party] < 0:
            yield c.Start("refund", of=party)
        elif left[party] > 0:
            yield c.Start("pay", of=party)
        yield from still_bound(case, party, stands[party])
        yield from enforced_anew(case, party, left[party], money_of(stands[party], "fine") - paid_by(case, party))
    yield from let_go(case, [party for party in now if left[party] <= 0], "paid")
    if all(each <= 0 for each in left.values()):
        yield c.Start("close")
    if not case.open("credit") or set(standing(case)) <= set(now):  # what fell is withdrawn and its report voided; what stands now is reported anew
        yield c.Start("credit")


def enforced_anew(case: Case, party: str, left: int, fines: int) -> Iterable[Consequence]:
    """What is being enforced against a party, and what of it are fines, follows the changed sum: the oldest enforcement first, what is over in the newest."""
    going = (case.asked.get("enforcements") or {}).get(party, [])
    rest = max(left, 0)
    for i, one in enumerate(going, start=1):
        part = rest if i == len(going) else min(rest, one["first"])
        fine = min(part, max(fines, 0)) + one["paid"]
        yield c.Tell(one["matter"], "execution.Changed", {"amount": f"{(part + one['paid']) / 100:.2f}", "fine": f"{fine / 100:.2f}"})
        rest, fines = rest - part, fines - part


class Restate(Act):
    """What now stands after a change is written down from the organ's or the court's paper, and is paid from here on."""

    title, basis = "登记变更后的处罚内容", "处罚·撤销变更"
    by, at, meets = (capacities.clerk, capacities.officer), ANY, "restate"
    asks, tells = (payments, enforcements, held, duties_enforced), ("execution.Changed", "coercion.NotKept")
    rows = Rows("变更后的处罚", party=PartyOf("当事人", "respondent"), kind=Choice("种类", KINDS), amount=Money("数额", required=False), **imposed())

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from told_whole(self.rows or [], "处罚·撤销变更", warns=True)
        if not case.open("restate"):
            yield Objection("没有被变更、等待登记内容的决定", "处罚·撤销变更", "请先登记决定被变更", firm=True)
        elif self.rows and unstated(case) - set(by_party(self.rows)):
            yield Objection("还有决定被变更的当事人没有写变更后的处罚", "处罚·撤销变更", "请逐人登记；内容没有变的照原来的写，只有一名当事人的决定被变更的，更正登记变更的那条记录，写明只涉及的当事人", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from restated(case, self.rows)
