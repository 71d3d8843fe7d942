"""Counting, whatever the term and the days: properties, and a naive counter that walks day by day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fazhi import law
from fazhi.law import calendar
from fazhi.law.calendar import Calendar
from fazhi.law.counting import Part, add_months, backward, forward, merged

KNOWN = calendar.load()
# On a shared machine any single example may stall; that says nothing about the law.
unhurried = settings(deadline=None)
ONE_DAY = timedelta(days=1)
starts = st.dates(date(2004, 1, 1), date(2025, 6, 30))
lengths = st.integers(1, 120)
day_units = st.sampled_from(["wd", "cd"])
# Terms of many lines whose last day rolls over, in force over these days.
TERMS = [
    "petition.register",
    "petition.finish",
    "mediation.confirm",
    "mediation.finish",
    "reconsideration.reply",
    "litigation.sue_direct",
]
terms = st.sampled_from([*TERMS, "disclosure.reply", "disclosure.publish"])
modern = st.dates(date(2019, 6, 1), date(2025, 6, 30))


@st.composite
def suspensions(draw: st.DrawFn) -> list[law.Interval]:
    """Up to four intervals, often overlapping."""
    first = draw(st.dates(date(2019, 6, 1), date(2025, 1, 1)))
    pairs = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=4))
    return [law.Interval(first + timedelta(days=a), first + timedelta(days=a + b)) for a, b in pairs]


def naive(start: date, count: int, unit: str, spans: list[law.Interval], known: Calendar) -> date:
    """Walk day by day: the way a clerk counts on a wall calendar."""
    day = start
    while count:
        day += ONE_DAY
        suspended = any(one.since <= day <= (one.until or one.since) for one in spans)
        if not suspended and (unit == "cd" or known.is_workday(day)):
            count -= 1
    return day


def last(start: date, parts: list[Part], spans: list[law.Interval]) -> date:
    return date.fromordinal(forward(start.toordinal(), parts, merged(spans), KNOWN))


@unhurried
@given(modern, st.integers(1, 60), day_units, suspensions())
def test_counting_is_what_a_clerk_counts(start: date, count: int, unit: str, spans: list[law.Interval]) -> None:
    assert last(start, [(count, unit)], spans) == naive(start, count, unit, spans, KNOWN)


@unhurried
@given(terms, modern, st.integers(0, 40))
def test_a_later_start_is_never_due_earlier(term: str, start: date, more: int) -> None:
    one, two = law.term(term, start), law.term(term, start + timedelta(days=more))
    assume(one == two)
    early, late = law.due(term, start), law.due(term, start + timedelta(days=more))
    assert isinstance(early.due, date) and isinstance(late.due, date)
    assert early.due <= late.due


@unhurried
@given(terms, modern)
def test_no_term_ends_on_a_rest_day_or_before_it_begins(term: str, start: date) -> None:
    found = law.due(term, start)
    assert isinstance(found.due, date)
    assert found.due >= start
    assert KNOWN.is_workday(found.due)


@unhurried
@given(terms, modern)
def test_counting_again_gives_the_same(term: str, start: date) -> None:
    assert law.due(term, start).as_json() == law.due(term, start).as_json()


@unhurried
@given(terms, modern, suspensions())
def test_the_explanation_ends_with_the_day_and_tells_every_suspension(term: str, start: date, spans: list[law.Interval]) -> None:
    found = law.due(term, start, suspensions=spans)
    assert found.steps[-1].text == f"届满日为{found.due}"
    assert all(f"{one.since}至{one.until}" in found.text for one in spans)
    rolled = [step for step in found.steps if "顺延" in step.text]
    assert bool(rolled) == (found.raw != found.due)


@unhurried
@given(starts, lengths, st.integers(1, 60), st.data())
def test_suspended_days_move_a_term_in_days_by_as_many(start: date, count: int, days: int, data: st.DataObject) -> None:
    begin = start + timedelta(days=data.draw(st.integers(1, count)))
    spans = [law.Interval(begin, begin + timedelta(days=days - 1))]
    assert last(start, [(count, "cd")], spans) == last(start, [(count, "cd")], []) + timedelta(days=days)


@unhurried
@given(modern, lengths, day_units, suspensions())
def test_overlapping_suspensions_count_once(start: date, count: int, unit: str, spans: list[law.Interval]) -> None:
    single = {
        day
        for one in spans
        for day in (one.since + timedelta(days=n) for n in range(((one.until or one.since) - one.since).days + 1))
    }
    assert last(start, [(count, unit)], spans) == last(start, [(count, unit)], [law.Interval(day, day) for day in sorted(single)])
    assert last(start, [(count, unit)], spans) == last(start, [(count, unit)], [*spans, *spans])


@unhurried
@given(modern, lengths, day_units, suspensions())
def test_a_suspension_never_shortens(start: date, count: int, unit: str, spans: list[law.Interval]) -> None:
    assert last(start, [(count, unit)], spans) >= last(start, [(count, unit)], [])


@unhurried
@given(modern, st.integers(1, 40), st.integers(1, 40), day_units)
def test_an_extension_continues_the_term(start: date, count: int, more: int, unit: str) -> None:
    assert last(start, [(count, unit), (more, unit)], []) == last(start, [(count + more, unit)], [])


@unhurried
@given(starts, lengths)
def test_working_days_there_and_back(start: date, count: int) -> None:
    workday = KNOWN.next_workday(start)
    assert KNOWN.add_workdays(KNOWN.add_workdays(workday, count), -count) == workday


@unhurried
@given(starts, lengths, day_units)
def test_backwards_undoes_a_period_that_must_pass(start: date, count: int, unit: str) -> None:
    """Told on a day, the earliest event is the day after the period; counted back from there, it is the day of telling."""
    told = KNOWN.next_workday(start) if unit == "wd" else start
    event = forward(told.toordinal(), [(count, unit)], (), KNOWN) + 1
    assert date.fromordinal(backward(event, count, unit, True, KNOWN)) == told


@unhurried
@given(starts, lengths)
def test_backwards_leaves_that_many_whole_working_days(start: date, count: int) -> None:
    assume(start > date(2005, 1, 1))
    told = date.fromordinal(backward(start.toordinal(), count, "wd", True, KNOWN))
    assert KNOWN.workdays_between(told + ONE_DAY, start - ONE_DAY) == count
    assert KNOWN.is_workday(told)


@unhurried
@given(starts, st.integers(-240, 240))
def test_months_keep_the_day_or_take_the_last(start: date, count: int) -> None:
    found = add_months(start, count)
    assert (found.year * 12 + found.month) - (start.year * 12 + start.month) == count
    assert found.day == start.day or (found.day < start.day and (found + ONE_DAY).day == 1)


@unhurried
@given(modern, st.integers(1, 60))
def test_a_period_that_must_pass_ends_the_day_after_a_working_day(start: date, days: int) -> None:
    found = law.due("decision.comment", start + timedelta(days=days) if start < date(2019, 9, 1) else start, on=date(2021, 1, 1))
    assert isinstance(found.due, date)
    assert KNOWN.is_workday(found.due - ONE_DAY)
    assert found.due > start


@unhurried
@given(st.dates(date(2020, 1, 1), date(2025, 12, 31)), st.integers(0, 700))
def test_turns_follow_each_other_without_gap(since: date, length: int) -> None:
    for name in ("legal_aid.visit", "legal_aid.lecture"):
        turns = law.occurrences(name, since, since + timedelta(days=length))
        for one, two in pairwise(turns):
            assert two.since == one.until + ONE_DAY
        assert all(since <= one.until <= since + timedelta(days=length) for one in turns)


@unhurried
@given(terms, modern, suspensions())
def test_a_day_that_was_set_moves_on_as_a_counted_one_would(term: str, start: date, spans: list[law.Interval]) -> None:
    """Set on the very day to which the law counts, it is the same day after the same time stood still."""
    found, moved = law.due(term, start), law.due(term, start, suspensions=spans)
    assert isinstance(found.raw, date) and law.moved_on(found.raw, term, start, spans) == moved.raw
