"""The enforcement rules as data: none of the research lost, old texts kept, transitions stated, nothing overlapping."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from fazhi import law

IDS = (Path(__file__).parent / "data" / "law_ids_enforcement.txt").read_text("utf-8").split()
# rule, day, value: the watershed of 15 July 2021 and the other dates that decide cases.
DATED = [
    ("APL-SIM-01", "2021-07-14", 50), ("APL-SIM-01", "2021-07-15", 200),
    ("APL-SIM-02", "2021-07-14", 1000), ("APL-SIM-02", "2021-07-15", 3000),
    ("APL-EXE-02", "2021-07-14", 20), ("APL-EXE-02", "2021-07-15", 100),
    ("APL-HRG-02", "2022-06-01", 5000), ("APL-HRG-03", "2022-06-01", 100000),
    ("APL-HRG-04", "2021-07-14", 3), ("APL-HRG-04", "2021-07-15", 5),
    ("SVC-07", "2021-12-31", 60), ("SVC-07", "2022-01-01", 30),
    ("APL-DEC-02", "2021-07-14", None), ("APL-DEC-02", "2021-07-15", 90),
    ("APL-OFF-01", "2021-08-01", 2),
]
# name, start, due, field
DUE = [
    ("penalty.decide", "2021-08-02", "2021-11-01", ""),       # 90 days end on Sunday 31 October
    ("penalty.pay", "2021-08-02", "2021-08-17", ""),
    ("penalty.publish", "2021-08-02", "2021-08-11", ""),       # 7 working days
    ("penalty.record", "2021-08-02", "2021-08-05", ""),
    ("penalty.record", "2024-03-01", "2024-03-12", "市监"),
    ("penalty.record", "2022-03-01", "2022-03-03", "农业"),
    ("penalty.file", "2022-06-06", "2022-06-27", "住建"),
    ("coercion.seize", "2021-03-01", "2021-03-31", ""),
    ("permit.decide", "2021-03-01", "2021-03-29", ""),
    ("penalty.ask_review", "2021-08-02", "2021-10-08", ""),    # day 60 is 1 October, rolls over the holiday
]


@pytest.mark.parametrize("ident", IDS)
def test_every_rule_of_the_research_is_there(ident: str) -> None:
    rule = law.rules()[ident]
    assert rule.versions
    for before, after in pairwise(rule.versions):
        assert before.until is not None and after.since is not None and before.until < after.since
    assert all(version.transition in ("step", "trigger", "acceptance", "deed") for version in rule.versions)


@pytest.mark.parametrize(("ident", "day", "value"), DATED)
def test_value_on_a_day(ident: str, day: str, value: int | None) -> None:
    assert law.threshold(ident, date.fromisoformat(day)) == value


@pytest.mark.parametrize(("name", "start", "due", "field"), DUE)
def test_term_from_a_day(name: str, start: str, due: str, field: str) -> None:
    assert law.due(name, date.fromisoformat(start), field=field).due == date.fromisoformat(due)


@pytest.mark.parametrize(("name", "old", "new"), [
    ("处罚·决定", "第三十八条", "第五十七条"), ("处罚·简易程序", "第三十三条", "第五十一条"), ("处罚·告知", "第三十一条", "第四十四条"),
    ("处罚·陈述申辩", "第三十二条", "第四十五条"), ("处罚·听证", "第四十二条", "第六十三条"), ("处罚·缴款", "第四十六条", "第六十七条"),
])
def test_article_before_and_from_2021_07_15(name: str, old: str, new: str) -> None:
    assert law.provision(name, date(2021, 7, 14)).cite.endswith(old)
    assert law.provision(name, date(2021, 7, 15)).cite.endswith(new)


def test_what_was_not_law_then_is_said() -> None:
    for name in ("处罚·首违不罚", "处罚·立案", "处罚·办案期限"):
        with pytest.raises(law.NotInForce):
            law.provision(name, date(2021, 7, 14))


def test_the_fine_for_delay_is_capped_at_the_principal() -> None:
    for days, fen in ((1, 3000), (10, 30000), (33, 99000), (34, 100000), (50, 100000)):
        assert law.surcharge("APL-EXE-07", 100000, days, date(2022, 3, 1)) == fen


def test_an_unknown_number_is_never_guessed() -> None:
    with pytest.raises(law.UnknownValue):
        law.threshold("APL-SIM-04", date(2021, 3, 1))
