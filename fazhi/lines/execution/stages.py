"""The stages of an enforcement, what is owed in it, and what its acts share."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fazhi import law
from fazhi.kernel import consequences as c
from fazhi.kernel import registry
from fazhi.kernel.acts import Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.happen import peek
from fazhi.kernel.inventory import same_number
from fazhi.kernel.models import Deadline, Listing
from fazhi.kernel.templates import capital
from fazhi.kernel.wrong import Objection

DUE = Stage("due", "待催告")
DEMANDED = Stage("demanded", "已催告")
DECIDED = Stage("decided", "已决定强制执行")
COURT = Stage("court", "已申请法院")
DONE = Stage("done", "执行完毕", end=True)
ENDED = Stage("ended", "终结执行", end=True)
LISTED = Stage("listed", "目录登记", end=True)
GOING = (DUE, DEMANDED, DECIDED, COURT)

KINDS = {"money": "缴纳罚款等金钱给付", "act": "排除妨碍、恢复原状等行为", "building": "拆除违法建筑物、构筑物、设施", "things": "没收的物品"}
WAYS = {"surcharge": "加处罚款", "transfer": "划拨存款、汇款", "auction": "拍卖或者依法处理查封、扣押的财物", "remove": "排除妨碍、恢复原状",
        "substitute": "代履行", "demolish": "强制拆除", "court": "法院强制执行", "voluntary": "当事人自行履行", "none": "没有采取强制执行"}
COUNTED = tuple(key for key in WAYS if key not in ("voluntary", "none", "court"))
RATE = "APL-EXE-07"
DEFERRED = "APL-EXE-06"  # the term for the court is counted from the end of a deferral


def remedies(case: Case, act: Any) -> dict[str, Any]:
    """What the matter of which this is a part says: until when its decision may be challenged, and whether it has fallen."""
    if not case.parent:
        return {}
    party = str(case.first.party or "")
    rows = Deadline.objects.filter(matter=case.parent, of=party, term__in=("sue", "sue_demolition", "ask_review"), struck="").exclude(state="void")
    days = [day[:10] for day in rows.values_list("due", flat=True) if day]
    since = case.opened_on.isoformat()
    fell = [one for key, known in peek(case.parent)["acts"].items() if key.endswith((".Fell", ".Withdraw")) for one in known["kept"]
            if one["on"] >= since and concerns(one["s"], party) and one["s"].get("result") not in ("unlawful", told_anew(case, one["on"]))]
    plan = Deadline.objects.filter(matter=case.parent, of__startswith=f"{party}/", term="instalment", struck="").exclude(state="void")
    return {"until": max(days, default=""), "fallen": bool(fell), "deferred": max(plan.values_list("due", flat=True), default="")[:10]}


def concerns(fall: dict[str, Any], party: str) -> bool:
    """True when a fall of the decision speaks of this party, or of nobody by name."""
    rows = fall.get("rows") or () if fall.get("result") == "changed" else ()
    named = [fall["party"]] if fall.get("party") else [row["party"] for row in rows]
    return not named or party in named


def told_anew(case: Case, on: str) -> str:
    """“changed” where a change of the decision made that day, or before, has been told with the sum that it leaves: then it goes on with that sum."""
    changed = case.said("execution.Changed")
    return "changed" if changed and changed.at[:10] >= on[:10] else ""


def final_day(case: Case) -> date | None:
    """The day after which the decision can no longer be challenged; None while that is open or unknown."""
    contests = list(case.each("execution.Contest", ever=True))
    if contests:
        return date.fromisoformat(contests[0].final_on) if contests[0].final_on else None
    known = (case.asked.get("remedies") or {}).get("until") or case.first.remedies_until
    return date.fromisoformat(known) if known else None


def court_since(case: Case, final_on: date) -> date:
    """The day from which the months for the court are counted: the decision stands, and the time granted for paying later or in parts is over."""
    until = (case.asked.get("remedies") or {}).get("deferred") or case.first.deferred_until
    try:
        law.rule(DEFERRED, case.day)
    except law.NotInForce:
        return final_on
    return max(final_on, date.fromisoformat(until)) if until and case.first.kind == "money" else final_on


def other_decision(case: Case, number: str | None) -> Iterable[Objection]:
    """Why a paper may not name this decision: another one is enforced here; brackets and blanks make no other number."""
    ours = str(case.first.decision or "")
    if number and ours and not same_number(number, ours) and not case.ever("execution.Changed"):
        yield Objection(f"本事项执行的是{ours}，不是{number}", "强制·申请材料", "请核对文号；登记时写错的，先更正登记", firm=True)


def final(case: Case) -> Iterable[Objection]:
    """The decision stands: the time to ask for reconsideration or to sue has passed, or both are over."""
    day = final_day(case)
    if day is None:
        yield Objection("复议、诉讼的期限何时届满没有登记，或者复议、诉讼还没有结束", "强制·申请法院", "请登记复议诉讼情况；决定书未送达的，先送达")
    elif case.day <= day:
        yield Objection(f"当事人在{day.isoformat()}以前还可以申请复议或者起诉", "强制·申请法院", "请等期限届满")


def counted(case: Case, term: str, start: date, event: date | None = None) -> tuple[date | None, int]:
    """The day that the law gives, and 0; or the day before which it cannot fall, and the year whose holiday notice is missing."""
    try:
        due = case.due(term, start, event).due
    except law.CalendarMissing as missing:
        return missing.not_before, missing.year
    return (date.fromisoformat(due.isoformat()[:10]) if due else None), 0


def principal(case: Case) -> int:
    """What the decision leaves to pay, in fen, by the change of it that was told last."""
    changed = case.said("execution.Changed")
    return int(changed.amount or 0) if changed else int(case.first.amount or 0)


def fines(case: Case) -> int:
    """What of that are fines, in fen: on confiscated money no additional fine runs. What comes in pays the fines first."""
    changed = case.said("execution.Changed")
    told = changed.fine if changed else case.first.fine
    return principal(case) if told is None else min(int(told), principal(case))


def received(case: Case) -> int:
    """What has come in, in fen, here and in the matter of which this is a part."""
    return case.total("execution.Receive", "amount") + paid_there(case)


def paid_there(case: Case) -> int:
    """What was paid in the matter of which this is a part since it was brought here, in fen."""
    return case.total("execution.Paid", "amount")


def uncounted(case: Case, first: date, last: date) -> set[date]:
    """Days of reconsideration and litigation, on which no additional fine runs."""
    days: set[date] = set()
    for one in case.each("execution.Contest", ever=True):
        begin, end = date.fromisoformat(one.since), date.fromisoformat(one.until) if one.until else last
        days |= {begin + timedelta(days=n) for n in range((end - begin).days + 1)}
    return {day for day in days if first <= day <= last}


def parts(case: Case) -> list[tuple[date, int]]:
    """By which day which fines were to be paid: all by one day, or part by part, oldest first; what a change of the decision leaves fills the oldest."""
    told = [(row["due"], int(row.get("amount") or 0)) for row in case.first.parts or ()]
    told = told or ([(case.first.due, fines(case))] if case.first.due else [])
    rest, found = fines(case), []
    for n, (due, amount) in enumerate(told, start=1):
        own = rest if n == len(told) else min(amount, rest)
        found.append((date.fromisoformat(due[:10]), own))
        rest -= own
    return found


def surcharge(case: Case) -> int:
    """The additional fine up to this day in fen: for each part by the day on what was still unpaid of it, never more than the law's cap on the part."""
    paid = [(one.on, int(one.amount or 0)) for name in ("Receive", "Paid") for one in case.each(f"execution.{name}", ever=True)]
    added = before = 0
    for due, fine in parts(case):
        first = due + timedelta(days=1)
        out = uncounted(case, first, case.day)
        days = [day for n in range(max((case.day - due).days, 0)) if (day := first + timedelta(days=n)) not in out]
        unpaid = sum(min(max(before + fine - sum(amount for on, amount in paid if on < day), 0), fine) for day in days)
        before += fine
        if days:  # all the days' sums charged for one day: so no part payment lowers the cap
            added += min(law.surcharge(RATE, unpaid, 1, case.day), law.surcharge(RATE, fine, len(days), case.day))
    return max(added - waived(case), 0)


