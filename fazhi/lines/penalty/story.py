"""Penalties told from start to end: simple before and after 15 July 2021, ordinary with its refusals, a decision that fell."""

from typing import Any

from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.credit import ReportCredit
from fazhi.lines.penalty.deciding import Again, Decide, NoPenalty
from fazhi.lines.penalty.ending import Close, CorrectPaper, Fell, Withdraw
from fazhi.lines.penalty.falling_story import story_changed, story_unlawful_but_standing
from fazhi.lines.penalty.filing import Check, Drop, FileCase, ProlongCheck, TakeUp
from fazhi.lines.penalty.informing import Defend, Inform, Weigh
from fazhi.lines.penalty.investigating import (
    Conclude,
    Inquire,
    InspectSite,
    Investigate,
    OrderRight,
    Reinspect,
)
from fazhi.lines.penalty.jurisdiction_story import story_whose_case_it_is
from fazhi.lines.penalty.paying import Pay
from fazhi.lines.penalty.platform_story import story_platform, story_platform_code_of_the_power, story_platform_rows
from fazhi.lines.penalty.powers import ListPower
from fazhi.lines.penalty.refunding import Refund
from fazhi.lines.penalty.sidepaths import (
    story_crime_handed_over_and_returned,
    story_hearing_asked_for_too_late,
    story_hearing_withdrawn,
    story_one_of_two_is_let_off,
    story_preserved_and_put_right,
    story_preserved_twice,
    story_recusal_and_one_more_respondent,
    story_term_extended_by_field,
)
from fazhi.lines.penalty.simple_story import (
    story_money_on_the_spot,
    story_paid_too_much,
    story_simple_before_2021_07_15,
    story_simple_from_2021_07_15,
    story_sole_trader,
    story_spot_without_a_power,
)
from fazhi.lines.penalty.telling import due, paper_of, person_of, two
from fazhi.lines.penalty.weighing_story import (
    story_laws_that_no_machine_weighs,
    story_lighter_new_law_and_narrower_elements,
    story_old_law_for_an_old_deed,
    story_own_standard,
    story_power_taken_back,
    story_samples_only_warn,
    story_spot_within_the_law,
    story_superiors_benchmark,
)
from fazhi.lines.penalty.whole import story_two_respondents

__all__ = [
    "story_changed",
    "story_crime_handed_over_and_returned",
    "story_hearing_asked_for_too_late",
    "story_hearing_withdrawn",
    "story_laws_that_no_machine_weighs",
    "story_lighter_new_law_and_narrower_elements",
    "story_money_on_the_spot",
    "story_old_law_for_an_old_deed",
    "story_one_of_two_is_let_off",
    "story_own_standard",
    "story_paid_too_much",
    "story_platform",
    "story_platform_code_of_the_power",
    "story_platform_rows",
    "story_power_taken_back",
    "story_preserved_and_put_right",
    "story_preserved_twice",
    "story_recusal_and_one_more_respondent",
    "story_samples_only_warn",
    "story_simple_before_2021_07_15",
    "story_simple_from_2021_07_15",
    "story_sole_trader",
    "story_spot_within_the_law",
    "story_spot_without_a_power",
    "story_superiors_benchmark",
    "story_term_extended_by_field",
    "story_two_respondents",
    "story_unlawful_but_standing",
    "story_whose_case_it_is",
]
FIRM = {"name": "演示商行", "kind": "organisation", "address": "演示镇圩镇街8号"}


def ordinary(town: Any, deed: str = "2021-08-01", **more: Any) -> Any:
    """A case up to the filing."""
    town.zhou(ListPower(key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="粤府函〔2020〕136号", since="2020-08-01", grounds="演示条例第三条、第二十条"))
    case = town.li(TakeUp(source="report", what="有人在河边倾倒建筑垃圾", field="住建"))
    town.days(2)
    town.signed(town.li, case, FileCase(respondent={"name": "李某某", "address": "演示镇竹溪村3号"}, power="CG-001", deed_on=deed, what="两车建筑垃圾", **{"evidence": "举报人拍摄的照片", "place": "演示镇河堤路", **more}), town.zhou, town.huang)
    return case


