"""A decision that asks for something else than money – to stop, to clear away, to pull down – goes to demand, substitute performance or the court."""

from typing import Any

import pytest

from fazhi.kernel.models import Deadline, Matter
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.deciding import Decide
from fazhi.lines.penalty.ending import Fell
from fazhi.lines.penalty.enforcing import Enforce
from fazhi.lines.penalty.filing import FileCase, TakeUp
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.investigating import OrderRight
from fazhi.lines.penalty.paying import Pay
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.sidepaths import CLUE, concluded, filed
from fazhi.lines.penalty.telling import paper_of
from tests.test_penalty_with_parts import made, told

HARM = {"harm": "pollution", "facts": "经催告仍不清除，继续污染河道。", "object": "清除建筑垃圾", "planned": "2023-05-15", "performer": "演示环卫公司", "neutral": True, "budget": 2000}


def ordered(town: Any) -> tuple[Any, str]:
    """An order to clear the place by 10 March, and a fine besides; decided and served."""
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    town.li(case, OrderRight(party=party, what="清除堆放的建筑垃圾", until="2023-03-10"))
    rows = [{"party": party, "kind": "fine", "amount": 1000}, {"party": party, "kind": "restrict", "what": "渣土运输", "lasting": "30日"}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows)))
    town.li(case, Defend(party=party, waived=True))
    town.signed(town.qian, case, Decide(rows=rows, facts="属实"), town.zhou, town.huang, town.chen)
    return case, party


def demanded(town: Any, part: Any, until: str) -> None:
    """The demand is signed and served."""
    town.signed(town.li, part, made("execution", "Demand", until=until, way="自行清除"), town.zhou)
    town.li(part, Serve(paper=town.paper(part, "demand"), party=town.party(part), mode="direct"))


def test_what_is_not_cleared_away_is_demanded_and_done_by_another(town: Any) -> None:
    case, party = ordered(town)
    clear = {"party": party, "duty": "act", "what": "没有清除堆放的建筑垃圾"}
    assert "决定书还没有送达" in str(town.refuses(town.qian, case, Enforce(**clear, until="2023-03-10"), "处罚·送达"))
    town.li(case, Serve(paper=paper_of(case, "decision", party), party=party, mode="direct"))
    town.refuses(town.qian, case, Enforce(**clear), "强制·催告")
    town.refuses(town.qian, case, Enforce(**clear, until="2023-03-10"), "强制·催告")
    town.refuses(town.qian, case, Enforce(party=party, duty="things", what="没有交出", until="2023-03-01"), "处罚·履行")
    town.at("2023-04-20")
    part = town.signed(town.qian, case, Enforce(**clear, until="2023-03-10"), town.zhou).opened[0]
    assert "已经转入" in str(town.refuses(town.qian, case, Enforce(**clear, until="2023-03-10"), "处罚·履行"))
    town.refuses(town.li, part, made("execution", "Substitute", **HARM), "强制·催告")
    demanded(town, part, "2023-05-05")
    town.at("2023-05-08")
    town.signed(town.li, part, made("execution", "Substitute", **HARM), town.zhou, town.huang)
    town.checks(part, stage="decided")
    assert Matter.objects.get(id=part.matter).parent == case.matter


def test_the_fine_of_the_same_decision_is_enforced_and_paid_apart(town: Any) -> None:
    case, party = ordered(town)
    town.li(case, Serve(paper=paper_of(case, "decision", party), party=party, mode="direct"))
    town.at("2023-04-20")
    fine = town.signed(town.qian, case, Enforce(party=party, what="没有缴纳罚款"), town.zhou).opened[0]
    clear = town.signed(town.qian, case, Enforce(party=party, duty="act", what="没有清除", until="2023-03-10"), town.zhou).opened[0]
    town.qian(case, Pay(party=party, amount=400, receipt="票据001"))
    assert told(fine) == [40000] and told(clear) == []


def test_who_does_not_stop_is_brought_to_the_court(town: Any) -> None:
    case, party = ordered(town)
    town.li(case, Serve(paper=paper_of(case, "decision", party), party=party, mode="direct"))
    town.at("2023-08-20")
    part = town.signed(town.qian, case, Enforce(party=party, duty="act", what="没有停止生产经营", until="2023-03-10"), town.zhou).opened[0]
    demanded(town, part, "2023-09-04")
    enclosed = list(made("execution", "Apply").fields["enclosed"].options)
    apply = made("execution", "Apply", court="演示县人民法院", decision="演罚决〔2023〕1号", facts="没有停止", opinion="没有陈述申辩", target="停止生产经营", enclosed=enclosed)
    town.refuses(town.li, part, apply, "强制·申请法院")  # until 1 September he may still sue
    town.at("2023-09-08")
    town.signed(town.li, part, apply, town.zhou, town.chen)
    town.checks(part, stage="court")


@pytest.mark.parametrize(("item", "kind", "days", "sue", "final"), [("V10", "other", "15日", "2024-03-19", "2024-05-06"), ("V10", "restrict", "6个月", "2024-09-04", "2024-09-04"),
                                                                  ("V09", "other", "6个月", "2024-09-04", "2024-09-04")])
