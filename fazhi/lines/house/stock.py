"""Numbered forms such as fiscal receipts: blocks come in, are given to those who use them, come back, and single ones are spoilt with a reason."""

from collections.abc import Iterable

from fazhi.kernel import capacities, stock
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.capacities import registrar
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, OfficerOf, Public
from fazhi.kernel.wrong import Objection
from fazhi.lines.house.acts import STANDING

OWN = "机构·职责"
KEEPERS = (registrar, capacities.clerk, capacities.unit_head)


def no_block(act: "ReceiveForms | GiveForms | ReturnForms") -> Iterable[Objection]:
    """Why two numbers are no block."""
    if act.first and act.last and stock.span_of(act.first, act.last) is None:
        yield Objection("起号和止号不成一个号段", OWN, f"请照票面填写：号码以数字结尾，位数相同，止号不小于起号，一次不超过{stock.MOST}份", firm=True)


def not_held(case: Case, act: "GiveForms | ReturnForms", holder: str, sentence: str) -> Iterable[Objection]:
    """Numbers of the block that the holder does not have, or that are used or spoilt."""
    span = stock.span_of(act.first, act.last)
    if span is None or not act.kind:
        return
    found = stock.read(case.office, act.kind, case.day.isoformat())
    free = {(series, n) for series, n, person in found.numbers() if person == holder and found.state(stock.written(series, n)) == "left"}
    lacking = [n for n in range(span.first, span.last + 1) if (span.series, n) not in free]
    if lacking:
        yield Objection(f"{stock.written(span.series, lacking[0])}等{len(lacking)}份{sentence}", OWN, "请在“编号表单”页核对号段，只填连续、未使用的", firm=True)


class AddFormKind(Act):
    """The house keeps a stock of one more kind of numbered form, under the title that is printed on it."""

    title, basis = "增设编号表单种类", OWN
    by, at = KEEPERS, STANDING
    named = Public("种类名称", help="照表单上的名称填写，如：罚没物品专用收据")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.named and self.named in {*stock.KINDS, *stock.kinds(case.office).values()}:
            yield Objection(f"已经有“{self.named}”这一种", OWN, "请直接登记领用的号段", firm=True)
        elif self.named and ("|" in self.named or len(self.named) > 40):
            yield Objection("种类名称太长，或者有“|”", OWN, f"最多40字，现有{len(self.named)}字；请照表单上的名称填写", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.List(stock.OWN, self.named, self.named)


class ReceiveForms(Act):
    """A block of numbered forms comes into the house, from number to number."""

    title, basis = "登记领用的编号表单", OWN
    by, at = KEEPERS, STANDING
    kind = Choice("种类", stock.KINDS, also=stock.OWN, default="receipt")
    first = Code("起号", help="照票面填写，如 0000101")
    last = Code("止号")
    source = Public("领自", required=False, help="发放的机关或者印制单位")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from no_block(self)
        span = stock.span_of(self.first, self.last)
        if span and self.kind:
            came = [each for each in stock.read(case.office, self.kind, "9999-12-31").came if each.series == span.series and each.first <= span.last and span.first <= each.last]
            if came:
                yield Objection(f"号段与已经登记的{came[0]}重叠", OWN, "请核对号码；先前登记错的，先更正或者撤销那条记录", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        span = stock.span_of(self.first, self.last)
        if span:
            yield stock.block(stock.IN, self.kind, span)


class GiveForms(Act):
    """Forms from the store are given to a person, who answers for each number from then on."""

    title, basis = "发给经手人", OWN
    by, at = KEEPERS, STANDING
    kind = Choice("种类", stock.KINDS, also=stock.OWN, default="receipt")
    holder = OfficerOf("经手人", "", role="named")
    first = Code("起号")
    last = Code("止号")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from no_block(self)
        yield from not_held(case, self, "", "不在库存中，或者已经用过、作废")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield stock.block(stock.OUT, self.kind, stock.span_of(self.first, self.last, self.holder))


class ReturnForms(Act):
    """Forms that a person did not use come back into the store."""

    title, basis = "收回未用的编号表单", OWN
    by, at = KEEPERS, STANDING
    kind = Choice("种类", stock.KINDS, also=stock.OWN, default="receipt")
    holder = OfficerOf("经手人", "", role="named")
    first = Code("起号")
    last = Code("止号")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from no_block(self)
        yield from not_held(case, self, str(self.holder or ""), "不在经手人手中，或者已经用过、作废")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield stock.block(stock.OUT, self.kind, stock.span_of(self.first, self.last))


class SpoilForm(Act):
    """One numbered form cannot be used any more; it stays in the count, with the reason."""

    title, basis = "作废编号表单", OWN
    by, at = (*KEEPERS, capacities.officer), STANDING
    kind = Choice("种类", stock.KINDS, also=stock.OWN, default="receipt")
    number = Code("号码")
    why = Choice("原因", stock.REASONS)
    remark = Public("说明", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.number or not self.kind:
            return
        number, place = stock.plain(self.number), stock.read_number(self.number)
        found = stock.read(case.office, self.kind, case.day.isoformat(), number)
        holder = found.holder(*place) if place else None
        officer = case.officers.get(case.doer)
        if holder is None:
            yield Objection(f"{number}不在登记的领用号段内", OWN, "请照票面核对号码", firm=True)
        elif number in found.spoilt:
            yield Objection(f"{number}已经作废", OWN, "请核对号码", firm=True)
        elif number in found.used:
            yield Objection(f"{number}已经用于办理的事项", OWN, "请先在该事项里撤销或者更正使用它的记录", firm=True)
        elif holder != case.doer and officer and not officer.holds(*(each.key for each in KEEPERS)):
            yield Objection(f"{number}没有发给您", OWN, "请由经手人或者表单管理人员办理", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        number = stock.plain(self.number)
        why = stock.REASONS[self.why] + (f"：{self.remark}" if self.remark else "")
        yield c.List(stock.SPOILT, f"{self.kind}|{number}", f"{stock.title(self.kind)} {number}", {"why": why})
