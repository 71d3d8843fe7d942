"""What the town owns: taken in with a card, moved, counted, let, disposed of after a collective decision; and the yearly report on it."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, Money, OfficeOf, Text
from fazhi.kernel.models import Listing
from fazhi.kernel.once import only_one, same_year
from fazhi.kernel.told import meeting_pending, once_before_meeting
from fazhi.kernel.wrong import Objection
from fazhi.lines.stewardship.acts import Decided
from fazhi.lines.stewardship.stages import CLASSES, CLOSED, DISPOSED, KEPT, OWED, REGISTER, standing_card

KEEPERS = (capacities.clerk, capacities.unit_head)
MODES = {"transfer": "转让", "auction": "拍卖", "swap": "置换", "invest": "对外投资", "scrap": "报废", "loss": "报损", "move": "无偿调拨", "gift": "对外捐赠"}
APPRAISED = ("transfer", "auction", "swap", "invest")


class TakeIn(Act):
    """A thing comes into the list with its card; nothing is kept off the books."""

    title, basis = "登记资产卡片", "资产·台账"
    by, at, enters, asks, issues = KEEPERS, NEW, KEPT, standing_card, "card"
    counts = (Counts("stewardship.assets", dims=("sort",)), Counts("stewardship.asset_value", amount="value"))
    key_no = Code("卡片编号")
    name = Code("名称")
    sort = Choice("类别", CLASSES)
    got_on = Day("取得日期")
    value = Money("原值")
    unit = OfficeOf("使用单位", "unit", required=False)
    place = Text("存放地点", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.asked.get("standing_card"):
            yield Objection("这个卡片编号已经有一件资产", "资产·台账", "请核对编号；是同一件的不要重复登记", firm=True)
        if self.got_on and self.got_on > case.at[:10]:
            yield Objection("取得日期晚于登记日期", "资产·台账", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        words = {"sort": self.sort, "value": self.value, "unit": self.unit or ""}
        yield c.List(REGISTER, self.key_no, self.name, words, since=self.got_on)


class Alter(Act):
    """The card says something new: who uses it, its value after improvement, its name."""

    title, basis = "变更资产卡片", "资产·台账"
    by, at = KEEPERS, KEPT
    value = Money("原值", required=False)
    unit = OfficeOf("使用单位", "unit", required=False)
    place = Text("存放地点", required=False)
    reason = Text("原因", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.value is None and not self.unit and not self.place:
            yield Objection("没有写明改了什么", "资产·台账", "请填写新的原值、使用单位或地点", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        card, now = case.first, altered(case)
        words = {"sort": card.sort, "value": self.value if self.value is not None else now["value"], "unit": self.unit or now["unit"]}
        yield c.Delist(REGISTER, card.key_no, case.at[:10])
        yield c.List(REGISTER, card.key_no, card.name, words)


def altered(case: Case) -> dict[str, Any]:
    """Value and unit of the asset as the card has them now."""
    found = {"value": case.first.value, "unit": case.first.unit or ""}
    for each in reversed(list(case.each(Alter, ever=True))):
        found.update({k: v for k, v in (("value", each.value), ("unit", each.unit)) if v not in (None, "")})
    return found


class Stocktake(Act):
    """The asset was looked for: found in its place, found elsewhere, worn out, or missing."""

    title, basis = "资产盘点", "资产·盘点"
    fact = True
    by, at = KEEPERS, KEPT
    counts = Counts("stewardship.stocktakes", dims=("result",))
    result = Choice("结果", {"found": "账实相符", "elsewhere": "地点不符", "worn": "毁损", "missing": "盘亏"})
    note = Text("说明", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.result in ("worn", "missing") and not self.note:
            yield Objection("毁损、盘亏没有说明原因和责任", "资产·盘点", "请填写说明", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        before = case.said(Stocktake)
        if self.result in ("worn", "missing"):
            yield c.Start("settle_loss")
        elif before and before.result == "missing":  # it has turned up again
            yield c.Void("settle_loss")


class AskDispose(Act):
    """To let, sell, swap or write off an asset goes before the meeting first."""

    title, basis = "申请处置、出租资产", "资产·处置"
    by, at, opens, asks = KEEPERS, KEPT, "decision", meeting_pending
    course = Choice("方式", {**MODES, "lease": "出租"})
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from once_before_meeting(case, "资产·处置")

    def follows(self, case: Case) -> Iterable[Consequence]:
        value, course = altered(case)["value"], {**MODES, "lease": "出租"}[self.course]
        yield c.Open("decision", {"what": f"资产{course}提请集体讨论：{case.first.name}（卡片{case.first.key_no}）", "kind": "matter", "amount": value / 100 if value else None}, kind="part", part=True)


def agreed_to(case: Case, course: str | None) -> Iterable[Objection]:
    """The meeting has agreed to the last request, and to this very course; what it agreed to is done once."""
    asked, decided = case.said(AskDispose), case.said(Decided)
    what = "出租" if course == "lease" else "处置"
    if not (asked and decided and decided.result == "passed" and decided.n > asked.n):
        yield Objection(f"{what}没有集体决策", "资产·处置", "请先申请并提交集体讨论", rule="as.dispose.gate")
        return
    named = {**MODES, "lease": "出租"}
    if course and asked.course != course:
        yield Objection(f"会议同意的是{named[asked.course]}，不是{named[course]}", "资产·处置", "请按会议决定的方式办理，或另行申请", firm=True)
    elif any(each.n > decided.n for each in case.each(Lease, ever=True)):
        yield Objection("会议同意的出租已经办过", "资产·处置", "续租、另租的，请另行申请", firm=True)


class Lease(Act):
    """The asset is let, at a price that was appraised or tendered, for a time; the contract follows."""

    title, basis = "出租资产", "资产·评估"
    by, at, opens = KEEPERS, KEPT, "contract"
    counts = (Counts("stewardship.leases"), Counts("stewardship.rent", amount="rent"))
    rent = Money("年租金")
    appraised = Code("评估报告或公开招租文号", required=False)
    tenant = Text("承租人")
    until = Day("租期止")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from agreed_to(case, "lease")
        if not self.appraised:
            yield Objection("租金没有评估，也没有公开招租", "资产·评估", "请填写评估报告或招租文号")

    def follows(self, case: Case) -> Iterable[Consequence]:
        said = {"name": "资产出租合同", "kind": "state", "partner": {"name": self.tenant, "kind": "organisation"}, "flow": "get", "amount": self.rent / 100,
                "until": self.until}
        yield c.Open("contract", said, kind="from")


class Dispose(Act):
    """The asset goes, after the meeting and the approval, at an appraised value where it is sold or swapped; its card ends."""

    title, basis = "处置核销资产", "资产·处置"
    by, at, enters, signs, issues = KEEPERS, KEPT, DISPOSED, (capacities.leader, capacities.chief), "disposal"
    meets = "settle_loss"
    counts = (Counts("stewardship.disposals", dims=("course",)), Counts("stewardship.proceeds", amount="proceeds"))
    course = Choice("方式", MODES)
    approval = Code("审批文号", required=False)
    appraised = Code("评估报告编号", required=False)
    proceeds = Money("处置收入", required=False)
    files = File("处置材料", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from agreed_to(case, self.course)
        if not self.approval:
            yield Objection("处置没有审批文号", "资产·处置", "请先报批，填写文号", rule="as.dispose.gate")
        if self.course in APPRAISED and not self.appraised:
            yield Objection("转让、拍卖、置换、对外投资应当评估", "资产·评估", "请填写评估报告编号")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist(REGISTER, case.first.key_no, case.at[:10])


def sums(case: Case, act: Any) -> dict[str, int]:
    """How many assets stand on the last day of the reported year, and their value in fen."""
    values = [value for _, value in standing(case.office, act.year)]
    return {"number": len(values), "value": sum(values)}


def standing(office: str, year: int | None) -> list[tuple[str, int]]:
    """(entry that put the card on the list, value in fen) of every asset on the last day of a year."""
    day = f"{year}-12-31"
    rows = Listing.objects.filter(office=office, register=REGISTER, struck="", since__lte=day).values_list("until", "words", "opened_by")
    return [(entry, int(json.loads(words or "{}").get("value") or 0)) for until, words, entry in rows if not until or until > day]


def told(office: str, year: int) -> dict[str, dict[str, Any]]:
    """Number and value of the assets as they are reported, for the ledger of reported figures."""
    rows = standing(office, year)
    common = {"from": f"{year}-01-01", "to": f"{year}-12-31", "source": sorted(entry for entry, _ in rows)}
    return {"资产件数": {"key": "asset.number", "label": "年末资产件数", "unit": "件", "value": str(len(rows)), "definition": "年末在册的资产卡片", **common},
            "资产原值": {"key": "asset.value", "label": "年末资产原值", "unit": "元", "value": f"{sum(value for _, value in rows) / 100:.2f}",
                     "definition": "年末在册资产卡片的原值合计", **common}}


def again(office: str, asked: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The numbers that were reported of a year, counted once more."""
    return told(office, int(next(iter(asked.values()))["to"][:4]))


