"""A contract is signed, sealed, filed and published; a change of it goes the same way again."""

from collections.abc import Iterable
from fractions import Fraction

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.compare import drift
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, Money, OfficerOf, Text
from fazhi.kernel.limits import money_lines
from fazhi.kernel.said_again import begun_with
from fazhi.kernel.told import ToldPublished
from fazhi.kernel.wrong import Objection
from fazhi.lines.contract.acts import payment_rows
from fazhi.lines.contract.checks import meeting_needed, no_line, reviewed_text, standing, within_cap, within_sum
from fazhi.lines.contract.late import changed, falls_due
from fazhi.lines.contract.stages import (
    BY_LAW,
    CLEARED,
    DISPUTED,
    ENDED,
    SIGNED,
    draft,
    raised,
    reviewers,
    small_firm,
)


class Sign(Act):
    """The contract is signed by the head, or by whom the head empowered; the signed text is the reviewed one."""

    title, basis = "签订合同", "合同·签订"
    by, at, enters, signs = capacities.handler, CLEARED, SIGNED, (capacities.leader, capacities.chief)
    asks, signs_text = (drift, standing, money_lines), True
    meets = ("to_sign", "procurement_sign")
    starts, issues = ("seal", "file"), "seal_form"
    counts = (Counts("contract.signed"), Counts("contract.amount", amount="amount"))
    text = File("签订文本", help="打印签字前的定稿：Word文档或者带文字的PDF", told="Exempt.text Reviewed.text SendReview.text")
    scan = File("签字盖章件扫描", many=True, required=False)
    amount = Money("签订金额", required=False)
    copies = Count("份数", least=1, most=99, default=4)
    signer = Text("对方签字人", required=False)
    empowered = Code("授权委托书编号（不由主要负责人签字的）", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from reviewed_text(case)
        yield from meeting_needed(case, self.amount)
        drafted = draft(case)
        if drafted and (self.amount or 0) > (drafted.amount or 0):
            yield Objection("签订金额超过送审的合同金额", "合同·签订", "请更正起草记录并再次送审", firm=True)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from no_line(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        drafted = draft(case)
        if drafted is None:
            return
        if drafted.way in BY_LAW:
            yield c.Start("procurement_file")
            yield c.Start("procurement_publish")
            yield c.Open("disclosure", {"what": "政府采购合同公告", "column": "procurement", "formed": case.at[:10], "about": case.id}, kind="from")
        if drafted.until:
            yield c.Start("perform", due=drafted.until)
        for row in drafted.payments or ():
            yield from falls_due(case, row)


class Seal(Act):
    """The seal is put on the contract: how many copies, who asked, who kept the seal; whoever reviewed it does not seal it."""

    title, basis = "用印登记", "合同·用印"
    fact = True
    by, at, asks = (capacities.secrecy, capacities.clerk, capacities.unit_head), (CLEARED, SIGNED, DISPUTED, ENDED), reviewers
    meets = "seal"
    counts = Counts("contract.seals")
    what = Choice("用印文书", {"contract": "合同正本", "change": "变更、补充协议", "notice": "函件、通知"}, default="contract")
    copies = Count("份数", least=1, most=99)
    pages = Count("每份页数", required=False, least=1, most=9999)
    asker = OfficerOf("用印人", "", role="named")
    keeper = OfficerOf("监印人", "", role="assisted")
    cross = Flag("已盖骑缝章")
    photo = File("用印页照片", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.stage == CLEARED.key:
            yield Objection("合同还没有签批，不得用印", "合同·用印", "请先办理签订", firm=True)
        if self.asker and self.asker == self.keeper:
            yield Objection("用印人和监印人是同一人", "合同·用印", "请由印章管理人员监印", firm=True)
        if set(case.asked.get("reviewers") or ()) & {self.keeper}:
            yield Objection("审查这份合同的人不得监印", "机构·职责分离", "请由印章管理人员监印", firm=True)
        signed = case.said(Sign)
        used = sum(int(each.copies or 0) for each in case.each(Seal, ever=True, what="contract"))
        if signed and self.what == "contract" and used + (self.copies or 0) > int(signed.copies or 0):
            yield Objection(f"用印份数超过批准的{signed.copies}份", "合同·用印", "请核对份数；确需增加的另行审批", firm=True)


class FileUp(Act):
    """The signed contract is filed with the county's justice office, with its review opinion."""

    title, basis = "报送备案", "合同·备案"
    by, at = capacities.handler, (SIGNED, DISPUTED, ENDED)
    meets, issues = "file", "filing"
    counts = Counts("contract.filed")
    to = Text("备案机关", default="县司法局")
    materials = File("备案材料", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(Seal):
            yield Objection("合同还没有用印登记", "合同·备案", "请先登记用印", firm=True)


class FiledBack(Act):
    """The office that keeps the files gives the filing a number, or asks for something to be put right."""

    title, basis = "登记备案回执", "合同·备案"
    fact = True
    at = (SIGNED, DISPUTED, ENDED)
    number = Code("备案号", required=False)
    remark = Text("备案审查意见", lines=2, required=False)
    file = File("回执", required=False)


class FileProcurement(Act):
    """A copy of a procurement contract goes to the supervising department."""

    title, basis = "采购合同副本备案", "采购·备案"
    by, at, meets = capacities.handler, (SIGNED, DISPUTED, ENDED), "procurement_file"
    to = Text("监督管理部门", default="县财政局")
    number = Code("备案编号", required=False)


class AnnounceResult(Act):
    """Who won the tender was announced where the law wants it."""

    title, basis = "登记中标、成交结果公告", "采购·结果公告"
    fact = True
    by, at, meets = capacities.handler, ANY, "procurement_result"
    address = Code("公告的网址")
    sheet = File("公告截图", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("procurement_result"):
            yield Objection("没有待公告的中标、成交结果", "采购·结果公告", "只有按政府采购方式采购的要公告结果", firm=True)


class Published(ToldPublished):
    """The disclosure line tells that the contract was published."""

    title, basis, meets = "合同已公告", "采购·合同公告", "procurement_publish"


class Change(Act):
    """A change or an addition is drafted and reviewed like the contract itself."""

    title, basis = "起草变更、补充协议", "合同·变更"
    by, at, opens = capacities.handler, SIGNED, "legality"
    what = Text("变更内容", lines=3)
    why = Text("变更原因", lines=2)
    text = File("变更、补充协议送审稿")
    amount = Money("变更后的合同金额", required=False)
    until = Day("变更后的截止日", required=False)
    payments = payment_rows(required=False, least=0)

    def objections(self, case: Case) -> Iterable[Objection]:
        drafted = draft(case)
        if small_firm(case):
            yield from within_cap(case, self.payments, self.until or (drafted.until if drafted else None))
        yield from within_sum(case, self)
        more = raised(case, self) - (drafted.amount or 0) if drafted and drafted.way in BY_LAW and drafted.amount else 0
        if drafted and more > 0 and more > drafted.amount * Fraction(str(case.limit("gc.gp.extra"))):
            yield Objection("追加的采购金额超过法律允许的比例", "采购·追加", "请重新采购", rule="gc.gp.extra")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Open("legality", {"kind": "contract", "what": f"合同变更送审：{begun_with(case.id, 'name')}", "text": self.text}, kind="part", part=True)


class SignChange(Act):
    """The reviewed change is signed; its dates and payments take the place of the old ones, and a clock whose time it only says again runs on."""

    title, basis = "签订变更、补充协议", "合同·变更"
    by, at, signs, asks = capacities.handler, SIGNED, (capacities.leader, capacities.chief), (drift, standing, money_lines)
    starts, signs_text = "seal", True
    counts = Counts("contract.changes")
    text = File("签订文本", told="Change.text")

    def objections(self, case: Case) -> Iterable[Objection]:
        change = case.said(Change)
        if change is None or any(each.n > change.n for each in case.each(SignChange, ever=True)):
            yield Objection("没有待签订的变更", "合同·变更", "请先起草变更并送审", firm=True)
            return
        yield from within_sum(case, change)
        yield from reviewed_text(case, anew=True)
        yield from meeting_needed(case, change.amount)

    def follows(self, case: Case) -> Iterable[Consequence]:
        change = case.said(Change)
        if change is None:
            return
        running = case.open("perform")
        if change.until and (running is None or running.due != change.until):
            yield c.Void("perform")
            yield c.Start("perform", due=change.until)
        for row in change.payments or ():
            yield from changed(case, row)


class Urge(Act):
    """The other side is urged in writing to perform, or told of a circumstance that changes the contract."""

    title, basis = "发出履约函件", "合同·履行"
    by, at, issues = capacities.handler, (SIGNED, DISPUTED), "urging"
    what = Choice("函件种类", {"urge": "催告履行", "notify": "情况变化通知", "claim": "主张违约责任", "end": "解除通知"})
    text = Text("内容", lines=4)
