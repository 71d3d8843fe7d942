"""The legal counsel of the town (法律顾问): matters reviewed, opinions given item by item, adopted or not with reasons."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.counsel import acts, engagement, figures, stages

line = Line(
    key="counsel",
    title="法律顾问",
    group="依法行政",
    acts=acts_of(acts, engagement),
    stages=stages.STAGES,
    terms={
        "opinion": Term("出具法律意见", who=capacities.counsel),
        "answer": Term("逐条反馈采纳情况", rule=NONE),
        "engagement_file": Term("报备聘任情况", who=capacities.unit_head),
        "renew": Term("聘期届满，续聘或者终止", who=capacities.unit_head, rule=NONE),
        "assess": Term("年度考核法律顾问", who=capacities.unit_head),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("counsel", "法律顾问审查台账", columns=(Column("kind", "类别"), Column("what", "事项", sealed=True))),
        Register("counsel.opinions", "法律意见台账", over="counsel.Opine",
                 columns=(ABOUT, Column("conclusion", "结论"), Column("text", "意见全文", sealed=True))),
        Register("counsel.answers", "采纳情况台账", over="counsel.Respond",
                 columns=(ABOUT, Column("item", "条号"), Column("result", "采纳情况"), Column("reason", "理由", sealed=True))),
        Register("counsel.engagements", "法律顾问聘任台账", over="counsel.Engage",
                 columns=(Column("how", "聘任方式"), Column("firm", "执业机构"), Column("since", "聘期自"), Column("until", "聘期至"), Column("fee", "年度费用", kind="money"))),
        Register("counsel.in_force", "聘期内的法律顾问", listing="counsel"),
        Register("counsel.attended", "法律顾问参与事项台账", over="counsel.Attend",
                 columns=(Column("kind", "参与什么"), Column("minutes", "分钟"), Column("topic", "事项和意见", sealed=True))),
        Register("counsel.assessments", "法律顾问考核台账", over="counsel.Assess", columns=(Column("year", "年度"), Column("grade", "等次"), Column("matters", "出具意见次数"))),
    ),
    handlers=(capacities.clerk, capacities.unit_head),
    subject="what",
    arrival=acts.Request,
    prefix="GW",
    about="委托的人不出意见，出意见的人不反馈；一条一条反馈，不采纳要说理由，反馈完才能归档。",
)
