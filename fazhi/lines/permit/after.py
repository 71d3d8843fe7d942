"""A permit in force: changed, renewed in time or deemed renewed, taken back, revoked, struck off the register."""

from collections.abc import Iterable
from datetime import date

from fazhi import law
from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, Public, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.permit.acts import item_in_force
from fazhi.lines.permit.changing import NEEDLESS, looked_at
from fazhi.lines.permit.publishing import withdrawing
from fazhi.lines.permit.reviewing import Decide
from fazhi.lines.permit.stages import FALLEN, GONE, GRANTED, ISSUED, RENEWING

REVOKES = {"abuse": "工作人员滥用职权、玩忽职守作出的", "power": "超越法定职权作出的", "procedure": "违反法定程序作出的", "unfit": "对不具备资格或者不符合条件的申请人准予的",
           "fraud": "被许可人以欺骗、贿赂等不正当手段取得的", "other": "依法可以撤销的其他情形"}
STRIKES = {"expired": "有效期届满未延续", "dead": "公民死亡或者丧失行为能力", "ended": "法人或者其他组织依法终止", "taken": "许可依法被撤销、撤回，或者证件被吊销",
           "impossible": "因不可抗力导致许可事项无法实施", "other": "应当注销的其他情形"}
OF_THE_PERMIT = ("valid", "renewal", "renew_late", "deliver", "write_renewal", "restate", "change", "publish")  # what runs for a permit only while it is good


def number_of(case: Case) -> str:
    """The number under which the permit stands in the register."""
    granted = case.said(Decide)
    return str(granted.number or "") if granted else ""


def until_of(case: Case) -> str:
    """Until when the permit is good, as last decided, renewed or deemed renewed; empty for one without an end."""
    said = [*case.each(Decide, ever=True, answer="granted"), *case.each(Renew, ever=True, answer="renewed"), *case.each(WriteRenewal, ever=True)]
    return str(max(said, key=lambda one: int(one._mini["i"])).until or "") if said else ""


