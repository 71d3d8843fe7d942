"""The ladder of supervision: remind, urge, supervise, report; each rung stands on the one below and is answered. And what is grave is reported at once."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, OPEN, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, File, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition.stages import distinguished

RUNGS = {"remind": "提醒", "urge": "催办", "supervise": "督办", "report": "通报"}
ORDER = tuple(RUNGS)
HEADS = (capacities.unit_head, capacities.leader, capacities.chief)


class Supervise(Act):
    """Whoever drags a matter on is reminded, urged, supervised, reported – in this order, each with a day to answer."""

    title, basis = "提醒、催办、督办、通报", "信访·督办"
    by, at = HEADS, OPEN
    counts = Counts("petition.supervised", dims=("rung",))
    rung = Choice("方式", RUNGS)
    reason = Text("事由", lines=2)
    until = Day("反馈期限")

    def objections(self, case: Case) -> Iterable[Objection]:
        place = ORDER.index(self.rung) if self.rung else 0
        if place and not case.ever(Supervise, rung=ORDER[place - 1]):
            yield Objection(f"还没有{RUNGS[ORDER[place - 1]]}就{RUNGS[ORDER[place]]}", "信访·督办", f"请先{RUNGS[ORDER[place - 1]]}", firm=True)
        if self.until and self.until < case.day.isoformat():
            yield Objection("反馈期限在今天以前", "信访·督办", "请另定反馈期限", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("supervised")
        yield c.Start("supervised", due=self.until)


class Report(Act):
    """Whoever handles the matter says how it stands and what is done about the delay."""

    title, basis = "反馈督办情况", "信访·督办"
    by, at, meets = capacities.handler, OPEN, "supervised"
    what = Text("办理情况和原因", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("supervised"):
            yield Objection("没有等待反馈的督办", "信访·督办", "", firm=True)


class Urgent(Act):
    """A grave and urgent matter comes to light: it is to be reported upwards at once."""

    title, basis = "发现重大紧急信访信息", "信访·紧急报告"
    fact = True
    at, starts = OPEN, "report_urgent"
    what = Text("情况和已采取的措施", lines=3)


class ReportUp(Act):
    """The grave matter is reported to the county."""

    title, basis = "报告重大紧急信访信息", "信访·紧急报告"
    by, at, meets = (capacities.clerk, *HEADS), OPEN, "report_urgent"
    to = Text("报告的机关")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("report_urgent"):
            yield Objection("没有等待报告的重大紧急信息", "信访·紧急报告", "请先登记发现的情况", firm=True)


class AdviceComes(Act):
    """The petition office above advises how the town's work or a rule should be mended; the feedback is owed in writing."""

    title, basis = "收到改进建议", "信访·改进建议"
    fact = True
    by, at = (capacities.clerk, *HEADS), ANY
    counts = Counts("petition.advised")
    sender = Text("提出建议的机关")
    what = Text("改进建议", lines=3)
    paper = File("建议书", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if waiting(case):
            yield Objection("上一份改进建议还没有反馈", "信访·改进建议", "请一并反馈，或者先反馈上一份")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("advice_dayless" if distinguished(case, case.day) else "advice")  # the newer rules fix no number of days


class AdviceAnswered(Act):
    """The town writes back what it takes up and by when, and why not what it does not."""

    title, basis = "反馈改进建议采纳情况", "信访·改进建议"
    by, at, meets = (capacities.clerk, *HEADS), ANY, ("advice", "advice_dayless")
    signs = (capacities.leader,)
    issues = "advice_reply"
    taken = Choice("采纳情况", {"all": "采纳", "partly": "部分采纳", "none": "未采纳"})
    what = Text("采取的措施和完成时间", lines=3, required=False)
    why = Text("未采纳的理由", lines=3, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not waiting(case):
            yield Objection("没有等待反馈的改进建议", "信访·改进建议", "请先登记收到的改进建议", firm=True)
        if self.taken in ("partly", "none") and not self.why:
            yield Objection("没有写明未采纳的理由", "信访·改进建议", "请写明理由", firm=True)
        if self.taken in ("all", "partly") and not self.what:
            yield Objection("没有写明采取的措施", "信访·改进建议", "请写明措施和完成时间", firm=True)


def waiting(case: Case) -> bool:
    """True while an advice is not answered."""
    return bool(case.open("advice") or case.open("advice_dayless"))
