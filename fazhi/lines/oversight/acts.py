"""An inspection: what was looked at, each finding with its unit and its own day, rectified with proof, checked by somebody else, reported back."""

from collections.abc import Iterable
from datetime import date

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, MatterOf, Rows, Text
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import Objection
from fazhi.lines.oversight.findings import as_rectified, only, still_open
from fazhi.lines.oversight.stages import CLOSED, DONE, KINDS, LEVELS, LOOKING, RECTIFYING, UNITS, WEIGHTS

OFFICE = (capacities.clerk, capacities.unit_head, capacities.auditor)


def numbers(case: Case) -> list[str]:
    """The numbers of all findings of the matter, in order."""
    return list(dict.fromkeys(row["no"] for said in reversed(list(case.each(Find, ever=True))) for row in said.findings or ()))


def open_ones(case: Case) -> list[str]:
    """Numbers of findings whose rectification has not been accepted."""
    passed = {str(said.no) for said in case.each(Accept, ever=True, result="passed")}
    return [each for each in numbers(case) if each not in passed]


def unknown(case: Case, no: str | None) -> Iterable[Objection]:
    """The number belongs to no open finding."""
    if no and no not in open_ones(case):
        known = "、".join(open_ones(case)) or "无"
        yield Objection(f"没有编号为“{no}”的未销号问题", "督察·整改", f"未销号的问题编号：{known}", firm=True)


