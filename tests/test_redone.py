"""Corrected entries: what other words would have done is done, what they would not have done is not – terms, stage, links and counts."""

import json
from typing import Any

import pytest

from fazhi.kernel import registry, verify
from fazhi.kernel.models import Deadline, Mark, Matter, Paper
from fazhi.kernel.serve import Serve


def petition(key: str) -> Any:
    return registry.act(f"petition.{key}")


def correct(town: Any, case: Any, done: Any, **words: Any) -> Any:
    """Corrected, and signed by a second person, for a letter has left the house."""
    return town.signed(town.he, case, registry.act("common.Correct")(entry=done.entry, reason="登记错", words=json.dumps(words, ensure_ascii=False)), town.huang)


def terms(case: Any) -> dict[str, str]:
    return {row.term: row.due for row in Deadline.objects.filter(matter=case.matter, state="open", struck="")}


def counted(figure: str) -> int:
    return sum(Mark.objects.filter(figure=figure).values_list("amount", flat=True))


@pytest.fixture
def case(town: Any) -> Any:
    town.at("2023-03-01")
    return town.he(petition("Receive")(channel="phone", what="路灯坏了", who={"name": "测某", "phone": "13900001111"}))


def test_a_corrected_route_starts_and_ends_the_clock(town: Any, case: Any) -> None:
    """From “duty” to “petition” the sixty days run, from the day of acceptance and counted as due; back again they do not."""
    accepted = town.he(case, petition("Accept")(kind="complaint", route="duty"))
    letters = Paper.objects.filter(matter=case.matter).count()
    assert "finish" not in terms(case)
    town.days(3)
    correct(town, case, accepted, route="petition")
    assert terms(case)["finish"] == "2023-05-04" and counted("petition.finish_due") == 1  # 60 days end on 30 April, the holidays after it
    assert Paper.objects.filter(matter=case.matter).count() == letters  # what was issued stays, nothing is issued anew
    correct(town, case, accepted, route="duty")
    assert "finish" not in terms(case) and counted("petition.finish_due") == 0
    correct(town, case, accepted, route="petition")
    assert terms(case)["finish"] == "2023-05-04" and counted("petition.finish_due") == 1
    town.he(case, petition("Answer")(result="supported", facts="属实", law="规定", reply="已修"))
    assert (counted("petition.closed_on_time"), counted("petition.finish_due")) == (1, 1)
    assert verify.verify().problems == []


def test_a_correction_to_the_simple_procedure_starts_its_own_term(town: Any, case: Any) -> None:
    accepted = town.he(case, petition("Accept")(kind="complaint", route="petition"))
    before = terms(case)
    correct(town, case, accepted, simple=True)
    assert "finish" in before and terms(case) != before and any("simple" in term for term in terms(case))


def test_a_corrected_result_moves_the_stage(town: Any, case: Any) -> None:
    """“Upheld” that was “changed”: the petition goes back to be answered anew, and the new term counts."""
    town.he(case, petition("Accept")(kind="complaint", route="petition"))
    town.he(case, petition("Answer")(result="rejected", facts="不属实", law="规定", reply="不支持"))
    town.he(case, Serve(paper=town.paper(case, "reply"), party=town.party(case, "petitioner"), mode="direct"))
    town.he(case, petition("AskReview")())
    reviewed = town.he(case, petition("Reviewed")(result="upheld"))
    assert Matter.objects.get(id=case.matter).stage == "answered" and "ask_rereview" in terms(case)
    fixed = registry.act("common.Correct")(entry=reviewed.entry, reason="看错", words='{"result": "changed", "document": "复查1号", "made_on": "2023-03-01", "reason": "事实不清"}')
    town.he(case, fixed)
    assert Matter.objects.get(id=case.matter).stage == "accepted" and "finish" in terms(case) and "ask_rereview" not in terms(case)
    assert counted("petition.finish_due") == 2
    town.he(case, petition("Answer")(result="supported", facts="属实", law="规定", reply="已修"))
    assert Matter.objects.get(id=case.matter).stage == "answered" and verify.verify().problems == []
