"""The data files: nothing of the research lost, nothing said twice, every version whole."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from fazhi import law
from fazhi.law.gaps import contradictions
from fazhi.law.loader import build, catalogue, frozen
from fazhi.law.model import LIMITS, STRONG, TRANSITIONS, Version
from fazhi.law.terms import find

DATA = Path(__file__).parent / "data"
RESEARCH = yaml.safe_load((DATA / "line_rules.yaml").read_text(encoding="utf-8"))
TERM_UNITS = {"wd", "cd", "mo", "yr", "h", "date"}
# What the acts of the lines lean on; a line that names another one adds it to the data.
TERMS = [
    "petition.register",
    "petition.notice",
    "petition.notice_transfer",
    "petition.finish",
    "petition.extend",
    "petition.review",
    "petition.rereview",
    "petition.ask_review",
    "petition.ask_rereview",
    "petition.transfer_objection",
    "petition.supervise",
    "mediation.finish",
    "mediation.confirm",
    "screening.round",
    "reconsideration.forward",
    "reconsideration.reply",
    "reconsideration.decide",
    "reconsideration.ask",
    "reconsideration.supplement",
    "legal_aid.visit",
    "legal_aid.lecture",
    "disclosure.publish",
    "disclosure.reply",
    "disclosure.extend",
    "disclosure.third_party",
    "counsel.opinion",
    "normative.review",
    "normative.file",
    "contract.review",
    "contract.file",
    "contract.pay",
    "decision.comment",
    "congress.suggestion",
    "annual_report.submit",
    "annual_report.publish",
    "publicity.plan",
    "study.exam",
]
NAMES = [
    "信访·受理",
    "信访·登记",
    "信访·办理期限",
    "信访·告知",
    "信访·转送",
    "信访·复查",
    "信访·复核",
    "信访·督办",
    "信访·评价",
    "调解·受理",
    "调解·回避",
    "调解·协议",
    "调解·司法确认",
    "调解·排查",
    "复议·申请",
    "复议·受理",
    "复议·转送",
    "复议·答复",
    "复议·决定",
    "公开·主动公开",
    "公开·保密审查",
    "公开·依申请",
    "公开·期限",
    "法律顾问·聘任",
    "法律顾问·审查",
    "法律援助·申请",
    "村顾问·服务",
    "普法·责任制",
    "普法·活动",
    "学法·学习",
    "年度报告·编制",
    "年度报告·审核",
    "年度报告·报送",
    "年度报告·公开",
    "机构·职责",
    "机构·任职",
    "机构·日历",
    "机构·执法证件",
    "机构·回避",
    "记录·更正",
    "记录·撤销",
    "记录·送达",
]


def value_of(version: Version) -> object:
    return "unknown" if version.unknown else version.value


@pytest.mark.parametrize("row", RESEARCH, ids=lambda row: row["id"])
def test_every_rule_of_the_research_stands_in_the_data(row: dict[str, Any]) -> None:
    rule = law.rules()[row["id"]]
    expected = frozen(row["value"])
    kept = [one for one in rule.versions if (value_of(one), one.unit) == (expected, row["unit"])]
    assert kept, [(value_of(one), one.unit) for one in rule.versions]
    if row["until"] == "none":
        assert rule.versions[-1].until is None
    else:
        assert rule.versions[-1].until == row["until"]
    assert any(one.confidence == row["confidence"] for one in kept)
    assert any(one.covers(row["since"]) for one in rule.versions)


def test_the_research_is_whole() -> None:
    assert len(RESEARCH) == 171
    assert len({row["id"] for row in RESEARCH}) == 171


def test_nothing_is_said_twice_for_one_day() -> None:
    assert contradictions() == []


@pytest.mark.parametrize(
    "day", [date(2021, 3, 1), date(2021, 8, 1), date(2022, 6, 1), date(2024, 6, 1), date(2026, 11, 1)], ids=str
)
def test_what_the_lines_lean_on_is_in_force(day: date) -> None:
    assert [name for name in TERMS if law.term(name, day).term != name] == []
    assert all(law.provision(name, day).cite.startswith("《") for name in NAMES)


def versions() -> list[Version]:
    return [one for rule in law.rules().values() for one in rule.versions]


def test_every_version_is_whole() -> None:
    for one in versions():
        assert one.kind, one.id
        assert one.transition in TRANSITIONS, one.id
        assert not one.limit or one.limit in LIMITS, one.id
        assert one.unlimited or one.unknown or one.value is not None, one.id
        assert one.statute in one.cite, one.id
        assert not (one.unknown and one.confidence in STRONG), one.id
        assert not isinstance(one.value, float), one.id


def test_every_term_can_be_counted_or_comes_round() -> None:
    for one in versions():
        if one.term and one.value is not None:
            assert one.every or one.unit in TERM_UNITS, one.id
        assert not one.every or one.every in {"week", "half_month", "month", "quarter", "year"}, one.id


def test_every_extension_names_a_rule() -> None:
    known = law.rules()
    assert [one.id for one in versions() for name in one.extension if name not in known] == []
    assert [rule.id for rule in known.values() if rule.parent and rule.parent not in known] == []
    assert [rule.id for rule in known.values() if rule.overlays and rule.overlays not in known] == []


def test_versions_of_a_rule_follow_each_other_without_gap() -> None:
    for rule in (law.rules()[row["id"]] for row in RESEARCH):
        for one, two in pairwise(rule.versions):
            assert one.until is not None and two.since is not None, rule.id
            assert (two.since - one.until).days == 1, rule.id


def test_gaps_are_listed_missing_ones_first() -> None:
    found = law.gaps()
    by_id = {gap.id: gap for gap in found}
    assert by_id["tm.threshold"].why == "数值尚未查明"
    assert by_id["xf.simple.accept"].why == "凭记忆且不确定"
    assert by_id["hl.consult"].why == "未写明条号"
    assert "xf.finish.new" not in by_id
    missing = [gap.confidence == "unknown" for gap in found]
    assert missing == sorted(missing, reverse=True)
    assert all(gap.as_json()["why"] for gap in found)


def test_one_statute_may_be_spread_over_files(tmp_path: Path) -> None:
    one, two = tmp_path / "a.yaml", tmp_path / "local" / "某省" / "b.yaml"
    two.parent.mkdir(parents=True)
    one.write_text("statute: 甲法\neditions: [{name: 旧, since: 2020-01-01, until: 2020-12-31, confidence: found}]\n", "utf-8")
    two.write_text(
        "statute: 甲法\ntitle: 甲法全称\neditions: [{name: 新, since: 2021-01-01, transition: deed, confidence: found}]\n"
        "rules:\n  a.1: {name: 试, kind: term, value: 3, unit: wd, since: 2021-02-01, confidence: found, colour: red}\n",
        "utf-8",
    )
    known = build([one, two])
    assert [edition.name for edition in known.statutes["甲法"].editions] == ["旧", "新"]
    version = known.rules["a.1"].versions[0]
    assert (version.transition, version.place, version.extra["colour"]) == ("deed", "某省", "red")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("title: 无名\n", "第一行应写明法律简称"),
        ("- 甲\n", "应当是“键: 值”"),
        ("statute: 甲\nrules:\n  a: {name: 一, kind: term, value: 1, unit: wd, confidence: sure}\n", "confidence 应为"),
        ("statute: 甲\nrules:\n  a: {name: 一, kind: term, limit: most, value: 1, confidence: found}\n", "limit 应为"),
        ("statute: 甲\nrules:\n  a: {name: 一, since: 2021-02-30, confidence: found}\n", "读不出来|不是日期"),
        ("statute: 甲\nrules:\n  a: {since: 2021-02-01, until: 2020-01-01, confidence: found}\n", "早于"),
        ("statute: 甲\nrules:\n  a: {transition: never, confidence: found}\n", "transition 应为"),
        ("statute: 甲\nrules:\n  a: 3\n", "规则“a”：应当是“键: 值”"),
        ("statute: 甲\nprovisions:\n  名: [5]\n", "条文“名”：应当写成"),
    ],
)
def test_a_wrong_file_is_refused_in_words(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(law.BadData, match=complaint):
        build([path])


def test_one_id_stands_in_one_place(tmp_path: Path) -> None:
    text = "statute: 甲\nrules:\n  a: {name: 一, kind: gate, value: true, confidence: found}\n"
    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for path in paths:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(law.BadData, match=r"b\.yaml：规则“a”在 a\.yaml 已经有了"):
        build(paths)


def test_a_field_stands_before_the_general_rule(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "statute: 甲\nrules:\n"
        "  a: {name: 一般, kind: term, term: x.y, value: 90, unit: cd, confidence: found}\n"
        "  a/住建: {name: 住建, kind: term, term: x.y, field: 住建, value: 60, unit: cd, since: 2022-05-01, confidence: found}\n"
        "  b/农业: {name: 农业, kind: term, overlays: a, field: 农业, value: 30, unit: cd, confidence: found}\n",
        encoding="utf-8",
    )
    known = build([path])
    day = date(2022, 6, 1)
    assert [find(known, "x.y", day, field).value for field in ("", "住建", "农业", "市监")] == [90, 60, 90, 90]
    assert find(known, "a", day, "农业").value == 30
    assert find(known, "x.y", date(2022, 4, 30), "住建").value == 90


def test_two_articles_for_one_day_are_found(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "statute: 甲\nprovisions:\n  甲·乙: [{article: '1', since: 2020-01-01, confidence: found}, {article: '2', since: 2021-01-01, confidence: found}]\n",
        encoding="utf-8",
    )
    assert contradictions(build([path])) == ["条文“甲·乙”在2021-01-01有两种规定"]


def test_ratios_are_exact() -> None:
    assert law.threshold("tm.quorum", date(2021, 3, 1)) == Decimal("0.5")
    assert law.threshold("gc.sme.interest", date(2025, 7, 1)) == Decimal("0.0005")
    assert catalogue().rules["tm.quorum.major"].versions[0].value == Decimal("0.6667")
