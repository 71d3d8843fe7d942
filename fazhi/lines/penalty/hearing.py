"""Penalty, the hearing: asked for, announced in time with its panel, held, reported on – and held again for new adverse evidence."""

from collections.abc import Iterable
from datetime import date

from fazhi import law
from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case, Said
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, Day, File, Flag, Moment, OfficerOf, PartyOf, Place, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.apart import evidence_since, handled, not_by_its_handlers
from fazhi.lines.penalty.convening import convened
from fazhi.lines.penalty.informing import Inform, standing_notice, told_of_hearing
from fazhi.lines.penalty.investigating import GATHERING, Conclude
from fazhi.lines.penalty.pausing import pauses
from fazhi.lines.penalty.stages import INFORMED, ISSUED, hearing_due, limit, newest, not_counted, order


class AskHearing(Act):
    """The respondent asks for a hearing."""

    title, basis = "要求听证", "处罚·听证程序"
    fact = True
    at, meets = INFORMED, "ask_hearing"
    party = PartyOf("当事人", "respondent", of=True)
    way = Choice("方式", {"written": "书面", "oral": "口头"}, default="written")

    def objections(self, case: Case) -> Iterable[Objection]:
        notice = standing_notice(case, self.party) if self.party else None
        if self.party and (notice is None or not told_of_hearing(case, notice.rows, bool(notice.hearing), self.party)):
            yield Objection("这名当事人没有被告知听证权利", "处罚·听证", "属于听证范围的，请先重新告知")
        if self.party and late(case, self.party):
            yield Objection("要求听证的期限已满", "处罚·听证程序", "照收并注明；由负责人决定准许听证或者不予举行听证，决定以前办案期限照常计算")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for paper in case.papers("penalty.hearing_right", self.party):
            yield c.Meet("deliver", paper["id"])
        if late(case, self.party) or not offered(case, self.party):
            yield c.Start("answer_hearing", of=case.entry)
        else:
            yield from to_be_held(case)


def late(case: Case, party: str) -> bool:
    """True when the days in which this party could ask for a hearing, counted from his last notice, are over."""
    notice = standing_notice(case, party)
    told = [each for each in case.deadlines("ask_hearing", party) if notice and each.state != "void" and each.since[:10] >= notice.on.isoformat()]
    return bool(told) and told[-1].over(case.day)


def offered(case: Case, party: str) -> bool:
    """True when a hearing is due to this party by law or was offered to him in his notice."""
    notice = standing_notice(case, party)
    return notice is not None and (hearing_due(case, notice.rows, party) or told_of_hearing(case, notice.rows, bool(notice.hearing), party))


def to_be_held(case: Case) -> Iterable[Consequence]:
    """A hearing has to be held: its days and those to name the panel run, and where the rules say so the term to decide stands still."""
    yield c.Start("hearing")
    yield c.Start("panel")
    if "hearing" in not_counted(case):
        yield c.Suspend("hearing", ("decide",), source=case.entry)


def counts_again(case: Case, entries: list[str] | None = None) -> Iterable[Consequence]:
    """Time counts again as far as these requests stopped it, or, where none are named, as far as any hearing did."""
    for ground, *source in (each[2:] for each in pauses(case)):
        if ground == "hearing" and (entries is None or set(source) & set(entries)):
            yield c.Resume("hearing", ("decide",), source="".join(source))