def investigated(town: Any, case: Any) -> str:
    """Inquiry and site record by two officers, each confirmed by the second, and the report."""
    second, at = town.wang.person, town.now.strftime("%Y-%m-%dT")
    times = {"begun_at": f"{at}09:10", "ended_at": f"{at}09:50", "place": "河边"}
    site = {"shown": True, "record": "现场可见建筑垃圾约三立方米。", "present": "李某某（当事人）", **times}
    town.refuses(town.li, case, InspectSite(second=town.li.person, **site), "处罚·两人执法")
    town.refuses(town.li, case, InspectSite(second=second, **{**site, "shown": False}), "处罚·调查")
    town.bad(town.li, case, InspectSite(second=second, **{**site, "place": ""}), "place")
    town.refuses(town.li, case, Conclude(second=second, facts="倾倒属实", proposed="penalty"), "处罚·事实清楚")
    seen = town.li(case, InspectSite(second=second, **site))
    town.refuses(town.li, case, Conclude(second=second, facts="倾倒属实", proposed="penalty"), "处罚·两人执法")
    town.confirmed(town.wang, seen)
    words = {"asked": "李某某，本案当事人", "shown": True, "record": "问：是否倾倒？答：是我倒的。", **times}
    town.refuses(town.li, case, Inquire(second=second, **words), "处罚·调查")
    two(town, case, Inquire(second=second, rights=True, **words))
    two(town, case, Conclude(second=second, facts="2021年8月1日在河边倾倒建筑垃圾三立方米。", proposed="penalty"))
    return str(town.party(case, "respondent"))


def told(town: Any, case: Any, party: str, amount: int = 1000, hearing: bool = False) -> str:
    """The notice; its paper is answered."""
    rows = [{"party": party, "kind": "fine", "amount": amount}]
    town.confirmed(town.wang, town.li(case, Inform(second=town.wang.person, rows=rows, hearing=hearing)))
    return paper_of(case, "hearing_right" if hearing else "notice", party)


def decision(party: str, amount: int, **more: Any) -> Decide:
    """The decision as the handler proposes it."""
    return Decide(rows=[{"party": party, "kind": "fine", "amount": amount}], facts="倾倒建筑垃圾三立方米，证据确凿。", **{"no_order": "垃圾已清运", **more})


def decided(town: Any, case: Any, party: str, amount: int) -> str:
    """Told, waived, decided; the decision's paper."""
    told(town, case, party, amount)
    town.li(case, Defend(party=party, waived=True))
    town.signed(town.zhao, case, decision(party, amount), town.zhou, town.huang, town.chen)
    return paper_of(case, "decision", party)


def story_ordinary(town: Any) -> None:
    """The whole path with the refusals that matter most, service, payment in two parts, closing."""
    town.at("2021-08-02")
    case = ordinary(town)
    party = investigated(town, case)
    town.refuses(town.li, case, decision(party, 1000), "处罚·决定")
    notice = told(town, case, party)
    town.refuses(town.zhao, case, decision(party, 1000), "处罚·未告知不得决定")
    town.li(case, Serve(paper=notice, party=party, mode="direct"))
    town.refuses(town.zhao, case, decision(party, 1000), "处罚·陈述申辩")
    town.li(case, Defend(party=party, words="家庭困难，请求从轻"))
    town.refuses(town.zhao, case, decision(party, 1000), "处罚·陈述申辩")
    town.zhao(case, Weigh(adopted="partly", reason="酌情考虑"))
    town.refuses(town.zhao, case, decision(party, 1500), "处罚·陈述申辩")
    town.refuses(town.li, case, Inform(second=town.wang.person, rows=[{"party": party, "kind": "fine", "amount": 1500}]), "处罚·陈述申辩")
    more = [{"party": party, "kind": "fine", "amount": 900}, {"party": party, "kind": "stop", "lasting": "30日"}]  # a kind not told before is heavier, though the sum is lower
    town.refuses(town.li, case, Inform(second=town.wang.person, rows=more, hearing=True), "处罚·陈述申辩")
    graver = [{"party": party, "kind": "stop", "lasting": "30日"}]
    town.refuses(town.li, case, Inform(second=town.wang.person, rows=graver, hearing=True), "处罚·陈述申辩")
    town.refuses(town.zhao, case, decision(party, 800, no_order=""), "处罚·责令改正")
    town.signed(town.li, case, decision(party, 800, impact=False), town.zhou, town.huang, town.chen)
    town.refuses(town.zhao, case, decision(party, 800), "处罚·决定")
    town.refuses(town.zhao, case, Close(reason="end"), "处罚·送达")
    paper = paper_of(case, "decision", party)
    town.li(case, Serve(paper=paper, party=party, mode="direct"))
    town.checks(case, stage="decided", met=["decide", "serve", "deliver", "defend"], open=["ask_review", "credit", "pay", "sue"])
    town.qian(case, Pay(amount=300))
    town.refuses(town.zhao, case, Close(reason="done"), "处罚·履行")
    town.signed(town.zhao, case, CorrectPaper(paper=paper, party=party, was="八月一日晨", now="八月一日晚"), town.zhou)
    town.days(10)
    town.qian(case, Pay(amount=500))
    town.qian(case, ReportCredit(number="报送批次1"))
    town.signed(town.zhao, case, Close(reason="done"), town.zhou, town.huang)
    town.checks(case, stage="closed", papers=["clue", "filing", "site_record", "inquiry_record", "report", "notice", "weighing", "approval", "decision",
                                              "payment", "payment", "correction", "closing"])
    text = town.text(paper)
    assert "下列处罚：罚款800.00元（捌佰元整）。" in text and "60日内依法申请行政复议" in text and "15日内到演示农村商业银行演示支行" in text


