"""Every item but a personnel one has its legality review before the meeting, or says why none is needed."""

from typing import Any

import pytest

from fazhi.kernel import registry


def listed(**more: Any) -> Any:
    """An item put on today's agenda."""
    return registry.act("decision.ListItem")(body="party", meeting_on="2023-03-06", summary="提请审议", urgent=True, urgent_reason="时限", **more)


def proposed(town: Any, kind: str, **more: Any) -> Any:
    """An item without steps before the meeting."""
    return town.tang(registry.act("decision.Propose")(what="全镇商业街改造", kind=kind, **more))


@pytest.mark.parametrize("kind", ["matter", "project", "money"])
def test_an_item_without_review_says_why(town: Any, kind: str) -> None:
    town.at("2023-03-06")
    case = proposed(town, kind, amount=5000000)
    refused = town.refuses(town.tang, case, listed(), "决策·合法性审查")
    assert "不涉及法律问题的，勾选并说明理由" in str(refused)
    town.refuses(town.tang, case, listed(unreviewed=True), "决策·合法性审查")
    town.signed(town.tang, case, listed(unreviewed=True, unreviewed_reason="只定改造的先后顺序"), town.chen)


def test_a_personnel_item_is_not_asked_for_one(town: Any) -> None:
    town.at("2023-03-06")
    town.signed(town.tang, proposed(town, "person"), listed(), town.chen)


def test_before_the_rule_nothing_is_asked(town: Any) -> None:
    town.at("2022-08-01")
    case = proposed(town, "matter", amount=5000000)
    agenda = {"body": "party", "meeting_on": "2022-08-01", "summary": "提请审议", "urgent": True, "urgent_reason": "时限"}
    town.signed(town.tang, case, registry.act("decision.ListItem")(**agenda), town.chen)
