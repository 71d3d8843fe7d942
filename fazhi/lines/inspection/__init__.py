"""Administrative inspection (行政检查)."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import Column, Line, Register, Term, acts_of
from fazhi.kernel.templates import load
from fazhi.lines.inspection import acts, figures, platform

line = Line(
    key="inspection",
    title="行政检查",
    group="执法",
    acts=acts_of(acts, platform),
    stages=(acts.PLANNED, acts.APPROVED, acts.VISITED, acts.TOLD, acts.DROPPED, acts.OLD),
    terms={"publish": Term("公开检查结果", who=capacities.publisher)},
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("inspection", "行政检查台账", columns=(Column("source", "来源"), Column("what", "检查事项", sealed=True))),
        Register("inspection.results", "检查结果台账", over="inspection.Tell", columns=(Column("result", "检查结果"),)),
    ),
    sheets=(platform.SHEET,),
    handlers=(capacities.officer, capacities.clerk),
    subject="what",
    arrival=acts.TakeUp,
    prefix="JC",
    about="先审批、后检查；两名持证人员出示证件；检查结果当面告知。",
)