def test_a_house_on_land_taken_unlawfully_is_sued_over_in_the_days_of_the_land_law(town: Any, item: str, kind: str, days: str, sue: str, final: str) -> None:
    town.at("2024-03-04")
    town.zhou(ListPower(key="NY-1", name="农村村民未经批准占地建住宅", field="农业", document="演示", since="2020-08-01", grounds="演示条例第三条", item=item))
    case = town.li(TakeUp(**CLUE))
    town.signed(town.li, case, FileCase(respondent={"name": "周某某", "address": "演示镇竹溪村3号"}, place="演示镇竹溪村", power="NY-1", deed_on="2024-03-01", what="一处", evidence="巡查照片"),
                town.zhou, town.huang)
    party = concluded(town, case)
    rows = [{"party": party, "kind": kind, "what": "限期拆除在违法占用的土地上新建的住宅", **({"lasting": "无期限"} if kind == "restrict" else {})}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows)))
    town.li(case, Defend(party=party, waived=True))
    town.signed(town.qian, case, Decide(rows=rows, facts="属实", no_order="决定已责令拆除"), town.zhou, town.huang, town.chen)
    paper = paper_of(case, "decision", party)
    assert f"{days}内依法向人民法院提起行政诉讼" in town.text(paper)
    town.li(case, Serve(paper=paper, party=party, mode="direct"))
    running = dict(Deadline.objects.filter(matter=case.matter, struck="").values_list("term", "due"))
    term = "sue_demolition" if days == "15日" else "sue"
    assert ({key for key in running if key.startswith("sue")}, running[term], running["ask_review"]) == ({term}, sue, "2024-05-06")
    assert ("土地管理法" in Deadline.objects.get(matter=case.matter, term=term).cite) == (days == "15日")
    if kind == "other":
        town.at("2024-10-08")
        part = town.signed(town.qian, case, Enforce(party=party, duty="building", what="没有拆除", until="2024-03-30"), town.zhou).opened[0]
        demanded(town, part, "2024-10-20")
        assert [each.since[:10] for each in Deadline.objects.filter(matter=part.matter, term="apply_court")] == [final]  # the last of both roads


def test_what_a_changed_decision_still_asks_for_is_enforced_on_and_what_it_drops_is_not(town: Any) -> None:
    for rows, goes_on in ((["fine", "restrict"], True), (["fine"], False)):
        case, party = ordered(town)
        town.li(case, Serve(paper=paper_of(case, "decision", party), party=party, mode="direct"))
        town.at("2023-04-20")
        part = town.signed(town.qian, case, Enforce(party=party, duty="act", what="没有停止生产经营", until="2023-03-10"), town.zhou).opened[0]
        now = [{"party": party, "kind": kind, **({"amount": 500} if kind == "fine" else {})} for kind in rows]
        town.outside(town.qian, case, Fell(result="changed", rows=now, document="演府复决〔2023〕1号"), number="演府复决〔2023〕1号")
        demand = made("execution", "Demand", until="2023-05-05", way="停止生产经营")
        if goes_on:
            town.signed(town.li, part, demand, town.zhou)
        else:
            town.refuses(town.li, part, demand, "强制·终结")


def test_a_shed_in_a_village_is_pulled_down_under_the_order_alone(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = town.party(case, "respondent")
    shed = {"party": party, "duty": "building", "what": "没有拆除铁皮棚", "until": "2023-03-31"}
    town.refuses(town.qian, case, Enforce(**shed), "处罚·履行")  # nobody told him to
    order = town.li(case, OrderRight(party=party, what="停止建设，限期拆除铁皮棚", until="2023-03-31"))
    assert "责令改正通知书还没有送达" in str(town.refuses(town.qian, case, Enforce(**shed), "处罚·送达"))
    assert "给的期限到2023-03-31" in str(town.refuses(town.qian, case, Enforce(**{**shed, "until": "2023-02-20"}), "强制·催告"))
    town.li(case, Serve(paper=order.papers[0], party=party, mode="direct"))
    town.refuses(town.qian, case, Enforce(**shed), "强制·催告")
    town.at("2023-04-03")
    part = town.signed(town.qian, case, Enforce(**shed, remedies_until="2023-09-01"), town.zhou).opened[0]
    town.zhou(made("execution", "ListPower", key="ZX-01", name="乡村违法建设强制拆除", document="城乡规划法", since="2020-08-01"))
    notice = made("execution", "AnnounceBuilding", zone="village", place="竹溪村", area="二十平方米，铁皮", until="2023-04-20")
    town.signed(town.li, part, notice, town.zhou, town.huang)
    demanded(town, part, "2023-04-20")
    decide = made("execution", "Decide", way="demolish", power="ZX-01", facts="逾期不拆除", when="工作日上午", planned="2023-09-12")
    town.at("2023-08-20")
    town.refuses(town.li, part, decide, "强制·强制拆除")  # he may still sue
    town.at("2023-09-04")
    town.signed(town.li, part, decide, town.zhou, town.huang, town.chen)
