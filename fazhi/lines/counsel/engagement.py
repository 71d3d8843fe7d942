"""The counsel himself: engaged for a term with a scope, reported upward, present at meetings, assessed each year, renewed or released."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, MatterOf, Money, OfficerOf, Public, Text, Who
from fazhi.kernel.models import Deadline, Entry, Listing, Matter, Party
from fazhi.kernel.wrong import Objection
from fazhi.lines.counsel.stages import ENDED, ENGAGED, KINDS, LEAVING

HOUSE = (capacities.unit_head, capacities.clerk, capacities.leader)
WAYS = {"open": "公开选聘", "compare": "比选", "direct": "直接聘任", "inner": "本单位公职律师"}
WORK = {"meeting": "列席会议", "talks": "参加谈判", "mediation": "参与调解、接访", "suit": "代理复议、诉讼", "lecture": "讲课培训", "site": "到村到现场", "other": "其他"}
GRADES = {"good": "优秀", "fair": "合格", "poor": "不合格"}


def engaged(case: Case, act: Any = None) -> list[dict[str, Any]]:
    """Counsels in force on the day: [{"person", "scope", "matter"}]."""
    day = case.day.isoformat()
    rows = Listing.objects.filter(office=case.office, register="counsel", struck="", since__lte=day).values_list("words", "until")
    found = [json.loads(words) for words, until in rows if not until or until > day]
    return [{"person": each["person"], "scope": each["scope"], "matter": each["matter"]} for each in found if each["to"] >= day]


def opposed(case: Case, act: Any) -> list[str]:
    """Counsels who declared an interest in somebody who takes part in the matter asked about, in this request, or in the matter it is part of."""
    about = [*case.links(), *([case.parent] if case.parent else []), case.id]
    people = set(Party.objects.filter(matter__in=about, struck="").values_list("person", flat=True)) - {""}
    homes = Matter.objects.filter(office=case.office, line=case.line, stage=ENGAGED.key, struck="").values_list("id", flat=True)
    rows = Party.objects.filter(matter__in=list(homes), person__in=people, capacity="party", struck="").values_list("opened_by", flat=True)
    bodies = [json.loads(text) for text in Entry.objects.filter(id__in=list(rows)).values_list("body", flat=True)]
    return sorted({hand["person"] for body in bodies for hand in body["hands"] if hand["role"] == "named"})


def lasts(since: str, until: str) -> int:
    """How many whole or begun years lie between two days."""
    a, b = date.fromisoformat(since), date.fromisoformat(until)
    return b.year - a.year + ((b.month, b.day) >= (a.month, a.day))


def too_long(case: Case, since: str | None, until: str | None) -> Iterable[Objection]:
    """The term of an engagement ends after it begins and is no longer than is usual."""
    if since and until and until <= since:
        yield Objection("聘期的截止日应当晚于起始日", "法律顾问·聘任", "请核对聘期", firm=True)
    elif since and until and lasts(since, until) > case.limit("la.engage.term")[1]:
        yield Objection(f"聘期超过{case.limit('la.engage.term')[1]}年", "法律顾问·聘任", "请缩短聘期，期满可以续聘")


class Engage(Act):
    """The town engages a legal counsel: who, how chosen, for how long, for what, and for which fee."""

    title, basis = "聘任法律顾问", "法律顾问·聘任"
    by, at, enters = HOUSE, NEW, ENGAGED
    starts, issues = ("engagement_file", "assess"), "engagement"
    counts = Counts("counsel.engaged")
    adviser = OfficerOf("法律顾问", "counsel", role="named", help="先由机构管理员登记任职，不需要开通账号")
    firm = Public("执业机构或者所在单位", required=False)
    how = Choice("聘任方式", WAYS)
    since = Day("聘期自")
    until = Day("聘期至")
    scope = Choice("服务范围", KINDS, many=True)
    fee = Money("年度费用", required=False)
    contract = File("聘用合同", required=False)
    what = Text("约定的其他事项", lines=3, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from too_long(case, self.since, self.until)
        if self.adviser and any(each["person"] == self.adviser for each in engaged(case)):
            yield Objection("这位法律顾问已在聘期内", "法律顾问·聘任", "请在原聘任事项里续聘", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        words = {"person": self.adviser, "scope": self.scope, "matter": case.id, "to": self.until}
        yield c.List("counsel", str(self.adviser), self.firm or "法律顾问", words, since=self.since or "")
        yield c.Start("renew", due=self.until or "")


class FileEngagement(Act):
    """The engagement, its change or its end was reported to the county's justice bureau."""

    title, basis = "报备聘任情况", "法律顾问·备案"
    fact = True
    by, at, meets = HOUSE, ENGAGED, "engagement_file"
    to = Public("报备机关", required=False)
    receipt = File("回执", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("engagement_file"):
            yield Objection("没有待报备的聘任、变更或者解聘", "法律顾问·备案", "请核对是否已经报备过")


class FileRelease(Act):
    """The end of the engagement was reported to the county's justice bureau; the file is closed."""

    title, basis = "报备终止聘任", "法律顾问·备案"
    fact = True
    by, at, enters, meets = HOUSE, LEAVING, ENDED, "engagement_file"
    to = Public("报备机关", required=False)
    receipt = File("回执", required=False)


class DeclareConflict(Act):
    """The counsel declares for whom he acts or in whom he has an interest, so that he is kept out of their matters."""

    title, basis = "申报利益冲突", "法律顾问·回避"
    fact = True
    by, at = (capacities.counsel, *HOUSE), ENGAGED
    adviser = OfficerOf("法律顾问", "counsel", role="named")
    other = Who("有利害关系的人或者单位", capacity="party")
    why = Text("是什么关系", required=False)


class Attend(Act):
    """The counsel took part: a meeting, a negotiation, a mediation, a lecture, a day in court."""

    title, basis = "登记顾问参与事项", "法律顾问·审查"
    fact = True
    by, at = (capacities.counsel, *HOUSE), ENGAGED
    counts = (Counts("counsel.attended", dims=("kind",)), Counts("counsel.minutes", amount="minutes"))
    adviser = OfficerOf("法律顾问", "counsel", role="named")
    kind = Choice("参与什么", WORK)
    minutes = Count("用时", unit="分钟", least=1, most=6000)
    topic = Text("事项和意见", lines=2)
    about = MatterOf("所涉事项", required=False)
    photo = File("签到表或照片", many=True, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.about:
            yield c.Relate(self.about, "about")


def year_of_work(case: Case, act: Any) -> dict[str, int]:
    """What the record knows of the counsel's year: matters answered, late answers, times present – counted, not remembered."""
    if not act.year:
        return {}
    adviser, span = str(case.first.adviser or ""), (f"{act.year}-01-01", f"{act.year}-12-31T99")
    keys = {"opinions": f"{case.line}.Opine", "attended": f"{case.line}.Attend"}
    rows = Entry.objects.filter(office=case.office, act__in=keys.values(), done_at__range=span).values_list("act", "body")
    done = {name: 0 for name in keys}
    for key, body in rows:
        if any(hand["person"] == adviser for hand in json.loads(body)["hands"]):
            done[next(name for name, each in keys.items() if each == key)] += 1
    own = {f"{case.line}.Accept", keys["opinions"]}
    taken = {matter for matter, body in Entry.objects.filter(office=case.office, act__in=own).values_list("matter", "body")
             if any(hand["person"] == adviser for hand in json.loads(body)["hands"])}
    late = Deadline.objects.filter(office=case.office, line=case.line, term="opinion", struck="", matter__in=taken, due__range=span).exclude(due="")
    return {**done, "late": sum(1 for row in late if (row.done_on or case.day.isoformat()) > row.due[:10])}


class Assess(Act):
    """The year's work of the counsel is assessed from what the record shows, and what follows from it is said."""

    title, basis = "年度考核法律顾问", "法律顾问·聘任"
    by, at, meets, starts, issues = (capacities.unit_head, capacities.leader), ENGAGED, "assess", "assess", "assessment"
    asks = year_of_work
    counts = Counts("counsel.assessed", dims=("grade",))
    year = Count("年度", least=2000, most=2100)
    grade = Choice("等次", GRADES)
    opinion = Text("评语", lines=3)
    matters = Count("出具意见的次数", help="由系统记录得出，请与记录一致")

    def objections(self, case: Case) -> Iterable[Objection]:
        work = case.asked.get("year_of_work") or {}
        if self.year and case.ever(Assess, year=self.year):
            yield Objection(f"{self.year}年度已经考核过", "法律顾问·聘任", "填错的，请用“更正”", firm=True)
        if self.year and self.matters is not None and self.matters != work.get("opinions"):
            yield Objection(f"记录中本年度出具意见{work.get('opinions', 0)}次，填写的是{self.matters}次", "法律顾问·聘任", "请按记录填写，或先补登记", firm=True)
        if self.grade == "good" and work.get("late"):
            yield Objection(f"本年度有{work['late']}件没有按时出具意见", "法律顾问·时限", "请说明为何仍评优秀")


class Renew(Act):
    """The engagement goes on for another term."""

    title, basis = "续聘法律顾问", "法律顾问·聘任"
    by, at, meets, starts = HOUSE, ENGAGED, "renew", "engagement_file"
    until = Day("聘期延至")
    why = Text("理由", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from too_long(case, standing(case), self.until)
        last = case.said(Assess)
        if last and last.grade == "poor":
            yield Objection("上一年度考核不合格", "法律顾问·聘任", "请另行选聘，或说明为何续聘")

    def follows(self, case: Case) -> Iterable[Consequence]:
        first = case.first
        words = {"person": first.adviser, "scope": first.scope, "matter": case.id, "to": self.until}
        yield c.Delist("counsel", str(first.adviser))
        yield c.List("counsel", str(first.adviser), first.firm or "法律顾问", words)
        yield c.Start("renew", due=self.until or "")


def standing(case: Case) -> str:
    """The day up to which the engagement runs now."""
    last = case.said(Renew)
    return str((last.until if last else None) or case.first.until or "")


class Release(Act):
    """The engagement ends: its term is over, the counsel leaves or is released; that too is reported."""

    title, basis = "终止聘任", "法律顾问·聘任"
    gives_up = True
    fact = True
    by, at, enters, voids, starts = HOUSE, ENGAGED, LEAVING, ("renew", "assess"), "engagement_file"
    why = Choice("原因", {"over": "聘期届满不再续聘", "left": "顾问辞聘", "released": "解聘"})
    reason = Text("说明", lines=2, required=False)
    code = Code("解聘文号", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Delist("counsel", str(case.first.adviser))
