"""The people who mediate: committees with their members and term, and what a settled case earns its mediator (以案定补)."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, Flag, ListingOf, Money, OfficeOf, OfficerOf, Rows, Text
from fazhi.kernel.models import Listing
from fazhi.kernel.wrong import Objection
from fazhi.lines.mediation.stages import AGREED, CLOSED, STANDING

KINDS = {"town": "乡镇（街道）调委会", "village": "村调委会", "community": "社区（居）调委会", "firm": "企事业单位调委会", "trade": "行业性、专业性调委会"}


class Elect(Act):
    """A committee is elected or renewed and registered with its members; its term of years runs from then."""

    title, basis = "登记调解委员会", "调解·组织"
    fact = True
    at, enters = (NEW, STANDING), STANDING
    by = (capacities.clerk, capacities.mediator, capacities.unit_head)
    meets, starts = "committee", "committee"
    counts = Counts("mediation.committees", dims=("kind",))
    what = Text("名称")
    kind = Choice("类别", KINDS)
    village = OfficeOf("村（社区）", "village", required=False)
    parent = ListingOf("上级（指导）调解委员会", "committee", required=False, help="村、企业的一般填镇调解委员会")
    since = Day("产生日期")
    members = Rows("委员", name=Text("姓名"), woman=Flag("妇女"), head=Flag("主任"))
    mediators = Rows("人民调解员", officer=OfficerOf("调解员", "mediator", role="named"), full=Flag("专职"), required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.parent and self.parent == self.what:
            yield Objection("上级调解委员会不能是它自己", "调解·组织", "请核对；没有上级的不填", firm=True)
        bounds, members = case.limit("pm.members"), self.members or []
        if members and isinstance(bounds, tuple | list) and not int(bounds[0]) <= len(members) <= int(bounds[1]):
            yield Objection(f"委员应为{bounds[0]}至{bounds[1]}人，现有{len(members)}人", "调解·组织", "请核对名单", rule="pm.members")
        if members and not any(row.get("woman") for row in members):
            yield Objection("委员中应当有妇女成员", "调解·组织", "请核对名单")
        if members and sum(1 for row in members if row.get("head")) != 1:
            yield Objection("应当有一名主任", "调解·组织", "请勾选一名主任", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        standing = [row["key"] for row in case.memory["rows"].get("listing", {}).values() if row["register"] == "committee" and not row.get("until")]
        yield from (c.Delist("committee", key, self.since) for key in standing)
        yield c.List("committee", self.what, self.what, {
            "kind": self.kind, "village": self.village or "", "parent": self.parent or "", "members": len(self.members or []), "women": sum(1 for row in self.members or [] if row.get("woman")),
            "mediators": [[row["officer"], int(bool(row.get("full")))] for row in self.mediators or []]}, since=self.since)


CONDITIONS = {"written": "有书面协议", "performed": "协议已经履行", "confirmed": "协议经司法确认", "filed": "已结案归档", "hard": "登记为疑难复杂"}


SHARES = {"once": "每宗只发一份，发给一名调解员", "split": "每宗只发一份，由调解员分享", "each": "每名调解员各发一份"}


class SetRate(Act):
    """What a settled case of a degree earns, and under which conditions, is set by a document of the place, from a day on."""

    title, basis = "设定以案定补标准", "调解·不收费"
    at, enters = NEW, STANDING
    by = (capacities.leader, capacities.chief)
    key = Code("档次代码")
    name = Code("档次（如：一般纠纷、疑难纠纷）")
    amount = Money("每宗标准")
    conditions = Choice("发放条件", CONDITIONS, many=True, required=False, help="按本地文件勾选；案卷齐全始终是条件")
    share = Choice("几名调解员共同调解的", SHARES, default="once", help="照依据文件选；文件没有写的，每宗只发一份")
    document = Code("依据文件")
    since = Day("起始日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.List("subsidy", self.key, self.name, {"amount": self.amount, "conditions": self.conditions or [], "share": self.share, "document": self.document}, since=self.since)


def rate_in_force(case: Case, act: Any) -> dict[str, Any] | None:
    """The rate of the degree on the day: amount in fen, conditions, and how several mediators share it; None when none is in force."""
    found = Listing.objects.filter(office=case.office, register="subsidy", key=act.rate or "", since__lte=case.day.isoformat(), struck="")
    words = found.order_by("-since", "-id").values_list("words", flat=True).first()
    if words is None:
        return None
    rate = json.loads(words)
    return {"amount": int(rate["amount"]), "conditions": rate.get("conditions", []), "share": rate.get("share") or "once"}


def unmet(case: Case, conditions: list[str]) -> list[str]:
    """The conditions of a rate that the case does not meet, in words."""
    met = {"written": case.ever("mediation.Agree", form="written") or case.ever("mediation.Sheet", result="written"),
           "performed": case.ever("mediation.Perform", result="done"), "confirmed": case.ever("mediation.Confirm", result="confirmed"),
           "filed": case.stage == CLOSED.key, "hard": bool(case.first.hard)}
    return [CONDITIONS[each] for each in conditions if not met.get(each)]


class Subsidise(Act):
    """A settled and filed case earns the sum of its degree, once or shared as the document of the place says; whoever mediated does not decide on it."""

    title, basis = "核定以案定补", "调解·不收费"
    at, by = (AGREED, CLOSED), (capacities.clerk, capacities.unit_head)
    signs, asks = (capacities.unit_head,), rate_in_force
    counts = Counts("mediation.subsidy", amount="amount")
    rate = ListingOf("档次", "subsidy")
    mediator = OfficerOf("调解员", "mediator", role="named")
    amount = Money("补贴数额")
    complete = Flag("案卷齐全，协议已签名")

    def objections(self, case: Case) -> Iterable[Objection]:
        known = case.asked.get("rate_in_force")
        if self.rate and known is None:
            yield Objection("当日没有这一档的补贴标准", "调解·不收费", "请先设定以案定补标准", firm=True)
        elif self.amount is not None and known is not None:
            yield from by_rate(case, self, known)
        lacking = unmet(case, known["conditions"]) if known else []
        if lacking:
            yield Objection(f"不符合这一档的发放条件：{'、'.join(lacking)}", "调解·不收费", "请补办后再核定，或者选择相应的档次", firm=True)
        if case.ever(Subsidise, mediator=self.mediator):
            yield Objection("这名调解员在本案已经核定过补贴", "调解·不收费", "", firm=True)
        if not self.complete:
            yield Objection("案卷不齐全的，不予补贴", "调解·记录归档", "请补齐后再核定", firm=True)
        if self.mediator and not mediated(case, self.mediator):
            yield Objection("这名调解员没有参与本案的调解", "调解·记录归档", "请核对", firm=True)
        approving = {hand["person"] for hand in case.hands if hand["role"] == "signed" or (hand["role"] == "did" and case.manner == "paper")}
        if any(mediated(case, each) for each in approving):
            yield Objection("参与过本案调解的人不得签批本案的补贴", "机构·职责分离", "请由没有参与调解的负责人签批", firm=True)


def by_rate(case: Case, act: Subsidise, known: dict[str, Any]) -> Iterable[Objection]:
    """The sum is the rate's; what several mediators of a case share comes to no more than it, unless each of them has his own."""
    rate, paid = known["amount"], [int(said.amount or 0) for said in case.each(Subsidise, ever=True)]
    if known["share"] == "split" and act.amount + sum(paid) > rate:
        yield Objection(f"本案各调解员合计{(act.amount + sum(paid)) / 100:,.2f}元，超过每宗标准（{rate / 100:,.2f}元）", "调解·不收费", "这一档由共同调解的人分享，请核对各人的数额", firm=True)
    elif known["share"] != "split" and act.amount != rate:
        yield Objection(f"数额与标准（{rate / 100:,.2f}元）不符", "调解·不收费", "请按标准核定", firm=True)
    if known["share"] == "once" and paid:
        yield Objection("本案已经核定过补贴，这一档每宗只发一份", "调解·不收费", "请核对；依据文件规定可以分享或者各发一份的，请先更正标准", firm=True)


def mediated(case: Case, person: str) -> bool:
    """True when the person presided, helped, held a session or brought the agreement about; who only registers it does not mediate."""
    named = [hand for name in ("Accept", "Replace", "Sheet") for said in case.each(f"mediation.{name}", ever=True) for hand in said.hands if hand[0] in ("presided", "assisted")]
    return any(hand[1] == person for hand in named) or any(case.had_hand(person, f"mediation.{name}") for name in ("Session", "Agree"))
