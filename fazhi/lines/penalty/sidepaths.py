"""Penalties off the straight road: preservation, orders, recusal, crimes handed over and returned, extensions, hearings that end."""

from datetime import date
from typing import Any

from fazhi.kernel.clock import walk
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.deciding import Decide, NoPenalty, WaiveHearing
from fazhi.lines.penalty.filing import AddRespondent, FileCase, TakeUp
from fazhi.lines.penalty.hearing import AskHearing, CallHearing, EndHearing
from fazhi.lines.penalty.informing import Defend, Inform
from fazhi.lines.penalty.investigating import AskRecusal, Conclude, Investigate, OrderRight, Preserve, Reinspect, Release, Sample
from fazhi.lines.penalty.late_hearing import AllowHearing, RefuseHearing
from fazhi.lines.penalty.moving import CameBack, Delivered, MoveOut, ReportCrime
from fazhi.lines.penalty.pausing import DecideRecusal, Extend, Resume, Suspend
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.reviewing import Discuss
from fazhi.lines.penalty.telling import due, panel, paper_of, running, two

CLUE = {"source": "found", "what": "露天堆放建筑垃圾"}


def filed(town: Any, field: str, name: str = "周某某") -> Any:
    """A case filed under a power of a field."""
    key = f"演示-{field}"
    town.zhou(ListPower(key=key, name="演示事项", field=field, document="演示", since="2020-08-01", grounds="演示条例第三条、第二十条"))
    case = town.li(TakeUp(**CLUE))
    deed = town.now.date().isoformat()
    town.signed(town.li, case, FileCase(respondent={"name": name, "address": "演示镇竹溪村3号"}, place="演示镇河堤路", power=key, deed_on=deed, what="一处", evidence="巡查照片"), town.zhou, town.huang)
    return case


def concluded(town: Any, case: Any) -> str:
    """One piece of evidence and the report; the respondent."""
    two(town, case, Investigate(second=town.wang.person, kind="photo", shown=True, record="照片十二张"))
    two(town, case, Conclude(second=town.wang.person, facts="属实", proposed="penalty"))
    return str(town.party(case, "respondent"))


def story_preserved_and_put_right(town: Any) -> None:
    """Evidence is preserved with the head's approval and dealt with in seven working days; the breach is put right by a day."""
    town.at("2022-08-01")
    case = filed(town, "住建")
    party = town.party(case, "respondent")
    town.refuses(town.li, case, Preserve(second=town.li.person, things="搅拌机一台"), "处罚·两人执法")
    town.refuses(town.li, case, Release(how="returned"), "处罚·先行登记保存")
    keep = Preserve(second=town.wang.person, party=party, things="搅拌机一台", keeping="镇仓库", reason="可能被转移")
    town.confirmed(town.wang, town.signed(town.li, case, keep, town.huang))
    assert due(case, "preserve") == "2022-08-10"
    town.li(case, OrderRight(party=party, what="清运完毕", until="2022-08-15"))
    assert due(case, "put_right", party) == "2022-08-15"
    order, kept = paper_of(case, "order", party), paper_of(case, "preservation", party)
    both = {"paper": order, "party": party, "mode": "direct"}
    assert "写了两次" in str(town.refuses(town.li, case, Serve(also=[{"paper": kept}, {"paper": order}], **both), "记录·送达"))
    record = town.li(case, Serve(also=[{"paper": kept}], **both)).papers[0]
    assert "责令改正通知书" in town.text(record) and "先行登记保存" in town.text(record).split("同时送达的文书")[1]
    assert "已经送达过" in str(town.refuses(town.li, case, Serve(paper=kept, party=party, mode="direct"), "记录·送达"))
    two(town, case, Sample(second=town.wang.person, shown=True, things="渣土样品两袋", method="随机取样，封样一式两份", place="现场"))
    town.refuses(town.li, case, Conclude(second=town.wang.person, facts="属实", proposed="penalty"), "处罚·先行登记保存")
    town.days(5)
    town.li(case, Release(how="returned", note="当事人领回"))
    town.li(case, Reinspect(done="yes", note="已清运"))
    town.checks(case, met=["preserve", "put_right"],
                papers=["clue", "filing", "preservation_approval", "preservation", "order", "sampling", "preservation_end"])
    town.refuses(town.li, case, Investigate(second=town.wang.person, kind="monitor", shown=True, record="监控截图"), "处罚·监控取证")


