"""A document that a reviewing organ or a court looks at beside a case: what was asked, the written answer of its maker, and what came of it."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, File, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.normative.stages import ENDED, FORCE

RULE = "复议·附带审查"
OFFICE = (capacities.clerk, capacities.unit_head)


class Questioned(Act):
    """A reviewing organ or a court asks in writing on what the document rests; the days for the answer to the reviewing organ run."""

    title, basis = "登记附带审查通知", RULE
    fact = True
    by, at = OFFICE, (FORCE, ENDED)
    road = Choice("途径", {"review": "行政复议", "court": "行政诉讼"})
    organ = Code("来文机关")
    number = Code("来文文号", required=False)
    clauses = Text("被审查的条款", lines=2)
    letter = File("来文", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("incident_answer" if self.road == "review" else "incident_court")


class AnswerQuestion(Act):
    """The maker of the document answers in writing why its clauses are lawful, or that they are not."""

    title, basis, issues = "书面答复附带审查", RULE, "incident"
    by, at, signs = OFFICE, (FORCE, ENDED), (capacities.chief,)
    meets = ("incident_answer", "incident_court")
    answer = Text("制定依据和理由", lines=4)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(Questioned):
            yield Objection("没有登记附带审查通知", RULE, "请先登记来文", firm=True)


class Ruled(Act):
    """The reviewing organ or the court said whether the clauses are lawful; what is not has to be changed or repealed."""

    title, basis = "登记附带审查结果", RULE
    fact = True
    by, at = OFFICE, (FORCE, ENDED)
    result = Choice("结果", {"lawful": "合法", "unlawful": "不合法，不作为依据"})
    number = Code("文书文号")
    what = Text("认定的内容", lines=2, required=False)
    sheet = File("文书", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(Questioned):
            yield Objection("没有登记附带审查通知", RULE, "请先登记来文", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "unlawful" and case.stage == FORCE.key:
            yield c.Start("incident_mend")
