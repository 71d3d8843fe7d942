"""The county's assessment: indicators taken from its table, each bound to what proves it, scored by ourselves and by the county."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, File, ListingOf, Public, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.leadership.acts import KEEPERS
from fazhi.lines.leadership.stages import ALL, BOUND, WORKING
from fazhi.report import assessment

RULE = "领导·考核指标"


def points(text: str | None) -> Decimal | None:
    """Points as a number that is not negative; None where the text is none."""
    try:
        value = Decimal(str(text))
    except InvalidOperation:
        return None
    return value if value.is_finite() and value >= 0 else None


class Indicator(Act):
    """One row of the county's assessment table: what is asked, and how many points it carries."""

    title, basis = "登记考核指标", RULE
    by, at = KEEPERS, ALL
    number = Code("指标编号")
    area = Public("一级指标", required=False)
    item = Public("考核内容")
    standard = Public("评分标准", required=False)
    worth = Code("分值")
    unit = Public("责任单位", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.worth and points(self.worth) is None:
            yield Objection(f"分值“{self.worth}”不是数", RULE, "请填数字，例如 2 或 0.5", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        key = f"{case.first.year}/{self.number}"
        words = {name: getattr(self, name) or "" for name in ("area", "item", "standard", "worth", "unit")}
        if any(row["key"] == key and not row.get("until") for row in case.memory["rows"].get("listing", {}).values() if row["register"] == "indicator"):
            yield c.Delist("indicator", key)
        yield c.List("indicator", key, f"{self.number} {self.item}"[:180], {**words, "number": self.number, "year": case.first.year})


class Bind(Act):
    """An indicator is bound to the figures, registers, papers and acts that prove it, and how many there must be."""

    title, basis = "指标对应证据", RULE
    by, at = KEEPERS, ALL
    indicator = ListingOf("指标", "indicator")
    rows = Rows("对应", least=1, most=20, sort=Choice("种类", BOUND), key=Code("代码", help="例如 petition.received"), want=Count("至少", default=1))

    def objections(self, case: Case) -> Iterable[Objection]:
        for row in self.rows or ():
            if not assessment.known(row["sort"], row["key"]):
                yield Objection(f"没有代码为“{row['key']}”的{BOUND[row['sort']]}", RULE, "请从数字、台账、文书、行为清单中选择", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if any(row["register"] == "indicator_bound" and row["key"] == self.indicator and not row.get("until") for row in case.memory["rows"].get("listing", {}).values()):
            yield c.Delist("indicator_bound", self.indicator)
        yield c.List("indicator_bound", self.indicator, self.indicator, {"rows": self.rows})


class Prove(Act):
    """A piece of proof that lies outside the records is put to an indicator."""

    title, basis = "补充指标佐证", RULE
    fact = True
    plays = "assessment.prove"
    by, at = (capacities.unit_head, capacities.clerk, capacities.officer), ALL
    indicator = ListingOf("指标", "indicator")
    what = Text("说明", lines=2)
    files = File("佐证材料", many=True)


def evidence(case: Case, act: Any) -> dict[str, int]:
    """How many pieces prove each indicator on the day."""
    return {row.key: row.pieces for row in assessment.rows(case.office, int(case.first.year or case.day.year), case.day)}


class Claim(Act):
    """We score ourselves on an indicator; no points without proof."""

    title, basis = "自评得分", RULE
    plays = "assessment.claim"
    by, at = capacities.handler, WORKING
    asks = evidence
    indicator = ListingOf("指标", "indicator")
    score = Code("自评分")
    note = Text("说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        worth = assessment.worth(case.office, self.indicator) if self.indicator else None
        told = points(self.score)
        if self.score and told is None:
            yield Objection(f"自评分“{self.score}”不是数", RULE, "请填数字", firm=True)
        elif told is not None and worth is not None and told > worth:
            yield Objection(f"自评分{told}超过了分值{worth}", RULE, "请改为不超过分值的数", firm=True)
        if told and self.indicator and not case.asked.get("evidence", {}).get(self.indicator):
            yield Objection("这项指标没有任何证据，不能自评得分", RULE, "请先对应数字、台账、文书，或者补充佐证", firm=True)


class Scored(Act):
    """The county says what it gave, and why it took points off."""

    title, basis = "登记考核结果", "第一责任人·考核"
    fact = True
    by, at = KEEPERS, WORKING
    score = Code("得分")
    grade = Choice("等次", {"excellent": "优秀", "good": "良好", "fair": "合格", "poor": "不合格"}, required=False)
    lost = Rows("扣分", least=0, most=200, required=False, indicator=ListingOf("指标", "indicator"), off=Code("扣分"), why=Text("原因"))
    paper = File("考核通报", required=False)


