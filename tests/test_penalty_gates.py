"""Before a decision: review and discussion for whoever is hit gravely, after the last evidence, by who did none of the work; reports of crimes and preserved things are settled first."""

from typing import Any

from fazhi.kernel import checks, registry
from fazhi.kernel.serve import Serve
from fazhi.kernel.story import ident
from fazhi.lines.penalty.deciding import Decide, NoPenalty, WaiveHearing
from fazhi.lines.penalty.filing import AddRespondent, Drop, FileCase, TakeUp
from fazhi.lines.penalty.hearing import AskHearing, CallHearing
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.investigating import Investigate, Preserve, Release
from fazhi.lines.penalty.moving import MoveOut, RefuseTransfer, ReportCrime
from fazhi.lines.penalty.pausing import Entrust, Expertise
from fazhi.lines.penalty.reviewing import ASPECTS, Discuss, Review, SendForReview
from fazhi.lines.penalty.sidepaths import CLUE, concluded, filed
from fazhi.lines.penalty.telling import due, panel, running, two
from tests.test_penalty_with_parts import detained

PLAIN = {"facts": "属实", "no_order": "已清运"}


def why(refused: Any) -> str:
    return "；".join(each.sentence for each in refused.objections)


def told(town: Any, case: Any, party: str, hearing: bool = False, **row: Any) -> list[dict[str, Any]]:
    """The party's own notice, answered; a hearing, where a grave kind opens one, is given up."""
    rows, grave = [{"party": party, **row}], row["kind"] in ("stop", "revoke")
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows, hearing=grave or hearing)))
    town.qian(case, Defend(party=party, waived=True))
    if grave:
        town.qian(case, WaiveHearing(party=party))
    return rows


def discussed(town: Any, case: Any) -> None:
    town.sun(case, Review(result="agreed", checked=[*ASPECTS], opinion="同意。"))
    town.huang(case, Discuss(members=[{"person": each.person, "vote": "yes"} for each in (town.huang, town.chen)], result="agreed"))


