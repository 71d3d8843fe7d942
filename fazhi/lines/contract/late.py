"""When an agreed payment falls due, and what a late one to a small firm carries in interest."""

from datetime import date, timedelta

from fazhi import law
from fazhi.kernel.case import Case
from fazhi.lines.contract.stages import PAY, schedule, small_firm


def last_day(since: str, days: int) -> str:
    """The last of so many agreed days after a day: a rest day at the end rolls over, as the civil code has it; the plain day where that year's holidays are not loaded yet."""
    start = date.fromisoformat(since[:10])
    try:
        return law.agreed(start, days).isoformat()
    except law.CalendarMissing:
        return (start + timedelta(days=days)).isoformat()


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
