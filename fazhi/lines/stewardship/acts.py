"""Buying by rule: lines adopted, asked for, approved by whom the amount wants, chosen, received and paid by different people."""

from collections.abc import Iterable

from fazhi.kernel import capacities, standing
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.advice import Advice
from fazhi.kernel.capacities import Capacity
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Flag, Money, OfficerOf, Rows, Text, Who
from fazhi.kernel.limits import REGISTER, money_lines, over
from fazhi.kernel.said_again import begun_with
from fazhi.kernel.told import ToldDecided, meeting_pending, once_before_meeting
from fazhi.kernel.wrong import Objection
from fazhi.lines.stewardship.checks import (
    contracts,
    fresh_hands,
    met,
    offer_of,
    offered,
    signed,
    still_approved,
    sums,
    written,
)
from fazhi.lines.stewardship.stages import (
    APPROVED,
    BY_LAW,
    CHOSEN,
    CLOSED,
    LINES,
    RECEIVED,
    REFUSED,
    REQUESTED,
    SORTS,
    WAYS,
    alike,
)

ASKERS = (capacities.clerk, capacities.unit_head)


class SetLine(Act):
    """A line of amounts that the town has set in a document is adopted from a day on; the old one ends."""

    title, basis = "登记本镇额度", "采购·限额"
    by, at, enters = (capacities.registrar, capacities.chief), NEW, CLOSED
    key = Choice("额度", LINES)
    amount = Money("达到多少元")
    document = Code("本镇制度的文件号")
    since = Day("施行日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from standing.ended(case, REGISTER, str(self.key), self.since)
        yield c.List(REGISTER, self.key, LINES[self.key], {"amount": self.amount, "document": self.document}, since=self.since)


class Request(Act):
    """Something is asked for: what, for how much, from which budget, and how it is to be bought."""

    title, basis = "采购申请", "采购·限额"
    by, at, enters, asks, issues = ASKERS, NEW, REQUESTED, (money_lines, alike), "request"
    counts = (Counts("stewardship.purchases", dims=("sort", "way")), Counts("stewardship.requested_amount", amount="amount"))
    what = Text("采购内容", lines=2)
    sort = Choice("种类", SORTS)
    item = Code("采购品目")
    amount = Money("预算金额")
    budget = Code("预算项目", required=False)
    way = Choice("采购方式", WAYS)
    number = Code("采购系统中的编号", required=False)
    reason = Text("选择单一来源或者其他例外方式的理由", required=False, lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from way_fits(case, self)
        if not self.budget:
            yield Objection("没有预算项目，不得采购", "采购·预算", "请先落实预算，填写预算项目", rule="pr.budget")
        before = case.asked.get("alike") or {"amount": 0}
        for key in ("purchase.quotes", "purchase.open"):
            line = over(case, key, (self.amount or 0) + before["amount"])
            if line and self.amount is not None and self.amount < line["amount"] and way_rank(self.way) < way_rank(WANTED[key]):
                yield Objection(f"同一品目今年已申请{before['count']}次、{before['amount'] / 100:,.2f}元，合计达到{line['title']}", "采购·不得拆分", "请合并采购，改用相应的方式", rule="pr.split")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("approve")


TENDERED = ("open", "central")  # ways that need no reason of their own however large the sum
WANTED = {"purchase.quotes": "quotes", "purchase.open": "local_open"}


def way_rank(way: str | None) -> int:
    """How strict a way of buying is: direct, compared, by tender here, by the procurement law."""
    return {"small": 0, "quotes": 1, "local_open": 2}.get(way or "small", 3)


def way_fits(case: Case, act: Request) -> Iterable[Objection]:
    """The way of buying is at least as strict as the town's lines and the province's catalogue want."""
    for key, least in WANTED.items():
        line = over(case, key, act.amount)
        if line and way_rank(act.way) < way_rank(least):
            yield Objection(f"达到{line['title']}（{line['amount'] / 100:,.0f}元，{line['document']}），应当采用“{WAYS[least]}”以上的方式", "采购·限额", "请改采购方式", firm=True)
    if act.amount is not None and act.amount >= int(case.limit("pr.limit")) * 100 and act.way not in BY_LAW:
        yield Objection("达到政府采购限额标准，应当依照政府采购法采购", "采购·限额", "请改采购方式，并核对当年的省目录", rule="pr.limit")
    if act.amount is not None and act.amount >= int(case.limit("pr.open")) * 100 and act.way in BY_LAW and act.way not in TENDERED and not act.reason:
        yield Objection("达到公开招标数额标准，没有采用公开招标", "采购·方式", "请公开招标；依法采用其他方式的，写明理由和批准文号，并核对当年的省目录", rule="pr.open")
    if act.way == "single" and not act.reason:
        yield Objection("单一来源没有写明理由", "采购·方式", "请填写理由", firm=True)


class Submit(Act):
    """A large sum goes before the meeting first."""

    title, basis = "提交集体讨论", "三重一大·议题"
    by, at, opens, asks = ASKERS, (REQUESTED, APPROVED), "decision", meeting_pending

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from once_before_meeting(case, "三重一大·议题")

    def follows(self, case: Case) -> Iterable[Consequence]:
        asked = case.said(Request)
        yield c.Open("decision", {"what": f"采购提请集体讨论：{begun_with(case.id, 'what')}", "kind": "money", "amount": asked.amount / 100 if asked else None}, kind="part", part=True)


class Decided(ToldDecided):
    """The meeting has decided about this purchase or this asset."""

    title, basis = "会议作出了决定", "三重一大·会议"


class Approve(Act):
    """Whom the amount wants approves; whoever asked does not approve. A sum corrected upward afterwards is approved anew."""

    title, basis = "审批采购", "采购·审批"
    by, at, enters, apart_from, asks, issues = (capacities.unit_head,), (REQUESTED, APPROVED), APPROVED, Request, (money_lines, sums), "approval"
    meets = "approve"
    opinion = Text("审批意见", lines=2, required=False)

    def signers(self, case: Case) -> tuple[Capacity, ...]:
        asked = case.said(Request)
        amount = int(asked.amount) if asked else 0
        wanted = (("purchase.leader", capacities.leader), ("purchase.chief", capacities.chief))
        return tuple(capacity for key, capacity in wanted if over(case, key, amount))

    def objections(self, case: Case) -> Iterable[Objection]:
        asked, seen = case.said(Request), (case.asked.get("sums") or {}).get("approved")
        if asked and seen is not None and asked.amount <= seen:
            yield Objection("已经审批过，金额没有调高", "采购·审批", "不需要重新审批", firm=True)
        yield from met(case, int(asked.amount) if asked else 0, (case.asked.get("money_lines") or {}).get("spend.meeting"))

    def follows(self, case: Case) -> Iterable[Consequence]:
        if case.open("choose") is None:
            yield c.Start("choose")

    def advice(self, case: Case) -> Iterable[Advice]:
        missing = [LINES[key] for key in ("purchase.leader", "purchase.chief", "spend.meeting") if key not in (case.asked.get("money_lines") or {})]
        if missing:
            yield Advice("本镇还没有登记的额度", (f"{'、'.join(missing)}：登记以前不按金额要求签批和上会。",))


class Refuse(Act):
    """The purchase is refused or taken back."""

    title, basis = "不予采购", "采购·审批"
    gives_up = True
    by, at, enters = (capacities.unit_head, capacities.leader), (REQUESTED, APPROVED), REFUSED
    voids = ("approve", "choose")
    reason = Text("理由", lines=2)


class Choose(Act):
    """The supplier is chosen from the offers; a dearer one needs its reason. A contract may follow."""

    title, basis = "确定供应商", "采购·结果公告"
    by, at, enters, apart_from, opens = (capacities.clerk, capacities.unit_head), APPROVED, CHOSEN, (Request, Approve), "contract"
    meets = "choose"
    asks, issues = (money_lines, offer_of, sums), "choice"
    counts = Counts("stewardship.chosen_amount", amount="price")
    offers = Rows("报价", name=Text("供应商"), price=Money("报价"))
    supplier = Who("确定的供应商", capacity="supplier")
    price = Money("成交价")
    dearer = Flag("不是最低价", reason=True)
    small = Flag("对方是中小企业")
    contract = Flag("签订书面合同", default=True)
    no_contract = Text("不签书面合同的理由", required=False, lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        asked = case.said(Request)
        if asked and asked.way in ("quotes", "inquiry") and len(self.offers or ()) < int(case.limit("pr.offers")):
            yield Objection("询价、比价的报价不足三家", "采购·方式", "请补足报价，或改采购方式", rule="pr.offers")
        if self.offers and self.price is not None and self.price > min(row["price"] for row in self.offers) and not self.dearer:
            yield Objection("成交价不是最低报价", "采购·方式", "请核对；有理由的勾选并说明", firm=True)
        yield from offered(case, self)
        yield from written(asked.way if asked else "", self)
        yield from still_approved(case, self.price)
        if asked and self.price is not None and self.price > asked.amount:
            yield Objection("成交价超过审批的预算金额", "采购·预算", "请重新审批", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("accept")
        asked = case.said(Request)
        if self.contract and asked:
            kind = "works" if asked.sort == "works" else "purchase" if asked.way in BY_LAW else "service"
            said = {"name": "采购合同", "kind": kind, "partner": {"person": self.supplier["person"], "kind": "organisation"}, "amount": self.price / 100,
                    "small": self.small, "funds": asked.budget, "way": asked.way if asked.way in BY_LAW and asked.way != "central" else "small", "purchase": case.id,
                    "awarded_on": case.at[:10] if asked.way in BY_LAW else None}
            yield c.Open("contract", {k: v for k, v in said.items() if v is not None}, kind="from")


class Receive(Act):
    """What was bought is looked at by two people who neither asked for, approved nor chose it, once its contract is signed; what has to be booked becomes a duty."""

    title, basis = "采购验收", "采购·验收"
    by, at, enters, issues, asks = (capacities.clerk, capacities.unit_head), CHOSEN, RECEIVED, "receipt", (contracts, sums)
    meets = "accept"
    second = OfficerOf("共同验收人", "", role="assisted")
    rows = Rows("验收项目", what=Text("项目"), result=Choice("结果", {"fits": "合格", "unfit": "不合格"}, default="fits"))
    asset = Flag("形成固定资产")
    ordered = Flag("合同不再签订，改用订单等履行", reason=True)
    file = File("验收单", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        chosen = case.said(Choose)
        yield from fresh_hands(case, self.second)
        yield from still_approved(case, chosen.price if chosen else None)
        yield from signed(case, bool(self.ordered))
        if self.second and self.second in case.deciding:
            yield Objection("不能一个人验收", "机构·职责分离", "请由另一人共同验收", firm=True)
        if any(row["result"] == "unfit" for row in self.rows or ()):
            yield Objection("有不合格的项目，不能通过验收", "采购·验收", "请整改后再验收", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        asked = case.said(Request)
        if self.asset:
            yield c.Start("book")
        if asked and asked.sort == "works":
            yield c.Start("final_accounts")
        chosen = case.said(Choose)
        if chosen and (not chosen.contract or self.ordered):  # with a contract its own clocks run
            yield c.Start("pay_small" if chosen.small else "pay")
