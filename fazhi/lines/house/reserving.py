"""Numbers kept for emergency sheets: taken from their series when the set is printed, used when the sheet is recorded, void with a reason."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, happen, overlay, reserved
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.capacities import registrar
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, EntryOf, Flag, OfficerOf, Public
from fazhi.kernel.models import Office
from fazhi.kernel.wrong import Objection
from fazhi.lines.house.acts import STANDING

OWN = "机构·职责"
UNUSED = "没有使用，已收回销毁"
REASONS = {"miswritten": "填写错误", "damaged": "破损", "lost": "遗失", "unused": UNUSED}


def following(case: Case, act: Any) -> int:
    """The next number of the paper's series."""
    found = overlay.paper_called(act.paper) if act.paper else None
    return happen.next_number(case.office, found[1].series, case.day.year) if found and found[1].series else 0


class ReserveNumbers(Act):
    """Numbers of a series are kept for blank papers that a person takes along, for the days on which the system cannot be reached."""

    title, basis = "预留应急空白文书的编号", OWN
    by, at, asks = (registrar, capacities.clerk, capacities.unit_head), STANDING, following
    paper = Code("文书", help="文书的名称，如：当场行政处罚决定书；几项工作有同名文书的，填“工作代码.文书代码”")
    copies = Count("份数", least=1, most=50, default=5)
    holder = OfficerOf("领用人", "", role="named")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.paper and not case.asked.get("following"):
            yield Objection(f"没有名为“{self.paper}”的编号文书，或者几项工作都有", OWN, "请照文书页上的名称填写，或者填“工作代码.文书代码”", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        found = overlay.paper_called(self.paper)
        if not found or not found[1].series:
            return
        kind, template = found
        short = Office.objects.filter(id=case.office).values_list("short", flat=True)[0]
        for n in range(case.asked["following"], case.asked["following"] + self.copies):
            text = template.number.format(short=short, year=case.day.year, n=n)
            yield c.Appoint("number", {"office": case.office, "series": template.series, "year": case.day.year, "n": n, "text": text})
            yield c.List(reserved.RESERVED, text, template.title, {"kind": kind, "holder": self.holder})
        yield c.Start(reserved.OUT, of=case.entry, person=self.holder)


class VoidReserved(Act):
    """An emergency sheet will not be used any more; its number stays in the register with the reason."""

    title, basis = "作废应急空白文书", OWN
    by, at = (registrar, capacities.clerk, capacities.unit_head, capacities.officer), STANDING
    number = Code("编号")
    why = Choice("原因", REASONS)
    remark = Public("说明", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        found = next(iter(reserved.sheets(case.office, [self.number])), None) if self.number else None
        if self.number and found is None:
            yield Objection(f"“{self.number}”不是预留的编号", OWN, "请照应急空白文书上的编号填写", firm=True)
        elif found and found.state != "open":
            yield Objection(f"“{self.number}”已经{'用过' if found.state == 'used' else '作废'}", OWN, "请核对编号；文书写错的，在事项里作废该文书", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.List(reserved.VOID, self.number, self.number, {"why": REASONS[self.why] + (f"：{self.remark}" if self.remark else "")})


class CountSheets(Act):
    """Whoever took emergency sheets along accounts for the set: what was used is recorded, what was not is given back and destroyed."""

    title, basis = "清点应急空白文书", OWN
    at, answers = STANDING, reserved.OUT
    entry = EntryOf("哪一次领用", "house.ReserveNumbers")
    back = Flag("没有用的已收回销毁")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.entry and not any(each.of == self.entry for each in reserved.out_with(case, case.doer)):
            yield Objection("这一套不在您手中，或者已经清点", OWN, "由领用人清点；移交以后，由接收人清点", firm=True)
        left = reserved.left_of(case.office, self.entry or "")
        if left and not self.back:
            yield Objection(f"还有{len(left)}份没有登记，也没有作废：{'、'.join(each.number for each in left)}", OWN,
                            "用了的，先在“已在纸上办理”里登记；写坏、遗失的，先办理“作废应急空白文书”；没有用的收回销毁后勾选", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for each in reserved.left_of(case.office, self.entry):
            yield c.List(reserved.VOID, each.number, each.number, {"why": UNUSED})
        yield c.Meet(reserved.OUT, self.entry)
