"""Inspection in companion mode: an inspection that the outside platform holds is taken in from its export as facts with flags."""

from collections.abc import Iterable

from fazhi import law
from fazhi.kernel import capacities, happen
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.companion import KEEPERS, WHOLE, FromPlatform, OutsidePaper, matter_of
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Text, Who
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step
from fazhi.kernel.sheets.steps import Maker, dated, in_order, in_sequence, kind_of, outside_of, told_again
from fazhi.kernel.wrong import Objection, Wrong
from fazhi.lines.inspection.planning import beyond, earlier_visits
from fazhi.lines.inspection.stages import APPROVED, KINDS, PLANNED, RESULTS, TOLD, VISITED, inspected


class PlatformWords(FromPlatform):
    """The words of a platform inspection, as its export tells them."""

    number = Code("平台检查编号", required=False)
    inspected = Who("被检查人", capacity="inspected")
    what = Text("检查事项", required=False)
    kind = Choice("检查类型", KINDS, required=False)
    officers = Count("执法人员数", required=False)
    approved_on = Day("审批日期", required=False)
    visited_on = Day("检查日期", required=False)
    result = Choice("检查结果", RESULTS, required=False)
    told_on = Day("告知日期", required=False)
    published_on = Day("公示日期", required=False)


class PlatformInspection(PlatformWords):
    """An inspection that is handled on the outside platform is taken in with its number, days and the inspected."""

    title, basis = "接入平台检查", WHOLE
    by, at, enters = KEEPERS, NEW, PLANNED

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not self.number:
            yield Objection("平台检查没有编号", WHOLE, "请在平台查明编号后更正", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"outside": self.number or ""})


class PlatformRow(PlatformWords):
    """A later export of the platform tells something else of an inspection; the new words are kept."""

    title, basis = "核对平台导出行", WHOLE
    inspected = Who("被检查人", capacity="")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        own = case.said("inspection.Visit")
        if own and self.visited_on and own.on.isoformat() != self.visited_on:
            yield Objection(f"检查日期不一致：平台{self.visited_on}，本系统{own.on.isoformat()}", WHOLE, "请查明哪一边有误，分别更正")


class PlatformApprove(FromPlatform):
    """The visit was approved on the platform."""

    title, basis = "登记平台的检查审批", "检查·审批"
    by, at, enters = KEEPERS, ANY, APPROVED
    file = File("审批表", required=False)


def enough(case: Case, officers: int | None) -> Iterable[Objection]:
    """As many officers as the law of the day wants; where that law is not loaded, this is said."""
    try:
        least = case.limit("APL-OFF-01")
    except law.NotInForce:
        yield Objection("没有载入检查之日关于执法人员人数的规定，不能核对", "处罚·两人执法", "请自行核对检查记录上的签名")
        return
    if officers is not None and least is not None and officers < least:
        yield Objection(f"平台记载的执法人员不足{least}人", "处罚·两人执法", "请核对检查记录上的签名")


