"""When an agreed payment falls due, and what a late one to a small firm carries in interest."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from fazhi import law
from fazhi.kernel import consequences as c
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.lines.contract.stages import AGREED, PAY, agreed_term, delivered, paid, schedule, small_firm

CLOCKS = ("pay", *AGREED.values())


def last_day(since: str, days: int) -> str:
    """The last of so many agreed days after a day: a rest day at the end rolls over, as the civil code has it; the plain day where that year's holidays are not loaded yet."""
    start = date.fromisoformat(since[:10])
    try:
        return law.agreed(start, days).isoformat()
    except law.CalendarMissing:
        return (start + timedelta(days=days)).isoformat()


def cap(case: Case) -> int | None:
    """The longest time to pay a small firm, in days; None where the law of the day had none."""
    try:
        return int(case.limit("gc.sme.paycap"))
    except (law.NotInForce, law.UnknownValue):
        return None


def capped(case: Case, day: str) -> str:
    """The last day on which a small firm may be paid for what was handed over on a day; empty where the law of the case's day sets none."""
    most = cap(case)
    return last_day(day, most) if most is not None else ""


def falls_due(case: Case, row: dict[str, Any], accepted: str = "") -> Iterable[Consequence]:
    """The clock of one payment: on its own day, or so many days after it was accepted; a small firm waits no longer than the law lets it."""
    n, agreed = str(row["n"]), agreed_term(case)
    last = capped(case, accepted) if accepted and small_firm(case) else ""
    if row.get("by"):
        yield c.Start(agreed, of=n, due=min(str(row["by"]), last or str(row["by"])))
    elif accepted and row.get("days"):
        yield c.Start(agreed, of=n, due=last_day(accepted, int(row["days"])))
    elif accepted and small_firm(case):
        yield c.Start("pay", of=n, since=accepted)


def changed(case: Case, row: dict[str, Any]) -> Iterable[Consequence]:
    """What a signed change of one payment does to its clock: nothing where its time stays as it was, nothing more where it is paid; what is added to a paid one runs from the change."""
    n, old = int(row["n"]), schedule(case).get(int(row["n"]))
    settled = bool(old) and paid(case, n) >= int((old or {})["amount"])
    if paid(case, n) >= int(row["amount"]):
        yield from (c.Meet(term, str(n)) for term in CLOCKS)
    elif settled or old is None or any((old.get(key) or "") != (row.get(key) or "") for key in ("days", "by")):
        accepted = delivered(case, n)
        yield from (c.Void(term, str(n)) for term in CLOCKS)
        yield from falls_due(case, row, "" if accepted is None else case.at if settled else accepted.at)


def rolled(since: str, days: int) -> str:
    """Said beside an agreed time whose last day was a rest day; empty where it was none."""
    plain, last = (date.fromisoformat(since[:10]) + timedelta(days=days)).isoformat(), last_day(since, days)
    return f"（末日{plain}是休息日，依{law.provision('期间·届满', date.fromisoformat(plain)).cite}顺延到{last}）" if last != plain else ""


def interest(case: Case, n: int) -> int:
    """What is still owed in interest on one payment to a small firm, in fen: what each balance carried for its days, less what was paid or waived; 0 in time or where the law sets no rate."""
    running = case.open("pay", str(n)) or case.open("pay_agreed", str(n))
    if not small_firm(case) or running is None or running.day is None or case.day <= running.day:
        return 0
    left, since, owed = int(schedule(case)[n]["amount"]), running.day, 0
    pays = [each for each in case.each(PAY, ever=True, n=n) if each.at <= case.at]
    for each in sorted(pays, key=lambda one: one.at):
        day = date.fromisoformat(each.at[:10])
        owed += carried(left, since, day)
        left, since = left - int(each.amount or 0), max(since, day)
        owed = 0 if each.waived else owed - int(each.interest or 0)
    return max(owed + carried(left, since, case.day), 0)


def carried(balance: int, since: date, until: date) -> int:
    """What a balance carries in interest from one day to another, at the rate of the later day."""
    if until <= since:
        return 0
    try:
        return law.surcharge("gc.sme.interest", balance, (until - since).days, until)
    except (law.NotInForce, law.UnknownValue):
        return 0