def story_reviewer_who_investigated(town: Any) -> None:
    """Somebody who investigated cannot review or decide; the same on a signed sheet is recorded with a flag."""
    town.at("2021-08-02")
    case = ordinary(town)
    party = investigated(town, case)
    told(town, case, party)
    town.li(case, Defend(party=party, waived=True))
    town.flagged(town.on_paper(town.deng, case, decision(party, 1000), town.zhou, town.huang, town.li), "机构·职责分离")


def story_unlisted_power_and_limitation(town: Any) -> None:
    """No case without a power in force on the day, none after two years; longer where life, health or money of many was touched."""
    town.at("2021-08-02")
    town.zhou(ListPower(key="CG-002", name="旧事项", document="演示", since="2020-08-01", until="2021-07-31"))
    town.zhou(ListPower(key="CG-001", name="擅自倾倒建筑垃圾", document="演示", since="2020-08-01"))
    case = town.li(TakeUp(source="report", what="倾倒"))
    words = {"respondent": {"name": "王某某", "address": "演示镇竹溪村3号"}, "what": "两车"}
    town.refuses(town.li, case, FileCase(power="CG-002", deed_on="2021-07-30", **words), "处罚·乡镇承接")
    town.refuses(town.li, case, FileCase(power="CG-001", deed_on="2019-07-30", **words), "处罚·追究时效")
    town.refuses(town.li, case, FileCase(power="CG-001", deed_on="2016-07-30", longer=True, longer_reason="涉及公民生命健康安全", **words), "处罚·追究时效")
    flagged = town.on_paper(town.qian, case, FileCase(power="CG-002", deed_on="2021-07-30", **words), town.zhou, town.huang)
    town.flagged(flagged, "处罚·乡镇承接")
    late = town.li(TakeUp(source="report", what="倾倒危险废物"))
    town.signed(town.li, late, FileCase(power="CG-001", deed_on="2019-07-30", longer=True, longer_reason="污染水源", **words), town.zhou, town.huang)
    town.checks(late, stage="filed")
    seen = town.li(TakeUp(source="found", what="倾倒"))
    town.days(9)  # what counts is the day of discovery, not that of filing
    town.refuses(town.li, seen, FileCase(power="CG-001", deed_on="2019-08-01", **words), "处罚·追究时效")
    town.signed(town.li, seen, FileCase(power="CG-001", deed_on="2019-08-05", **words), town.zhou, town.huang)
    town.at("2026-09-01")
    smoke = town.li(TakeUp(source="report", what="偷排"))
    town.refuses(town.li, smoke, FileCase(power="CG-001", deed_on="2023-09-01", **words), "处罚·追究时效")
    town.refuses(town.li, smoke, FileCase(power="CG-001", deed_on="2021-08-31", polluted=True, polluted_reason="河水受污染", **words), "处罚·追究时效")
    town.signed(town.li, smoke, FileCase(power="CG-001", deed_on="2023-09-01", polluted=True, polluted_reason="河水受污染", **words), town.zhou, town.huang)


