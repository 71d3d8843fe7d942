"""Coded inspection: the code that opens the public card, and what the inspected says of the visit, which goes to the supervisor alone."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, reach
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, MatterOf, OfficerOf, Public, Text
from fazhi.kernel.models import Disclosure, Matter
from fazhi.kernel.within import SUPERVISED
from fazhi.kernel.wrong import Objection
from fazhi.lines.inspection.planning import items_on_the_day, published
from fazhi.lines.inspection.stages import APPROVED, LISTED, RATED, certified_names, forbidden

SCORES = {"5": "很好", "4": "较好", "3": "一般", "2": "较差", "1": "很差"}
MOST = 20  # ratings of one visit; more than that come from no visitor


def how_far(case: Case, act: Any) -> str:
    """Who may open the pages of this house on the day."""
    return reach.of(case.office, case.day)


class MakeCode(Act):
    """A signed code is made for an approved visit; whoever scans it sees officers, item and basis, and may rate the visit."""

    title, basis = "生成检查码", "检查·扫码"
    by, at = (capacities.officer,), APPROVED
    asks, issues = (how_far, items_on_the_day), ()
    what = Public("公示的检查事项")
    grounds = Public("检查依据")
    on = Day("检查日期", told="Approve.on")
    first = OfficerOf("主办执法人员", "officer", role="assigned", told="Approve.first")
    second = OfficerOf("协办执法人员", "officer", role="assigned", told="Approve.second")

    def begin(self, case: Case) -> dict[str, str]:
        names, grounds = published(case)
        return {**({"what": names} if names else {}), **({"grounds": grounds} if grounds else {})}

    def objections(self, case: Case) -> Iterable[Objection]:
        closed = reach.closed(case.asked["how_far"]) if "how_far" in case.asked else ""
        if closed:
            yield Objection(closed, "检查·扫码", "请在省统一平台生成检查码，现场检查时填写其编号；或由机构管理员更改网络范围", firm=True)
        if self.first and self.first == self.second:
            yield Objection("主办和协办是同一个人", "检查·两人", "请指派两名持证执法人员", firm=True)
        if self.on and self.on < case.day.isoformat():
            yield Objection("检查日期已经过去", "检查·扫码", "请填写实际将要检查的日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for old in case.shown():
            yield c.Hide(old)
        told = {"title": self.what, "lines": [["检查事项", self.what], ["检查依据", self.grounds], ["检查日期", self.on],
                                              ["执法人员", certified_names(case, self.first, self.second)], ["严禁", forbidden(case)]]}
        self.more_sealed = {"card": ("", told)}
        yield c.Show("card", self.what, "card", column="行政检查", subject=case.id)


def rated(case: Case, act: Any) -> dict[str, int]:
    """Whether the visit that is rated has a public card, and how many ratings it has already."""
    cards = Disclosure.objects.filter(matter=act.visit, channel="card", struck="").count() if act.visit else 0
    known = Matter.objects.filter(office=case.office, line=case.line, level=SUPERVISED, outside=f"rates:{act.visit}").count() if act.visit else 0
    return {"cards": cards, "ratings": known}


class Rate(Act):
    """Whoever was inspected says, without a name if he likes, how the visit was; only the supervisor reads it."""

    title, basis = "评价检查", "检查·评价"
    fact = True
    by, at, enters = capacities.citizen, NEW, RATED
    asks, starts = rated, "heed"
    visit = MatterOf("检查事项", "inspection")
    score = Choice("总体评价", SCORES)
    words = Text("情况说明、投诉（可以不填）", lines=4, most=2000, required=False)
    contact = Text("联系方式（可以不填）", most=100, required=False, contact=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        asked = case.asked.get("rated") or {}
        if case.doer:
            yield Objection("评价由被检查人扫码提交，工作人员不能代为评价", "检查·评价", "请对方扫公示码", hard=True)
        if not asked.get("cards"):
            yield Objection("这次检查没有检查码，不能在这里评价", "检查·评价", "请向本机关的监督电话反映", hard=True)
        if asked.get("ratings", 0) >= MOST:
            yield Objection("这次检查收到的评价已经很多", "检查·评价", "请向本机关的监督电话反映", hard=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"level": SUPERVISED, "outside": f"rates:{self.visit}"})


class Heed(Act):
    """The supervisor has read the rating and says what is done about it."""

    title, basis = "处理评价", "检查·评价"
    by, at, enters, meets = (capacities.auditor,), RATED, LISTED, "heed"
    answer = Text("处理情况", lines=2)
