"""A point of risk: named with its area, unit, chance and measures, looked at again by its day, raised, lowered or lifted."""

from collections.abc import Iterable
from datetime import date

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, MatterOf, Public, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.oversight.acts import OFFICE
from fazhi.lines.oversight.stages import AREAS, CHANCES, HELD, LIFTED, UNITS


class Identify(Act):
    """A point of risk is named, with the measures that keep it in hand and the day on which it is looked at again."""

    title, basis = "登记风险点", "督察·风险防控"
    by, at, enters = OFFICE, NEW, HELD
    counts = Counts("oversight.risks", dims=("area",))
    code = Code("编号")
    point = Public("风险点", help="不写人名")
    area = Choice("领域", AREAS)
    unit = Choice("责任单位", UNITS)
    chance = Choice("等级", CHANCES)
    what = Text("表现形式", lines=2)
    measures = Text("防控措施", lines=3)
    look = Day("下次复核日期")
    born_of = MatterOf("从哪件事项发现", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.look and date.fromisoformat(self.look) <= case.day:
            yield Objection("复核日期应当在今天以后", "督察·风险防控", "请填写以后的日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        words = {"area": AREAS[self.area], "unit": UNITS[self.unit], "chance": CHANCES[self.chance]}
        yield c.List("risk", self.code, self.point, words)
        yield c.Start("look", due=self.look)
        if self.born_of:
            yield c.Relate(self.born_of, "about")


class Look(Act):
    """Somebody else looks at the risk again: kept, raised, lowered, or lifted because what made it is gone."""

    title, basis = "复核风险点", "督察·风险防控"
    by, at = (capacities.leader, capacities.unit_head, capacities.auditor), HELD
    enters = By("result", lifted=LIFTED)
    apart_from, meets = Identify, "look"
    result = Choice("结论", {"kept": "维持", "low": "调为低", "middle": "调为中", "high": "调为高", "lifted": "解除"})
    note = Text("复核情况", lines=2)
    again_on = Day("下次复核日期", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.result and self.result != "lifted" and not (self.again_on and date.fromisoformat(self.again_on) > case.day):
            yield Objection("没有解除的风险点，应当写明下次复核的日期", "督察·风险防控", "请填写今天以后的日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        first = case.first
        if self.result != "kept":
            yield c.Delist("risk", str(first.code))
        if self.result in CHANCES:
            words = {"area": AREAS[first.area], "unit": UNITS[first.unit], "chance": CHANCES[self.result]}
            yield c.List("risk", str(first.code), str(first.point), words)
        if self.result != "lifted":
            yield c.Start("look", due=self.again_on)
