"""An item comes onto the lists, is changed, and goes: with its basis, its day and its publication; other work asks the lists on the day."""

from collections.abc import Iterable
from datetime import date, timedelta

from fazhi.kernel import capacities, standing
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts
from fazhi.kernel.case import Case, Said
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Flag, OfficeOf, Public, Text
from fazhi.kernel.once import only_one, same_year
from fazhi.kernel.told import ToldPublished
from fazhi.kernel.wrong import Objection
from fazhi.lines.powers.stages import (
    CASES,
    CHECKED,
    ENDED,
    FORCE,
    KEPT_BY,
    KINDS,
    OWED,
    PROPOSED,
    READ_BY,
    SOURCES,
    numbers,
    register_of,
    standing_items,
)
from fazhi.lines.powers.standing import CHANGED, as_it_stands, long_day

KEEPERS = (capacities.clerk, capacities.unit_head, capacities.registrar)
CHECKED_AND_SIGNED = (capacities.reviewer, capacities.chief)  # a change needs the check that the item itself had


class Propose(Act):
    """An item is proposed for the lists: what it is, on which basis, who is responsible for what."""

    title, basis = "拟列事项", "权责·列入"
    by, at, enters, asks = KEEPERS, NEW, PROPOSED, standing_items
    key_no = Code("事项编码")
    name = Public("事项名称")
    kind = Choice("类别", KINDS)
    source = Choice("来源", SOURCES)
    grounds = Public("依据（法律、法规、规章的条款）", required=False)
    document = Code("赋权、委托或者清单的文件号", required=False)
    unit = OfficeOf("承办单位", "unit", required=False)
    duties = Text("责任事项", lines=3, required=False)
    field = Choice("执法领域", {each: each for each in ("住建", "市监", "应急", "农业", "自然资源", "生态环境", "水务", "民政", "其他")}, required=False)
    days = Count("承诺办结工作日", required=False, most=999)
    materials = Text("申请材料、办理流程", lines=3, required=False)
    flow = File("流程图", required=False)
    phone = Code("咨询投诉电话（办公电话）", required=False, number="phone")

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.asked.get("standing_items"):
            yield Objection(f"编码“{self.key_no}”已有施行中的事项：{'、'.join(case.asked['standing_items'])}", "权责·列入", "请改编码，或在原事项上办理调整", firm=True)
        if self.kind not in ("service", "duty") and not self.grounds:
            yield Objection("行政权力没有写明依据，法无授权不可为", "权责·列入", "请填写法律、法规、规章的条款", firm=True)
        if self.source in ("granted", "entrusted") and not self.document:
            yield Objection("赋权、委托的事项没有文件号", "权责·列入", "请填写省政府公告、赋权决定或委托书的文号", firm=True)
        if self.kind == "service" and not self.materials:
            yield Objection("公共服务事项没有办理流程和材料", "权责·公共服务", "请填写，公布后群众照此办理")


