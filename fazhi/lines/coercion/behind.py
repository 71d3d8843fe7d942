"""Coercion, what stands behind the treatment of things: a decision on their owner that stands, remedies that are over, a demand served, a fine not paid."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel.case import Case
from fazhi.kernel.happen import peek
from fazhi.kernel.inventory import same_number
from fazhi.kernel.parts import told
from fazhi.kernel.wrong import Objection
from fazhi.lines.coercion.stages import respondent

STILL = ("unlawful", "changed")  # what is only declared unlawful, or changed, still stands as it is now
REMEDIES = ("ask_review", "sue", "sue_demolition")  # the terms in which a party may still turn against the decision


def behind(case: Case, act: Any) -> dict[str, Any] | None:
    """Whether a decision on the owner stands, his remedies are over, a demand was served, all is paid, and the last day to have it enforced; None for a measure that stands alone."""
    person = case.person_of(respondent(case))
    if not case.parent or not person:
        return None
    found: dict[str, Any] = {"decided": False, "lapsed": False, "demanded": False, "paid": False, "enforceable": "", "numbers": []}
    for memory in around(case):
        for party in (ident for ident, row in memory["rows"].get("party", {}).items() if row.get("person") == person):
            if stands(memory, party):
                found["decided"] = True
                found["lapsed"] = over(memory, party, case.day.isoformat())
                found["paid"] = paid(memory, party)
                found["enforceable"] = enforceable(memory, party)
                found["numbers"] += numbers(memory, party)
        if any(row.get("person") == person for row in memory["rows"].get("party", {}).values()):
            found["demanded"] = found["demanded"] or demanded(memory)
    return found


def around(case: Case) -> Iterator[dict[str, Any]]:
    """What the matter of which this measure is a part remembers, and those linked with it."""
    seen, waiting = {case.id}, [(case.parent, 0)]
    while waiting:
        matter, far = waiting.pop(0)
        if matter in seen:
            continue
        seen.add(matter)
        memory = peek(matter)
        yield memory
        if far < 2:
            waiting += [(row["other"], far + 1) for row in memory["rows"].get("link", {}).values()]


def stands(memory: dict[str, Any], party: str) -> bool:
    """True when the newest decision on the party was neither set aside nor taken back since."""
    decided = max((one["i"] for one in told(memory, "sanction.decide") if any(row.get("party") == party for row in one["s"].get("rows") or ())), default=0)
    ended = max((one["i"] for one in told(memory, "sanction.fall") if one["s"].get("party") in (None, party) and one["s"].get("result") not in STILL), default=0)
    return bool(decided) and decided > ended


def numbers(memory: dict[str, Any], party: str) -> list[str]:
    """The numbers of the decisions on the party, ours or told from the platform."""
    ours = [row.get("number", "") for row in memory["rows"].get("paper", {}).values()
            if row["kind"].endswith("decision") and row.get("of") in ("", None, party) and row.get("state") not in ("void", "replaced")]
    there = [one["s"].get("document") for one in told(memory, "sanction.decide")]
    return [str(each) for each in (*ours, *there) if each]


def over(memory: dict[str, Any], party: str, day: str) -> bool:
    """True when the terms to ask for a review and to sue have run for the party, and are over."""
    rows = [row for row in memory["rows"].get("deadline", {}).values() if row["term"] in REMEDIES and row.get("of") == party]
    return bool(rows) and all(row.get("state") == "lapsed" or (row.get("state") == "open" and "" < row.get("due", "")[:10] < day) for row in rows
                              if row.get("state") != "void")


def enforceable(memory: dict[str, Any], party: str) -> str:
    """The last day to apply to the court against the party; empty while his terms to ask for a review and to sue have no day."""
    rows = [row for row in memory["rows"].get("deadline", {}).values() if row["term"] in REMEDIES and row.get("of") == party]
    days = [row.get("due", "")[:10] for row in rows if row.get("state") != "void"]
    if not days or not all(days):
        return ""
    try:
        last = law.due("penalty.apply_court", date.fromisoformat(max(days))).due
    except law.CalendarMissing as missing:
        last = missing.not_before  # at most some days too early, and nothing lapses with this day
    return last.isoformat()[:10] if last else ""


def paid(memory: dict[str, Any], party: str) -> bool:
    """True when the party has paid all that the decision asked of him."""
    terms = [row for row in memory["rows"].get("deadline", {}).values() if row["term"] == "pay" and row.get("of") == party]
    return any(row.get("state") == "met" for row in terms) and all(row.get("state") in ("met", "void") for row in terms)


def demanded(memory: dict[str, Any]) -> bool:
    """True when a demand of the matter was served."""
    demands = {ident for ident, row in memory["rows"].get("paper", {}).items() if row["kind"].endswith(".demand") and row.get("state") not in ("void", "replaced")}
    served = {paper for one in told(memory, "service") for paper in (one["s"].get("paper"), *(row.get("paper") for row in one["s"].get("also") or ()))}
    return bool(demands & served)


def rests_on(case: Case, number: str | None) -> Iterable[Objection]:
    """The decision that is named is the one that was made on the owner."""
    known = (case.asked.get("behind") or {}).get("numbers") or []
    if number and known and not any(same_number(number, each) for each in known):
        yield Objection(f"来源事项中对当事人的决定是{'、'.join(known)}，不是{number}", "强制·处理", "请核对文号", firm=True)


def rests(case: Case, how: str | None, confirmed: bool) -> Iterable[Objection]:
    """Why the things may not be treated: no decision behind it; for an auction also remedies still open, or nothing demanded."""
    found = case.asked.get("behind")
    if found is None:
        if how == "auctioned" and not confirmed:
            yield Objection("没有写明救济期限届满和已经催告，不得拍卖抵缴罚款", "强制·抵缴", "请核对案卷：期满未申请复议、未起诉，催告后仍不履行的，勾选后再办理")
        return
    if not found["decided"]:
        yield Objection("对物品的当事人没有有效的处理决定，不得没收、销毁或者拍卖", "强制·处理", "请先作出决定；不再需要查封、扣押的，请解除", firm=True)
    elif how == "auctioned" and found["paid"]:
        yield Objection("罚款已经缴清，不得拍卖", "强制·抵缴", "请立即解除查封、扣押", firm=True)
    elif how == "auctioned" and not found["lapsed"]:
        yield Objection("当事人申请复议、起诉的期限还没有届满，不得拍卖抵缴罚款", "强制·抵缴", "请等期限届满")
    elif how == "auctioned" and not found["demanded"]:
        yield Objection("没有催告，不得拍卖抵缴罚款", "强制·抵缴", "请先在强制执行中催告并送达催告书")
