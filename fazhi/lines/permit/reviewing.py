"""A permit, examined and decided: two check, those concerned are told and heard, what does not count is told, then granted or refused with reasons."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.case import Case, Running, Said
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, Moment, OfficerOf, PartyOf, Place, Public, Rows, Text, Who
from fazhi.kernel.serve import served_on
from fazhi.kernel.wrong import Objection
from fazhi.lines.permit.acts import category_of_item, item_in_force
from fazhi.lines.permit.stages import ACCEPTED, CATEGORIES, DENIED, GRANTED, ISSUED, NOT_COUNTED, RENEWING


class Check(Act):
    """What the papers say is checked where it is, by two."""

    title, basis = "核查申请材料的实质内容", "许可·审查"
    by, at, counts = (capacities.officer, capacities.clerk), (ACCEPTED, GRANTED, RENEWING), ISSUED
    issues = "check"
    second = OfficerOf("第二名工作人员", "", confirms=True)
    place = Place("核查地点", required=False)
    record = Text("核查情况", lines=3)
    fits = Flag("符合法定条件、标准")
    photos = File("照片", many=True, required=False, live=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.second and self.second == case.doer:
            yield Objection("实质核查应当指派两名以上工作人员", "许可·审查", "请另派一名工作人员")


class TellInterested(Act):
    """Those whose weighty interests are touched, and the applicant, are told; they may state their case and ask for a hearing."""

    title, basis = "告知利害关系人", "许可·告知利害关系人"
    by, at, counts = (capacities.officer, capacities.clerk), ACCEPTED, ISSUED
    interested = Rows("利害关系人", who=Who("利害关系人", capacity="third"))
    hearing = Flag("直接涉及重大利益关系，告知听证权利")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for row in self.interested:
            yield c.Issue("hearing_right" if self.hearing else "interested", of=str(row["who"]["party"]))
        if self.hearing:
            yield from (c.Issue("hearing_right", of=party) for party in case.parties("applicant") if not rights_told(case, party))


def rights_told(case: Case, party: str = "") -> list[dict[str, Any]]:
    """The notices that tell this party (or everybody) of the right to a hearing; his days to ask begin when his own is served."""
    return case.papers("permit.hearing_right", party or None)


def days_to_ask(case: Case, party: str) -> Running | None:
    """The days in which this party may ask for a hearing, as his last notice began them; None before it is served."""
    return next((each for each in reversed(case.deadlines("ask_hearing", party)) if each.state != "void"), None)


def asked_in_time(case: Case, party: str) -> bool:
    """True when this party was told of the right and his days are not over."""
    running = days_to_ask(case, party)
    return bool(rights_told(case, party)) and not (running and running.over(case.day))


class State(Act):
    """The applicant or somebody concerned states his case."""

    title, basis = "听取陈述申辩", "许可·告知利害关系人"
    fact = True
    by, at = (capacities.officer, capacities.clerk), ACCEPTED
    party = PartyOf("陈述人", required=False)
    statement = Text("内容", lines=3)
    answer = Text("处理意见", lines=2, required=False)


class AskHearing(Act):
    """One who was told asks for a hearing in the days that run for him – or late, which is written down; that he asks shows that the notice reached him."""

    title, basis = "申请听证", "许可·听证"
    fact = True
    by, at, meets = (capacities.officer, capacities.clerk), ACCEPTED, "ask_hearing"
    party = PartyOf("要求听证的人", of=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        running = days_to_ask(case, self.party) if self.party else None
        if self.party and not rights_told(case, self.party):
            yield Objection("没有告知过这个人听证权利", "许可·听证", "照收；请核对是否应当告知，由负责人决定是否举行")
        elif running and running.over(case.day):
            yield Objection(f"申请听证的期限已于{running.due[:10]}届满", "许可·听证", "照实登记，由负责人决定是否举行")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for paper in rights_told(case, self.party):
            yield c.Meet("tell", paper["id"])
        yield c.Start("hold_hearing", of=self.party) if asked_in_time(case, self.party) else c.Start("answer_hearing", of=case.entry)


class CallHearing(Act):
    """Time and place of the hearing are told in time; whoever examines does not preside; the days do not count."""

    title, basis = "通知听证", "许可·听证程序"
    by, at, counts = (capacities.officer, capacities.clerk), ACCEPTED, ISSUED
    when = Moment("听证时间", ahead=True)
    place = Place("地点")
    presider = OfficerOf("主持人", "", role="presided")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.when and (last := latest(case, self.when[:10])) and case.day > last:
            yield Objection(f"应当最迟在{last.isoformat()}通知", "许可·听证程序", "请改期，使通知在法定期限前送达", rule="LIC-08.2")
        if self.presider and case.had_hand(self.presider, Check):
            yield Objection("审查该申请的工作人员不得主持听证", "许可·听证程序", "请另行指定主持人")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for paper in case.papers("permit.hearing"):  # a new call takes the place of an older one
            yield c.Void("tell", paper["id"])
        for party in (*case.parties("applicant"), *case.parties("third")):
            yield c.Issue("hearing", of=party)
        yield c.Suspend("hearing", ("decide",))


def latest(case: Case, day: str) -> date | None:
    """The last day to tell of a hearing on that day; None while a year's holiday notice is missing."""
    when = date.fromisoformat(day)
    try:
        due = case.due("permit.hearing_notice", when, when).due
    except law.CalendarMissing:
        return None
    return date.fromisoformat(due.isoformat()[:10]) if due else None


