"""Permits told from start to end: granted, deemed accepted, heard, refused, renewed, deemed renewed, revoked, struck off."""

from typing import Any

from fazhi.kernel import clock
from fazhi.kernel.models import Deadline, Listing
from fazhi.lines.permit.acts import Accept, Ask, Bring, ListItem, Receive
from fazhi.lines.permit.after import AskRenewal, Change, Renew, Revoke, StrikeOff, TakeAway, WriteRenewal
from fazhi.lines.permit.falling import Fell
from fazhi.lines.permit.late_hearing import AllowHearing, RefuseHearing
from fazhi.lines.permit.publishing import Published
from fazhi.lines.permit.reviewing import (
    AskHearing,
    CallHearing,
    Check,
    Counted,
    Decide,
    Deliver,
    Extend,
    HoldHearing,
    SetAside,
    TellInterested,
)


def due(case: Any, term: str) -> str:
    return str(Deadline.objects.filter(matter=case.matter, term=term, state="open").values_list("due", flat=True)[0])


def received(town: Any, day: str = "2024-03-04") -> Any:
    """The item is listed, and a villager applies."""
    town.at(day)
    town.zhou(ListItem(key="XK-01", name="农村村民住宅用地审批", grounds="土地管理法第六十二条", since="2020-08-01"))
    return town.qian(Receive(applicant={"name": "何某"}, item="XK-01", what="新建住宅八十平方米", materials=[{"name": "申请表", "pages": 2}]))


def granted(town: Any, until: str = "2025-03-31") -> Any:
    """A permit in force until a day."""
    case = received(town)
    town.qian(case, Accept(answer="accepted"))
    town.confirmed(town.wang, town.li(case, Check(second=town.wang.person, record="符合规划", fits=True)))
    town.signed(town.li, case, Decide(answer="granted", reason="符合条件", number="演宅〔2024〕1号", until=until), town.huang)
    return case


def story_main_path(town: Any) -> None:
    """Asked once, accepted, checked by two, time set aside, extended once, granted, delivered, made public."""
    case = received(town)
    assert due(case, "supplement") == "2024-03-11"
    town.qian(case, Ask(missing=[{"name": "户口簿复印件"}]))
    town.refuses(town.qian, case, Ask(missing=[{"name": "又一份材料"}]), "许可·补正")
    town.qian(case, Bring(materials=[{"name": "户口簿复印件", "pages": 1}]))
    town.refuses(town.qian, case, Accept(answer="elsewhere"), "许可·受理")
    town.qian(case, Accept(answer="accepted"))
    assert due(case, "decide") == "2024-04-01"
    town.refuses(town.li, case, Check(second=town.li.person, record="一人去的", fits=True), "许可·审查")
    done = town.li(case, Check(second=town.wang.person, record="符合规划", fits=True))
    town.days(2)
    town.li(case, SetAside(ground="test", until="2024-03-20"))
    assert due(case, "decide") == ""
    town.days(5)
    town.li(case, Counted(ground="test", result="合格"))
    town.signed(town.li, case, Extend(reason="案情复杂"), town.huang)
    town.refuses(town.li, case, Extend(reason="再延长"), "许可·期限")
    words = {"answer": "granted", "reason": "符合条件", "number": "演宅〔2024〕1号", "until": "2025-03-31"}
    town.refuses(town.li, case, Decide(**words), "许可·审查")
    town.confirmed(town.wang, done)
    town.refuses(town.li, case, Decide(**{**words, "number": ""}), "许可·决定")
    town.signed(town.li, case, Decide(**words), town.huang)
    town.qian(case, Deliver(how="window"))
    town.luo(case, Published(channel="site"))
    town.checks(case, stage="granted", met=["bring", "decide", "deliver", "publish", "supplement"], open=["valid"],
                papers=["supplement", "accepted", "check", "set_aside", "extension", "granted"])
    assert Listing.objects.filter(register="permit", key="演宅〔2024〕1号", until="2025-03-31").exists()


def story_nobody_asked_in_time(town: Any) -> None:
    """Five working days without a word: the application has been accepted since it came in."""
    case = received(town)
    town.at("2024-03-12")
    clock.walk(town.office, town.now, "replay")
    town.checks(case, stage="accepted", open=["decide"])
    assert due(case, "decide") == "2024-04-01"


