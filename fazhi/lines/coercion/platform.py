"""Coercion in companion mode: a seizure that the outside platform holds is taken in from its export; its term runs here."""

from collections.abc import Iterable

from fazhi.kernel import consequences as c
from fazhi.kernel import happen
from fazhi.kernel.acts import ANY, NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.companion import KEEPERS, WHOLE, FromPlatform, OutsidePaper, matter_of
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Day, File, Text, Who
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step
from fazhi.kernel.sheets.steps import Maker, dated, in_order, in_sequence, kind_of, outside_of, told_again
from fazhi.kernel.wrong import Objection, Wrong
from fazhi.lines.coercion.stages import APPROVED, ASKED, GROUNDS, HELD, KINDS, RELEASED, RETURNED

HELD_TERMS = ("held", "handle")


class PlatformWords(FromPlatform):
    """The words of a platform seizure, as its export tells them."""

    number = Code("平台强制编号", required=False)
    respondent = Who("当事人", capacity="respondent")
    what = Text("场所、设施或者财物", required=False)
    penalty = Code("所属处罚案号", required=False)
    kind = Choice("措施种类", KINDS, required=False)
    approved_on = Day("审批日期", required=False)
    done_on = Day("实施日期", required=False)
    document = Code("决定书文号", required=False)
    extended_on = Day("延长日期", required=False)
    released_on = Day("解除日期", required=False)
    ground = Choice("解除情形", GROUNDS, required=False)
    returned_on = Day("退还日期", required=False)


class PlatformCase(PlatformWords):
    """A seizure that is handled on the outside platform is taken in with its number, days and party."""

    title, basis = "接入平台强制措施", WHOLE
    by, at, enters = KEEPERS, NEW, ASKED

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not self.number:
            yield Objection("平台强制措施没有编号", WHOLE, "请在平台查明编号后更正", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"outside": self.number or ""})


class PlatformRow(PlatformWords):
    """A later export of the platform tells something else of a seizure; the new words are kept."""

    title, basis = "核对平台导出行", WHOLE
    respondent = Who("当事人", capacity="")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        own = case.said("coercion.Implement")
        if own and self.done_on and own.on.isoformat() != self.done_on:
            yield Objection(f"实施日期不一致：平台{self.done_on}，本系统{own.on.isoformat()}", WHOLE, "请查明哪一边有误，分别更正")


class PlatformApprove(FromPlatform):
    """The measure was approved on the platform."""

    title, basis = "登记平台的强制审批", "强制·实施"
    by, at, enters = KEEPERS, ANY, APPROVED


