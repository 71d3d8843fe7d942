"""Penalty, the decision: what must stand before it, decided per respondent, not penalised, handed over, returned."""

from collections.abc import Iterable
from typing import Any

from fazhi import law
from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Flag, Money, PartyOf, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty import reached
from fazhi.lines.penalty.age import a_child, of_age_of
from fazhi.lines.penalty.as_noticed import as_told
from fazhi.lines.penalty.circumstances_of_each import discretion_of, theirs, theirs_alone, told_apart
from fazhi.lines.penalty.codes import payment_code
from fazhi.lines.penalty.contents import answered, gathered, hearing, must_name, named, sentence, surcharge
from fazhi.lines.penalty.convening import left_untold
from fazhi.lines.penalty.discretion import advise, explained, in_range, tier
from fazhi.lines.penalty.grounding import grounded, grounds, grounds_named, printed, told_grounds
from fazhi.lines.penalty.hearing import hearing_owed
from fazhi.lines.penalty.holding import let_go, seized
from fazhi.lines.penalty.imposing import imposed, told_whole
from fazhi.lines.penalty.informing import Inform, money_told, unweighed
from fazhi.lines.penalty.investigating import (
    GATHERING,
    Conclude,
    OrderRight,
    Preserve,
    Reinspect,
    ordered_by_inspection,
    to_put_right,
    unanswered,
    uncorrected,
    undealt,
)
from fazhi.lines.penalty.paying import standing
from fazhi.lines.penalty.powers import FORGIVEN, earlier_breaches, ours, power_of_case, still_ours
from fazhi.lines.penalty.reviewing import discussion_owed, review_owed
from fazhi.lines.penalty.simple import publish_duty
from fazhi.lines.penalty.stages import (
    DECIDED,
    FALLEN,
    FILED,
    INFORMED,
    INVESTIGATED,
    ISSUED,
    KINDS,
    MONEY,
    TURNS,
    by_party,
    confirmed,
    kinds_known,
    no_order,
    prepared_by_another,
    remedy,
    span,
    unsettled,
)
from fazhi.lines.penalty.suing import days


