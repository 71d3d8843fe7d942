"""Mediations told from start to end."""

from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.models import Deadline, Listing, Mark
from fazhi.lines.mediation.acts import Accept, Apply, ByAsk, Name, NotAccept, Replace
from fazhi.lines.mediation.committee import Elect
from fazhi.lines.mediation.court import AskCourt, Confirm, CourtAccepted
from fazhi.lines.mediation.ending import Close, Perform
from fazhi.lines.mediation.holding import Agree, Danger, Extend, Fail, Inquire, ReportPolice, Session, Withdrawn
from fazhi.lines.mediation.referring import Refer
from fazhi.lines.mediation.sheet import Sheet
from fazhi.lines.mediation.story_court import story_both_ask_the_court, story_performed_part_by_part, story_who_the_parties_are
from fazhi.lines.mediation.story_ending import (
    WORDS,
    agreed,
    applied,
    counted,
    story_confirmation_comes_too_late,
    story_confirmed_after_closing,
    story_looked_at_later,
    story_mediated_again_counts_once,
    story_not_performed,
    story_performed_in_the_end,
    story_who_mediates_signs,
)
from fazhi.lines.mediation.story_subsidy import (
    story_a_rate_with_conditions,
    story_nobody_signs_for_what_he_mediated,
    story_what_a_case_earns,
    story_what_two_mediators_earn,
)
from fazhi.lines.mediation.telling import Receipt

__all__ = [
    "WORDS",
    "agreed",
    "applied",
    "counted",
    "story_a_rate_with_conditions",
    "story_both_ask_the_court",
    "story_confirmation_comes_too_late",
    "story_confirmed_after_closing",
    "story_looked_at_later",
    "story_mediated_again_counts_once",
    "story_nobody_signs_for_what_he_mediated",
    "story_not_performed",
    "story_performed_in_the_end",
    "story_performed_part_by_part",
    "story_what_a_case_earns",
    "story_what_two_mediators_earn",
    "story_who_mediates_signs",
    "story_who_the_parties_are",
]


def story_main_path(town: Any) -> None:
    """Accepted, a mediator challenged and replaced, sessions, written agreement, court confirmation, performed, closed."""
    town.at("2021-03-01")
    case = applied(town)
    untold = town.lin(applied(town), Accept(answer="agreed", mediators=town.lin.person))
    town.flagged(untold, "调解·权利告知")  # a provision known from memory warns
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person, second=town.cadre2.person))
    town.refuses(town.lin, case, Receipt(party=town.party(case, "side_a")), "调解·受理")  # no telephone to ask at
    for side in ("side_a", "side_b"):
        town.lin(case, Receipt(party=town.party(case, side), call="0750-2000001"))
    town.lin(case, ByAsk(party=town.party(case, "side_b"), officer=town.lin.person, reason="与甲方是亲属"))
    town.refuses(town.lin, case, Replace(leaves=town.lin.person, granted=True, to=town.mei.person, reason="亲属"), "调解·回避")
    town.refuses(town.mei, case, Replace(leaves=town.lin.person, granted=True, reason="亲属"), "调解·回避")
    town.mei(case, Inquire(asked="村民某", found="排水沟堵塞已久"))
    town.refuses(town.mei, case, Session(record="双方同意共同清理"), "调解·选定调解员")  # he is a mediator, but none of this case
    town.cadre2(case, Session(record="双方同意共同清理"))
    town.refuses(town.cadre2, case, Agree(**WORDS), "调解·回避")
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
    town.checks(case, stage="closed", papers=["acceptance", "receipt", "receipt", "inquiry", "session", "agreement", "visit", "cover"], met=["challenge", "confirm", "court_accept", "court_decide", "perform"])


