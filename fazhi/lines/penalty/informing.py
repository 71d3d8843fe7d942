"""Penalty, the notice: told what is proposed and of which rights, each respondent answers, and what he said is weighed."""

from collections.abc import Callable, Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case, Running
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, File, Flag, Money, OfficerOf, PartyOf, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.age import of_age_of
from fazhi.lines.penalty.apart import evidence_since
from fazhi.lines.penalty.contents import gathered, sentence
from fazhi.lines.penalty.discretion import advise, in_range, tier
from fazhi.lines.penalty.grounding import grounded, grounds, grounds_named, printed
from fazhi.lines.penalty.imposing import imposed, longer, told_whole
from fazhi.lines.penalty.investigating import Conclude
from fazhi.lines.penalty.powers import power_of_case, still_ours
from fazhi.lines.penalty.stages import (
    HEARING_AMOUNTS,
    INFORMED,
    INVESTIGATED,
    ISSUED,
    KINDS,
    MONEY,
    WAYS,
    by_party,
    confirmed,
    hearing_due,
    hearing_rule,
    kinds_known,
    newest,
    order,
    span,
    two_officers,
    unverified,
)
from fazhi.report.tables import gravity


class Inform(Act):
    """Before deciding, each respondent is told content, facts, grounds, law and rights – and, where due, of the right to a hearing."""

    title, basis = "告知拟处罚内容和权利", "处罚·告知"
    by, at, enters = (capacities.officer,), (INVESTIGATED, INFORMED), INFORMED
    counts, asks = ISSUED, (power_of_case, grounds_named)
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    rows = Rows("拟作出的处罚", party=PartyOf("当事人", "respondent"), kind=Choice("种类", KINDS), amount=Money("罚款、没收违法所得的数额", required=False, default=0),
                **imposed(), tier=tier())
    deviates = Flag("偏离裁量基准", reason=True)
    grounds = grounds()
    reasons = Text("理由和裁量基准适用", lines=3, required=False)
    hearing = Flag("告知要求听证的权利")

    def objections(self, case: Case) -> Iterable[Objection]:
        rows = self.rows or []
        yield from two_officers(case, self.second)
        yield from confirmed(case, Conclude)
        yield from kinds_known(case, rows)
        yield from money_told(rows)
        yield from told_whole(rows, "处罚·告知")
        yield from not_heavier_for_defending(case, rows)
        yield from still_ours(case)
        yield from grounded(case, self.grounds, "处罚·告知")
        yield from in_range(case, rows, bool(self.deviates))
        yield from of_age_of(case, rows)
        if rows and not self.hearing and hearing_due(case, rows):
            rule = hearing_rule(case, rows)
            yield Objection(f"拟作出的处罚属于听证范围，应当告知要求听证的权利{unverified(case, rule)}", "处罚·听证", "请勾选并在告知书中写明", rule=rule)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from advise(case)
        unsure = [said for rule in HEARING_AMOUNTS if (said := unverified(case, rule))]
        if unsure:
            yield Advice("听证的数额标准", (f"依次为对个人、对单位{'、'.join(unsure)}；没有达到的，也请对照当日本省的规定判断要不要告知听证权利。",))

    def follows(self, case: Case) -> Iterable[Consequence]:
        for party in by_party(self.rows):
            yield from noticed(case, self, party)


def noticed(case: Case, act: Inform, party: str) -> Iterable[Consequence]:
    """A party's own notice, which takes the place of an older one."""
    for term, of in (("defend", party), ("ask_hearing", party), *(("deliver", paper["id"]) for paper in notices(case, party))):
        yield c.Void(term, of)
    words = {"grounds": printed(case, act, party), "answer_in": span("penalty.defend", case), "hearing_in": span("penalty.ask_hearing", case),
             "evidence": gathered(case), "penalties": sentence(by_party(act.rows)[party])}
    heard = told_of_hearing(case, act.rows, bool(act.hearing), party)
    yield c.Issue("hearing_right" if heard else "notice", of=party, words=words)