class Decide(Act):
    """The head decides, after the notice and, where the law wants it, after hearing, review and discussion."""

    plays = "sanction.decide"
    title, basis = "作出处罚决定", "处罚·决定"
    by, signs = capacities.handler, (capacities.unit_head, capacities.leader, capacities.chief)
    at, enters, asks = INFORMED, DECIDED, (power_of_case, ordered_by_inspection, named, told_grounds, grounds_named)
    meets, voids, starts = "decide", ("defend", "ask_hearing", *TURNS), "credit"
    counts = (Counts("penalty.cases", amount="rows.party"), Counts("platform.cases"), ISSUED)
    rows = Rows("处罚", party=PartyOf("当事人", "respondent"), kind=Choice("种类", KINDS), amount=Money("罚款、没收违法所得的数额", required=False, default=0),
                **imposed(), tier=tier(), told="Inform.rows")
    deviates = Flag("偏离裁量基准", reason=True)
    facts = Text("违反规定的事实和证据", lines=4, told="Conclude.facts")
    grounds = grounds(told="Inform.grounds")
    discretion = Text("裁量基准适用和申辩采纳情况", lines=2, required=False)
    theirs = theirs()
    no_order = no_order()
    impact = Flag("具有一定社会影响", reason=True)
    late = Text("超过办案期限的原因", required=False, rare=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from signed_apart(case)
        yield from must_name(case, any(row["kind"] in MONEY and row.get("amount") for row in self.rows or []))
        yield from before_deciding(case, self.rows or [])
        yield from in_time(case, self.late)
        yield from kinds_known(case, self.rows or [])
        yield from money_told(self.rows or [])
        yield from told_whole(self.rows or [], "处罚·决定书")
        yield from as_told(case, self.rows or [], self.grounds)
        yield from everybody(case, self.rows or [])
        yield from left_untold(case, self.rows or [])
        yield from ours(case, case.asked.get("power_of_case"))
        yield from ordered(case, self.rows or [], self.no_order)
        yield from grounded(case, self.grounds, "处罚·决定书")
        yield from still_ours(case)
        yield from in_range(case, self.rows, bool(self.deviates), deciding=True)
        yield from told_apart(self)
        yield from explained(case, self.rows, {party: discretion_of(self, party) for party in by_party(self.rows)})
        yield from of_age_of(case, self.rows or [])

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from advise(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from decision_papers(case, self)
        if not any(row.get("amount") for row in self.rows):
            yield c.Start("close")
        yield from publish_duty(case, bool(self.impact))


def in_time(case: Case, reason: Any) -> Iterable[Objection]:
    """A decision after the last day of its term stands, but it is said at the act, and why."""
    running = case.open("decide")
    if running and running.over(case.day):
        yield Objection(f"超过办案期限（{running.due}）才作出决定{'' if reason else '，没有写明原因'}", "处罚·办案期限",
                        "请填写“超过办案期限的原因”：有没有批准延长、有没有不计入的期间", rule="APL-DEC-02", warns=True)


def ordered(case: Case, rows: list[dict[str, Any]], why_not: Any) -> Iterable[Objection]:
    """Whoever is penalised is told to put the breach right – in this case or by the inspection it came from –, or it is said why not."""
    told = {said.party for said in case.each(OrderRight, ever=True)}
    if not why_not and not case.asked.get("ordered_by_inspection") and None not in told and set(by_party(rows)) - told:
        yield Objection("没有责令当事人改正违法行为", "处罚·责令改正", "请先办理“责令改正”；已经改正、无从改正的，写明不责令改正的理由", rule="APL-COR-01")


HANDING = "请交给本机关依法处理；尚未扣押在本机关的，请自收到本决定书之日起交出。财物不折价缴款。"


def decision_papers(case: Case, act: Decide) -> Iterable[Consequence]:
    """The approval sheet, and each respondent's own decision; only where money is owed does service start the term to pay."""
    yield c.Issue("approval")
    words = {"evidence": gathered(case), "ordered": case.asked.get("ordered_by_inspection") or ""}
    for party, own in by_party(act.rows).items():
        paying = any(row["kind"] in MONEY and row.get("amount") for row in own)
        fined = any(row["kind"] == "fine" for row in own)  # nothing is added to unlawful gains
        own_words = {**theirs_alone(case, act, party), "grounds": printed(case, act, party),
                     "penalties": sentence(own), "remedy": remedy(case, spot=False, sue=days(case, own)), "answered": answered(case, party), "heard": hearing(case), "pay_in": span("penalty.pay", case) if paying else "",
                     "surcharge": surcharge(case) if fined else "", "payment_code": payment_code(case.entry, party) if paying else "",
                     "handing": HANDING if any(row["kind"] == "goods" for row in own) else ""}
        yield c.Issue("decision", of=party, words={**words, **own_words})


def signed_apart(case: Case) -> Iterable[Objection]:
    """Whoever investigated prepares the decision; the head who signs it is another one."""
    signing = {hand["person"] for hand in case.hands if hand["role"] == "signed"}
    if case.manner == "paper" and not signing:
        signing = {hand["person"] for hand in case.hands if hand["role"] == "did"}
    if any(case.had_hand(person, act) for person in signing for act in (*GATHERING, Conclude)):
        yield Objection("参与过本案调查的人不得签批处罚决定；承办人只能拟办、提请", "机构·职责分离", "请由没有参与调查的负责人签批", firm=True)
    yield from prepared_by_another(case)


def everybody(case: Case, rows: list[dict[str, Any]]) -> Iterable[Objection]:
    """Nobody is left out."""
    if rows and set(concerned(case)) - set(by_party(rows)):
        yield Objection("还有当事人没有作出处理", "处罚·决定", "请为每名当事人填写处罚；不处罚的，先办理“不予处罚”，范围选“只对一名当事人”", firm=True)


def concerned(case: Case) -> list[str]:
    """Respondents about whom something is still to be decided."""
    stands = standing(case)
    return [party for party in case.parties("respondent") if party not in stands]


def before_deciding(case: Case, rows: list[dict[str, Any]]) -> Iterable[Objection]:
    """What the law wants before any decision: notice, time to answer, hearing, review, discussion, and no second decision."""
    if set(by_party(rows)) & set(standing(case)):
        yield Objection("本案已经作出决定，同一违法行为不得再次决定", "处罚·一事不二罚", "确需改变的，先撤销原决定")
    if not case.done(Inform):
        yield Objection("没有告知当事人，不得作出处罚决定", "处罚·未告知不得决定", "请先告知拟处罚内容和权利")
    for party in concerned(case):
        yield from reached.answered(case, party)
    if unweighed(case):
        yield Objection("当事人提出的陈述申辩没有复核", "处罚·陈述申辩", "请先复核并说明是否采纳")
    yield from undealt(case, rows)
    yield from unanswered(case)
    yield from unsettled(case)
    yield from confirmed(case, *GATHERING, Preserve, Conclude, Inform)
    yield from hearing_owed(case)
    yield from review_owed(case, rows)
    yield from discussion_owed(case, rows)


class WaiveHearing(Act):
    """The respondent says that he will not ask for a hearing."""

    title, basis = "放弃听证", "处罚·听证程序"
    fact = True
    at, meets = INFORMED, "ask_hearing"
    party = PartyOf("当事人", "respondent", of=True)


NO_PENALTY = {"slight": "轻微并及时改正", "first": "初次违法且后果轻微并及时改正", "faultless": "没有主观过错", "child": "不满十四周岁",
              "mind": "不能辨认或者不能控制自己行为", "expired": "超过追究时效", "unproven": "违法事实不能成立"}
RESTING = {"slight": "处罚·不予处罚", "first": "处罚·首违不罚", "faultless": "处罚·无主观过错", "child": "处罚·责任年龄", "mind": "处罚·责任能力",
           "expired": "处罚·追究时效", "unproven": "处罚·决定"}  # the provision each ground rests on
SCOPES = {"all": "没有处理的全部当事人", "one": "只对一名当事人，其他当事人继续办理"}


class NoPenalty(Act):
    """A breach that is slight, first, or without fault is not penalised; the person is taught. Of several respondents one may be let off while the case goes on."""

    title, basis = "不予处罚", "处罚·不予处罚"
    by, at, enters = capacities.handler, (INVESTIGATED, INFORMED), By("scope", all=DECIDED)
    signs = (capacities.unit_head, capacities.leader)
    counts, asks, tells = ISSUED, (earlier_breaches, seized), "coercion.NotKept"
    scope = Choice("范围", SCOPES, default="all", required=False)
    party = PartyOf("不予处罚的当事人", "respondent", required=False, when=("scope", ("one",)))
    ground = Choice("情形", NO_PENALTY)
    facts = Text("事实和理由", lines=2, required=False, told="Conclude.facts")
    education = Text("教育情况（监护人管教、看管治疗的情况）", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from signed_apart(case)
        yield from confirmed(case, *GATHERING, Preserve, Conclude, Inform)
        yield from undealt(case)
        yield from unanswered(case)
        yield from unsettled(case)
        if self.ground in (*FORGIVEN, "faultless", "child", "mind") and not self.education:
            yield Objection("不予处罚的，应当对当事人进行教育；未成年人、精神病人、智力残疾人的监护人，应当责令管教或看管治疗", "处罚·不予处罚",
                            "请写明对当事人的教育，或者责令监护人管教、看管治疗的情况")
        yield from let_off_alone(case, self)
        let_off = [self.party] if self.scope == "one" and self.party else concerned(case)
        yield from forgivable(case, self.ground, let_off)
        yield from a_child(case, let_off if self.ground == "child" else ())
        if self.ground in ("first", "faultless") and not case.limit("APL-EXM-02"):
            yield Objection("当日的法律没有首违不罚、无过错不罚的规定", "处罚·不予处罚", "请按当日的法律选择情形", rule="APL-EXM-02")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for party in [self.party] if self.scope == "one" else concerned(case):
            yield c.Issue("no_penalty", of=party, words={"decided": let_off(case, self.ground), "remedy": remedy(case, spot=False)})
            yield from (c.Void(term, party) for term in ("defend", "ask_hearing"))
            yield from let_go(case, [party], "none")
        if self.scope != "one":
            yield c.Meet("decide")
            yield from (c.Void(term) for term in TURNS)
            yield c.Start("close")


def let_off(case: Case, ground: str) -> str:
    """The sentence that lets somebody off, with the article that his ground rests on; a law of the day that had none is not named."""
    try:
        return f"本机关依据{law.provision(RESTING[ground], case.day).cite}，决定不予行政处罚。"
    except law.NotInForce:
        return "本机关决定不予行政处罚。"


def let_off_alone(case: Case, act: NoPenalty) -> Iterable[Objection]:
    """Who is let off alone is named and not dealt with yet, and others are left, for whom the case goes on."""
    left = concerned(case)
    if act.scope == "one" and act.party not in left:
        yield Objection("没有选择不予处罚的当事人，或者对其已经作出处理", "处罚·不予处罚", "请选择一名还没有处理的当事人", firm=True)
    elif act.scope == "one" and len(left) == 1:
        yield Objection("没有处理的只剩这一名当事人", "处罚·不予处罚", "范围请选“没有处理的全部当事人”", firm=True)


def forgivable(case: Case, ground: str | None, parties: list[str]) -> Iterable[Objection]:
    """A first breach is the first one, and what is slight or first was put right in time."""
    if ground == "first" and case.asked.get("earlier_breaches"):
        yield Objection(f"当事人此前已有{case.asked['earlier_breaches']}次处罚或者不予处罚，不是初次违法", "处罚·首违不罚", "请改选其他情形，或依法处罚", rule="APL-EXM-02")
    if ground in FORGIVEN and not all(put_right(case, party) for party in parties):
        yield Objection("责令改正的还没有改正，或者没有复查，不是及时改正", "处罚·不予处罚", "请先复查改正情况，确未改正的依法处罚")
    elif ground not in FORGIVEN:
        yield from uncorrected(case)


def put_right(case: Case, party: str) -> bool:
    """True unless the party was told to put the breach right and has not, as far as was looked at."""
    looked = next((said for said in case.each(Reinspect) if said.party in (None, party)), None)
    return not to_put_right(case, party) and (looked is None or looked.done == "yes")


class Again(Act):
    """After the decision fell the case is taken up again; a new round begins."""

    title, basis = "重新调查处理", "处罚·撤销变更"
    by, at, enters = capacities.handler, FALLEN, FILED
    signs = (capacities.leader,)
    starts = "decide"
    reason = Text("理由和重做的范围", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not concerned(case):
            yield Objection("没有需要重新处理的当事人", "处罚·撤销变更", "各当事人的决定仍然有效的，请继续执行", firm=True)
        if not case.ever("penalty.FileCase"):
            yield Objection("本案是当场处罚，没有立案调查过，不能在本案重新调查", "处罚·撤销变更", "仍须追究的，请“登记案源”，按普通程序立案；本案的决定已撤销，请办理结案", firm=True)