class PlatformSeize(FromPlatform):
    """The measure was carried out; its term begins, and what went before and is not recorded is flagged."""

    title, basis = "登记平台的查封、扣押", "强制·实施"
    by, at, enters, starts = KEEPERS, ANY, HELD, (*HELD_TERMS, "publish")
    counts = Counts("coercion.measures", dims=("kind",))
    kind = Choice("措施种类", KINDS)
    document = Code("决定书文号", required=False)
    file = File("查封、扣押决定书和清单", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not case.done(PlatformApprove):
            yield Objection("平台没有记载实施之前的批准", "强制·实施", "请核对平台案卷；情况紧急的，登记补办的批准")
        if not self.document:
            yield Objection("平台的查封、扣押决定没有文号", "强制·实施", "请核对决定书，补登文号", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for party in case.parties("respondent"):
            yield c.Start("ask_review", of=party)
            yield c.Start("sue", of=party)


class PlatformExtend(FromPlatform):
    """The platform has extended the term."""

    title, basis = "登记平台的延长", "强制·延长"

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        running = case.open("held")
        if running is None or running.over(case.day):
            yield Objection("延长时查封、扣押期限已经届满或者没有起算", "强制·期限", "请核对平台案卷，已届满的应当立即解除", rule="ACL-05")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for term in HELD_TERMS:
            yield c.Prolong(term)


class PlatformRelease(FromPlatform):
    """The platform has lifted the measure."""

    title, basis = "登记平台的解除", "强制·解除"
    by, at, enters = KEEPERS, ANY, RELEASED
    meets, starts = ("held", "handle", "release"), "give_back"
    ground = Choice("解除的情形", GROUNDS, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        running = case.open("held")
        if running and running.over(case.day):
            yield Objection(f"查封、扣押期限（{running.due}）届满以后才解除", "强制·期限", "请说明原因", rule="ACL-05")


class PlatformReturn(FromPlatform):
    """The platform has recorded that the things were given back."""

    title, basis = "登记平台的退还", "强制·解除"
    by, at, enters, meets = KEEPERS, ANY, RETURNED, "give_back"


class PlatformPaper(OutsidePaper):
    """A paper that the platform issued is added, with the number it has there."""

    title, basis = "添加平台文书", WHOLE
    counts = Counts("coercion.papers", when=lambda said, memory, outcome: bool(said.get("outward")))


HEADINGS = (
    Heading("number", "强制编号", ("强制案号", "强制措施编号", "案号", "编号"), Code("强制编号")),
    Heading("respondent.name", "当事人", ("当事人名称", "行政相对人名称", "被强制人"), must=True),
    Heading("respondent.kind", "当事人类别", ("行政相对人类别",), Choice("当事人类别", {"natural": "个人", "organisation": "单位"}),
            same={"公民": "natural", "自然人": "natural", "个体工商户": "natural", "法人": "organisation", "企业": "organisation"}),
    Heading("what", "场所、设施或者财物", ("查封扣押物品", "物品", "强制对象", "涉案物品")),
    Heading("penalty", "所属处罚案号", ("处罚案号", "关联案号", "所属案件"), Code("所属处罚案号")),
    Heading("kind", "措施种类", ("强制措施种类", "强制种类", "种类"), Choice("措施种类", KINDS), same={"查封": "seal", "扣押": "detain"}),
    Heading("approved_on", "审批日期", ("审批时间", "批准日期"), Day("审批日期")),
    Heading("done_on", "实施日期", ("实施时间", "决定日期", "查封扣押日期"), Day("实施日期")),
    Heading("document", "决定书文号", ("文号", "强制决定书文号"), Code("决定书文号")),
    Heading("extended_on", "延长日期", ("延期日期",), Day("延长日期")),
    Heading("released_on", "解除日期", ("解除时间",), Day("解除日期")),
    Heading("ground", "解除情形", ("解除原因",), Choice("解除情形", GROUNDS)),
    Heading("returned_on", "退还日期", ("返还日期",), Day("退还日期")),
)
DAYS = ("approved_on", "done_on", "extended_on", "released_on", "returned_on")
ACTS: dict[str, tuple[type[Act], Maker]] = {
    "approved_on": (PlatformApprove, lambda row, matter: PlatformApprove()),
    "done_on": (PlatformSeize, lambda row, matter: PlatformSeize(kind=row.get("kind"), document=row.get("document"))),
    "extended_on": (PlatformExtend, lambda row, matter: PlatformExtend()),
    "released_on": (PlatformRelease, lambda row, matter: PlatformRelease(ground=row.get("ground"))),
    "returned_on": (PlatformReturn, lambda row, matter: PlatformReturn())}


def place(row: Row) -> list[Step]:
    """What a row of the export becomes: a new measure with its steps, the steps that are new, or nothing."""
    in_sequence(row, (("done_on", "extended_on"), ("done_on", "released_on"), ("released_on", "returned_on")), DAYS)
    if not row.get("approved_on") and not row.get("done_on"):
        raise Wrong("审批日期和实施日期都没有，请在平台补全。")
    if row.get("done_on") and not row.get("kind"):
        raise Wrong("有实施日期而没有措施种类，请补全“措施种类”。")
    if not row.get("done_on") and any(row.get(day) for day in DAYS[2:]):
        raise Wrong("没有实施日期，却有延长、解除或退还，请在平台补全实施日期。")
    row.words.setdefault("respondent.kind", kind_of(str(row.get("respondent.name"))))
    if row.stand is None:
        ours = matter_of(row.office, "coercion", str(row.get("number") or ""))
        if ours:
            return [told_again(row, PlatformRow, ours, respondent="respondent")]
        first = min(row.words[day] for day in DAYS if row.get(day))
        return [Step(PlatformCase(**row.said(PlatformCase)), "", first, **outside_of(row)), *in_order(dated(row, ACTS, {}, ""))]
    memory = happen.peek(row.stand.matter)
    row.words = {**row.stand.words, **row.words}
    changed = any(row.words.get(each.key) != row.stand.words.get(each.key) for each in HEADINGS)
    again = [told_again(row, PlatformRow, row.stand.matter, respondent="respondent")] if changed else []
    return again + (in_order(dated(row, ACTS, memory["acts"], row.stand.matter)) if "coercion.PlatformCase" in memory["acts"] else [])


SHEET = Sheet(
    key="coercion.platform", line="coercion", title="平台行政强制措施", system="省执法平台", headings=HEADINGS, place=place, window="done_on",
    known_by=("number", ("respondent.name", "done_on")), acts=("coercion.PlatformCase", "coercion.PlatformRow"), modes=("copy", "parallel"),
    about="从省执法平台导出的查封、扣押，一行一次。期限在这里计算和提醒；本系统不编号、不出文书。",
)
