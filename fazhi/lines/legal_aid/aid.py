"""Applications for legal aid at the station: taken, checked once for what is missing, handed over the same day, the answer told."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, OfficeOf, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.legal_aid.acts import DONE, PASSED, TAKEN

KINDS = {"labour": "劳动报酬", "injury": "工伤交通", "support": "赡养抚养", "violence": "家庭暴力", "marriage": "婚姻家庭", "land": "土地权益", "other": "其他"}
WAIVED = {"none": "须核查经济困难", "minor": "无固定生活来源的未成年人、老年人、残疾人", "relief": "社会救助、司法救助或优抚对象", "worker": "追索劳动报酬或工伤赔偿的进城务工人员"}


class Apply(Act):
    """Somebody asks for legal aid at the station; the station does not decide, it hands over."""

    title, basis = "接收法律援助申请", "法律援助·申请"
    fact = True
    by = (capacities.clerk, capacities.unit_head, capacities.cadre, capacities.citizen)
    at, enters = NEW, TAKEN
    starts = "forward"
    issues = "receipt"
    counts = (Counts("legal_aid.applications", dims=("kind",)),)
    who = Who("申请人", capacity="applicant")
    what = Text("申请事项", lines=2)
    kind = Choice("类别", KINDS)
    waived = Choice("经济状况核查", WAIVED, default="none")
    village = OfficeOf("村（社区）", "village", required=False)
    limitation = Day("时效或上诉期届满日", required=False, help="临近届满的，法律援助机构可以先行提供援助")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.village:
            yield c.Set({"unit": self.village})


class AskPapers(Act):
    """What is missing is told once, all of it."""

    title, basis = "一次性告知补充材料", "法律援助·补正"
    by, at = capacities.handler, TAKEN
    issues = "missing"
    missing = Text("需补充的材料", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.done(AskPapers):
            yield Objection("需补充的材料应当一次告知，已经告知过", "法律援助·补正", "请先转交，由法律援助机构审查")


class HandOver(Act):
    """The application goes to the county's legal aid organ with all its papers; its term to decide runs there."""

    title, basis = "转交法律援助申请", "法律援助·转交"
    by, at, enters = capacities.handler, TAKEN, PASSED
    meets, starts = "forward", "decide"
    issues = "transfer"
    urgent = Flag("时效临近，建议先行援助", reason=True)
    files = File("申请材料", many=True, required=False)


class Result(Act):
    """The legal aid organ's answer comes back and is told to the applicant."""

    title, basis = "反馈援助结果", "法律援助·决定"
    fact = True
    by, at, enters = (capacities.clerk, capacities.unit_head), PASSED, DONE
    meets, tells = "decide", "mediation.AidTold"
    counts = (Counts("legal_aid.granted", when=lambda said, memory, outcome: said.get("result") == "granted"),)
    result = Choice("结果", {"granted": "给予援助", "refused": "不予援助", "dropped": "申请人撤回"})
    number = Code("援助机构文号", required=False)
    note = Text("告知情况", lines=2, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for other in case.links("from:mediation"):
            yield c.Tell(other, "mediation.AidTold", {"result": self.result, **({"number": self.number} if self.number else {})})