class CallHearing(Act):
    """The hearing is announced to those who asked, so many days before, with time, place and panel."""

    title, basis = "通知听证", "处罚·听证程序"
    by, at, counts = (capacities.reviewer, capacities.unit_head, capacities.leader), INFORMED, ISSUED
    meets = "panel"
    when = Moment("听证时间", ahead=True)
    place = Place("地点")
    presider = OfficerOf("听证主持人", "", role="named")
    members = Rows("听证员", person=OfficerOf("听证员", "", role="named"))
    clerk = OfficerOf("书记员", "", role="named")
    open = Flag("公开举行", default=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not asked(case):
            yield Objection("没有当事人要求听证", "处罚·听证程序", "请先登记当事人的听证要求", firm=True)
        yield from _in_time(case, self.when)
        yield from _panel(case, [self.presider or "", *(row["person"] for row in self.members or ())], self.clerk or "")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from called(case, self)


def called(case: Case, act: CallHearing) -> Iterable[Consequence]:
    """Each who asked gets his notice; a hearing that is held again stops the term to decide again; a public one is announced."""
    yield c.Void("announce")  # a new call takes the place of an older one
    for party in asked(case):
        yield from uncalled(case, party)
        yield c.Issue("hearing_notice", of=party)
    if "hearing" in not_counted(case) and "hearing" not in [each[2] for each in pauses(case)]:
        yield c.Suspend("hearing", ("decide",), source=case.entry)
    if act.open:
        yield c.Start("announce", event=act.when[:10])


def uncalled(case: Case, party: str) -> Iterable[Consequence]:
    """A notice that was never served need not be: there is a newer one, or no hearing any more."""
    for paper in case.papers("penalty.hearing_notice", party):
        yield c.Void("deliver", paper["id"])


class AnnounceHearing(Act):
    """A public hearing is announced to everybody, some days before it is held."""

    title, basis = "公告听证", "处罚·听证程序"
    by, at, meets, issues = (capacities.reviewer, capacities.unit_head, capacities.clerk), INFORMED, "announce", "hearing_public"
    where = Text("公告的地方")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("announce"):
            yield Objection("没有需要公告的听证", "处罚·听证程序", "请先通知听证；不公开的听证不公告", firm=True)
        elif case.open("announce").over(case.day):  # type: ignore[union-attr]
            yield Objection("离听证已经不足规定的公告日数", "处罚·听证程序", "照此公告仍不能按原定时间公开举行；请改定时间，重新通知", warns=True)


def _in_time(case: Case, when: str | None) -> Iterable[Objection]:
    """The law of the day says how long before it the hearing must be announced."""
    if not when:
        return
    try:
        due = case.due("penalty.hearing_notice", case.day, date.fromisoformat(when[:10]))
    except law.NotInForce:
        return
    except law.CalendarMissing as missing:
        yield Objection(f"{missing.year}年放假安排没有载入，最迟哪一天通知听证不能确定", "处罚·听证程序", "请核对离听证还有几个工作日", warns=True)
        return
    if due.due is not None and case.day.isoformat() > due.due.isoformat()[:10]:
        yield Objection(f"举行听证须提前{due.rule.value}日（工作日按当日规定计）通知，最迟应在{due.due.isoformat()[:10]}通知", "处罚·听证程序", "请改定听证时间",
                        rule=due.rule.id)


def _panel(case: Case, panel: list[str], clerk: str) -> Iterable[Objection]:
    """An odd panel of at least so many, with certificates, none of whom investigated."""
    least = limit(case, "APL-HRG-07")
    people = [each for each in panel if each]
    if least is not None and people and (len(people) < int(least) or len(people) % 2 == 0):
        yield Objection(f"听证组成人员应为{least}人以上的单数，现为{len(people)}人", "听证·组成", "请增减听证员", rule="APL-HRG-07")
    if len(set(people)) < len(people) or clerk in people:
        yield Objection("同一人不能兼任听证主持人、听证员或书记员", "听证·组成", "请另选人员", firm=True)
    for person in dict.fromkeys([*people, clerk]):
        if person and any(case.had_hand(person, act) for act in (*GATHERING, Conclude)):
            yield Objection("本案调查人员不得主持、参加组成或记录听证", "处罚·听证程序", "请换没有参与调查的人员")
        elif handled(case, person):
            yield Objection("本案承办人和参与过办理的人员不得主持、参加组成或记录听证", "处罚·听证程序", "请换没有参与办理的人员")
    for person in people if least is not None else ():
        officer = case.officer(person)
        if officer is None or not officer.certified:
            host = person == panel[0]  # he is often the legal reviewer, whom nobody asks to enforce: it is said, and left to the head
            yield Objection(f"{'听证主持人' if host else '听证员'}没有登记行政执法证", "听证·组成", "请核对；听证员请换持证人员", rule="APL-HRG-07", warns=host)


class Hear(Act):
    """The hearing is held by the panel that was announced; its record is a basis of the decision."""

    title, basis = "举行听证", "处罚·听证程序"
    by, at, issues = (capacities.reviewer, capacities.officer, capacities.unit_head, capacities.leader), INFORMED, "hearing_record"
    apart_from = (*GATHERING, Conclude)
    filmed = "听证"
    held_on = Day("听证日期")
    present = Text("参加人（调查人员、当事人、代理人、第三人、证人）", lines=2)
    agents = Count("当事人委托的代理人数", required=False, default=0)
    record = Text("听证笔录要点：调查意见、申辩质证、最后陈述", lines=4)
    refused = Flag("有人拒绝签名", reason=True)
    files = File("听证笔录、录音录像", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from not_by_its_handlers(case, "主持听证")
        call = newest(case, CallHearing)
        if call is None:
            yield Objection("没有通知听证的时间、地点和组成人员", "处罚·听证程序", "请先通知听证")
            return
        yield from convened(case, call)
        if self.held_on and self.held_on < str(call.when)[:10]:
            yield Objection("听证日期早于通知的时间", "处罚·听证程序", "请按通知的时间举行，或重新通知")
        if case.doer and case.doer != call.presider:
            yield Objection("听证应由通知中写明的主持人主持", "处罚·听证程序", "请由主持人登记，或重新通知", firm=True)
        most = limit(case, "APL-HRG-08.2")
        if most is not None and self.agents and self.agents > int(most):
            yield Objection(f"每名当事人最多委托{most}名代理人", "处罚·听证程序", "请核对代理人数")


class ReportHearing(Act):
    """The panel reports what the hearing showed and what it proposes; time to decide counts again."""

    title, basis = "听证报告", "处罚·听证笔录"
    by, at, issues = (capacities.reviewer, capacities.officer, capacities.unit_head, capacities.leader), INFORMED, "hearing_report"
    apart_from = (*GATHERING, Conclude)
    meets = "hearing"
    facts = Text("听证的基本情况和查明的事实", lines=3)
    opinion = Text("处理意见（有不同意见的如实写明）", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from not_by_its_handlers(case, "写听证报告")
        if not case.done(Hear):
            yield Objection("还没有举行听证", "处罚·听证笔录", "请先举行听证", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from counts_again(case)


class EndHearing(Act):
    """The respondent withdraws his request, does not come or leaves without good reason: the hearing ends."""

    title, basis = "终止听证", "处罚·听证程序"
    fact = True
    at = INFORMED
    party = PartyOf("当事人", "respondent")
    why = Choice("情形", {"withdrawn": "撤回听证要求", "absent": "无正当理由不出席", "left": "未经许可中途退场"})

    def follows(self, case: Case) -> Iterable[Consequence]:
        left = [each for each in requests(case) if each.party != self.party]
        yield from uncalled(case, self.party)
        if called_since(case, left):
            yield c.Void("panel")
        if not left:
            yield c.Meet("hearing")
            yield c.Void("announce")
            yield from counts_again(case)
        else:
            his = [said.entry for act in (AskHearing, "penalty.AllowHearing") for said in case.each(act, party=self.party)]
            yield from counts_again(case, his)


def requests(case: Case) -> list[Said]:
    """Requests for a hearing of this round that stand, newest first: not withdrawn, and allowed where they came late."""
    found = []
    for said in case.each(AskHearing):
        ended = any(each.party == said.party and order(each) > order(said) for each in case.each(EndHearing))
        allowed = any(each.party == said.party and order(each) > order(said) for each in case.each("penalty.AllowHearing"))
        if not ended and (allowed or not case.deadlines("answer_hearing", said.entry)):
            found.append(said)
    return found


def called_since(case: Case, standing: list[Said], before: int | None = None) -> bool:
    """True when a hearing (held at the place `before` in the case's order) was announced after each of these requests, or after it was allowed."""
    calls = [order(each) for each in case.each(CallHearing) if before is None or order(each) < before]
    allowed = [each for each in case.each("penalty.AllowHearing") if each.party in {said.party for said in standing}]
    return max((order(each) for each in (*standing, *allowed)), default=0) <= max(calls, default=0)


def asked(case: Case) -> list[str]:
    """Parties whose request for a hearing of this round stands."""
    return list(dict.fromkeys(str(said.party) for said in requests(case)))


def hearing_owed(case: Case) -> Iterable[Objection]:
    """Why the case may not go on: a request for a hearing that nobody has answered, a hearing asked for and not held, held before new adverse evidence came, or not reported on."""
    if case.open("answer_hearing"):
        yield Objection("当事人要求听证，还没有答复", "处罚·听证程序", "请先办理“准许听证”或者“不予举行听证”")
    standing = requests(case)
    if not standing:
        return
    last: Said | None = newest(case, Hear)
    if not called_since(case, standing, before=order(last)):
        yield Objection("当事人要求听证而没有举行听证", "处罚·听证", "请先举行听证；通知听证以后才要求听证的当事人，须再次通知、再次举行")
    elif any(order(evidence_since(case, party)) > order(last) for party in asked(case)):
        yield Objection("听证后取得对当事人不利的新证据，没有经过质证", "处罚·听证笔录", "请再次通知并举行听证")
    elif order(newest(case, ReportHearing)) < order(last):
        yield Objection("听证后没有听证报告", "处罚·听证笔录", "请主持人写出听证报告")


def heard(case: Case) -> bool:
    """True when a hearing of this round was held."""
    return case.done(Hear) and bool(case.done(Inform))
