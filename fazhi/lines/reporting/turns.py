"""The periods of a form: which one a day lies in, which comes next, and by when it has to be sent."""

from collections.abc import Iterable
from datetime import date, timedelta

from fazhi.kernel import consequences as c
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.report import ledger


def name_of(every: str, day: date) -> str:
    """The period of a day as people write it: 2021-03, 2021Q1, 2021H1 or 2021."""
    parts = {"month": f"-{day.month:02d}", "quarter": f"Q{(day.month + 2) // 3}", "half": f"H{(day.month + 5) // 6}"}
    return f"{day.year}{parts.get(every, '')}"


def after(every: str, period: str) -> str:
    """The period that follows."""
    return name_of(every, date.fromisoformat(ledger.period(every, period)[1]) + timedelta(days=1))


def owed(case: Case, period: str) -> Iterable[Consequence]:
    """The form of a period is owed: by the day that the county set after its end, without a day where it set none."""
    first = case.first
    last = date.fromisoformat(ledger.period(str(first.every), period)[1])
    yield c.Start("report", of=period, due=(last + timedelta(days=first.days)).isoformat() if first.days else "")
