"""Execution, up to the demand: taken up, challenged or not, demanded, answered, weighed, paid."""

from collections.abc import Iterable
from datetime import date

from fazhi import law
from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, PAPERS, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, Money, Place, Rows, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.execution.publishing import withdrawing
from fazhi.lines.execution.stages import (
    DEMANDED,
    DUE,
    GOING,
    KINDS,
    LISTED,
    by_another,
    court_since,
    final_day,
    going_on,
    obliged,
    outstanding,
    owing,
    received,
    remedies,
    weighed,
)

ISSUED = Counts("execution.papers", amount=PAPERS)


class TakeUp(Act):
    """A decision was not obeyed in its term; it comes to enforcement, as a part of its case or by itself."""

    title, basis = "登记逾期未履行", "强制·催告"
    fact = True
    by, at, enters = (capacities.officer, capacities.clerk), NEW, DUE
    obliged = Who("当事人", capacity="respondent")
    kind = Choice("义务种类", KINDS, default="money")
    what = Text("未履行的内容", lines=2)
    decision = Code("决定书文号", required=False)
    amount = Money("尚欠的本金", required=False, default=0)
    fine = Money("其中的罚款", required=False, help="只有罚款按日加处罚款，没收的违法所得不加处；不填的，本金全部是罚款")
    due = Day("履行期限届满日", required=False)
    remedies_until = Day("复议、起诉期限届满日", required=False)
    parts = Rows("逾期的各期（分期缴纳的）", required=False, due=Day("缴纳日期"), amount=Money("其中的罚款", required=False, default=0))
    things = Rows("没收物品清单", required=False, least=0, name=Text("名称、规格"), amount=Text("数量、单位"))
    deferred_until = Day("准予暂缓、分期缴纳的期限届满日", required=False, help="申请人民法院强制执行的期限自这一日起计算")
    party = Code("来源事项中的当事人", required=False, help="由处罚、检查事项开立时自动填写；直接登记的不填")


