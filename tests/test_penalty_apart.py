"""Penalty: the limits that hold on the spot too, and hands that are kept apart."""

from typing import Any

from fazhi.kernel import registry
from fazhi.lines.penalty import sidepaths, simple_story, story
from tests.test_penalty_with_parts import unpaid

act = registry.act


def spot(town: Any, **more: Any) -> Any:
    return act("penalty.OnTheSpot")(**{**simple_story.SPOT, "second": town.wang.person, "amount": 100, **more})


def test_an_old_breach_and_one_of_tomorrow_are_not_fined_on_the_spot(town: Any) -> None:
    town.at("2021-08-02")
    town.refuses(town.li, "", spot(town, deed_at="2019-07-01T09:00"), "处罚·追究时效")
    town.refuses(town.li, "", spot(town, deed_at="2021-08-03T09:00"), "处罚·追究时效")


def test_a_decision_on_the_spot_prints_the_time_that_was_told_and_no_minute_of_typing(town: Any) -> None:
    town.at("2021-08-02")
    for told, printed in ((None, "2021年8月2日\n"), ("2021-08-01", "2021年8月1日\n"), ("2021-08-01T09:30", "2021年8月1日09时30分\n")):
        done = town.li(spot(town, **({"deed_at": told} if told else {})))
        assert f"违法行为的时间：{printed}" in town.text(town.paper(done, "spot_decision"))


def test_the_second_officer_of_a_notice_has_a_certificate_and_an_order_has_a_day_to_come(town: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = story.investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    town.refuses(town.li, case, act("penalty.Inform")(second=town.qian.person, rows=rows), "处罚·资格证件")
    town.refuses(town.li, case, act("penalty.OrderRight")(party=party, what="清运垃圾", until="2021-07-30"), "处罚·责令改正")


def test_no_decision_while_the_second_officer_has_not_confirmed_the_notice(town: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = story.investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    told = town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows))
    town.li(case, act("penalty.Defend")(party=party, waived=True))
    decide = act("penalty.Decide")(rows=rows, facts="倾倒渣土三车。", no_order="已清运")
    town.refuses(town.qian, case, decide, "处罚·两人执法")
    town.refuses(town.qian, case, act("penalty.NoPenalty")(ground="unproven", facts="证据不足"), "处罚·两人执法")
    town.confirmed(town.wang, told)
    town.signed(town.qian, case, decide, town.zhou, town.huang, town.chen)


def test_the_sheet_of_filing_names_the_cause_and_apart_from_it_the_articles(town: Any) -> None:
    town.at("2021-08-02")
    text = town.text(town.paper(story.ordinary(town), "filing"))
    assert "案由：涉嫌擅自倾倒建筑垃圾\n" in text and "违反的规定和处罚依据：" in text


def test_whoever_prepares_a_decision_does_not_sign_it(town: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = story.investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows)))
    town.li(case, act("penalty.Defend")(party=party, waived=True))
    decide = act("penalty.Decide")(rows=rows, facts="倾倒渣土三车。", no_order="已清运")
    proposed = town.zhou(case, decide)
    for hand in (town.zhou, town.huang):
        hand(case, act("common.Sign")(proposal=proposed.entry))
    refused = town.refuses(town.chen, case, act("common.Sign")(proposal=proposed.entry), "机构·职责分离")
    assert "不得自己签批" in str(refused)


def filing(town: Any, **more: Any) -> Any:
    words = {"respondent": {"name": "李某某", "address": "演示镇竹溪村3号"}, "power": "CG-001", "deed_on": "2023-02-27", "what": "两车建筑垃圾", "evidence": "照片", "second": town.wang.person}
    return act("penalty.FileCase")(**{**words, **more})


def clue(town: Any, field: str = "住建", key: str = "CG-001") -> Any:
    town.at("2023-03-01")
    town.zhou(act("penalty.ListPower")(key=key, name="擅自倾倒建筑垃圾", field=field, document="演示", since="2020-08-01"))
    return town.li(act("penalty.TakeUp")(source="found", what="倾倒建筑垃圾", field=field))


