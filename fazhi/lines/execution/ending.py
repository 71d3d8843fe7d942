"""Execution, how it goes on and ends: agreed, suspended, ended, carried out, given back when the decision fell."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, Flag, Money, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.execution.acts import ISSUED, Fell
from fazhi.lines.execution.court import compared
from fazhi.lines.execution.deciding import Carry, Perform
from fazhi.lines.execution.stages import (
    COUNTED,
    DECIDED,
    DONE,
    ENDED,
    GOING,
    WAYS,
    agreed,
    by_another,
    decision_stands,
    going_on,
    obliged,
    outstanding,
    paused,
    principal,
    received,
    remedies,
    surcharge,
    told,
)


def really(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True where something was enforced, not merely obeyed."""
    return said.get("way") in COUNTED


class Agree(Act):
    """Without harm to the public or others the person may obey in steps; for making good the additional fine may be forgiven."""

    title, basis = "达成执行协议", "强制·执行协议"
    by, at, signs, asks, counts = capacities.handler, GOING, (capacities.leader,), remedies, ISSUED
    rows = Rows("分阶段履行的安排", due=Day("日期"), what=Text("履行的内容"), amount=Money("数额", required=False, default=0))
    waived = Money("减免的加处罚款", required=False, default=0)
    repaired = Text("当事人采取的补救措施", lines=2, required=False)
    harmless = Flag("不损害公共利益和他人合法权益")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from by_another(case)
        yield from going_on(case)
        if self.rows and not self.harmless:
            yield Objection("损害公共利益或者他人合法权益的，不能达成执行协议", "强制·执行协议", "请核对后如实勾选", rule="ACL-19")
        if self.waived and not self.repaired:
            yield Objection("当事人采取补救措施的，才可以减免加处罚款", "强制·执行协议", "请写明补救措施，或去掉减免", rule="ACL-19")
        if self.waived and self.waived > surcharge(case):
            yield Objection(f"减免不能超过已经产生的加处罚款（{surcharge(case) / 100:,.2f}元），本金不能减免", "强制·执行协议", "请核对数额", firm=True)
        days = [row["due"] for row in self.rows or ()]
        if days != sorted(days) or (days and days[0] < case.at[:10]):
            yield Objection("各阶段的日期应依次在今天以后", "强制·执行协议", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("agreement", of=obliged(case))


class Breach(Act):
    """The person does not keep the agreement; enforcement goes on, and nothing stays forgiven."""

    title, basis = "登记不履行执行协议", "强制·执行协议"
    fact = True
    by, at = (capacities.officer, capacities.clerk), GOING
    note = Text("不履行的情况", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not agreed(case):
            yield Objection("没有正在履行的执行协议", "强制·执行协议", "请核对")


PAUSES = {"unable": "当事人确无能力履行，没有明显社会危害", "hard": "当事人履行确有困难或者暂无履行能力", "claim": "第三人对标的主张权利，确有理由",
          "irreparable": "执行可能造成难以弥补的损失，且中止不损害公共利益", "other": "行政机关认为需要中止的其他情形"}


class Pause(Act):
    """Enforcement is suspended for a ground of the law; who cannot pay and does no harm is let go when the years have passed."""

    title, basis = "中止执行", "强制·中止"
    by, at, signs, counts = capacities.handler, GOING, (capacities.leader,), ISSUED
    ground = Choice("中止的情形", PAUSES)
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from by_another(case)
        if paused(case):
            yield Objection("执行已经中止", "强制·中止", "", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("paused", of=obliged(case))
        if self.ground == "unable":
            yield c.Start("let_go")


class GoOn(Act):
    """The ground of the suspension is gone; enforcement goes on."""

    title, basis = "恢复执行", "强制·中止"
    by, at, voids, counts = capacities.handler, GOING, "let_go", ISSUED
    reason = Text("中止的情形已经消失的情况", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not paused(case):
            yield Objection("执行没有中止", "强制·中止", "", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("resumed", of=obliged(case))


class LetGo(Act):
    """The years of suspension have passed and the person still cannot pay: nothing is enforced any more."""

    title, basis = "中止期满不再执行", "强制·中止"
    fact, hidden = True, True
    by, at, enters, tells = capacities.clock, GOING, ENDED, ("Executed",)
    voids = ("demand", "apply_court")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from told(case, "ended")


ENDS = {"died": "公民死亡，无遗产可供执行，又无义务承受人", "gone": "法人或者其他组织终止，无财产可供执行，又无义务承受人", "lost": "执行标的灭失",
        "annulled": "据以执行的行政决定被撤销", "refused": "人民法院裁定不予执行", "other": "行政机关认为需要终结的其他情形"}


class End(Act):
    """Enforcement ends for good on a ground of the law; the person is told."""

    title, basis = "终结执行", "强制·终结"
    gives_up = True
    by, at, enters, asks = capacities.handler, GOING, ENDED, remedies
    signs, meets, voids, tells = (capacities.leader,), "stop", ("demand", "apply_court", "let_go"), ("Executed",)
    counts = (ISSUED, Counts("execution.done", dims=("way",), when=really))
    ground = Choice("终结的情形", ENDS)
    way = Choice("已经采取的执行方式", WAYS, default="none")
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from by_another(case)
        fell = case.ever(Fell) or (case.asked.get("remedies") or {}).get("fallen")
        if self.ground == "annulled" and not fell:
            yield Objection("没有登记决定被撤销", "强制·终结", "请先登记撤销决定的文书")
        if self.ground == "refused" and not case.ever("execution.Rule", result="refused"):
            yield Objection("没有登记法院不予执行的裁定", "强制·终结", "请先登记裁定")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("ended", of=obliged(case))
        yield from told(case, "ended")


class Complete(Act):
    """Everything owed was paid or done; the matter of which this is a part hears it."""

    title, basis = "执行完毕", "强制·执行决定"
    by, at, enters, signs = capacities.handler, GOING, DONE, (capacities.unit_head,)
    voids, tells = ("demand", "apply_court", "let_go"), ("Executed",)
    counts = Counts("execution.done", dims=("way",), when=really)
    asks = (compared, remedies)
    way = Choice("执行方式", {key: title for key, title in WAYS.items() if key != "none"})
    note = Text("执行情况", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from by_another(case)
        yield from decision_stands(case)
        left = outstanding(case)
        if case.first.kind == "money" and left:
            yield Objection(f"尚欠{left / 100:,.2f}元（含加处罚款），没有执行完毕", "强制·加处罚款", "请先登记款项；依法终结的，办理终结执行", firm=True)
        kept = (case.asked.get("compared") or {}).get("left")
        if kept:
            yield Objection(f"没收物品清单第{'、'.join(map(str, kept))}项还没有处理", "罚没·管理", "请先登记没收物品的处理", rule="CON-01")
        if self.way == "surcharge" and received(case) <= principal(case):
            yield Objection("没有收到加处的罚款", "强制·加处罚款", "请选择其他方式", firm=True)
        if self.way in ("remove", "demolish", "transfer", "auction") and not case.ever(Carry):
            yield Objection("没有强制执行的笔录", "强制·执行决定", "请先登记实施强制执行")
        if self.way == "substitute" and not (case.ever(Perform) or case.ever("execution.ClearAtOnce")):
            yield Objection("没有代履行的记录", "强制·代履行", "请先登记代履行")
        if case.unconfirmed():
            yield Objection("还有两人执法的记录没有经第二名执法人员确认", "处罚·两人执法", "请本人在待办中“确认”，或提出异议")
        if case.open("costs") or case.open("notify"):
            yield Objection("代履行的费用没有结清，或者没有通知当事人", "强制·代履行", "请先登记")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from told(case, "voluntary" if self.way == "voluntary" else "done")


class SettleCosts(Act):
    """The cost of what was done in the person's place is paid, borne by the office or claimed in court."""

    title, basis = "结清代履行费用", "强制·代履行"
    fact = True
    by, at, meets = (capacities.clerk, capacities.officer), DECIDED, "costs"
    how = Choice("方式", {"paid": "当事人缴纳", "borne": "法律规定由机关承担", "claimed": "另行追缴"})
    amount = Money("数额", required=False, default=0)
    receipt = Code("票据号", required=False)


class GiveBack(Act):
    """After the decision fell, what was taken is given back, or made good where it no longer can be."""

    title, basis = "执行回转", "强制·执行回转"
    by, at, meets = capacities.handler, ANY, "give_back"
    signs = (capacities.leader,)
    how = Choice("方式", {"restored": "恢复原状", "returned": "退还财物、款项", "paid": "不能恢复或者退还的，给予赔偿"})
    amount = Money("退还、赔偿数额", required=False, default=0)
    note = Text("情况", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from by_another(case)
        if not case.open("give_back"):
            yield Objection("没有需要返还或者恢复的执行", "强制·执行回转", "请先登记决定被撤销", firm=True)
