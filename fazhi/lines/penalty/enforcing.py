"""Penalty, what is not paid or not done: a respondent who does not obey is brought to enforcement, and the case hears how that ended."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, Money, PartyOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.holding import BINDS, duties_enforced, held
from fazhi.lines.penalty.investigating import OrderRight, to_put_right
from fazhi.lines.penalty.paying import (
    enforcements,
    money_of,
    only_one,
    owed_by,
    paid_by,
    payments,
    plan_of,
    recounted,
    settled,
    standing,
    taken_over,
)
from fazhi.lines.penalty.reached import arrived
from fazhi.lines.penalty.stages import prepared_by_another

DUTIES = {"money": "缴纳罚款、没收的违法所得", "act": "停止生产经营、排除妨碍、恢复原状等行为", "building": "拆除违法建筑物、构筑物、设施", "things": "交出没收的物品"}
DONE_NOT_PAID = tuple(BINDS)


class Enforce(Act):
    """A respondent who has not obeyed – not paid, not stopped, not pulled down – is brought to enforcement, which is a part of this case."""

    title, basis = "转入强制执行", "处罚·履行"
    by, asks, opens = capacities.handler, (payments, enforcements, duties_enforced), ("execution",)
    signs = (capacities.unit_head,)
    party = PartyOf("当事人", "respondent")
    duty = Choice("未履行的义务", DUTIES, default="money", required=False)
    what = Text("未履行的内容", lines=2)
    until = Day("决定书、责令改正通知书确定的履行期限届满日", required=False, when=("duty", DONE_NOT_PAID))
    remedies_until = Day("复议、起诉期限届满日（只执行责令改正的填写）", required=False, when=("duty", DONE_NOT_PAID),
                         help="执行处罚决定的不填，按决定书送达后的期限计算")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from prepared_by_another(case)
        if (self.duty or "money") == "money":
            yield from not_paid(case, self.party)
        else:
            yield from not_done(case, self)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Open("execution", execution_of(case, self), kind="part", part=True)


def not_paid(case: Case, party: str | None) -> Iterable[Objection]:
    """Why the money may not be enforced yet: nothing decided, the days to pay not over, or all of it enforced already."""
    if party and party not in standing(case):
        yield Objection("对这名当事人没有有效的处罚决定", "处罚·履行", "请先作出决定并送达", firm=True)
    running = case.open("pay", party) if party else None
    late = [each for each in case.deadlines("instalment") if each.of.startswith(f"{party}/") and each.state == "open"]
    if running and not running.over(case.day):
        yield Objection("缴款期限未满，不能强制执行", "处罚·履行", "请等期限届满")
    if late and not any(each.over(case.day) for each in late):
        yield Objection("分期缴纳的各期都没有逾期", "处罚·分期缴纳", "请等逾期后再办理")
    if not running and not late:
        yield Objection("没有已经起算的缴款期限", "处罚·履行", "请先送达决定书；未履行的不是款项的，改选未履行的义务")
    if party and taken_over(case, party) and not overdue(case, party):
        yield Objection("逾期的罚款已经全部转入强制执行", "处罚·履行", "请在已有的强制执行事项中办理", firm=True)


def not_done(case: Case, act: Enforce) -> Iterable[Objection]:
    """Why a duty to do something may not be enforced yet: it was not imposed and served, its day is not over, or it is enforced already."""
    party, duty = str(act.party or ""), str(act.duty)
    decided = any(row["kind"] in BINDS[duty] for row in standing(case).get(party, ()))
    ordered = duty != "things" and any(said.party in (None, party) for said in case.each(OrderRight, ever=True))
    if act.party and not decided and not ordered:
        yield Objection(f"没有要求这名当事人“{DUTIES[duty]}”的有效决定，也没有责令改正", "处罚·履行", "请先作出决定并送达，或核对未履行的义务", firm=True)
    if any(case.open("serve", paper["id"]) for paper in case.papers("penalty.decision", of=party)):
        yield Objection("决定书还没有送达", "处罚·送达", "请先送达并登记送达回证")
    if not decided and ordered:
        yield from order_stands(case, party)
    told = max((each.due[:10] for each in case.deadlines("put_right", party)), default="")
    if act.until and act.until < told:
        yield Objection(f"责令改正通知书给的期限到{told}，填写的届满日早于它", "强制·催告", "请按通知书上的改正期限填写", firm=True)
    if not act.until:
        yield Objection("没有写明履行期限何时届满", "强制·催告", "请填写决定书、责令改正通知书确定的履行期限届满日", firm=True)
    elif act.until >= case.day.isoformat():
        yield Objection("履行期限还没有届满，不能强制执行", "强制·催告", "请等期限届满", rule="ACL-09")
    if duty in (case.asked.get("duties_enforced") or {}).get(party, ()):
        yield Objection("这项义务已经转入强制执行", "处罚·履行", "请在已有的强制执行事项中办理", firm=True)


def order_stands(case: Case, party: str) -> Iterable[Objection]:
    """What is enforced for an order alone: its paper stands and reached the party, and it was not put right."""
    if not any(arrived(case, paper["id"], party) for paper in case.papers("penalty.order", of=party)):
        yield Objection("责令改正通知书还没有送达，或者已经作废", "处罚·送达", "请先送达并登记送达回证；作废的重新责令改正")
    if not to_put_right(case, party):
        yield Objection("责令改正的事项已经改正，没有要执行的内容", "处罚·履行", "请核对复查记录", firm=True)


def execution_of(case: Case, act: Enforce) -> dict[str, Any]:
    """What the enforcement is told of the decision: whose, what is to be done or how much is overdue, and since when; parts not yet due stay here."""
    told = {"what": act.what, "decision": number_of(case, str(act.party)), "obliged": case.who_of(act.party), "party": act.party}
    if (act.duty or "money") != "money":
        return {**told, "kind": act.duty, "due": act.until, "remedies_until": act.remedies_until}
    late = overdue(case, act.party)
    fine = max(money_of(standing(case).get(str(act.party), ()), "fine") - paid_by(case, act.party) - taken_over(case, act.party), 0)
    parts = []
    for left, due in late:  # what comes in pays the fines first, so the fines are in the oldest parts
        parts.append({"due": due, "amount": f"{min(left, fine) / 100:.2f}"})
        fine -= min(left, fine)
    whole = sum(left for left, _ in late)
    fines = sum(Decimal(each["amount"]) for each in parts)
    told |= {"amount": f"{whole / 100:.2f}", "fine": f"{fines:.2f}", "due": parts[0]["due"] if parts else ""}
    return {**told, "parts": parts} if len(parts) > 1 else told


def number_of(case: Case, party: str) -> str:
    """The number of the newest decision on a party, ours or the platform's; empty where none is known."""
    ours = [paper for kind in ("decision", "spot_decision") for paper in case.papers(f"penalty.{kind}", of=party)]
    told = case.said("penalty.PlatformDecide")
    return str(ours[-1].get("number") or "") if ours else str(told.document or "") if told else ""


def overdue(case: Case, party: str) -> list[tuple[int, str]]:
    """(fen, day) of what a party should have paid by each day, has not, and is not being enforced already, oldest first."""
    plan, running = plan_of(case, party), case.open("pay", party)
    owed, came = owed_by(case, party), paid_by(case, party) + taken_over(case, party)
    parts = [(int(part["amount"]), part["due"]) for part in plan.rows] if plan else [(owed, running.due if running else "")]
    came -= owed - sum(amount for amount, _ in parts)  # a plan is for what was owed when it was granted
    found = []
    for amount, due in parts:
        left, came = max(amount - came, 0), max(came - amount, 0)
        if left and (not plan or due < case.day.isoformat()):
            found.append((left, due))
    return found


class Executed(Act):
    """The enforcement tells how it ended for a respondent, and how much came in."""

    title, basis = "强制执行的结果", "处罚·履行"
    fact, hidden, at = True, True, ANY
    counts, asks, tells = Counts("penalty.paid", amount="amount"), (payments, held), "coercion.NotKept"
    recounted = staticmethod(recounted)
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
