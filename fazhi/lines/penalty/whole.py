"""The story that decides whether the record holds: two respondents, every clock each one's own, every article that of its day."""

from typing import Any

from fazhi.kernel.clock import walk
from fazhi.kernel.common import Recuse
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.credit import ReportCredit
from fazhi.lines.penalty.deciding import Again, Decide
from fazhi.lines.penalty.ending import Close
from fazhi.lines.penalty.filing import FileCase, TakeUp
from fazhi.lines.penalty.hearing import AnnounceHearing, AskHearing, CallHearing, Hear, ReportHearing
from fazhi.lines.penalty.informing import Defend, Inform, Weigh
from fazhi.lines.penalty.instalments import AskInstalments, Instalments
from fazhi.lines.penalty.investigating import Conclude, Inquire, InspectSite, Investigate
from fazhi.lines.penalty.paying import Pay
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.reviewing import ASPECTS, Discuss, Review, SendForReview
from fazhi.lines.penalty.telling import due, panel, paper_of, running, two
from fazhi.lines.penalty.whole_clocks import ARTICLES, CLOCKS, articles, clocks
from fazhi.lines.penalty.whole_parts import appraised, detained, given_back, struck_down, to_the_court

WORK = {"place": "南涌村河岸", "shown": True}


def story_two_respondents(town: Any) -> None:
    """A driver and a firm dump rubble: detained, appraised, told apart, heard twice, reviewed twice, decided, paid in parts, struck down for one, to the court."""
    town.at("2023-03-01")
    case = filed(town)
    driver, firm = town.party(case, "respondent", 0), town.party(case, "respondent", 1)
    part = detained(town, case, driver)
    investigated(town, case, part)
    informed(town, case, driver, firm)
    heard_twice(town, case, driver)
    reviewed(town, case)
    decided(town, case, driver, firm)
    given_back(town, part)
    in_parts(town, case, driver)
    answer = struck_down(town, case, firm)
    anew(town, case, driver, firm)
    execution = to_the_court(town, case, answer, firm)
    town.signed(town.qian, case, Close(reason="done"), town.zhou, town.huang)
    parts = {"案件": case, "扣押": part, "答复": answer, "执行": execution}
    assert clocks(parts) == CLOCKS.strip().splitlines()
    assert articles(parts) == ARTICLES.strip().splitlines()


def filed(town: Any) -> Any:
    """Filed against both, so that the term to decide runs from that day: ninety days."""
    town.zhou(ListPower(key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="演示", since="2020-08-01", grounds="演示条例关于倾倒建筑垃圾的规定"))
    case = town.li(TakeUp(source="report", what="夜间有车倾倒建筑垃圾", field="住建"))
    town.signed(town.li, case, FileCase(respondent={"name": "司机甲", "address": "演示镇竹溪村3号"}, others=[{"who": {"name": "演示运输公司", "kind": "organisation", "address": "演示镇圩镇街8号"}}], power="CG-001",
                                        deed_on="2023-02-27", what="倾倒建筑垃圾", place="演示镇河堤路", evidence="举报人拍摄的视频", second=town.wang.person), town.zhou, town.huang)
    assert due(case, "decide") == "2023-05-30"
    return case


def investigated(town: Any, case: Any, part: Any) -> None:
    """Site, inquiry, and an appraisal of ten days of what was detained; it stops both terms, and both respondents are told of it."""
    second, day = town.wang.person, "2023-03-02T"
    town.at("2023-03-02")
    two(town, case, InspectSite(second=second, begun_at=f"{day}09:10", ended_at=f"{day}09:50", present="司机甲", record="建筑垃圾一堆。", **WORK))
    two(town, case, Inquire(second=second, begun_at=f"{day}10:10", ended_at=f"{day}10:50", asked="司机甲，本案当事人", rights=True, record="承认。", **WORK))
    appraised(town, case, part)
    two(town, case, Conclude(second=second, facts="司机甲受演示运输公司指派倾倒建筑垃圾四十二立方米。", proposed="penalty", complicated=True))


def rows(driver: str, firm: str, one: int, other: int) -> list[dict[str, Any]]:
    """What is proposed or decided for both."""
    return [{"party": driver, "kind": "fine", "amount": one}, {"party": firm, "kind": "fine", "amount": other}]


