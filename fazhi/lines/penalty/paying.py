"""Penalty, carrying out: each respondent pays for himself – at once, by the bank, in parts –, or the case goes to enforcement."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, hanging, stock
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act, Counts
from fazhi.kernel.case import Case, Said
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Money, PartyOf, Text
from fazhi.kernel.memory import KEPT
from fazhi.kernel.money import fen
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.holding import going, held, let_go
from fazhi.lines.penalty.simple import OnTheSpot
from fazhi.lines.penalty.stages import DECIDED, MONEY, limit, newest, order

UNDOING = ("Fell", "Restate", "Withdraw")
PAYING = ("penalty.Pay", "penalty.Collect", "penalty.Executed")


def standing(case: Case) -> dict[str, list[dict[str, Any]]]:
    """The decisions that stand: rows of penalties by party, those that fell left out."""
    return replayed(case)[0]


def losing_goods(case: Case) -> set[str]:
    """Respondents whose goods a standing decision confiscates."""
    return {party for party, rows in standing(case).items() if any(row["kind"] == "goods" for row in rows)}


def unstated(case: Case) -> set[str]:
    """Respondents whose decision was changed while nobody has written down what stands in its place."""
    return replayed(case)[1]


def replayed(case: Case) -> tuple[dict[str, list[dict[str, Any]]], set[str]]:
    """What stands by party, and whose decision was changed to something not written down yet: everything decided or undone, one after the other."""
    return case.once("replayed", lambda: _replayed(case))


def _replayed(case: Case) -> tuple[dict[str, list[dict[str, Any]]], set[str]]:
    spot = [("spot", said) for said in case.each(OnTheSpot, ever=True)]
    told = [(name, said) for name in ("Decide", "PlatformDecide", "NoPenalty", *UNDOING) for said in case.each(f"penalty.{name}", ever=True)]
    found: dict[str, list[dict[str, Any]]] = {}
    unknown: set[str] = set()
    for name, said in sorted(spot + told, key=lambda pair: order(pair[1])):
        if name in UNDOING and said.result != "unlawful":
            gone = _undone(found, said)
            unknown = unknown | gone if said.result == "changed" and not said.rows else unknown - (gone or unknown)
        elif name == "spot":
            found[_spot_party(case, said)] = [{"kind": said.kind, "amount": said.amount or 0}]
        elif name in ("Decide", "PlatformDecide"):
            for row in said.rows or ():
                found.setdefault(str(row["party"]), []).append(row)
        elif name == "NoPenalty":
            found.update({party: [] for party in ([str(said.party)] if said.party else case.parties("respondent")) if party not in found})
    return found, unknown - set(found)


def touched(said: Any) -> list[str]:
    """The respondents whom a fall concerns: the one it names, or those for whom it says what stands now; empty when it concerns all."""
    return [str(said.party)] if said.party else list(dict.fromkeys(str(row["party"]) for row in rows_now(said)))


def rows_now(said: Any) -> list[dict[str, Any]]:
    """What stands in the place of a changed decision, as far as it was told."""
    return list(said.rows or ()) if said.result in (None, "changed") else []


def _undone(found: dict[str, list[dict[str, Any]]], said: Any) -> set[str]:
    """What fell is taken out; in its place stands what reconsideration or the court has put there. Whom it concerned."""
    whose = touched(said) or list(found)
    for party in whose:
        found.pop(party, None)
    for row in rows_now(said):
        found.setdefault(str(row["party"]), []).append(row)
    return set(whose)


def _spot_party(case: Case, said: Any) -> str:
    who = said.respondent
    return str((who.get("party") if isinstance(who, dict) else "") or next(iter(case.parties("respondent")), ""))


def owed_by(case: Case, party: str) -> int:
    """What the standing decisions ask of one party, in fen: fines and unlawful gains; goods are handed over and never owed in money."""
    return money_of(standing(case).get(party, ()))


def money_of(rows: Iterable[dict[str, Any]], *kinds: str) -> int:
    """The fines and the unlawful gains in these rows, in fen; or one of these `kinds` alone."""
    return sum(int(row.get("amount") or 0) for row in rows if row["kind"] in (kinds or MONEY))


def owes(case: Case, party: str) -> bool:
    """True when a standing decision takes money of the party, so that being served starts his term to pay."""
    return owed_by(case, party) > 0


def payments(case: Case, act: Any) -> dict[str, int]:
    """What each party has paid so far in fen, read from all entries once more has been paid in than a matter keeps in mind."""
    if all(case.count(name) <= KEPT for name in PAYING):
        return {}
    bodies = case.asked.get("bodies") or hanging.bodies(case.id)  # the former where an entry is just being struck or corrected
    gone, found = hanging.struck(bodies), dict[str, int]()
    mended = {body["corrects"]["entry"]: body["corrects"]["said"] for body in bodies if body.get("corrects") and body["id"] not in gone}
    for body in bodies:
        if body["act"] in PAYING and body["id"] not in gone:
            said = mended.get(body["id"], body["said"])
            party = str(said.get("party") or only_one(case))
            found[party] = found.get(party, 0) + int(said.get("amount") or 0)
    return found


def only_one(case: Case) -> str:
    """The respondent, when there is only one; else empty."""
    parties = case.parties("respondent")
    return parties[0] if len(parties) == 1 else ""


def paid_by(case: Case, party: str) -> int:
    """What one party has paid, refunds taken off."""
    read = case.asked.get("payments") or {}
    sums = read.get(party, 0) if read else sum(
        int(said.amount or 0) for name in PAYING for said in case.each(name, ever=True) if str(said.party or only_one(case)) == party)
    back = sum(int(said.amount or 0) for said in case.each("penalty.Refund", ever=True) if str(said.party or only_one(case)) == party)
    return sums - back


def settled(case: Case, party: str, more: int) -> Iterable[Consequence]:
    """What a further payment of a party meets: the parts it reaches, and the whole when nothing is left."""
    paid, owed = paid_by(case, party) + more, owed_by(case, party)
    if paid > owed and undoings(case, party) and not case.open("refund", party):
        yield c.Start("refund", of=party)  # what comes in for a decision that fell, or beyond what it was changed to, goes back
    if party not in standing(case):
        return
    for term, of, reached in terms_to_pay(case, party, paid):
        if reached:
            yield c.Meet(term, of)
    if paid >= owed:
        yield from let_go(case, [party], "paid")
        yield from closing(case, party, 0)


def terms_to_pay(case: Case, party: str, paid: int) -> Iterable[tuple[str, str, bool]]:
    """(term, of, whether reached) for each part of a party's plan and for the whole; a plan counts only what came in after it was granted."""
    plan = plan_of(case, party)
    rows = plan.rows if plan else ()
    left = paid - owed_by(case, party) + sum(int(part["amount"]) for part in rows)
    for n, part in enumerate(rows):
        left -= int(part["amount"])
        yield "instalment", f"{party}/{n + 1}", left >= 0
    yield "pay", party, paid >= owed_by(case, party)


