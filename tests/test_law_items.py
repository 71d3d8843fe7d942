"""Violation items, old or lighter law, and benchmarks: the tables stand in data/law_choice.yaml and data/law_benchmarks.yaml, for lawyers to read."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from fazhi import law
from fazhi.law import discretion as marks
from fazhi.law import violation_items as law_items
from fazhi.law.choice import compared
from fazhi.law.errors import BadInput, NotInForce
from fazhi.law.loader import catalogue

DATA = Path(__file__).parent / "data"
CHOICES: list[dict[str, Any]] = yaml.safe_load((DATA / "law_choice.yaml").read_text("utf-8"))
TIERS: list[dict[str, Any]] = yaml.safe_load((DATA / "law_benchmarks.yaml").read_text("utf-8"))


def yuan(bounds: tuple[int, int] | None) -> list[int] | None:
    return None if bounds is None else [each // 100 for each in bounds]


@pytest.mark.parametrize("row", CHOICES, ids=[row["例"] for row in CHOICES])
def test_old_or_lighter_law(row: dict[str, Any]) -> None:
    facts = law.facts_of(row["情节"].items())
    found = law.choose(row["事项"], row["行为日"], row["决定日"], row["当事人"], facts)
    assert found.outcome == row["结果"], found.text
    assert (found.item.version.statute if found.item else None) == row["依据"]
    assert yuan(found.range.bounds(facts) if found.range else None) == row["幅度"]
    assert list(found.missing) == row.get("待查", [])


@pytest.mark.parametrize("row", TIERS, ids=[row["例"] for row in TIERS])
def test_facts_lead_to_a_tier(row: dict[str, Any]) -> None:
    facts = law.facts_of(row["情节"].items())
    found = law.assess(law.benchmark(row["基准"], row["日"]), facts, row["当事人"])
    assert [each.title for each in found.tiers] == row["档"], found.text
    assert yuan(found.bounds(facts)) == row["幅度"]
    assert list(found.missing) == row.get("待查", [])


def test_every_item_of_the_research_is_there() -> None:
    assert list(law.items()) == [f"V{n:02d}" for n in range(1, 27)]
    assert "V01" not in law.items(date(2020, 8, 31)) and law.items(date(2026, 8, 14))["V01"].version.article == "111"


def test_every_number_of_a_range_stands_in_its_words() -> None:
    for key in law.items():
        for one in law_items.versions(key):
            told = {Decimal(n) * (10000 if tail == "万" else 1) for n, tail in re.findall(r"(\d+)(万?)", str(one.version.value))}
            for each in one.ranges:
                assert {each.least, each.most} - {Decimal(0), None} <= told, (key, one.version.value)


def test_every_circumstance_that_is_asked_is_declared() -> None:
    known = law.circumstances()
    for key in law.items():
        assert all(asked in known for one in law_items.versions(key) for asked in one.asks()), key
    for one in law.benchmarks():
        assert set(one.asks()) <= set(known) and one.item in law.items(), one.key
    assert all(each.rule in law.rules() for each in known.values() if each.effect)


def test_a_benchmark_stays_within_the_law() -> None:
    for one in law.benchmarks():
        for tier in one.tiers:
            allowed = [each for each in law.items()[one.item].ranges if each.kind == "fine" and each.of in ("", tier.of or each.of) and each.unit == (
                tier.span.unit if tier.span else each.unit)]
            assert tier.span is None or any(each.least <= tier.span.least and tier.span.most <= each.most for each in allowed if each.most and tier.span.most)


def test_samples_are_weak_and_say_so() -> None:
    for key in ("DB2", "DB3", "DB4"):
        assert not catalogue().rules[key].versions[0].strong
    found = law.assess(law.benchmark("DB2", date(2026, 9, 10)), {"night": True}, "natural")
    assert "不是官方发布" in found.text
    assert {gap.id for gap in law.gaps()} >= {"DB2", "DB3", "DB4"}


def test_what_cannot_be_read_is_said() -> None:
    with pytest.raises(law.UnknownItem, match="法律数据中没有违法事项"):
        law.item("V99", date(2026, 9, 10))
    with pytest.raises(NotInForce):
        law.item("V01", date(2019, 1, 1))
    with pytest.raises(BadInput, match="早于违法行为发生日"):
        law.choose("V01", date(2026, 9, 10), date(2026, 9, 9), "natural", {})
    for rows, words in (([("night", "大概")], "请填“是”或“否”"), ([("volume", "-1")], "不小于零"), ([("waste", "树枝")], "生活垃圾"),
                        ([("nothing", "是")], "没有“nothing”"), ([("night", "是"), ("night", "否")], "填了两次")):
        with pytest.raises(BadInput, match=words):
            law.facts_of(rows)


def test_what_only_one_side_adds_makes_them_incomparable() -> None:
    """Lower fine with a confiscation that the old law did not know: no machine weighs that."""
    fine = law_items.Fine(law_items.Range("fine", least=Decimal(500), most=Decimal(20000)))
    lower = law_items.Fine(law_items.Range("fine", least=Decimal(500), most=Decimal(5000), also=("gains",)))
    assert compared(fine, lower, {}) is None and compared(lower, fine, {}) is None
    assert compared(fine, law_items.Fine(law_items.Range("fine", least=Decimal(500), most=Decimal(20000), may=True)), {}) == 1
    assert compared(fine, law_items.Fine(None), {}) == 1 and compared(law_items.Fine(None), fine, {}) == -1


def test_an_own_benchmark_may_not_go_beyond_the_superiors() -> None:
    superior = law.benchmark("DB1", date(2024, 6, 3))
    narrower = marks.own_benchmark(superior, "演示镇", {"lighter": (Decimal(500), Decimal(1000))})
    assert marks.exceeds(narrower, superior) == []
    wider = marks.own_benchmark(superior, "演示镇", {"lighter": (Decimal(100), Decimal(1000))})
    assert marks.exceeds(wider, superior) == ["“从轻”超出上级基准的幅度（500元以上2000元以下）"]


def test_general_circumstances_carry_the_article_of_the_day() -> None:
    told = marks.general({"removed_harm": True, "hid": True, "merit": False}, date(2024, 6, 3))
    assert [each.text for each in told] == ["主动消除或者减轻危害后果：应当从轻或者减轻处罚，并写明理由", "隐匿、销毁证据：应当从重处罚，并写明理由"]
    assert "第三十二条" in told[0].cite
    assert marks.general({"removed_harm": True}, date(2021, 7, 14)) == ()
