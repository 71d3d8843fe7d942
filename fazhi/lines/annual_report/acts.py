"""The annual report is a matter too: begun, drafted, reviewed by others, adopted with its figures frozen, sent up, published, corrected by erratum."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, By, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, Text
from fazhi.kernel.wrong import Objection
from fazhi.report import figures, ledger

COLLECTING = Stage("collecting", "收集起草")
DRAFTED = Stage("drafted", "已成稿")
REVIEWED = Stage("reviewed", "已审核")
ADOPTED = Stage("adopted", "已审定")
PUBLISHED = Stage("published", "已公开", end=True)

CHANNELS = {"site": "政府网站", "board": "公开栏", "county": "县级门户", "wechat": "微信公众号"}


class Begin(Act):
    """The year's report is begun; the days by which it must go up and be published run from the law."""

    title, basis = "启动年度报告", "年度报告·编制"
    report_step = "begin"
    fact = True
    by, at, enters = (capacities.clerk, capacities.unit_head), NEW, COLLECTING
    starts = ("submit", "publish")
    year = Count("报告年度", least=2004, most=2100)


class Draft(Act):
    """The prose is written; figures stand in it as slots only, nobody can type one."""

    title, basis = "起草报告", "年度报告·编制"
    report_step = "draft"
    by, at, enters = capacities.handler, (COLLECTING, DRAFTED), DRAFTED
    work = Text("一、主要举措和成效", lines=12, required=False, help="留空则用提纲原文；数字写成 {petition.received}")
    shortcomings = Text("二、存在的不足和原因", lines=6, required=False)
    first_responsibility = Text("三、第一责任人履职情况", lines=6, required=False)
    plan = Text("四、下一年度安排", lines=6, required=False)
    other = Text("五、其他需要报告的情况", lines=3, required=False)


class Review(Act):
    """Somebody who did not draft it reviews the report for legality and for secrets."""

    title, basis = "合法性审核和保密审查", "年度报告·审核"
    by, at = (capacities.reviewer, capacities.secrecy, capacities.counsel), DRAFTED
    apart_from = Draft
    enters = By("result", agreed=REVIEWED, back=COLLECTING)
    result = Choice("审核结论", {"agreed": "同意提交审定", "back": "退回修改"})
    opinion = Text("审核意见", lines=3)


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
        if not case.done(Review, result="agreed"):
            yield Objection("报告未经审核，不得审定", "年度报告·审核", "请先由未参与起草的人员审核")


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
