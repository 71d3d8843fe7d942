"""File review (案卷评查): files of enforcement are drawn, checked by machine, scored by people, graded, objected to, rechecked."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.file_review import acts, figures, guests, packing, sheet, stages

line = Line(
    key="file_review",
    title="案卷评查",
    group="执法",
    acts=acts_of(acts, guests, packing),
    stages=stages.STAGES,
    terms={
        "score": Term("评查并评分", who=capacities.reviewer, rule=NONE),
        "object": Term("对评查结果提出异议", "right", capacities.handler, lost="评查结果确定"),
        "recheck": Term("复核评查异议", who=capacities.reviewer),
        "pack_back": Term("收回评查案卷包", who=capacities.unit_head, rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("file_review", "案卷评查台账", columns=(Column("reason", "评查原因"),)),
        Register("file_review.draws", "案卷抽取台账", over="file_review.Draw",
                 columns=(Column("line_key", "工作"), Column("since", "结案自"), Column("until", "结案至"), Column("count", "份数"))),
        Register("file_review.results", "案卷评查结果台账", over="file_review.Conclude", columns=(Column("score", "得分"), Column("grade", "等级"))),
    ),
    handlers=(capacities.reviewer, capacities.auditor),
    arrival=acts.TakeIn,
    tells_sheet=sheet.tell,
    prefix="PC",
    about="机器能查的机器查，其余逐项问；办过案的人不评查；抽查的种子和范围记录在案，谁都可以重抽一遍。",
)