class PlatformVisit(FromPlatform):
    """The visit took place; what the rules wanted before and at it and the platform does not show is flagged."""

    title, basis = "登记平台的现场检查", "检查·两人"
    by, at, enters, asks = KEEPERS, ANY, VISITED, earlier_visits
    officers = Count("执法人员数", required=False)
    file = File("检查记录", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not case.done(PlatformApprove):
            yield Objection("平台没有记载检查之前的审批", "检查·审批", "请核对平台案卷；紧急情况当场检查的，补登审批")
        yield from enough(case, self.officers)
        if case.kind_of(inspected(case)) == "organisation":
            for sentence in beyond(case):
                yield Objection(sentence, "检查·频次", "请核对平台审批；不是企业，或者因投诉举报、上级部署而不受频次限制的，由负责人说明", rule="INS-04")


class PlatformResult(FromPlatform):
    """The result was told to the inspected on the platform's paper."""

    title, basis = "登记平台的检查结果", "检查·结果告知"
    by, at, enters, starts = KEEPERS, ANY, TOLD, "publish"
    counts = (Counts("inspection.cases", dims=("result",)), Counts("platform.cases"))
    result = Choice("检查结果", RESULTS)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if not case.done(PlatformVisit):
            yield Objection("平台没有记载现场检查", "检查·结果告知", "请核对平台案卷")


class PlatformPublish(FromPlatform):
    """The platform has published the result."""

    title, basis = "登记平台的公示", "三项制度·事后公开"
    by, at, meets = (*KEEPERS, capacities.publisher), ANY, "publish"

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        running = case.open("publish")
        if running and running.over(case.day):
            yield Objection(f"超过公开期限（{running.due}）才公示", self.basis, "请说明原因")


class PlatformPaper(OutsidePaper):
    """A paper that the platform issued is added, with the number it has there."""

    title, basis = "添加平台文书", WHOLE
    counts = Counts("platform.papers", when=lambda said, memory, outcome: bool(said.get("outward")))


HEADINGS = (
    Heading("number", "检查编号", ("检查单号", "检查任务编号", "任务编号", "案号", "编号"), Code("检查编号")),
    Heading("inspected.name", "被检查人", ("检查对象", "被检查对象", "检查对象名称", "被检查单位", "行政相对人名称", "当事人"), must=True),
    Heading("inspected.kind", "对象类别", ("检查对象类型", "行政相对人类别"), Choice("对象类别", {"natural": "个人", "organisation": "单位"}),
            same={"公民": "natural", "自然人": "natural", "法人": "organisation", "企业": "organisation", "个体工商户": "organisation"}),
    Heading("inspected.number", "证件号码", ("统一社会信用代码", "证件号")),
    Heading("what", "检查事项", ("事项名称", "检查内容", "检查事项名称")),
    Heading("kind", "检查类型", ("检查类别", "检查方式"), Choice("检查类型", KINDS)),
    Heading("officers", "执法人员数", ("检查人数", "执法人数"), Count("执法人员数")),
    Heading("approved_on", "审批日期", ("审批时间", "批准日期"), Day("审批日期")),
    Heading("visited_on", "检查日期", ("检查时间", "现场检查日期", "实施日期"), Day("检查日期")),
    Heading("result", "检查结果", ("结果", "检查结论"), Choice("检查结果", RESULTS),
            same={"合格": "clean", "正常": "clean", "未发现违法行为": "clean", "责令限期改正": "order", "立案": "case", "立案查处": "case", "移交立案": "case"}),
    Heading("told_on", "告知日期", ("结果告知日期", "办结日期", "办结时间"), Day("告知日期")),
    Heading("published_on", "公示日期", ("公示时间", "公开日期"), Day("公示日期")),
)
DAYS = ("approved_on", "visited_on", "told_on", "published_on")
ACTS: dict[str, tuple[type[Act], Maker]] = {
    "approved_on": (PlatformApprove, lambda row, matter: PlatformApprove()),
    "visited_on": (PlatformVisit, lambda row, matter: PlatformVisit(officers=row.get("officers"))),
    "told_on": (PlatformResult, lambda row, matter: PlatformResult(result=row.get("result"))),
    "published_on": (PlatformPublish, lambda row, matter: PlatformPublish())}


def place(row: Row) -> list[Step]:
    """What a row of the export becomes: a new inspection with its steps, the steps that are new, or nothing."""
    in_sequence(row, (("visited_on", "told_on"), ("told_on", "published_on")), DAYS)
    if not any(row.get(day) for day in DAYS):
        raise Wrong("审批、检查、告知的日期都没有，不知道是哪一天的检查，请在平台补全。")
    if row.get("told_on") and not row.get("result"):
        raise Wrong("有告知日期而没有检查结果，请补全“检查结果”。")
    row.words.setdefault("inspected.kind", kind_of(str(row.get("inspected.name"))))
    if row.stand is None:
        ours = matter_of(row.office, "inspection", str(row.get("number") or ""))
        if ours:
            return [told_again(row, PlatformRow, ours, inspected="inspected")]
        first = min(row.words[day] for day in DAYS if row.get(day))
        begin = Step(PlatformInspection(**row.said(PlatformInspection)), "", first, **outside_of(row))
        return [begin, *in_order(dated(row, ACTS, {}, ""))]
    memory = happen.peek(row.stand.matter)
    row.words = {**row.stand.words, **row.words}
    changed = any(row.words.get(each.key) != row.stand.words.get(each.key) for each in HEADINGS)
    again = [told_again(row, PlatformRow, row.stand.matter, inspected="inspected")] if changed else []
    return again + (in_order(dated(row, ACTS, memory["acts"], row.stand.matter)) if "inspection.PlatformInspection" in memory["acts"] else [])


SHEET = Sheet(
    key="inspection.platform", line="inspection", title="平台行政检查", system="省执法平台", headings=HEADINGS, place=place, window="visited_on",
    known_by=("number", ("inspected.name", "visited_on")), acts=("inspection.PlatformInspection", "inspection.PlatformRow"), modes=("copy", "parallel"),
    about="从省执法平台导出的行政检查，一行一次。已有的按编号对上，只登记新增和变化的内容；本系统不编号、不出文书。",
)
