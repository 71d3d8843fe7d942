"""Two chains through the lines: a quarrel from the window to the court's confirmation, and a penalty from the call to its withdrawal."""

from typing import Any

from fazhi.kernel import gate, registry
from fazhi.kernel.models import Deadline, Link, Matter, Paper, Party
from fazhi.kernel.serve import Serve
from fazhi.kernel.story import ident
from fazhi.kernel.wrong import NotFound
from fazhi.lines.penalty.story import decided, investigated

AGREEMENT = {"facts": "排水沟堵塞，田地受浸", "liability": "双方各负一半责任", "terms": "双方共同清理，费用各半", "signed": True, "perform_by": "2024-04-10"}
LETTER = {"facts": "事实清楚。", "procedure": "已告知。", "grounds": "见目录。"}


def act(key: str, /, **said: Any) -> Any:
    return registry.act(key)(**said)


def line_of(matter: Any) -> str:
    return str(Matter.objects.values_list("line", flat=True).get(id=ident(matter)))


def led_back(matter: Any, first: Any) -> bool:
    """True when one comes from matter to matter back to the first."""
    seen, near = set(), {ident(matter)}
    while near - seen:
        seen |= near
        near = set(Link.objects.filter(matter__in=seen, struck="").values_list("other", flat=True))
    return ident(first) in seen


def test_a_quarrel_goes_from_the_window_to_the_court_and_back(town: Any) -> None:
    town.at("2024-03-04")
    petition = town.he(act("petition.Receive", channel="window", what="邻居堵了排水沟", who={"name": "赵某甲"}))
    town.he(petition, act("petition.Accept", kind="complaint", route="petition"))
    town.refuses(town.he, petition, act("petition.Refer", to="screening", what="排水争议"), "信访·转送")
    town.refuses(town.he, petition, act("petition.Complete"), "信访·登记")
    town.he(petition, act("petition.Complete", village=town.villages["西埔村"]))
    town.refuses(town.he, petition, act("petition.Complete", village=town.villages["西埔村"]), "信访·登记")
    found = town.he(petition, act("petition.Refer", to="screening", what="排水争议")).opened[0]
    town.he(found, act("screening.Grade", risk="high", reason="双方曾动手"))
    town.refuses(town.he, found, act("screening.Deal", how="spot", what="已劝"), "排查·分级")
    case = town.he(found, act("screening.Deal", how="mediation", what="排水争议，双方曾动手")).opened[0]
    assert (line_of(found), line_of(case)) == ("screening", "mediation") and led_back(case, petition)
    mediated(town, case, petition)
    enforced(town, case)


