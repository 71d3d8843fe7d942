"""Every item but a personnel one has its legality review before the meeting, or says why none is needed."""

from typing import Any

import pytest

from fazhi.kernel import registry, verify
from fazhi.lines.legality.stages import questions
from fazhi.report import figures


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
    town.bad(town.tang, case, listed(unreviewed=True), "unreviewed_reason")
    town.signed(town.tang, case, listed(unreviewed=True, unreviewed_reason="只定改造的先后顺序"), town.chen)


def test_a_personnel_item_is_not_asked_for_one(town: Any) -> None:
    town.at("2023-03-06")
    town.signed(town.tang, proposed(town, "person"), listed(), town.chen)


def test_before_the_rule_nothing_is_asked(town: Any) -> None:
    town.at("2022-08-01")
    case = proposed(town, "matter", amount=5000000)
    agenda = {"body": "party", "meeting_on": "2022-08-01", "summary": "提请审议", "urgent": True, "urgent_reason": "时限"}
    town.signed(town.tang, case, registry.act("decision.ListItem")(**agenda), town.chen)


@pytest.mark.parametrize(("kind", "major"), [("other", True), ("contract", True), ("contract", False), ("enforcement", False)])
def test_a_review_of_something_else_is_no_review_of_a_decision(town: Any, kind: str, major: bool) -> None:
    town.at("2024-03-06")
    text = town.file("方案")
    review = opined(town, kind, text)
    case = proposed(town, "matter", major=major, gates=["legality"], legality=review, text=text)
    agenda = {"body": "government", "meeting_on": town.now.date().isoformat(), "summary": "提请审议", "urgent": True, "urgent_reason": "时限", "text": text}
    assert "不是按决策事项送审的" in str(town.refuses(town.tang, case, registry.act("decision.ListItem")(**agenda), "决策·合法性审查"))
    right = proposed(town, "matter", major=major, gates=["legality"], legality=opined(town, "decision" if major else "other", text), text=text)
    town.signed(town.tang, right, registry.act("decision.ListItem")(**agenda), town.chen)


def test_a_standard_text_was_reviewed_as_a_contract(town: Any) -> None:
    town.at("2024-03-06")
    text = town.file("示范文本")
    model = {"key": "BJ01", "name": "示范文本", "document": "演合审〔2024〕1号", "since": "2024-03-01", "text": text}
    town.refuses(town.mei, "", registry.act("contract.ListModel")(**model, review=opined(town, "other", text)), "合同·合法性审查")
    town.mei(registry.act("contract.ListModel")(**model, review=opined(town, "contract", text)))


def opined(town: Any, kind: str, text: Any) -> str:
    """A legality review of its own, of this kind, that agreed."""
    review = str(town.fang(registry.act("legality.Send")(kind=kind, what="送审", text=text)).matter)
    town.sun(review, registry.act("legality.TakeUp")())
    opine = registry.act("legality.Opine")
    rows = [{"item": item, "result": "fits"} for item in questions(kind)]
    town.sun(review, opine(rows=rows, conclusion="agreed"))
    return review


@pytest.mark.parametrize(("brought", "counted"), [(True, 1), (False, 0)])
def test_a_review_that_came_along_counts_as_one(town: Any, brought: bool, counted: int) -> None:
    """A reviewed contract that goes through the meeting is an item with its review; one without any is not."""
    town.at("2023-03-06")
    text = town.file("方案")
    review = {"legality": opined(town, "other", text)} if brought else {}
    case = proposed(town, "matter", text=text, **review)
    more = {} if brought else {"unreviewed": True, "unreviewed_reason": "只定先后顺序"}
    town.signed(town.tang, case, listed(text=text, **more), town.chen)
    rows = [{"member": each.person, "order": n, "vote": "yes"} for n, each in enumerate((town.yang, town.huang, town.chen), start=1)]
    town.tang(case, registry.act("decision.Hold")(body="party", result="passed", decision="同意", votes=rows, delegated=True, delegated_reason="书记出差"))
    told = {key: figures.tell(town.office, figures.find(key), 2023).text for key in ("decision.decided", "decision.reviewed")}
    assert told == {"decision.decided": "1件", "decision.reviewed": f"{counted}件"}
    assert verify.verify().problems == []
