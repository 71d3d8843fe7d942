"""The papers of a measure name the decision they belong to, and what the law wants told in writing is served on the party."""

from typing import Any

import pytest

from fazhi.kernel.models import Deadline, Paper
from fazhi.kernel.serve import Serve
from fazhi.lines.coercion.acts import Approve, TakeUp
from fazhi.lines.coercion.keeping import Appraise, Appraised, Extend
from fazhi.lines.coercion.releasing import GiveBack, Release
from fazhi.lines.coercion.story import BACK, POWER, WHAT, held, spot
from fazhi.lines.coercion.story import listed as listed_measure

pytestmark = pytest.mark.django_db


def number(town: Any, case: Any, kind: str) -> str:
    return str(Paper.objects.get(id=town.paper(case, kind)).number)


def serve(town: Any, case: Any, kind: str) -> None:
    town.li(case, Serve(paper=town.paper(case, kind), party=town.party(case, "respondent"), mode="direct"))


def test_the_decision_names_who_when_where_and_what(town: Any) -> None:
    town.at("2026-09-01 10:20")
    listed_measure(town)
    who = {**WHAT["respondent"], "number": "91000000DEM0000019", "kind": "organisation"}
    case = town.li(TakeUp(**{**WHAT, "respondent": who, "place": "北岗村口"}))
    town.signed(town.li, case, Approve(object="搅拌车一台", **POWER), town.zhou, town.huang)
    town.refuses(town.li, case, spot(town, spot=""), "强制·实施")
    town.li(case, spot(town, spot="北岗村口公路旁", begun_at="2026-09-01T10:00", ended_at="2026-09-01T10:40"))
    for kind in ("decision", "record"):
        text = town.text(town.paper(case, kind))
        for wanted in ("北岗村口公路旁", "2026年9月1日10时00分", "搅拌车", "覃某某"):
            assert wanted in text, (kind, wanted)
    assert "91000000DEM0000019" in town.text(town.paper(case, "decision"))


def test_every_later_paper_names_the_decision(town: Any) -> None:
    town.at("2026-03-02")
    case = held(town)
    decision = number(town, case, "decision")
    assert decision
    town.days(5)
    town.li(case, Appraise(exam="appraisal", what="车载物料成分", body="演示检测公司", until="2026-03-20"))
    town.at("2026-03-17")
    serve(town, case, "appraisal")
    town.li(case, Appraised(result="为建筑垃圾"))
    serve(town, case, "appraised")
    town.signed(town.li, case, Extend(reason="涉及多名当事人"), town.zhou, town.huang)
    town.signed(town.li, case, Release(ground="unrelated", reason="车辆属他人所有", things=BACK), town.huang)
    for kind in ("appraisal", "entrustment", "appraised", "extension", "release"):
        assert decision in town.text(town.paper(case, kind)), kind


def test_what_is_told_in_writing_is_served(town: Any) -> None:
    town.at("2026-03-02")
    case = held(town)
    town.li(case, Appraise(exam="appraisal", what="车载物料成分", body="演示检测公司", until="2026-03-20"))
    notice = town.paper(case, "appraisal")
    assert Deadline.objects.filter(matter=case.matter, term="serve", of=notice, state="open").exists()
    town.at("2026-03-17")
    town.li(case, Appraised(result="为建筑垃圾"))
    refused = town.refuses(town.li, case, Extend(reason="涉及多名当事人"), "强制·期限")
    assert "期间告知书》还没有" in str(refused)
    serve(town, case, "appraisal")
    town.signed(town.li, case, Extend(reason="涉及多名当事人"), town.zhou, town.huang)
    town.signed(town.li, case, Release(ground="unrelated", reason="车辆属他人所有", things=BACK), town.huang)
    waiting = {each.of for each in Deadline.objects.filter(matter=case.matter, term="serve", state="open")}
    assert {town.paper(case, "release"), town.paper(case, "extension")} <= waiting
    back = GiveBack(second=town.wang.person, receiver="覃某某", items="搅拌车一台", receipt=town.file("返还清单"))
    town.flagged(town.li(case, back), "强制·解除")  # the party has its things, and has not been told why
