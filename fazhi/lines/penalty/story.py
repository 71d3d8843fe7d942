"""Penalties told from start to end: simple before and after 15 July 2021, ordinary with its refusals, a decision that fell."""

from typing import Any

from fazhi.kernel.common import Recuse
from fazhi.kernel.serve import Serve
from fazhi.lines.penalty.acts import Close, Fell, ListPower, OnTheSpot, Pay, Record, ReportCredit, TakeUp
from fazhi.lines.penalty.deciding import Again, Decide, Discuss, NoPenalty
from fazhi.lines.penalty.ordinary import AskHearing, Conclude, Defend, FileCase, Hear, Inform, Investigate, Review, Weigh

SPOT = {"respondent": {"name": "张某"}, "what": "占用人行道摆卖", "item": "城市市容和环境卫生管理规定", "kind": "fine", "heard": True, "shown": True}


def story_simple_before_2021_07_15(town: Any) -> None:
    """Up to 50 yuan a person; every decision is published; the days for putting it on record were not set by the law."""
    town.at("2021-07-14")
    alone = town.li(OnTheSpot(second=town.li.person, amount=50, **SPOT))  # the old text is known from memory: it warns, it does not stop
    town.flagged(alone, "处罚·两人执法")
    case = town.li(OnTheSpot(second=town.wang.person, amount=50, **SPOT))
    town.checks(case, stage="decided", papers=["spot_decision"], open=["ask_review", "credit", "pay", "publish", "record"])
    weak = town.li(OnTheSpot(second=town.wang.person, amount=60, **SPOT))  # the old threshold is known from memory: it warns
    assert any("50元" in flag["sentence"] for flag in weak.flags)


def story_simple_from_2021_07_15(town: Any) -> None:
    """Up to 200 yuan a person; published only with social impact; put on record within days."""
    town.at("2021-07-15")
    town.refuses(town.li, "", OnTheSpot(second=town.wang.person, amount=201, **SPOT), "处罚·简易程序")
    town.refuses(town.li, "", OnTheSpot(second=town.qian.person, amount=100, **SPOT), "处罚·资格证件")
    town.refuses(town.li, "", OnTheSpot(second=town.wang.person, amount=100, **{**SPOT, "heard": False}), "处罚·告知")
    case = town.li(OnTheSpot(second=town.wang.person, amount=200, **SPOT))
    town.li(case, Record())
    town.flagged(town.qian(case, Pay(amount=200, way="spot", receipt="票据001")), "处罚·当场收缴")
    town.qian(case, ReportCredit())
    town.signed(town.li, case, Close(reason="done"), town.zhou)
    town.checks(case, stage="closed", met=["record", "pay", "credit"])


def ordinary(town: Any, deed: str = "2021-08-01") -> Any:
    """An ordinary case up to the end of the investigation."""
    town.zhou(ListPower(key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="粤府函〔2020〕136号", since="2020-08-01"))
    case = town.li(TakeUp(source="report", what="有人在河边倾倒建筑垃圾", field="住建"))
    town.days(2)
    town.signed(town.li, case, FileCase(respondent={"name": "李某某"}, power="CG-001", deed_on=deed, what="两车建筑垃圾"), town.zhou, town.huang)
    return case


def investigated(town: Any, case: Any) -> str:
    """Inquiry and site record by two officers, and the report."""
    words = {"kind": "site", "shown": True, "record": "现场可见建筑垃圾约三立方米。"}
    town.refuses(town.li, case, Investigate(second=town.li.person, **words), "处罚·两人执法")
    town.refuses(town.li, case, Conclude(second=town.wang.person, facts="倾倒属实", proposed="penalty"), "处罚·事实清楚")
    town.li(case, Investigate(second=town.wang.person, **words))
    town.li(case, Investigate(second=town.wang.person, kind="inquiry", shown=True, record="当事人承认倾倒。"))
    town.li(case, Conclude(second=town.wang.person, facts="2021年8月1日在河边倾倒建筑垃圾三立方米。", proposed="penalty"))
    return str(town.party(case, "respondent"))


def told(town: Any, case: Any, party: str, amount: int = 1000, hearing: bool = False) -> None:
    """The notice."""
    rows = [{"party": party, "kind": "fine", "amount": amount}]
    town.li(case, Inform(second=town.wang.person, rows=rows, hearing=hearing))


def decision(party: str, amount: int, **more: Any) -> Decide:
    """The decision as the handler proposes it."""
    return Decide(rows=[{"party": party, "kind": "fine", "amount": amount}], facts="倾倒建筑垃圾三立方米，证据确凿。", **more)


def story_ordinary(town: Any) -> None:
    """The whole path with the refusals that matter most, service, payment in two parts, closing."""
    town.at("2021-08-02")
    case = ordinary(town)
    party = investigated(town, case)
    town.refuses(town.li, case, decision(party, 1000), "处罚·决定")
    told(town, case, party)
    town.refuses(town.zhao, case, decision(party, 1000), "处罚·陈述申辩")
    town.li(case, Defend(party=party, words="家庭困难，请求从轻"))
    town.refuses(town.zhao, case, decision(party, 1000), "处罚·陈述申辩")
    town.zhao(case, Weigh(adopted="partly", reason="酌情考虑"))
    town.refuses(town.zhao, case, decision(party, 1500), "处罚·陈述申辩")
    town.refuses(town.li, case, decision(party, 800), "机构·职责分离")
    town.signed(town.zhao, case, decision(party, 800, impact=False), town.zhou, town.huang, town.chen)
    town.refuses(town.zhao, case, decision(party, 800), "处罚·决定")
    paper = town.paper(case, "decision")
    town.li(case, Serve(paper=paper, party=party, mode="direct"))
    town.checks(case, stage="decided", met=["decide", "serve"], open=["ask_review", "credit", "pay", "sue"])
    town.qian(case, Pay(amount=300))
    town.refuses(town.zhao, case, Close(reason="done"), "处罚·履行")
    town.days(10)
    town.qian(case, Pay(amount=500))
    town.qian(case, ReportCredit())
    town.signed(town.zhao, case, Close(reason="done"), town.zhou)
    town.checks(case, stage="closed", papers=["filing", "notice", "decision"])
    assert "李某某：罚款800.00元（捌佰元整）" in town.text(paper)