def notices(case: Case, party: str) -> list[dict[str, Any]]:
    """The notices issued to a party, of both kinds."""
    return [*case.papers("penalty.notice", party), *case.papers("penalty.hearing_right", party)]


def told_of_hearing(case: Case, rows: list[dict[str, Any]], hearing: bool, party: str) -> bool:
    """True when this party's notice tells of a hearing: it is due for him, or the office offers one though it is due for nobody."""
    return hearing and (hearing_due(case, rows, party) or not hearing_due(case, rows))


def money_told(rows: Iterable[dict[str, Any]]) -> Iterable[Objection]:
    """A fine has an amount; what is no money has none; only goods have a value, and it is said which they are."""
    for row in rows:
        if row["kind"] == "fine" and not row.get("amount"):
            yield Objection("罚款没有写明数额", "处罚·告知", "请填写数额", firm=True)
        if row["kind"] == "goods" and row.get("amount"):
            yield Objection("没收的财物应当交出，不折价缴款", "处罚·告知", "请把价值填入“财物价值”，删去数额", firm=True)
        elif row["kind"] not in MONEY and row.get("amount"):
            yield Objection(f"“{KINDS[row['kind']]}”不带数额", "处罚·告知", "请另起一行填写罚款", firm=True)
        if row["kind"] != "goods" and (row.get("value") or row.get("things")):
            yield Objection(f"“{KINDS[row['kind']]}”没有财物可以没收", "处罚·告知", "没收财物的，请另起一行填写", firm=True)


def totals(rows: Iterable[dict[str, Any]] | None) -> dict[tuple[str, str], int]:
    """The sum asked for, or the worth of the goods, by (party, kind)."""
    found: dict[tuple[str, str], int] = {}
    for row in rows or ():
        key = (str(row["party"]), str(row["kind"]))
        found[key] = found.get(key, 0) + int(row.get("amount") or 0) + int(row.get("value") or 0)
    return found


def standing_notice(case: Case, party: str) -> Any:
    """The last notice of this round that speaks of this party; None when he was not informed."""
    return next((said for said in case.each(Inform) if any(row["party"] == party for row in said.rows or ())), None)


def answered_notice(case: Case, party: str) -> Any:
    """The notice to which this party's last answer in this round was given; None when he has not answered."""
    said = newest(case, Defend, party=party)
    told = (each for each in case.each(Inform) if any(row["party"] == party for row in each.rows or ()))
    return max((each for each in told if order(each) < order(said)), key=order, default=None)


def not_heavier_for_defending(case: Case, rows: Iterable[dict[str, Any]]) -> Iterable[Objection]:
    """A new notice may be heavier than the one that was answered only where new evidence has come."""
    for party, own in by_party(rows).items():
        before = answered_notice(case, party)
        if before is None or order(evidence_since(case, party)) > order(before):
            continue
        if heavier(own, before.rows, party):
            yield Objection("不得因当事人陈述申辩而给予更重的处罚", "处罚·陈述申辩", "没有新的不利证据的，请不重于原告知内容，期限也不加长")


def heavier(now: Iterable[dict[str, Any]], before: Iterable[dict[str, Any]], party: str) -> bool:
    """A larger sum, a longer time, or a kind that was not told and does not take the place of a graver one that is dropped."""
    own, was = (by_party(rows).get(party, []) for rows in (now, before))
    for row in own:
        told = [each["lasting"] for each in was if each["kind"] == row["kind"] and each.get("lasting")]
        if told and row.get("lasting") and all(longer(row["lasting"], each) for each in told):
            return True
    return _more(totals(own), totals(was))


def _more(now: dict[tuple[str, str], int], before: dict[tuple[str, str], int]) -> bool:
    added, dropped = (sorted((gravity(kind) for _, kind in these - others), reverse=True)
                      for these, others in ((now.keys(), before.keys()), (before.keys(), now.keys())))
    milder = len(added) <= len(dropped) and all(new < old for new, old in zip(added, dropped, strict=False))
    return not milder or any(amount > before.get(key, amount) for key, amount in now.items())