def waived(case: Case) -> int:
    """What an agreement that is kept forgives of the additional fine."""
    if not agreed(case):
        return 0
    made = case.said("execution.Agree")
    return int(made.waived or 0) if made else 0


def outstanding(case: Case) -> int:
    """What is still to be paid this day, in fen."""
    return max(principal(case) + surcharge(case) - received(case), 0)


def owing(case: Case) -> dict[str, Any]:
    """What a paper says of the money, if it is money: what is left of the principal and of what kind, the additional fine, the whole, and how it grows on."""
    if case.first.kind != "money":
        return {}
    left, added, fine = max(principal(case) - received(case), 0), surcharge(case), max(fines(case) - received(case), 0)
    gains = left - fine
    if gains:
        parts = f"，其中罚款{fine / 100:,.2f}元、没收的违法所得{gains / 100:,.2f}元" if fine else "，都是没收的违法所得"
    else:
        parts = ""
    owed = f"本金{left / 100:,.2f}元（{capital(left)}）{parts}" if left else "本金已经缴清，尚欠加处的罚款"
    return {"owed": owed, "added": added, "total": left + added, "further": _further(case, added, fine, gains)}


def _further(case: Case, added: int, fine: int, gains: int) -> str:
    """Whether the additional fine grows on: never on gains, and never above the law's share of the fines."""
    most = fines(case) * Decimal(law.rule(RATE, case.day).extra["cap"])
    told = "加处的罚款已经达到罚款数额，不再增加。" if added + waived(case) >= most else "此后至缴清之日，对未缴的罚款继续按日加处，加处的总额不超过罚款数额。"
    return (told if fine else "") + ("没收的违法所得不加处罚款。" if gains else "")


