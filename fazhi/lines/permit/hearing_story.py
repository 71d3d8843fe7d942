"""Permits with a hearing: each who is told has his own days to ask; who asks too late is answered by the head."""

from typing import Any

from fazhi.kernel import clock, happen
from fazhi.kernel.models import Deadline
from fazhi.lines.permit.acts import Accept
from fazhi.lines.permit.late_hearing import AllowHearing, RefuseHearing
from fazhi.lines.permit.reviewing import AskHearing, CallHearing, Check, Decide, HoldHearing, TellInterested
from fazhi.lines.permit.telling import due, received, served


def story_heard_and_refused(town: Any) -> None:
    """A neighbour asks for a hearing; it is told seven working days before, led by somebody else, and the permit is refused with reasons."""
    case = received(town)
    town.qian(case, Accept(answer="accepted"))
    town.confirmed(town.wang, town.li(case, Check(second=town.wang.person, record="挡光", fits=False)))
    town.li(case, TellInterested(interested=[{"who": {"name": "邻居某"}}], hearing=True))
    denial = {"answer": "denied", "reason": "影响相邻采光"}
    town.refuses(town.li, case, Decide(**denial), "许可·听证")
    served(town, case, town.party(case, "applicant"))
    town.refuses(town.li, case, Decide(**denial), "许可·听证")
    assert not town.li(case, AskHearing(party=town.party(case, "third"))).flags
    town.refuses(town.li, case, Decide(**denial), "许可·听证")
    town.refuses(town.li, case, CallHearing(when="2024-03-08T09:30", place="镇会议室", presider=town.sun.person), "许可·听证程序")
    town.refuses(town.li, case, CallHearing(when="2024-03-20T09:30", place="镇会议室", presider=town.wang.person), "许可·听证程序")
    town.li(case, CallHearing(when="2024-03-20T09:30", place="镇会议室", presider=town.sun.person))
    assert "2024年3月20日09时30分在镇会议室" in town.text(town.paper(case, "hearing"))
    for who in (town.party(case, "applicant"), town.party(case, "third")):
        refused = town.refuses(town.sun, case, HoldHearing(record="各方陈述", signed=True), "许可·听证程序")
        assert "听证通知书还没有送达" in str(refused)
        served(town, case, who, "hearing")
    town.at("2024-03-19")
    town.refuses(town.sun, case, HoldHearing(record="各方陈述", signed=True), "许可·听证程序")
    town.at("2024-03-20T09:30")
    town.refuses(town.li, case, HoldHearing(record="各方陈述", signed=True), "机构·职责分离")
    town.sun(case, HoldHearing(record="各方陈述", signed=True))
    town.refuses(town.li, case, Decide(answer="granted", reason="无", number="1"), "许可·决定")
    town.signed(town.li, case, Decide(**denial), town.huang)
    assert "听证：2024年3月20日依法举行听证，本决定根据听证笔录作出。" in town.text(town.paper(case, "denied"))
    town.checks(case, stage="denied", met=["decide", "hold_hearing", "tell"])


def story_days_to_ask_run_for_each_who_was_told(town: Any) -> None:
    """Told on one day, served on two, and one told later: each has his five working days from his own service, and one who asks uses up nobody else's."""
    case = received(town)
    town.qian(case, Accept(answer="accepted"))
    town.confirmed(town.wang, town.li(case, Check(second=town.wang.person, record="挡光", fits=True)))
    told = town.li(case, TellInterested(interested=[{"who": {"name": "东邻某"}}, {"who": {"name": "西邻某"}}], hearing=True))
    assert len(told.papers) == 3 and not Deadline.objects.filter(matter=case.matter, term="ask_hearing").exists()
    east, west, applicant = *_thirds(case), town.party(case, "applicant")
    served(town, case, east)
    served(town, case, applicant)
    town.at("2024-03-07")
    served(town, case, west)
    assert (due(case, "ask_hearing", east), due(case, "ask_hearing", west)) == ("2024-03-11", "2024-03-14")
    town.li(case, TellInterested(interested=[{"who": {"name": "南邻某"}}], hearing=True))
    south = _thirds(case)[2]
    town.at("2024-03-13")
    served(town, case, south)
    town.flagged(town.li(case, AskHearing(party=east)), "许可·听证")
    assert not town.li(case, AskHearing(party=west)).flags
    assert due(case, "ask_hearing", south) == "2024-03-20"
    town.li(case, CallHearing(when="2024-03-25T09:30", place="镇会议室", presider=town.sun.person))
    for who in (east, west, south, applicant):
        served(town, case, who, "hearing")
    town.at("2024-03-19")
    assert not town.li(case, AskHearing(party=south)).flags
    assert Deadline.objects.filter(matter=case.matter, term="hold_hearing", state="open").count() == 2
    town.at("2024-03-25T09:30")
    town.sun(case, HoldHearing(record="各方陈述", signed=True))
    town.signed(town.li, case, Decide(answer="denied", reason="影响相邻采光"), town.huang)
    town.checks(case, stage="denied", met=["ask_hearing", "decide", "hold_hearing", "tell"])


def _thirds(case: Any) -> list[str]:
    rows = happen.peek(case.matter)["rows"]["party"].items()
    return [party for party, row in rows if row["capacity"] == "third"]


def story_hearing_asked_for_too_late(town: Any) -> None:
    """A neighbour asks for a hearing when his days are over: the time to decide runs on; the head refuses it in writing, or allows it and it is held."""
    case = received(town)
    town.qian(case, Accept(answer="accepted"))
    town.confirmed(town.wang, town.li(case, Check(second=town.wang.person, record="挡光", fits=False)))
    early = town.li(case, AskHearing(party=town.party(case, "applicant")))
    town.flagged(early, "许可·听证")
    town.refuses(town.li, case, RefuseHearing(request=early.entry, ground="late", reason="没有告知过"), "许可·听证")
    town.signed(town.li, case, RefuseHearing(request=early.entry, ground="scope", reason="只有申请人一方，没有与他人的利益关系"), town.huang)
    town.li(case, TellInterested(interested=[{"who": {"name": "邻居某"}}], hearing=True))
    served(town, case, town.party(case, "third"))
    town.at("2024-03-14")
    clock.walk(town.office, town.now, "replay")
    late = town.li(case, AskHearing(party=town.party(case, "third")))
    town.flagged(late, "许可·听证")
    assert due(case, "decide") == "2024-04-01"
    town.signed(town.li, case, RefuseHearing(request=late.entry, ground="late", reason="期限于三月十一日届满"), town.huang)
    assert "2024年3月14日收到" in town.text(town.paper(case, "hearing_refused"))
    again = town.li(case, AskHearing(party=town.party(case, "third")))
    assert "还没有答复" in str(town.refuses(town.li, case, Decide(answer="denied", reason="影响相邻采光"), "许可·听证"))
    town.signed(town.li, case, AllowHearing(request=again.entry, reason="相邻采光确有争议"), town.huang)
    town.refuses(town.li, case, RefuseHearing(request=again.entry, ground="late", reason="反悔"), "许可·听证")
    town.refuses(town.li, case, AllowHearing(request=again.entry, reason="再准许"), "许可·听证")
    town.refuses(town.li, case, Decide(answer="denied", reason="影响相邻采光"), "许可·听证")
    town.checks(case, met=["answer_hearing"])
