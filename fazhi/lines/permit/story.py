"""Permits told from start to end: granted, deemed accepted, heard, refused, renewed, deemed renewed, revoked, struck off."""

from typing import Any

from fazhi.kernel import clock
from fazhi.kernel.models import Listing
from fazhi.lines.permit.acts import Accept, Ask, Bring, ListItem, Receive
from fazhi.lines.permit.after import AskRenewal, Forfeited, Renew, Revoke, StrikeOff, TakeAway, WriteRenewal
from fazhi.lines.permit.changing import AskChange, Change, RefuseChange
from fazhi.lines.permit.falling import Fell
from fazhi.lines.permit.hearing_story import (
    story_days_to_ask_run_for_each_who_was_told,
    story_heard_and_refused,
    story_hearing_asked_for_too_late,
)
from fazhi.lines.permit.publishing import Published
from fazhi.lines.permit.reviewing import Check, Counted, Decide, Deliver, Extend, SetAside
from fazhi.lines.permit.telling import due, granted, handed, in_force, received

__all__ = ["story_days_to_ask_run_for_each_who_was_told", "story_heard_and_refused", "story_hearing_asked_for_too_late"]


def story_main_path(town: Any) -> None:
    """Asked once, accepted, checked by two, time set aside, extended once, granted, delivered, made public."""
    case = received(town)
    assert due(case, "supplement") == "2024-03-11"
    town.qian(case, Ask(missing=[{"name": "户口簿复印件"}]))
    town.refuses(town.qian, case, Ask(missing=[{"name": "又一份材料"}]), "许可·补正")
    assert "还没有补正" in str(town.refuses(town.qian, case, Accept(answer="accepted"), "许可·受理"))
    town.qian(case, Bring(materials=[{"name": "户口簿复印件", "pages": 1}]))
    town.refuses(town.qian, case, Accept(answer="elsewhere"), "许可·受理")
    town.qian(case, Accept(answer="accepted"))
    assert due(case, "decide") == "2024-04-01"
    words = {"answer": "granted", "reason": "符合条件", "number": "演宅〔2024〕1号", "until": "2025-03-31"}
    assert "没有核查" in str(town.refuses(town.li, case, Decide(**words), "许可·审查"))
    town.refuses(town.li, case, Check(second=town.li.person, record="一人去的", fits=True), "许可·审查")
    done = town.li(case, Check(second=town.wang.person, record="符合规划", fits=True))
    town.days(2)
    town.li(case, SetAside(ground="test", until="2024-03-20"))
    assert due(case, "decide") == ""
    town.days(5)
    town.li(case, Counted(ground="test", result="合格"))
    town.signed(town.li, case, Extend(reason="案情复杂"), town.huang)
    town.refuses(town.li, case, Extend(reason="再延长"), "许可·期限")
    town.refuses(town.li, case, Decide(**words), "许可·审查")
    town.confirmed(town.wang, done)
    town.refuses(town.li, case, Decide(**{**words, "number": ""}), "许可·决定")
    town.signed(town.li, case, Decide(**words, terms="北岗村二组，八十平方米，三层以下"), town.huang)
    text = town.text(town.paper(case, "granted"))
    assert "核查情况：符合规划" in text and "准予的内容和条件：北岗村二组" in text and "有效期至：2025年3月31日。需要延续的" in text
    town.qian(case, Deliver(how="window"))
    town.luo(case, Published(channel="site"))
    town.checks(case, stage="granted", met=["bring", "decide", "deliver", "publish", "supplement"], open=["valid"],
                papers=["supplement", "accepted", "check", "set_aside", "extension", "granted"])
    assert Listing.objects.filter(register="permit", key="演宅〔2024〕1号", until="2025-03-31").exists()


def story_nobody_asked_in_time(town: Any) -> None:
    """Five working days without a word: the application has been accepted since it came in."""
    case = received(town)
    town.at("2024-03-12")
    assert "即为受理" in str(town.refuses(town.qian, case, Ask(missing=[{"name": "户口簿复印件"}]), "许可·补正"))
    clock.walk(town.office, town.now, "replay")
    town.checks(case, stage="accepted", open=["decide"])
    assert due(case, "decide") == "2024-04-01"


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
    assert "没有核查" in str(town.refuses(town.li, case, Renew(answer="renewed", until="2026-03-31", reason="符合"), "许可·延续"))
    town.confirmed(town.wang, town.li(case, Check(second=town.wang.person, record="没有变化", fits=True)))
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


def story_accepted_too_late_is_accepted_since_it_came_in(town: Any) -> None:
    """Nobody said in five working days what was missing: it counts as accepted since receipt; what was accepted on paper later is kept, and its days run from receipt too."""
    case = received(town)
    town.at("2024-03-12")
    assert "自收到之日起即为受理" in str(town.refuses(town.qian, case, Accept(answer="accepted"), "许可·补正"))
    town.flagged(town.on_paper(town.qian, case, Accept(answer="accepted")), "许可·补正")
    assert due(case, "decide") == "2024-04-01"  # twenty working days from 4 March
    town.checks(case, stage="accepted")


