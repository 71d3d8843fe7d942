"""After the agreement: performed or not – part by part, where it says so – and what next, visited, filed away."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, Day, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.mediation.counting import DIMS, all_done, back, performed_now, plan_of, visits
from fazhi.lines.mediation.court import Confirm
from fazhi.lines.mediation.holding import Agree
from fazhi.lines.mediation.sheet import Sheet
from fazhi.lines.mediation.stages import ACCEPTED, AGREED, CLOSED, before_today, finish, paper
from fazhi.lines.mediation.system import SystemResult


class Perform(Act):
    """The agreement was performed, wholly or not; what is not performed asks for a next step."""

    title, basis = "履行情况", "调解·履行监督"
    fact = True
    at = AGREED
    counts = Counts("mediation.performed", dims=DIMS, when=performed_now)
    result = Choice("履行", {"done": "已履行", "partly": "部分履行", "no": "未履行"})
    part = Count("第几期", least=1, most=60, required=False, help="协议分期履行的填写；不填就是全部")
    visited_on = Day("回访日期", required=False)
    note = Text("情况", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        parts = plan_of(case.memory)
        if self.visited_on and self.visited_on > case.day.isoformat():
            yield Objection("回访日期晚于登记的日期", "调解·回访", "请核对回访日期；还没有回访的，等回访后再登记", hard=True)
        if self.part and self.part > parts:
            yield Objection(f"协议只有{parts}期" if parts else "协议没有约定分期履行", "调解·履行监督", "请核对是第几期；不分期的不填", hard=True)
        if parts and not self.part and self.result in ("partly", "no"):
            yield Objection("没有写明是第几期没有履行", "调解·履行监督", "请填写第几期", warns=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield paper(case, "visit")
        for each in case.deadlines("perform"):
            if each.state == "open" and each.of in (("", str(self.part)) if self.part else (each.of,)):
                yield c.Meet("perform", each.of)
        if self.result == "done" and wholly(case, self):
            yield c.Void("next")  # what was not performed before is performed now
        elif self.result in ("partly", "no") and not case.open("next"):
            yield c.Start("next")


def wholly(case: Case, act: Perform | None = None) -> bool:
    """True when all of the agreement is performed, by this visit or before it."""
    now = [{"s": {"result": act.result, "part": act.part}}] if act else []
    return all_done([*visits(case.memory), *now], plan_of(case.memory))


class Next(Act):
    """What follows when an agreement is not performed: urged, mediated again, the court's enforcement of what it confirmed, or a suit on the agreement."""

    title, basis = "不履行的处理", "调解·履行监督"
    at, meets = AGREED, "next"
    by = (capacities.mediator, capacities.clerk)
    enters = By("step", again=ACCEPTED)
    counts = back()
    step = Choice("处理", {"urge": "督促履行，约定新的日期", "again": "重新调解", "enforce": "当事人申请法院强制执行（已司法确认）", "notary": "双方就协议办理有强制执行效力的公证",
                           "arbitrate": "当事人申请仲裁（依法可以仲裁的）", "sue": "当事人就协议向法院起诉"})
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
    pages = Count("案卷页数", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield paper(case, "cover")

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.open("next") and not wholly(case):
            yield Objection("协议没有履行，还没有处理", "调解·履行监督", "请先办理“不履行的处理”", firm=True)
        running = case.open("perform")
        if running is not None and any(case.ever(each) for each in (Agree, Sheet, SystemResult)):
            yield Objection("还没有回访履行情况", "调解·回访", "请先登记履行情况")