class Begin(Act):
    """An inspection begins: from above or our own, who looks at what in which unit."""

    title, basis = "登记督察检查", "督察·检查"
    fact = True
    at, enters = NEW, LOOKING
    counts = Counts("oversight.inspections", dims=("level", "kind"))
    level = Choice("来源", LEVELS, default="own")
    kind = Choice("类别", KINDS, default="self")
    organ = Text("督察检查机关或牵头科室", required=False)
    number = Code("文号", required=False)
    what = Text("检查内容", lines=2)
    units = Choice("被检查单位", UNITS, many=True, required=False)
    about = MatterOf("所涉事项", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.about:
            yield c.Relate(self.about, "about")


class Find(Act):
    """What was found, one number a finding: the unit that puts it right and the day by which it must."""

    title, basis = "登记发现的问题", "督察·整改"
    fact = True
    by, at, enters = OFFICE, (LOOKING, RECTIFYING), RECTIFYING
    counts = Counts("oversight.findings", amount="findings")
    findings = Rows("问题", least=1, most=200, no=Code("编号"), what=Text("问题"), unit=Choice("整改单位", UNITS), weight=Choice("程度", WEIGHTS, default="minor"),
                    until=Day("整改期限"))
    note = Text("说明", lines=2, required=False)
    report_by = Day("要求报告整改结果的日期", required=False)
    about = MatterOf("问题所在的事项", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        told = [row["no"] for row in self.findings or ()]
        again = sorted({each for each in told if told.count(each) > 1 or each in numbers(case)})
        if again:
            yield Objection(f"问题编号重复：{'、'.join(again)}", "督察·整改", "请给每个问题一个不同的编号", firm=True)
        late = [row["no"] for row in self.findings or () if date.fromisoformat(row["until"]) < case.day]
        if late:
            yield Objection(f"整改期限早于今天：{'、'.join(late)}", "督察·整改", "请核对期限；已经改完的，登记后直接报整改情况", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("order", words={"units": "、".join(dict.fromkeys(UNITS[row["unit"]] for row in self.findings))})
        for row in self.findings:
            yield c.Start("rectify", of=row["no"], due=row["until"])
        if self.report_by and not case.open("report"):
            yield c.Start("report", due=self.report_by)
        if self.about:
            yield c.Relate(self.about, "finding")


class NothingFound(Act):
    """The inspection found nothing."""

    title, basis = "未发现问题", "督察·检查"
    fact = True
    by, at, enters = OFFICE, LOOKING, CLOSED
    note = Text("检查情况", lines=2)


class Postpone(Act):
    """A finding gets a later day, with the leader's signature and the reason."""

    title, basis = "延长整改期限", "督察·整改"
    by, at, signs, shows = OFFICE, RECTIFYING, (capacities.leader,), ("Find.findings",)
    no = Code("问题编号")
    until = Day("延长至")
    reason = Text("原因", lines=2)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from still_open(case, open_ones(case))

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from unknown(case, self.no)
        running = case.open("rectify", self.no) if self.no else None
        if self.no in open_ones(case) and running is None:
            yield Objection("这个问题已经报告整改完成，没有正在计算的整改期限", "督察·整改", "请先审核销号；退回整改的，在退回时写明新的期限", firm=True)
        elif running and self.until and self.until <= running.due[:10]:
            yield Objection(f"延长后的日期不晚于原期限（{running.due[:10]}）", "督察·整改", "请填写更晚的日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Void("rectify", self.no)
        yield c.Start("rectify", of=self.no, due=self.until)


class Rectify(Act):
    """The unit tells what it did about a finding, with the proof; what has no proof is not rectified."""

    title, basis = "报整改情况", "督察·整改"
    fact = True
    by, at, shows = (capacities.clerk, capacities.unit_head, capacities.officer), RECTIFYING, ("Find.findings", "Accept.opinion")
    works_off = ("rectify",)
    no = Code("问题编号")
    state = Choice("进度", {"done": "已完成", "going": "正在整改"})
    measures = Text("整改措施和结果", lines=4)
    system = Text("建章立制", required=False, lines=2)
    proof = File("佐证材料", many=True, required=False)

    def begin(self, case: Case) -> dict[str, str]:
        return only(case, "rectify")

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from still_open(case, open_ones(case))

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from unknown(case, self.no)
        if self.state == "done" and not self.proof:
            yield Objection("报整改完成的，应当附佐证材料", "督察·整改", "请补传佐证材料", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.state == "done":
            yield c.Meet("rectify", self.no)
            yield c.Start("accept", of=self.no)


def same_unit(case: Case, act: Act) -> bool:
    """Whether whoever accepts sits in the unit of somebody who put this finding right."""
    staff, last = roster(case.office), case.said(Rectify, no=getattr(act, "no", None))
    worked = [staff.officer(person, case.day) for _, person, _ in case.hands_of(last.entry)] if last else []
    looks = staff.officer(case.doer, case.day)
    return bool(looks and any(each and each.units & looks.units for each in worked))


class Accept(Act):
    """Somebody who did not rectify it looks whether the finding is put right; if not, it goes back with a new day."""

    title, basis = "验收整改", "督察·整改"
    by, at, shows = (capacities.leader, capacities.unit_head, capacities.auditor), RECTIFYING, ("Find.findings", "Rectify.measures", "Rectify.proof")
    apart_from, works_off, asks = Rectify, ("accept",), same_unit
    counts = (Counts("oversight.rectified", when=lambda said, memory, outcome: said.get("result") == "passed"),
              Counts("oversight.sent_back", when=lambda said, memory, outcome: said.get("result") == "back"))
    no = Code("问题编号")
    result = Choice("结论", {"passed": "通过，销号", "back": "不通过，继续整改"})
    opinion = Text("验收意见", lines=2, required=False)
    until = Day("继续整改的期限", required=False, when=("result", ("back",)))

    def begin(self, case: Case) -> dict[str, str]:
        return only(case, "accept")

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from still_open(case, open_ones(case))

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from unknown(case, self.no)
        if self.no and self.no in open_ones(case) and not case.open("accept", self.no):
            yield Objection("这个问题还没有报整改完成", "督察·整改", "请先由整改单位报整改情况", firm=True)
        if case.asked.get("same_unit"):
            yield Objection("验收人和整改的人在同一个单位", "机构·职责分离", "宜由分管领导、审计人员或者其他单位的人验收", warns=True)
        if self.result == "back" and not (self.opinion and self.until):
            yield Objection("验收不通过的，应当写明意见和继续整改的期限", "督察·整改", "请填写意见和期限", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("accept", self.no)
        if self.result == "back":
            yield c.Start("rectify", of=self.no, due=self.until)
        elif open_ones(case) == [self.no]:
            yield c.Enter(DONE.key if case.open("report") else CLOSED.key)


class ReportBack(Act):
    """The result goes to the organ that inspected, signed by the head, finding by finding."""

    title, basis = "报告整改结果", "督察·报告"
    by, at, enters = OFFICE, DONE, CLOSED
    signs, meets = (capacities.chief,), "report"
    summary = Text("整改总体情况", lines=4, help="报告里自动逐项列出问题、整改措施和验收日期，这里写总体情况")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("report", words={"findings": as_rectified(case.id)})


class HoldLiable(Act):
    """What was done about those answerable: how many persons in which way, without names."""

    title, basis = "登记问责情况", "督察·问责"
    fact = True
    by, at = OFFICE, (RECTIFYING, DONE, CLOSED)
    counts = Counts("oversight.held_liable", amount="persons", dims=("way",))
    way = Choice("方式", {"talk": "约谈提醒", "criticism": "通报批评", "order": "责令检查", "discipline": "移送纪检监察处理"})
    persons = Count("人数", least=1, unit="人次")
    note = Text("情况", lines=2, required=False)
