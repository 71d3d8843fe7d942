"""A contract is performed: delivered and accepted, paid in time, disputed or ended, and put on file."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, File, Flag, MatterOf, Money, OfficerOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.contract.late import CLOCKS, capped, falls_due, interest
from fazhi.lines.contract.ledger import as_performed, changes_told, next_of, the_schedule
from fazhi.lines.contract.signing import FileUp, Seal
from fazhi.lines.contract.stages import (
    AGREED,
    ARCHIVED,
    DISPUTED,
    DRAFT,
    ENDED,
    SIGNED,
    agreed_term,
    delivered,
    draft,
    paid,
    schedule,
    small_firm,
    unpaid,
)

ACCEPTORS = (capacities.clerk, capacities.unit_head, capacities.leader)


def in_schedule(case: Case, n: int | None) -> Iterable[Objection]:
    """The payment is one of those agreed."""
    if n is not None and n not in schedule(case):
        yield Objection(f"付款、收款计划里没有第{n}笔", "合同·履行", "请核对笔数；计划有变的，先签订变更协议", firm=True)


class Deliver(Act):
    """Goods, works or services were handed over and looked at by more than the one who ordered them; the time to pay begins."""

    title, basis = "登记交付验收", "采购·验收"
    fact = True
    by, at, issues = ACCEPTORS, (SIGNED, DISPUTED), "acceptance"
    counts = Counts("contract.acceptances")
    n = Count("对应第几笔付款", least=1, most=99)
    what = Text("验收内容", lines=2)
    accepted = Flag("验收合格", default=True)
    second = OfficerOf("共同验收人", "", role="assisted")
    findings = Text("问题和整改要求", lines=2, required=False)
    file = File("验收单", many=True, required=False)

    def begin(self, case: Case) -> dict[str, int]:
        return next_of(case, lambda n: not delivered(case, n))

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from the_schedule(case)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from in_schedule(case, self.n)
        if self.second and self.second == case.doer:
            yield Objection("承办人不能一个人验收", "机构·职责分离", "请由另一人共同验收", firm=True)
        row = schedule(case).get(self.n or 0)
        if row and row.get("by") and self.accepted and small_firm(case) and "" < capped(case, case.at) < str(row["by"]):
            told = f"约定的付款日{row['by']}超过交付后的最长期限，应当在{capped(case, case.at)}以前付款"
            yield Objection(told, "付款·期限", "请按这一日付款，并签订变更改正约定", rule="gc.sme.paycap")
        if not self.accepted and not self.findings:
            yield Objection("验收不合格的，应当写明问题和整改要求", "采购·验收", "请填写问题", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        row = schedule(case).get(self.n or 0)
        if not self.accepted or row is None or delivered(case, self.n or 0):
            return
        if row.get("by"):
            if not (small_firm(case) and "" < capped(case, case.at) < str(row["by"])):
                return
            yield c.Void("pay_agreed", str(self.n))
        yield from falls_due(case, row, case.at)


def theirs(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """The other side pays, as the draft last said."""
    drafted = (memory["acts"].get(DRAFT) or {}).get("kept")
    return bool(drafted and drafted[-1]["s"].get("flow") == "get")


def ours(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """We pay."""
    return not theirs(said, memory, outcome)


class Pay(Act):
    """A payment is made, or comes in where the other side pays; a late one to a small firm carries interest."""

    title, basis = "登记付款、收款", "付款·期限"
    fact = True
    by, at, works_off = (capacities.clerk, capacities.unit_head), (SIGNED, DISPUTED, ENDED), CLOCKS
    counts = (Counts("contract.payments", when=ours), Counts("contract.paid", amount="amount", when=ours), Counts("contract.receipts", when=theirs), Counts("contract.received", amount="amount", when=theirs))
    n = Count("第几笔", least=1, most=99)
    amount = Money("金额", adds=True)
    voucher = Code("凭证号", required=False)
    interest = Money("随付逾期利息", required=False, adds=True)
    waived = Flag("对方书面放弃利息", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from in_schedule(case, self.n)
        row = schedule(case).get(self.n or 0)
        if row is None or self.n is None:
            return
        if paid(case, self.n) + (self.amount or 0) > int(row["amount"]):
            yield Objection(f"第{self.n}笔累计付款超过约定的{int(row['amount']) / 100:,.2f}元", "合同·履行", "请核对金额", firm=True)
        if not row.get("by") and not delivered(case, self.n) and agreed_term(case) != AGREED["get"]:
            yield Objection(f"第{self.n}笔还没有验收合格的记录", "采购·验收", "请先登记验收；属于预付款的，在付款计划里写约定的付款日")
        owed = interest(case, self.n)
        if owed and (self.interest or 0) < owed and not self.waived:
            yield Objection(f"逾期付款应当支付利息{owed / 100:,.2f}元", "付款·逾期利息", "请随付利息；对方书面放弃的，勾选并写明", rule="gc.sme.interest")

    def begin(self, case: Case) -> dict[str, int]:
        left = set(unpaid(case))
        return next_of(case, lambda n: n in left)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from the_schedule(case)
        late = [(n, interest(case, n)) for n in unpaid(case)]
        told = tuple(f"第{n}笔已逾期，按日计算的利息到今天为{owed / 100:,.2f}元。" for n, owed in late if owed)
        if told:
            yield Advice("逾期利息", told)

    def follows(self, case: Case) -> Iterable[Consequence]:
        row = schedule(case).get(self.n or 0)
        if row and self.n and paid(case, self.n) + (self.amount or 0) >= int(row["amount"]):
            for term in CLOCKS:
                yield c.Meet(term, str(self.n))


class Dispute(Act):
    """The parties fall out, or a circumstance threatens performance; it is handled before the contract goes on."""

    title, basis = "登记合同争议", "合同·争议"
    fact = True
    by, at, enters = ACCEPTORS, SIGNED, DISPUTED
    counts = Counts("contract.disputes")
    what = Text("争议内容", lines=2)
    about = MatterOf("关联的复议、诉讼事项", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.about:
            yield c.Relate(self.about, "about")


class Settled(Act):
    """The dispute is over: the contract goes on or ends."""

    title, basis = "争议处理结果", "合同·争议"
    by, at = ACCEPTORS, DISPUTED
    enters = By("result", goes_on=SIGNED, ends=ENDED)
    way = Choice("解决方式", {"talk": "协商", "mediation": "调解", "review": "行政复议", "suit": "诉讼", "arbitration": "仲裁"})
    result = Choice("结果", {"goes_on": "继续履行", "ends": "合同终止"})
    note = Text("说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        drafted = draft(case)
        if self.way == "arbitration" and drafted and drafted.nature == "administrative":
            yield Objection("行政协议争议不适用仲裁", "合同·仲裁条款", "请选择行政复议或诉讼", rule="gc.admin.noarb")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "ends":
            yield c.Void("perform")
            yield from over(case)


def over(case: Case) -> Iterable[Consequence]:
    """A contract that ended owes nothing more for what was never handed over; what was accepted is still to be paid."""
    for n in unpaid(case):
        if not delivered(case, n):
            yield c.Void(agreed_term(case), str(n))


class Terminate(Act):
    """The contract ends before it was performed, by agreement or by right."""

    title, basis = "解除合同", "合同·变更"
    by, at, enters, voids = capacities.handler, (SIGNED, DISPUTED), ENDED, "perform"
    signs = (capacities.leader, capacities.chief)
    counts = Counts("contract.terminated")
    ground = Choice("依据", {"agreed": "协商解除", "right": "依约定解除", "law": "依法解除", "public": "因公共利益单方解除"})
    reason = Text("理由", lines=3)
    compensation = Text("补偿、清算安排", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.ground == "public" and not self.compensation:
            yield Objection("因公共利益单方解除的，应当对相对方的损失给予补偿", "合同·变更", "请写明补偿安排", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from over(case)


class Finish(Act):
    """Everything was performed and paid."""

    title, basis = "履行完毕", "合同·履行"
    by, at, enters, meets = capacities.handler, SIGNED, ENDED, "perform"
    counts = Counts("contract.finished")
    note = Text("履行情况", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        left = unpaid(case)
        if left:
            yield Objection(f"还有第{'、'.join(map(str, left))}笔没有付清", "合同·履行", "请先登记付款，或登记解除", firm=True)


class Archive(Act):
    """The file is closed: sealed, filed, and kept as long as the law wants."""

    title, basis = "合同归档", "合同·归档"
    by, at, enters = (capacities.clerk, capacities.archivist), ENDED, ARCHIVED
    number = Code("归档号", required=False)
    files = File("履行材料", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(Seal):
            yield Objection("没有用印登记", "合同·用印", "请补登用印", firm=True)
        if not case.ever(FileUp):
            yield Objection("签订后没有备案", "合同·备案", "请先报送备案")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("ledger", words={"rows": as_performed(case), "changes": changes_told(case)})

    def advice(self, case: Case) -> Iterable[Advice]:
        drafted = draft(case)
        if drafted and drafted.way != "none":
            due = case.due("contract.procurement_keep", case.day).due
            yield Advice("保存期限", (f"采购文件从采购结束之日起保存，到{due}以前不得销毁。",))


