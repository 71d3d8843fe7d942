"""The people's congress (人大监督): deputies' suggestions answered in time and rated, reports heard, review opinions carried out."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.congress import acts, figures, reporting, stages

line = Line(
    key="congress",
    title="人大监督和代表建议",
    group="监督",
    acts=acts_of(acts, reporting),
    stages=stages.STAGES,
    terms={
        "accept": Term("签收或退回交办的建议", rule=NONE),
        "suggestion": Term("答复代表建议"),
        "suggestion_hard": Term("答复涉及面广、处理难度大的代表建议"),
        "redo": Term("重新办理代表不满意的建议", rule=NONE),
        "rate": Term("请代表评价", rule=NONE),
        "promise": Term("兑现答复中承诺的事", rule=NONE),
        "opinion": Term("报告审议意见的办理情况", rule=NONE),
        "budget": Term("公开经批准的预决算", rule="id.budget"),
        "file": Term("将批准的预算报上一级政府备案", rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    fulfils={"pc.session": "congress.sessions"},
    figures=figures.FIGURES,
    registers=(
        Register("congress.suggestions", "代表建议台账", over="congress.Suggest", columns=(
            Column("number", "编号"), Column("session", "提出时间"), Column("topic", "类别"), Column("unit", "承办"), Column("what", "内容", sealed=True))),
        Register("congress.answers", "代表建议答复台账", over="congress.Answer", columns=(ABOUT, Column("grade", "分类"), Column("promised", "承诺办结日"))),
        Register("congress.ratings", "代表评价登记", over="congress.Rate", columns=(ABOUT, Column("result", "满意度"), Column("words", "意见", sealed=True))),
        Register("congress.reports", "向人大报告工作台账", over="congress.Heard", columns=(Column("on_day", "会议日期"), Column("result", "审议结果"))),
        Register("congress.sessions", "镇人代会会议台账", over="congress.Session", columns=(
            Column("name", "会议名称"), Column("on_day", "开会之日"), Column("present", "出席代表", kind="number"))),
        Register("congress.opinions", "审议意见办理台账", over="congress.Opinions", columns=(Column("number", "文号"), Column("due", "报告期限"))),
    ),
    handlers=(capacities.clerk, capacities.unit_head),
    subject="what",
    arrival=acts.Suggest,
    hears={"Published": reporting.Published},
    prefix="RD",
    about="交办之日起算；2025年起答复前须与代表沟通；不满意的重新办理；答应了的事到期要兑现。",
)
