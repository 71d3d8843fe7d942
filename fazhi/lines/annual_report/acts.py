"""The annual report is a matter too: begun, drafted, reviewed by others, adopted with its figures frozen, sent up, published, corrected by erratum."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, By, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Data, Day, EntryOf, File, OfficeOf, Rows, Text
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import Objection
from fazhi.report import chapters, figures, ledger

COLLECTING = Stage("collecting", "收集起草")
DRAFTED = Stage("drafted", "已成稿")
REVIEWED = Stage("reviewed", "已审核")
ADOPTED = Stage("adopted", "已审定")
PUBLISHED = Stage("published", "已公开", end=True)

REVIEWS = {"legality": "合法性审核", "secrecy": "保密审查"}
PARTS = {"work": "一、主要举措和成效", "shortcomings": "二、存在的不足和原因", "first_responsibility": "三、第一责任人履职情况", "plan": "四、下一年度安排", "other": "五、其他"}
CHANNELS = {"site": "政府网站", "board": "公开栏", "county": "县级门户", "wechat": "微信公众号"}


class Begin(Act):
    """The year's report is begun; the days by which it must go up and be published run from the law."""

    title, basis = "启动年度报告", "年度报告·编制"
    report_step = "begin"
    fact = True
    by, at, enters = (capacities.clerk, capacities.unit_head), NEW, COLLECTING
    starts = ("submit", "publish")
    year = Count("报告年度", least=2004, most=2100)


class UseOutline(Act):
    """The county has given its own outline for this report; its parts and slots are checked."""

    title, basis = "采用上级提纲", "年度报告·内容"
    report_step = "outline"
    by, at = capacities.handler, COLLECTING
    document = Code("下发提纲的文号")
    outline = Data("提纲", help="JSON：title、opening、parts（key、title、sections（title、paragraphs））")

    def objections(self, case: Case) -> Iterable[Objection]:
        for each in chapters.faults(self.outline, registry.figures()) if self.outline else ():
            yield Objection(each, "年度报告·内容", "请改正提纲后再办理", firm=True)


class Assign(Act):
    """Parts of the report are given to units, each with a day."""

    title, basis = "分派各部分", "年度报告·编制"
    by, at = capacities.handler, (COLLECTING, DRAFTED)
    rows = Rows("分派", least=1, most=20, part=Choice("部分", PARTS), unit=OfficeOf("起草单位", "unit"), due=Day("交稿日期"))

    def follows(self, case: Case) -> Iterable[Consequence]:
        for row in self.rows:
            if case.open("part", row["part"]) is None:
                yield c.Start("part", of=row["part"], unit=row["unit"], due=row["due"])


