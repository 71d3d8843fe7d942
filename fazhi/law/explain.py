"""Why a term ends when it ends: each step with its rule, its article and the days skipped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from fazhi.law.calendar import Calendar
from fazhi.law.counting import Interval, forward, merged
from fazhi.law.errors import CalendarMissing, NotInForce, UnknownProvision
from fazhi.law.model import Version
from fazhi.law.provisions import provision
from fazhi.law.turns import turn

ONE_DAY = timedelta(days=1)
UNIT_WORDS = {"wd": "个工作日", "cd": "日", "mo": "个月", "yr": "年", "h": "小时"}
EVERY = {"week": "每周", "half_month": "每半月", "month": "每月", "quarter": "每季度", "year": "每年"}
# The provisions of civil counting that every line borrows; their articles by day are data.
BEGIN, ROLL, MONTHS, HOURS = "期间·起算", "期间·届满", "期间·按月", "期间·按时"
Skipped = tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a counting: a sentence, the rule behind it, its citation, and days skipped with the reason."""

    text: str
    rule_id: str = ""
    cite: str = ""
    skipped: Skipped = ()

    @property
    def line(self) -> str:
        """The sentence with its citation and the days skipped."""
        days = "；不计：" + "、".join(f"{day:%m-%d}{why}" for day, why in self.skipped) if self.skipped else ""
        return f"{self.text}{f'（{self.cite}）' if self.cite else ''}{days}"

    def as_json(self) -> dict[str, Any]:
        """The same for machines."""
        return {
            "text": self.text,
            "rule": self.rule_id,
            "cite": self.cite,
            "skipped": [[day.isoformat(), why] for day, why in self.skipped],
        }


def explain(
    version: Version,
    start: date,
    raw: date | None,
    due: date | None,
    calendar: Calendar,
    suspensions: tuple[Interval, ...],
    extensions: tuple[tuple[Version, int], ...],
    event: date | None,
) -> tuple[Step, ...]:
    """The steps of a counting already done."""
    steps = [Step(_rule_text(version), version.id, version.cite)]
    if raw is None or due is None:
        return (*steps, *_no_end(version, suspensions))
    if version.unit == "date":
        steps.append(Step(f"每年固定日期，最迟{raw}", version.id, version.cite))
    elif version.every:
        steps.append(Step(f"{turn(version, _day(start)).label}之内，最迟{raw}", version.id, version.cite))
    elif event is not None:
        steps.append(_backwards(version, raw, event))
    elif version.unit == "h":
        steps.extend(_hours(version, start, raw))
    else:
        steps.extend(_counted(version, _day(start), _day(raw), calendar, suspensions, extensions))
    return (*steps, *_settled(version, _day(start), raw, due, calendar))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _rule_text(version: Version) -> str:
    """What the rule says, in one sentence."""
    if version.unlimited:
        length = "法律未规定期限"
    elif version.unit == "date":
        length = f"每年{version.value}{'之前' if version.ends == 'before' else '以前'}"
    elif version.every:
        length = f"{EVERY.get(version.every, '')}{version.value}{UNIT_WORDS.get(version.unit, '次')}"
    else:
        length = f"{version.value}{UNIT_WORDS.get(version.unit, version.unit)}"
    word = {"min": "至少", "before": "提前"}.get(version.limit, "")
    return f"适用“{version.name}”：{word}{length}"


def _no_end(version: Version, suspensions: tuple[Interval, ...]) -> Iterable[Step]:
    """Why there is no due day: no limit in law, or a suspension still runs."""
    if version.unlimited:
        yield Step("没有届满日")
    for one in suspensions:
        if one.until is None:
            yield Step(f"自{one.since}起中止（{one.ground or '未注明理由'}），尚未恢复，届满日待恢复后计算")


def _general(name: str, on: date) -> str:
    """Citation of a provision of civil counting; empty where the data has none for that day."""
    try:
        return provision(name, on).cite
    except (UnknownProvision, NotInForce):
        return ""