def test_whoever_proposes_the_filing_does_not_approve_it(town: Any) -> None:
    case = clue(town)
    proposed = town.zhou(case, filing(town))
    town.zhou(case, act("common.Sign")(proposal=proposed.entry))
    refused = town.refuses(town.huang, case, act("common.Sign")(proposal=proposed.entry), "机构·职责分离")
    assert "不得自己签批" in str(refused)
    town.huang(case, act("common.SendBack")(proposal=proposed.entry, reason="请由承办人提请"))
    town.signed(town.li, case, filing(town), town.zhou, town.huang)
    town.checks(case, stage="filed")


def test_on_a_signed_sheet_too_the_proposer_does_not_approve(town: Any) -> None:
    case = clue(town)
    town.flagged(town.on_paper(town.qian, case, filing(town), town.zhou, town.zhou, town.huang), "机构·职责分离")


def test_a_case_is_filed_on_evidence_and_names_two_handlers(town: Any) -> None:
    """The rules of the field want evidence; elsewhere, and for the second handler, it is asked for."""
    case = clue(town)
    town.refuses(town.li, case, filing(town, evidence=""), "处罚·立案")
    town.refuses(town.li, case, filing(town, second=town.li.person), "处罚·两人执法")
    town.refuses(town.li, case, filing(town, second=town.qian.person), "处罚·资格证件")
    done = town.signed(town.li, case, filing(town, second=""), town.zhou, town.huang)
    assert "没有写明另一名承办人" in [each["sentence"] for each in town.flagged(done, "处罚·两人执法").flags]
    other = clue(town, "市监", "CG-009")
    done = town.signed(town.li, other, filing(town, power="CG-009", evidence=""), town.zhou, town.huang)
    assert [each["provision"] for each in done.flags] == ["处罚·立案"]


def test_before_the_rules_of_the_field_evidence_is_only_asked_for(town: Any) -> None:
    town.at("2022-04-29")
    town.zhou(act("penalty.ListPower")(key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="演示", since="2020-08-01"))
    case = town.li(act("penalty.TakeUp")(source="found", what="倾倒建筑垃圾", field="住建"))
    town.flagged(town.signed(town.li, case, filing(town, deed_on="2022-04-27", evidence=""), town.zhou, town.huang), "处罚·立案")


def test_whoever_told_the_party_does_not_review(town: Any) -> None:
    assert {"Inform", "OrderRight"} <= {each.__name__ for each in act("penalty.Review").apart_from}


def test_the_same_fine_twice_on_one_day_is_asked_about(town: Any) -> None:
    town.at("2024-06-03")
    first = town.li(spot(town))
    assert "处罚·一事不二罚" not in [each["provision"] for each in first.flags]
    again = town.flagged(town.li(spot(town)), "处罚·一事不二罚")
    assert any(first.code in each["sentence"] for each in again.flags)
    for other in ({"respondent": {"name": "李某某"}}, {"kind": "warning", "amount": 0}, {"deed_at": "2024-06-02T09:00"}):
        assert "处罚·一事不二罚" not in [each["provision"] for each in town.li(spot(town, **other)).flags]
    town.days(1)
    assert "处罚·一事不二罚" not in [each["provision"] for each in town.li(spot(town)).flags]
    town.flagged(town.li(spot(town, deed_at="2024-06-03T10:00")), "处罚·一事不二罚")


