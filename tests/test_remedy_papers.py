"""What the papers of reconsideration and answer say: what was handed in and until when it goes on, to whom the town answers and what it asks."""

from typing import Any

from django.http import QueryDict

from fazhi.kernel import carried, gate, registry
from fazhi.lines.response.acts import ListEvidence, Reply
from fazhi.lines.response.story_receiver import EVIDENCE, WORDS, taken
from fazhi.web.desk import forms


def test_the_receipt_lists_what_was_handed_in(town: Any) -> None:
    town.at("2024-03-04")
    receive = registry.act("reconsideration.Receive")
    case = town.fang(receive(applicant={"name": "某某"}, against="行政处罚决定", materials=[{"name": "申请书", "pages": 2}, {"name": "身份证复印件", "pages": 1}]))
    told = town.text(town.paper(case, "receipt"))
    assert all(each in told for each in ("申请书", "身份证复印件", "至迟2024年3月5日转交", "当面递交", "经办人：方晓")) and "通过作出处罚的机关" not in told, told
    town.fang(case, registry.act("reconsideration.Forward")(to="演示县人民政府"))
    assert "现将某某的行政复议申请材料" in town.text(town.paper(case, "forwarding"))
    organ = town.fang(receive(applicant={"name": "某某"}, against="当场处罚决定", route="organ"))
    assert "至迟2024年3月11日转送" in town.text(town.paper(organ, "receipt"))


def test_the_receipt_says_where_to_ask_and_that_nothing_was_listed(town: Any) -> None:
    town.at("2024-03-04")
    town.keeper(town.office, registry.act("house.SetEnquiry")(phone="020-80000000", since="2024-03-01"))
    case = town.fang(registry.act("reconsideration.Receive")(applicant={"name": "某某"}, against="行政处罚决定"))
    told = town.text(town.paper(case, "receipt"))
    assert "查询电话：020-80000000" in told and "收到的材料：收件时没有逐项登记" in told, told


def test_the_answer_is_the_one_that_organ_or_court_expects(town: Any) -> None:
    town.at("2024-03-04")
    viewer = gate.Viewer(town.sun.person, town.office, town.now.date())
    for kind, paper, asked in (("review", "answer", "请求予以维持"), ("first", "defence", "请求驳回原告的诉讼请求")):
        case = taken(town, kind)
        town.sun(case, ListEvidence(rows=EVIDENCE))
        assert "| 1 |" in town.text(town.paper(case, "evidence")).replace("\t", "|") or "证明什么" in town.text(town.paper(case, "evidence"))
        plea = carried.of(viewer, Reply, case.matter)["plea"].value
        town.signed(town.sun, case, Reply(**WORDS, organ="演示县人民政府" if kind == "review" else "演示县人民法院", plea=plea), town.chen)
        told = town.text(town.paper(case, paper))
        assert asked in told and told.startswith("演示县") and ("申请人：" in told) == (kind == "review"), told


def test_a_list_of_duties_leads_to_the_entry(town: Any) -> None:
    assert forms.about(registry.act("legal_aid.Confirm"), QueryDict("entry=x")) == {"visit": "x"}
    assert forms.about(registry.act("common.Confirm"), QueryDict("entry=x")) == {"entry": "x"}
    assert forms.about(registry.act("legal_aid.Rate"), QueryDict("entry=x")) == {}