def _backwards(version: Version, raw: date, event: date) -> Step:
    how = "事项当日与办理当日均不计入" if version.clear else "事项当日不计入"
    return Step(f"自{event}倒着计算（{how}），最迟{raw}", version.id, version.cite)


def _hours(version: Version, start: date, raw: date) -> Iterable[Step]:
    if not version.value:
        yield Step("应当立即办理", version.id, version.cite)
    else:
        yield Step(f"自{start:%Y-%m-%d %H:%M}起按小时计算，至{raw:%Y-%m-%d %H:%M}", HOURS, _general(HOURS, _day(start)))


def _counted(
    version: Version,
    start: date,
    raw: date,
    calendar: Calendar,
    suspensions: tuple[Interval, ...],
    extensions: tuple[tuple[Version, int], ...],
) -> Iterable[Step]:
    """The steps of a term in days, months or years."""
    if not version.value:
        yield Step("应当当日办理", version.id, version.cite)
        return
    yield Step(f"{start}当日不计入，自{start + ONE_DAY}起算", BEGIN, _general(BEGIN, start))
    lengths = [(version, version.value if isinstance(version.value, int) else 0), *extensions]
    for one, count in extensions:
        yield Step(f"延长{count}{UNIT_WORDS.get(one.unit, one.unit)}", one.id, one.cite)
    spans = merged(suspensions)
    yield from (_not_counted(interval, start, raw) for interval in suspensions)
    if len(suspensions) > len(spans):
        yield Step("重叠或相连的不计入期间只扣除一次")
    end = start
    for one, count in lengths:
        last = date.fromordinal(forward(end.toordinal(), [(count, one.unit)], spans, calendar)) if len(lengths) > 1 else raw
        words = f"{count}{UNIT_WORDS.get(one.unit, one.unit)}"
        skipped = _rest_days(end, last, calendar, spans) if one.unit == "wd" else ()
        cited = _general(MONTHS, start) if one.unit in ("mo", "yr") else ""
        yield Step(f"数满{words}，止于{last}", one.id, cited or one.cite, skipped)
        end = last


def _not_counted(interval: Interval, start: date, raw: date) -> Step:
    """How many days of a suspension fall into the term."""
    until = interval.until or interval.since
    days = (min(until, raw) - max(interval.since, start + ONE_DAY)).days + 1
    ground = interval.ground or "未注明理由"
    if days <= 0:
        return Step(f"{interval.since}至{until}（{ground}）不在期限之内，不影响计算")
    return Step(f"{interval.since}至{until}不计入期限，共{days}日（{ground}）")


def _rest_days(start: date, last: date, calendar: Calendar, spans: list[tuple[int, int]]) -> Skipped:
    """The rest days passed over when counting working days, holidays named."""
    suspended = {number for first, until in spans for number in range(first, until + 1)}
    days = (date.fromordinal(number) for number in range(start.toordinal() + 1, last.toordinal()))
    return tuple((day, calendar.why(day)) for day in days if day.toordinal() not in suspended and not calendar.is_workday(day))


def _settled(version: Version, start: date, raw: date, due: date, calendar: Calendar) -> Iterable[Step]:
    """Roll-over, the free day after a minimum period, and the result."""
    last = due - ONE_DAY if version.limit == "min" and version.unit != "h" else due
    if last != raw:
        days = [date.fromordinal(number) for number in range(_day(raw).toordinal(), _day(last).toordinal())]
        skipped = tuple((day, _why(day, calendar)) for day in days)
        yield Step(f"最后一日{raw}是休息日，顺延至{last}", ROLL, _general(ROLL, start), skipped)
    if version.limit == "min":
        yield Step(f"须届满后方可进行下一步，最早{due}")
    else:
        yield Step(f"届满日为{due:%Y-%m-%d %H:%M}" if isinstance(due, datetime) else f"届满日为{due}")


def _why(day: date, calendar: Calendar) -> str:
    try:
        return calendar.why(day)
    except CalendarMissing:
        return ""