def story_deemed_renewed(town: Any) -> None:
    """Asked in time and not decided before the end: the law takes it as granted."""
    case = granted(town)
    town.at("2025-02-10")
    town.refuses(town.li, case, WriteRenewal(until="2026-03-31"), "许可·延续")
    town.qian(case, AskRenewal(reason="继续使用"))
    town.at("2025-04-01")
    clock.walk(town.office, town.now, "replay")
    town.checks(case, stage="granted", open=["deliver", "publish", "write_renewal"])
    assert in_force("演宅〔2024〕1号", "2025-04-01")
    now = Listing.objects.get(register="permit", key="演宅〔2024〕1号", until="")
    assert now.since == "2025-03-31" and now.title == "农村村民住宅用地审批（视为准予延续，延续的期限待登记）"
    town.li(case, WriteRenewal(until="2026-03-31"))
    assert Listing.objects.get(register="permit", key="演宅〔2024〕1号", until="2026-03-31").title == "农村村民住宅用地审批"
    town.checks(case, stage="granted")


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


def story_a_change_is_asked_for_and_looked_at(town: Any) -> None:
    """Nothing is changed that nobody asked for and two have not looked at; what does not fit is refused in writing; what is good is not struck off."""
    case = granted(town)
    assert "没有申请" in str(town.refuses(town.li, case, Change(what="改门窗", fits=True, no_check="不改面积"), "许可·变更"))
    town.qian(case, AskChange(what="加建一层"))
    town.refuses(town.li, case, Change(what="加建一层", fits=False), "许可·变更")
    assert "没有核查" in str(town.refuses(town.li, case, Change(what="加建一层", fits=True), "许可·变更"))
    checked = town.li(case, Check(second=town.wang.person, record="超出批准的高度", fits=False))
    town.refuses(town.li, case, Change(what="加建一层", fits=True), "许可·审查")
    town.confirmed(town.wang, checked)
    town.refuses(town.li, case, Change(what="加建一层", fits=True), "许可·变更")
    town.signed(town.li, case, RefuseChange(reason="超出批准的高度"), town.huang)
    town.qian(case, AskChange(what="改门窗"))
    town.signed(town.li, case, Change(what="改门窗", fits=True, no_check="不改变面积和高度"), town.huang)
    town.refuses(town.li, case, StrikeOff(ground="taken"), "许可·注销")
    town.refuses(town.li, case, StrikeOff(ground="expired"), "许可·注销")
    handed(town, case)
    town.checks(case, stage="granted", open=["deliver", "publish", "valid"])


def story_changed_taken_back_revoked(town: Any) -> None:
    """Taken back with compensation; revoked after being heard, but not against the public good."""
    case = granted(town)
    number, words = "演宅〔2024〕1号", {"ground": "fraud", "reason": "隐瞒已有住宅"}
    assert in_force(number, "2024-03-04")
    town.refuses(town.li, case, Revoke(**words), "许可·告知利害关系人")
    town.refuses(town.li, case, Revoke(**words, heard=True, harm=True), "许可·撤销")
    town.signed(town.li, case, Revoke(**words, heard=True), town.huang, town.chen)
    handed(town, case)
    town.checks(case, stage="fallen", open=["strike_off"])
    assert not in_force(number, "2024-03-04")
    town.flagged(town.qian(case, AskRenewal(reason="继续使用")), "许可·延续")
    town.checks(case, stage="fallen", open=["settle", "strike_off"])
    town.refuses(town.li, case, Change(what="加建一层", fits=True))
    assert "没有届满" in str(town.refuses(town.li, case, StrikeOff(ground="expired"), "许可·注销"))
    town.li(case, StrikeOff(ground="taken"))
    town.checks(case, stage="gone")
    other = granted(town, until="2026-01-31")
    town.at("2025-12-29")
    town.qian(other, AskRenewal(reason="继续使用"))
    town.signed(town.li, other, TakeAway(reason="规划道路经过", loss="按评估补偿"), town.huang, town.chen)
    handed(town, other)
    town.at("2026-02-02")
    clock.walk(town.office, town.now, "replay")
    town.checks(other, stage="fallen", open=["strike_off"])
    assert not in_force(number, "2025-12-29")
    town.li(other, StrikeOff(ground="taken"))
    town.checks(other, stage="gone")


def story_a_revocation_that_falls(town: Any) -> None:
    """Revoked, and the revocation is annulled: the permit is good again until its own end; forfeited by a penalty of the county, it is struck off."""
    number, case = "演宅〔2024〕1号", granted(town)
    town.at("2024-06-03")
    town.signed(town.li, case, Revoke(ground="unfit", reason="宅基地面积超标", heard=True), town.huang, town.chen)
    town.at("2024-08-05")
    town.qian(case, Fell(result="annulled", document="演府复决〔2024〕8号"))
    town.checks(case, stage="granted", open=["publish", "valid"])
    assert in_force(number, "2024-08-05") and due(case, "valid") == "2025-03-31"
    town.at("2024-10-08")
    town.qian(case, Forfeited(organ="演示县某局", document="演处罚〔2024〕3号"))
    town.checks(case, stage="fallen", open=["strike_off"])
    assert not in_force(number, "2024-10-08")
    town.li(case, StrikeOff(ground="taken"))
    town.checks(case, stage="gone")


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
    town.checks(case, stage="fallen", open=["settle", "strike_off", "withdraw_publication"])
    assert not in_force("演宅〔2024〕1号", "2024-12-02")
    town.li(case, StrikeOff(ground="taken"))


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
