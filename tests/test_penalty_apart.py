"""Penalty: the limits that hold on the spot too, and hands that are kept apart."""

from typing import Any

from fazhi.kernel import registry
from fazhi.lines.penalty import simple_story, story

act = registry.act


def spot(town: Any, **more: Any) -> Any:
    return act("penalty.OnTheSpot")(**{**simple_story.SPOT, "second": town.wang.person, "amount": 100, **more})


def test_an_old_breach_and_one_of_tomorrow_are_not_fined_on_the_spot(town: Any) -> None:
    town.at("2021-08-02")
    town.refuses(town.li, "", spot(town, deed_at="2019-07-01T09:00"), "处罚·追究时效")
    town.refuses(town.li, "", spot(town, deed_at="2021-08-03T09:00"), "处罚·追究时效")


def test_the_second_officer_of_a_notice_has_a_certificate_and_an_order_has_a_day_to_come(town: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = story.investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    town.refuses(town.li, case, act("penalty.Inform")(second=town.qian.person, rows=rows), "处罚·资格证件")
    town.refuses(town.li, case, act("penalty.OrderRight")(party=party, what="清运垃圾", until="2021-07-30"), "处罚·责令改正")


def test_whoever_prepares_a_decision_does_not_sign_it(town: Any) -> None:
    town.at("2021-08-02")
    case = story.ordinary(town)
    party = story.investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 1000}]
    town.li(case, act("penalty.Inform")(second=town.wang.person, rows=rows))
    town.li(case, act("penalty.Defend")(party=party, waived=True))
    decide = act("penalty.Decide")(rows=rows, facts="倾倒渣土三车。", no_order="已清运")
    proposed = town.zhou(case, decide)
    for hand in (town.zhou, town.huang):
        hand(case, act("common.Sign")(proposal=proposed.entry))
    refused = town.refuses(town.chen, case, act("common.Sign")(proposal=proposed.entry), "机构·职责分离")
    assert "不得自己签批" in str(refused)


def test_whoever_told_the_party_does_not_review(town: Any) -> None:
    assert {"Inform", "OrderRight"} <= {each.__name__ for each in act("penalty.Review").apart_from}