def story_checked_prolonged_dropped(town: Any) -> None:
    """In the field of housing the check takes 15 working days and 10 more, once; what makes no case is dropped."""
    town.at("2022-06-06")
    case = town.li(TakeUp(source="found", what="疑似占道施工", field="住建"))
    plain = town.li(TakeUp(source="found", what="一般线索"))
    town.refuses(town.li, plain, ProlongCheck(reason="需要走访"), "处罚·立案")
    town.li(case, Check(found="现场为村内道路修补，已报备。"))
    town.signed(town.li, case, ProlongCheck(reason="需要核对报备材料"), town.huang)
    assert due(case, "file") == "2022-07-11", due(case, "file")
    town.refuses(town.li, case, ProlongCheck(reason="再延长"), "处罚·立案")
    town.signed(town.li, case, Drop(reason="没有违法事实"), town.zhou, town.huang)
    town.checks(case, stage="dropped", met=["file"], papers=["clue", "dropping"])


def story_fallen_and_made_anew(town: Any) -> None:
    """The decision falls in reconsideration: a new round, in which the old notice covers nothing; then the town takes back its own decision."""
    town.at("2021-08-02")
    case = ordinary(town)
    party = investigated(town, case)
    decided(town, case, party, 1000)
    town.qian(case, Pay(amount=1000))
    town.days(40)
    town.outside(town.qian, case, Fell(result="annulled", document="演复决〔2021〕1号"), number="演复决〔2021〕1号")
    town.qian(case, Refund(amount=1000))
    town.signed(town.zhao, case, Again(reason="程序瑕疵，重新告知"), town.huang)
    two(town, case, Investigate(second=town.wang.person, kind="photo", shown=True, record="补充现场照片"))
    two(town, case, Conclude(second=town.wang.person, facts="事实与前次一致", proposed="penalty"))
    town.refuses(town.zhao, case, decision(party, 900), "处罚·未告知不得决定")
    decided(town, case, party, 900)
    town.checks(case, stage="decided")
    town.signed(town.zhao, case, Withdraw(reason="适用依据错误"), town.huang, town.chen)
    town.checks(case, stage="fallen")
    town.refuses(town.zhao, case, Withdraw(reason="再撤"), "处罚·监督")
    town.signed(town.zhao, case, Close(reason="withdrawn"), town.zhou, town.huang)


def story_no_penalty(town: Any) -> None:
    """A slight breach that was put right is not penalised, and the person is taught; a first breach must be the first."""
    town.at("2021-10-11")
    case = ordinary(town, "2021-10-01")
    investigated(town, case)
    town.refuses(town.zhao, case, NoPenalty(ground="slight"), "处罚·不予处罚")
    town.refuses(town.zhao, case, NoPenalty(ground="faultless"), "处罚·不予处罚")
    town.li(case, OrderRight(what="清理现场", until="2021-10-20"))
    town.refuses(town.zhao, case, NoPenalty(ground="slight", education="当场教育"), "处罚·不予处罚")  # not looked at again
    town.li(case, Reinspect(done="partly", note="清理了一半"))
    town.refuses(town.zhao, case, NoPenalty(ground="slight", education="当场教育"), "处罚·不予处罚")
    town.li(case, Reinspect(done="yes", note="已清理"))
    town.signed(town.li, case, NoPenalty(ground="slight", education="当场教育，已清理。"), town.zhou, town.huang)
    town.checks(case, stage="decided", papers=["clue", "filing", "site_record", "inquiry_record", "report", "order", "no_penalty"])


def story_first_breach_must_be_first(town: Any) -> None:
    """Who was penalised before is no first offender."""
    town.at("2021-10-11")
    before = ordinary(town, "2021-10-01")
    party = investigated(town, before)
    decided(town, before, party, 1000)
    person = person_of(before, party)
    town.days(20)
    case = town.li(TakeUp(source="found", what="再次倾倒"))
    words = {"respondent": {"person": person}, "power": "CG-001", "deed_on": "2021-10-30", "what": "一车"}
    town.signed(town.li, case, FileCase(**words), town.zhou, town.huang)
    two(town, case, Investigate(second=town.wang.person, kind="photo", shown=True, record="照片"))
    two(town, case, Conclude(second=town.wang.person, facts="属实", proposed="none"))
    town.refuses(town.zhao, case, NoPenalty(ground="first", education="已教育"), "处罚·首违不罚")
