"""Penalty, discretion as acts: more circumstances found, leave to deviate from a superior's benchmark, and the town's own narrower standard."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from fazhi import law
from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, Money, PartyOf, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.law.discretion import TIERS, exceeds, own_benchmark
from fazhi.lines.penalty.discretion import advise, circumstances, readable
from fazhi.lines.penalty.powers import ITEMS, power_of_case
from fazhi.lines.penalty.stages import CLOSED, INFORMED, INVESTIGATED

MARKED = {key: title for key, title in ITEMS.items() if law.benchmarks(key)}


class AddCircumstances(Act):
    """Circumstances that the report did not have, or had otherwise, are found and recorded; the later finding counts."""

    title, basis = "补充裁量情节", "处罚·事实清楚"
    by, at, asks = (capacities.officer,), (INVESTIGATED, INFORMED), power_of_case
    circumstances = circumstances()
    evidence = Text("证明材料", lines=2)
    adverse = Flag("告知以后取得、对当事人不利的新证据")
    against = PartyOf("只对哪名当事人不利", "respondent", required=False, rare=True, help="不选的，视为对每名当事人都不利；都要重新告知")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from readable(self.circumstances)
        if self.evidence and not self.circumstances:
            yield Objection("没有写明裁量情节", "处罚·事实清楚", "请至少填写一行", firm=True)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from advise(case, self.circumstances)


class AskDeviation(Act):
    """A superior's benchmark would be plainly unfair here: its maker is asked for leave to deviate, with the head's signature."""

    title, basis = "报请调整适用裁量基准", "裁量·适用"
    by, at, asks = capacities.handler, (INVESTIGATED, INFORMED), power_of_case
    signs, issues = (capacities.chief,), "deviation"
    to = Text("制定基准的机关")
    proposed = Text("拟适用的阶次和幅度")
    reason = Text("适用基准明显不当、显失公平的理由", lines=3)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from advise(case)


class DeviationAnswered(Act):
    """The maker of the benchmark answers; only its agreement lets the case deviate."""

    title, basis = "登记调整适用基准的批复", "裁量·适用"
    fact = True
    by, at = (capacities.clerk, capacities.officer), (INVESTIGATED, INFORMED)
    result = Choice("批复", {"agreed": "同意", "refused": "不同意"})
    document = Code("批复文号")
    file = File("批复", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.done(AskDeviation):
            yield Objection("没有报请制定机关调整适用裁量基准的记录", "裁量·适用", "请先办理报请，或核对批复是否属于本案")


class ListStandard(Act):
    """The town lists its own rules of application for an item, narrower than the superior's benchmark and never beyond it."""

    title, basis = "列入本机关裁量适用规则", "裁量·制定权限"
    at, enters = NEW, CLOSED
    by = (capacities.registrar, capacities.unit_head)
    item = Choice("违法事项", MARKED)
    document = Code("集体审议和公布的文号")
    rows = Rows("各阶次的幅度", tier=Choice("阶次", TIERS), low=Money("最低", default=0), high=Money("最高"))
    since = Day("起始日期")

    def objections(self, case: Case) -> Iterable[Objection]:
        several = law.benchmarks(self.item, case.day) if self.item else ()
        if self.item and not several:
            yield Objection("当日没有载入上级的裁量基准，镇级不能自行制定", "裁量·制定权限", "请先载入上级基准", rule="DIS-02")
        spans = spans_of(self.rows)
        for tier, (least, most) in spans.items():
            if least > most:
                yield Objection(f"“{TIERS[tier]}”的最低高于最高", "裁量·制定权限", "请核对幅度", firm=True)
        for one in several[:1]:
            lacking = [TIERS[tier] for tier in spans if tier not in {each.tier for each in one.tiers if each.span}]
            beyond = [*exceeds(own_benchmark(one, "本机关", spans), one), *(f"上级基准没有“{each}”的幅度" for each in lacking)]
            for each in beyond:
                yield Objection(each, "裁量·制定权限", "本机关的规则只能在上级阶次幅度内细化", rule="DIS-02")

    def follows(self, case: Case) -> Iterable[Consequence]:
        words = {"document": self.document, "spans": {row["tier"]: [row["low"], row["high"]] for row in self.rows}}
        yield c.List("standard", self.item, f"{ITEMS[self.item]}的适用规则", words, since=self.since)


def spans_of(rows: Iterable[dict[str, Any]] | None) -> dict[str, tuple[Decimal, Decimal]]:
    """Least and most in yuan by tier."""
    return {str(row["tier"]): (Decimal(row.get("low") or 0) / 100, Decimal(row["high"]) / 100) for row in rows or ()}
