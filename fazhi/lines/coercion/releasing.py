"""Coercion, how it ends: released and given back, handed over with a criminal case, or treated under a decision."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, inventory
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, File, Flag, Money, OfficerOf, Rows, Text
from fazhi.kernel.issue import persons
from fazhi.kernel.wrong import Objection
from fazhi.lines.coercion.acts import ISSUED, ready
from fazhi.lines.coercion.behind import behind, rests, rests_on
from fazhi.lines.coercion.keeping import Fell, appraising, time_runs
from fazhi.lines.coercion.listed import compared, on_the_list
from fazhi.lines.coercion.stages import (
    GROUNDS,
    HANDED,
    HELD,
    RELEASED,
    RETURNED,
    TREATED,
    respondent,
    run_out,
    seizure,
    table,
    tell,
    two_officers,
)

HOW = {"confiscated": "没收非法财物", "destroyed": "依法销毁", "auctioned": "依法拍卖抵缴罚款"}
BACK = {"unsealed": "启封", "returned": "退还财物", "paid": "财物已变卖，退还价款"}


def given_back(case: Case) -> Iterable[Objection]:
    """What was released by itself went back before the measure ends otherwise."""
    if case.open("give_back"):
        yield Objection("已经解除的部分财物还没有退还", "强制·解除", "请先办理“退还部分解除的财物”", firm=True)


def no_longer_held(case: Case, said: dict[str, Any]) -> Iterable[Consequence]:
    """The matter of which the measure is a part hears how it ended; where an appraisal was under way, also that its time counts again."""
    yield from tell(case, "Released", said)
    if appraising(case):
        yield from time_runs(case)


def going_back(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines of a list of what goes back, each with its way in words."""
    return [{**row, "how": BACK[row["how"]]} for row in rows]


class Release(Act):
    """The measure is lifted by a decision with its ground and a list of what goes back."""

    title, basis = "解除查封、扣押", "强制·解除"
    by, at, enters = capacities.handler, HELD, RELEASED
    signs = (capacities.leader,)
    meets, voids, tells = ("held", "handle", "release", "kept"), "approve_after", ("Released", "TimeRuns")
    starts, counts, asks = "give_back", ISSUED, compared
    whole = True  # nothing is held any longer
    ground = Choice("解除的情形", GROUNDS)
    reason = Text("解除的理由", lines=2)
    things = Rows("返还清单", told="Implement.things", name=Text("名称、规格"), amount=Text("数量、单位"), how=Choice("方式", BACK))

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.ground == "expired" and not run_out(case):
            yield Objection("查封、扣押期限还没有届满", "强制·解除", "请选择其他情形", rule="ACL-08")
        yield from on_the_list(case, "强制·解除", self.whole)

    def told(self, case: Case) -> Iterable[Consequence]:
        """The decision: by which ground what goes back, and whether anything stays."""
        words = {"things": table(going_back(self.things)), "seizure": seizure(case), "ground": GROUNDS[self.ground], "reason": self.reason,
                 "rest": "" if self.whole else "其余财物继续查封（扣押）。"}
        yield c.Issue("release", of=respondent(case), words=words)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from self.told(case)
        yield from no_longer_held(case, {"how": self.ground})