def test_the_same_breach_is_not_filed_twice_without_a_reason(town: Any) -> None:
    """By his number he is the same and a reason is wanted; by his name alone it is only said; another day of the deed is another breach."""
    first = clue(town)
    known = {"name": "李某某", "number": "44070319800101001X", "address": "演示镇竹溪村3号"}
    town.signed(town.li, first, filing(town, respondent=known), town.zhou, town.huang)
    again = town.li(act("penalty.TakeUp")(source="found", what="倾倒建筑垃圾", field="住建"))
    assert "已经立案或者处罚" in str(town.refuses(town.li, again, filing(town, respondent=known), "处罚·一事不二罚"))
    namesake = town.li(again, filing(town))
    town.zhou(again, act("common.Sign")(proposal=namesake.entry))
    town.flagged(town.huang(again, act("common.Sign")(proposal=namesake.entry)), "处罚·一事不二罚")
    for more in ({"another": "前案在河堤路，本案在圩镇街，相隔三小时"}, {"deed_on": "2023-02-26"}):
        third = town.li(act("penalty.TakeUp")(source="found", what="倾倒建筑垃圾", field="住建"))
        done = town.signed(town.li, third, filing(town, respondent=known, **more), town.zhou, town.huang)
        assert "已经立案" not in "；".join(each["sentence"] for each in done.flags)


def test_whoever_proposes_enforcement_does_not_approve_it(town: Any) -> None:
    case, party = unpaid(town)
    town.at("2023-04-20")
    proposed = town.zhou(case, act("penalty.Enforce")(party=party, what="没有缴纳罚款"))
    assert "不得自己签批" in str(town.refuses(town.zhou, case, act("common.Sign")(proposal=proposed.entry), "机构·职责分离"))


def test_whoever_proposes_a_demand_does_not_sign_it(town: Any) -> None:
    town.at("2024-03-04")
    case = town.li(act("execution.TakeUp")(obliged={"name": "张某"}, what="欠缴罚款", amount=500, due="2024-02-01", remedies_until="2024-02-20"))
    demand = act("execution.Demand")(until="2024-03-20", way="到银行缴纳")
    proposed = town.zhou(case, demand)
    assert "不得自己签批" in str(town.refuses(town.zhou, case, act("common.Sign")(proposal=proposed.entry), "机构·职责分离"))
    town.zhou(case, act("common.Withdraw")(proposal=proposed.entry))
    town.signed(town.li, case, demand, town.zhou)


def test_whoever_proposes_the_closing_of_a_case_decided_on_the_spot_does_not_sign_it(town: Any) -> None:
    town.at("2024-03-04")
    case = town.li(spot(town))
    town.confirmed(town.wang, case)
    town.li(case, act("penalty.Record")())
    town.qian(case, act("penalty.Pay")(amount=100))
    close = act("penalty.Close")(reason="done")
    proposed = town.zhou(case, close)
    assert "不得自己签批" in str(town.refuses(town.zhou, case, act("common.Sign")(proposal=proposed.entry), "机构·职责分离"))
    town.zhou(case, act("common.Withdraw")(proposal=proposed.entry))
    town.signed(town.li, case, close, town.zhou)


def test_whoever_found_circumstances_later_does_not_hold_the_hearing(town: Any) -> None:
    town.at("2023-03-01")
    case = sidepaths.filed(town, "住建")
    party = sidepaths.concluded(town, case)
    rows = [{"party": party, "kind": "stop", "lasting": "30日"}]
    town.confirmed(town.wang, town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows, hearing=True)))
    hear = act("penalty.Hear")(held_on="2023-03-01", present="双方到场", record="如实记录")
    assert "不得主持听证" not in str(town.refuses(town.zhao, case, hear))
    town.zhao(case, act("penalty.AddCircumstances")(circumstances=[{"fact": "refused", "value": "否"}], evidence="复查照片"))
    assert "不得主持听证" in str(town.refuses(town.zhao, case, hear))


def test_nothing_is_closed_while_a_notice_waits_for_its_second_officer(town: Any) -> None:
    town.at("2023-03-01")
    case = sidepaths.filed(town, "住建")
    party = sidepaths.concluded(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows))
    town.li(case, act("penalty.Defend")(party=party, waived=True))
    town.on_paper(town.qian, case, act("penalty.Decide")(rows=rows, facts="属实", no_order="已清运"), town.zhou, town.huang, town.chen)
    town.qian(case, act("penalty.Pay")(amount=1000, receipt="票据001"))
    assert "没有经第二名执法人员确认" in str(town.refuses(town.zhao, case, act("penalty.Close")(reason="done"), "处罚·两人执法"))