def story_preserved_twice(town: Any) -> None:
    """Two preservations, each with its own seven days: one being dealt with says nothing of the other."""
    town.at("2022-08-01")
    case = filed(town, "住建")
    party = town.party(case, "respondent")
    town.signed(town.wang, case, AddRespondent(respondent={"name": "雇主某某", "address": "演示镇竹溪村3号"}, reason="查明系受雇"), town.zhou)
    other = town.party(case, "respondent", 1)
    keep = {"second": town.wang.person}
    first = town.signed(town.li, case, Preserve(party=party, things="搅拌机一台", reason="可能被转移", **keep), town.huang)
    town.at("2022-08-03")
    second = town.signed(town.li, case, Preserve(party=other, things="账本两册", reason="可能被销毁", **keep), town.huang)
    assert (due(case, "preserve", first.entry), due(case, "preserve", second.entry)) == ("2022-08-10", "2022-08-12")
    town.refuses(town.li, case, Release(how="returned"), "处罚·先行登记保存")
    town.li(case, Release(preserved=first.entry, how="returned"))
    told = town.text(town.paper(case, "preservation_end"))
    assert "搅拌机一台" in told and "当事人：周某某" in told and "账本" not in told
    assert due(case, "preserve") == "2022-08-12"
    town.refuses(town.li, case, Release(preserved=first.entry, how="copied"), "处罚·先行登记保存")
    two(town, case, Investigate(second=town.wang.person, kind="photo", shown=True, record="照片"))
    town.refuses(town.li, case, Conclude(second=town.wang.person, facts="属实", proposed="penalty"), "处罚·先行登记保存")
    town.li(case, Release(how="copied"))
    town.confirmed(town.wang, first)
    town.refuses(town.li, case, Conclude(second=town.wang.person, facts="属实", proposed="penalty"), "处罚·两人执法")
    town.confirmed(town.wang, second)
    assert "账本两册" in town.text(paper_of(case, "preservation_end", other)) and "preserve" not in running(case)


def story_recusal_and_one_more_respondent(town: Any) -> None:
    """A respondent asks that an officer leave; the head decides, and who is recused may do nothing more. Another respondent is added."""
    town.at("2022-08-01")
    case = filed(town, "住建")
    party = town.party(case, "respondent")
    town.qian(case, AskRecusal(party=party, officer=town.li.person, reason="与举报人是亲属"))
    two(town, case, Investigate(second=town.wang.person, kind="photo", shown=True, record="决定前不停止调查"))
    town.signed(town.wang, case, AddRespondent(respondent={"name": "雇主某某", "address": "演示镇竹溪村3号"}, reason="查明系受雇"), town.zhou)
    town.huang(case, DecideRecusal(party=party, officer=town.li.person, granted=True, reason="情况属实"))
    town.checks(case, met=["answer_recusal"])
    town.refuses(town.li, case, Investigate(second=town.wang.person, kind="photo", shown=True, record="再拍"), "机构·回避")
    other = town.party(case, "respondent", 1)
    town.confirmed(town.zhao, town.wang(case, Conclude(second=town.zhao.person, facts="属实", proposed="penalty")))
    town.confirmed(town.zhao, town.wang(case, Inform(second=town.zhao.person, rows=[{"party": each, "kind": "warning"} for each in (party, other)])))
    for each in (party, other):
        town.qian(case, Defend(party=each, waived=True))
    one = [{"party": party, "kind": "warning"}]
    town.refuses(town.zhou, case, Decide(rows=one, facts="属实"), "处罚·决定")
    town.refuses(town.zhou, case, Decide(rows=[*one, {"party": other, "kind": "fine", "amount": 100}], facts="属实"), "处罚·未告知不得决定")
    town.signed(town.wang, case, Decide(rows=[*one, {"party": other, "kind": "warning"}], facts="属实", no_order="已改正"), town.zhou, town.huang, town.chen)
    town.qian(case, Serve(paper=paper_of(case, "decision", other), party=other, mode="direct"))
    assert "pay" not in running(case) and "sue" in running(case)


