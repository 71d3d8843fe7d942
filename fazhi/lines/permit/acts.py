"""A permit, the beginning: applied for, asked once for what is missing, accepted with a receipt – or deemed accepted when nobody asked in time."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, ListingOf, Public, Rows, Text, Who
from fazhi.kernel.models import Listing
from fazhi.kernel.wrong import Objection
from fazhi.lines.permit.stages import ACCEPTED, CATEGORIES, CHANNELS, ISSUED, LISTED, RECEIVED, TURNED


class ListItem(Act):
    """A permit that the town gives is listed with its basis and conditions, from a day on."""

    title, basis = "列入许可事项目录", "许可·公示"
    at, enters = NEW, LISTED
    by = (capacities.registrar, capacities.unit_head)
    key = Code("事项编码")
    name = Public("事项名称")
    grounds = Public("设定依据")
    category = Choice("许可类别", CATEGORIES, required=False, help="信用公示（双公示）要求填写")
    conditions = Public("许可条件", required=False)
    materials = Public("需要的材料", required=False)
    since = Day("起始日期")
    until = Day("取消日期", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        words = {"grounds": self.grounds, "conditions": self.conditions or "", "materials": self.materials or "", "category": self.category or ""}
        yield c.List("permit_item", self.key, self.name, words, since=self.since, until=self.until or "")


def category_of_item(case: Case, act: Any) -> str:
    """The category with which the permit stands in the list of the day; empty where it was not written down."""
    found = Listing.objects.filter(office=case.office, register="permit_item", key=case.first.item or "", since__lte=case.day.isoformat(), struck="")
    text = found.order_by("-since", "-id").values_list("words", flat=True).first()
    return str(json.loads(text or "{}").get("category", ""))


def item_in_force(case: Case, act: Any) -> str | None:
    """The name of the listed permit on the day; None when the town does not give it."""
    day, key = case.day.isoformat(), getattr(act, "item", None) or case.first.item or ""
    found = Listing.objects.filter(office=case.office, register="permit_item", key=key, since__lte=day, struck="")
    row = found.order_by("-since", "-id").values("title", "until").first()  # the newest listing says how the item stands
    return str(row["title"]) if row and (not row["until"] or row["until"] > day) else None


class Receive(Act):
    """Somebody applies; what was handed in is listed, and nothing is charged."""

    title, basis = "收到许可申请", "许可·申请"
    fact = True
    at, enters = NEW, RECEIVED
    by = (capacities.clerk, capacities.officer)
    starts, asks = ("supplement", "tacit"), item_in_force
    counts = Counts("permit.received", dims=("item",))
    applicant = Who("申请人", capacity="applicant")
    item = ListingOf("许可事项", "permit_item")
    what = Text("申请内容", lines=2)
    channel = Choice("提交方式", CHANNELS, default="window")
    written_here = Flag("当场填写申请书", help="登记后打印申请书交申请人签名；自己带来申请书的不勾选")
    materials = Rows("申请材料", required=False, least=0, name=Text("名称"), pages=Count("页数", least=1))
    files = File("材料扫描件", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.item and case.asked.get("item_in_force") is None:
            yield Objection("当日本机关没有实施这项许可的职权", "许可·受理", "应当即时作出不予受理的决定，并告知向有关机关申请")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.written_here:
            yield c.Issue("application")


class Ask(Act):
    """What is missing is said once, in full, on the spot or within the days of the law."""

    title, basis = "一次告知补正", "许可·补正"
    by, at = (capacities.clerk, capacities.officer), RECEIVED
    meets, voids, starts = "supplement", "tacit", "bring"
    issues, counts = "supplement", ISSUED
    missing = Rows("需要补正的全部内容", name=Text("材料或内容"), how=Text("要求", required=False))

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.ever(Ask):
            yield Objection("需要补正的内容应当一次告知，不得再次要求", "许可·补正", "请按现有材料受理或者决定")
        if (last := tacit(case)):
            yield Objection(f"收到申请材料后没有在{last}前告知补正，自收到之日起即为受理，不得再要求补正", "许可·补正", "请按受理办理，在法定期限内作出决定", rule="LIC-01")


def tacit(case: Case) -> str:
    """The last day to ask for what is missing, once it is over and nobody asked: the application has been accepted since it came in; else empty."""
    running = case.open("tacit")
    return running.due[:10] if running and running.over(case.day) else ""


class Bring(Act):
    """The applicant has put right what was missing."""

    title, basis = "申请人补正", "许可·补正"
    fact = True
    by, at, meets, starts = (capacities.clerk, capacities.officer), RECEIVED, "bring", "accept_brought"
    materials = Rows("补来的材料", name=Text("名称"), pages=Count("页数", least=1))
    files = File("扫描件", many=True, required=False)


class Accept(Act):
    """Accepted or not, with a dated receipt under the seal; the days to decide run from acceptance – from receipt where nobody said in time what was missing."""

    title, basis = "受理决定", "许可·受理"
    by, at = (capacities.clerk, capacities.officer), RECEIVED
    enters = By("answer", accepted=ACCEPTED, needless=TURNED, elsewhere=TURNED)
    meets, voids = ("supplement", "accept_brought"), ("tacit", "bring")
    counts = (Counts("permit.accepted", dims=("item",), when=lambda said, memory, outcome: said.get("answer") == "accepted"), ISSUED)
    answer = Choice("决定", {"accepted": "受理", "needless": "依法不需要取得许可，不受理", "elsewhere": "不属于本机关职权，不予受理"})
    reason = Text("不受理的理由和应当去的机关", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.answer in ("needless", "elsewhere") and not self.reason:
            yield Objection("不予受理没有写明理由和应当去的机关", "许可·受理", "请写明", firm=True)
        if self.answer == "accepted" and case.open("bring"):
            yield Objection("已经告知补正，申请人还没有补正", "许可·受理", "请先登记“申请人补正”；申请人不再补正的，登记撤回申请")
        if self.answer == "accepted" and (last := tacit(case)):
            yield Objection(f"收到申请材料后没有在{last}前告知补正，自收到之日起即为受理，不再另定受理之日", "许可·补正",
                            "系统登记“视为受理”，办理期限自收到之日起算；已经在纸上受理的，按实际日期登记", rule="LIC-01")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Issue("accepted" if self.answer == "accepted" else "turned")
        if self.answer == "accepted":
            yield c.Start("decide", since=case.opened_on.isoformat() if tacit(case) else "")


class DeemedAccepted(Act):
    """Nobody asked for anything in time: the application has been accepted since the day on which it came in."""

    title, basis = "逾期未告知，视为受理", "许可·补正"
    fact, hidden = True, True
    by, at, enters = capacities.clock, RECEIVED, ACCEPTED
    voids = "supplement"
    counts = Counts("permit.accepted", dims=("item",))

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("decide", since=case.opened_on.isoformat())


class TakeBack(Act):
    """The applicant takes the application back."""

    title, basis = "申请人撤回申请", "许可·申请"
    gives_up = True
    fact = True
    at, enters = (RECEIVED, ACCEPTED), TURNED
    by = (capacities.clerk, capacities.officer)
    voids = ("supplement", "tacit", "bring", "accept_brought", "decide", "decide_anew", "ask_hearing", "tell", "hold_hearing", "answer_hearing")
    reason = Text("理由", required=False)
    signed = Flag("有申请人签名的撤回申请")
