"""Legality review (合法性审查): one review for normative documents, contracts, major decisions, grave enforcement decisions and whatever else."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.legality import acts, figures, looking, stages

line = Line(
    key="legality",
    title="合法性审查",
    group="依法行政",
    acts=acts_of(acts, looking),
    stages=stages.STAGES,
    terms={
        "review": Term("合法性审查", who=capacities.reviewer, rule="legality.review"),
        "review_normative": Term("规范性文件合法性审核", who=capacities.reviewer, rule="normative.review"),
        "review_contract": Term("合同合法性审查", who=capacities.reviewer, rule="contract.review"),
        "review_decision": Term("重大决策合法性审查", who=capacities.reviewer),
        "take_up": Term("核对送审材料，开始审查", who=capacities.reviewer, rule=NONE),
        "supply": Term("补充送审材料", who=capacities.handler, rule=NONE),
        "answer": Term("逐条答复审查意见", who=capacities.handler, rule=NONE),
        "second_look": Term("复核修改后的文本", who=capacities.reviewer, rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("legality", "合法性审查台账", columns=(Column("kind", "种类"), Column("what", "事项", sealed=True))),
        Register("legality.opinions", "审查意见台账", over="legality.Opine",
                 columns=(ABOUT, Column("kind", "种类"), Column("conclusion", "结论"), Column("points", "提出的意见"), Column("note", "综合意见", sealed=True))),
        Register("legality.answers", "意见采纳台账", over="legality.Answer", columns=(ABOUT, Column("course", "下一步"),)),
    ),
    handlers=(capacities.clerk, capacities.unit_head, capacities.officer),
    subject="what",
    arrival=acts.Send,
    hears={"CounselSaid": acts.CounselSaid},
    prefix="HF",
    about="起草的人不审查；材料齐了才起算；逐项回答、逐条提意见；不采纳要说理由；改过的文本要复核，没审过的不上会、不签字、不公布。",
)
