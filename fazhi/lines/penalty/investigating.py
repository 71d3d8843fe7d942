"""Penalty, the investigation: site, inquiry, samples, other evidence, preservation, appraisal, orders, and its report."""

from collections.abc import Callable, Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Day, EntryOf, File, Flag, Moment, OfficerOf, PartyOf, Place, Text
from fazhi.kernel.happen import peek
from fazhi.kernel.parts import told
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.contents import asked_for, named
from fazhi.lines.penalty.discretion import advise, circumstances, readable
from fazhi.lines.penalty.grounding import known_grounds
from fazhi.lines.penalty.paying import losing_goods
from fazhi.lines.penalty.powers import power_of_case
from fazhi.lines.penalty.stages import DECIDED, FALLEN, FILED, INVESTIGATED, ISSUED, WORKING, confirmed, two_officers


class Gathering(Act):
    """What all gathering of evidence shares: two certified officers, certificates shown, and whether it speaks against the respondent anew."""

    by, at = (capacities.officer,), WORKING
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    shown = Flag("已出示执法证件")
    adverse = Flag("告知以后取得、对当事人不利的新证据")
    against = PartyOf("只对哪名当事人不利", "respondent", required=False, rare=True, help="不选的，视为对每名当事人都不利；都要重新告知")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from gathered(case, self)


def gathered(case: Case, act: Gathering) -> Iterable[Objection]:
    """Two officers with certificates, which they have shown."""
    yield from two_officers(case, act.second)
    if act.second and not act.shown:
        yield Objection("没有出示执法证件，当事人有权拒绝", "处罚·调查", "请先出示证件并如实勾选")


class InspectSite(Gathering):
    """The site is inspected and a record is made, read and signed there."""

    title, basis = "现场检查（勘验）", "处罚·调查"
    filmed = "现场执法"
    issues = "site_record"
    begun_at = Moment("开始时间")
    ended_at = Moment("结束时间")
    place = Place("地点", told="InspectSite.place TakeUp.place")
    present = Text("在场人（当事人、见证人）")
    record = Text("检查过程和现场情况", lines=4)
    refused = Flag("当事人拒绝签名或不到场", reason=True)
    files = File("照片、录像、图", many=True, required=False, live=True)

    def when_taken(self, at: str, time_of: Callable[[str], str]) -> str:
        return str(self.begun_at or at)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from gathered(case, self)
        yield from _in_order(self.begun_at, self.ended_at)


