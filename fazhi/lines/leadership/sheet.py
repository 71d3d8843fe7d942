"""The county's assessment table as a sheet: one indicator a row, taken into the year that is under way."""

from collections.abc import Sequence
from datetime import date

from fazhi.kernel.fields import Code, Public
from fazhi.kernel.models import Matter
from fazhi.kernel.sheets.declare import Heading, Row, Sheet, Step, Unmatched
from fazhi.kernel.wrong import Wrong
from fazhi.lines.leadership.assessing import Indicator, points

HEADINGS = (
    Heading("number", "序号", ("编号", "指标编号", "项目编号"), Code(), must=True),
    Heading("area", "一级指标", ("考核项目", "类别", "指标"), Public()),
    Heading("item", "考核内容", ("二级指标", "考评内容", "指标内容", "具体内容"), Public(), must=True),
    Heading("standard", "评分标准", ("评分细则", "计分标准", "扣分标准"), Public()),
    Heading("worth", "分值", ("满分", "标准分", "分数"), Code(), must=True),
    Heading("unit", "责任单位", ("牵头单位", "落实单位"), Public()),
)


def under_way(office: str, day: date) -> str:
    """The matter of the year that is under way; empty when none was begun."""
    found = Matter.objects.filter(office=office, line=Indicator.line, struck="", closed_on="").order_by("-opened_on").values_list("id", flat=True).first()
    return str(found or "")


def place(row: Row) -> Sequence[Step]:
    """The act that a row becomes; none when it stands here as it is."""
    if not row.ground:
        raise Unmatched("本年度的法治建设工作还没有启动，请先办理“启动年度法治建设工作”")
    if points(row.get("worth")) is None:
        raise Wrong(f"分值“{row.get('worth')}”不是数，请核对。")
    if row.stand and all(row.stand.words.get(each.key) == row.get(each.key) for each in HEADINGS):
        return []
    return [Step(Indicator(**row.said(Indicator)), row.ground, "", manner="here")]


SHEET = Sheet(
    key="leadership.indicators", line="leadership", title="县对镇考核指标表", system="县委依法治县办", headings=HEADINGS, place=place,
    known_by=("number",), acts=("leadership.Indicator",), ground=under_way, within=lambda ground, stand: bool(stand.matter == ground),
    about="县里下发的法治建设考核指标表，一行一项；以后下发修改稿，再导入一次，只登记变化的。",
)
