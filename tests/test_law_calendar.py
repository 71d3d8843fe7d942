"""Working days: every day since 2004 against another source, and what happens beyond the loaded years."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
import yaml

from fazhi import law
from fazhi.law import calendar

DATA = Path(__file__).parent / "data"
FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)


@pytest.fixture
def own_calendar() -> Iterator[None]:
    """Gives the process its calendar back after a test has registered a year."""
    kept = calendar.current()
    yield
    calendar.use(kept)


def days() -> Iterator[date]:
    day = FIRST
    while day <= LAST:
        yield day
        day += timedelta(days=1)


def test_every_day_agrees_with_another_source() -> None:
    known = calendar.load()
    assert [day for day in days() if known.is_workday(day) != chinese_calendar.is_workday(day)] == []


def test_every_holiday_has_a_name_and_every_year_its_own_file() -> None:
    known = calendar.load()
    assert sorted(known.years) == list(range(FIRST.year, LAST.year + 1))
    for year in known.years.values():
        assert all(name and name.strip() == name for name in year.off.values())
        assert {"元旦", "春节", "国庆节"} <= set(year.off.values())


@pytest.mark.parametrize("case", yaml.safe_load((DATA / "calendar_vectors.yaml").read_text()), ids=lambda case: str(case["day"]))
def test_day(case: dict[str, object]) -> None:
    known = calendar.load()
    day = case["day"]
    assert isinstance(day, date)
    assert (known.is_workday(day), known.why(day)) == (case["works"], case["why"])


def test_walking_over_the_national_day() -> None:
    known = calendar.load()
    assert known.next_workday(date(2021, 10, 1)) == date(2021, 10, 8)
    assert known.next_workday(date(2021, 10, 8)) == date(2021, 10, 8)
    assert known.add_workdays(date(2021, 9, 30), 2) == date(2021, 10, 9)
    assert known.add_workdays(date(2021, 10, 9), -2) == date(2021, 9, 30)
    assert known.add_workdays(date(2021, 10, 3), 0) == date(2021, 10, 3)
    assert known.workdays_between(date(2021, 10, 1), date(2021, 10, 10)) == 2


def test_a_year_not_loaded_is_refused_by_name() -> None:
    known = calendar.load()
    with pytest.raises(law.CalendarMissing, match="2027年放假安排未载入") as caught:
        known.add_workdays(date(2026, 12, 28), 10)
    assert (caught.value.year, caught.value.not_before) == (2027, date(2027, 1, 7))
    for ask in (known.is_workday, known.why, known.next_workday):
        with pytest.raises(law.CalendarMissing) as missing:
            ask(date(2027, 3, 1))
        assert missing.value.year == 2027
    with pytest.raises(law.CalendarMissing) as before:
        known.add_workdays(date(2004, 1, 5), -10)
    assert before.value.year == 2003


def test_not_before_is_never_after_the_day_that_comes_out(own_calendar: None) -> None:
    start = date(2026, 12, 21)
    with pytest.raises(law.CalendarMissing) as caught:
        law.due("disclosure.reply", start)
    law.calendar.register(notice_of_2027())
    found = law.due("disclosure.reply", start).due
    assert found == date(2027, 1, 18)
    assert caught.value.not_before <= found


def notice_of_2027() -> dict[str, object]:
    """An invented notice for the next year, as an operator would type it."""
    return {
        "year": 2027,
        "notice": "演示通知",
        "off": {"2027-01-01": "元旦", "2027-01-02": "元旦", "2027-01-03": "元旦"},
        "work": ["2026-12-27"],
    }


def test_a_registered_notice_counts_at_once_and_moves_december(own_calendar: None) -> None:
    assert not law.calendar.current().is_workday(date(2026, 12, 27))
    law.calendar.register(notice_of_2027())
    known = law.calendar.current()
    assert known.why(date(2026, 12, 27)) == "调休上班"
    assert known.why(date(2027, 1, 1)) == "元旦放假"
    assert known.is_workday(date(2027, 1, 4))


def test_the_later_notice_wins_over_the_earlier_one() -> None:
    kept = calendar.load()
    moved = kept.with_year(
        calendar.year_from({"year": 2027, "off": {"2027-01-01": "元旦", "2026-12-31": "元旦"}, "work": ["2026-12-26"]})
    )
    assert (moved.why(date(2026, 12, 31)), moved.is_workday(date(2026, 12, 31))) == ("元旦放假", False)
    # A later notice may also give back a day that the earlier one had made a working day.
    again = calendar.Calendar(
        [calendar.Year(2025, work=frozenset({date(2025, 12, 28)}), off={}), calendar.Year(2026, off={date(2025, 12, 28): "元旦"})]
    )
    assert again.why(date(2025, 12, 28)) == "元旦放假"


def test_a_missing_year_between_two_loaded_ones_is_not_jumped_over() -> None:
    known = calendar.load().with_year(calendar.year_from({"year": 2028, "off": {"2028-01-01": "元旦"}}))
    assert known.is_workday(date(2028, 1, 3))
    for ask in (lambda: known.add_workdays(date(2026, 12, 30), 5), lambda: known.add_workdays(date(2028, 1, 3), -5)):
        with pytest.raises(law.CalendarMissing) as caught:
            ask()
        assert caught.value.year == 2027


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ({"off": {"2027-01-01": "元旦"}}, "缺少年份"),
        ({"year": 2027}, "没有列出任何放假日"),
        ({"year": 2027, "off": {"2026-05-01": "劳动节"}}, "不属于2027年"),
        ({"year": 2027, "off": {"2027-13-01": "元旦"}}, "不是日期"),
        ({"year": 2027, "off": {"2027-01-02": "元旦"}, "work": ["2027-01-02"]}, "既列为放假又列为上班"),
        ({"year": 2027, "off": {"2027-01-01": "元旦"}, "work": ["2027-01-04"]}, "本来就上班"),
    ],
)
def test_a_wrong_notice_is_refused_and_changes_nothing(words: dict[str, object], complaint: str) -> None:
    before = calendar.current()
    with pytest.raises(law.BadData, match=complaint):
        calendar.register(words)
    assert calendar.current() is before


def test_an_operators_folder_adds_years(tmp_path: Path) -> None:
    (tmp_path / "2027.yaml").write_text("year: 2027\noff:\n  2027-01-01: 元旦\nwork: [2027-01-09]\n", encoding="utf-8")
    known = calendar.load(tmp_path)
    assert known.why(date(2027, 1, 9)) == "调休上班"
    assert known.why(date(2026, 10, 1)) == "国庆节放假"


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "2027.yaml").write_text("year: 2027\noff: [\n", encoding="utf-8")
    with pytest.raises(law.BadData, match=r"2027\.yaml 读不出来：第\d+行"):
        calendar.load(tmp_path)


def test_a_calendar_of_weekends_only() -> None:
    plain = calendar.Calendar.weekends_only()
    assert plain.is_workday(date(2021, 10, 1))
    assert not plain.is_workday(date(2021, 10, 2))
    assert plain.why(date(2021, 10, 2)) == "周六"