def informed(town: Any, case: Any, driver: str, firm: str) -> None:
    """One notice is handed over, the other can only be served by public notice: the terms of the two run from different days."""
    town.at("2023-03-16")
    asked = rows(driver, firm, 6000, 120000)
    town.refuses(town.li, case, Inform(second=town.wang.person, rows=asked), "处罚·听证")
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=asked, hearing=True)))
    one, other = ([{"paper": paper_of(case, kind, each)} for kind in ("time_stopped", "time_runs")] for each in (driver, firm))
    town.li(case, Serve(paper=paper_of(case, "hearing_right", driver), also=one, party=driver, mode="direct"))
    town.li(case, Serve(paper=paper_of(case, "hearing_right", firm), also=other, party=firm, mode="public", note="公司地址无人，邮件退回"))
    assert due(case, "defend", driver) == "2023-03-23"
    assert due(case, "defend", firm) > "2023-04-17"


def heard_twice(town: Any, case: Any, driver: str) -> None:
    """One asks for a hearing; new evidence against him after it must be heard as well."""
    town.at("2023-03-20")
    town.li(case, Defend(party=driver, words="只是司机，听公司安排"))
    town.li(case, Weigh(party=driver, adopted="partly", reason="属受指派，但明知违法"))
    town.qian(case, AskHearing(party=driver))
    assert due(case, "decide") == ""
    town.refuses(town.sun, case, Review(result="agreed", checked=[*ASPECTS], opinion="可以"), "处罚·法制审核")
    seats = panel(town)
    call = {"place": "镇政府会议室", **seats}
    town.at("2023-03-21")
    town.refuses(town.sun, case, CallHearing(when="2023-03-24T09:30", **call), "处罚·听证程序")
    town.refuses(town.sun, case, CallHearing(when="2023-04-07T09:30", **{**call, "members": seats["members"][:1]}), "听证·组成")
    town.refuses(town.sun, case, CallHearing(when="2023-04-07T09:30", **{**call, "presider": town.wang.person}), "处罚·听证程序")
    assert due(case, "panel") == "2023-03-27"
    town.sun(case, CallHearing(when="2023-04-03T09:30", **call))
    assert due(case, "announce") == "2023-03-28"
    words = {"present": "调查人员、司机甲及代理人一名", "agents": 1, "record": "当事人称不知是违法地点。"}
    refused = town.refuses(town.zhao, case, Hear(held_on="2023-03-21", **words), "处罚·听证程序")
    assert "听证通知书还没有送达" in str(refused) and "还没有公告" in str(refused)
    town.sun(case, AnnounceHearing(where="镇政府公告栏和网站"))
    town.li(case, Serve(paper=paper_of(case, "hearing_notice", driver), party=driver, mode="direct"))
    town.at("2023-04-03")
    town.refuses(town.li, case, Hear(held_on="2023-04-03", **words), "机构·职责分离")
    town.zhao(case, Hear(held_on="2023-04-03", **words))
    town.at("2023-04-04")
    two(town, case, Investigate(second=town.wang.person, kind="electronic", shown=True, adverse=True, against=driver, record="行车记录显示当事人此前去过三次。"))
    town.refuses(town.sun, case, Review(result="agreed", checked=[*ASPECTS], opinion="可以"), "处罚·法制审核")
    town.sun(case, CallHearing(when="2023-04-18T09:30", **call))
    town.sun(case, AnnounceHearing(where="镇政府公告栏和网站"))
    town.li(case, Serve(paper=paper_of(case, "hearing_notice", driver), party=driver, mode="direct"))
    town.at("2023-04-18")
    town.zhao(case, Hear(held_on="2023-04-18", **words))
    town.zhao(case, ReportHearing(facts="新证据经质证，当事人无异议。", opinion="事实清楚，建议按告知内容从轻。"))
    assert due(case, "decide") == "2023-07-10"


def reviewed(town: Any, case: Any) -> None:
    """The review after the hearing wants more; only a new one, after what was added, agrees."""
    town.li(case, SendForReview(materials="全卷共三十二页"))
    town.at("2023-04-19")
    town.sun(case, Review(result="more", opinion="补充车辆权属证明。"))
    town.at("2023-04-20")
    two(town, case, Investigate(second=town.wang.person, kind="evidence", shown=True, record="车辆登记在演示运输公司名下。"))
    left = town.refuses(town.sun, case, Review(result="agreed", checked=["facts", "law", "procedure"], opinion="同意。"), "处罚·法制审核")
    assert "还没有审核：主体资格、人员资格、权限、文书、是否涉嫌犯罪" in str(left)
    town.sun(case, Review(result="agreed", checked=[*ASPECTS], opinion="同意。"))


