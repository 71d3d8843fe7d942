"""Penalty: how a case begins, the simple procedure, and what ends it; the ordinary procedure stands in ordinary.py."""

from collections.abc import Iterable

from fazhi import law
from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, Flag, Money, OfficeOf, OfficerOf, Place, Text, Who
from fazhi.kernel.money import fen
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.stages import CLOSED, CLUE, DECIDED, FALLEN, FIELDS, ISSUED, SOURCES, two_officers


class TakeUp(Act):
    """A clue comes in: from an inspection, a report, another organ or the officers' own eyes."""

    title, basis = "登记案源", "处罚·证据"
    fact = True
    at, enters = NEW, CLUE
    by = (capacities.officer, capacities.clerk, capacities.unit_head)
    source = Choice("案源", SOURCES, default="found")
    what = Text("违法线索", lines=2)
    place = Place("地点", required=False)
    village = OfficeOf("村（社区）", "village", required=False)
    field = Choice("执法领域", FIELDS, required=False)
    starts = "file"

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.field:
            yield c.Set({"field": self.field})


class OnTheSpot(Act):
    """A small breach with clear facts is told, heard and decided on the spot by two officers."""

    title, basis = "当场处罚", "处罚·简易程序"
    at, enters = NEW, DECIDED
    by = (capacities.officer,)
    starts = ("record", "pay", "ask_review", "credit")
    counts = (Counts("penalty.cases", dims=("kind",)), Counts("platform.cases"), ISSUED)
    issues = "spot_decision"
    respondent = Who("当事人", capacity="respondent")
    second = OfficerOf("第二名执法人员", "officer")
    what = Text("违法事实", lines=2)
    item = Text("违反的规定和处罚依据", lines=2)
    place = Place("地点", required=False)
    village = OfficeOf("村（社区）", "village", required=False)
    kind = Choice("处罚种类", {"fine": "罚款", "warning": "警告"})
    amount = Money("罚款数额", required=False, default=0)
    heard = Flag("已告知并听取陈述申辩")
    shown = Flag("已出示执法证件")
    impact = Flag("具有一定社会影响", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second)
        if self.what and not self.heard:
            yield Objection("没有告知并听取陈述申辩，不得作出处罚决定", "处罚·告知", "请先当场告知事实、理由、依据和权利")
        if self.amount and self.respondent:
            firm = self.respondent["kind"] == "organisation"
            rule = "APL-SIM-02" if firm else "APL-SIM-01"
            limit = fen(case.limit(rule))
            if limit is not None and self.amount > limit:
                yield Objection(f"对{'单位' if firm else '个人'}罚款超过{limit // 100}元的，不得当场处罚", "处罚·简易程序", "请按普通程序立案办理", rule=rule)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from publish_duty(case, bool(self.impact))


def publish_duty(case: Case, impact: bool) -> Iterable[Consequence]:
    """Before the provision on publication came into force every decision is published; since then those with social impact."""
    if not in_force("处罚·公开", case) or impact:
        yield c.Start("publish")


def in_force(provision: str, case: Case) -> bool:
    """True when the provision was in force on the case's day."""
    try:
        law.provision(provision, case.day)
    except law.NotInForce:
        return False
    return True


class Record(Act):
    """The on-the-spot decision is put on record with the organ."""

    title, basis = "当场处罚备案", "处罚·当场决定备案"
    by, at = capacities.handler, DECIDED
    meets = "record"
    note = Text("备案说明", required=False)


