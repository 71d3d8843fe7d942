"""The yearly report of open information: numbers counted, the rest written by hand with its source, read by another, sent up, made public."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts, Stage
from fazhi.kernel.case import Case
from fazhi.kernel.checks import dossier
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, Flag, Money, Public, Text
from fazhi.kernel.models import Entry, Matter
from fazhi.kernel.templates import CELL
from fazhi.kernel.told import ToldPublished
from fazhi.kernel.wrong import Objection
from fazhi.lines.disclosure_report import counting

DUE = Stage("due", "待编制")
FILLED = Stage("filled", "待审核")
REVIEWED = Stage("reviewed", "审核通过，待签发")
SENT = Stage("sent", "已报送，待公开")
PUBLIC = Stage("public", "已公开", end=True)
STAGES = (DUE, FILLED, REVIEWED, SENT, PUBLIC)
DESK = (capacities.publisher, capacities.clerk)
HAND = ("norms_made", "norms_ended", "norms_valid", "charges")


def year_of(case: Case) -> int:
    """The year of the report."""
    return int(case.first.year or 0)


def counted(case: Case, act: Act) -> dict[str, Any]:
    """All tables as the record tells them today, with every sum that does not agree."""
    year = year_of(case)
    table = counting.requests(case.office, year)
    return {"requests": table, "contested": counting.contested(case.office, year), "active": counting.active(case.office, year),
            "wrong": list(counting.wrong(table, _before(case, year)))}


def _before(case: Case, year: int) -> int | None:
    """What the report of the year before carried over, where it was made here."""
    others = Matter.objects.filter(office=case.office, line=case.line, struck="").exclude(id=case.id)
    for ident in Entry.objects.filter(matter__in=others.values("id"), act=Fill.key).values_list("matter", flat=True).distinct():
        file = dossier(ident)
        if file.steps[0].said.get("year") == year - 1:
            step = file.last(Fill.key)
            return int(step.asks["counted"]["requests"]["left"][counting.TOTAL]) if step else None
    return None


class Owe(Act):
    """A new year begins: the report on open information of the year before is owed."""

    title, basis = "应编制上年度信息公开年度报告", "公开·年度报告"
    fact, hidden = True, True
    by, at, enters = capacities.clock, NEW, DUE
    year = Count("年度", most=9999)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for term in ("submit", "publish"):
            yield c.Start(term, since=f"{self.year + 1}-01-01")


class Begin(Act):
    """The report of a year is begun by hand, where the clock has not done it."""

    title, basis = "启动信息公开年度报告", "公开·年度报告"
    by, at, enters = DESK, NEW, DUE
    year = Count("年度", least=2008, most=2100)

    def follows(self, case: Case) -> Iterable[Consequence]:
        for term in ("submit", "publish"):
            yield c.Start(term, since=f"{self.year + 1}-01-01")


class Fill(Act):
    """The report is written: the record's numbers stand as counted, what the record does not know is told with its source."""

    title, basis = "编制年度报告", "公开·年度报告"
    by, at, enters = DESK, (DUE, FILLED), FILLED
    asks, issues = counted, ()
    overview = Text("一、总体情况", lines=8)
    norms_made = Count("行政规范性文件：本年制发", unit="件")
    norms_ended = Count("行政规范性文件：本年废止", unit="件")
    norms_valid = Count("行政规范性文件：现行有效", unit="件")
    charges = Money("行政事业性收费：本年收费金额", default=0)
    source = Text("手填数字的来源", lines=2)
    problems = Text("五、存在的主要问题及改进情况", lines=6)
    more = Text("六、其他需要报告的事项", lines=3, help="含发出收费通知的件数和总金额、实际收取的总金额")

    def objections(self, case: Case) -> Iterable[Objection]:
        for sentence in (case.asked.get("counted") or {}).get("wrong", ()):
            yield Objection(f"勾稽关系不平：{sentence}", "公开·年度报告", "请在“依申请公开”里核对有关申请的登记，更正后再编制", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        told = case.asked.get("counted") or {}
        yield c.Issue("report", words={"report_year": year_of(case), "active": _active(self, told["active"]), "requests": _requests(told["requests"]),
                                       "contested": _contested(told["contested"])})


def _lines(rows: Iterable[Iterable[Any]]) -> str:
    return "\n".join(CELL + CELL.join(str(each) for each in row) + CELL for row in rows)


def _active(act: Fill, known: dict[str, int]) -> str:
    hand = {name: getattr(act, name) or 0 for name in HAND}
    hand["charges"] = f"{(act.charges or 0) / 1000000:.4f}".rstrip("0").rstrip(".") or "0"
    return _lines([["项目", "数量", "单位"], *([row["title"], known.get(row["key"], hand.get(row["key"], 0)), row["unit"]] for row in counting.form()["active"])])


def _requests(table: counting.Table) -> str:
    columns = {**counting.form()["columns"], counting.TOTAL: "总计"}
    rows = [[row["row"], row["title"], *(table[row["key"]][column] for column in columns)] for row in counting.form()["requests"]]
    return _lines([["序号", "项目", *columns.values()], *rows])


def _contested(table: counting.Table) -> str:
    results = {**counting.form()["results"], counting.TOTAL: "总计"}
    return _lines([["途径", *results.values()], *([title, *(table[road][result] for result in results)] for road, title in counting.form()["roads"].items())])


class Review(Act):
    """Somebody who did not write it reads the report for secrets, private words and plain errors."""

    title, basis = "审核年度报告", "公开·保密审查"
    by, at, enters = (capacities.secrecy, capacities.reviewer), FILLED, REVIEWED
    apart_from = Fill
    opinion = Text("审核意见", lines=2)


class Send(Act):
    """The report is signed and sent to the county's office of open information; numbers that moved since must be counted anew."""

    title, basis = "签发并报送年度报告", "公开·年度报告"
    by, at, enters = DESK, REVIEWED, SENT
    signs, apart_from, meets, asks = (capacities.chief,), Review, "submit", counted
    counts = Counts("disclosure_report.sent")
    moved_is_right = Flag("编制以后变动的数字已核对，仍按编制时的数字报送", reason=True)

    def objections(self, case: Case) -> Iterable[Objection]:
        filled = case.said(Fill)
        if filled and not self.moved_is_right and _moved(case, filled.entry):
            yield Objection("编制以后，申请或复议诉讼的数字又有变动", "公开·年度报告", "请重新编制，或核对后勾选说明", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        year = year_of(case)
        yield c.Open("disclosure", {"what": f"{year}年政府信息公开工作年度报告", "column": "statistics"}, kind="public")


def _moved(case: Case, entry: str) -> bool:
    """Whether the tables counted today differ from those of the entry."""
    step = next((each for each in dossier(case.id).steps if each.id == entry), None)
    then, now = (step.asks.get("counted") if step else None), case.asked.get("counted")
    return bool(then and now and any(then[name] != now[name] for name in ("requests", "contested", "active")))


class Published(ToldPublished):
    """The open information tells that the report is public."""

    title, basis = "年度报告已公开", "公开·年度报告"
    enters, meets = PUBLIC, "publish"


class Mend(Act):
    """A number in the published report was wrong: what, why, and what is right is told in public words."""

    title, basis = "登记年度报告更正", "公开·年度报告"
    by, at, signs = DESK, (SENT, PUBLIC), (capacities.chief,)
    where = Choice("哪一部分", {"two": "第二张表", "three": "第三张表", "four": "第四张表", "words": "文字"})
    wrong = Public("原来的内容")
    right = Public("更正后的内容")
    reason = Text("原因", lines=2)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Open("disclosure", {"what": f"{year_of(case)}年政府信息公开工作年度报告更正", "column": "statistics"}, kind="erratum")