class Contest(Act):
    """The decision is challenged before a reconsideration organ or a court; on these days no additional fine runs."""

    title, basis = "登记复议、诉讼情况", "处罚·不停止执行"
    fact = True
    by, at, asks = (capacities.officer, capacities.clerk), GOING, remedies
    forum = Choice("程序", {"review": "行政复议", "suit": "行政诉讼"})
    since = Day("开始之日")
    until = Day("结束之日", required=False)
    final_on = Day("决定不能再争议之日", required=False, help="复议后未起诉的，填起诉期限届满日；判决的，填生效日")
    document = Code("文书号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.until and self.since and self.until < self.since:
            yield Objection("结束之日在开始之日以前", "记录·全过程", "请核对日期", hard=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("apply_court")
        if self.final_on:
            yield c.Start("apply_court", since=court_since(case, date.fromisoformat(self.final_on)).isoformat())


class Demand(Act):
    """Before anything is enforced the person is urged in writing: by when, how, how much, and that he may be heard."""

    title, basis = "催告履行", "强制·催告"
    by, at, enters = capacities.handler, (DUE, DEMANDED), DEMANDED
    signs, asks, voids, counts = (capacities.unit_head,), remedies, "demand", ISSUED
    until = Day("履行期限")
    way = Text("履行方式（付款账户、清理或者拆除的要求）", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from by_another(case)
        yield from going_on(case)
        if case.first.due and case.at[:10] <= case.first.due[:10]:
            yield Objection("决定确定的履行期限还没有届满", "强制·催告", "请等期限届满", rule="ACL-09")
        if self.until and self.until <= case.at[:10]:
            yield Objection("催告的履行期限应当在今天以后", "强制·催告", "请给当事人合理的履行期限", rule="ACL-09")
        if case.first.kind == "money" and not outstanding(case):
            yield Objection("款项已经缴清", "强制·催告", "请办理执行完毕", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("demand", of=obliged(case), words=owing(case))
        day = final_day(case)
        if day and not case.open("apply_court"):
            yield c.Start("apply_court", since=court_since(case, day).isoformat())


class Answer(Act):
    """The person states his case after the demand."""

    title, basis = "登记对催告的陈述申辩", "强制·陈述申辩"
    fact, at = True, GOING
    words = Text("陈述申辩内容", lines=3)
    evidence = File("证据", many=True, required=False)


class Weigh(Act):
    """What was said after the demand is weighed; what holds must be adopted."""

    title, basis = "复核对催告的陈述申辩", "强制·陈述申辩"
    by, at = capacities.handler, GOING
    adopted = Choice("是否采纳", {"yes": "采纳", "partly": "部分采纳", "no": "不采纳"})
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not list(weighed(case)):
            yield Objection("没有等待复核的陈述申辩", "强制·陈述申辩", "请先登记陈述申辩", firm=True)


class Receive(Act):
    """Money comes in, from the person, by transfer, auction or through the court."""

    title, basis = "登记执行到的款项", "强制·加处罚款"
    fact = True
    by, at = (capacities.clerk, capacities.officer), GOING
    amount = Money("数额", adds=True)
    receipt = Code("票据号", required=False)
    payer = Text("代为缴纳的人", required=False)
    counts = Counts("execution.received", amount="amount")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.ever(Fell) and not case.open("give_back"):
            yield c.Start("give_back")


class Paid(Act):
    """The person has paid in the matter from which the enforcement came; it counts here as if it had come in here."""

    title, basis = "来源案件中缴款", "处罚·缴款"
    fact, hidden, at = True, True, ANY
    amount = Money("数额", adds=True)
    receipt = Code("票据号", required=False)


class Changed(Act):
    """Reconsideration or the court has changed the decision in the matter from which the enforcement came; what it leaves to pay is enforced from here on."""

    title, basis = "据以执行的决定被变更", "强制·终结"
    fact, hidden, at = True, True, ANY
    amount = Money("变更后尚欠的本金", required=False, default=0)
    fine = Money("其中的罚款", required=False)


class ListPower(Act):
    """A power to enforce that the law gives this office itself is listed with its basis, from a day on."""

    title, basis = "列入行政强制执行权", "强制·执行决定"
    by, at, enters = (capacities.registrar, capacities.unit_head), NEW, LISTED
    key = Code("事项编码")
    name = Code("事项名称")
    document = Code("法律依据")
    since = Day("起始日期")
    until = Day("终止日期", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.List("enforcement", self.key, self.name, {"document": self.document}, since=self.since, until=self.until or "")


ZONES = {"village": "乡、村庄规划区", "town": "城镇规划区"}


class AnnounceBuilding(Act):
    """An illegal building is announced on the spot: its owner is to pull it down himself by a day."""

    title, basis = "公告限期自行拆除", "强制·强制拆除"
    by, at, enters = capacities.handler, (DUE, DEMANDED), DEMANDED
    signs, asks, counts = (capacities.unit_head, capacities.leader), remedies, ISSUED
    zone = Choice("所在规划区", ZONES)
    county = Code("县级政府责成拆除的文号", required=False)
    place = Place("位置")
    area = Text("面积、结构")
    until = Day("自行拆除期限")
    photos = File("张贴公告的照片", many=True, required=False, live=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from by_another(case)
        yield from going_on(case)
        if case.first.kind != "building":
            yield Objection("本事项不是违法建筑物、构筑物、设施的拆除", "强制·强制拆除", "请改用催告", firm=True)
        if self.zone == "town" and not self.county:
            yield Objection("城镇规划区内的强制拆除须由县级以上人民政府责成", "规划·责成拆除", "请填写责成文件的文号")
        if self.until and self.until <= case.at[:10]:
            yield Objection("自行拆除的期限应当在今天以后", "强制·强制拆除", "请核对期限", rule="ACL-16")

    def follows(self, case: Case) -> Iterable[Consequence]:
        ground = law.provision("规划·责成拆除" if self.zone == "town" else "规划·乡村拆除", case.day).cite
        yield c.Issue("announcement", of=obliged(case), words={"ground": ground, **{name: getattr(self, name) for name in ("place", "area", "until", "county")}})


class Fell(Act):
    """The decision on which the enforcement rests was set aside or changed."""

    title, basis = "执行依据被撤销或者变更", "强制·执行回转"
    fact, at = True, ANY
    by = (capacities.clerk, capacities.officer, capacities.reviewer, capacities.unit_head)
    document = Code("文书号", required=False)
    annulled = Flag("已经执行，需要返还或者恢复", default=False)
    starts, voids, tells = "stop", ("demand", "apply_court"), "disclosure.Fallen"

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from withdrawing(case)
        if self.annulled or received(case):
            yield c.Start("give_back")
