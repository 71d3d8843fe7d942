"""Mediation itself: what was found out, the sessions, danger reported at once, the agreement with all that the law asks, or its end."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, Day, File, Flag, Money, OfficerOf, PartyOf, Place, Rows, Text
from fazhi.kernel.issue import persons
from fazhi.kernel.wrong import Objection
from fazhi.lines.mediation.acts import Accept, Replace
from fazhi.lines.mediation.counting import DIMS, of_agreement
from fazhi.lines.mediation.parties import SIDES, lacking, must_know, unknown, whole
from fazhi.lines.mediation.stages import (
    ACCEPTED,
    AGREED,
    APPLIED,
    CLOSED,
    ELSEWHERE,
    FAILED,
    REFUSED,
    before_today,
    by_organ,
    by_people,
    organ,
    paper,
)


def entrusted(case: Case) -> list[str]:
    """Who mediates this case: those named when it was accepted, and whoever took over from one of them; nobody where it was never accepted here."""
    accepted = case.said(Accept)
    if not accepted:
        return []
    people = [accepted.mediators or accepted.official, accepted.second]
    for one in reversed(list(case.each(Replace, ever=True, granted=True))):
        people = [one.to if each == one.leaves and one.n > accepted.n else each for each in people]
    return [each for each in dict.fromkeys(people) if each]


def holder(case: Case) -> str:
    """Who holds it, also where a clerk records what a mediator did on paper; empty where another system tells it."""
    told = next((hand["person"] for hand in case.hands if hand["role"] in ("did", "proposed")), case.doer)
    return str(told or "")


def mediates(case: Case) -> bool:
    """True where whoever holds it is a mediator and the mediation is the people's."""
    officer = case.officer(holder(case))
    return bool(not organ(case) and officer and officer.holds("mediator"))


def hosts(case: Case, act: Any) -> str:
    """Who mediates, by name: those entrusted with the case and whoever joins now; a mediator who is none of them and held it himself stands in their place."""
    people, who = entrusted(case), holder(case)
    if not people or (mediates(case) and who not in people):
        people = [who]
    people = [each for each in dict.fromkeys([*people, getattr(act, "second", None)]) if each]
    known = persons(people)
    return "、".join(name for each in people if (name := known.get(each, {}).get("name")))


def mediators_only(case: Case) -> Iterable[Objection]:
    """People's mediation is held by a mediator of this case; the organ's own by whoever of it is charged with it."""
    people = entrusted(case)
    if not organ(case) and case.officer(holder(case)) and not mediates(case):
        yield Objection("人民调解由人民调解员主持", "调解·选定调解员", "请由本案的调解员办理")
    elif people and mediates(case) and holder(case) not in people:
        names = "、".join(each["name"] for each in persons(people).values())
        yield Objection(f"办理的人不是本案的调解员（{names}）", "调解·选定调解员", "请由本案的调解员办理；确实换了人的，先“决定更换调解员”")


HOLDS = (capacities.mediator, capacities.clerk, capacities.unit_head)
DANGEROUS = (APPLIED, ACCEPTED, AGREED, FAILED, REFUSED)  # a quarrel flares up most where nobody agreed, or where an agreement is not kept
FINISH = ("finish", "finish_organ", "finish_court")