class AskRenewal(Act):
    """The holder asks for renewal – in time, or late, which is written down."""

    title, basis = "申请延续", "许可·延续"
    fact = True
    by, at, enters = (capacities.clerk, capacities.officer), GRANTED, RENEWING
    reason = Text("申请内容", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        until = until_of(case)
        if not until:
            yield Objection("这项许可没有有效期，不需要延续", "许可·延续", "请核对许可证")
            return
        last = latest(until)
        if last and case.day > last:
            yield Objection(f"应当最迟在{last.isoformat()}提出", "许可·延续", "照收并注明，由机关决定", rule="LIC-09")

    def follows(self, case: Case) -> Iterable[Consequence]:
        until = until_of(case)
        if until and case.stage == GRANTED.key:
            last = latest(until)
            yield c.Start("renew_late" if last and case.day > last else "renewal", due=until)


def latest(until: str) -> date | None:
    """The last day to ask for renewal of a permit that is good until then; None while a year's holiday notice is missing."""
    when = date.fromisoformat(until)
    try:
        due = law.due("permit.renew", when, event=when).due
    except law.CalendarMissing:
        return None
    return date.fromisoformat(due.isoformat()[:10]) if due else None


class Renew(Act):
    """Renewed for a further time, or not, before the permit runs out."""

    title, basis = "延续决定", "许可·延续"
    by, at = (capacities.officer, capacities.clerk), RENEWING
    signs, meets, asks = (capacities.leader,), ("renewal", "renew_late"), item_in_force
    enters = By("answer", renewed=GRANTED, refused=GRANTED)
    counts = (Counts("permit.renewed", when=lambda said, memory, outcome: said.get("answer") == "renewed"), ISSUED)
    answer = Choice("决定", {"renewed": "准予延续", "refused": "不予延续"})
    until = Day("延续后有效期至", required=False)
    reason = Text("理由", lines=2)
    no_check = Public("不需要核查实质内容的理由", required=False, help=NEEDLESS)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.answer == "renewed":
            yield from looked_at(case, case.said(AskRenewal), self.no_check, "许可·延续")
        if self.answer == "renewed" and (not self.until or self.until <= until_of(case)):
            yield Objection("延续后的有效期应当晚于原有效期", "许可·延续", "请填写新的有效期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("renewed" if self.answer == "renewed" else "not_renewed")
        if self.answer == "renewed":
            yield c.Void("valid")
            yield c.Start("valid", due=self.until)
            yield from relisted(case, str(self.until))
        elif case.day.isoformat() > until_of(case):
            yield c.Start("strike_off")


def listed(case: Case, until: str, note: str = "") -> Consequence:
    """The permit as it stands in the register: under the name that its item has on the day."""
    return c.List("permit", number_of(case), f"{case.asked.get('item_in_force') or case.first.item}{note}", {"item": case.first.item}, until=until)


def relisted(case: Case, until: str, note: str = "") -> Iterable[Consequence]:
    """The permit stands in the register with its new end, or without one that is known."""
    yield c.Delist("permit", number_of(case))
    yield listed(case, until, note)


def deemed(case: Case) -> Iterable[Consequence]:
    """The law has renewed the permit: it is good from this day on, though nobody has written down until when."""
    yield c.Enter(GRANTED.key)
    yield c.Start("write_renewal")
    yield from relisted(case, "", "（视为准予延续，延续的期限待登记）")


class ComeToEnd(Act):
    """The permit's time is over: a renewal asked for in time is deemed granted, one asked for late has still to be decided; else it is struck off."""

    title, basis = "有效期届满", "许可·延续"
    fact, hidden, asks = True, True, item_in_force
    by, at = capacities.clock, (GRANTED, RENEWING)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.open("renewal"):
            yield c.Void("renewal")
            yield from deemed(case)
        elif not case.open("renew_late"):
            yield c.Start("strike_off")


class WriteRenewal(Act):
    """A renewal that the law deems granted is written down with its new end, and the holder is told."""

    title, basis = "登记视为准予延续", "许可·延续"
    by, at, meets, asks = (capacities.officer, capacities.clerk), GRANTED, "write_renewal", item_in_force
    counts = (Counts("permit.renewed"), ISSUED)
    issues = "deemed"
    until = Day("延续后有效期至")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("write_renewal"):
            yield Objection("这项许可没有视为准予延续", "许可·延续", "有延续申请的，请办理“延续决定”", firm=True)
        if self.until and self.until <= until_of(case):
            yield Objection("延续后的有效期应当晚于原有效期", "许可·延续", "请填写新的有效期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("valid", due=self.until)
        yield from relisted(case, str(self.until))


class TakeAway(Act):
    """The law or the facts on which the permit rests have changed: it is changed or taken back for the public good, and the loss is made good."""

    title, basis = "撤回许可", "许可·撤回"
    gives_up = True
    by, at, enters, counts = (capacities.officer, capacities.clerk), (GRANTED, RENEWING), FALLEN, ISSUED
    signs, starts, issues = (capacities.leader, capacities.chief), "strike_off", "taken_away"
    tells, voids = "disclosure.Fallen", OF_THE_PERMIT
    reason = Text("客观情况的变化和公共利益", lines=3)
    loss = Text("补偿", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from no_longer_good(case)


class Revoke(Act):
    """A permit that should not have been given is revoked; not where that would harm the public interest gravely."""

    title, basis = "撤销许可", "许可·撤销"
    gives_up = True
    by, at, enters = (capacities.officer, capacities.clerk), (GRANTED, RENEWING), FALLEN
    signs, starts, issues = (capacities.leader, capacities.chief), "strike_off", "revoked"
    tells, voids = "disclosure.Fallen", OF_THE_PERMIT
    counts = (Counts("permit.revoked", dims=("ground",)), ISSUED)
    ground = Choice("情形", REVOKES)
    reason = Text("事实和理由", lines=3)
    heard = Flag("已听取被许可人的陈述申辩")
    harm = Flag("撤销可能对公共利益造成重大损害")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.harm:
            yield Objection("撤销可能对公共利益造成重大损害的，不予撤销", "许可·撤销", "请改用其他补救措施", firm=True)
        if not self.heard:
            yield Objection("没有听取被许可人的陈述申辩", "许可·告知利害关系人", "请先听取")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from no_longer_good(case)


class Forfeited(Act):
    """A penalty has taken the permit from its holder: from that day it is no longer good, and has to be struck off."""

    title, basis = "登记许可证件被吊销", "许可·注销"
    fact = True
    by, at, enters = (capacities.officer, capacities.clerk), (GRANTED, RENEWING), FALLEN
    starts, tells, voids = "strike_off", "disclosure.Fallen", OF_THE_PERMIT
    organ = Text("作出处罚决定的机关")
    document = Code("处罚决定书文号")
    decision = File("处罚决定书", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from no_longer_good(case)


def no_longer_good(case: Case) -> Iterable[Consequence]:
    """From this day the permit stands no longer in the register of permits in force, and goes from every channel; the formality of striking it off follows."""
    yield c.Delist("permit", number_of(case))
    yield from withdrawing(case)


class StrikeOff(Act):
    """The permit is struck off the register, and that is made public."""

    title, basis = "办理注销手续", "许可·注销"
    by, at, enters = (capacities.officer, capacities.clerk), (GRANTED, RENEWING, FALLEN), GONE
    meets, voids = "strike_off", OF_THE_PERMIT
    issues, counts = "struck_off", (Counts("permit.struck_off", dims=("ground",)), ISSUED)
    ground = Choice("情形", STRIKES)
    document = Code("有关文书号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        until = until_of(case)
        if self.ground == "expired" and (not until or case.day.isoformat() <= until):
            yield Objection("有效期还没有届满" if until else "这项许可没有有效期", "许可·注销", "请核对注销的情形；被撤销、撤回、吊销的，选相应的情形", firm=True)
        elif self.ground == "expired" and not case.open("strike_off"):
            yield Objection("延续申请还没有答复", "许可·注销", "请先作出延续决定", firm=True)
        if self.ground == "taken" and case.stage != FALLEN.key:
            yield Objection("许可没有被撤销、撤回，证件也没有被吊销", "许可·注销", "请先办理撤销、撤回，或者登记证件被吊销", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("permit", number_of(case))
