"""People's mediation, in the order of the law: applied for or taken up, accepted, mediators chosen, sessions, agreement or end, confirmation, performance."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, By, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, Flag, Money, OfficeOf, OfficerOf, PartyOf, Place, Text, Who
from fazhi.kernel.wrong import Objection

APPLIED = Stage("applied", "已申请")
ACCEPTED = Stage("accepted", "调解中")
AGREED = Stage("agreed", "已达成协议")
CLOSED = Stage("closed", "已结案", end=True)
FAILED = Stage("failed", "调解不成", end=True)
REFUSED = Stage("refused", "不予受理或当事人拒绝", end=True)

KINDS = {"neighbour": "邻里", "family": "婚姻家庭", "land": "土地山林", "labour": "劳资", "damage": "损害赔偿", "debt": "债务", "other": "其他"}


class Apply(Act):
    """A party asks for mediation, or the committee takes a dispute up itself; four words are enough."""

    title, basis = "登记调解申请", "调解·受理"
    fact = True
    at, enters = NEW, APPLIED
    by = (capacities.mediator, capacities.clerk, capacities.cadre)
    source = Choice("来源", {"party": "当事人申请", "own": "主动调解", "screening": "排查交办", "petition": "信访转来", "court": "法院委派"}, default="party")
    what = Text("纠纷", lines=2)
    kind = Choice("类别", KINDS, default="other")
    village = OfficeOf("村（社区）", "village", required=False)
    place = Place("地点", required=False)
    side_a = Who("甲方", capacity="side_a", required=False)
    side_b = Who("乙方", capacity="side_b", required=False)


class Accept(Act):
    """The committee accepts, and both sides learn their rights; mediation is voluntary."""

    title, basis = "受理", "调解·受理"
    at = APPLIED
    by = (capacities.mediator, capacities.clerk)
    enters = By("answer", agreed=ACCEPTED, declined=REFUSED)
    starts = "finish"
    counts = Counts("mediation.accepted", dims=("kind", "village"), when=lambda said, memory, outcome: said.get("answer") == "agreed")
    answer = Choice("双方意愿", {"agreed": "双方同意调解", "declined": "一方明确拒绝"})
    told = Flag("已告知权利义务")
    mediators = OfficerOf("主持调解员", "mediator", role="presided")
    second = OfficerOf("共同调解员", "mediator", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.answer == "agreed" and not self.told:
            yield Objection("没有告知当事人权利义务", "调解·权利告知", "请先告知再受理")


class Session(Act):
    """A session is held."""

    title, basis = "组织调解", "调解·调查"
    at = ACCEPTED
    by = (capacities.mediator,)
    held_on = Day("调解日期", required=False)
    record = Text("调解情况", lines=3)


class Agree(Act):
    """The sides agree, in writing or by word of mouth; the agreement says what the law asks for."""

    title, basis = "达成调解协议", "调解·协议"
    at, enters = ACCEPTED, AGREED
    by = (capacities.mediator,)
    meets = "finish"
    starts = "confirm"
    counts = (Counts("mediation.concluded", dims=("kind",)), Counts("mediation.success", dims=("kind",)))
    form = Choice("形式", {"written": "书面协议", "oral": "口头协议"}, default="written")
    facts = Text("主要事实和争议事项", lines=2)
    terms = Text("协议内容、履行方式和期限", lines=3)
    amount = Money("涉及金额", required=False, default=0)
    signed = Flag("双方签名、调解员签名（口头协议为双方认可）")
    perform_by = Day("履行期限", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.terms and not self.signed:
            yield Objection("协议没有当事人和调解员签名（或认可）", "调解·协议", "请签名或当场认可后再登记")
        if not case.done(Session):
            yield Objection("没有任何调解记录", "调解·记录归档", "请先登记调解情况")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.form == "written":
            yield c.Issue("agreement")
        if self.perform_by:
            yield c.Start("perform", since=self.perform_by)


class Fail(Act):
    """No agreement: the parties are told of the other ways."""

    title, basis = "终止调解", "调解·终止"
    at, enters = ACCEPTED, FAILED
    by = (capacities.mediator,)
    meets = "finish"
    counts = Counts("mediation.concluded", dims=("kind",))
    reason = Text("原因", lines=2)
    told = Flag("已告知可以依法维护权利的其他途径")


class Confirm(Act):
    """The court has confirmed the agreement."""

    title, basis = "司法确认", "调解·司法确认"
    fact = True
    at = AGREED
    meets = "confirm"
    result = Choice("结果", {"confirmed": "裁定有效", "rejected": "驳回申请"})


class Perform(Act):
    """The agreement was performed, wholly or not."""

    title, basis = "履行情况", "调解·履行监督"
    fact = True
    at = AGREED
    meets = "perform"
    result = Choice("履行", {"done": "已履行", "partly": "部分履行", "no": "未履行"})
    note = Text("情况", lines=2, required=False)


class Close(Act):
    """The mediation is closed and filed away."""

    title, basis = "结案归档", "调解·记录归档"
    by, at, enters = capacities.handler, AGREED, CLOSED
    voids = ("confirm", "perform")


class ByAsk(Act):
    """A party objects to a mediator who is related or has an interest."""

    title, basis = "申请更换调解员", "调解·回避"
    fact = True
    at = ANY
    party = PartyOf("申请人", required=False)
    officer = OfficerOf("调解员", "mediator", role="challenged")
    reason = Text("理由")