class Inquire(Act):
    """What happened is found out: who was asked, what was seen."""

    title, basis = "调查核实", "调解·调查"
    at, by = ACCEPTED, HOLDS
    asked = Text("被调查人")
    found = Text("调查情况", lines=4)
    files = File("证据材料", many=True, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield paper(case, "inquiry")


class Session(Act):
    """A session is held."""

    title, basis = "组织调解", "调解·调查"
    at, by, asks = ACCEPTED, HOLDS, hosts
    held_on = Day("调解日期", required=False)
    place = Place("地点", required=False)
    present = Text("参加人", required=False)
    record = Text("调解情况", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.held_on and self.held_on > case.day.isoformat():
            yield Objection("调解日期晚于登记的日期", "调解·记录归档", "请核对调解日期；还没有调解的，等调解后再登记", hard=True)
        yield from mediators_only(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield paper(case, "session", held=self.held_on or case.at[:10], mediators=case.asked["hosts"])


class Extend(Act):
    """Both sides want to go on beyond the usual month: so they say, and the last day moves."""

    title, basis = "延长调解期限", "调解·期限"
    at, by = ACCEPTED, HOLDS
    consent = Flag("双方当事人都同意延长")
    reason = Text("理由")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.consent:
            yield Objection("延长调解期限须双方当事人同意", "调解·期限", "有一方不同意的，请终止调解并告知其他途径", firm=True)
        if not any(case.open(term) for term in FINISH):
            yield Objection("没有正在计算的调解期限", "调解·期限", "请核对", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for term in FINISH:
            if case.open(term):
                yield c.Prolong(term)


class Danger(Act):
    """The dispute may turn worse: it is guarded against, and what may become an offence is reported to the police the same day."""

    title, basis = "防止激化", "调解·防止激化"
    fact = True
    at = DANGEROUS
    counts = (Counts("mediation.prevented_crime", when=lambda said, memory, outcome: said.get("kind") == "crime"),
              Counts("mediation.prevented_crowd", when=lambda said, memory, outcome: said.get("kind") == "crowd"))
    kind = Choice("可能引起", {"crime": "治安案件、刑事案件", "crowd": "群体性上访", "harm": "自杀、伤害"})
    measures = Text("预防措施", lines=2)
    people = Count("涉及人数", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.kind in ("crime", "harm"):
            yield c.Start("report_police")


class ReportPolice(Act):
    """The police have been told."""

    title, basis = "报告公安机关", "调解·防止激化"
    fact = True
    at, meets = (*DANGEROUS, CLOSED), "report_police"
    to = Text("接报单位和人员")


class Agree(Act):
    """The sides agree, in writing or by word of mouth; the agreement says what the law asks for."""

    title, basis = "达成调解协议", "调解·协议"
    at, enters, asks = ACCEPTED, AGREED, (hosts, lacking)
    by = HOLDS
    meets = FINISH
    counts = (Counts("mediation.concluded", dims=DIMS, when=by_people), *of_agreement("form"), Counts("mediation.organ_success", when=by_organ))
    form = Choice("形式", {"written": "书面协议", "oral": "口头协议"}, default="written")
    facts = Text("主要事实和争议事项", lines=2)
    liability = Text("各方当事人的责任", lines=2, required=False)
    terms = Text("协议内容、履行方式和期限", lines=3)
    amount = Money("涉及金额", required=False, default=0)
    signed = Flag("双方签名、调解员签名（口头协议为双方认可）")
    effective_on = Day("双方签名（认可）之日", required=False, help="协议从这一日起生效，三十日内可以共同申请司法确认；不填的按办理日期计")
    perform_by = Day("履行期限", required=False, help="一次履行的填写；分期的填下面各期")
    plan = Rows("分期履行", required=False, by=Day("履行日期"), who=PartyOf("履行方", required=False), what=Text("履行什么"), amount=Money("金额", required=False))
    second = OfficerOf("共同调解员", "mediator", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.terms and not self.signed:
            yield Objection("协议没有当事人和调解员签名（或认可）", "调解·协议", "请签名或当场认可后再登记")
        if not case.done(Session):
            yield Objection("没有任何调解记录", "调解·记录归档", "请先登记调解情况")
        if case.open("challenge"):
            yield Objection("更换调解员的申请还没有答复", "调解·回避", "请先决定是否更换", firm=True)
        if self.terms and not self.liability and self.form == "written":
            yield Objection("协议书没有写各方当事人的责任", "调解·协议", "请补写；没有责任划分的，写“双方互不追究责任”")
        if not case.parties("side_a") or not case.parties("side_b"):
            yield Objection("还没有登记双方当事人是谁", "调解·协议", "先办理“补登纠纷当事人”", firm=True)
        if self.effective_on and self.effective_on > case.day.isoformat():
            yield Objection("签名（认可）之日晚于登记的日期", "调解·协议", "请核对日期；还没有签名的，等签名后再登记", hard=True)
        yield from before_today(case, self.perform_by, "履行期限", "调解·协议")
        yield from planned(case, self)
        yield from must_know(case)
        yield from mediators_only(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        written = "organ_agreement" if organ(case) else "agreement"
        told = {"mediators": case.asked["hosts"], **{side: words for side in SIDES if (words := whole(case, side))}, "effective": self.effective_on or ""}
        yield paper(case, written if self.form == "written" else "oral", **told)
        if not organ(case):
            yield c.Start("confirm", since=self.effective_on or "")
        if self.plan:
            yield from (c.Start("perform", of=str(n), due=part["by"]) for n, part in enumerate(self.plan, 1))
        else:
            yield c.Start("perform", since=self.effective_on or "", due=self.perform_by or "")

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from unknown(case)


def planned(case: Case, act: Agree) -> Iterable[Objection]:
    """Parts follow one another, none before the agreement, and come to what was agreed."""
    days = [part["by"] for part in act.plan or ()]
    yield from before_today(case, min(days, default=""), "分期履行的日期", "调解·协议")
    if days != sorted(days):
        yield Objection("分期履行的日期没有按先后填写", "调解·协议", "请按日期先后填写，回访按第几期登记")
    sums = sum(part.get("amount") or 0 for part in act.plan or ())
    if sums and act.amount and sums != act.amount:
        yield Objection(f"各期合计{sums / 100:,.2f}元，与涉及金额{act.amount / 100:,.2f}元不符", "调解·协议", "请核对；已经当场履行的部分可以不列", warns=True)


class Fail(Act):
    """No agreement: the parties are told of the other ways."""

    title, basis = "终止调解", "调解·终止"
    gives_up = True
    at, enters = ACCEPTED, FAILED
    by = HOLDS
    meets, voids = FINISH, "challenge"
    counts = (Counts("mediation.concluded", dims=DIMS, when=by_people), Counts("mediation.failed", dims=DIMS, when=by_people))
    reason = Text("原因", lines=2)
    told = Flag("已告知可以依法维护权利的其他途径")
    elsewhere = Choice("告知的途径", ELSEWHERE, many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.reason and not self.told:
            yield Objection("没有告知当事人其他途径", "调解·终止", "调解不成的，应当告知可以通过仲裁、行政、司法等途径维护权利")
        elif self.reason and not self.elsewhere:
            yield Objection("没有写明告知了哪些途径", "调解·终止", "请勾选告知的途径，告知单上要写明", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield paper(case, "ended")


class Withdrawn(Act):
    """A party no longer wants mediation; nobody is kept in it, and nothing is asked of him for it."""

    title, basis = "当事人退出调解", "调解·自愿"
    gives_up = True
    fact = True
    at = (APPLIED, ACCEPTED)
    why = Choice("情况", {"settled": "双方自行和解，撤回申请", "refused": "一方不愿继续调解"})
    note = Text("说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.stage == AGREED.key:
            yield Objection("协议已经达成，对双方有约束力，不因一方退出而失效", "调解·协议", "不履行的，请登记履行情况，并告知可以申请司法确认或者向人民法院起诉")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.stage in (APPLIED.key, ACCEPTED.key):  # what came to its end otherwise is not ended again
            yield from (c.Void(term) for term in (*FINISH, "challenge", "take_up"))
            yield c.Enter(REFUSED.key)