def test_a_grave_penalty_of_one_is_reviewed_though_the_last_notice_was_another_ones(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    town.signed(town.wang, case, AddRespondent(respondent={"name": "雇主某某", "address": "演示镇竹溪村3号"}, reason="查明系受雇"), town.zhou)
    concluded(town, case)
    one, other = (town.party(case, "respondent", n) for n in (0, 1))
    rows = told(town, case, one, kind="revoke", what="演示许可证（编号：演001）") + told(town, case, other, kind="fine", amount=100)
    refused = town.refuses(town.qian, case, Decide(rows=rows, **PLAIN), "处罚·法制审核")
    assert "未经法制审核" in why(refused) and "集体讨论决定" in why(refused)
    discussed(town, case)
    town.signed(town.qian, case, Decide(rows=rows, **PLAIN), town.zhou, town.huang, town.chen)


def test_a_fine_that_opens_a_hearing_is_reviewed_and_discussed_though_the_hearing_was_given_up(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    rows = told(town, case, concluded(town, case), kind="fine", amount=5000, hearing=True)
    town.qian(case, WaiveHearing(party=rows[0]["party"]))
    refused = town.refuses(town.qian, case, Decide(rows=rows, **PLAIN), "三项制度·法制审核")
    assert "较大数额" in why(refused) and "集体讨论决定" in why(refused)
    other = filed(town, "住建", "周某乙")
    same = told(town, other, concluded(town, other), kind="fine", amount=5000, hearing=True)
    town.qian(other, WaiveHearing(party=same[0]["party"]))
    discussed(town, other)
    town.signed(town.qian, other, Decide(rows=same, **PLAIN), town.zhou, town.huang, town.chen)
    town.on_paper(town.qian, case, Decide(rows=rows, **PLAIN), town.zhou, town.huang, town.chen)
    checked = next(each for each in checks.look(checks.dossier(ident(case), town.now.date())) if each.check == "AC05")
    assert [each.what for each in checked.findings] == ["应当法制审核而没有审核即作出决定"]


def test_below_the_amount_nobody_is_asked_and_where_the_amount_is_unverified_it_is_only_said(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    rows = told(town, case, concluded(town, case), kind="fine", amount=4999)
    town.signed(town.qian, case, Decide(rows=rows, **PLAIN), town.zhou, town.huang, town.chen)
    town.at("2022-03-01")  # the older amounts of the province stand here without a source
    older = filed(town, "住建", "周某甲")
    rows = told(town, older, concluded(town, older), kind="fine", amount=5000, hearing=True)
    town.qian(older, WaiveHearing(party=rows[0]["party"]))
    done = town.signed(town.qian, older, Decide(rows=rows, **PLAIN), town.zhou, town.huang, town.chen)
    assert {"三项制度·法制审核", "处罚·集体讨论"} <= {each["provision"] for each in done.flags}


def test_a_result_that_came_after_the_review_is_reviewed_too(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = told(town, case, party, kind="stop", lasting="30日")
    town.signed(town.li, case, Entrust(kind="appraisal", what="测算方量", to="演示测绘院（乙级）", until="2023-03-20"), town.zhou)
    discussed(town, case)
    town.li(case, Expertise(result="四十二立方米"))
    assert "法制审核之后" in why(town.refuses(town.qian, case, Decide(rows=rows, **PLAIN), "处罚·法制审核"))
    discussed(town, case)
    town.signed(town.qian, case, Decide(rows=rows, **PLAIN), town.zhou, town.huang, town.chen)


def test_new_adverse_evidence_is_told_to_whom_it_hits(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    town.signed(town.wang, case, AddRespondent(respondent={"name": "雇主某某", "address": "演示镇竹溪村3号"}, reason="查明系受雇"), town.zhou)
    concluded(town, case)
    one, other = (town.party(case, "respondent", n) for n in (0, 1))
    rows = told(town, case, one, kind="fine", amount=500) + told(town, case, other, kind="fine", amount=100)
    new = {"second": town.wang.person, "kind": "electronic", "shown": True, "adverse": True}
    two(town, case, Investigate(against=other, record="行车记录显示去过三次", **new))
    assert why(town.refuses(town.qian, case, Decide(rows=rows, **PLAIN), "处罚·未告知不得决定")).count("没有再次告知") == 1
    told(town, case, other, kind="fine", amount=100)
    two(town, case, Investigate(record="新的证人证言", **new))  # it names nobody, and hits both
    assert why(town.refuses(town.qian, case, Decide(rows=rows, **PLAIN))).count("没有再次告知") == 2
    for party, amount in ((one, 500), (other, 100)):
        told(town, case, party, kind="fine", amount=amount)
    town.signed(town.qian, case, Decide(rows=rows, **PLAIN), town.zhou, town.huang, town.chen)


def test_a_result_against_him_is_told_to_him(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = told(town, case, party, kind="fine", amount=500)
    town.signed(town.li, case, Entrust(kind="appraisal", what="测算方量", to="演示测绘院（乙级）", until="2023-03-20"), town.zhou)
    town.li(case, Expertise(result="四十二立方米", adverse=True))
    assert "没有再次告知" in why(town.refuses(town.qian, case, Decide(rows=rows, **PLAIN), "处罚·未告知不得决定"))


def second_named(town: Any, second: str) -> tuple[Any, str]:
    """A case whose filing names this officer as the other handler."""
    town.at("2023-03-01")
    town.zhou(registry.act("penalty.ListPower")(key="演示", name="演示事项", field="住建", document="演示", since="2020-08-01", grounds="演示条例第三条、第二十条"))
    case = town.li(TakeUp(**CLUE))
    words = {"respondent": {"name": "周某某", "address": "演示镇竹溪村3号"}, "power": "演示", "deed_on": "2023-02-28", "what": "一处", "evidence": "巡查照片", "second": second}
    town.signed(town.li, case, FileCase(**words), town.zhou, town.huang)
    return case, concluded(town, case)


def test_the_second_handler_of_the_filing_does_not_review(town: Any) -> None:
    town.at("2023-02-01")
    town.keeper(town.office, registry.act("house.Appoint")(who={"person": town.sun.person}, unit=town.units["综合行政执法队"], capacity=["officer"], post="兼任执法队员",
                                                            certificate="演示0299", certified_until="2035-12-31", since="2023-02-01"))
    case, party = second_named(town, town.sun.person)
    told(town, case, party, kind="stop", lasting="30日")
    town.li(case, SendForReview(materials="全卷"))
    assert "承办人" in why(town.refuses(town.sun, case, Review(result="agreed", checked=[*ASPECTS], opinion="同意。"), "机构·职责分离"))


def test_a_handler_neither_holds_the_hearing_nor_sits_in_it_but_who_approved_the_filing_may(town: Any) -> None:
    case, party = second_named(town, town.zhao.person)
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=[{"party": party, "kind": "stop", "lasting": "30日"}], hearing=True)))
    town.qian(case, AskHearing(party=party))
    call = {"when": "2023-03-15T09:30", "place": "会议室", **panel(town)}
    assert "承办人" in why(town.refuses(town.sun, case, CallHearing(**call), "处罚·听证程序"))
    town.sun(case, CallHearing(**{**call, "presider": town.zhou.person}))


def test_a_report_of_a_crime_is_approved_or_refused_before_anything_else(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    town.refuses(town.chen, case, RefuseTransfer(reason="没有报告"), "处罚·移送司法")
    town.li(case, ReportCrime(second=town.wang.person, report="可能构成污染环境罪"))
    rows = told(town, case, party, kind="fine", amount=500)
    town.refuses(town.qian, case, Decide(rows=rows, **PLAIN), "处罚·移送司法")
    town.refuses(town.qian, case, NoPenalty(ground="unproven"), "处罚·移送司法")
    town.chen(case, RefuseTransfer(reason="数量没有达到追诉标准"))
    town.checks(case, met=["transfer_decide"])
    move = MoveOut(to="县公安局", crime=True, reason="涉嫌犯罪")
    assert "不批准移送" in why(town.refuses(town.zhou, case, move, "处罚·移送司法"))
    town.signed(town.qian, case, Decide(rows=rows, **PLAIN), town.zhou, town.huang, town.chen)
    clue = town.li(TakeUp(**CLUE))
    town.li(clue, ReportCrime(second=town.wang.person, report="可能构成犯罪"))
    town.refuses(town.li, clue, Drop(reason="没有违法事实"), "处罚·移送司法")


def test_turns_that_nobody_can_take_any_more_leave_the_desk(town: Any) -> None:
    for last, signers in ((NoPenalty(ground="unproven"), (town.zhou, town.huang)), (MoveOut(to="县水利局", reason="属于水利部门管辖"), (town.chen,))):
        town.at("2023-03-01")
        case = filed(town, "住建", f"周{last.key[-3:]}")
        party = concluded(town, case)
        town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=[{"party": party, "kind": "stop", "lasting": "30日"}], hearing=True)))
        town.qian(case, AskHearing(party=party))
        town.li(case, SendForReview(materials="全卷"))
        assert {"hearing", "panel", "review"} <= running(case)
        town.signed(town.zhou if last.key == "penalty.MoveOut" else town.qian, case, last, *signers)
        assert not {"hearing", "panel", "review", "announce", "answer_hearing"} & running(case)


def test_what_was_preserved_is_confiscated_by_a_decision_only(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = [{"party": party, "kind": "goods", "things": "搅拌机一台", "value": 300}]
    told(town, case, party, kind="goods", things="搅拌机一台", value=300)
    kept = town.signed(town.li, case, Preserve(second=town.wang.person, party=party, things="搅拌机一台", reason="可能被转移"), town.huang)
    town.confirmed(town.wang, kept)
    assert due(case, "preserve") == "2023-03-10"
    assert "没收这名当事人财物" in why(town.refuses(town.li, case, Release(how="confiscated"), "处罚·先行登记保存"))
    town.signed(town.qian, case, Decide(rows=rows, **PLAIN), town.zhou, town.huang, town.chen)
    town.li(case, Release(how="confiscated"))
    town.checks(case, met=["preserve"])


def test_an_appraisal_of_what_is_detained_is_evidence_too(town: Any) -> None:
    case, part = detained(town)
    party = concluded(town, case)
    rows = told(town, case, party, kind="stop", lasting="30日")
    for adverse in (False, True):
        town.li(part, registry.act("coercion.Appraise")(exam="appraisal", what="鉴定型号", body="演示鉴定所", until="2023-03-15"))
        town.li(part, Serve(paper=town.paper(part, "appraisal"), party=town.party(part, "respondent"), mode="direct"))
        discussed(town, case)
        town.li(part, registry.act("coercion.Appraised")(result="系施工机械", adverse=adverse))
        refused = why(town.refuses(town.qian, case, Decide(rows=rows, **PLAIN), "处罚·法制审核"))
        assert "法制审核之后" in refused and ("没有再次告知" in refused) == adverse


def test_circumstances_found_after_the_review_are_reviewed_too_and_told_where_they_weigh_against_him(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = told(town, case, party, kind="stop", lasting="30日")
    discussed(town, case)
    found = {"circumstances": [{"fact": "refused", "value": "是"}], "evidence": "复查照片"}
    town.li(case, registry.act("penalty.AddCircumstances")(**found))
    assert "补充了证据" in why(town.refuses(town.qian, case, Decide(rows=rows, **PLAIN), "处罚·法制审核"))
    town.li(case, registry.act("penalty.AddCircumstances")(adverse=True, **found))
    discussed(town, case)
    assert "没有再次告知" in why(town.refuses(town.qian, case, Decide(rows=rows, **PLAIN), "处罚·未告知不得决定"))
    rows = told(town, case, party, kind="stop", lasting="30日")
    town.signed(town.qian, case, Decide(rows=rows, **PLAIN), town.zhou, town.huang, town.chen)


def test_a_review_before_a_graver_notice_does_not_count_for_it(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=[{"party": party, "kind": "stop", "lasting": "30日"}], hearing=True)))
    discussed(town, case)
    rows = told(town, case, party, kind="revoke", what="演示许可证（编号：演001）")
    refused = town.refuses(town.qian, case, Decide(rows=rows, **PLAIN), "处罚·法制审核")
    assert why(refused).count("又告知了更重的处罚") == 2, "neither the review nor the discussion"
    town.sun(case, Review(result="agreed", checked=[*ASPECTS], opinion="同意。"))
    town.refuses(town.qian, case, Decide(rows=rows, **PLAIN), "处罚·集体讨论")
    discussed(town, case)
    town.signed(town.qian, case, Decide(rows=rows, **PLAIN), town.zhou, town.huang, town.chen)


def test_days_that_began_anew_are_extended_anew_though_on_the_same_day(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    more = registry.act("penalty.Extend")(reason="案情复杂")
    town.signed(town.zhou, case, more, town.huang, town.chen)
    town.refuses(town.zhou, case, more, "处罚·办案期限")
    town.signed(town.zhou, case, MoveOut(to="县水利局", reason="属于水利部门管辖"), town.chen)
    town.outside(town.qian, case, registry.act("penalty.CameBack")(reason="属于本镇管辖", document="演水函〔2023〕3号"), number="演水函〔2023〕3号")
    town.signed(town.zhou, case, more, town.huang, town.chen)
