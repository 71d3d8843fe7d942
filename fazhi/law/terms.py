"""How long the law gives: the due day of a term, with every step explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from fazhi.law.calendar import Calendar, current
from fazhi.law.counting import DAY_UNITS, Interval, Part, backward, forward, later, merged
from fazhi.law.errors import BadInput, CalendarMissing, NotInForce, UnknownRule, UnknownValue
from fazhi.law.explain import Step, explain
from fazhi.law.loader import Catalogue, catalogue
from fazhi.law.model import Version
from fazhi.law.turns import fixed_day, turn

Moment = date | datetime


@dataclass(frozen=True, slots=True)
class Due:
    """When a term ends: `due` (None: the law sets no limit, or a suspension still runs), `raw` before rolling over."""

    due: Moment | None
    start: Moment
    rule: Version
    raw: Moment | None
    calendar: Calendar
    suspensions: tuple[Interval, ...] = ()
    extensions: tuple[tuple[Version, int], ...] = ()
    event: Moment | None = None

    @property
    def paused(self) -> bool:
        """Whether the term stands still because a suspension has no end yet."""
        return self.due is None and not self.rule.unlimited

    @property
    def steps(self) -> tuple[Step, ...]:
        """Each step of the counting with its rule, its article and the days skipped; made when asked for."""
        return explain(*(self.rule, self.start, self.raw, self.due, self.calendar, self.suspensions, self.extensions, self.event))

    @property
    def text(self) -> str:
        """The explanation in Chinese, one numbered line a step."""
        return "\n".join(f"{number}. {step.line}" for number, step in enumerate(self.steps, 1))

    def as_json(self) -> dict[str, Any]:
        """The same for machines: days as ISO text."""
        return {
            "rule": self.rule.id,
            "term": self.rule.term,
            "name": self.rule.name,
            "cite": self.rule.cite,
            "confidence": self.rule.confidence,
            "start": self.start.isoformat(),
            "event": self.event.isoformat() if self.event else None,
            "due": self.due.isoformat() if self.due else None,
            "limit": self.rule.limit,
            "steps": [step.as_json() for step in self.steps],
        }


def term(name_or_id: str, on: date, field: str = "") -> Version:
    """The version of a term (by name, a field's overlay first) or of a rule (by id) in force on that day.

    Raises UnknownRule, NotInForce.
    """
    return find(catalogue(), name_or_id, on, field)


def find(known: Catalogue, name_or_id: str, on: date, field: str = "") -> Version:
    """The same in a given catalogue: terms and overlays of the field, then the general ones, then the rule itself."""
    for key in ((name_or_id, field), (name_or_id, "")) if field else ((name_or_id, ""),):
        for table in (known.terms, known.overlays):
            for version in reversed(table.get(key, ())):
                if version.covers(on):
                    return version
    if name_or_id in known.rules:
        found = known.rules[name_or_id].on(on)
        if found:
            return found
        raise NotInForce(name_or_id, on)
    if any(name_or_id == name for name, _ in known.terms):
        raise NotInForce(name_or_id, on)
    raise UnknownRule(name_or_id, [*known.rules, *(name for name, _ in known.terms)])


def due(
    name_or_id: str,
    start: Moment,
    *,
    suspensions: Sequence[Interval] = (),
    extend: bool | int = False,
    field: str = "",
    calendar: Calendar | None = None,
    on: date | None = None,
    event: Moment | None = None,
    own: Mapping[str, Any] | None = None,
) -> Due:
    """When the term that begins with `start` ends, as the law of the day `on` (default: the start) says.

    `extend` True takes the whole extension the law allows, a number takes that many of its units.
    A yearly day or a duty that comes round ends with the turn the start lies in, without rolling over.
    A term with limit min gives the first day on which the next step may be done; with limit before, the latest
    day before `event` (default: the start). `own` holds values that an office has set for itself by rule: they take
    the place of the law's. Raises UnknownRule, NotInForce, UnknownValue, CalendarMissing, BadInput.
    """
    day = start.date() if isinstance(start, datetime) else start
    version = _given(name_or_id, on or day, field, own or {})
    calendar = calendar or current()
    if version.unlimited:
        return Due(None, start, version, None, calendar)
    spans = tuple(suspensions)
    more = _extensions(version, extend, on or day) if extend else ()
    if version.unit == "date":
        if spans:
            raise BadInput(f"“{version.name}”是每年固定日期，不能扣除中止期间。")
        last = fixed_day(version, day)
        return Due(last, start, version, last, calendar)
    if version.every:
        last = turn(version, day).until
        return Due(last, start, version, last, calendar)
    if version.limit == "before":
        return _before(version, start, event or start, spans, calendar)
    if version.unit == "h":
        return _hours(version, start, spans, more, calendar)
    return _days(version, start, day, spans, more, calendar)


def moved_on(set_day: date, name_or_id: str, start: Moment, suspensions: Sequence[Interval], field: str = "", calendar: Calendar | None = None) -> date:
    """A last day that somebody set for this term, later by the time in which it stood still, in the unit in which it counts. Raises as `due` does."""
    day = start.date() if isinstance(start, datetime) else start
    unit = term(name_or_id, day, field).unit
    return date.fromordinal(later(set_day.toordinal(), day.toordinal(), unit, merged(suspensions), calendar or current()))


def agreed(start: date, days: int, calendar: Calendar | None = None) -> date:
    """The last of so many days that two parties agreed on: the first is not counted, a rest day at the end rolls over. Raises CalendarMissing."""
    return date.fromordinal((calendar or current()).roll(start.toordinal() + days))


def _given(name_or_id: str, on: date, field: str, own: Mapping[str, Any]) -> Version:
    """The version that counts: the law's, or with the office's own value in its place. Raises UnknownValue where nobody knows one."""
    version = term(name_or_id, on, field)
    if version.id in own:
        version = replace(version, value=own[version.id], unlimited=False, unknown=False)
    if version.unknown:
        raise UnknownValue(version.id, on)
    return version


def _days(
    version: Version,
    start: Moment,
    day: date,
    suspensions: tuple[Interval, ...],
    more: tuple[tuple[Version, int], ...],
    calendar: Calendar,
) -> Due:
    """A term in working days, days, months or years, counted forward."""
    ended = [one for one in suspensions if one.until is not None]
    end = forward(day.toordinal(), parts(version, more), merged(ended) if ended else (), calendar)
    if len(ended) < len(suspensions) and _stands(suspensions, date.fromordinal(end)):
        return Due(None, start, version, None, calendar, suspensions, more)
    return Due(_settle(end, version, calendar), start, version, date.fromordinal(end), calendar, tuple(ended), more)


def _stands(suspensions: Sequence[Interval], end: date) -> bool:
    """Whether a suspension without an end began before the term was over."""
    return any(one.until is None and one.since <= end for one in suspensions)


def _settle(end: int, version: Version, calendar: Calendar) -> date:
    """The day that counts in law: rolled over a rest day; a period that must pass frees the day after."""
    if version.roll and version.value and version.unit != "wd":
        end = calendar.roll(end)
    return date.fromordinal(end + 1 if version.limit == "min" else end)


def _hours(
    version: Version, start: Moment, suspensions: tuple[Interval, ...], more: tuple[tuple[Version, int], ...], calendar: Calendar
) -> Due:
    """A term in hours runs from the moment and does not roll over; “at once” is the start itself."""
    hours = sum(count for count, _ in parts(version, more))
    if not hours:
        return Due(start, start, version, start, calendar)
    if not isinstance(start, datetime):
        raise BadInput(f"“{version.name}”按小时计算，起点须写到时分，例如 {start}T09:30。")
    end = start + timedelta(hours=hours)
    if _stands(suspensions, end.date()):
        return Due(None, start, version, None, calendar, suspensions, more)
    for first, last in merged(one for one in suspensions if one.until is not None):
        if first > end.date().toordinal():
            break
        end += timedelta(days=max(0, last - max(first, start.date().toordinal()) + 1))
    return Due(end, start, version, end, calendar, suspensions, more)


def _before(version: Version, start: Moment, event: Moment, suspensions: tuple[Interval, ...], calendar: Calendar) -> Due:
    """A term counted backwards from an event."""
    if suspensions:
        raise BadInput(f"“{version.name}”从后一事项倒着计算，不能扣除中止期间。")
    count, unit = parts(version, ())[0]
    if unit == "h":
        if not isinstance(event, datetime):
            raise BadInput(f"“{version.name}”按小时倒算，事项时间须写到时分，例如 {event}T09:30。")
        moment = event - timedelta(hours=count)
        return Due(moment, start, version, moment, calendar, event=event)
    day = event.date() if isinstance(event, datetime) else event
    try:
        found = date.fromordinal(backward(day.toordinal(), count, unit, version.clear, calendar))
    except CalendarMissing as error:
        # Counted back from a year not loaded, nothing is known but that the term had begun.
        raise CalendarMissing(error.year, start.date() if isinstance(start, datetime) else start) from None
    return Due(found, start, version, found, calendar, event=event)


def parts(version: Version, more: tuple[tuple[Version, int], ...]) -> tuple[Part, ...]:
    """The lengths to be counted one after the other; equal units are one length. Raises BadInput for what is no term."""
    value, unit = version.value, version.unit
    if isinstance(value, bool) or not isinstance(value, int) or unit not in (*DAY_UNITS, "h"):
        raise BadInput(f"“{version.id} {version.name}”不是期限（{version.kind or unit}），不能计算届满日。")
    found: list[Part] = [(value, unit)]
    for extra, count in more:
        if found[-1][1] == extra.unit:
            found[-1] = (found[-1][0] + count, extra.unit)
        else:
            found.append((count, extra.unit))
    return tuple(found)


def _extensions(version: Version, extend: bool | int, on: date) -> tuple[tuple[Version, int], ...]:
    """The extensions asked for, in the order in which the law grants them; one without a limit takes what is left. Raises BadInput beyond its limit."""
    allowed = [term(one, on, version.field) for one in version.extension]
    if not allowed:
        raise BadInput(f"“{version.name}”依法不能延长。")
    if extend is True:
        return ((allowed[0], _whole(allowed[0])),)
    left, taken = extend, []
    for one in allowed:
        if left > 0:
            taken.append((one, left if one.unlimited else min(left, _whole(one))))
            left -= taken[-1][1]
    if left > 0 or extend < 0:
        most = sum(_whole(one) for one in allowed)
        raise BadInput(f"“{version.name}”最多可延长{most}{UNIT_WORDS.get(allowed[0].unit, '')}，不能延长{extend}。")
    return tuple(taken)


def _whole(version: Version) -> int:
    """The length of an extension; one that is unknown, or that whoever extends has to fix, cannot be taken whole."""
    if version.unknown or isinstance(version.value, bool) or not isinstance(version.value, int):
        raise BadInput(f"“{version.id} {version.name}”的延长幅度尚未查明，请写明延长的天数依据后补录。")
    return version.value


UNIT_WORDS = {"wd": "个工作日", "cd": "日", "mo": "个月", "yr": "年", "h": "小时"}
__all__ = ["CalendarMissing", "Due", "Interval", "due", "parts", "term"]