class Inquire(Gathering):
    """Somebody is questioned alone, told of his rights, and signs every page of the record."""

    title, basis = "询问", "处罚·调查"
    filmed = "调查取证"
    issues = "inquiry_record"
    begun_at = Moment("开始时间")
    ended_at = Moment("结束时间")
    place = Place("地点")
    asked = Text("被询问人（姓名、与案件的关系）")
    rights = Flag("已告知权利义务和如实陈述的义务")
    record = Text("问答", lines=6)
    refused = Flag("被询问人拒绝签名", reason=True)
    files = File("录音录像", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from gathered(case, self)
        yield from _in_order(self.begun_at, self.ended_at)
        if self.record and not self.rights:
            yield Objection("询问前没有告知权利义务", "处罚·调查", "请先告知并如实勾选")


def _in_order(begun: str | None, ended: str | None) -> Iterable[Objection]:
    if begun and ended and ended < begun:
        yield Objection("笔录的结束时间早于开始时间", "处罚·调查", "请核对时间", firm=True)


class Sample(Gathering):
    """Samples are taken, sealed, and listed on a receipt."""

    title, basis = "抽样取证", "处罚·抽样取证"
    issues, counts = "sampling", ISSUED
    things = Text("样品名称、批号、数量", lines=2)
    method = Text("抽样方法和基数、封样、留样", lines=2)
    place = Place("地点")


class Investigate(Gathering):
    """Other evidence is collected by two certified officers; the second one is named and bound."""

    title, basis = "调查取证", "处罚·调查"
    kind = Choice("方式", {"evidence": "收集书证、物证", "photo": "拍照、录像", "electronic": "电子数据", "monitor": "电子监控设备的记录",
                         "site": "查看现场（未制作笔录）", "inquiry": "了解情况（未制作笔录）", "sample": "取样（未制作凭证）"})
    record = Text("情况", lines=4)
    checked = Flag("监控设备已经法制和技术审核，设置合理、标志明显、地点已公布")
    files = File("照片、录音录像、书证", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from gathered(case, self)
        if self.kind == "monitor" and not self.checked:
            yield Objection("未经法制和技术审核的监控记录不得作为证据", "处罚·监控取证", "请先审核设备和记录，并告知当事人")


GATHERING = (InspectSite, Inquire, Sample, Investigate)


class Preserve(Act):
    """Evidence that may be lost is registered and preserved with the head's approval; within days it must be dealt with."""

    title, basis = "先行登记保存", "处罚·先行登记保存"
    by, at = (capacities.officer,), WORKING
    signs = (capacities.leader,)
    counts = ISSUED
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    party = PartyOf("当事人", "respondent", required=False)
    things = Text("物品清单（名称、数量、规格）", lines=3)
    keeping = Text("保存地点和方式", required=False)
    reason = Text("理由（证据可能灭失或以后难以取得）", lines=2, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("preserve", of=case.entry)
        yield c.Issue("preservation_approval")
        yield c.Issue("preservation", of=self.party or "")


class Release(Act):
    """What was preserved at one time is dealt with in time: returned, tested, seized, confiscated or handed over."""

    title, basis = "处理先行登记保存的证据", "处罚·先行登记保存"
    by, at, counts = (capacities.officer,), (*WORKING, DECIDED, FALLEN), ISSUED
    preserved = EntryOf("哪一次登记保存（只有一次没有处理的不选）", "penalty.Preserve", required=False)
    how = Choice("处理", {"returned": "退还", "copied": "复制后退还", "tested": "送检测、检验、鉴定", "seized": "转为查封扣押", "confiscated": "依法没收",
                        "handed": "移交有关部门"})
    note = Text("清单和说明", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        waiting = kept(case)
        if not waiting or (self.preserved and self.preserved not in waiting):
            yield Objection("没有正在保存的证据", "处罚·先行登记保存", "请先办理先行登记保存", firm=True)
        elif len(waiting) > 1 and not self.preserved:
            yield Objection(f"有{len(waiting)}次登记保存没有处理", "处罚·先行登记保存", "请选择处理的是哪一次登记保存的证据", firm=True)
        elif self.how == "confiscated" and waiting and not losing_goods(case) & owners(case, self.preserved or waiting[0]):
            yield Objection("没有没收这名当事人财物的有效处罚决定，不能按“依法没收”处理", "处罚·先行登记保存", "请先作出没收财物的处罚决定；期限内不能作出的，退还或者转为查封扣押", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        entry = self.preserved or kept(case)[0]
        said = next((each for each in case.each(Preserve, ever=True) if each.entry == entry), None)
        yield c.Meet("preserve", entry)
        yield c.Issue("preservation_end", of=(said and said.party) or "", words={"entry:penalty.Preserve": entry})


def kept(case: Case) -> list[str]:
    """The entries with which evidence was preserved that has not been dealt with."""
    return [each.of for each in case.deadlines("preserve") if each.state == "open"]


def owners(case: Case, entry: str) -> set[str]:
    """Whose the things are that were preserved with an entry; of all respondents where nobody was named."""
    said = next((each for each in case.each(Preserve, ever=True) if each.entry == entry), None)
    return {str(said.party)} if said and said.party else set(case.parties("respondent"))


def undealt(case: Case, rows: Iterable[dict[str, Any]] = ()) -> Iterable[Objection]:
    """What was preserved must be dealt with in its days, before the case is decided (unless these `rows` confiscate it), handed over or closed."""
    taken = {str(row["party"]) for row in rows if row["kind"] == "goods"}
    if any(not owners(case, entry) & taken for entry in kept(case)):
        yield Objection("先行登记保存的证据还没有处理", "处罚·先行登记保存", "请先作出处理决定")


def unanswered(case: Case) -> Iterable[Objection]:
    """An appraisal or test that was entrusted has no result yet; nobody forbids to go on without it."""
    if case.open("expertise"):
        yield Objection("委托的鉴定、检测、检验还没有结果", "处罚·办案期限", "请核对是否不需要等待结果", warns=True)


def uncorrected(case: Case) -> Iterable[Objection]:
    """What was ordered to be put right has not been looked at again, or was not put right."""
    if case.open("put_right"):
        yield Objection("责令改正的还没有复查，或者没有改正", "处罚·责令改正", "请先复查改正情况", warns=True)


def ordered_by_inspection(case: Case, act: Any) -> str:
    """With which papers an inspection that belongs to the case has already told the inspected to put the breach right; empty for none."""
    found = []
    for memory in (peek(matter) for matter in case.links()):
        for one in told(memory, "order.right"):
            number = next((f"{row['title']}》{row['number']}" for ident, row in memory["rows"].get("paper", {}).items() if ident.startswith(one["e"])), "责令改正通知书》")
            found.append(f"{one['on'][:10]}以《{number}责令于{one['s'].get('until') or '限期'}前改正")
    return "；".join(found)


class OrderRight(Act):
    """The breach must be put right by a day; this is no penalty."""

    title, basis = "责令改正", "处罚·责令改正"
    by, at = (capacities.officer,), WORKING
    counts, asks = ISSUED, power_of_case
    party = PartyOf("当事人", "respondent", required=False)
    what = Text("改正内容", lines=2)
    until = Day("改正期限")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.until and self.until < case.at[:10]:
            yield Objection("改正期限早于责令之日", "处罚·责令改正", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for party in [self.party] if self.party else case.parties("respondent"):
            yield c.Issue("order", of=party, words={"grounds": known_grounds(case, party)})
            yield c.Start("put_right", of=party, due=self.until)


class Reinspect(Act):
    """It is looked at again whether one respondent put the breach right: if not, his order stays open, or he has a new day."""

    title, basis = "复查改正情况", "处罚·责令改正"
    by, at = (capacities.officer,), (*WORKING, DECIDED, FALLEN)
    party = PartyOf("被责令改正的当事人（只有一名当事人的不选）", "respondent", required=False)
    done = Choice("结果", {"yes": "已改正", "partly": "部分改正", "no": "未改正"})
    note = Text("情况", lines=2)
    until = Day("再次改正期限", required=False, when=("done", ("partly", "no")), help="没有全部改正、再限期改正的填；不填的，责令改正仍未了结")

    def objections(self, case: Case) -> Iterable[Objection]:
        waiting = to_put_right(case, self.party)
        if not waiting:
            yield Objection("没有等待复查的责令改正", "处罚·责令改正", "请先责令改正，或核对当事人", firm=True)
        elif not self.party and len(case.parties("respondent")) > 1:
            yield Objection("有几名当事人，没有写明复查的是谁的改正情况", "处罚·责令改正", "请选择当事人，逐人登记", firm=True)
        if self.until and self.done == "yes":
            yield Objection("已经改正的，不再限期改正", "处罚·责令改正", "请核对结果和期限", firm=True)
        elif self.until and self.until < case.day.isoformat():
            yield Objection("再次改正期限在今天以前", "处罚·责令改正", "请核对日期", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        of = to_put_right(case, self.party)[0]
        if self.done == "yes" or self.until:
            yield c.Meet("put_right", of)
        if self.until:
            yield c.Start("put_right", of=of, due=self.until)


def to_put_right(case: Case, party: str | None) -> list[str]:
    """Whose orders to put the breach right are open, of all or of one respondent (an order told to nobody by name concerns each)."""
    return [each.of for each in case.deadlines("put_right") if each.state == "open" and (not party or each.of in (party, ""))]


class Conclude(Act):
    """The investigation ends with a report on facts, evidence, law and what is proposed."""

    title, basis = "调查终结", "处罚·事实清楚"
    by, at, enters, issues, asks = (capacities.officer,), FILED, INVESTIGATED, "report", (power_of_case, named)
    second = OfficerOf("第二名执法人员", "officer", confirms=True)
    facts = Text("查明的事实和证据", lines=4)
    place = Place("查明的违法行为发生地", required=False, told="FileCase.place InspectSite.place TakeUp.place")
    qualities = Text("定性、依据、情节和裁量理由", lines=3, required=False)
    circumstances = circumstances()
    proposed = Choice("处理建议", {"penalty": "给予处罚", "none": "不予处罚", "move": "移送"})
    public_interest = Flag("涉及重大公共利益")
    complicated = Flag("案情疑难复杂或涉及多个法律关系")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from two_officers(case, self.second)
        yield from readable(self.circumstances)
        yield from confirmed(case, *GATHERING, Preserve)
        if not any(case.ever(each) for each in GATHERING):
            yield Objection("没有任何调查取证，不能终结调查", "处罚·事实清楚", "请先登记调查取证的情况")
        yield from undealt(case)
        yield from asked_for(case, self.place)

    def advice(self, case: Case) -> Iterable[Advice]:
        yield from advise(case, self.circumstances)


class AskRecusal(Act):
    """A respondent asks that an officer leave the case."""

    title, basis = "申请回避", "处罚·回避"
    fact, at = True, WORKING
    starts = "answer_recusal"
    party = PartyOf("申请人", "respondent")
    officer = OfficerOf("被申请回避的人", "", role="named")
    reason = Text("理由", lines=2)
