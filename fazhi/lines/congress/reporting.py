"""The government reports to the congress or its presidium: voters heard, report signed, heard in a meeting, opinions carried out and told, budgets made public and filed."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Sum

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Public, Rows, Text
from fazhi.kernel.models import Mark
from fazhi.kernel.said_again import steps_with_words
from fazhi.kernel.told import ToldPublished
from fazhi.kernel.wrong import Objection
from fazhi.lines.congress.acts import OFFICE
from fazhi.lines.congress.stages import BUDGETS, CARRYING, CLOSED, REPORTS, SUBMITTED, UNITS, WRITING

SESSIONS = "congress.sessions"


def kind(case: Case) -> str:
    """Which report this matter is."""
    begun = case.said(Prepare)
    return str(begun.report if begun else "")


def sessions_known(case: Case, act: Any) -> bool:
    """True when a session of this day stands in the record already."""
    return bool(Mark.objects.filter(office=case.office, figure=SESSIONS, day__startswith=act.on_day or "-").aggregate(net=Sum("amount"))["net"])


class Session(Act):
    """The town's congress met: one session is one, however many days it took and reports it heard."""

    title, basis = "登记镇人代会会议", "人大·会议"
    fact = True
    by, at, enters, asks = OFFICE, NEW, CLOSED, sessions_known
    counts = Counts(SESSIONS, day_of=lambda said, memory, outcome: str(said["on_day"]))
    name = Public("会议名称", help="第几届人民代表大会第几次会议")
    on_day = Day("开会之日", help="开几天的，写第一天")
    present = Count("出席代表", unit="人")
    entitled = Count("应到代表", unit="人", required=False)
    minutes = File("会议决议或记录", many=True, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.on_day and self.on_day > case.at[:10]:
            yield Objection("会议还没有开", "人大·会议", "请在会议召开以后登记", firm=True)
        if case.asked.get("sessions_known"):
            yield Objection("这一天的会议已经登记", "人大·会议", "一次会议只登记一次；登记错的请更正", firm=True)


class Prepare(Act):
    """A report to the congress or its presidium is begun: which, and who writes it."""

    title, basis = "启动向人大报告", "人大·审查报告"
    fact = True
    by, at, enters = OFFICE, NEW, WRITING
    report = Choice("报告", REPORTS)
    to = Choice("向谁报告", {"congress": "镇人民代表大会", "presidium": "镇人大主席团"})
    what = Text("报告题目")
    meeting = Day("预定会议日期", ahead=True, required=False)


class HearVoters(Act):
    """Before the budget is examined the deputies hear what voters and all sides say."""

    title, basis = "听取选民和社会各界意见", "预算·听取意见"
    fact = True
    by, at = OFFICE, WRITING
    how = Text("听取的形式和范围", lines=2)
    heard = Count("听取意见人数", unit="人")
    summary = Text("主要意见", lines=3)


class Submit(Act):
    """The mayor signs the report and it goes to the congress or its presidium."""

    title, basis = "提交报告", "人大·审查报告"
    by, at, enters = capacities.handler, WRITING, SUBMITTED
    signs, issues = (capacities.chief,), "report"
    text = Text("报告全文", lines=12, most=200000)

    def objections(self, case: Case) -> Iterable[Objection]:
        if kind(case) == "budget" and not case.done(HearVoters):
            yield Objection("审查预算草案前没有听取选民和社会各界的意见", "预算·听取意见", "请先登记听取意见的情况")


class Heard(Act):
    """The meeting heard the report; a budget that was approved has to be made public and filed."""

    title, basis = "登记会议审议情况", "人大·会议"
    fact = True
    by, at = OFFICE, SUBMITTED
    enters = By("result", passed=CLOSED, opinions=CARRYING, refused=WRITING)
    counts = Counts("congress.reports", dims=("result", "to"))
    on_day = Day("会议日期")
    present = Count("出席代表", unit="人")
    result = Choice("审议结果", {"passed": "通过，没有审议意见", "opinions": "通过，有审议意见", "refused": "未通过"})
    minutes = File("会议决议或记录", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if kind(case) in BUDGETS and self.result != "refused":
            yield c.Start("budget", since=self.on_day)
            yield c.Open("disclosure", {"what": f"经人大批准的{REPORTS[kind(case)]}", "column": "budget", "formed": self.on_day}, kind="public")
        if kind(case) == "budget" and self.result != "refused":
            yield c.Start("file", since=self.on_day)
        if kind(case) == "suggestions" and self.result != "refused":
            yield c.Open("disclosure", {"what": "代表建议办理情况报告", "column": "news", "formed": self.on_day}, kind="public")


class Opinions(Act):
    """The review opinions came: each with the unit that carries it out, all with the day set by the meeting to report back."""

    title, basis = "登记审议意见", "人大·审查报告"
    fact = True
    by, at = OFFICE, CARRYING
    counts = Counts("congress.opinions", amount="items")
    number = Code("文号", required=False)
    items = Rows("审议意见", item=Text("意见"), unit=Choice("承办单位", UNITS))
    due = Day("要求报告办理情况的日期")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Start("opinion", due=self.due)


class ReportBack(Act):
    """What was done about each opinion is reported to the presidium."""

    title, basis = "报告审议意见办理情况", "人大·审查报告"
    by, at, enters = capacities.handler, CARRYING, CLOSED
    signs, issues, meets = (capacities.leader,), "handled", "opinion"
    counts = Counts("congress.opinions_handled", amount="items")
    items = Rows("逐条办理情况", item=Text("意见"), unit=Choice("承办单位", UNITS, required=False), done=Text("办理情况"), state=Choice("结果", {"done": "已落实", "going": "正在落实", "not": "未落实"}))

    def begin(self, case: Case) -> dict[str, Any]:
        return {"items": [{"item": row["item"], "unit": row["unit"]} for step, said in steps_with_words(case.id) if step.act == Opinions.key for row in said["items"]]}

    def objections(self, case: Case) -> Iterable[Objection]:
        told = sum(len(said.items or ()) for said in case.each(Opinions))
        if not told:
            yield Objection("还没有登记审议意见", "人大·审查报告", "请先登记审议意见", firm=True)
        elif self.items is not None and len(self.items) < told:
            yield Objection(f"审议意见{told}条，只报告了{len(self.items)}条", "人大·审查报告", "请逐条报告", firm=True)


class FileBudget(Act):
    """The approved budget went to the government above for the record."""

    title, basis = "报备案预算", "预算·备案"
    fact = True
    by, at, meets = OFFICE, ANY, "file"
    sheet = File("报备文件或回执", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not case.open("file"):
            yield Objection("没有待备案的预算", "预算·备案", "只有经批准的预算需要备案", firm=True)


class Published(ToldPublished):
    """The open information tells that what the congress approved is public now."""

    title, basis, meets = "已公开", "预算·公开", "budget"