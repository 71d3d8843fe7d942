"""Mediations told from start to end."""

from typing import Any

from fazhi.kernel.models import Deadline, Mark
from fazhi.lines.mediation.acts import Accept, Apply, ByAsk, NotAccept, Replace, Sheet
from fazhi.lines.mediation.committee import Elect, SetRate, Subsidise
from fazhi.lines.mediation.ending import AskCourt, Close, Confirm, CourtAccepted, Next, Perform, Refer
from fazhi.lines.mediation.holding import Agree, Danger, Fail, Inquire, ReportPolice, Session, Withdrawn

WORDS = {"facts": "排水沟堵塞", "liability": "双方各负一半责任", "terms": "双方共同清理，费用各半，一周内完成", "signed": True}


def applied(town: Any) -> Any:
    """An application by one side."""
    return town.lin(Apply(what="相邻排水争议", kind="neighbour", village=town.villages["西埔村"], side_a={"name": "赵某甲"}, side_b={"name": "钱某乙"}))


def story_main_path(town: Any) -> None:
    """Accepted, a mediator challenged and replaced, sessions, written agreement, court confirmation, performed, closed."""
    town.at("2021-03-01")
    case = applied(town)
    untold = town.lin(applied(town), Accept(answer="agreed", mediators=town.lin.person))
    town.flagged(untold, "调解·权利告知")  # a provision known from memory warns
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person, second=town.cadre2.person))
    town.lin(case, ByAsk(party=town.party(case, "side_b"), officer=town.lin.person, reason="与甲方是亲属"))
    town.refuses(town.lin, case, Replace(leaves=town.lin.person, granted=True, to=town.mei.person, reason="亲属"), "调解·回避")
    town.refuses(town.mei, case, Replace(leaves=town.lin.person, granted=True, reason="亲属"), "调解·回避")
    town.mei(case, Inquire(asked="村民某", found="排水沟堵塞已久"))
    town.mei(case, Session(record="双方同意共同清理"))
    town.refuses(town.mei, case, Agree(**WORDS), "调解·回避")
    town.mei(case, Replace(leaves=town.lin.person, granted=True, to=town.mei.person, reason="与甲方是亲属"))
    town.refuses(town.lin, case, Agree(**WORDS), "机构·回避")
    town.refuses(town.mei, case, Agree(**{**WORDS, "signed": False}), "调解·协议")
    town.refuses(town.mei, case, Agree(**{**WORDS, "liability": ""}), "调解·协议")
    town.mei(case, Agree(amount=600, perform_by="2021-03-12", **WORDS))
    town.refuses(town.mei, case, Close(), "调解·回访")
    town.outside(town.fang, case, AskCourt(court="演示县人民法院"), number="申请1")
    town.outside(town.fang, case, CourtAccepted(number="（2021）演民特1号"), number="（2021）演民特1号")
    town.outside(town.fang, case, Confirm(result="confirmed"), number="演民确〔2021〕1号")
    town.days(12)
    town.mei(case, Perform(result="done"))
    town.mei(case, Close())
    town.checks(case, stage="closed", papers=["inquiry", "session", "agreement", "cover"], met=["challenge", "confirm", "court_accept", "court_decide", "perform"])


def story_oral_agreement_and_refusal(town: Any) -> None:
    """An oral agreement is registered without a paper; a side that does not want mediation ends it."""
    town.at("2021-05-10")
    case = applied(town)
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="当场和好"))
    town.lin(case, Agree(form="oral", facts="口角", terms="互相道歉", signed=True))
    town.checks(case, stage="agreed", papers=["session", "oral"])
    other = applied(town)
    town.lin(other, Accept(answer="declined", told=True, mediators=town.lin.person))
    town.checks(other, stage="refused")


def story_no_agreement(town: Any) -> None:
    """No agreement: ended, with the other ways told; an unsigned agreement on a sheet is recorded with a flag."""
    town.at("2021-06-01")
    case = applied(town)
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.refuses(town.lin, case, Fail(reason="差距太大"), "调解·终止")
    town.lin(case, Fail(reason="差距太大", told=True, elsewhere=["suit", "aid"]))
    town.lin(case, Refer(to="aid", where="县法律援助处", note="调解两次"))
    town.checks(case, stage="failed", papers=["ended", "referral"])
    other = applied(town)
    town.lin(other, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(other, Session(record="谈妥"))
    town.flagged(town.on_paper(town.fang, other, Agree(facts="争议", terms="各让一步"), town.lin), "调解·协议")


def agreed(town: Any, **more: Any) -> Any:
    """A dispute with a written agreement to be performed in March."""
    case = applied(town)
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="谈妥"))
    town.lin(case, Agree(**{**WORDS, "perform_by": "2021-03-12", **more}))
    return case


