"""Asking the law: provisions, rules and terms by day, and plain refusals."""

from datetime import date
from pathlib import Path

import pytest

from fazhi import law
from fazhi.law.cite import cite, numeral
from fazhi.law.loader import build
from fazhi.law.thresholds import charge

OLD, NEW = date(2022, 4, 30), date(2022, 5, 1)


def test_a_provision_is_the_article_of_its_day() -> None:
    old, new = law.provision("信访·办理期限", OLD), law.provision("信访·办理期限", NEW)
    assert (old.statute, old.article, old.cite) == ("信访条例", "33", "《信访条例》第三十三条")
    assert (new.statute, new.article, new.cite) == ("信访工作条例", "34", "《信访工作条例》第三十四条")
    assert old.until == OLD and new.since == NEW and new.until is None
    assert old.strong and new.strong


def test_names_unknown_or_not_in_force_are_refused_with_a_hint() -> None:
    with pytest.raises(law.UnknownProvision, match="信访·受理") as caught:
        law.provision("信访·受里", OLD)
    assert "信访·受理" in caught.value.near
    with pytest.raises(law.NotInForce, match="2024-07-31没有施行中的规定"):
        law.provision("公平竞争·审查", date(2024, 7, 31))
    with pytest.raises(law.UnknownRule, match=r"petition\.finish") as unknown:
        law.term("petition.finsh", OLD)
    assert "petition.finish" in unknown.value.near
    with pytest.raises(law.UnknownRule):
        law.rule("petition.finish", OLD)
    with pytest.raises(law.NotInForce):
        law.rule("xf.finish.old", NEW)
    with pytest.raises(law.NotInForce):
        law.term("reconsideration.reply_simple", date(2023, 12, 31))


def test_a_term_name_leads_to_the_rule_of_its_day() -> None:
    assert law.term("petition.finish", OLD).id == "xf.finish.old"
    assert law.term("petition.finish", NEW).id == "xf.finish.new"
    assert law.term("xf.finish.new", NEW).term == "petition.finish"
    assert law.term("petition.finish", OLD, "住建").id == "xf.finish.old"


def test_the_unit_may_change_with_the_statute() -> None:
    before, after = law.term("reconsideration.reply", date(2023, 12, 31)), law.term("reconsideration.reply", date(2024, 1, 1))
    assert (before.value, before.unit) == (10, "cd")
    assert (after.value, after.unit) == (10, "wd")
    assert (before.transition, after.transition) == ("acceptance", "acceptance")


def test_thresholds() -> None:
    assert law.threshold("xf.reps", OLD) == 5
    assert law.threshold("pm.members", OLD) == (3, 9)
    assert law.threshold("xf.secrecy", OLD) is True
    assert law.threshold("xf.objection", OLD) is None
    with pytest.raises(law.UnknownValue, match="尚未查明"):
        law.threshold("tm.threshold", OLD)
    assert law.rule("tm.threshold", OLD).unknown


def test_interest_by_the_day() -> None:
    # 100 000 yuan overdue for 30 days at 0.05 % a day: 1 500 yuan.
    assert law.surcharge("gc.sme.interest", 10_000_000, 30, date(2025, 7, 1)) == 150_000
    assert law.surcharge("gc.sme.interest", 1_001, 1, date(2025, 7, 1)) == 1
    assert law.surcharge("gc.sme.interest", 10_000_000, 0, date(2025, 7, 1)) == 0
    with pytest.raises(law.NotInForce):
        law.surcharge("gc.sme.interest", 10_000_000, 30, date(2025, 5, 31))
    with pytest.raises(law.BadInput, match="不是按日计算的比率"):
        law.surcharge("xf.reps", 10_000_000, 30, date(2025, 7, 1))


@pytest.mark.parametrize(("days", "yuan"), [(1, 30), (10, 300), (33, 990), (34, 1000), (50, 1000)])
def test_a_daily_rate_stops_at_its_cap(tmp_path: Path, days: int, yuan: int) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "statute: 甲\nrules:\n  a: {name: 加处, kind: calc, value: 3, unit: pct/day, cap: 1, confidence: found}\n", "utf-8"
    )
    version = build([path]).rules["a"].versions[0]
    assert charge(version, 100_000, days) == yuan * 100


def test_a_weak_rule_says_so() -> None:
    assert law.rule("xf.finish.new", NEW).strong
    assert not law.rule("nd.file", NEW).strong
    assert law.rule("nd.file", NEW).confidence == "low"


def test_turns_of_a_recurring_duty() -> None:
    months = law.occurrences("legal_aid.visit", date(2021, 1, 1), date(2021, 12, 31))
    assert [one.label for one in months[:2]] == ["2021年1月", "2021年2月"]
    assert [one.until for one in months[:2]] == [date(2021, 1, 31), date(2021, 2, 28)]
    assert len(months) == 12
    assert len(law.occurrences("legal_aid.lecture", date(2021, 1, 1), date(2021, 12, 31))) == 4
    assert len(law.occurrences("screening.town_round", date(2021, 1, 1), date(2021, 12, 31))) == 24
    weeks = law.occurrences("screening.round", date(2021, 1, 1), date(2021, 1, 31))
    assert [one.until for one in weeks] == [
        date(2021, 1, 3),
        date(2021, 1, 10),
        date(2021, 1, 17),
        date(2021, 1, 24),
        date(2021, 1, 31),
    ]
    assert weeks[0].label == "2020年第53周"


def test_turns_on_a_fixed_day_of_the_year() -> None:
    reports = law.occurrences("annual_report.submit", date(2021, 1, 1), date(2024, 12, 31))
    assert [one.until for one in reports] == [date(2021, 2, 28), date(2022, 2, 28), date(2023, 2, 28), date(2024, 2, 29)]
    assert [one.until for one in law.occurrences("study.exam", date(2021, 1, 1), date(2022, 12, 31))] == [
        date(2021, 12, 31),
        date(2022, 12, 31),
    ]


def test_turns_begin_with_the_law() -> None:
    assert [one.until for one in law.occurrences("normative.catalogue", date(2023, 1, 1), date(2026, 6, 30))] == [
        date(2025, 1, 31),
        date(2026, 1, 31),
    ]


def test_what_does_not_come_round_is_refused() -> None:
    with pytest.raises(law.BadInput, match="不是周期性义务"):
        law.occurrences("petition.finish", OLD, NEW)
    with pytest.raises(law.BadInput, match="早于起日"):
        law.occurrences("legal_aid.visit", NEW, OLD)


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("57", "第五十七条"),
        ("57(1)", "第五十七条第一款"),
        ("57(1)(2)", "第五十七条第一款第（二）项"),
        ("24(1)(二)", "第二十四条第一款第（二）项"),
        ("48、70", "第四十八条、第七十条"),
        ("42/55", "第四十二条、第五十五条"),
        ("8-12", "第八条至第十二条"),
        ("133之1", "第一百三十三条之一"),
        ("1259", "第一千二百五十九条"),
        ("二（三）", "二（三）"),
        ("", ""),
    ],
)
def test_citation(article: str, words: str) -> None:
    assert cite("某法", article) == f"《某法》{words}"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
    ],
)
def test_numeral(number: int, words: str) -> None:
    assert numeral(number) == words


def test_all_provisions_and_rules_can_be_listed() -> None:
    assert {one.statute for one in law.provisions()["信访·复查"]} == {"信访条例", "信访工作条例"}
    assert [one.id for one in law.rules()["xf.register"].versions] == ["xf.register", "xf.register"]