def mediated(town: Any, case: Any, petition: Any) -> None:
    """The sides are named – the petitioner is the same person – and agree in writing."""
    who = Party.objects.get(matter=ident(petition), capacity="petitioner").person
    town.lin(case, act("mediation.Accept", answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, act("mediation.Session", record="双方同意共同清理"))
    town.refuses(town.lin, case, act("mediation.Agree", **AGREEMENT), "调解·协议")
    town.lin(case, act("mediation.Name", side_a={"person": who}, side_b={"name": "钱某乙"}))
    assert Party.objects.get(matter=ident(case), capacity="side_a").person == who
    town.at("2024-03-20")
    town.lin(case, act("mediation.Agree", **AGREEMENT))
    assert Deadline.objects.get(matter=ident(case), term="confirm").due == "2024-04-19"


def enforced(town: Any, case: Any) -> None:
    """Not performed: without the court nothing can be enforced; both ask it in time, it confirms, and the agreement is enforced."""
    town.at("2024-04-11")
    town.lin(case, act("mediation.Perform", result="no", note="对方拒绝清理"))
    town.refuses(town.lin, case, act("mediation.Close"), "调解·履行监督")
    step = act("mediation.Next", step="enforce", note="甲方要求执行")
    town.refuses(town.lin, case, step, "调解·司法确认")
    asked = town.outside(town.lin, case, act("mediation.AskCourt", court="演示县人民法院"), number="申请1")
    assert not asked.flags
    town.outside(town.lin, case, act("mediation.CourtAccepted", number="（2024）演0000民特1号"), number="（2024）演0000民特1号")
    town.days(10)
    town.outside(town.lin, case, act("mediation.Confirm", result="confirmed", document="（2024）演0000民特1号"), number="（2024）演0000民特1号")
    town.lin(case, step)
    town.lin(case, act("mediation.Close"))
    town.checks(case, stage="closed", met=["confirm", "court_accept", "court_decide", "perform", "next"], open=["signed_copy"])


def test_a_penalty_goes_from_the_call_to_its_withdrawal(town: Any) -> None:
    town.at("2024-03-04")
    call = town.he(act("petition.Receive", channel="hotline", what="有人在河边倾倒建筑垃圾", who={"name": "匿名"}))
    town.he(call, act("petition.Accept", kind="complaint", route="duty"))
    check = town.he(call, act("petition.Refer", to="inspection", what="核查倾倒建筑垃圾", place="河边")).opened[0]
    case = inspected(town, check)
    assert line_of(case) == "penalty" and led_back(case, call)
    shown = punished(town, case)
    desk = received(town, case)
    answer = answered(town, case, desk)
    struck_down(town, case, answer, shown)
    made_good(town, case, answer, shown)


def inspected(town: Any, check: Any) -> Any:
    """Approved, visited by two, and what was found becomes a clue of the penalty line."""
    town.signed(town.li, check, act("inspection.Approve", kind="single", reason="群众举报"), town.zhou, town.huang)
    town.confirmed(town.wang, town.li(check, act("inspection.Visit", second=town.wang.person, shown=True, record="河边有建筑垃圾三立方米。")))
    return town.li(check, act("inspection.Tell", result="case", finding="涉嫌擅自倾倒建筑垃圾")).opened[0]


def punished(town: Any, case: Any) -> Any:
    """Filed, investigated, decided, served, paid, and published on the site; returns the disclosure."""
    town.zhou(act("penalty.ListPower", key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="演示", grounds="演示条例第三条、第二十条", since="2020-08-01"))
    town.signed(town.li, case, act("penalty.FileCase", respondent={"name": "李某某", "address": "演示镇竹溪村3号"}, power="CG-001", deed_on="2024-03-03", what="两车建筑垃圾", evidence="举报照片", second=town.wang.person), town.zhou, town.huang)
    party = investigated(town, case)
    town.at("2024-03-12")
    paper = decided(town, case, party, 1000)
    town.li(case, Serve(paper=paper, party=party, mode="direct"))
    town.qian(case, act("penalty.Pay", amount=1000))
    shown = town.luo(act("disclosure.Draft", heading="行政处罚决定", text="对一名当事人罚款一千元。", column="penalty", channels=["site"], about=ident(case)))
    town.tang(shown, act("disclosure.Clear", result="clear"))
    town.huang(shown, act("disclosure.Approve"))
    town.luo(shown, act("disclosure.Publish", channel="site", heading="行政处罚决定", text="对一名当事人罚款一千元。"))
    return shown


def received(town: Any, case: Any) -> Any:
    """The respondent brings his application to the town's own receiving point, which forwards it the same day."""
    town.at("2024-04-08")
    desk = town.fang(act("reconsideration.Receive", applicant={"person": who(case)}, against="罚款一千元的决定", made_on="2024-03-12", penalty=ident(case)))
    town.fang(desk, act("reconsideration.Forward", to="演示县人民政府"))
    town.fang(desk, act("reconsideration.Taken", taken_at="2024-04-08T16:00"))
    town.outside(town.fang, desk, act("reconsideration.Fate", fate="accepted"), number="演府复〔2024〕6号")
    town.fang(desk, act("reconsideration.Tell", how="phone", words="已受理"))
    return desk


def who(case: Any) -> str:
    return str(Party.objects.get(matter=ident(case), capacity="respondent").person)


def answered(town: Any, case: Any, desk: Any) -> Any:
    """Answered in ten working days by somebody who neither handled the case nor took the application in; the receiver cannot even find the answer."""
    town.at("2024-04-15")
    answer = town.outside(town.sun, "", act("response.TakeIn", kind="review", document="演府复〔2024〕6号", claimant={"person": who(case)}, against="罚款一千元的决定",
                                            accepted_on="2024-04-12", penalty=ident(case), received=ident(desk)), number="演府复〔2024〕6号")
    assert Deadline.objects.get(matter=answer.matter, term="reply").due == "2024-04-28"  # a make-up working day before the May holidays
    rows = act("response.ListEvidence", rows=[{"name": "勘验笔录", "proves": "事实", "pages": 2}])
    hidden(lambda: town.fang(answer, rows))
    town.sun(answer, rows)
    town.refuses(town.li, answer, act("response.Reply", **LETTER), "机构·职责分离")
    town.signed(town.sun, answer, act("response.Reply", **LETTER), town.chen)
    letter = Paper.objects.get(matter=answer.matter, kind="response.answer").id
    assert gate.paper(seer(town, "sun"), letter)["id"] == letter
    for look in (lambda: gate.paper(seer(town, "fang"), letter), lambda: gate.matter(seer(town, "fang"), answer.matter, "想看看")):
        hidden(look)
    assert answer.matter not in {row["id"] for row in gate.matters(seer(town, "fang"), line="response").rows}
    also_reviewer(town, answer, letter)
    return answer


def also_reviewer(town: Any, answer: Any, letter: str) -> None:
    """A post that opens the line does not open this matter to whoever took the application in; other matters of the line it does."""
    town.keeper(town.office, act("house.Appoint", who={"person": town.fang.person, "name": "方晓"}, unit=town.units["司法所"], capacity=["reviewer"], post="法制审核员",
                                           since="2024-04-01"))
    other = town.outside(town.sun, "", act("response.TakeIn", kind="review", document="演府复〔2024〕7号", claimant={"name": "吴某某"}, against="另一决定"), number="演府复〔2024〕7号")
    assert gate.matter(seer(town, "fang"), other.matter)["id"] == other.matter
    for look in (lambda: gate.paper(seer(town, "fang"), letter), lambda: gate.matter(seer(town, "fang"), answer.matter, "想看看")):
        hidden(look)
    said = {"Advise": {"standing": "stand", "opinion": "合法"}, "AnswerLetter": {"mended": "已整改"}, "Delegate": {"agents": [{"name": "孙砚", "post": "法制审核员"}], "reason": "无"}}
    for name, words in said.items():
        one = act(f"response.{name}", **words)
        hidden(lambda one=one: town.fang(answer, one))


def seer(town: Any, alias: str) -> Any:
    return gate.Viewer(town.people[alias].person, town.office, town.now.date())


def hidden(look: Any) -> None:
    """What is asked for is not there for this person."""
    try:
        look()
    except NotFound:
        return
    raise AssertionError("受理点的收件人看到了答复材料")


def struck_down(town: Any, case: Any, answer: Any, shown: Any) -> None:
    """Annulled and to be done anew: the case falls, has three working days to be gone from the site, gives the money back, and its file is reviewed."""
    town.at("2024-06-03")
    told = act("response.Result", result="annulled", document="演府复决〔2024〕6号", redo=True, why=["procedure"], until="2024-08-01")
    review = town.outside(town.sun, answer, told, number="演府复决〔2024〕6号").opened[0]
    assert line_of(review) == "file_review"
    town.checks(case, stage="fallen")
    town.checks(shown, open=["withdraw"])
    owed = {row.term: row.due[:10] for row in Deadline.objects.filter(matter=ident(case), state="open", struck="")}
    assert owed["withdraw_publication"] == "2024-06-06" and "refund" in owed
    assert Deadline.objects.get(matter=answer.matter, term="perform").due == "2024-08-01"
    town.refuses(town.sun, answer, act("response.Close"), "处罚·撤销变更")


def made_good(town: Any, case: Any, answer: Any, shown: Any) -> None:
    """Taken down with proof, paid back, taken up again – only then is the decision performed and the matter closed."""
    town.at("2024-06-05")
    down = act("disclosure.TakeDown", channel="site", why="fallen", reason="决定被撤销", proof=town.file("撤下后截图"))
    town.signed(town.luo, shown, down, town.huang)
    town.qian(case, act("penalty.Refund", amount=1000))
    town.checks(case, met=["withdraw_publication", "refund"])
    town.refuses(town.sun, answer, act("response.Perform", what="已撤下并退款"), "复议·履行")
    town.signed(town.zhao, case, act("penalty.Again", reason="告知不完整，重新告知"), town.huang)
    town.sun(answer, act("response.Perform", what="已撤下、退款并重新调查"))
    town.days(30)
    town.sun(answer, act("response.Close"))
    town.checks(answer, stage="closed", met=["reply", "perform"])