def story_one_of_two_is_let_off(town: Any) -> None:
    """A child who took part is not penalised and his parents are told to guide him; the case goes on against the other."""
    town.at("2022-08-01")
    case = filed(town, "住建")
    boss = town.party(case, "respondent")
    town.signed(town.wang, case, AddRespondent(respondent={"name": "少年某某", "address": "演示镇竹溪村3号"}, reason="查明参与倾倒"), town.zhou)
    child = town.party(case, "respondent", 1)
    concluded(town, case)
    fine = {"rows": [{"party": boss, "kind": "fine", "amount": 500}]}
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=[*fine["rows"], {"party": child, "kind": "warning"}])))
    for each in (boss, child):
        town.li(case, Serve(paper=paper_of(case, "notice", each), party=each, mode="direct"))
    town.qian(case, Defend(party=boss, waived=True))
    alone = Decide(facts="属实", no_order="已清运", **fine)
    assert "只对一名当事人" in str(town.refuses(town.zhao, case, alone, "处罚·决定"))
    let_off = {"ground": "child", "scope": "one", "education": "责令监护人管教"}
    town.refuses(town.zhao, case, NoPenalty(**let_off), "处罚·不予处罚")
    town.signed(town.zhao, case, NoPenalty(**let_off, party=child), town.zhou, town.huang)
    assert "依据《行政处罚法》第三十条，决定不予行政处罚" in town.text(town.paper(case, "no_penalty"))
    town.checks(case, stage="informed", open=["decide", "serve"])
    assert "少年某某" in town.text(paper_of(case, "no_penalty", child))
    town.refuses(town.zhao, case, NoPenalty(**let_off, party=child), "处罚·不予处罚")  # he is dealt with
    assert "只剩这一名" in str(town.refuses(town.zhao, case, NoPenalty(**let_off, party=boss), "处罚·不予处罚"))
    town.signed(town.zhao, case, alone, town.zhou, town.huang, town.chen)
    town.checks(case, stage="decided", met=["decide"])


def story_crime_handed_over_and_returned(town: Any) -> None:
    """What looks like a crime is reported by two, decided by the head, sent within a day – and may come back."""
    town.at("2022-08-01")
    case = filed(town, "住建")
    move = MoveOut(to="县公安局", crime=True, reason="数量巨大，涉嫌污染环境罪", things="照片、检测报告")
    town.refuses(town.zhou, case, move, "处罚·移送司法")
    town.refuses(town.li, case, ReportCrime(second=town.li.person, report="涉嫌犯罪"), "处罚·移送司法")
    town.li(case, ReportCrime(second=town.wang.person, report="倾倒危险废物三吨以上。"))
    assert due(case, "transfer_decide") == "2022-08-04"
    town.signed(town.zhou, case, move, town.chen)
    town.checks(case, stage="moved", met=["transfer_decide"])
    assert due(case, "transfer_send").startswith("2022-08-02T")
    town.qian(case, Delivered(receipt="演公收〔2022〕9号"))
    town.days(20)
    town.outside(town.qian, case, CameBack(reason="没有犯罪事实", document="演公不立〔2022〕9号"), number="演公不立〔2022〕9号")
    town.checks(case, stage="filed", met=["transfer_send"])
    assert due(case, "decide") == "2022-11-21"
    town.at("2022-08-01")
    clue = town.li(TakeUp(**CLUE, field="住建"))
    town.signed(town.zhou, clue, MoveOut(to="县水利局", reason="属于水利部门管辖"), town.chen)
    town.days(3)
    town.outside(town.qian, clue, CameBack(reason="属于本镇管辖", document="演水函〔2022〕3号"), number="演水函〔2022〕3号")
    town.checks(clue, stage="clue", open=["file"])  # it was never filed: it is checked and filed here, and only then decided
    town.signed(town.li, clue, FileCase(respondent={"name": "周某某", "address": "演示镇竹溪村3号"}, power="演示-住建", deed_on="2022-07-30", what="一处", evidence="巡查照片"), town.zhou, town.huang)
    town.checks(clue, stage="filed", met=["file"])