def decided(town: Any, case: Any, driver: str, firm: str) -> None:
    """The heads discuss without the one who is recused; the amounts differ; one decision is handed over, the other published."""
    town.at("2023-04-20")
    decide = Decide(rows=rows(driver, firm, 5500, 110000), facts="倾倒建筑垃圾四十二立方米，证据确凿。", no_order="建筑垃圾已清运")
    town.refuses(town.qian, case, decide, "处罚·陈述申辩")
    town.at("2023-04-28")
    walk(town.office, town.now, origin="replay")
    town.refuses(town.qian, case, decide, "处罚·集体讨论")
    town.huang(case, Recuse(officer=town.yang.person, reason="与演示运输公司负责人是近亲属"))
    votes = [{"person": town.huang.person, "vote": "yes"}, {"person": town.chen.person, "vote": "yes", "words": "同意从轻"}]
    town.refuses(town.huang, case, Discuss(members=[*votes, {"person": town.yang.person, "vote": "yes"}], result="agreed"), "机构·回避")
    town.huang(case, Discuss(members=votes, result="changed"))
    partly = Decide(rows=decide.raw["rows"][:1], facts="只处理一名当事人。")
    town.refuses(town.qian, case, partly, "处罚·决定")
    town.signed(town.qian, case, decide, town.zhou, town.huang, town.chen)
    one, other = paper_of(case, "decision", driver), paper_of(case, "decision", firm)
    assert "110,000.00" not in town.text(one) and "5,500.00" not in town.text(other)
    assert "司机甲" not in town.text(other).split("违反规定的事实")[0]
    town.li(case, Serve(paper=one, party=driver, mode="direct"))
    town.li(case, Serve(paper=other, party=firm, mode="public", note="仍下落不明"))
    assert due(case, "pay", driver) == "2023-05-15" and due(case, "pay", firm) > "2023-06-10"
    assert due(case, "sue", driver) < due(case, "sue", firm)
    town.qian(case, ReportCredit(number="报送批次1"))


def in_parts(town: Any, case: Any, driver: str) -> None:
    """One respondent pays in three parts, each with its day; the last payment meets his whole debt, and nobody else's."""
    town.at("2023-05-08")
    parts = [{"due": "2023-06-01", "amount": 2000}, {"due": "2023-07-03", "amount": 2000}, {"due": "2023-08-01", "amount": 1500}]
    plan = Instalments(party=driver, rows=parts, reason="家庭收入有限")
    town.refuses(town.qian, case, plan, "处罚·分期缴纳")
    town.li(case, AskInstalments(party=driver, reason="家庭收入有限"))
    town.refuses(town.qian, case, Instalments(party=driver, rows=parts[:2], reason="家庭收入有限"), "处罚·分期缴纳")
    town.signed(town.qian, case, plan, town.huang)
    town.li(case, Serve(paper=paper_of(case, "instalments", driver), party=driver, mode="direct"))
    for day, amount in (("2023-06-01", 2000), ("2023-07-03", 2000)):
        town.at(day)
        town.qian(case, Pay(party=driver, amount=amount))
    assert due(case, "instalment") == "2023-08-01"
    assert "pay" in running(case)


def anew(town: Any, case: Any, driver: str, firm: str) -> None:
    """The decision on the firm, struck down, is made anew in a round of its own; the driver's stands and is paid to the end."""
    town.signed(town.qian, case, Again(reason="公告送达前没有穷尽其他方式，重新办理"), town.huang)
    town.at("2023-08-01")
    town.qian(case, Pay(party=driver, amount=1500))
    two(town, case, Conclude(second=town.wang.person, facts="演示运输公司指派车辆倾倒建筑垃圾四十二立方米。", proposed="penalty", complicated=True))
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=[{"party": firm, "kind": "fine", "amount": 80000}])))
    town.li(case, Serve(paper=paper_of(case, "notice", firm), party=firm, mode="mail", served_on="2023-08-01", tracking="演示0001", note="邮寄至新地址，公司签收"))
    town.li(case, Defend(party=firm, waived=True))
    only = Decide(rows=[{"party": firm, "kind": "fine", "amount": 80000}], facts="指派车辆倾倒。", no_order="建筑垃圾已清运")
    town.refuses(town.qian, case, only, "处罚·法制审核")
    town.sun(case, Review(result="agreed", checked=[*ASPECTS], opinion="同意。"))
    town.huang(case, Discuss(members=[{"person": town.huang.person, "vote": "yes"}, {"person": town.chen.person, "vote": "yes"}], result="agreed"))
    both = Decide(rows=[*only.raw["rows"], {"party": driver, "kind": "fine", "amount": 5500}], facts="再罚。")
    town.refuses(town.qian, case, both, "处罚·一事不二罚")
    town.signed(town.qian, case, only, town.zhou, town.huang, town.chen)
    town.li(case, Serve(paper=paper_of(case, "decision", firm), party=firm, mode="direct"))
    town.qian(case, ReportCredit(number="报送批次1"))
    town.refuses(town.zhou, case, Close(reason="done"), "处罚·履行")
    assert due(case, "pay", firm) == "2023-08-16"
