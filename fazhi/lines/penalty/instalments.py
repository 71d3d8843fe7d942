"""Penalty, paying later or in parts: asked for in economic difficulties, granted part by part, each part with its day."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, Money, PartyOf, Rows, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.paying import owed_by, paid_by, payments
from fazhi.lines.penalty.stages import ISSUED, WAYS


class AskInstalments(Act):
    """The respondent asks to pay later or in parts, since he has economic difficulties."""

    title, basis = "申请延期或分期缴纳", "处罚·分期缴纳"
    fact = True
    party = PartyOf("申请人", "respondent")
    reason = Text("经济困难的情况", lines=2)
    wishes = Text("请求的缴纳日期、期数和数额", required=False)
    way = Choice("方式", WAYS, required=False, help="口头申请的，登记后打印申请书交当事人签名")
    letter = File("当事人的申请书", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.way == "spoken":
            yield c.Issue("instalments_application", of=self.party)


class Instalments(Act):
    """The fine may be paid later or in parts, each with its day."""

    title, basis = "准予延期或分期缴纳", "处罚·分期缴纳"
    by, signs, counts = capacities.handler, (capacities.leader,), ISSUED
    asks = payments
    party = PartyOf("当事人", "respondent")
    rows = Rows("各期", due=Day("缴纳日期"), amount=Money("数额"))
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.party and not case.ever(AskInstalments, party=self.party):
            yield Objection("没有当事人的申请", "处罚·分期缴纳", "请先登记当事人延期或分期缴纳的申请")
        days = [row["due"] for row in self.rows or ()]
        if days != sorted(days) or (days and days[0] < case.day.isoformat()):
            yield Objection("各期日期应依次在今天以后", "处罚·分期缴纳", "请核对日期", firm=True)
        left = owed_by(case, self.party) - paid_by(case, self.party) if self.party else 0
        if self.rows and sum(row["amount"] for row in self.rows) != left:
            yield Objection(f"各期合计与尚欠的罚款（{left / 100:,.2f}元）不符", "处罚·分期缴纳", "请核对各期数额", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("pay", self.party)
        for old in case.deadlines("instalment"):  # a new plan takes the place of the one before
            if old.state == "open" and old.of.partition("/")[0] == self.party:
                yield c.Void("instalment", old.of)
        for n, part in enumerate(self.rows):
            yield c.Start("instalment", of=f"{self.party}/{n + 1}", due=part["due"])
        yield c.Issue("instalments", of=self.party)