def story_term_extended_by_field(town: Any) -> None:
    """Housing: thirty days, then sixty after discussion, then no more; markets: then as many as the discussion fixes; agriculture: once; a ground must be in the rules."""
    town.at("2023-01-03")
    case = filed(town, "住建")
    assert due(case, "decide") == "2023-04-03"
    town.refuses(town.zhou, case, Suspend(ground="notice", reason="公告送达"), "处罚·办案期限")
    town.refuses(town.zhou, case, Suspend(ground="other", reason="忙"), "处罚·办案期限")
    town.refuses(town.zhou, case, Resume(ground="halt"), "处罚·办案期限")
    town.signed(town.zhou, case, Suspend(ground="halt", reason="当事人住院"), town.huang)
    assert "因中止调查，自2023年1月3日起中止计算办案期限" in town.text(paper_of(case, "halted"))
    town.at("2023-01-12")
    town.zhou(case, Resume(ground="halt"))
    assert due(case, "decide") == "2023-04-12" and "办案期限届满日：2023年4月12日" in town.text(paper_of(case, "resumed"))
    more = Extend(reason="案情复杂")
    town.signed(town.zhou, case, more, town.huang, town.chen)
    assert due(case, "decide") == "2023-05-12"
    town.refuses(town.zhou, case, more, "处罚·办案期限")
    votes = [{"person": each.person, "vote": "yes"} for each in (town.huang, town.chen)]
    town.huang(case, Discuss(subject="term", members=votes, result="yes"))
    town.signed(town.zhou, case, more, town.huang, town.chen)
    assert due(case, "decide") == "2023-07-11"
    town.refuses(town.zhou, case, more, "处罚·办案期限")
    town.refuses(town.zhou, case, Extend(reason="案情复杂", days=10), "处罚·办案期限")
    shop = filed(town, "市监", "店某某")
    town.refuses(town.zhou, shop, Extend(reason="案情复杂", days=20), "处罚·办案期限")  # the rules say thirty
    town.signed(town.zhou, shop, more, town.huang, town.chen)
    town.huang(shop, Discuss(subject="term", members=votes, result="yes"))
    town.refuses(town.zhou, shop, more, "处罚·办案期限")  # how many days must now be said
    before = due(shop, "decide")
    town.signed(town.zhou, shop, Extend(reason="检验结果需要外省核对", days=45), town.huang, town.chen)
    assert (date.fromisoformat(due(shop, "decide")) - date.fromisoformat(before)).days == 45
    town.refuses(town.zhou, shop, Extend(reason="还要", days=10), "处罚·办案期限")
    farm = filed(town, "农业", "田某某")
    town.signed(town.zhou, farm, more, town.huang, town.chen)
    town.refuses(town.zhou, farm, more, "处罚·办案期限")