class Deliver(Act):
    """A unit hands in its part; figures stand in it as slots only."""

    title, basis = "交来一部分文字", "年度报告·编制"
    report_step = "deliver"
    by, at = (capacities.clerk, capacities.unit_head), (COLLECTING, DRAFTED)
    part = Choice("部分", PARTS)
    text = Text("文字", lines=10, help="数字写成 {petition.received}")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.part and case.open("part", self.part) is None:
            yield Objection("这一部分没有分派，或者已经交稿", "年度报告·编制", "请先分派；要改的，由起草人在起草时修改", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("part", self.part)


class AskChange(Act):
    """Somebody wants another number: the wish and its reason are an entry, the number stays what the records say."""

    title, basis = "请求更改数字", "年度报告·更正"
    by, at = (capacities.clerk, capacities.unit_head, capacities.leader, capacities.chief, capacities.secretary), (COLLECTING, DRAFTED, REVIEWED)
    figure = Code("数字代码")
    wish = Code("希望改为")
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.figure and figures.known(self.figure) is None:
            yield Objection(f"没有“{self.figure}”这个数字", "年度报告·更正", "请从数据页选择", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("change", of=case.entry)


def standing(case: Case, act: Any) -> dict[str, str]:
    """What the figure asked about is now."""
    asked = next((one for one in case.each(AskChange, ever=True) if one.entry == act.request), None)
    if asked is None:
        return {}
    return {"figure": asked.figure, "wish": asked.wish, "now": str(figures.tell(case.office, figures.find(asked.figure), int(case.first.year or 0)).as_json()["value"])}


class AnswerChange(Act):
    """The wish is answered: the records were corrected and now say so, or the number stays, and why."""

    title, basis = "答复改数请求", "年度报告·更正"
    by, at = capacities.handler, (COLLECTING, DRAFTED, REVIEWED)
    apart_from = AskChange
    asks = standing
    request = EntryOf("请求", "annual_report.AskChange")
    result = Choice("答复", {"kept": "不改，以记录为准", "corrected": "记录有误，已更正记录"})
    reason = Text("说明", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        told = case.asked.get("standing") or {}
        if self.request and case.open("change", self.request) is None:
            yield Objection("这个请求已经答复", "年度报告·更正", "", firm=True)
        if self.result == "corrected" and told and told["now"] != str(told["wish"]):
            yield Objection(f"记录现在的数是{told['now']}，不是{told['wish']}：数字只能来自记录", "年度报告·更正", "请先更正有关记录，或者答复不改", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("change", self.request)


class Draft(Act):
    """The prose is written; figures stand in it as slots only, nobody can type one."""

    title, basis = "起草报告", "年度报告·编制"
    report_step = "draft"
    by, at, enters = capacities.handler, (COLLECTING, DRAFTED, REVIEWED), DRAFTED
    work = Text("一、主要举措和成效", lines=12, required=False, help="留空则用提纲原文；数字写成 {petition.received}")
    shortcomings = Text("二、存在的不足和原因", lines=6, required=False)
    first_responsibility = Text("三、第一责任人履职情况", lines=6, required=False)
    plan = Text("四、下一年度安排", lines=6, required=False)
    other = Text("五、其他需要报告的情况", lines=3, required=False)


def newer(case: Case, kind: str) -> bool:
    """True when the last draft was agreed to in this kind of review."""
    draft = case.said(Draft)
    return any(one.result == "agreed" and one.kind == kind and (draft is None or one._mini["i"] > draft._mini["i"]) for one in case.each(Review))


class Review(Act):
    """Somebody who did not draft it reviews the report, once for legality and once for secrets."""

    title, basis = "合法性审核和保密审查", "年度报告·审核"
    by, at = (capacities.reviewer, capacities.secrecy, capacities.counsel), DRAFTED
    apart_from = Draft
    enters = By("result", back=COLLECTING)
    kind = Choice("审什么", REVIEWS, default="legality")
    result = Choice("审核结论", {"agreed": "同意提交审定", "back": "退回修改"})
    opinion = Text("审核意见", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        held = {capacity for hand in case.hands if hand["role"] == "did" for capacity in capacities_of(case, hand["person"])}
        if self.kind == "secrecy" and held and "secrecy" not in held:
            yield Objection("保密审查应当由保密审查员进行", "年度报告·审核", "请交保密审查员", firm=True)
        if self.kind == "legality" and held and not held & {"reviewer", "counsel"}:
            yield Objection("合法性审核应当由法制审核人员或者法律顾问进行", "年度报告·审核", "请交法制审核人员", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        other = "secrecy" if self.kind == "legality" else "legality"
        if self.result == "agreed" and newer(case, other):
            yield c.Enter(REVIEWED.key)


def capacities_of(case: Case, person: str) -> set[str]:
    """The capacities a person holds on the day."""
    officer = roster(case.office).officer(person, case.day)
    return {str(post["capacity"]) for post in officer.posts} if officer else set()


def frozen(case: Case, act: Act) -> dict[str, Any]:
    """Every figure of the year as it stands now, with a digest of the entries behind it."""
    first = case.first.year or case.day.year
    told: dict[str, Any] = {}
    for value in figures.all_of(case.office, int(first)):
        told[value.key] = {**value.as_json(), "digest": ledger.digest(figures.trace(case.office, value.key, int(first)))}
    return told


class Adopt(Act):
    """The leaders adopt the report; its figures are frozen with the digest of the entries behind them."""

    title, basis = "审定报告", "年度报告·审核"
    report_step = "adopt"
    reports_to = "法治政府建设年度报告"
    by, at, enters = capacities.handler, REVIEWED, ADOPTED
    signs = (capacities.chief, capacities.secretary)
    asks = frozen
    meeting = Code("会议名称和文号", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        for kind, title in REVIEWS.items():
            if not newer(case, kind):
                yield Objection(f"报告未经{title}，不得审定", "年度报告·审核", "请先由未参与起草的人员审核")
        if not self.meeting:
            yield Objection("没有写明审议的会议", "年度报告·审议", "请填写会议名称和文号")
        waiting = [one for one in case.deadlines("change") if one.state == "open"]
        if waiting:
            yield Objection(f"还有{len(waiting)}个改数请求没有答复", "年度报告·更正", "请先答复", firm=True)


class Submit(Act):
    """The report goes up to the party committee and government above."""

    title, basis = "上报", "年度报告·报送"
    by, at = capacities.handler, (ADOPTED, PUBLISHED)
    meets = "submit"
    to = Code("报送机关")
    on = Day("报送日期", required=False)


class Publish(Act):
    """The adopted report is published on a channel."""

    title, basis = "公开年度报告", "年度报告·公开"
    by, at, enters = (capacities.publisher,), (ADOPTED, PUBLISHED), PUBLISHED
    meets = "publish"
    counts = Counts("annual_report.published", dims=("channel",))
    channel = Choice("渠道", CHANNELS)
    heading = Code("公开标题")
    text = Text("公开文本", lines=12, most=200000)
    proof = File("公开截图", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Show(self.channel, self.heading, "text", column="年度报告", subject=case.id)


class Erratum(Act):
    """A figure changed after adoption: the old and the new one are told, nothing is overwritten."""

    title, basis = "更正说明", "年度报告·公开"
    by, at = capacities.handler, ANY
    signs = (capacities.chief,)
    figure = Code("数字代码")
    was = Code("原数")
    now = Code("现数")
    reason = Text("原因", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.figure and case.ever(Adopt):
            current = figures.tell(case.office, figures.find(self.figure), int(case.first.year or case.day.year)).as_json()["value"]
            if str(current) != str(self.now):
                yield Objection(f"现数应为{current}：更正后的数字也只能来自记录", "年度报告·公开", "请先更正记录，再作更正说明", firm=True)
