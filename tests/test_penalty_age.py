"""Penalty: the age at the deed, told by an identity number or a year of birth, decides whether and how somebody is penalised."""

from datetime import date
from typing import Any

import pytest

from fazhi.kernel import registry
from fazhi.lines.penalty import simple_story, story
from fazhi.lines.penalty.age import years_lived

act = registry.act
DEED = "2021-08-02"


def number(born: str) -> str:
    """An identity number of nobody: a district that does not exist, the day of birth, a right check digit."""
    plain = f"440099{born.replace('-', '')}001"
    return plain + "10X98765432"[sum(int(each) * (2 ** (17 - i) % 11) for i, each in enumerate(plain)) % 11]


def spot(town: Any, who: dict[str, Any], **more: Any) -> Any:
    said = {**simple_story.SPOT, "second": town.wang.person, "amount": 100, **more}
    return act("penalty.OnTheSpot")(**{**said, "respondent": {"name": "测某", "address": "演示镇竹溪村3号", **who}})


@pytest.mark.parametrize(
    ("who", "years"),
    [
        ({"number": number("2007-08-01")}, (14, 14)),
        ({"number": number("2007-08-02")}, (13, 13)),  # on the birthday itself the year is not full
        ({"number": number("2007-08-03")}, (13, 13)),
        ({"number": number("2004-02-29")}, (17, 17)),
        ({"born": "2007"}, (13, 14)),
        ({"number": "440099200708010019"}, None),  # a wrong check digit tells nothing
        ({}, None),
    ],
)
def test_full_years(who: dict[str, Any], years: tuple[int, int] | None) -> None:
    assert years_lived(who, date.fromisoformat(DEED)) == years


def test_a_child_is_not_penalised_on_the_spot_nor_warned(town: Any) -> None:
    town.at(DEED)
    refused = town.refuses(town.li, "", spot(town, {"number": number("2007-08-02")}), "处罚·责任年龄")
    assert "不满14周岁" in str(refused) and "2007" not in str(refused)
    town.refuses(town.li, "", spot(town, {"number": number("2007-08-02")}, kind="warning", amount=0), "处罚·责任年龄")
    town.li("", spot(town, {"number": number("2007-08-01")}, kind="warning", amount=0))


def test_the_day_of_the_deed_counts_not_the_day_of_the_decision(town: Any) -> None:
    town.at(DEED)
    town.refuses(
        town.li,
        "",
        spot(town, {"number": number("2007-07-20")}, kind="warning", amount=0, deed_at="2021-07-19T09:00"),
        "处罚·责任年龄",
    )


def test_who_is_not_grown_up_is_penalised_more_lightly(town: Any) -> None:
    town.at(DEED)
    young = {"number": number("2005-01-01")}
    refused = town.refuses(town.li, "", spot(town, young), "处罚·责任年龄")
    assert "不满18周岁" in str(refused)
    town.li("", spot(town, young, tier="lighter"))
    town.li("", spot(town, {"number": number("2003-08-01")}))


def test_a_mere_year_of_birth_asks_for_the_paper(town: Any) -> None:
    town.at(DEED)
    asked = town.flagged(town.li("", spot(town, {"born": "2007"}, tier="lighter")), "处罚·责任年龄")
    assert any("只登记了出生年份" in flag["sentence"] for flag in asked.flags)
    doubted = town.flagged(town.li("", spot(town, {"born": "2003"})), "处罚·责任年龄")
    assert any("可能不满18周岁" in flag["sentence"] for flag in doubted.flags)


def test_the_ordinary_procedure_asks_the_same_before_the_party_is_told(town: Any) -> None:
    town.at(DEED)
    town.zhou(act("penalty.ListPower")(key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="粤府函〔2020〕136号", since="2020-08-01", grounds="演示条例第三条、第二十条"))
    case = town.li(act("penalty.TakeUp")(source="report", what="有人在河边倾倒建筑垃圾", field="住建"))
    child = {"name": "李某某", "number": number("2008-01-01")}
    town.signed(town.li, case, act("penalty.FileCase")(respondent=child, power="CG-001", deed_on="2021-08-01", what="两车建筑垃圾"), town.zhou, town.huang)
    party = story.investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    refused = town.refuses(town.li, case, act("penalty.Inform")(second=town.wang.person, rows=rows), "处罚·责任年龄")
    assert "登记有误的，先更正当事人" in str(refused)


def test_only_who_was_a_child_is_let_off_as_one(town: Any) -> None:
    town.at(DEED)
    town.zhou(act("penalty.ListPower")(key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="粤府函〔2020〕136号", since="2020-08-01", grounds="演示条例第三条、第二十条"))
    for who, sentence in (({"name": "李某某", "number": number("2000-01-01")}, "已满14周岁"), ({"name": "演示公司", "kind": "organisation"}, "当事人是单位")):
        case = town.li(act("penalty.TakeUp")(source="report", what="有人在河边倾倒建筑垃圾", field="住建"))
        town.signed(town.li, case, act("penalty.FileCase")(respondent=who, power="CG-001", deed_on="2021-08-01", what="两车建筑垃圾"), town.zhou, town.huang)
        story.investigated(town, case)
        let_off = {"facts": "属实", "education": "责令监护人管教"}
        assert sentence in str(town.refuses(town.zhao, case, act("penalty.NoPenalty")(ground="child", **let_off), "处罚·责任年龄"))