def reached(case: Case, called: Said) -> Iterable[Objection]:
    """Applicant and those concerned have the notice of this call in hand, so many days before the hearing."""
    last = latest(case, called.when[:10])
    for paper in case.papers("permit.hearing"):
        if not str(paper["id"]).startswith(called.entry):
            continue
        day = served_on(case, paper["id"], str(paper.get("of", "")))
        if not day:
            yield Objection("听证通知书还没有送达申请人、利害关系人，不得举行听证", "许可·听证程序", "请先登记送达；来不及提前送达的，改期重新通知", rule="LIC-08.2")
        elif last and day > last.isoformat():
            yield Objection(f"听证通知书{day}才送达，最迟应在{last.isoformat()}送达", "许可·听证程序", "请改期，重新通知", rule="LIC-08.2")


class HoldHearing(Act):
    """The hearing is held and recorded; the decision rests on the record."""

    title, basis = "举行听证", "许可·听证程序"
    by, at, meets, counts = (capacities.officer, capacities.clerk, capacities.reviewer), ACCEPTED, "hold_hearing", ISSUED
    apart_from, issues = Check, "hearing_record"
    voids = "answer_hearing"  # whoever asked too late was heard with the others
    record = Text("听证笔录", lines=5)
    signed = Flag("参加人核对签名")

    def objections(self, case: Case) -> Iterable[Objection]:
        called = case.said(CallHearing)
        if called is None:
            yield Objection("没有通知过听证的时间、地点", "许可·听证程序", "请先通知申请人和利害关系人")
        elif case.at < called.when[:len(case.at)]:
            yield Objection(f"还没有到通知的听证时间（{called.when.replace('T', ' ')}）", "许可·听证程序", "改期的，请重新通知")
        if called is not None:
            yield from reached(case, called)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Resume("hearing", ("decide",))


