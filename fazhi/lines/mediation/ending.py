"""After the agreement: confirmed by the court within its days, performed or not and what next, visited, filed away, or passed to where it belongs."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.mediation.counting import DIMS, back, first_time
from fazhi.lines.mediation.holding import Agree
from fazhi.lines.mediation.sheet import Sheet
from fazhi.lines.mediation.stages import ACCEPTED, AGREED, CLOSED, before_today, finish, organ, paper
from fazhi.lines.mediation.system import SystemResult

CONFIRMED_AT = (AGREED, CLOSED)  # the sides have their thirty days whether or not the committee has put its file away


class AskCourt(Act):
    """Both sides together ask the court to confirm the agreement, within the days of the law."""

    title, basis = "共同申请司法确认", "调解·司法确认"
    fact = True
    at, meets, starts = CONFIRMED_AT, "confirm", "court_accept"
    court = Text("人民法院")
    both = Code("双方共同申请（是/否）", default="是")

    def objections(self, case: Case) -> Iterable[Objection]:
        found = case.deadlines("confirm")
        if found and found[-1].over(case.day):
            yield Objection(f"共同申请司法确认的期限已于{found[-1].due[:10]}届满", "调解·司法确认", "照实登记；法院可能不受理，请告知当事人其他途径")
        if self.both != "是":
            yield Objection("司法确认须由双方当事人共同申请", "调解·司法确认", "请双方共同提出")
        if organ(case):
            yield Objection("行政调解协议不在三十日内共同申请司法确认的规定之内", "行政调解·协议", "照实登记；能否受理请先问人民法院")
        if case.first.kind == "family":
            yield Objection("确认身份关系、收养关系、婚姻关系的，法院不予受理", "调解·司法确认", "请核对协议内容，只就财产等部分申请")


class CourtAccepted(Act):
    """The court has accepted the application; its days to examine run."""

    title, basis = "法院受理司法确认", "调解·司法确认"
    fact = True
    at, meets, starts = CONFIRMED_AT, "court_accept", "court_decide"
    number = Code("案号", required=False)


class Confirm(Act):
    """The court has ruled on the agreement: confirmed, it can be enforced; rejected, the sides are told what else they can do."""

    title, basis = "司法确认", "调解·司法确认"
    fact = True
    at = CONFIRMED_AT
    meets = ("confirm", "court_accept", "court_decide")
    counts = Counts("mediation.confirmed", dims=DIMS, when=first_time("mediation.Confirm", "confirmed"))
    result = Choice("结果", {"confirmed": "裁定有效", "rejected": "驳回申请"})
    document = Code("裁定书文号", required=False)
    copy = File("裁定书", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.done(AskCourt):
            yield Objection("没有登记过双方共同申请", "调解·司法确认", "照实登记；已经申请的，请补记“共同申请司法确认”")
        if self.result and not self.document and not self.copy and case.manner == "here":
            yield Objection("没有裁定书文号，也没有裁定书", "调解·司法确认", "请填写文号或上传裁定书")


class Perform(Act):
    """The agreement was performed, wholly or not; what is not performed asks for a next step."""

    title, basis = "履行情况", "调解·履行监督"
    fact = True
    at = AGREED
    meets = "perform"
    counts = Counts("mediation.performed", dims=DIMS, when=first_time("mediation.Perform", "done"))
    result = Choice("履行", {"done": "已履行", "partly": "部分履行", "no": "未履行"})
    visited_on = Day("回访日期", required=False)
    note = Text("情况", lines=2, required=False)
    issues = "visit"

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "done":
            yield c.Void("next")  # what was not performed before is performed now
        elif self.result and not case.open("next"):
            yield c.Start("next")


class Next(Act):
    """What follows when an agreement is not performed: urged, mediated again, the court's enforcement of what it confirmed, or a suit on the agreement."""

    title, basis = "不履行的处理", "调解·履行监督"
    at, meets = AGREED, "next"
    by = (capacities.mediator, capacities.clerk)
    enters = By("step", again=ACCEPTED)
    counts = back()
    step = Choice("处理", {"urge": "督促履行，约定新的日期", "again": "重新调解", "enforce": "当事人申请法院强制执行（已司法确认）", "sue": "当事人就协议向法院起诉"})
    until = Day("约定的履行日期", required=False)
    note = Text("情况", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("next"):
            yield Objection("没有登记过协议没有履行", "调解·履行监督", "请先在“履行情况”中登记未履行或者部分履行", firm=True)
        yield from before_today(case, self.until, "约定的履行日期", "调解·履行监督")
        if self.step == "enforce" and not case.ever(Confirm, result="confirmed"):
            yield Objection("协议没有经司法确认，不能直接申请强制执行", "调解·司法确认", "在期限内可以先共同申请司法确认；期限已过的，就协议起诉", firm=True)
        if self.step == "urge" and not self.until:
            yield Objection("督促履行的，应当约定新的日期", "调解·履行监督", "请填写约定的履行日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.step == "again":
            yield from (finish(case), c.Void("confirm"), c.Void("perform"))
        else:
            yield paper(case, "urging")
        if self.step == "urge":
            yield c.Start("perform", due=self.until)


class Close(Act):
    """The mediation is closed and its file put in order; the days in which both sides may ask the court run on."""

    title, basis = "结案归档", "调解·记录归档"
    by, at, enters = capacities.handler, AGREED, CLOSED
    voids = ("perform", "next")
    issues = "cover"
    pages = Count("案卷页数", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        last = case.said(Perform)
        if case.open("next") and not (last and last.result == "done"):
            yield Objection("协议没有履行，还没有处理", "调解·履行监督", "请先办理“不履行的处理”", firm=True)
        running = case.open("perform")
        if running is not None and any(case.ever(each) for each in (Agree, Sheet, SystemResult)):
            yield Objection("还没有回访履行情况", "调解·回访", "请先登记履行情况")