def recounted(case: Case) -> Iterable[Consequence]:
    """What the terms are once a payment or refund has been struck or corrected: those that are no longer reached run again, those reached now are met."""
    case.asked["payments"] = payments(case, None)
    for party in case.parties("respondent"):
        paid, owed = paid_by(case, party), owed_by(case, party)
        for term, of, reached in terms_to_pay(case, party, paid):
            yield c.Meet(term, of) if reached else c.Reopen(term, of)
        yield c.Reopen("refund", party) if paid > owed else c.Meet("refund", party)
    if any(owed_by(case, party) > paid_by(case, party) for party in standing(case)):
        yield c.Void("close")
    elif standing(case) and case.stage == DECIDED.key and not case.open("close"):
        yield c.Start("close")


def undoings(case: Case, party: str) -> list[int]:
    """The places of what set aside or changed the decision on a party, in the matter's order of entries."""
    return [order(said) for name in UNDOING for said in case.each(f"penalty.{name}", ever=True)
            if said.result != "unlawful" and party in (touched(said) or [party])]


def plan_of(case: Case, party: str) -> Said | None:
    """The parts in which a party may pay, unless the decision has been set aside or changed since."""
    plan = newest(case, "penalty.Instalments", ever=True, party=party)
    return plan if order(plan) > max(undoings(case, party), default=0) else None


def closing(case: Case, party: str, left: int) -> Iterable[Consequence]:
    """The term to close begins when the last party has done what was asked of him."""
    if not left and all(each == party or owed_by(case, each) <= paid_by(case, each) for each in standing(case)) and not case.open("close"):
        yield c.Start("close")


def enforcements(case: Case, act: Any) -> dict[str, list[dict[str, Any]]]:
    """The enforcements of money that still go on against each party, oldest first, each with what of its principal has not come in."""
    found: dict[str, list[dict[str, Any]]] = {}
    for other, memory in going("execution", case.links("to:execution")):
        if not memory["acts"].get("execution.TakeUp") or memory["first"]["s"].get("kind") not in (None, "money"):
            continue
        first = memory["first"]["s"]
        here, paid = (int(memory["acts"].get(f"execution.{name}", {"sums": {}})["sums"].get("amount", 0)) for name in ("Receive", "Paid"))
        owed = _principal(memory)
        found.setdefault(str(first.get("party") or ""), []).append({"matter": other, "left": max(owed - here - paid, 0), "first": int(first.get("amount") or 0),
                                                                      "paid": paid, "taken": max(owed - paid, 0)})
    return found


