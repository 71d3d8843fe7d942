"""Applications for legal aid at the station: taken, checked once for what is missing, handed over the same day, the answer told."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, Money, OfficeOf, Text, Who
from fazhi.kernel.tracking import Track
from fazhi.kernel.wrong import Objection
from fazhi.lines.legal_aid.acts import AIDED, DONE, PASSED, TAKEN
from fazhi.lines.legal_aid.station import CONTENT

KINDS = {"labour": "劳动报酬", "injury": "工伤交通", "support": "赡养抚养", "violence": "家庭暴力", "marriage": "婚姻家庭", "land": "土地权益", "other": "其他"}
WAIVED = {"none": "须核查经济困难", "minor": "无固定生活来源的未成年人、老年人、残疾人", "relief": "社会救助、司法救助或优抚对象", "worker": "追索劳动报酬或工伤赔偿的进城务工人员"}

DECIDED = ("granted", "refused")
TRACK = Track(
    stands={TAKEN.key: "已经收到", PASSED.key: "已经转交法律援助机构", AIDED.key: "法律援助机构正在办理", DONE.key: "法律援助机构的决定已经告知申请人"},
    waits={"forward": "转交法律援助机构", "decide": "审查并作出决定", "assign": "指派援助人员", "objection": "审查申请人的异议"},
    turns={"decide": "法律援助机构", "assign": "法律援助机构", "objection": "司法行政部门"},
)


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


class Bring(Act):
    """The applicant has brought what was missing, or asks that the application goes on as it is."""

    title, basis = "补来材料", "法律援助·补正"
    fact = True
    by, at = (capacities.clerk, capacities.unit_head, capacities.cadre), (TAKEN, PASSED)
    what = Text("补来的材料", lines=2, required=False)
    goes_on = Flag("申请人表示不再补充，请照现有材料转交")
    files = File("扫描件", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.what and not self.goes_on:
            yield Objection("没有补来材料，也没有注明照现有材料转交", "法律援助·补正", "填写补来的材料，或者勾选照现有材料转交")


def presses(case: Case) -> int | None:
    """Days left until the limitation or appeal period of the applicant ends, where the law lets aid come first; None otherwise."""
    if not case.first.limitation:
        return None
    days = (date.fromisoformat(str(case.first.limitation)) - case.day).days
    limit = case.limit("aid.urgent")
    return days if limit and days < limit else None


class HandOver(Act):
    """The application goes to the county's legal aid organ with all its papers; its term to decide runs there."""

    title, basis = "转交法律援助申请", "法律援助·转交"
    by, at, enters = capacities.handler, TAKEN, PASSED
    meets, starts = "forward", "decide"
    issues = "transfer"
    urgent = Flag("时效临近，建议先行援助", reason=True)
    files = File("申请材料", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        left = presses(case)
        if left is not None and left < 0:
            yield Objection(f"时效或上诉期已于{case.first.limitation}届满", "法律援助·先行", "照实转交，并告知申请人", warns=True)
        elif left is not None and not self.urgent:
            yield Objection(f"距时效或上诉期届满只有{left}天，法律援助机构可以先行提供援助", "法律援助·先行", "建议先行的，勾选“时效临近，建议先行援助”并写明理由", warns=True)


def decided(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True for the first decision on an application; what follows an objection is no second one."""
    known = [one for one in memory["acts"][Result.key]["kept"] if one["s"].get("result") in DECIDED]
    return said.get("result") in DECIDED and len(known) == 1


class Result(Act):
    """The legal aid organ's decision comes back and is told to the applicant; what brought him here hears it too."""

    title, basis = "反馈援助结果", "法律援助·决定"
    fact = True
    by, at = (capacities.clerk, capacities.unit_head), (TAKEN, PASSED)
    enters = By("result", granted=AIDED, refused=DONE, dropped=DONE)
    meets, tells = "decide", "mediation.AidTold"
    counts = (Counts("legal_aid.granted", when=lambda said, memory, outcome: said.get("result") == "granted"),
              Counts("legal_aid.decided", when=decided))
    result = Choice("结果", {"granted": "给予援助", "refused": "不予援助", "dropped": "申请人撤回"})
    number = Code("援助机构文号", required=False)
    told = Flag("不予援助的，已告知可以提出异议")
    note = Text("告知情况", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.stage == TAKEN.key and self.result in DECIDED:
            yield Objection("还没有登记转交，就登记了援助机构的决定", "法律援助·转交", "照实登记；已经转交的，请撤销本条，补记“转交法律援助申请”（办理日期填实际转交之日）后再登记")
        if self.result == "refused" and not self.told:
            yield Objection("不予援助的，没有告知申请人可以提出异议", "法律援助·异议", "请告知后补记")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.open("forward"):
            yield c.Meet("forward")  # what is decided, or taken back, is forwarded no more
        if self.result == "granted":
            yield c.Start("assign")
        for other in case.links("from:mediation"):
            yield c.Tell(other, "mediation.AidTold", {"result": self.result, **({"number": self.number} if self.number else {})})


class Assigned(Act):
    """The organ has named who gives the aid; the applicant is told whom to see."""

    title, basis = "援助人员已指派", "法律援助·指派"
    fact = True
    by, at, meets = (capacities.clerk, capacities.unit_head), AIDED, "assign"
    who = Text("承办律师或者工作者")
    told = Flag("已告知申请人", default=True)


class Finished(Act):
    """The aid has come to its end: how it ended, what it brought, and whether the person was content."""

    title, basis = "援助事项办结", "法律援助·决定"
    fact = True
    by, at, enters = (capacities.clerk, capacities.unit_head), AIDED, DONE
    voids = "assign"
    counts = (Counts("legal_aid.finished", dims=("outcome",)), Counts("legal_aid.recovered", amount="amount"),
              Counts("legal_aid.rated", when=lambda said, memory, outcome: said.get("content", "none") != "none"),
              Counts("legal_aid.content", when=lambda said, memory, outcome: said.get("content") in ("yes", "mostly")))
    outcome = Choice("办理结果", {"won": "请求得到支持", "partly": "部分支持", "settled": "调解、和解", "lost": "未获支持", "stopped": "终止援助"})
    amount = Money("为受援人挽回或取得", required=False, default=0)
    content = Choice("受援人评价", CONTENT, default="none")


class Object(Act):
    """The applicant objects to a refusal; the justice authority looks at it within its days."""

    title, basis = "对不予援助提出异议", "法律援助·异议"
    fact = True
    by, at, enters, starts = (capacities.clerk, capacities.unit_head, capacities.cadre), (PASSED, DONE), PASSED, "objection"
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(Result, result="refused"):
            yield Objection("没有不予援助的决定", "法律援助·异议", "照实登记；决定还没有登记的，请补记“反馈援助结果”")


class Answered(Act):
    """The justice authority upholds the refusal, or orders the organ to give aid."""

    title, basis = "异议审查结果", "法律援助·异议"
    fact = True
    by, at, enters = (capacities.clerk, capacities.unit_head), PASSED, By("result", upheld=DONE, ordered=AIDED)
    meets = "objection"
    counts = Counts("legal_aid.granted", when=lambda said, memory, outcome: said.get("result") == "ordered")
    result = Choice("结果", {"upheld": "维持不予援助的决定", "ordered": "责令改正，给予援助"})
    number = Code("文号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.ever(Object):
            yield Objection("没有登记过异议", "法律援助·异议", "请补记异议")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "ordered":
            yield c.Start("assign")


class Onward(Act):
    """What needs no lawyer, or gets none, may be mediated: with the applicant's consent a dispute is opened with him as one side."""

    title, basis = "转人民调解", "村顾问·调解"
    by, at, opens = (capacities.clerk, capacities.unit_head, capacities.mediator), (TAKEN, DONE), "mediation"
    counts = Counts("legal_aid.to_mediation")
    what = Text("纠纷", lines=2)
    consent = Flag("申请人同意调解")

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.consent:
            yield Objection("调解须当事人自愿", "调解·自愿", "请先征得申请人同意", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        said = {"what": self.what, "source": "aid", "side_a": case.who_of(case.parties("applicant")[0])}
        yield c.Open("mediation", {**said, **({"village": case.first.village} if case.first.village else {})})