def story_not_performed(town: Any) -> None:
    """Not performed: urged with a new day; without the court's confirmation nothing can be enforced, so it is mediated again."""
    town.at("2021-03-01")
    case = agreed(town)
    town.days(14)
    town.lin(case, Perform(result="no"))
    town.refuses(town.lin, case, Close(), "调解·履行监督")
    town.refuses(town.lin, case, Next(step="enforce", note="当事人要求"), "调解·司法确认")
    town.refuses(town.lin, case, Next(step="urge", note="再等等"), "调解·履行监督")
    town.lin(case, Next(step="urge", until="2021-04-01", note="答应月底前完成"))
    town.days(20)
    town.lin(case, Perform(result="no"))
    town.lin(case, Next(step="again", note="重新谈"))
    town.checks(case, stage="accepted")


def story_confirmation_comes_too_late(town: Any) -> None:
    """The thirty days have passed: the application is recorded as late, never refused."""
    town.at("2021-03-01")
    case = agreed(town)
    assert Deadline.objects.get(matter=case.matter, term="confirm").due == "2021-03-31"
    town.at("2021-04-02")
    town.flagged(town.outside(town.fang, case, AskCourt(court="演示县人民法院"), number="申请2"), "调解·司法确认")
    town.outside(town.fang, case, Confirm(result="rejected"), number="（2021）演民特2号")


def story_danger_and_the_police(town: Any) -> None:
    """A threat with a knife is reported to the police the same day; the dispute goes on."""
    town.at("2021-05-06")
    case = applied(town)
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Danger(kind="crime", measures="分开安置", people=2))
    assert Deadline.objects.get(matter=case.matter, term="report_police").due == "2021-05-06"
    town.lin(case, ReportPolice(to="演示派出所"))
    town.lin(case, Withdrawn(why="settled"))
    town.checks(case, stage="refused", met=["report_police"])


def story_not_for_mediation(town: Any) -> None:
    """What the organ has decided already is not mediated; the applicant is told where to go."""
    town.at("2021-05-06")
    case = applied(town)
    town.lin(case, NotAccept(ground="organ", elsewhere=["suit"]))
    town.checks(case, stage="refused", papers=["not_accepted"])


def story_the_printed_set(town: Any) -> None:
    """A village mediator fills in the printed set by hand; the clerk records six facts and a photograph for him."""
    town.at("2021-05-06")
    words = {"side_a": {"name": "赵某甲"}, "side_b": {"name": "钱某乙"}, "what": "道路通行", "kind": "neighbour", "result": "written",
             "mediators": town.cadre1.person, "village": town.villages["东塘村"]}
    town.flagged(town.lin(Sheet(**words)), "调解·记录归档")
    town.checks(town.lin(Sheet(**words, photo=[town.file("纸质卷")])), stage="agreed", open=["confirm", "perform"])


def story_the_committee_and_its_term(town: Any) -> None:
    """Three to nine members, a woman among them, three years; renewed in time."""
    town.at("2021-03-01")
    members = [{"name": "甲某", "head": True}, {"name": "乙某"}, {"name": "丙某", "woman": True}]
    words = {"what": "东塘村人民调解委员会", "kind": "village", "since": "2021-03-01"}
    town.flagged(town.lin(Elect(**words, members=members[:2])), "调解·组织")
    town.flagged(town.lin(Elect(**words, members=[*members[:2], {"name": "丁某"}])), "调解·组织")
    case = town.lin(Elect(**words, members=members))
    assert Deadline.objects.get(matter=case.matter, term="committee").due == "2024-03-01"
    town.at("2024-02-26")
    town.lin(case, Elect(**{**words, "since": "2024-02-26"}, members=members))
    town.checks(case, stage="standing", met=["committee"], open=["committee"])


def story_what_a_case_earns(town: Any) -> None:
    """The degree's rate of the day, once for each mediator, signed by a head; not by whoever never mediated."""
    town.at("2021-01-11")
    town.huang(SetRate(key="simple", name="一般纠纷", amount=100, document="演府办〔2021〕3号", since="2021-01-01"))
    town.at("2021-03-01")
    case = agreed(town)
    words = {"rate": "simple", "mediator": town.lin.person, "amount": 100, "complete": True}
    town.refuses(town.fang, case, Subsidise(**{**words, "amount": 120}), "调解·不收费")
    town.refuses(town.fang, case, Subsidise(**{**words, "complete": False}), "调解·记录归档")
    town.refuses(town.fang, case, Subsidise(**{**words, "mediator": town.cadre3.person}), "调解·记录归档")
    town.signed(town.fang, case, Subsidise(**words), town.mei)
    town.refuses(town.fang, case, Subsidise(**words), "调解·不收费")


def story_administrative_mediation(town: Any) -> None:
    """The organ's own mediation is kept in the same way and counted by itself."""
    town.at("2021-03-01")
    case = town.lin(Apply(way="administrative", what="土地边界争议", kind="land", side_a={"name": "赵某甲"}, side_b={"name": "钱某乙"}))
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="释明"))
    town.lin(case, Agree(**WORDS))
    figures = set(Mark.objects.filter(matter=case.matter).values_list("figure", flat=True))
    assert "mediation.organ_success" in figures and "mediation.success" not in figures
