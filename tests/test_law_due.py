"""Terms, row by row as a lawyer would check them, and the explanation that comes with each."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from fazhi import law
from fazhi.law.calendar import Calendar
from fazhi.law.counting import backward, forward

DATA = Path(__file__).parent / "data"


def table(name: str) -> list[dict[str, Any]]:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def intervals(case: dict[str, Any]) -> list[law.Interval]:
    ends = (one.split("..") for one in case.get("suspend", ()))
    return [law.Interval(date.fromisoformat(since), date.fromisoformat(until), "不计") for since, until in ends]


def count(case: dict[str, Any]) -> law.Due:
    return law.due(
        case["term"], case["start"], suspensions=intervals(case), extend=case.get("extend", False), event=case.get("event")
    )


@pytest.mark.parametrize("case", table("due.yaml"), ids=lambda case: f"{case['term']}-{case['start']}")
def test_row(case: dict[str, Any]) -> None:
    found = count(case)
    assert (found.due, found.rule.cite) == (case["due"], case["article"]), found.text


def test_the_table_is_broad() -> None:
    rows = table("due.yaml")
    assert len(rows) >= 80
    assert len({row["term"].partition(".")[0] for row in rows}) >= 12
    assert {row["start"].year for row in rows} >= {2019, 2020, 2021, 2022, 2023, 2024, 2025}


@pytest.mark.parametrize("case", table("weekend_vectors.yaml"), ids=lambda case: f"{case['count']}{case['unit']}")
def test_vector_on_a_calendar_of_weekends(case: dict[str, Any]) -> None:
    plain = Calendar.weekends_only()
    end = date.fromordinal(forward(case["start"].toordinal(), [(case["count"], case["unit"])], (), plain))
    assert plain.next_workday(end) == case["due"]


@pytest.mark.parametrize(
    ("rule_id", "start", "due"),
    [
        ("xf.finish.old", date(2021, 3, 1), date(2021, 4, 30)),
        ("pm.confirm", date(2021, 9, 1), date(2021, 10, 8)),
        ("id.reply", date(2021, 9, 13), date(2021, 10, 15)),
        ("ar.reply.old", date(2023, 12, 20), date(2024, 1, 2)),
        ("ar.reply.new", date(2024, 1, 3), date(2024, 1, 17)),
    ],
)
def test_vector_of_the_research(rule_id: str, start: date, due: date) -> None:
    assert law.due(rule_id, start).due == due


def test_the_explanation_names_rule_article_and_days_skipped() -> None:
    found = law.due("disclosure.reply", date(2021, 9, 13))
    first, begin, counted, last = found.steps
    assert (first.rule_id, first.cite) == ("id.reply", "《政府信息公开条例》第三十三条")
    assert begin.cite == "《民法典》第二百零一条第一款"
    skipped = dict(counted.skipped)
    assert skipped[date(2021, 10, 1)] == "国庆节放假"
    assert skipped[date(2021, 9, 25)] == "周六"
    # Made-up working days are counted, so they are not among the skipped.
    assert date(2021, 9, 26) not in skipped
    assert last.text == "届满日为2021-10-15"
    assert found.text.splitlines()[0] == "1. 适用“答复期限”：20个工作日（《政府信息公开条例》第三十三条）"
    assert found.as_json()["steps"][2]["skipped"][0] == ["2021-09-19", "中秋节放假"]


def test_the_explanation_of_rolling_over_names_the_article_of_the_day() -> None:
    found = law.due("mediation.confirm", date(2021, 9, 1))
    roll = found.steps[-2]
    assert (found.raw, found.due, roll.cite) == (date(2021, 10, 1), date(2021, 10, 8), "《民法典》第二百零三条")
    assert [day.day for day, _ in roll.skipped] == [1, 2, 3, 4, 5, 6, 7]
    before = law.due("mediation.confirm", date(2016, 9, 1))
    assert before.steps[-2].cite == "《民法通则》第一百五十四条第三款"


def test_every_suspension_and_extension_is_told() -> None:
    spans = [law.Interval(date(2021, 3, 5), date(2021, 3, 9), "鉴定"), law.Interval(date(2021, 3, 7), date(2021, 3, 11), "听证")]
    text = law.due("petition.finish", date(2021, 3, 1), suspensions=spans, extend=True).text
    assert "鉴定" in text and "听证" in text
    assert "重叠或相连的不计入期间只扣除一次" in text
    assert "延长30日（《信访条例》第三十三条）" in text


def test_a_suspension_outside_the_term_is_told_but_moves_nothing() -> None:
    spans = [law.Interval(date(2021, 1, 5), date(2021, 1, 9), "鉴定"), law.Interval(date(2021, 2, 26), date(2021, 3, 3), "听证")]
    found = law.due("petition.finish", date(2021, 3, 1), suspensions=spans)
    assert "2021-01-05至2021-01-09（鉴定）不在期限之内" in found.text
    # Of the second only 2 and 3 March would have been counted.
    assert "2021-02-26至2021-03-03不计入期限，共2日（听证）" in found.text
    assert found.raw == date(2021, 5, 2)


def test_a_suspension_on_the_very_last_day_still_counts() -> None:
    def replied(first: int, last: int) -> date | None:
        return law.due(
            "disclosure.reply", date(2021, 9, 13), suspensions=[law.Interval(date(2021, 10, first), date(2021, 10, last))]
        ).due

    assert replied(15, 20) == date(2021, 10, 21)
    assert replied(16, 20) == date(2021, 10, 15)
    finish = law.due("petition.finish", date(2021, 3, 1), suspensions=[law.Interval(date(2021, 4, 30), date(2021, 5, 2))])
    assert (finish.raw, finish.due) == (date(2021, 5, 3), date(2021, 5, 6))


def test_a_suspension_that_still_runs_leaves_the_day_open() -> None:
    found = law.due("petition.finish", date(2021, 3, 1), suspensions=[law.Interval(date(2021, 3, 10), None, "鉴定")])
    assert (found.due, found.paused) == (None, True)
    assert "尚未恢复" in found.text
    late = law.due("petition.finish", date(2021, 3, 1), suspensions=[law.Interval(date(2021, 6, 1), None, "鉴定")])
    assert (late.due, late.paused) == (date(2021, 4, 30), False)


def test_no_limit_in_law_gives_no_day_and_says_so() -> None:
    found = law.due("petition.transfer_objection", date(2021, 3, 1))
    assert (found.due, found.paused) == (None, False)
    assert "法律未规定期限" in found.text
    assert found.as_json()["due"] is None


def test_what_nobody_knows_is_never_guessed() -> None:
    with pytest.raises(law.UnknownValue, match=r"hl\.help.*尚未查明"):
        law.due("hotline.help", date(2021, 3, 1))


def test_at_once_is_the_moment_itself() -> None:
    assert law.due("petition.report_urgent", date(2021, 10, 2)).due == date(2021, 10, 2)
    moment = datetime(2021, 10, 2, 9, 30)
    assert law.due("petition.report_urgent", moment).due == moment


def test_a_day_of_the_law_picks_the_version() -> None:
    start = date(2022, 4, 30)
    assert law.due("petition.finish", start).rule.id == "xf.finish.old"
    assert law.due("petition.finish", start, on=date(2022, 5, 1)).rule.id == "xf.finish.new"


def test_extension_beyond_the_law_is_refused() -> None:
    with pytest.raises(law.BadInput, match="最多可延长30日，不能延长31"):
        law.due("petition.finish", date(2021, 3, 1), extend=31)
    with pytest.raises(law.BadInput, match="依法不能延长"):
        law.due("petition.register", date(2021, 3, 1), extend=True)


def test_an_extension_without_a_limit_takes_the_days_that_were_fixed() -> None:
    """Markets: ninety days, thirty more, then as many as the discussion fixes; the fixed ones come first, and without a number there is no second one."""
    ends = [law.due("penalty.decide", date(2024, 3, 4), field="市监", extend=more).due for more in (False, 30, 75)]
    assert ends == [date(2024, 6, 3), date(2024, 7, 2), date(2024, 8, 16)]  # the ninetieth day is a Sunday


def test_what_is_no_term_is_refused() -> None:
    for rule_id in ("xf.reps", "md.catalogue", "pl.sixin"):
        with pytest.raises(law.BadInput, match="不是期限"):
            law.due(rule_id, date(2021, 3, 1))


def test_a_suspension_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(law.BadInput, match="早于起日"):
        law.due("petition.finish", date(2021, 3, 1), suspensions=[law.Interval(date(2021, 3, 9), date(2021, 3, 5))])
    with pytest.raises(law.BadInput, match="倒着计算"):
        law.due("decision.hearing_papers", date(2021, 3, 1), suspensions=[law.Interval(date(2021, 3, 5), date(2021, 3, 9))])


def test_a_fixed_day_of_the_year_cannot_be_suspended() -> None:
    with pytest.raises(law.BadInput, match="固定日期"):
        law.due("annual_report.submit", date(2021, 12, 31), suspensions=[law.Interval(date(2022, 1, 5), date(2022, 1, 9))])


@pytest.mark.parametrize(
    ("term", "start", "due", "words"),
    [
        ("legal_aid.visit", date(2021, 2, 3), date(2021, 2, 28), "每月8小时"),
        ("legal_aid.lecture", date(2021, 2, 3), date(2021, 3, 31), "每季度1次"),
        ("screening.round", date(2021, 2, 3), date(2021, 2, 7), "每周1次"),
        ("screening.town_round", date(2021, 2, 15), date(2021, 2, 15), "每半月1次"),
        ("screening.town_round", date(2021, 2, 16), date(2021, 2, 28), "2021年2月下半月之内"),
        ("study.exam", date(2021, 2, 3), date(2021, 12, 31), "每年1次"),
    ],
)
def test_a_duty_that_comes_round_ends_with_its_turn(term: str, start: date, due: date, words: str) -> None:
    found = law.due(term, start)
    assert found.due == due
    assert words in found.text


def test_a_term_without_rolling_over_needs_no_calendar() -> None:
    assert law.due("contract.procurement_keep", date(2021, 6, 30)).due == date(2036, 7, 1)
    with pytest.raises(law.CalendarMissing) as caught:
        law.due("litigation.sue_direct", date(2026, 9, 1))
    assert (caught.value.year, caught.value.not_before) == (2027, date(2027, 3, 1))


def test_calendar_days_that_roll_out_of_the_last_year_are_refused() -> None:
    with pytest.raises(law.CalendarMissing) as caught:
        law.due("petition.register", date(2026, 12, 20))
    assert caught.value.not_before == date(2027, 1, 4)
    assert law.due("petition.register", date(2026, 12, 16)).due == date(2026, 12, 31)


def test_backwards_over_a_holiday() -> None:
    known = law.calendar.current()
    event = date(2021, 10, 12).toordinal()
    # 11, 9 and 8 October and 30 September lie between; the notice goes out on the 29th.
    assert date.fromordinal(backward(event, 4, "wd", True, known)) == date(2021, 9, 29)
    assert date.fromordinal(backward(event, 4, "wd", False, known)) == date(2021, 9, 30)