class GiveBack(Act):
    """The things or their price are given back against a receipt, or the seals are taken off."""

    title, basis = "退还财物、启封", "强制·解除"
    by, at, enters, meets = (capacities.officer, capacities.clerk), RELEASED, RETURNED, "give_back"
    second = OfficerOf("第二名经办人", "officer", confirms=True)
    receiver = Text("领取人")
    items = Text("退还的财物、启封的场所或者设施", lines=2)
    amount = Money("退还的价款", required=False, default=0)
    receipt = File("签收的返还清单", required=False)
    note = Text("说明", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second)
        if self.receiver and not self.receipt and not self.note:
            yield Objection("没有领取人签收的返还清单", "强制·解除", "请上传签收的清单；拒绝签收的，写明情况", rule="ACL-08")
        if any(each.state == "open" and case.paper(each.of).get("kind") == "coercion.release" for each in case.deadlines("serve")):
            yield Objection("解除决定书还没有送达当事人", "强制·解除", "请登记送达和送达回证", warns=True)
        if case.open("compensate"):
            yield Objection("保管中的损失还没有处理", "强制·保管", "请先处理损失")
        if not case.open("give_back"):
            yield Objection("没有已经解除、等待退还的财物", "强制·解除", "请先办理解除", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        released = [said for act in ("coercion.Release", "coercion.ReleasePart") if (said := case.said(act))]
        listed = inventory.rows(max(released, key=lambda said: said.n)) if released else []
        words = {"items": self.items, "amount": self.amount or 0, "receiver": self.receiver, "note": self.note or "", "second": persons([self.second]).get(self.second, {}).get("name"), "listed": table(going_back(listed))}
        yield c.Issue("returned", words=words)


class HandOver(Act):
    """With a suspected crime the things go along to the judicial organ, and the respondent is told in writing."""

    title, basis = "随案移交查封、扣押的财物", "强制·移送"
    by, at, enters = capacities.handler, HELD, HANDED
    signs = (capacities.chief,)
    meets, voids, tells, counts = ("held", "handle", "release", "kept"), "approve_after", ("Released", "TimeRuns"), ISSUED
    asks = compared
    to = Text("接收机关")
    document = Code("案件移送书文号")
    things = Rows("移交清单", told="Implement.things", name=Text("名称、规格"), amount=Text("数量、单位"), state=Text("状况", required=False))
    receipt = File("接收回执", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from ready(case, told=False)  # the organ that takes over a crime waits for nothing
        if case.ever(Fell):
            yield Objection("强制措施已被撤销，应当解除，不能移交", "强制·解除", "请先解除并退还")
        yield from on_the_list(case, "强制·移送", True)
        yield from given_back(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("handed", of=respondent(case), words={"things": table(self.things), "seizure": seizure(case)})
        yield from no_longer_held(case, {"how": "handed"})


class KeepForFine(Act):
    """The decision is made in time and the fine is open: the head decides that the things stay held until it is paid, or the remedies and a demand let them be sold."""

    title, basis = "作出处罚决定后继续查封、扣押以备抵缴", "强制·抵缴"
    by, at, counts, asks = capacities.handler, HELD, ISSUED, behind
    signs = (capacities.unit_head, capacities.leader)
    meets = ("held", "handle")
    decision = Code("处罚决定书文号")
    value = Money("财物的估价")
    reason = Text("仍需查封、扣押的理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from ready(case)
        found, running = case.asked.get("behind"), case.open("held")
        if found is not None and not found["decided"]:
            yield Objection("对物品的当事人没有有效的处理决定，不能为抵缴罚款继续查封、扣押", "强制·抵缴", "请在期限内先作出决定", firm=True)
        yield from rests_on(case, self.decision)
        if found is not None and found["paid"]:
            yield Objection("罚款已经缴清，不再需要查封、扣押", "强制·解除", "请立即解除", rule="ACL-08")
        if running is None or running.over(case.day):
            yield Objection("期限已经届满，应当解除，不能再继续查封、扣押", "强制·解除", "请立即解除", rule="ACL-08")
        yield Objection("期满应当解除，与救济期满后可以拍卖抵缴，两条怎样衔接没有明文", "强制·抵缴", "请先经法制审核；当事人缴清罚款、提供担保，或者决定被撤销的，立即解除", warns=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("kept_for_fine", of=respondent(case), words={"seizure": seizure(case)})
        yield c.Start("kept", due=(case.asked.get("behind") or {}).get("enforceable", ""))


class NotKept(Act):
    """The case tells that the fine for which things are kept is paid, that its decision fell, or that nobody is penalised: they must be released at once."""

    title, basis = "不再需要查封、扣押", "强制·解除"
    fact, hidden, at, voids = True, True, ANY, "kept"
    why = Choice("情形", {"paid": "罚款已经缴清", "fell": "处罚决定已被撤销", "none": "决定不予处罚，不再需要查封、扣押"})

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.stage == HELD.key and (case.open("kept") or self.why == "none") and not case.open("release"):
            yield c.Start("release")


class Treat(Act):
    """As a decision in force says, the things are confiscated or destroyed within the term, or auctioned to cover the fine for which they were kept."""

    title, basis = "依法处理查封、扣押的财物", "强制·处理"
    by, at, enters = capacities.handler, HELD, TREATED
    signs = (capacities.unit_head, capacities.leader)
    meets, tells, counts, asks = ("held", "handle", "release", "kept"), ("Released", "TimeRuns"), ISSUED, (behind, compared)
    plays, whole = "goods.treated", True
    how = Choice("处理方式", HOW)
    decision = Code("处理所依据的决定书文号", told="KeepForFine.decision")
    things = Rows("处理清单", told="Implement.things", name=Text("名称、规格"), amount=Text("数量、单位"), state=Text("去向", required=False))
    overdue = Flag("单独办理的措施拍卖抵缴的：救济期限已满，催告书已经送达，当事人仍不履行")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from ready(case)
        yield from rests(case, self.how, bool(self.overdue))
        yield from rests_on(case, self.decision)
        if appraising(case):
            yield Objection("检测、鉴定还没有结果", "强制·处理", "请先登记结果")
        if run_out(case):
            yield Objection("期限已经届满，应当解除，不能再处理", "强制·解除", "请立即解除；为抵缴罚款的，须在期限内办理“作出处罚决定后继续查封、扣押以备抵缴”", rule="ACL-08")
        if case.ever(Fell):
            yield Objection("强制措施已被撤销，应当解除", "强制·解除", "请先解除并退还")
        yield from on_the_list(case, "强制·处理", self.whole)
        yield from given_back(case) if self.whole else ()

    def told(self, case: Case) -> Iterable[Consequence]:
        """The decision on what becomes of the things."""
        words = {"things": table(self.things), "seizure": seizure(case), "how": HOW[self.how], "decision": self.decision}
        yield c.Issue("treated", of=respondent(case), words=words)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from self.told(case)
        yield from no_longer_held(case, {"how": self.how})


