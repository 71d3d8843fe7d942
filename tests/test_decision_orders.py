"""A decision after the meeting: no lawful order of acts ends where nothing is possible any more, and what is published is what was decided."""

import json
from typing import Any

import pytest

from fazhi.kernel.models import Entry
from fazhi.lines.decision.carrying import Assign, Close, Publish, Report, ReportParty
from fazhi.lines.decision.meeting import Hold, ListItem
from fazhi.lines.decision.telling import PLAN, proposed, reviewed, votes

pytestmark = pytest.mark.django_db


def decided(town: Any) -> Any:
    """A major decision that the meeting has passed."""
    town.at("2021-04-01")
    case = proposed(town, major=True, gates=["legality"])
    text = town.file("方案", PLAN.encode())
    reviewed(town, case, text)
    town.signed(town.tang, case, ListItem(body="government", meeting_on="2021-04-01", summary="提请审议", text=text, urgent=True, urgent_reason="台风"), town.chen)
    town.tang(case, Hold(body="government", result="passed", decision="同意", votes=votes((town.yang, "yes"), (town.huang, "yes"), (town.chen, "yes"))))
    return case


def assigned(town: Any, case: Any) -> None:
    town.tang(case, Assign(tasks=[{"n": 1, "what": "划线", "unit": town.units["综合行政执法队"], "by": "2021-05-31"}]))
    town.zhou(case, Report(n=1, done=True, text="完成"))


def test_reported_and_published_after_the_tasks_were_given_out(town: Any) -> None:
    case = decided(town)
    assigned(town, case)
    town.refuses(town.tang, case, Close(), "决策·公布")
    town.tang(case, ReportParty(document="演府请〔2021〕5号"))
    town.checks(case, stage="executing", met=["report"], open=["publish"])
    town.tang(case, Publish(heading="圩镇停车收费方案"))


def test_the_text_published_is_the_one_decided_and_stands_among_the_decisions(town: Any) -> None:
    case = decided(town)
    town.tang(case, ReportParty(document="演府请〔2021〕5号"))
    other = town.file("方案", PLAN.replace("2元", "5元").encode())
    assert "第一条" in str(town.refuses(town.tang, case, Publish(heading="圩镇停车收费方案", text=other), "决策·公布"))
    opened = town.tang(case, Publish(heading="圩镇停车收费方案", text=town.file("方案", PLAN.encode()))).opened[0]
    first = Entry.objects.filter(matter=opened.matter).order_by("n").values_list("body", flat=True)[0]
    assert json.loads(first)["said"]["column"] == "decisions"


def test_what_the_law_keeps_back_is_closed_with_its_ground(town: Any) -> None:
    case = decided(town)
    assigned(town, case)
    town.refuses(town.tang, case, Close(kept_back=True, kept_back_reason="保密审查结论为不予公开"), "决策·请示报告")
    town.tang(case, ReportParty(document="演府请〔2021〕5号"))
    town.refuses(town.tang, case, Close(), "决策·公布")
    town.tang(case, Close(kept_back=True, kept_back_reason="保密审查结论为不予公开"))
    town.checks(case, stage="closed", open=[])