class Check(Act):
    """Somebody who did not propose it looks whether the item is lawful, needed and rightly worded; once more, where the chief did not sign it."""

    title, basis = "审核事项", "权责·审核"
    by, at, apart_from = (capacities.reviewer,), (PROPOSED, CHECKED), Propose
    enters = By("conclusion", fits=CHECKED, amend=PROPOSED, drop=ENDED)
    conclusion = Choice("结论", {"fits": "可以列入", "amend": "修改后再审", "drop": "不列入"})
    opinion = Text("意见", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.conclusion != "fits" and not self.opinion:
            yield Objection("没有写明理由", "权责·审核", "请填写意见", firm=True)


class Enact(Act):
    """The item is put in force from a day on, with the document that says so; the duty to publish begins."""

    title, basis = "列入清单并施行", "权责·公布"
    by, at, enters, signs, opens = KEEPERS, CHECKED, FORCE, (capacities.chief,), "disclosure"
    counts = Counts("powers.listed", dims=("kind", "source"))
    document = Code("公布清单的文件号")
    since = Day("施行日期")
    until = Day("最后有效日", required=False)
    earlier = Flag("提出以前已经施行", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.since and self.since < case.opened_on.isoformat() and not self.earlier:
            yield Objection("施行日期早于提出列入的日期", "权责·公布", "请核对日期；以前已经施行、现在补登的，勾选并说明理由", firm=True)
        if self.until and self.since and self.until < self.since:
            yield Objection("最后有效日早于施行日期", "权责·公布", "请核对日期", firm=True)
        if unchecked(case):
            yield Objection("审核以后事项又改动过，改动的内容没有审核", "权责·审核", "请重新审核后再列入", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        proposed = case.said(Propose)
        if proposed:
            yield from listed(proposed, proposed.name, str(self.document), str(self.since), str(self.until or ""))
        yield c.Issue("item", words={**as_it_stands(case, self), "document": self.document, "since": long_day(self.since), "until": long_day(self.until)})
        yield from publication(case)


def unchecked(case: Case) -> bool:
    """True when the proposal was corrected after it was last found to fit."""
    proposed, checked = case.said(Propose), case.said(Check)
    if proposed is None or checked is None:
        return False
    return any(each.n > checked.n for each in case.each("common.Correct", ever=True, entry=proposed.entry))


def checked_by_another(case: Case) -> Iterable[Objection]:
    """A change is checked by somebody who did not ask for it; on a signed sheet his signature stands beside the chief's."""
    asked, signed = ({hand["person"] for hand in case.hands if hand["role"] in roles and hand["person"]} for roles in (("did", "proposed"), ("signed",)))
    if asked & signed:
        yield Objection("提请调整、取消的人不能自己审核", "权责·审核", "请由没有经手的审核人员签字审核", firm=True)
    if case.manner == "paper" and len(signed) < len(CHECKED_AND_SIGNED):
        yield Objection("没有审核人员的签字", "权责·审核", "请补审核，把审核人员也填为签字人", firm=True)


def publication(case: Case) -> Iterable[Consequence]:
    """The change has to be made public."""
    yield c.Start("publish")
    yield c.Open("disclosure", {"what": "权责清单、公共服务事项变动", "column": "organ", "formed": case.at[:10], "about": case.id}, kind="from")


def listed(proposed: Said, name: str, document: str, since: str, until: str) -> Iterable[Consequence]:
    """The item in its list, and in the register that those ask on the day who use such a power."""
    words = {"kind": proposed.kind, "source": proposed.source, "document": document, "grounds": proposed.grounds or "", "unit": proposed.unit or ""}
    yield c.List(register_of(proposed.kind), proposed.key_no, name, words, since=since, until=until)
    if proposed.kind in READ_BY:
        own = {"document": document, "grounds": proposed.grounds or "", "field": proposed.field or ""}
        yield c.List(READ_BY[proposed.kind], proposed.key_no, name, own, since=since, until=until)


def delisted(proposed: Said, last: str) -> Iterable[Consequence]:
    """The item leaves its lists after its last day."""
    for register in (register_of(proposed.kind), READ_BY.get(proposed.kind)):
        if register:
            yield c.Delist(register, proposed.key_no, on=last)


class Published(ToldPublished):
    """The disclosure line tells that the list was published."""

    title, basis, meets = "清单已公布", "权责·公布", "publish"


class Assess(Act):
    """For a power that was granted it is looked whether the town can carry it: people, certificates, equipment."""

    title, basis = "承接能力评估", "权责·承接能力"
    by, at, issues = KEEPERS, (CHECKED, FORCE), "assessment"
    counts = Counts("powers.assessed", dims=("result",))
    people = Count("持证人员数")
    equipment = Text("装备、场所", required=False)
    result = Choice("结论", {"able": "能有效承接", "help": "需要指导支持", "unable": "不能有效承接"})
    proposal = Text("建议", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.result != "able" and not self.proposal:
            yield Objection("不能有效承接的，没有写明建议", "权责·承接能力", "请写明需要的支持，或建议收回", firm=True)


class Alter(Act):
    """The law or the list changed: the item says something new from a day on; the old words stay readable."""

    title, basis = "调整事项", "权责·动态调整"
    by, at, signs, opens = KEEPERS, FORCE, CHECKED_AND_SIGNED, "disclosure"
    counts = Counts("powers.altered")
    name = Public("新的事项名称", required=False)
    grounds = Public("新的依据", required=False)
    unit = OfficeOf("新的承办单位", "unit", required=False)
    duties = Text("新的责任事项", lines=3, required=False)
    days = Count("新的承诺办结工作日", required=False, most=999)
    materials = Text("新的申请材料、办理流程", lines=3, required=False)
    flow = File("新的流程图", required=False)
    phone = Code("新的咨询投诉电话（办公电话）", required=False, number="phone")
    document = Code("调整的文件号")
    since = Day("施行日期")
    until = Day("最后有效日", required=False, help="不填的沿用原来的最后有效日")
    earlier = Flag("调整在办理以前已经施行", reason=True)
    why = Choice("原因", {"law": "法律法规立改废释", "duty": "机构职能调整", "list": "上级清单调整", "wording": "规范表述"})

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from checked_by_another(case)
        if all(getattr(self, each) in (None, "") for each in CHANGED):
            yield Objection("没有写明改了什么", "权责·动态调整", "请填写新的名称、依据、承办单位，或者新的办理流程、时限、电话", firm=True)
        enacted = case.said(Enact)
        if enacted and self.since and self.since <= str(enacted.since):
            yield Objection("调整的施行日期不晚于原来的施行日期", "权责·动态调整", "请核对日期；原来记错的用“更正”", firm=True)
        before = case.said(Alter)
        if before and self.since and self.since <= str(before.since):
            yield Objection(f"上一次调整从{before.since}起施行，这一次不晚于它", "权责·动态调整", "请核对日期；上一次记错的用“更正”或“撤销”", firm=True)
        if self.since and self.since < case.at[:10] and not self.earlier:
            yield Objection("调整的施行日期早于办理日期", "权责·动态调整", "请核对日期；以前已经施行、现在补登的，勾选并说明理由", firm=True)
        last = str(self.until or last_day(case))
        if last and self.since and last < self.since:
            yield Objection(f"事项的最后有效日是{last}，在调整的施行日期以前", "权责·动态调整", "续期的，请填写新的最后有效日", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        proposed = case.said(Propose)
        if proposed is None:
            return
        was = [each for each in case.each(Alter, ever=True)]
        name = self.name or next((each.name for each in was if each.name), proposed.name)
        yield from delisted(proposed, self.eve())
        words = {"kind": proposed.kind, "source": proposed.source, "document": self.document, "unit": self.unit or next((each.unit for each in was if each.unit), proposed.unit) or "",
                 "grounds": self.grounds or next((each.grounds for each in was if each.grounds), proposed.grounds) or ""}
        until = str(self.until or last_day(case))
        yield c.List(register_of(proposed.kind), proposed.key_no, name, words, since=self.since, until=until)
        if proposed.kind in READ_BY:
            own = {"document": self.document, "grounds": words["grounds"], "field": proposed.field or ""}
            yield c.List(READ_BY[proposed.kind], proposed.key_no, name, own, since=self.since, until=until)
        yield c.Issue("item", words={**as_it_stands(case, self), "document": self.document, "since": long_day(self.since), "until": long_day(until)})
        yield from publication(case)

    def eve(self) -> str:
        """The day before the new words begin."""
        return (date.fromisoformat(self.since) - timedelta(days=1)).isoformat()


def last_day(case: Case) -> str:
    """The last day of the item as it was last said: by an alteration, else when it was put in force; empty where it has none."""
    said = [*case.each(Alter, ever=True), *case.each(Enact, ever=True)]
    return next((str(each.until) for each in said if each.until), "")


class TakeBack(Act):
    """The item goes: after its last day nobody uses it; what becomes of matters under way is said."""

    title, basis = "取消、收回事项", "权责·动态调整"
    gives_up = True
    by, at, enters, signs, opens = KEEPERS, FORCE, ENDED, CHECKED_AND_SIGNED, "disclosure"
    counts = Counts("powers.ended")
    last_day = Day("最后有效日")
    document = Code("取消或收回的文件号")
    cases = Choice("已经立案、受理的事项", CASES, default="own")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from checked_by_another(case)
        enacted = case.said(Enact)
        if enacted and self.last_day and self.last_day < str(enacted.since):
            yield Objection("最后有效日早于施行日期", "权责·动态调整", "请核对日期", firm=True)
        if case.open("publish"):
            yield Objection("列入、调整还没有公布，不能跳过", "权责·公布", "请先公布，或登记已在何处公布")

    def follows(self, case: Case) -> Iterable[Consequence]:
        proposed = case.said(Propose)
        if proposed is None:
            return
        yield from delisted(proposed, str(self.last_day))
        if proposed.kind in KEPT_BY:
            yield from standing.ended(case, KEPT_BY[proposed.kind], str(proposed.key_no), gone_from(proposed.kind, str(self.last_day)))
        if READ_BY.get(proposed.kind) == "power":
            yield c.List("power_end", proposed.key_no, f"收回：{proposed.name}", {"document": self.document, "cases": self.cases}, since=self.last_day)
        yield c.Open("disclosure", {"what": "权责事项取消", "column": "organ", "formed": case.at[:10], "about": case.id}, kind="from")


def gone_from(kind: str, last: str) -> str:
    """The day under which the item ends in the list kept by those who use it, as that list counts: permits by the first day without it."""
    return (date.fromisoformat(last) + timedelta(days=1)).isoformat() if kind == "permit" else last


class OweSurvey(Act):
    """A new year begins: the lists have to be gone through once in it."""

    title, basis = "应梳理本年度清单", "权责·动态调整"
    fact, hidden, of_turn = True, True, 0
    by, at, enters, starts = capacities.clock, NEW, OWED, "survey"
    year = Count("年度", most=9999)


class Survey(Act):
    """Once a year the lists are gone through: their numbers are what is in force, and what has to change is named."""

    title, basis = "年度清单梳理", "权责·动态调整"
    by, at, enters, asks, issues, meets = KEEPERS, (NEW, OWED), ENDED, (numbers, same_year), "survey", "survey"
    counts = Counts("powers.surveys")
    year = Count("年度", least=2000, most=2999)
    as_of = Day("统计到哪一天")
    powers = Count("行政权力事项数")
    services = Count("公共服务事项数")
    duties = Count("履职事项数", required=False, default=0)
    findings = Text("需要调整的事项和原因", lines=4)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from only_one(case, self, "清单梳理", "权责·动态调整")
        if case.stage and self.year and self.year != case.first.year:
            yield Objection(f"这里要办的是{case.first.year}年度的清单梳理", "权责·动态调整", "请核对年度", firm=True)
        told = case.asked.get("numbers")
        if told and (told["powers"], told["services"], told["duties"]) != (self.powers, self.services, self.duties or 0):
            yield Objection(f"当日施行中的是行政权力{told['powers']}项、公共服务{told['services']}项、履职事项{told['duties']}项", "权责·动态调整", "请核对", firm=True)
