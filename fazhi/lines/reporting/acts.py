"""A county's form: taken in, its cells bound to figures, filled and sent period by period, a later difference explained."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, Counts, Stage
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, File, OfficerOf, Public, Rows, Text
from fazhi.kernel.models import Listing
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import FazhiError, Objection
from fazhi.lines.reporting import turns
from fazhi.report import figures, ledger
from fazhi.report.forms import binding, grid, standing

BINDING = Stage("binding", "对应数字")
FILLING = Stage("filling", "按期报送")
RETIRED = Stage("retired", "停用", end=True)

EVERY = {"month": "每月", "quarter": "每季", "half": "每半年", "year": "每年"}
KEEPERS = (capacities.clerk, capacities.unit_head)
DEFINITION, SENDING, CORRECTION = "报数·口径", "报数·报送", "报数·更正"


def readable(file: dict[str, Any] | None) -> Iterable[Objection]:
    """The file is no form that can be filled."""
    if not file:
        return
    try:
        with vault().open(file["hash"]) as source:
            grid.read(source.read())
    except FazhiError as error:
        yield Objection(str(error).rstrip("。"), SENDING, "请换一个能填的表格文件", firm=True)


class Take(Act):
    """A form that somebody above wants filled is taken in as it came."""

    title, basis = "登记报表", SENDING
    plays = "form.take"
    by, at, enters = KEEPERS, NEW, BINDING
    name = Public("报表名称")
    to = Public("报送机关")
    every = Choice("周期", EVERY, default="month")
    days = Count("每期结束后几日以内报送", required=False, least=1, most=90, help="县里的通知规定的；没有规定的不填")
    form = File("空白报表（.xlsx 或 .xls）", help="填好后公式和格式不变；有宏、嵌入对象或者密码的，请先另存为 .xlsx")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from readable(self.form)


class Renew(Act):
    """The form came again in a new shape; what was bound is looked for by its labels."""

    title, basis = "更换空白报表", SENDING
    plays = "form.renew"
    by, at = KEEPERS, (BINDING, FILLING)
    form = File("新的空白报表（.xlsx 或 .xls）")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from readable(self.form)


class Bind(Act):
    """Cells of the form are bound to figures, or let go; the sums that must hold are written down."""

    title, basis = "单元格对应数字", DEFINITION
    plays = "form.bind"
    by, at, enters = KEEPERS, (BINDING, FILLING), FILLING
    rows = Rows("对应", least=1, most=500, sheet=Public("工作表"), cell=Code("单元格"), left=Public("行标题", required=False), above=Public("列标题", required=False),
                figure=Code("数字", required=False, help="留空取消对应；填 - 表示本镇不填"), span=Choice("统计期间", binding.SPANS, default="period"),
                scale=Choice("单位", binding.SCALES, default="1"))

    def objections(self, case: Case) -> Iterable[Objection]:
        for row in self.rows or ():
            if row.get("figure") in (None, "", binding.LEFT):
                continue
            try:
                figure = figures.find(row["figure"])
            except FazhiError:
                yield Objection(f"{row['cell']}：没有“{row['figure']}”这个数字", DEFINITION, "请从数字清单中选择", firm=True)
                continue
            if row["scale"] != "1" and not getattr(figure, "money", False):
                yield Objection(f"{row['cell']}：“{figure.label}”不是金额，不能换算成元", DEFINITION, "单位请选“原数”", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        standing = set(Listing.objects.filter(office=case.office, register="form_cell", key__startswith=f"{case.id}/", until="", struck="")
                       .values_list("key", flat=True))
        for row in self.rows:
            key = f"{case.id}/{row['sheet']}!{row['cell']}"
            if key in standing:
                yield c.Delist("form_cell", key)
            if row.get("figure"):
                words = {name: row.get(name) or "" for name in ("sheet", "cell", "left", "above", "figure", "span", "scale")}
                yield c.List("form_cell", key, f"{row['sheet']}!{row['cell']}", words)
        if case.stage == BINDING.key:
            yield from turns.owed(case, turns.name_of(str(case.first.every), case.day))


class Rules(Act):
    """The sums that must hold in the form, besides its own formulas."""

    title, basis = "写明平衡关系", DEFINITION
    plays = "form.rules"
    by, at = KEEPERS, (BINDING, FILLING)
    rows = Rows("平衡关系", least=0, most=100, required=False, sheet=Public("工作表", required=False), rule=Code("关系", help="例如 C5=C6+C7"))


def frozen(case: Case, act: Any) -> dict[str, Any]:
    """The number of every bound cell for the period, with the digest of the entries behind it."""
    if not act.period or not case.first.form:
        return {}
    try:
        return standing.of(case.office, case.id, case.memory).told(case.office, act.period)
    except FazhiError:
        return {}


class Send(Act):
    """The filled form goes out; every number in it is kept with the entries behind it."""

    title, basis = "报送报表", SENDING
    plays = "form.send"
    reports_to = "上级机关"
    by, at, works_off = KEEPERS, FILLING, ("report",)
    asks = frozen
    counts = Counts("reporting.sent")
    period = Code("期间", help="月报写 2021-03，季报写 2021Q1，年报写 2021")
    filled = File("填好的报表")
    checked = OfficerOf("审核人", "", role="checked", confirms=True)
    on = Day("报送日期", required=False)
    note = Text("说明", lines=2, required=False)

    def begin(self, case: Case) -> dict[str, str]:
        left = sorted(str(each.of) for each in case.deadlines("report") if each.state == "open" and each.of)
        return {"period": left[0]} if left else {}

    def advice(self, case: Case) -> Iterable[Advice]:
        yield Advice("怎样填好这张表", ("在左边菜单“县里的报表”里打开这张表，选期间，核对每格的数字，下载填好的表，再到这里报送。",))

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from self._period(case)
        mine = {hand["person"] for hand in case.hands if hand["role"] == "did"}
        if self.checked and self.checked in mine:
            yield Objection("填报的人不得自己审核", "机构·职责分离", "请由另一人审核", firm=True)
        if case.asked.get("frozen"):
            yield from self._form(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("report", str(self.period))
        coming = turns.after(str(case.first.every), str(self.period))
        if not case.deadlines("report", coming):
            yield from turns.owed(case, coming)

    def _period(self, case: Case) -> Iterable[Objection]:
        if not self.period:
            return
        try:
            _, last = ledger.period(str(case.first.every), self.period)
        except FazhiError as error:
            yield Objection(str(error).rstrip("。"), SENDING, "请改正期间", firm=True)
            return
        if last > case.day.isoformat():
            yield Objection(f"{self.period}还没有结束，数字会变", SENDING, "请在期末之后报送；上级要求提前的，在说明中写明截止日")
        if case.ever(Send, period=self.period):
            yield Objection(f"{self.period}已经报过", CORRECTION, "数字有变的，请办理“说明报数差异”；整表重报的，先撤销原来的报送", firm=True)

    def _form(self, case: Case) -> Iterable[Objection]:
        form = standing.of(case.office, case.id, case.memory)
        for state, what in ((binding.LOST, "找不到原来对应的位置"), (binding.MOVED, "位置移动了，还没有确认"), (binding.UNBOUND, "没有对应数字")):
            cells = [f"{each.sheet}!{each.cell}" for each in form.places if each.state == state]
            if cells:
                yield Objection(f"{len(cells)}格{what}：{'、'.join(cells[:8])}", DEFINITION, "请在报表页上逐格对应；本镇不填的，选“不填”", firm=state == binding.LOST)
        yield from self._file(case)
        for each in form.sums(case.asked["frozen"])[1]:
            yield Objection(f"平衡关系不成立：{each.where}（{each.what}）", DEFINITION, "请核对对应的数字和口径")


    def _file(self, case: Case) -> Iterable[Objection]:
        if not self.filled:
            return
        try:
            with vault().open(self.filled["hash"]) as source:
                wrong = binding.differing(grid.read(source.read()), case.asked["frozen"])
        except FazhiError as error:
            yield Objection(f"填好的报表读不出来，不能核对：{str(error).rstrip('。')}", SENDING, "请上传填好的表格；盖章的扫描件另作附件", firm=True)
            return
        if wrong:
            yield Objection(f"{len(wrong)}格与记录不一致：{'；'.join(f'{each.where}{each.what}' for each in wrong[:8])}", SENDING,
                            "请从报表页重新下载填好的表；数字不对的，先更正记录", firm=True)


class Explain(Act):
    """A number that was told is another today: what it is now, and why."""

    title, basis = "说明报数差异", CORRECTION
    by, at = KEEPERS, ANY
    signs = (capacities.unit_head,)
    counts = Counts("reporting.explained")
    period = Code("期间")
    figure = Code("单元格", help="例如 Sheet1!C5")
    was = Code("原报")
    now = Code("现数")
    reason = Text("原因", lines=3)

    def objections(self, case: Case) -> Iterable[Objection]:
        sent = case.said(Send, period=self.period)
        if self.period and sent is None:
            yield Objection(f"没有报送过{self.period}", CORRECTION, "请核对期间", firm=True)
            return
        row = next((each for each in ledger.reported(case.office, entry=sent.entry) if each.place == self.figure), None) if sent else None
        if self.figure and sent and row is None:
            yield Objection(f"{self.period}的报表中没有报过“{self.figure}”这一格", CORRECTION, "请从报数台账中选择", firm=True)
        elif row and (row.value, row.now) != (str(self.was), str(self.now)):
            yield Objection(f"原报{row.value}、现数应为{row.now}：数字只能来自记录", CORRECTION, "请先更正记录，再说明差异", firm=True)


class Retire(Act):
    """The form is no longer asked for: what was still to be sent of it falls away."""

    title, basis = "停用报表", SENDING
    gives_up = True
    fact = True
    by, at, enters, voids = KEEPERS, (BINDING, FILLING), RETIRED, "report"
    reason = Text("原因", lines=1, required=False)
