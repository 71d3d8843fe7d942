"""Penalty, handed over: what looks like a crime or belongs to another organ goes there, and may come back."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Flag, OfficerOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.investigating import unanswered, uncorrected, undealt
from fazhi.lines.penalty.stages import CLUE, FILED, ISSUED, MOVED, TURNS, WORKING, newest, order


class ReportCrime(Act):
    """Two officers at least form a group and report that the breach looks like a crime; the head decides within days."""

    title, basis = "涉嫌犯罪移送报告", "处罚·移送司法"
    by, at, starts = (capacities.officer,), (CLUE, *WORKING), "transfer_decide"
    second = OfficerOf("专案组另一名成员", "officer")
    report = Text("涉嫌犯罪的事实和证据", lines=4)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.second == case.doer:
            yield Objection("专案组应当有两名以上人员", "处罚·移送司法", "请另派一名人员")


class RefuseTransfer(Act):
    """The head does not approve that the case goes to the police; his reasons are kept in the file, and the case goes on here."""

    title, basis = "不批准移送", "处罚·移送司法"
    by, at, meets = (capacities.chief,), (CLUE, *WORKING), "transfer_decide"
    reason = Text("不予批准的理由（记录在案）", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("transfer_decide"):
            yield Objection("没有等待决定的涉嫌犯罪移送报告", "处罚·移送司法", "请先由专案组提出移送报告", firm=True)


class MoveOut(Act):
    """The case belongs to another organ or looks like a crime: it is handed over with the head's approval."""

    title, basis = "移送", "处罚·移送司法"
    by, at, enters = capacities.handler, (CLUE, *WORKING), MOVED
    signs = (capacities.chief,)
    meets, voids, issues, counts = "transfer_decide", ("decide", "file", "defend", "ask_hearing", *TURNS), "transfer", ISSUED
    to = Text("接收机关")
    crime = Flag("涉嫌犯罪")
    things = Text("随案移送的材料和物品", lines=2, required=False)
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from undealt(case)
        yield from unanswered(case)
        yield from uncorrected(case)
        report = newest(case, ReportCrime)
        if self.crime and report is None:
            yield Objection("涉嫌犯罪的，应当先由两人以上的专案组提出书面报告", "处罚·移送司法", "请先登记涉嫌犯罪移送报告")
        elif self.crime and order(report) < order(newest(case, RefuseTransfer)):
            yield Objection("负责人已经决定不批准移送", "处罚·移送司法", "有新的事实、证据的，请由专案组重新提出移送报告")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.crime:
            yield c.Start("transfer_send", since=case.at if "T" in case.at else f"{case.at}T00:00")


class Delivered(Act):
    """The organ that receives the case has signed for it."""

    title, basis = "移送接收回执", "处罚·移送司法"
    fact, at, meets = True, MOVED, "transfer_send"
    receipt = Code("回执文号", required=False)


class CameBack(Act):
    """The organ to which the case was handed sends it back: what was filed goes on and its term to decide runs anew, a clue is checked again."""

    title, basis = "案件退回", "处罚·移送司法"
    fact = True
    by, at, voids = (capacities.clerk, capacities.officer), MOVED, "transfer_send"
    reason = Text("退回理由", lines=2)
    document = Code("文书号", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        filed = case.ever("penalty.FileCase") or case.ever("penalty.PlatformCase")
        yield c.Enter(FILED.key if filed else CLUE.key)
        yield c.Start("decide" if filed else "file")
