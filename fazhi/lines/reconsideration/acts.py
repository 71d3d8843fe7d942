"""The town as receiving point and as respondent of administrative reconsideration, under the law of the day of the application."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, MatterOf, Text, Who
from fazhi.kernel.wrong import Objection

RECEIVED = Stage("received", "已收件")
FORWARDED = Stage("forwarded", "已转交")
ANSWERING = Stage("answering", "答复中")
ANSWERED = Stage("answered", "已答复")
CLOSED = Stage("closed", "已办结", end=True)


class Receive(Act):
    """An application comes in at the receiving point; a receipt is given, nothing is refused."""

    title, basis = "接收复议申请", "复议·收件凭证"
    fact = True
    at, enters = NEW, RECEIVED
    by = (capacities.clerk,)
    starts, issues = "forward", "receipt"
    counts = Counts("reconsideration.received")
    applicant = Who("申请人", capacity="applicant")
    against = Text("不服的行政行为", lines=2)
    made_on = Day("知道该行为之日", required=False)
    penalty = MatterOf("所涉处罚案件", "penalty", required=False)
    complete = Flag("材料齐全", default=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        months = case.limit("REM-01")
        if self.made_on and months is not None and (case.day - case.day.fromisoformat(self.made_on)).days > int(months):
            yield Objection("自知道行政行为之日起已超过申请期限", "复议·申请期限", "照收并注明，由复议机关决定是否受理")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.penalty:
            yield c.Relate(self.penalty, "concerns:penalty")


class Forward(Act):
    """The application goes on to the reconsideration organ, and the applicant is told."""

    title, basis = "转交复议机关", "复议·转送"
    by, at, enters = (capacities.clerk,), RECEIVED, FORWARDED
    meets, issues = "forward", "forwarding"
    to = Text("复议机关")


class Notified(Act):
    """The organ tells the town that it is respondent; its days to answer run from the copy."""

    title, basis = "收到答复通知", "复议·发送副本"
    fact = True
    at, enters = FORWARDED, ANSWERING
    starts = "reply"
    document = Code("通知文号", required=False)


class Reply(Act):
    """The town answers in writing with evidence, grounds and law."""

    title, basis = "提出书面答复和证据", "复议·答复"
    by, at, enters = (capacities.officer, capacities.reviewer, capacities.unit_head), ANSWERING, ANSWERED
    signs = (capacities.chief,)
    meets = "reply"
    reply = Text("答复要点", lines=4)
    evidence = File("证据和依据", many=True, required=False)


class Decided(Act):
    """The organ has decided; what falls is told to the penalty case."""

    title, basis = "复议结果", "复议·决定"
    fact = True
    at, enters = ANY, CLOSED
    by = (capacities.clerk,)
    voids = ("reply", "forward")
    tells = ("penalty.Fell",)
    counts = Counts("reconsideration.fell", when=lambda said, memory, outcome: said.get("result") in ("annulled", "changed", "unlawful", "void"))
    result = Choice("结果", {"upheld": "维持", "annulled": "撤销", "changed": "变更", "unlawful": "确认违法", "void": "确认无效", "withdrawn": "申请人撤回",
                           "settled": "调解"})
    document = Code("决定书文号", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result in ("annulled", "changed", "unlawful", "void"):
            for other in case.links("concerns:penalty"):
                yield c.Tell(other, "penalty.Fell", {"result": self.result, "document": self.document})