def story_heard_and_refused(town: Any) -> None:
    """A neighbour asks for a hearing; it is told seven working days before, led by somebody else, and the permit is refused with reasons."""
    case = received(town)
    town.qian(case, Accept(answer="accepted"))
    town.confirmed(town.wang, town.li(case, Check(second=town.wang.person, record="挡光", fits=False)))
    town.li(case, TellInterested(interested=[{"who": {"name": "邻居某"}}], hearing=True))
    denial = {"answer": "denied", "reason": "影响相邻采光"}
    town.refuses(town.li, case, Decide(**denial), "许可·听证")
    town.li(case, AskHearing(party=town.party(case, "third")))
    town.refuses(town.li, case, Decide(**denial), "许可·听证")
    town.refuses(town.li, case, CallHearing(when="2024-03-08T09:30", place="镇会议室", presider=town.sun.person), "许可·听证程序")
    town.refuses(town.li, case, CallHearing(when="2024-03-20T09:30", place="镇会议室", presider=town.wang.person), "许可·听证程序")
    town.li(case, CallHearing(when="2024-03-20T09:30", place="镇会议室", presider=town.sun.person))
    assert "2024年3月20日09时30分在镇会议室" in town.text(town.paper(case, "hearing"))
    town.at("2024-03-19")
    town.refuses(town.sun, case, HoldHearing(record="各方陈述", signed=True), "许可·听证程序")
    town.at("2024-03-20T09:30")
    town.refuses(town.li, case, HoldHearing(record="各方陈述", signed=True), "机构·职责分离")
    town.sun(case, HoldHearing(record="各方陈述", signed=True))
    town.refuses(town.li, case, Decide(answer="granted", reason="无", number="1"), "许可·决定")
    town.signed(town.li, case, Decide(**denial), town.huang)
    town.checks(case, stage="denied", met=["ask_hearing", "decide", "hold_hearing"])


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
    town.at("2024-03-14")
    clock.walk(town.office, town.now, "replay")
    late = town.li(case, AskHearing(party=town.party(case, "third")))
    town.flagged(late, "许可·听证")
    assert due(case, "decide") == "2024-04-01"
    town.signed(town.li, case, RefuseHearing(request=late.entry, ground="late", reason="期限于三月十一日届满"), town.huang)
    assert "2024年3月14日收到" in town.text(town.paper(case, "hearing_refused"))
    again = town.li(case, AskHearing(party=town.party(case, "third")))
    town.signed(town.li, case, AllowHearing(request=again.entry, reason="相邻采光确有争议"), town.huang)
    town.refuses(town.li, case, RefuseHearing(request=again.entry, ground="late", reason="反悔"), "许可·听证")
    town.refuses(town.li, case, AllowHearing(request=again.entry, reason="再准许"), "许可·听证")
    town.refuses(town.li, case, Decide(answer="denied", reason="影响相邻采光"), "许可·听证")
    town.checks(case, met=["answer_hearing"])


def story_not_our_power(town: Any) -> None:
    """An application for what the town does not give is written down with a flag and turned away with the right organ named."""
    town.at("2019-03-04")
    town.zhou(ListItem(key="XK-01", name="农村村民住宅用地审批", grounds="土地管理法第六十二条", since="2020-08-01"))
    case = town.qian(Receive(applicant={"name": "何某"}, item="XK-01", what="新建住宅"))
    town.flagged(case, "许可·受理")
    town.qian(case, Accept(answer="elsewhere", reason="请向县自然资源局申请"))
    town.checks(case, stage="turned", papers=["turned"])


def story_renewed_in_time(town: Any) -> None:
    """Asked thirty days before, renewed; asked later it is flagged; what ends is struck off."""
    case = granted(town)
    town.at("2025-02-10")
    assert not town.qian(case, AskRenewal(reason="继续使用")).flags
    town.refuses(town.li, case, Renew(answer="renewed", until="2025-03-01", reason="符合"), "许可·延续")
    town.signed(town.li, case, Renew(answer="renewed", until="2026-03-31", reason="符合"), town.huang)
    town.at("2026-03-20")
    town.flagged(town.qian(case, AskRenewal(reason="继续使用")), "许可·延续")
    town.signed(town.li, case, Renew(answer="refused", reason="规划已调整"), town.huang)
    town.refuses(town.li, case, StrikeOff(ground="expired"), "许可·注销")
    town.at("2026-04-01")
    clock.walk(town.office, town.now, "replay")
    town.li(case, StrikeOff(ground="expired"))
    town.checks(case, stage="gone", met=["decide", "renewal", "strike_off"])


def story_deemed_renewed(town: Any) -> None:
    """Asked in time and not decided before the end: the law takes it as granted."""
    case = granted(town)
    town.at("2025-02-10")
    town.qian(case, AskRenewal(reason="继续使用"))
    town.at("2025-04-01")
    clock.walk(town.office, town.now, "replay")
    town.checks(case, stage="granted", open=["deliver", "publish", "write_renewal"])
    town.li(case, WriteRenewal(until="2026-03-31"))
    assert Listing.objects.filter(register="permit", key="演宅〔2024〕1号", until="2026-03-31").exists()


def story_asked_too_late_is_not_deemed_renewed(town: Any) -> None:
    """Asked the day before the end: nothing is deemed granted, the request has still to be decided."""
    case = granted(town)
    town.at("2025-03-30")
    town.flagged(town.qian(case, AskRenewal(reason="继续使用")), "许可·延续")
    town.at("2025-04-01")
    clock.walk(town.office, town.now, "replay")
    town.checks(case, stage="renewing", open=["deliver", "publish", "renew_late", "settle"])
    town.refuses(town.li, case, WriteRenewal(until="2026-03-31"))
    town.signed(town.li, case, Renew(answer="refused", reason="逾期提出，规划已调整"), town.huang)
    town.checks(case, met=["decide", "renew_late"])
    town.li(case, StrikeOff(ground="expired"))
    town.checks(case, stage="gone", met=["strike_off"])