def story_hearing_withdrawn(town: Any) -> None:
    """He who asked withdraws: no hearing is owed, time counts again; he who never asked must let his days pass or waive."""
    town.at("2023-03-01")
    case = filed(town, "住建")
    party = concluded(town, case)
    rows = [{"party": party, "kind": "stop", "lasting": "30日"}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows, hearing=True)))
    town.qian(case, AskHearing(party=party))
    town.qian(case, Defend(party=party, waived=True))
    town.refuses(town.zhou, case, Decide(rows=rows, facts="属实"), "处罚·听证")
    town.days(3)
    town.qian(case, EndHearing(party=party, why="withdrawn"))
    assert due(case, "decide")
    refused = town.refuses(town.zhou, case, Decide(rows=rows, facts="属实"), "处罚·法制审核")
    assert "处罚·听证" not in [each.provision for each in refused.objections]
    other = filed(town, "住建", "钱某某")
    silent = concluded(town, other)
    town.confirmed(town.wang, town.li(other, Inform(second=town.wang.person, rows=[{"party": silent, "kind": "stop", "lasting": "30日"}], hearing=True)))
    town.li(other, Serve(paper=paper_of(other, "hearing_right", silent), party=silent, mode="direct"))
    town.qian(other, Defend(party=silent, waived=True))
    town.refuses(town.zhou, other, Decide(rows=[{"party": silent, "kind": "stop", "lasting": "30日"}], facts="属实"), "处罚·听证程序")
    town.qian(other, WaiveHearing(party=silent))
    refused = town.refuses(town.zhou, other, Decide(rows=[{"party": silent, "kind": "stop", "lasting": "30日"}], facts="属实"), "处罚·法制审核")
    assert "处罚·听证程序" not in [each.provision for each in refused.objections]


def told_and_late(town: Any, name: str) -> tuple[Any, str, list[dict[str, Any]]]:
    """A case in which the respondent was told of his right to a hearing and asked for one a day after his days had run out."""
    town.at("2023-03-01")
    case = filed(town, "住建", name)
    party = concluded(town, case)
    rows = [{"party": party, "kind": "stop", "lasting": "30日"}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows, hearing=True)))
    town.li(case, Serve(paper=paper_of(case, "hearing_right", party), party=party, mode="direct"))
    town.qian(case, Defend(party=party, waived=True))
    refuse = RefuseHearing(party=party, ground="late", reason="没有请求")
    town.refuses(town.zhou, case, refuse, "处罚·听证")
    town.at("2023-03-09")
    walk(town.office, town.now, origin="replay")
    before = due(case, "decide")
    town.flagged(town.qian(case, AskHearing(party=party)), "处罚·听证程序")
    assert due(case, "decide") == before, "a late request stops nothing"
    return case, party, rows


def story_hearing_asked_for_too_late(town: Any) -> None:
    """Asked for after the days of the law: the head refuses it in writing and the case goes on, or allows it and it is held like any other."""
    case, party, rows = told_and_late(town, "迟某某")
    town.refuses(town.sun, case, CallHearing(when="2023-03-25T09:30", place="会议室", **panel(town)), "处罚·听证程序")
    town.refuses(town.zhou, case, RefuseHearing(party=party, ground="scope", reason="不属于"), "处罚·听证")
    assert "还没有答复" in str(town.refuses(town.zhou, case, Decide(rows=rows, facts="属实"), "处罚·听证程序")), "no decision passes over what was asked for"
    town.signed(town.zhou, case, RefuseHearing(party=party, ground="late", reason="三月八日期满，三月九日才提出，没有正当理由。"), town.huang)
    told = town.text(town.paper(case, "hearing_refused"))
    assert "于2023年3月9日收到你（单位）的听证要求" in told and "视为放弃听证" in told
    refused = town.refuses(town.zhou, case, Decide(rows=rows, facts="属实"), "处罚·法制审核")
    assert not {"处罚·听证", "处罚·听证程序"} & {each.provision for each in refused.objections}
    town.checks(case, met=["answer_hearing"])
    other, asker, _ = told_and_late(town, "误期某某")
    town.signed(town.zhou, other, AllowHearing(party=asker, reason="因住院未能按时提出"), town.huang)
    assert due(other, "decide") == "" and "hearing" in running(other)
    town.refuses(town.zhou, other, AllowHearing(party=asker, reason="再准许"), "处罚·听证程序")
    town.refuses(town.zhou, other, Decide(rows=[{"party": asker, "kind": "stop", "lasting": "30日"}], facts="属实"), "处罚·听证")
    town.sun(other, CallHearing(when="2023-03-25T09:30", place="会议室", **panel(town)))
    town.qian(other, EndHearing(party=asker, why="absent"))
    assert due(other, "decide")