def agreed(case: Case) -> bool:
    """True while an agreement on enforcement stands."""
    return case.count("execution.Agree") > case.count("execution.Breach")


def paused(case: Case) -> bool:
    """True while the enforcement is suspended."""
    return case.count("execution.Pause") > case.count("execution.GoOn")


def decision_stands(case: Case) -> Iterable[Objection]:
    """Nothing is enforced for a decision that fell."""
    if case.ever("execution.Fell") or (case.asked.get("remedies") or {}).get("fallen"):
        yield Objection("据以执行的决定已被撤销或者变更", "强制·终结", "请终结执行；已经执行的，办理返还")


def going_on(case: Case) -> Iterable[Objection]:
    """What stops any step of enforcement: the decision fell, the enforcement is suspended, an agreement stands."""
    yield from decision_stands(case)
    if paused(case):
        yield Objection("执行已经中止", "强制·中止", "中止的情形消失后，请先恢复执行")
    if agreed(case):
        yield Objection("与当事人的执行协议正在履行", "强制·执行协议", "当事人不履行协议的，请先登记违约")


def by_another(case: Case) -> Iterable[Objection]:
    """Whoever prepares or proposes a step of enforcement does not sign it."""
    if case.signs_his_own():
        yield Objection("拟办、提请的人不得自己签批", "机构·职责分离", "请由承办人提请，或者由另一名负责人签批", firm=True)


def weighed(case: Case) -> Iterable[Objection]:
    """What the obliged person said has been written down and weighed."""
    if case.count("execution.Answer") > case.count("execution.Weigh"):
        yield Objection("当事人提出的陈述申辩没有复核", "强制·陈述申辩", "请先复核并说明是否采纳")


def obliged(case: Case) -> str:
    """The party that has to obey."""
    return next(iter(case.parties("respondent")), "")


def power_in_force(case: Case, act: Any) -> dict[str, str] | None:
    """The listed power to enforce as it stood on the day, or None."""
    day = case.day.isoformat()
    rows = Listing.objects.filter(office=case.office, register="enforcement", key=act.power or "", struck="", since__lte=day)
    return next((dict(row) for row in rows.order_by("-since").values("key", "title", "until") if not row["until"] or row["until"] >= day), None)


def told(case: Case, result: str) -> Iterable[Consequence]:
    """The matter of which this is a part hears how it ended and how much of the fine came in."""
    if case.parent_line and "Executed" in registry.line(case.parent_line).hears:
        came = min(received(case), principal(case)) - min(paid_there(case), principal(case))  # it knows what was paid there
        said = {"result": result, "amount": f"{came / 100:.2f}", "party": case.first.party}
        yield c.Tell(case.parent, f"{case.parent_line}.Executed", said)
