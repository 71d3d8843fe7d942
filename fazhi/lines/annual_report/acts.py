"""The annual report is a matter too: begun or owed, its parts given out and handed in, wishes about numbers answered, the prose written."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import PRIVATE, Choice, Code, Count, Data, Day, EntryOf, OfficeOf, Rows, Text
from fazhi.kernel.once import only_one, same_year
from fazhi.kernel.wrong import Objection
from fazhi.report import chapters, figures, ledger
from fazhi.report.yearly import yearly

COLLECTING = Stage("collecting", "收集起草")
DRAFTED = Stage("drafted", "已成稿")
REVIEWED = Stage("reviewed", "已审核")
ADOPTED = Stage("adopted", "已审定")
PUBLISHED = Stage("published", "已公开", end=True)

PARTS = {"work": "一、主要举措和成效", "shortcomings": "二、存在的不足和原因", "first_responsibility": "三、第一责任人履职情况", "plan": "四、下一年度安排", "other": "五、其他"}


def clocks(year: int) -> Iterable[Consequence]:
    """The days by which the report on a year must go up and be published: both lie in the year after it."""
    for term in ("submit", "publish"):
        yield c.Start(term, since=f"{year + 1}-01-01")


class Owe(Act):
    """A new year begins: the report on the year before is owed."""

    title, basis = "应编制上年度年度报告", "年度报告·编制"
    plays = "report.begin"
    fact, hidden = True, True
    by, at, enters = capacities.clock, NEW, COLLECTING
    year = Count("年度", most=9999)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from clocks(self.year)


class Begin(Act):
    """The year's report is begun; the days by which it must go up and be published run from the law."""

    title, basis = "启动年度报告", "年度报告·编制"
    plays = "report.begin"
    by, at, enters, asks = (capacities.clerk, capacities.unit_head), NEW, COLLECTING, same_year
    year = Count("报告年度", least=2004, most=2100)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from only_one(case, self, "报告", "年度报告·编制")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from clocks(self.year)


class Elsewhere(Act):
    """The report of a year before this system was used was written, sent up and published without it."""

    title, basis = "登记已在系统外完成的报告", "年度报告·编制"
    fact = True
    by, at, enters, meets, voids = capacities.handler, COLLECTING, PUBLISHED, ("submit", "publish"), ("part", "change")
    document = Code("报告文号或者标题")
    to = Code("报送机关")
    note = Text("报送和公开的情况", lines=2, help="哪天报送、哪天在哪里公开")


def readable(*texts: str | None) -> Iterable[Objection]:
    """The prose names a number that nobody knows, or tells what must not be published."""
    for each in chapters.unread([text for text in texts if text], registry.figures()):
        yield Objection(each, "年度报告·编制", "请从数据页选择数字的代码，写成 {petition.received}", firm=True)
    if any(isinstance(text, str) and PRIVATE.search(text) for text in texts):
        yield Objection("报告文字中有手机号码或身份证号，报告要向社会公开", "年度报告·公开", "请先删去", firm=True)


class UseOutline(Act):
    """The county has given its own outline for this report; its parts and slots are checked, and the prose begins anew from it."""

    title, basis = "采用上级提纲", "年度报告·内容"
    plays = "report.outline"
    by, at = capacities.handler, (COLLECTING, DRAFTED)
    document = Code("下发提纲的文号")
    outline = Data("提纲", help="从报告页点“传入上级提纲”，选上级发来的 Word 文件，读入后自动带出。采用后各部分从新提纲写起，先前的文字留在经过里")

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
    plays = "report.deliver"
    by, at = (capacities.clerk, capacities.unit_head), (COLLECTING, DRAFTED)
    part = Choice("部分", PARTS)
    text = Text("文字", lines=10, figures=True, help="数字不用打：光标放在要写的地方，从下面按名称选")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.part and case.open("part", self.part) is None:
            yield Objection("这一部分没有分派，或者已经交稿", "年度报告·编制", "请先分派；要改的，由起草人在起草时修改", firm=True)
        yield from readable(self.text)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("part", self.part)


class AskChange(Act):
    """Somebody wants another number: the wish and its reason are an entry, the number stays what the records say."""

    title, basis = "请求更改数字", "年度报告·更正"
    by, at = (capacities.clerk, capacities.unit_head, capacities.leader, capacities.chief, capacities.secretary), (COLLECTING, DRAFTED, REVIEWED)
    figure = Code("数字代码", offers="figures", help="输入名称中的字，从列出的里面选")
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
    now = figures.tell(case.office, figures.find(asked.figure), int(case.first.year or 0)).as_json()
    return {"figure": asked.figure, "wish": asked.wish, "now": ledger.shown(now)[0]}


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
    plays = "report.draft"
    by, at, enters = capacities.handler, (COLLECTING, DRAFTED, REVIEWED), DRAFTED
    work = Text("一、主要举措和成效", lines=12, required=False, figures=True, help="已带出现有的文字，改就是了；全部删去则用提纲原文。数字不用打：光标放在要写的地方，按名称选")
    shortcomings = Text("二、存在的不足和原因", lines=6, required=False, figures=True)
    first_responsibility = Text("三、第一责任人履职情况", lines=6, required=False, figures=True)
    plan = Text("四、下一年度安排", lines=6, required=False, figures=True)
    other = Text("五、其他需要报告的情况", lines=3, required=False, figures=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from readable(*(getattr(self, part) for part in PARTS))

    def begin(self, case: Case) -> dict[str, str]:
        told = yearly(case.office, int(case.first.year or case.day.year))
        return {part: text for part, text in chapters.writable(told.outline, told.values, told.edited).items() if part in PARTS}
