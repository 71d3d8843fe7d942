"""A purchase handled in the purchasing system from beginning to end is taken over; what of the town's own steps is not told is flagged."""

from collections.abc import Iterable
from typing import ClassVar

from fazhi.kernel.acts import Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, File, Money
from fazhi.kernel.limits import over
from fazhi.kernel.wrong import Objection
from fazhi.lines.stewardship.acts import Request
from fazhi.lines.stewardship.stages import CLOSED


class Imported(Request):
    """A purchase that was handled in the purchasing system from beginning to end is taken over with its number or its sheet; nothing more is owed on it here."""

    title = "登记采购系统办理的采购"
    fact = True
    enters, issues = CLOSED, ()
    also_in: ClassVar[dict[str, dict[str, str]]] = {"stewardship.purchases": {name: name for name in ("what", "sort", "way", "amount")}}
    counts = (*Request.counts, Counts("stewardship.chosen_amount", amount="price"))
    price = Money("成交价", required=False)
    approval = Code("审批单号", required=False)
    meeting = Code("会议纪要的文号", required=False)
    sheet = File("采购系统的单据", many=True, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        return ()  # what was decided outside waits for no approval here

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not self.number and not self.sheet:
            yield Objection("没有采购系统中的编号，也没有附单据", "采购·审批", "请填写编号，或上传采购系统的单据", hard=True)
        sum_ = max(self.amount or 0, self.price or 0)
        if self.price is not None and self.amount is not None and self.price > self.amount:
            yield Objection("成交价超过预算金额", "采购·预算", "请核对金额；确实超过的，补办审批")
        for key in ("purchase.leader", "purchase.chief"):
            line = over(case, key, sum_)
            if line and not self.approval:
                yield Objection(f"达到{line['title']}（{line['amount'] / 100:,.0f}元，{line['document']}），没有写明审批", "采购·审批", "请填写审批单号；没有审批的，补办")
        line = over(case, "spend.meeting", sum_)
        if line and not self.meeting:
            yield Objection(f"达到{line['title']}（{line['amount'] / 100:,.0f}元，{line['document']}），没有会议决定", "三重一大·会议", "请填写会议纪要的文号；没有上会的，查明原因")
