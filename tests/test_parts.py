"""A measure and an enforcement as parts of a penalty case: what the case hands over, and what it hears."""

import json
from typing import Any

import pytest

from fazhi.kernel import happen, registry
from fazhi.kernel.models import Deadline, Entry, Matter
from fazhi.kernel.serve import Serve
from fazhi.kernel.story import Town
from tests.test_penalty_with_parts import unpaid

LAST = {"kind": "detain", "power": "QZ-01", "law": "演示条例", "involved": True}


def act(key: str) -> Any:
    """An act of any line by its key."""
    return registry.act(key)


@pytest.fixture
def case(town: Town) -> str:
    """A penalty case, filed."""
    town.at("2026-03-02")
    town.zhou(act("penalty.ListPower")(key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="演示", grounds="演示条例第三条、第二十条", since="2020-08-01"))
    town.zhou(act("coercion.ListMeasure")(key="QZ-01", name="扣押运输工具", document="演示条例", since="2020-08-01"))
    matter = town.li(act("penalty.TakeUp")(source="found", what="倾倒建筑垃圾")).matter
    said = {"power": "CG-001", "deed_on": "2026-02-20", "what": "两车建筑垃圾", "evidence": "现场照片", "respondent": {"name": "甄某某", "address": "演示镇竹溪村3号"}}
    town.signed(town.li, matter, act("penalty.FileCase")(**said), town.zhou, town.huang)
    return str(matter)


def heard(matter: str) -> list[str]:
    """What the case heard from its parts, in order."""
    acts = Entry.objects.filter(matter=matter, origin="link").order_by("n").values_list("act", flat=True)
    return [each.split(".")[1] for each in acts]


def test_the_case_hears_what_is_held_and_its_clock_stops_with_the_appraisal(town: Town, case: str) -> None:
    party = town.party(case, "respondent")
    town.li(case, act("penalty.Coerce")(party=party, what="搅拌车", reason="防止证据损毁"))
    part = str(Matter.objects.get(parent=case, line="coercion").id)
    assert happen.peek(part)["rows"]["party"][town.party(part)]["person"] == happen.peek(case)["rows"]["party"][party]["person"]
    town.signed(town.li, part, act("coercion.Approve")(object="搅拌车", **LAST), town.zhou, town.huang)
    steps = list(act("coercion.Implement").fields["steps"].options)
    done = town.li(part, act("coercion.Implement")(
        second=town.wang.person, facts="装有建筑垃圾", things=[{"name": "搅拌车", "amount": "一台"}], steps=steps, present=True, signature="signed", place="停车场",
        keeper="管理员", spot="村口", record="到场签名", **LAST))
    town.confirmed(town.wang, done)
    town.li(part, Serve(paper=town.paper(part, "decision"), party=town.party(part), mode="direct"))
    town.days(3)
    town.li(part, act("coercion.Appraise")(exam="appraisal", what="成分", body="演示检测公司", until="2026-03-20"))
    stopped = [json.loads(each.suspended or "[]") for each in (Deadline.objects.get(matter=part, term="held"), Deadline.objects.get(matter=case, term="decide"))]
    assert stopped == [[["2026-03-05", "", "appraisal"]], [["2026-03-05", "", "appraisal", part]]]  # the case knows which part stopped it
    town.days(7)
    town.li(part, act("coercion.Appraised")(result="建筑垃圾"))
    days = {each.matter: json.loads(each.suspended)[0][:2] for each in Deadline.objects.filter(term__in=("held", "decide"), matter__in=(part, case))}
    assert days == {part: ["2026-03-05", "2026-03-12"], case: ["2026-03-05", "2026-03-12"]}
    back = [{"name": "搅拌车", "amount": "一台", "how": "returned"}]
    town.signed(town.li, part, act("coercion.Release")(ground="no_breach", reason="不是涉案车辆", things=back), town.huang)
    assert heard(case) == ["Seized", "TimeStopped", "TimeRuns", "Released"]


def test_a_measure_that_stands_alone_tells_nobody(town: Town) -> None:
    town.at("2026-03-02")
    town.zhou(act("coercion.ListMeasure")(key="QZ-01", name="扣押运输工具", document="演示条例", since="2020-08-01"))
    alone = town.li(act("coercion.TakeUp")(respondent={"name": "甄某某"}, what="搅拌车", reason="防止证据损毁")).matter
    town.signed(town.li, alone, act("coercion.Approve")(object="搅拌车", **LAST), town.zhou, town.huang)
    assert not Matter.objects.exclude(id=alone).filter(line="penalty").exclude(stage="closed").exists() and Entry.objects.filter(origin="link").count() == 0


@pytest.fixture
def enforced(town: Town) -> tuple[str, str, str]:
    """A fine that was not paid, with its enforcement: case, respondent, part."""
    case, party = unpaid(town)
    town.at("2023-03-20")
    part = town.signed(town.qian, case, act("penalty.Enforce")(party=party, what="缴纳罚款"), town.zhou).opened[0]
    return str(case.matter), party, str(part.matter)


def test_the_way_to_the_court_waits_for_what_the_case_says_of_its_remedies(town: Town, enforced: tuple[str, str, str]) -> None:
    case, party, part = enforced
    sue = Deadline.objects.get(matter=case, term="sue", of=party).due
    town.signed(town.li, part, act("execution.Demand")(until="2023-04-10", way="缴至指定账户"), town.zhou)
    town.li(part, Serve(paper=town.paper(part, "demand"), party=town.party(part), mode="direct"))
    assert Deadline.objects.get(matter=part, term="apply_court").since[:10] == sue[:10] == "2023-09-01"
    whole = {"court": "演示县人民法院", "decision": "演罚决〔2023〕1号", "facts": "逾期未缴", "opinion": "没有申辩", "target": "存款",
             "enclosed": ["decision", "answer", "target"]}
    town.at("2023-05-04")
    refused = town.refuses(town.li, part, act("execution.Apply")(**whole), "强制·申请法院")
    assert "2023-09-01以前还可以申请复议或者起诉" in refused.objections[0].sentence
    town.at("2023-09-04")
    town.signed(town.li, part, act("execution.Apply")(**whole), town.zhou, town.chen)
    assert Deadline.objects.get(matter=part, term="apply_court").state == "met"


def test_nothing_is_enforced_when_the_decision_of_the_case_has_fallen(town: Town, enforced: tuple[str, str, str]) -> None:
    case, party, part = enforced
    town.outside(town.qian, case, act("penalty.Fell")(result="annulled", party=party), number="演复决〔2023〕1号")
    town.refuses(town.li, part, act("execution.Demand")(until="2023-04-10", way="缴至指定账户"), "强制·终结")
    town.signed(town.li, part, act("execution.End")(ground="annulled", reason="复议决定撤销"), town.huang)
    assert Entry.objects.filter(matter=case, act="penalty.Executed").count() == 1


def test_who_handled_the_case_does_not_dispose_of_what_was_confiscated(town: Town, enforced: tuple[str, str, str]) -> None:
    part = enforced[2]
    rows = [{"name": "铁铲", "amount": "两把", "how": "destroy", "note": "演示资源回收公司"}]
    town.refuses(town.qian, part, act("execution.Dispose")(second=town.li.person, supervisor=town.deng.person, rows=rows), "罚没·管理")
