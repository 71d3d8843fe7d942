"""The legal counsel of the town (法律顾问): matters reviewed, opinions given item by item, adopted or not with reasons."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Column, Line, Register, Term, acts_of
from fazhi.kernel.templates import load
from fazhi.lines.counsel import acts, figures

line = Line(
    key="counsel",
    title="法律顾问",
    group="依法行政",
    acts=acts_of(acts),
    stages=acts.STAGES,
    terms={
        "opinion": Term("出具法律意见", who=capacities.counsel),
        "answer": Term("逐条反馈采纳情况", rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("counsel", "法律顾问审查台账", columns=(Column("kind", "类别"), Column("what", "事项", sealed=True))),
        Register("counsel.opinions", "法律意见台账", over="counsel.Opine",
                 columns=(Column("conclusion", "结论"), Column("text", "意见全文", sealed=True))),
        Register("counsel.answers", "采纳情况台账", over="counsel.Respond",
                 columns=(Column("item", "条号"), Column("result", "采纳情况"), Column("reason", "理由", sealed=True))),
    ),
    handlers=(capacities.clerk, capacities.unit_head),
    subject="what",
    arrival=acts.Request,
    prefix="GW",
    about="委托的人不出意见，出意见的人不反馈；一条一条反馈，不采纳要说理由，反馈完才能归档。",
)