class Defend(Act):
    """The respondent states his case, or waives it; that he answers shows that the notice reached him."""

    title, basis = "陈述申辩", "处罚·陈述申辩"
    fact = True
    at = INFORMED
    party = PartyOf("当事人", "respondent", of=True)
    waived = Flag("明确放弃陈述申辩")
    way = Choice("方式", WAYS, required=False, help="口头陈述的，登记后打印笔录交当事人核对签名")
    words = Text("陈述申辩内容", lines=3, required=False)
    files = File("当事人提交的证据", many=True, required=False)
    meets = "defend"

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.party and not (self.waived or self.words or self.files):
            yield Objection("没有写明陈述申辩的内容", "处罚·陈述申辩", "请记录内容，或勾选明确放弃", hard=True)
        if self.party and standing_notice(case, self.party) is None:
            yield Objection("还没有告知这名当事人", "处罚·告知", "请先告知")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for paper in notices(case, self.party):
            yield c.Meet("deliver", paper["id"])
        notice = standing_notice(case, self.party)
        if notice and told_of_hearing(case, notice.rows, bool(notice.hearing), self.party) and begins("ask_hearing")(case, self.party):
            yield c.Start("ask_hearing", of=self.party)  # whoever answers has the notice in hand
        if self.way == "spoken" and self.words:
            yield c.Issue("defence_record", of=self.party)


USED = {"defend": ("penalty.Defend",), "ask_hearing": ("penalty.AskHearing", "penalty.WaiveHearing")}


def spoke(case: Case, party: str, notice: Any, term: str) -> bool:
    """True when the party spoke of this right after his notice. A waiver of the defence says nothing of the hearing; it must be waived itself."""
    return any(order(said) > order(notice) for act in USED[term] for said in case.each(act, party=party))


def counted(case: Case, party: str, notice: Any, term: str) -> list[Running]:
    """The days of a party's right that began with his last notice and were not cut off."""
    return [each for each in case.deadlines(term, party) if each.id > notice.entry and each.state != "void"]


def begins(term: str) -> Callable[[Case, str], bool]:
    """Whether a notice in hand starts the days of a right: not a second time, nor where the party has spoken already."""

    def when(case: Case, party: str) -> bool:
        notice = standing_notice(case, party)
        return notice is None or not (spoke(case, party, notice, term) or counted(case, party, notice, term))

    return when


class Weigh(Act):
    """What the respondent said is weighed: facts, grounds and evidence that hold must be adopted."""

    title, basis = "复核陈述申辩", "处罚·陈述申辩"
    by, at = capacities.handler, INFORMED
    party = PartyOf("当事人", "respondent", required=False)
    adopted = Choice("复核结论", {"yes": "采纳", "partly": "部分采纳", "no": "不予采纳"})
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not any(said.words and self.party in (None, said.party) for said in case.each(Defend)):
            yield Objection("没有需要复核的陈述申辩", "处罚·陈述申辩", "请先登记当事人的陈述申辩", firm=True)
        if not self.party and len({said.party for said in case.each(Defend) if said.words}) > 1:
            yield Objection("几名当事人都作了陈述申辩，没有写明复核的是谁的", "处罚·陈述申辩", "请选择当事人，逐人复核，各写各的理由")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("weighing", of=self.party or _answering(case))


def _answering(case: Case) -> str:
    """The only party that said something; empty when there are several."""
    said = {str(each.party) for each in case.each(Defend) if each.words}
    return said.pop() if len(said) == 1 else ""


def unweighed(case: Case) -> bool:
    """True when somebody said something after what he had said before was weighed."""
    for said in case.each(Defend):
        if said.words and not any(order(each) > order(said) and each.party in (None, said.party) for each in case.each(Weigh)):
            return True
    return False
