"""The yearly report of open information: numbers counted, the rest written by hand with its source, read by another, sent up, made public."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts, Stage
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.checks import dossier
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, Flag, Money, Public, Text
from fazhi.kernel.models import Entry, Matter
from fazhi.kernel.once import only_one, same_year
from fazhi.kernel.templates import table_of
from fazhi.kernel.told import ToldPublished
from fazhi.kernel.wrong import Objection
from fazhi.lines.disclosure_report import counting
from fazhi.report import ledger

DUE = Stage("due", "待编制")
FILLED = Stage("filled", "待审核")
REVIEWED = Stage("reviewed", "审核通过，待签发")
SENT = Stage("sent", "已报送，待公开")
PUBLIC = Stage("public", "已公开", end=True)
STAGES = (DUE, FILLED, REVIEWED, SENT, PUBLIC)
DESK = (capacities.publisher, capacities.clerk)
NORMS = {"norms_made": "本年制发", "norms_ended": "本年废止", "norms_valid": "现行有效"}


def year_of(case: Case) -> int:
    """The year of the report."""
    return int(case.first.year or 0)


def counted(case: Case, act: Act) -> dict[str, Any]:
    """All tables as the record tells them today, with every sum that does not agree."""
    year = year_of(case)
    table = counting.requests(case.office, year)
    return {"requests": table, "contested": counting.contested(case.office, year), "active": counting.active(case.office, year),
            "fees": counting.fees(case.office, year),
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


def frozen(case: Case, act: Act) -> dict[str, Any]:
    """The numbers that go up, each with the entries behind it: counted when the report is filled, and sent as they were filled in; a number written by hand as it was written."""
    if isinstance(act, Fill):
        return {place: {**one, "recorded": case.recorded} for place, one in counting.numbers(case.office, year_of(case)).items()}
    filled = case.said(Fill)
    if not filled:
        return {}
    kept = _of(case, filled.entry).get("frozen") or counting.numbers(case.office, year_of(case))
    return {**kept, **counting.by_hand(year_of(case), kept, {name: filled.plain.get(name) for name in NORMS})}


def _of(case: Case, entry: str) -> dict[str, Any]:
    """What an entry of this report was told when it was asked."""
    return next((dict(each.asks) for each in dossier(case.id).steps if each.id == entry), {})


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
    by, at, enters, asks = DESK, NEW, DUE, same_year
    year = Count("年度", least=2008, most=2100)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from only_one(case, self, "报告", "公开·年度报告")

    def follows(self, case: Case) -> Iterable[Consequence]:
        for term in ("submit", "publish"):
            yield c.Start(term, since=f"{self.year + 1}-01-01")


class Fill(Act):
    """The report is written: the record's numbers stand as counted, what the record does not know is told with its source."""

    title, basis = "编制年度报告", "公开·年度报告"
    by, at, enters = DESK, (DUE, FILLED, REVIEWED), FILLED
    asks, issues = (counted, frozen), ()
    overview = Text("一、总体情况", lines=8)
    norms_made = Count("行政规范性文件：本年制发", unit="件", required=False, help="留空用系统记录的数")
    norms_ended = Count("行政规范性文件：本年废止", unit="件", required=False, help="留空用系统记录的数")
    norms_valid = Count("行政规范性文件：现行有效", unit="件", required=False, help="留空用系统记录的数")
    differs = Flag("手填的数字与系统记录不一致，已经核对", reason=True)
    charges = Money("行政事业性收费：本年收费金额", default=0)
    source = Text("手填数字的来源", lines=2)
    problems = Text("五、存在的主要问题及改进情况", lines=6)
    more = Text("六、其他需要报告的事项", lines=3, help="收费通知的件数和金额由系统写出，不用填")

    def objections(self, case: Case) -> Iterable[Objection]:
        told = case.asked.get("counted") or {}
        for sentence in told.get("wrong", ()):
            yield Objection(f"勾稽关系不平：{sentence}", "公开·年度报告", "请在“依申请公开”里核对有关申请的登记，更正后再编制", firm=True)
        for name, title in NORMS.items():
            typed, known = getattr(self, name), told.get("active", {}).get(name)
            if told and typed is not None and typed != known and not self.differs:
                yield Objection(f"规范性文件{title}：手填{typed}件，系统记录是{known}件", "公开·年度报告", "请补登规范性文件，或勾选“已经核对”并说明理由", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        told = case.asked.get("counted") or {}
        yield c.Issue("report", words={"report_year": year_of(case), "active": _active(self, told["active"]), "requests": _requests(told["requests"]),
                                       "contested": _contested(told["contested"]), "fees": _fees(told["fees"])})


def _active(act: Fill, known: dict[str, int]) -> str:
    hand: dict[str, Any] = {name: getattr(act, name) for name in NORMS if getattr(act, name) is not None}
    hand["charges"] = f"{(act.charges or 0) / 1000000:.4f}".rstrip("0").rstrip(".") or "0"
    return table_of([["项目", "数量", "单位"], *([row["title"], hand.get(row["key"], known.get(row["key"], 0)), row["unit"]] for row in counting.form()["active"])])


def _fees(told: dict[str, int]) -> str:
    return f"本年度发出信息处理费收费通知{told['count']}件，总金额{told['notices'] / 100:.2f}元，实际收取{told['paid'] / 100:.2f}元。"


def _requests(table: counting.Table) -> str:
    columns = {**counting.form()["columns"], counting.TOTAL: "总计"}
    rows = [[row["row"], row["title"], *(table[row["key"]][column] for column in columns)] for row in counting.form()["requests"]]
    return table_of([["序号", "项目", *columns.values()], *rows])


def _contested(table: counting.Table) -> str:
    results = {**counting.form()["results"], counting.TOTAL: "总计"}
    return table_of([["途径", *results.values()], *([title, *(table[road][result] for result in results)] for road, title in counting.form()["roads"].items())])


class Review(Act):
    """Somebody who did not write it reads the report for secrets, private words and plain errors."""

    title, basis = "审核年度报告", "公开·保密审查"
    by, at = (capacities.secrecy, capacities.reviewer), FILLED
    enters = By("result", agreed=REVIEWED, back=DUE)
    apart_from = Fill
    result = Choice("审核结论", {"agreed": "同意报送", "back": "退回修改"}, default="agreed")
    opinion = Text("审核意见", lines=2)


def again(office: str, asked: dict[str, Any]) -> dict[str, Any]:
    """The numbers of the tables that are told by no figure, counted once more."""
    found = counting.cells(office, int(next(iter(asked.values()))["to"][:4]))
    return {place: one for place, one in found.items() if not asked.get(place, {}).get("hand")}


class Send(Act):
    """The report is signed and sent to the county's office of open information; numbers that moved since must be counted anew."""

    title, basis = "签发并报送年度报告", "公开·年度报告"
    by, at, enters = DESK, REVIEWED, SENT
    reports_to, tells_again = "县级政府信息公开主管部门", staticmethod(again)
    signs, apart_from, meets, asks = (capacities.chief,), Review, "submit", (counted, frozen)
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
    then, now = _of(case, entry).get("counted"), case.asked.get("counted")
    return bool(then and now and any(then[name] != now[name] for name in ("requests", "contested", "active", "fees") if name in then))


class Published(ToldPublished):
    """The open information tells that the report is public."""

    title, basis = "年度报告已公开", "公开·年度报告"
    enters, meets = PUBLIC, "publish"


def differing(case: Case, act: Act) -> list[list[str]]:
    """[name, as it was told last, as the record tells it now] of every counted number that is another today; told last is what was sent, or what a later correction said."""
    sent = case.said(Send)
    if not sent:
        return []
    told = {label: now for step in dossier(case.id).each(Mend.key) if step.said.get("where") == "numbers" for label, _, now in step.asks.get("differing") or ()}
    rows = {row.label: (f"{row.value}{row.unit}", f"{row.now}{row.unit}") for row in ledger.reported(case.office, entry=sent.entry)}
    rows |= {label: ("", "0件") for label in told if label not in rows}  # a cell in which nothing is counted any more
    return [[label, told.get(label, was), now] for label, (was, now) in rows.items() if told.get(label, was) != now]


class Mend(Act):
    """A number of the report is another today, or what was written by hand was wrong: what was, what is right and why is told in public words."""

    title, basis = "登记年度报告更正", "公开·年度报告"
    by, at, signs, asks = DESK, (SENT, PUBLIC), (capacities.chief,), differing
    where = Choice("更正什么", {"numbers": "系统从记录里数的数字", "hand": "手填的数字", "words": "文字"}, default="numbers")
    wrong = Public("原来的内容", required=False, when=("where", ("hand", "words")))
    right = Public("更正后的内容", required=False, when=("where", ("hand", "words")))
    reason = Text("原因", lines=2)
    more = Text("补充说明", lines=2, required=False)

    def advice(self, case: Case) -> Iterable[Advice]:
        told = differing(case, self)
        if told:
            yield Advice("报送的数字和现在的记录", (as_mended(told),))

    def objections(self, case: Case) -> Iterable[Objection]:
        told = case.asked.get("differing")
        if self.where == "numbers" and told == []:
            yield Objection("报送、更正以来，从记录里数的数字没有变", "公开·年度报告", "请先更正有关登记；手填的数字和文字，选另外两项", firm=True)
        if self.where in ("hand", "words") and not (self.wrong and self.right):
            yield Objection("没有写明原来的和更正后的内容", "公开·年度报告", "请填写", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        what = as_mended(case.asked["differing"]) if self.where == "numbers" else f"“{self.wrong}”更正为“{self.right}”"
        yield c.Open("disclosure", {"what": f"{year_of(case)}年政府信息公开工作年度报告更正：{what}。{self.more or ''}", "column": "statistics"}, kind="erratum")


def as_mended(told: list[list[str]]) -> str:
    """Each number as it was and as it is right."""
    return "；".join(f"{label}{was}更正为{now}" for label, was, now in told)