class Pay(Act):
    """The fine, or a part of it, is paid."""

    title, basis = "缴纳罚款", "处罚·缴款"
    fact = True
    by = (capacities.clerk, capacities.officer)
    amount = Money("缴款数额", adds=True)
    receipt = Code("票据号", required=False)
    way = Choice("方式", {"bank": "银行", "online": "电子支付", "spot": "当场收缴"}, default="online")
    counts = Counts("penalty.paid", amount="amount")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.way == "spot" and self.amount is not None:
            limit = fen(case.limit("APL-EXE-02"))
            if limit is not None and self.amount > limit:
                yield Objection(f"超过{limit // 100}元的罚款不得当场收缴（事后难以执行或边远地区除外）", "处罚·当场收缴", "请当事人到银行或电子支付缴纳", rule="APL-EXE-02")
            if not self.receipt:
                yield Objection("当场收缴必须出具财政专用票据", "处罚·票据", "请填写票据号")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.amount is not None and case.total(Pay, "amount") + self.amount >= owed(case):
            yield c.Meet("pay")


def owed(case: Case) -> int:
    """What the standing decisions ask for, in fen."""
    spot = case.said(OnTheSpot)
    ordinary = case.said("penalty.Decide")
    rows = ordinary.rows if ordinary and ordinary.rows else []
    return int((spot.amount or 0) if spot else 0) + sum(int(row.get("amount") or 0) for row in rows)


class Close(Act):
    """The case is closed once the decision is carried out."""

    title, basis = "结案", "记录·全过程"
    by, at, enters = capacities.handler, (DECIDED, FALLEN), CLOSED
    signs = (capacities.unit_head,)
    voids = ("file", "pay")
    reason = Choice("结案方式", {"done": "执行完毕", "none": "无需执行", "end": "终结执行", "withdrawn": "决定已撤销"}, default="done")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.reason == "done" and owed(case) > case.total(Pay, "amount"):
            yield Objection("罚款尚未缴清，不能以执行完毕结案", "处罚·履行", "请先登记缴款，或选择其他结案方式", firm=True)


class Published(Act):
    """The disclosure line tells that the decision was published."""

    title, basis = "决定已公开", "处罚·公开"
    fact, hidden = True, True
    at, meets = ANY, "publish"


class Fell(Act):
    """Reconsideration or a court tells that the decision was set aside, changed or declared unlawful."""

    title, basis = "决定被撤销或变更", "处罚·撤回公开"
    fact = True
    at, enters = ANY, FALLEN
    by = (capacities.clerk, capacities.officer)
    result = Choice("结果", {"annulled": "撤销", "changed": "变更", "unlawful": "确认违法", "void": "确认无效"})
    document = Code("文书号", required=False)
    voids = ("pay", "credit", "publish")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if not case.deadlines("publish") or not any(each.state == "met" for each in case.deadlines("publish")):
            return
        yield c.Start("withdraw_publication")


class Refund(Act):
    """Money paid under a decision that fell goes back."""

    title, basis = "退还罚款", "处罚·撤销变更"
    fact = True
    by, at = (capacities.clerk,), (FALLEN, CLOSED)
    amount = Money("退还数额")


class ReportCredit(Act):
    """The decision is reported for credit publicity."""

    title, basis = "报送信用公示", "三项制度·事后公开"
    by, at = (capacities.clerk, capacities.officer), ANY
    meets = "credit"
    number = Code("报送批次", required=False)


class OldFile(Act):
    """An old platform case stands as one summary entry, with its outside number."""

    title, basis = "登记旧案", "记录·全过程"
    fact = True
    at, enters = NEW, CLOSED
    by = (capacities.clerk, capacities.officer)
    counts = (Counts("platform.cases"), Counts("platform.papers", amount="papers"))
    number = Code("外部案号")
    papers = Count("对外文书数")
    what = Text("案情摘要", lines=2)


class ListPower(Act):
    """A penalty power that the town may use is listed with its basis, from a day on."""

    title, basis = "列入行政处罚权", "处罚·乡镇承接"
    at, enters = NEW, CLOSED
    by = (capacities.registrar, capacities.unit_head)
    key = Code("事项编码")
    name = Code("事项名称")
    field = Choice("执法领域", FIELDS, required=False)
    document = Code("赋权文件")
    since = Day("起始日期")
    until = Day("收回日期", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.List("power", self.key, self.name, {"document": self.document, "field": self.field or ""}, since=self.since, until=self.until or "")
