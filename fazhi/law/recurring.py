"""Duties that come round, turn by turn over a span of days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from fazhi.law.errors import BadInput, NotInForce
from fazhi.law.terms import term
from fazhi.law.turns import Occurrence, turn

ONE_DAY = timedelta(days=1)
__all__ = ["Occurrence", "occurrences"]


@lru_cache(maxsize=2048)
def occurrences(name_or_id: str, since: date, until: date, field: str = "") -> tuple[Occurrence, ...]:
    """Every turn whose last day lies in since … until, each under the version in force on that last day.

    Raises UnknownRule for an unknown name and BadInput for a rule that does not recur.
    """
    if until < since:
        raise BadInput(f"止日（{until}）早于起日（{since}）。")
    found: list[Occurrence] = []
    day = since
    while day <= until:
        try:
            version = term(name_or_id, day, field)
        except NotInForce:
            day += ONE_DAY
            continue
        one = turn(version, day)
        if one.until > until:
            break
        if version.covers(one.until):
            found.append(one)
        # A version that ends inside a turn leaves the rest of it to the next version.
        day = max(one.until, day) + ONE_DAY
    return tuple(found)