def story_changed_taken_back_revoked(town: Any) -> None:
    """Changed where it still fits; taken back with compensation; revoked after being heard, but not against the public good."""
    case = granted(town)
    town.refuses(town.li, case, Change(what="加建一层", fits=False), "许可·变更")
    town.signed(town.li, case, Change(what="改门窗", fits=True), town.huang)
    words = {"ground": "fraud", "reason": "隐瞒已有住宅"}
    town.refuses(town.li, case, Revoke(**words), "许可·告知利害关系人")
    town.refuses(town.li, case, Revoke(**words, heard=True, harm=True), "许可·撤销")
    town.signed(town.li, case, Revoke(**words, heard=True), town.huang, town.chen)
    town.li(case, StrikeOff(ground="taken"))
    town.checks(case, stage="gone")
    other = granted(town, until="2026-01-31")
    town.signed(town.li, other, TakeAway(reason="规划道路经过", loss="按评估补偿"), town.huang, town.chen)
    town.li(other, StrikeOff(ground="taken"))


def story_an_item_that_was_taken_away(town: Any) -> None:
    """The newest listing says how an item stands: what was given up cannot be granted any more."""
    case = received(town)
    town.qian(case, Accept(answer="accepted"))
    town.confirmed(town.wang, town.li(case, Check(second=town.wang.person, record="符合规划", fits=True)))
    town.zhou(ListItem(key="XK-01", name="农村村民住宅用地审批", grounds="职权上收", since="2024-03-05", until="2024-03-06"))
    town.at("2024-03-07")
    town.refuses(town.li, case, Decide(answer="granted", reason="符合条件", number="演宅〔2024〕1号"), "许可·受理")


def story_annulled_and_decided_anew(town: Any) -> None:
    """A refusal is annulled by the review, which sets a day: examined anew in that time; the permit then given is set aside by the court and struck off."""
    case = received(town)
    town.qian(case, Bring(materials=[{"name": "户口簿复印件", "pages": 1}]))
    town.checks(case, open=["accept_brought", "supplement", "tacit"])
    town.qian(case, Accept(answer="accepted"))
    town.confirmed(town.wang, town.li(case, Check(second=town.wang.person, record="符合规划", fits=True)))
    town.signed(town.li, case, Extend(reason="案情复杂"), town.huang)
    town.signed(town.li, case, Decide(answer="denied", reason="与规划不符"), town.huang)
    town.at("2024-05-06")
    town.flagged(town.qian(case, Fell(result="annulled", document="演府复决〔2024〕3号", redo=True, until="2024-05-01")), "许可·决定")
    assert due(case, "decide_anew") == "2024-05-01"
    town.refuses(town.li, case, Extend(reason="再延长"), "许可·期限")
    granting = Decide(answer="granted", reason="符合条件", number="演宅〔2024〕1号")
    town.signed(town.li, case, granting, town.huang)
    town.luo(case, Published(channel="site"))
    town.checks(case, stage="granted", met=["decide_anew", "accept_brought", "publish"], open=["deliver", "settle"])
    town.at("2024-09-02")
    town.qian(case, Fell(result="changed", document="（2024）演0000行初9号"))
    town.checks(case, open=["deliver", "restate", "settle", "withdraw_publication"])
    town.signed(town.li, case, Change(what="面积改为七十平方米", fits=True), town.huang)
    town.at("2024-12-02")
    town.qian(case, Fell(result="annulled", document="（2024）演00行终9号"))
    town.checks(case, stage="granted", open=["settle", "strike_off", "withdraw_publication"])
    town.li(case, StrikeOff(ground="taken"))
    assert not Listing.objects.filter(register="permit", key="演宅〔2024〕1号", until="").exists()


def story_what_falls_before_and_after(town: Any) -> None:
    """A refusal to accept is annulled and the application is looked at again; the court sets a day for one that was left lying; one deemed renewed is renewed again."""
    turned = received(town)
    town.flagged(town.qian(turned, Fell(result="annulled", document="演府复决〔2024〕4号")), "许可·决定")
    town.qian(turned, Accept(answer="needless", reason="自用材料棚不需要许可"))
    town.qian(turned, Fell(result="annulled", document="演府复决〔2024〕5号"))
    town.checks(turned, stage="received", open=["settle", "supplement"])
    town.qian(turned, Accept(answer="accepted"))
    town.qian(turned, Fell(result="perform", document="（2024）演0000行初1号", until="2024-03-20"))
    assert due(turned, "decide_anew") == "2024-03-20"
    case = granted(town)
    town.at("2025-02-10")
    town.qian(case, AskRenewal(reason="继续使用"))
    town.at("2025-04-01")
    clock.walk(town.office, town.now, "replay")
    town.refuses(town.li, case, WriteRenewal(until="2025-03-31"), "许可·延续")
    town.li(case, WriteRenewal(until="2026-03-31"))
    town.at("2026-02-09")
    assert not town.qian(case, AskRenewal(reason="继续使用")).flags
    assert due(case, "renewal") == "2026-03-31"