def frozen(case: Case, act: Any) -> dict[str, dict[str, Any]]:
    """The report's numbers as they were written, with the cards behind them."""
    if act.year is None or act.number is None or act.value is None:
        return {}
    found = told(case.office, act.year)
    found["资产件数"]["value"], found["资产原值"]["value"] = str(act.number), f"{act.value / 100:.2f}"
    return found


class OweAssetReport(Act):
    """A new year begins: the report on the town's assets in the year before is owed."""

    title, basis = "应报送上年度资产管理情况", "资产·年度报告"
    fact, hidden = True, True
    by, at, enters, starts = capacities.clock, NEW, OWED, "asset_report"
    year = Count("年度", most=9999)


class AssetReport(Act):
    """The yearly report on the town's assets goes up and before the congress: number and value as the cards have them."""

    title, basis = "资产管理情况年度报告", "资产·年度报告"
    by, at, enters, asks, issues = KEEPERS, (NEW, OWED), CLOSED, (sums, same_year, frozen), "asset_report"
    reports_to, tells_again = "县级财政部门、镇人大", staticmethod(again)
    meets = "asset_report"
    counts = Counts("stewardship.asset_reports")
    year = Count("年度", least=2000, most=2999)
    number = Count("资产件数")
    value = Money("资产原值")
    text = Text("管理情况", lines=6)
    congress = Flag("已向镇人大报告")
    explained = Flag("数字与卡片不一致", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from only_one(case, self, "资产管理情况年度报告", "资产·年度报告")
        if case.stage and self.year and self.year != case.first.year:
            yield Objection(f"这里要办的是{case.first.year}年度的报告", "资产·年度报告", "请核对年度", firm=True)
        told = case.asked.get("sums")
        if told and (told["number"], told["value"]) != (self.number, self.value) and not self.explained:
            yield Objection(f"年末卡片是{told['number']}件、{told['value'] / 100:,.2f}元", "资产·年度报告", "请核对；不一致的勾选并说明", firm=True)
        if not self.congress:
            yield Objection("资产管理情况还没有向镇人大报告", "资产·人大监督", "请安排报告后更正")