class SetAside(Act):
    """A test, an appraisal or experts take time that does not count; the applicant is told in writing how long."""

    title, basis = "告知不计入期限的时间", "许可·扣除期间"
    by, at, counts = (capacities.officer, capacities.clerk), ACCEPTED, ISSUED
    issues = "set_aside"
    ground = Choice("事项", {key: NOT_COUNTED[key] for key in ("tender", "test", "appraisal", "experts")})
    until = Day("预计完成日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Suspend(self.ground, ("decide",))


class Counted(Act):
    """The result is here, and the days count again."""

    title, basis = "不计入期限的事项完成", "许可·扣除期间"
    fact = True
    by, at = (capacities.officer, capacities.clerk), ACCEPTED
    ground = Choice("事项", {key: NOT_COUNTED[key] for key in ("tender", "test", "appraisal", "experts")})
    result = Text("结果", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Resume(self.ground, ("decide",))


class Extend(Act):
    """The head lets the decision take longer, once; the applicant is told the reason."""

    title, basis = "延长决定期限", "许可·期限"
    by, at, counts = (capacities.officer, capacities.clerk), ACCEPTED, ISSUED
    signs, issues = (capacities.leader,), "extension"
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        running = case.open("decide")
        if case.open("decide_anew"):
            yield Objection("复议决定、裁判限定的期限，本机关不能自行延长", "许可·期限", "请在限定的日期前作出决定", firm=True)
        elif case.done(Extend):
            yield Objection("决定期限只能延长一次", "许可·期限", "请尽快作出决定", firm=True)
        elif running is not None and running.over(case.day):
            yield Objection("决定期限已经届满，不能再延长", "许可·期限", "请立即作出决定", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Prolong("decide")


class Decide(Act):
    """Granted, with a number and how long it is good for – or refused, with reasons and remedies."""

    title, basis = "作出许可决定", "许可·决定"
    by, at = (capacities.officer, capacities.clerk), ACCEPTED
    signs, asks = (capacities.leader,), (item_in_force, category_of_item)
    enters = By("answer", granted=GRANTED, denied=DENIED)
    meets, voids = ("decide", "decide_anew"), ("ask_hearing", "tell")
    counts = (Counts("permit.decided", dims=("answer",)), Counts("permit.granted", when=lambda said, memory, outcome: said.get("answer") == "granted"), ISSUED)
    answer = Choice("决定", {"granted": "准予许可", "denied": "不予许可"})
    reason = Text("理由和依据", lines=3)
    terms = Text("准予的内容和条件", lines=2, required=False, help="地点、范围、面积、应当遵守的条件")
    no_check = Public("不需要核查实质内容的理由", required=False, help="只需要书面审查的写明；需要核实的，先由两名工作人员核查")
    number = Code("许可证编号", required=False)
    category = Choice("许可类别", CATEGORIES, required=False, help="与许可事项目录写明的类别不同才填写")
    until = Day("有效期至（长期有效的不填）", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.asked.get("item_in_force") is None:
            yield Objection("当日本机关没有实施这项许可的职权", "许可·受理", "请移送有权机关")
        if self.answer == "granted" and not self.number:
            yield Objection("准予许可没有许可证编号", "许可·决定", "请填写编号", firm=True)
        if case.open("answer_hearing"):
            yield Objection("有逾期提出的听证申请还没有答复", "许可·听证", "请先答复：组织听证，或者告知不予听证的理由")
        if case.open("hold_hearing"):
            yield Objection("有人申请了听证，还没有举行", "许可·听证", "请先举行听证，根据听证笔录作出决定")
        if any(case.open("tell", paper["id"]) for paper in rights_told(case)):
            yield Objection("听证权利告知书还没有全部送达，申请听证的期限没有开始", "许可·听证", "请先送达，或登记当事人的听证申请")
        if any(each.state == "open" and not each.over(case.day) for each in case.deadlines("ask_hearing")):
            yield Objection("申请听证的期限还没有届满", "许可·听证", "请等每个被告知的人的期限届满")
        if case.unconfirmed(Check):
            yield Objection("核查记录还没有经第二名工作人员确认", "许可·审查", "请第二名工作人员本人在待办中“确认”")
        checked = case.said(Check)
        if self.answer == "granted" and checked is None and not self.no_check:
            yield Objection("没有核查申请材料的实质内容，也没有写明不需要核查的理由", "许可·审查", "请先由两名工作人员办理“核查申请材料的实质内容”；只需要书面审查的，写明理由")
        if self.answer == "granted" and checked is not None and not checked.fits:
            yield Objection("核查结论是不符合法定条件、标准", "许可·决定", "请重新核查，或者不予许可")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for party in case.parties("applicant")[:1]:
            yield c.Issue(str(self.answer), of=party, words={"heard": heard(case)})
        yield c.Start("publish")
        if self.answer == "granted":
            yield c.Start("deliver")
            yield c.List("permit", self.number, str(case.asked["item_in_force"] or case.first.item), {"item": case.first.item}, until=self.until or "")
            if self.until:
                yield c.Start("valid", due=self.until)


def heard(case: Case) -> str:
    """What a decision says of the hearing on whose record it rests; empty where none was held."""
    held = case.said(HoldHearing)
    return f"{held.on.year}年{held.on.month}月{held.on.day}日依法举行听证，本决定根据听证笔录作出" if held else ""


class Deliver(Act):
    """The permit is in the applicant's hands."""

    title, basis = "颁发、送达许可证件", "许可·送达"
    fact = True
    by, at, meets = (capacities.clerk, capacities.officer), GRANTED, "deliver"
    how = Choice("方式", {"window": "窗口领取", "post": "邮寄", "net": "电子证照"})
    receipt = File("签收凭证", many=True, required=False)