def _principal(memory: dict[str, Any]) -> int:
    """What an enforcement is for: what it was opened with, or what a change of the decision has left."""
    changed = (memory["acts"].get("execution.Changed") or {}).get("kept") or [memory["first"]]
    return int(changed[-1]["s"].get("amount") or 0)


def overpaid(case: Case, party: str, more: int = 0) -> int:
    """What a party would have paid beyond his standing decision with `more`, in fen; what is being enforced may hold additional fines and is none."""
    if party not in standing(case) or (case.asked.get("enforcements") or {}).get(party):
        return 0
    return max(paid_by(case, party) + more - owed_by(case, party), 0)


def taken_over(case: Case, party: str) -> int:
    """What of a party's debt is being enforced already, in fen, with what has come in there and is not told here yet."""
    return sum(int(one["taken"]) for one in (case.asked.get("enforcements") or {}).get(party, ()))


class Pay(Act):
    """The fine, or a part of it, is paid by the respondent or by somebody for him."""

    title, basis = "缴纳罚款", "处罚·缴款"
    fact = True
    by, at, asks, tells = (capacities.clerk, capacities.officer), ANY, (payments, enforcements, held), ("execution.Paid", "coercion.NotKept")
    party = PartyOf("当事人", "respondent", required=False)
    amount = Money("缴款数额", adds=True)
    receipt = Code("票据号", required=False)
    way = Choice("方式", {"bank": "银行", "online": "电子支付", "spot": "当场收缴"}, default="online")
    payer = Text("缴款人（不是当事人本人的）", required=False)
    counts = Counts("penalty.paid", amount="amount")
    recounted = staticmethod(recounted)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from whose(case, self.party)
        if self.way == "spot":
            yield from on_the_spot(case, "small", self.receipt)
        if over := overpaid(case, str(self.party or only_one(case)), self.amount or 0):
            yield Objection(f"多缴{over / 100:,.2f}元，超过决定书应缴的罚款", "处罚·缴款", "请核对当事人和数额；确实多缴的，应当退还", warns=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from received(case, self)
        if self.way == "spot":
            yield from stock.use("receipt", self.receipt)


def received(case: Case, act: Any) -> Iterable[Consequence]:
    """What a payment meets, and the sheet on which it is registered with the number of its receipt."""
    party = str(act.party or only_one(case))
    yield from settled(case, party, int(act.amount or 0))
    if overpaid(case, party, int(act.amount or 0)) and not case.open("refund", party):
        yield c.Start("refund", of=party)
    yield c.Issue("payment", of=party, words={"paid": act.amount, "receipt": act.receipt or "", "payer": getattr(act, "payer", "") or ""})
    going, rest = (case.asked.get("enforcements") or {}).get(party, []), int(act.amount or 0)
    for i, one in enumerate(going, start=1):  # the oldest is satisfied first; what is over belongs to the newest
        part = rest if i == len(going) else min(rest, int(one["left"]))
        if part:
            yield c.Tell(one["matter"], "execution.Paid", {"amount": f"{part / 100:.2f}", "receipt": act.receipt})
        rest -= part


def whose(case: Case, party: str | None) -> Iterable[Objection]:
    """With several respondents it must be said who pays."""
    if not party and not only_one(case):
        yield Objection("有多名当事人，没有写明是谁缴款", "处罚·缴款", "请选择当事人", firm=True)


def on_the_spot(case: Case, ground: str, receipt: str | None) -> Iterable[Objection]:
    """Money may change hands on the spot only on the grounds of the law, and against the receipt of the finance office.

    What is small is the fine that was imposed on the spot, not the part of it that is handed over.
    """
    most, spot = fen(limit(case, "APL-EXE-02")), case.said(OnTheSpot)
    if ground in ("small", "hard") and spot is None:
        yield Objection("小额、“不当场收缴事后难以执行”只适用于当场作出的处罚", "处罚·当场收缴", "请当事人到银行或电子支付缴纳")
    elif ground == "small" and spot is not None and most is not None and int(spot.amount or 0) > most:
        yield Objection(f"当场处罚的罚款超过{most // 100}元，不得当场收缴（事后难以执行或边远地区除外）", "处罚·当场收缴", "请当事人到银行或电子支付缴纳", rule="APL-EXE-02")
    if not receipt:
        yield Objection("当场收缴必须出具财政专用票据", "处罚·票据", "请填写票据号")
    yield from stock.why_not(case, "receipt", receipt, "处罚·票据")
