"""What stands before the first day in this system: the numbers used by then, and the figures of that time, attested and apart."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fazhi.kernel import capacities, registry
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Count, Day, File, Public
from fazhi.kernel.figure import Figure
from fazhi.kernel.models import Listing, Number
from fazhi.kernel.roster import roster
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step
from fazhi.kernel.wrong import Objection, Wrong
from fazhi.lines.house.acts import STANDING, registrar
from fazhi.report.opening import ATTESTED, REGISTER, waiting

RECORD = "记录·全过程"


class OpeningFigure(Act):
    """A figure of the time before this system is taken over from the office's own statistics; it stands apart and is never added to what was counted here."""

    title, basis = "登记启用前数据", RECORD
    fact, hidden = True, True
    by, at = registrar, STANDING
    figure = Code("指标代码")
    named = Public("指标")
    since = Day("自")
    until = Day("至")
    amount = Count("数", most=10**13)
    note = Public("出处", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        key = f"{self.figure}|{self.since}|{self.until}"
        yield c.Delist(REGISTER, key)
        yield c.List(REGISTER, key, self.named, {"amount": self.amount, "figure": self.figure, "from": self.since, "to": self.until, "note": self.note or ""})


def unattested(case: Case, act: Any) -> int:
    """How many opening figures nobody has attested yet."""
    return len(waiting(case.office))


class AttestOpening(Act):
    """The head attests the figures of the time before this system, with the signed table; what comes in later is attested anew."""

    title, basis = "核验启用前数据", RECORD
    by, at, asks = capacities.chief, STANDING, unattested
    table = File("签字的数据表")
    remark = Public("核验说明", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if case.asked.get("unattested") == 0:
            yield Objection("没有待核验的启用前数据", RECORD, "请先在“导入”页导入“启用前数据”表", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        rows = Listing.objects.filter(office=case.office, register=REGISTER, struck="", ended_by="", key__in=waiting(case.office)).values_list("key", "opened_by", "title")
        for key, by, title in sorted(rows):
            yield c.List(ATTESTED, f"{key}@{by}", title, {"remark": self.remark or ""})


class NumbersUsed(Act):
    """Numbers of a series up to this one were used before this system; papers issued here go on with the next."""

    title, basis = "登记启用前已用到的文号", RECORD
    fact, hidden = True, True
    by, at = registrar, STANDING
    series = Public("文号系列")
    year = Count("年份", least=1949, most=2200)
    last = Count("已用到", least=1)
    text = Public("文号")

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Appoint("number", {"office": case.office, "series": self.series, "year": self.year, "n": self.last, "text": self.text})


def _figures() -> dict[str, Any]:
    return {figure.label: figure for figure in registry.figures().values() if isinstance(figure, Figure)}


def _figure_of(row: Row) -> list[Step]:
    """A row of the table of opening figures. Raises Wrong."""
    figure = _figures().get(str(row.get("named")))
    if figure is None:
        raise Wrong(f"没有“{row.get('named')}”这项指标。指标的名称以“数据”页所列为准。")
    if row.words["since"] > row.words["until"]:
        raise Wrong("“自”晚于“至”，请核对。")
    if row.words["until"] >= row.day.isoformat():
        raise Wrong("启用前数据的期间须在今天以前结束；今天起的由本系统计数。")
    if row.stand and all(row.words.get(key) == row.stand.words.get(key) for key in ("amount", "note")):
        return []
    said = row.said(OpeningFigure, "since", "until", "amount", "note")
    return [Step(OpeningFigure(figure=figure.key, named=figure.label, **said), row.office, scan=row.file)]


def _number_of(row: Row) -> list[Step]:
    """A row of the table of numbers used. Raises Wrong."""
    found = [each for line in registry.lines().values() for each in line.papers.values() if each.series == row.get("series")]
    if not found:
        raise Wrong(f"没有“{row.get('series')}”这个文号系列。请照空白表“填写说明”中的系列名称填写。")
    year, last = row.words["year"], row.words["last"]
    used = Number.objects.filter(office=row.office, series=row.get("series"), year=year, struck="").order_by("-n").values_list("n", flat=True).first() or 0
    if row.stand and row.stand.words.get("last") == last:
        return []
    if used >= last:
        raise Wrong(f"这个系列{year}年已经用到{used}号，下一个是{used + 1}号，不能登记为只用到{last}号。")
    text = found[0].number.format(short=row.ground, year=year, n=last)
    return [Step(NumbersUsed(series=row.words["series"], year=year, last=last, text=text), row.office, scan=row.file)]


def _short(office: str, day: date) -> str:
    return roster(office).short


SHEETS = (
    Sheet(
        key="house.opening", title="启用前数据", known_by=(("named", "since", "until"),), acts=("house.OpeningFigure",), line="house", system="原统计表", place=_figure_of,
        headings=(
            Heading("named", "指标", ("指标名称", "项目", "统计项目"), Public("指标", help="照“数据”页上的指标名称填写"), must=True),
            Heading("since", "自", ("开始日期", "起始日期"), Day("自"), must=True), Heading("until", "至", ("截止日期", "结束日期"), Day("至"), must=True),
            Heading("amount", "数", ("数量", "数值", "件数"), Count("数", most=10**13, help="金额以元计，取整"), must=True),
            Heading("note", "出处", ("来源", "备注"), Public("出处", help="例如：2021年第一季度统计表"))),
        about="启用本系统以前的统计数，由单位负责人签字核验后单独列示，不并入本系统的计数。"),
    Sheet(
        key="house.numbers", title="启用前已用到的文号", known_by=(("series", "year"),), acts=("house.NumbersUsed",), line="house", system="原文号登记簿", place=_number_of, ground=_short,
        headings=(
            Heading("series", "文号系列", ("系列", "文书种类"), Public("文号系列", help="各工作手册中文书一节所列的系列"), must=True),
            Heading("year", "年份", ("年度",), Count("年份", least=1949, most=2200), must=True), Heading("last", "已用到", ("最后一号", "顺序号"), Count("已用到", least=1), must=True)),
        about="旧台账不全时用：写明每个系列用到了第几号，本系统从下一号接着编。旧台账中写了文号的，导入时已经接上，不用再填。"),
)
