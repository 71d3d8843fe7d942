"""Administrative reconsideration (行政复议): the receiving point, and the town as respondent."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import Column, Line, Register, Term, acts_of
from fazhi.kernel.figure import Figure
from fazhi.kernel.templates import load
from fazhi.lines.reconsideration import acts

line = Line(
    key="reconsideration",
    title="行政复议",
    group="矛盾与服务",
    acts=acts_of(acts),
    stages=(acts.RECEIVED, acts.FORWARDED, acts.ANSWERING, acts.ANSWERED, acts.CLOSED),
    terms={
        "forward": Term("转交复议机关", who=capacities.clerk),
        "reply": Term("提出书面答复和证据", lost="视为没有证据"),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=(
        Figure("reconsideration.received", "行政复议受理点收件", "宗", "本年度行政复议受理点收到的申请；按收到之日计。"),
        Figure("reconsideration.fell", "复议改变原行为", "宗", "本年度复议决定撤销、变更、确认违法或无效的；按收到决定之日计。"),
    ),
    registers=(Register("reconsideration", "行政复议台账", columns=(Column("against", "不服的行为", sealed=True),)),),
    handlers=(capacities.clerk, capacities.reviewer),
    subject="against",
    arrival=acts.Receive,
    prefix="FY",
    about="收件即给凭证，按期转交；镇作为被申请人按期答复；结果告知原案件。",
)
