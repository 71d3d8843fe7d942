"""How an adviser's service is judged: each month that ends is followed by the next, the village rates it, the year is assessed and then paid."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.checks import steps_of
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Money, Text
from fazhi.kernel.models import Deadline, Entry, Mark
from fazhi.kernel.wrong import Objection
from fazhi.lines.legal_aid.acts import (
    ENDED,
    OFFICE,
    SERVING,
    Confirm,
    Explain,
    Visit,
    month_of,
    needed,
    of_this_village,
    owed,
    quarter_of,
)
from fazhi.lines.legal_aid.station import CONTENT

RATINGS = {key: words for key, words in CONTENT.items() if key != "none"}
GRADES = {"excellent": "优秀", "good": "合格", "failed": "不合格"}


class MonthOver(Act):
    """A month of service has ended: the next one is owed from its first day, whether or not anybody came in this one."""

    title, basis = "本月服务期届满", "村顾问·服务"
    fact, hidden = True, True
    at, by = SERVING, capacities.clock

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from owed(case, case.day + timedelta(days=1))


def by_month(case: Case, act: Any) -> dict[str, dict[str, Any]]:
    """What stands of each month's duty: the row's id, its state, who ended it and when, and the minutes that the village has confirmed by all entries that stand."""
    steps = list(steps_of(Entry.objects.filter(matter=case.id).order_by("n")))
    months, minutes = {each.id: month_of(each.on) for each in steps if each.act == Visit.key}, dict[str, int]()
    for each in steps:
        if each.act == Confirm.key:
            month = months.get(each.said.get("visit", ""), "")
            minutes[month] = minutes.get(month, 0) + int(each.said.get("minutes") or 0)
    rows = Deadline.objects.filter(matter=case.id, term="visit", struck="", state__in=("open", "met")).values("id", "of", "state", "done_on", "ended_by")
    return {row["of"]: {**row, "minutes": minutes.get(row["of"], 0)} for row in rows}


class Recount(Act):
    """A confirmation was struck or corrected: months that no longer have their hours are owed again, those that have them without it are met."""

    title, basis = "重新核算服务时长", "村顾问·记录"
    fact, hidden, at, asks = True, True, ANY, by_month

    def follows(self, case: Case) -> Iterable[Consequence]:
        for month, row in (case.asked.get("by_month") or {}).items():
            enough = row["minutes"] >= needed(case)
            if row["state"] == "open" and enough:
                yield c.Meet("visit", month)
            elif row["state"] == "met" and not enough:
                back = {"state": [row["state"], "open"], "done_on": [row["done_on"], ""], "ended_by": [row["ended_by"], ""]}
                yield c.Change((["~", "deadline", row["id"], back],))
        if case.stage == SERVING.key:
            yield from owed(case, case.day)


class Rate(Act):
    """The village says once a quarter how content it is with its adviser."""

    title, basis = "村居评价顾问", "村顾问·考核"
    by, at = capacities.cadre, SERVING
    apart_from = Visit
    counts = (Counts("legal_aid.rated"), Counts("legal_aid.content", when=lambda said, memory, outcome: said.get("content") in ("yes", "mostly")))
    content = Choice("满意度", RATINGS)
    note = Text("意见", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if any(quarter_of(each.on) == quarter_of(case.day) for each in case.each(Rate, ever=True)):
            yield Objection("本季度已经评价过", "村顾问·考核", "评错的，请用“更正”", firm=True)
        if not of_this_village(case):
            yield Objection("只能由本村（社区）的人评价", "村顾问·考核", "请转给服务所在的村（社区）", firm=True)


def of_year(case: Case, act: Any) -> dict[str, int]:
    """What the record says of a year: minutes confirmed, visits, lectures and listeners, months met, explained and still owed."""
    year = str(act.year or case.day.year)
    marks = Mark.objects.filter(matter=case.id, day__gte=f"{year}-01-01", day__lte=f"{year}-12-31").values_list("figure", "amount")
    found = dict.fromkeys(("minutes", "visits", "lectures", "audience"), 0)
    for figure, amount in marks:
        name = figure.partition(".")[2]
        found[name] = found.get(name, 0) + amount
    months = list(Deadline.objects.filter(matter=case.id, term="visit", of__startswith=year, struck="").values_list("of", "state"))
    explained = {str(each.month) for each in case.each(Explain, ever=True)}  # a month that ended with the service was void without a word
    found["explained"] = len({of for of, state in months if state == "void" and of in explained})
    for name, state in (("met", "met"), ("owed", "open")):
        found[name] = len({of for of, each in months if each == state})
    logged = [each.of for each in case.deadlines("confirm_service") if each.state == "open"]
    found["waiting"] = len([each for each in logged if case.time_of(each).startswith(year)])
    return {name: int(found[name]) for name in ("minutes", "visits", "lectures", "audience", "met", "explained", "owed", "waiting")}


class Assess(Act):
    """The year's service is assessed on what the village has confirmed, and signed; no word stands in it that the log does not bear."""

    title, basis = "年度考核顾问", "村顾问·考核"
    by, at, asks = capacities.unit_head, (SERVING, ENDED), of_year
    signs = (capacities.leader,)
    counts = Counts("legal_aid.assessed", dims=("grade",))
    year = Count("年度", least=2014, most=2100)
    grade = Choice("等次", GRADES)
    remark = Text("评语", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        known = case.asked.get("of_year") or {}
        if case.ever(Assess, year=self.year):
            yield Objection("这一年度已经考核过", "村顾问·考核", "有误的，请用“更正”", firm=True)
        if known.get("waiting"):
            yield Objection(f"还有{known['waiting']}次服务村（社区）没有确认", "村顾问·考核", "请先由村（社区）确认，时长以确认的为准", warns=True)
        if known.get("owed"):
            yield Objection(f"还有{known['owed']}个月没有满服务时长，也没有说明", "村顾问·考核", "请先办理“说明未满服务时长”", firm=True)
        if self.grade == "excellent" and known.get("explained"):
            yield Objection(f"有{known['explained']}个月没有满服务时长，不能评为优秀", "村顾问·考核", "请另选等次", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        known = case.asked["of_year"]
        hours = f"{known['minutes'] // 60}小时" + (f"{known['minutes'] % 60}分钟" if known["minutes"] % 60 else "")
        yield c.Issue("assessment", words={"hours": hours, "visits": f"{known['visits']}次", "months": f"{known['met']}个月满时长，{known['explained']}个月未满已说明",
                                           "lectures": f"{known['lectures']}场，听众{known['audience']}人次"})


class Pay(Act):
    """The subsidy of each year is paid after its assessment, less what was cut for months that stayed short."""

    title, basis = "发放顾问补贴", "村顾问·考核"
    fact = True
    by, at = OFFICE, (SERVING, ENDED)
    counts = Counts("legal_aid.subsidy", amount="amount")
    amount = Money("发放数额", adds=True)
    voucher = Code("凭证号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        judged = case.said(Assess)
        if judged is None:
            yield Objection("还没有年度考核", "村顾问·考核", "先办理“年度考核顾问”")
        elif judged.grade == "failed":
            yield Objection("考核不合格", "村顾问·考核", "请核对是否应当发放")
        left = int(case.first.fee or 0) * max(1, case.count(Assess)) - case.total(Explain, "cut") - case.total(Pay, "amount")
        if self.amount is not None and case.first.fee and self.amount > left:
            yield Objection(f"超过已考核年度的约定补贴扣减后的余额（{left / 100:,.2f}元）", "村顾问·考核", "请核对数额")