def story_oral_agreement_and_refusal(town: Any) -> None:
    """An oral agreement is registered without a paper; a side that does not want mediation ends it."""
    town.at("2021-05-10")
    case = applied(town)
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="当场和好"))
    town.lin(case, Agree(form="oral", facts="口角", terms="互相道歉", signed=True))
    town.checks(case, stage="agreed", papers=["acceptance", "session", "oral"])
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
    town.refuses(town.lin, case, Refer(to="suit", note="调解两次"), "调解·终止")
    town.lin(case, Refer(to="suit", where="演示县人民法院", note="调解两次"))
    town.checks(case, stage="failed", papers=["acceptance", "ended", "referral"])
    other = applied(town)
    town.lin(other, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(other, Session(record="谈妥"))
    town.flagged(town.on_paper(town.fang, other, Agree(facts="争议", terms="各让一步"), town.lin), "调解·协议")


def story_taken_up_or_refused_in_time(town: Any) -> None:
    """Who has registered a dispute owes an answer within the days of the place; a dispute from the governance centre counts by its source and kind."""
    town.at("2025-03-03")
    case = town.lin(Apply(what="团费退还争议", kind="travel", source="centre", side_a={"name": "赵某甲"}, side_b={"name": "钱某乙"}))
    assert Deadline.objects.get(matter=case.matter, term="take_up").due == "2025-03-06"
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.checks(case, stage="accepted", met=["take_up"])
    assert "source=centre" in Mark.objects.get(matter=case.matter, figure="mediation.accepted").dims


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
    for other in (agreed(town, perform_by="2021-06-01"), town.lin(applied(town), Accept(answer="declined", told=True, mediators=town.lin.person))):
        assert not town.lin(other, Danger(kind="harm", measures="请家人陪护")).flags  # after an agreement, after a refusal
        assert not town.lin(other, ReportPolice(to="演示派出所")).flags
        town.checks(other, met=["report_police"])


def story_nobody_walks_out_of_what_was_agreed(town: Any) -> None:
    """One side no longer wants it after the agreement was signed: written down with a flag, and the agreement stands."""
    town.at("2021-05-06")
    case = applied(town)
    town.lin(case, Accept(answer="agreed", told=True, mediators=town.lin.person))
    town.lin(case, Session(record="谈妥"))
    town.on_paper(town.fang, case, Agree(facts="争议", terms="各让一步", signed=True, liability="双方互不追究责任"), town.lin)
    town.flagged(town.on_paper(town.lin, case, Withdrawn(why="refused"), town.lin), "调解·协议")
    town.checks(case, stage="agreed")
    assert Deadline.objects.filter(matter=case.matter, term="perform", state="open").exists()


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
    town.checks(town.lin(Sheet(**{**words, "result": "failed"}, photo=[town.file("纸质卷")])), stage="failed", open=[])


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
    assert list(Listing.objects.filter(matter=case.matter, until="").values_list("since", flat=True)) == ["2024-02-26"]


def story_administrative_mediation(town: Any) -> None:
    """The organ's own mediation: held by an official, signed off by the town, counted by itself, without the thirty days for the court."""
    town.at("2021-03-01")
    sides = {"side_a": {"name": "赵某甲"}, "side_b": {"name": "钱某乙"}}
    case = town.fang(Apply(way="administrative", what="土地边界争议", kind="land", **sides))
    town.refuses(town.fang, case, Accept(answer="agreed", told=True), "行政调解·主持")
    town.fang(case, Accept(answer="agreed", told=True, official=town.fang.person))
    town.fang(case, Session(record="释明"))
    town.fang(case, Agree(**WORDS, perform_by="2021-04-01"))
    town.flagged(town.outside(town.fang, case, AskCourt(court="演示县人民法院"), number="申请3"), "行政调解·协议")
    sheet = town.fang(Sheet(**sides, way="administrative", what="口头谈妥", kind="land", result="oral", mediators=town.lin.person, photo=[town.file("纸质卷")]))
    assert counted(sheet) == {"organ_accepted": 1, "organ_success": 1}
    figures = set(Mark.objects.filter(matter=case.matter).values_list("figure", flat=True))
    assert "mediation.organ_success" in figures and "mediation.success" not in figures
    town.checks(case, stage="agreed", papers=["organ_acceptance", "session", "organ_agreement"], open=["court_accept", "perform", "signed_copy"])
    assert "落款：" not in town.text(town.paper(case, "organ_agreement"))


def story_signed_off_by_the_committee(town: Any) -> None:
    """The agreement is the committee's, not the town's; only a mediator holds people's mediation, and the usual month moves with both sides' consent."""
    town.at("2021-03-01")
    members = [{"name": "甲某", "head": True}, {"name": "乙某"}, {"name": "丙某", "woman": True}]
    town.lin(Elect(what="西埔村人民调解委员会", kind="village", since="2021-03-01", members=members))
    case = town.lin(Apply(what="通行争议", kind="neighbour", source="screening"))
    town.lin(case, Accept(answer="agreed", told=True, committee="西埔村人民调解委员会", mediators=town.cadre2.person))
    town.refuses(town.lin, case, Extend(reason="一方在外地"), "调解·期限")
    town.lin(case, Extend(reason="一方在外地", consent=True))
    assert Deadline.objects.get(matter=case.matter, term="finish").due == "2021-05-06"  # the first days of May are holidays
    town.refuses(town.fang, case, Session(record="谈妥"), "调解·选定调解员")
    town.cadre2(case, Session(record="谈妥"))
    town.refuses(town.cadre2, case, Agree(**WORDS), "调解·协议")
    town.cadre2(case, Name(side_a={"name": "赵某甲"}, side_b={"name": "钱某乙"}))
    town.cadre2(case, Agree(**WORDS))
    assert "落款：西埔村人民调解委员会" in town.text(town.paper(case, "agreement"))


def story_handed_over_to_the_other_kind(town: Any) -> None:
    """People's mediation fails; with their consent the sides go on to the organ's, and one of them to legal aid, whose answer comes back here."""
    town.at("2021-03-01")
    case = town.lin(applied(town), Accept(answer="agreed", told=True, mediators=town.lin.person))
    words = {"what": "排水沟堵塞致损", "note": "调解两次"}
    town.refuses(town.lin, case, Refer(to="administrative", consent=True, **words), "行政调解·衔接")
    town.lin(case, Fail(reason="差距太大", told=True, elsewhere=["suit", "aid"]))
    town.refuses(town.lin, case, Refer(to="people", consent=True, **words), "行政调解·衔接")
    town.refuses(town.lin, case, Refer(to="aid", party=town.party(case, "side_b"), **words), "调解·自愿")
    town.refuses(town.lin, case, Refer(to="aid", consent=True, **words), "法律援助·申请")
    other = town.lin(case, Refer(to="administrative", consent=True, **words)).opened[0]
    assert len({town.party(other, "side_a"), town.party(other, "side_b")}) == 2
    aid = town.lin(case, Refer(to="aid", consent=True, party=town.party(case, "side_b"), **words)).opened[0]
    town.checks(case, papers=["acceptance", "ended", "referral"])
    acts_of = {act.__name__: act for act in registry.line("legal_aid").acts}
    town.lin(aid, acts_of["HandOver"]())
    town.lin(aid, acts_of["Result"](result="granted", number="演援〔2021〕8号"))
    town.checks(case, acts=["Apply", "Accept", "Fail", "Refer", "Refer", "AidTold"])


def story_committee_mediator_and_village_fit(town: Any) -> None:
    """A mediator who is not on the committee's list, or a committee of another village, is said when it is accepted; what fits passes without a word."""
    town.at("2021-03-01")
    members = [{"name": "甲某", "head": True}, {"name": "乙某"}, {"name": "丙某", "woman": True}]
    for village, officer in (("西埔村", town.cadre2), ("东塘村", town.cadre1)):
        town.lin(Elect(what=f"{village}人民调解委员会", kind="village", village=town.villages[village], since="2021-03-01", members=members, mediators=[{"officer": officer.person}]))
    words = {"answer": "agreed", "told": True}
    assert not town.lin(applied(town), Accept(**words, committee="西埔村人民调解委员会", mediators=town.cadre2.person)).flags
    town.flagged(town.lin(applied(town), Accept(**words, committee="西埔村人民调解委员会", mediators=town.cadre1.person)), "调解·选定调解员")
    other = town.flagged(town.lin(applied(town), Accept(**words, committee="东塘村人民调解委员会", mediators=town.cadre1.person)), "调解·组织")
    assert len(other.flags) == 1 and not Deadline.objects.filter(matter=other.matter, term="settle").exists()