def story_hearing_review_discussion(town: Any) -> None:
    """A grave penalty: hearing asked and held, reviewed after it by one who took no part, discussed with one member recused."""
    town.at("2022-08-01")
    case = ordinary(town, "2022-07-20")
    party = investigated(town, case)
    rows = [{"party": party, "kind": "fine", "amount": 6000}]
    town.refuses(town.li, case, Inform(second=town.wang.person, rows=rows), "处罚·听证")
    told(town, case, party, 6000, hearing=True)
    town.li(case, Defend(party=party, waived=True))
    town.qian(case, AskHearing(party=party))
    town.refuses(town.sun, case, Review(result="agreed", opinion="可以"), "处罚·法制审核")
    town.days(9)
    town.sun(case, Hear(held_on="2022-08-12", record="当事人质证，无新证据。"))
    town.refuses(town.zhao, case, decision(party, 6000), "处罚·法制审核")
    town.sun(case, Review(result="more", opinion="请补充方量测算依据。"))
    town.refuses(town.zhao, case, decision(party, 6000), "处罚·法制审核")
    town.sun(case, Review(result="agreed", opinion="同意。"))
    town.refuses(town.zhao, case, decision(party, 6000), "处罚·集体讨论")
    town.huang(case, Recuse(officer=town.yang.person, reason="与当事人是近亲属"))
    vote = [{"person": town.huang.person, "vote": "yes"}, {"person": town.chen.person, "vote": "yes", "words": "同意"}]
    town.refuses(town.huang, case, Discuss(members=[*vote, {"person": town.yang.person, "vote": "yes"}], result="agreed"), "机构·回避")
    town.huang(case, Discuss(members=vote, result="agreed"))
    town.signed(town.zhao, case, decision(party, 6000, impact=True, impact_reason="影响河道环境"), town.zhou, town.huang, town.chen)
    town.checks(case, stage="decided", open=["credit", "publish", "serve"])


def story_reviewer_who_investigated(town: Any) -> None:
    """Somebody who investigated cannot review or decide; the same on a signed sheet is recorded with a flag."""
    town.at("2021-08-02")
    case = ordinary(town)
    party = investigated(town, case)
    told(town, case, party)
    town.li(case, Defend(party=party, waived=True))
    town.refuses(town.li, case, decision(party, 1000), "机构·职责分离")
    town.flagged(town.on_paper(town.deng, case, decision(party, 1000), town.zhou, town.huang, town.li), "机构·职责分离")


def story_unlisted_power_and_limitation(town: Any) -> None:
    """No case without a power in force on the day, none after two years."""
    town.at("2021-08-02")
    town.zhou(ListPower(key="CG-002", name="旧事项", document="演示", since="2020-08-01", until="2021-07-31"))
    town.zhou(ListPower(key="CG-001", name="擅自倾倒建筑垃圾", document="演示", since="2020-08-01"))
    case = town.li(TakeUp(source="report", what="倾倒"))
    words = {"respondent": {"name": "王某某"}, "what": "两车"}
    town.refuses(town.li, case, FileCase(power="CG-002", deed_on="2021-07-30", **words), "处罚·管辖")
    town.refuses(town.li, case, FileCase(power="CG-001", deed_on="2019-07-30", **words), "处罚·追究时效")
    flagged = town.on_paper(town.qian, case, FileCase(power="CG-002", deed_on="2021-07-30", **words), town.zhou, town.huang)
    town.flagged(flagged, "处罚·管辖")


def story_fallen_and_made_anew(town: Any) -> None:
    """The decision falls in reconsideration: a new round, in which the old notice covers nothing."""
    town.at("2021-08-02")
    case = ordinary(town)
    party = investigated(town, case)
    told(town, case, party)
    town.li(case, Defend(party=party, waived=True))
    town.signed(town.zhao, case, decision(party, 1000), town.zhou, town.huang, town.chen)
    town.days(40)
    town.outside(town.qian, case, Fell(result="annulled", document="演复决〔2021〕1号"), number="演复决〔2021〕1号")
    town.signed(town.zhao, case, Again(reason="程序瑕疵，重新告知"), town.huang)
    words = {"kind": "photo", "shown": True, "record": "补充现场照片"}
    town.li(case, Investigate(second=town.wang.person, **words))
    town.li(case, Conclude(second=town.wang.person, facts="事实与前次一致", proposed="penalty"))
    town.refuses(town.zhao, case, decision(party, 900), "处罚·未告知不得决定")
    told(town, case, party, 900)
    town.li(case, Defend(party=party, waived=True))
    town.signed(town.zhao, case, decision(party, 900), town.zhou, town.huang, town.chen)
    town.checks(case, stage="decided")


def story_no_penalty(town: Any) -> None:
    """A slight breach that was put right is not penalised, and the person is taught."""
    town.at("2021-10-11")
    case = ordinary(town, "2021-10-01")
    investigated(town, case)
    town.refuses(town.zhao, case, NoPenalty(ground="slight"), "处罚·不予处罚")
    town.signed(town.zhao, case, NoPenalty(ground="slight", education="当场教育，已清理。"), town.zhou, town.huang)
    town.checks(case, stage="decided", papers=["filing", "no_penalty"])
