"""Penalty, what is not paid: a respondent who does not obey is brought to enforcement, and the case hears how that ended."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Money, PartyOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.holding import held
from fazhi.lines.penalty.paying import (
    enforcements,
    money_of,
    only_one,
    owed_by,
    paid_by,
    payments,
    plan_of,
    settled,
    standing,
    taken_over,
)


class Enforce(Act):
    """A respondent who has not obeyed is brought to enforcement, which is a part of this case."""

    title, basis = "转入强制执行", "处罚·履行"
    by, asks, opens = capacities.handler, (payments, enforcements), ("execution",)
    signs = (capacities.unit_head,)
    party = PartyOf("当事人", "respondent")
    what = Text("未履行的内容", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.party and self.party not in standing(case):
            yield Objection("对这名当事人没有有效的处罚决定", "处罚·履行", "请先作出决定并送达", firm=True)
        running = case.open("pay", self.party) if self.party else None
        late = [each for each in case.deadlines("instalment") if each.of.startswith(f"{self.party}/") and each.state == "open"]
        if running and not running.over(case.day):
            yield Objection("缴款期限未满，不能强制执行", "处罚·履行", "请等期限届满")
        if late and not any(each.over(case.day) for each in late):
            yield Objection("分期缴纳的各期都没有逾期", "处罚·分期缴纳", "请等逾期后再办理")
        if not running and not late:
            yield Objection("没有已经起算的缴款期限", "处罚·履行", "请先送达决定书")
        if self.party and taken_over(case, self.party) and not overdue(case, self.party)[0]:
            yield Objection("逾期的罚款已经全部转入强制执行", "处罚·履行", "请在已有的强制执行事项中办理", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Open("execution", execution_of(case, self), kind="part", part=True)


def execution_of(case: Case, act: Enforce) -> dict[str, Any]:
    """What the enforcement is told of the decision: whose, how much is overdue, and since when; parts not yet due stay here."""
    left, due = overdue(case, act.party)
    fine = min(left, max(money_of(standing(case).get(str(act.party), ()), "fine") - paid_by(case, act.party) - taken_over(case, act.party), 0))
    return {"what": act.what, "obliged": case.who_of(act.party), "amount": f"{left / 100:.2f}", "fine": f"{fine / 100:.2f}", "party": act.party, "due": due}


def overdue(case: Case, party: str) -> tuple[int, str]:
    """(fen, day) of what a party should have paid, has not, and is not being enforced already."""
    left, due = owed_by(case, party) - paid_by(case, party), ""
    running = case.open("pay", party)
    if running:
        due = running.due
    plan = plan_of(case, party)
    if plan:
        late = [part for part in plan.rows if part["due"] < case.day.isoformat()]
        left -= sum(int(part["amount"]) for part in plan.rows if part not in late)
        due = late[-1]["due"] if late else due
    return max(left - taken_over(case, party), 0), due


class Executed(Act):
    """The enforcement tells how it ended for a respondent, and how much came in."""

    title, basis = "强制执行的结果", "处罚·履行"
    fact, hidden, at = True, True, ANY
    counts, asks, tells = Counts("penalty.paid", amount="amount"), (payments, held), "coercion.NotKept"
    result = Code("结果")
    amount = Money("执行到的罚款", required=False, default=0, adds=True)
    party = PartyOf("当事人", "respondent", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        party = str(self.party or only_one(case) or enforced(case))
        if party:
            yield from settled(case, party, int(self.amount or 0))


def enforced(case: Case) -> str:
    """The one respondent against whom enforcement runs and who still owes; empty when there are several."""
    found = {str(said.party) for said in case.each(Enforce, ever=True)}
    owing = [party for party in found if owed_by(case, party) > paid_by(case, party)]
    return owing[0] if len(owing) == 1 else ""
