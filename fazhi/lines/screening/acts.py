"""Screening of disputes: a plan for the year, rounds walked in each village, findings with kind and risk, hand-over to mediation."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, File, Flag, OfficeOf, OfficerOf, Place, Text
from fazhi.kernel.wrong import Objection

RUNNING = Stage("running", "排查中")
FOUND = Stage("found", "已发现矛盾")
HANDED = Stage("handed", "已交办", end=True)
SETTLED = Stage("settled", "已化解", end=True)
ENDED = Stage("ended", "已结束", end=True)

ROUNDS = {"regular": "经常性排查", "concentrated": "集中排查"}
KINDS = {"neighbour": "邻里", "family": "婚姻家庭", "land": "土地山林", "labour": "劳资", "damage": "损害赔偿", "debt": "债务", "other": "其他"}
RISKS = {"low": "一般", "middle": "较大", "high": "重大"}


class Begin(Act):
    """A village's screening for a year is opened: who leads it and how often it is walked."""

    title, basis = "建立排查台账", "排查·计划"
    fact = True
    at, enters = NEW, RUNNING
    by = (capacities.clerk, capacities.unit_head)
    village = OfficeOf("村（社区）", "village")
    year = Count("年度", least=2004, most=2100)
    leader = OfficerOf("包片领导", "leader", role="leads", required=False)


class Walk(Act):
    """A round is walked; that nothing was found is a record too. The walker is the doer, even when a clerk types it."""

    title, basis = "开展排查", "排查·排查"
    fact = True
    at = RUNNING
    by = (capacities.cadre, capacities.mediator, capacities.clerk)
    counts = Counts("screening.rounds", dims=("village", "kind"))
    kind = Choice("类型", ROUNDS, default="regular")
    where = Place("走访地点或对象", required=False)
    nothing = Flag("未发现矛盾纠纷")
    found = Count("发现件数", default=0)
    photo = File("照片", required=False)
    note = Text("情况", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.nothing and self.found:
            yield Objection("勾选了“未发现”，又填了发现件数", "排查·零报告", "请核对后再登记", firm=True)
        if any(said.on == case.day and said.kind == self.kind and said.hands[0][1] == (case.hands[0]["person"] if case.hands else "")
               for said in case.each(Walk)):
            yield Objection("同一人同一天在同一村已登记过同类排查", "排查·排查", "确为两次的，请在情况中写明")


class Report(Act):
    """What a round found becomes a matter of its own: kind, risk, and who is to deal with it."""

    title, basis = "报告发现的矛盾", "排查·线索"
    fact = True
    at, enters = NEW, FOUND
    by = (capacities.cadre, capacities.mediator, capacities.clerk)
    counts = Counts("screening.findings", dims=("kind", "risk", "village"))
    village = OfficeOf("村（社区）", "village")
    kind = Choice("类别", KINDS)
    risk = Choice("风险", RISKS, default="low")
    what = Text("矛盾情况", lines=2)
    place = Place("地点", required=False)


class Deal(Act):
    """The finding is settled on the spot or handed to mediation."""

    title, basis = "处置", "排查·交办"
    by, at = capacities.handler, FOUND
    enters = By("how", mediation=HANDED, spot=SETTLED)
    opens = ("mediation",)
    how = Choice("处置方式", {"mediation": "交人民调解", "spot": "当场化解"})
    what = Text("情况", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.how == "mediation":
            yield c.Open("mediation", {"what": self.what, "kind": case.first.kind, "village": case.first.village, "source": "screening"})


class End(Act):
    """The year's screening of a village ends."""

    title, basis = "结束年度排查", "排查·销号"
    by, at, enters = capacities.handler, RUNNING, ENDED
    note = Text("小结", lines=2, required=False)
