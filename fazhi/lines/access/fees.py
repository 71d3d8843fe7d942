"""The fee for handling information: by requests of a month or by pages, as the bands of the law give it, told within the time to answer."""

import re
from collections.abc import Iterable
from typing import Any

from fazhi import law
from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, Day, File, Money
from fazhi.kernel.happen import peek
from fazhi.kernel.models import Matter, Party
from fazhi.kernel.wrong import Objection
from fazhi.lines.access.acts import DESK, ConfirmReceipt
from fazhi.lines.access.stages import AT_ONCE, HANDLING, PAYING

MODES = {"item": "按件计收", "page": "按量计收"}
YUAN = 100  # fen


def by_pages(pages: int, bands: dict[str, int]) -> int:
    """The fee in fen for so many pages: each page costs what its band says."""
    total = 0
    for band, price in bands.items():
        first, last = _ends(band)
        total += max(0, min(pages, last or pages) - first + 1) * int(price)
    return total * YUAN


def by_item(nth: int, day: Any) -> int:
    """The fee in fen for the nth request of one applicant in one calendar month."""
    bands = list(law.threshold("id.fee.bands.item", day))
    over = bands[-1]
    last_full = _ends(over)[0] - 1
    base = next((law.threshold(f"id.fee.bands.item/{band}", day) for band in bands if _ends(band)[0] <= nth <= (_ends(band)[1] or 0)), None)
    if base is not None:
        return int(base) * YUAN
    steps = -(-(nth - last_full) // int(law.threshold("id.fee.step", day)))
    before = law.threshold(f"id.fee.bands.item/{bands[-2]}", day)
    return (int(before) + steps * int(law.threshold(f"id.fee.bands.item/{over}", day))) * YUAN


def _ends(band: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)(?:-(\d+)|\+)", band)
    if found is None:
        raise ValueError(f"收费档次“{band}”读不懂")
    return int(found[1]), int(found[2] or 0)


def received(memory: dict[str, Any]) -> str:
    """The day of receipt: handed over or signed for, else confirmed with the applicant; empty while that is still to be done."""
    first = memory["first"]
    if first["s"].get("channel") in AT_ONCE:
        return str(first["s"].get("came") or first["on"][:10])
    kept = memory["acts"].get(ConfirmReceipt.key, {}).get("kept")
    return str(kept[0]["on"][:10]) if kept else ""


def nth_of_month(case: Case, act: Act) -> int:
    """Which request of this applicant in the month of its receipt this one is: those received later do not count."""
    person = next((case.person_of(each) for each in case.parties("applicant")), "")
    if not person:
        return 1
    mine = Party.objects.filter(person=person, capacity="applicant", struck="").values("matter")
    told = {ident: received(peek(ident)) for ident in Matter.objects.filter(id__in=mine, line=case.line, struck="").values_list("id", flat=True)}
    own = told.get(case.id, "")
    return sum(1 for ident, day in told.items() if day and day[:7] == own[:7] and (day, ident) <= (own, case.id)) or 1  # identifiers grow with time


class FeeNotice(Act):
    """The fee is told within the time to answer, which begins anew on the day after the payment; the days to pay run from the service of the notice."""

    title, basis = "通知缴纳信息处理费", "公开·信息处理费"
    by, at, enters = capacities.handler, HANDLING, PAYING
    issues, asks, voids = "fee", nth_of_month, "reply"
    counts = Counts("access.fee_notices", amount="amount")
    mode = Choice("计收方式", MODES)
    pages = Count("页数", required=False, unit="页", when=("mode", ("page",)))
    amount = Money("应缴金额")

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.ever(FeeNotice):
            yield Objection("同一申请已经通知过收费，不得重复计收", "公开·信息处理费", "请按已发的通知办理", firm=True)
        running = case.open("reply")
        if running and running.over(case.day):
            yield Objection("收费通知应当在答复期限内发出，期限已经届满", "公开·信息处理费", "请直接答复，不收费")
        if self.mode == "page" and not self.pages:
            yield Objection("按量计收的，应当写明页数", "公开·信息处理费", "请填写页数", firm=True)
        elif self.mode and self.amount is not None:
            yield from self._amount(case)

    def _amount(self, case: Case) -> Iterable[Objection]:
        nth = int(case.asked.get("nth_of_month") or 1)
        right = by_pages(self.pages or 0, case.limit("id.fee.bands.page")) if self.mode == "page" else by_item(nth, case.day)
        told = f"{self.pages}页" if self.mode == "page" else f"本月第{nth}件"
        if not right:
            yield Objection(f"{told}不收信息处理费", "公开·信息处理费", "请直接办理答复", firm=True)
        elif self.amount != right:
            yield Objection(f"{told}应收{right / YUAN:.0f}元，不是{self.amount / YUAN:.2f}元", "公开·信息处理费", "请按标准填写金额", firm=True)


class FeePaid(Act):
    """The applicant paid: the time to answer is counted anew."""

    title, basis = "登记已缴费", "公开·信息处理费"
    fact = True
    by, at, enters = DESK, PAYING, HANDLING
    meets = ("pay", "deliver")  # whoever pays has the notice
    counts = Counts("access.fees_paid", amount="amount")
    amount = Money("实缴金额")
    paid_on = Day("缴费日期", required=False)
    voucher = File("缴款凭证", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        told = case.said(FeeNotice)
        if told and self.amount is not None and self.amount != told.amount:
            yield Objection(f"实缴金额与通知的{told.amount / YUAN:.2f}元不一致", "公开·信息处理费", "请核对票据", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("reply", since=self.paid_on or case.at[:10])
