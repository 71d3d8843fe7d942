"""A deadline as it stands in its row: counted by law, or by what the office has set for itself, from its first day."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from fazhi import law
from fazhi.kernel.own import Own

WHOLE = -1  # extended by all that the rule allows


def count(name: str, since: str, field: str, intervals: list[list[str]] | None = None, extended: int = 0, event: str = "",
          law_of: str = "", own: Callable[[date], Mapping[str, Own]] | None = None) -> dict[str, Any] | None:
    """Columns of a deadline counted by law from `since`: rule, cite, due – or not_before when a year's notice is missing.

    `own` tells what the office had set for itself on a day. `law_of`: the day whose law counts where it is not the first. None where the law of that day had no limit. Raises what law.due raises for an unknown term.
    """
    start: date | datetime = datetime.fromisoformat(since) if "T" in since else date.fromisoformat(since)
    on = date.fromisoformat(law_of[:10]) if law_of else missing_day(start)
    spans = [law.Interval(date.fromisoformat(each[0]), date.fromisoformat(each[1]), each[2]) for each in intervals or ()]
    set_here = own(on) if own else {}
    try:
        due = law.due(name, start, suspensions=spans, extend=True if extended == WHOLE else extended, field=field, on=on,
                      event=date.fromisoformat(event) if event else None, own={rule: each.value for rule, each in set_here.items()})
    except law.CalendarMissing as missing:
        rule = law.term(name, on, field)
        return {"rule": rule.id, "cite": rule.cite, "due": "", "not_before": missing.not_before.isoformat()}
    except law.NotInForce:
        return {"rule": "", "cite": "当日没有载入施行中的规定", "due": "", "not_before": ""}  # said, and no day is guessed
    except law.UnknownValue:
        rule = law.term(name, on, field)  # the law of that day had a limit that nobody here knows: no day is guessed
        return {"rule": rule.id, "cite": rule.cite, "due": "", "not_before": ""}
    if due.rule.unlimited:
        return None
    text = "" if due.due is None else due.due.isoformat(timespec="minutes") if isinstance(due.due, datetime) else due.due.isoformat()
    cite = f"{due.rule.cite}；本镇{set_here[due.rule.id].document}" if due.rule.id in set_here else due.rule.cite
    return {"rule": due.rule.id, "cite": cite, "due": text, "not_before": ""}


def why(interval: list[str]) -> list[str]:
    """The ground of an interval in which time stands still, and what it came from where that was told: [since, until, ground, source, the day that was set]."""
    return [each for each in interval[2:4] if each]


def set_day(row: Mapping[str, Any], own: Callable[[date], Mapping[str, Own]] | None = None) -> str:
    """The day that the office has set for a term which has one of the law: as it was before time first stood still; empty where the law's own stands."""
    kept = set_before(json.loads(row.get("suspended") or "[]"))
    due = str(row.get("due") or "")
    if kept or not due or "T" in due:
        return kept
    return "" if recounted(row, own)["due"] == due else due


def set_before(intervals: list[list[str]]) -> str:
    """The day that was set before time stood still, as the intervals keep it; empty for none."""
    return next((each[4] for each in intervals if len(each) > 4), "")


def _moved_on(row: Mapping[str, Any], day: str, intervals: list[list[str]]) -> dict[str, str]:
    """A day that was set, later by the intervals since it stood."""
    spans = [law.Interval(date.fromisoformat(each[0]), date.fromisoformat(each[1]), each[2]) for each in intervals if len(each) > 4]
    try:
        return {"due": law.moved_on(date.fromisoformat(day), row["rule"], date.fromisoformat(row["since"][:10]), spans, row.get("field", "")).isoformat(), "not_before": ""}
    except law.CalendarMissing as missing:
        return {"due": "", "not_before": missing.not_before.isoformat()}


def recounted(row: Mapping[str, Any], own: Callable[[date], Mapping[str, Own]] | None = None) -> dict[str, str]:
    """The day of a deadline as its row now stands, {due, not_before}; both empty while time stands still."""
    intervals = json.loads(row.get("suspended") or "[]")
    if any(not each[1] for each in intervals):
        return {"due": "", "not_before": ""}
    if (day := set_before(intervals)) and not int(row.get("extended") or 0):  # an extension is counted by the law
        return _moved_on(row, day, intervals)
    counted = count(row["rule"], row["since"], row.get("field", ""), intervals, int(row.get("extended") or 0), own=own) or {}
    return {name: str(counted.get(name, "")) for name in ("due", "not_before")}


def told(due: str, not_before: str) -> str:
    """The last day of a deadline as a paper tells it: the day, or, while a year's holidays are not known, how it will be found; empty where there is none."""
    if due or not not_before:
        return due
    year, month, day = (int(part) for part in not_before[:10].split("-"))
    return f"法定期限届满之日（{year}年放假安排公布后确定，不早于{year}年{month}月{day}日）"


def missing_day(start: date | datetime) -> date:
    """The day whose law picks the rule of a term that began at `start`."""
    return start.date() if isinstance(start, datetime) else start
