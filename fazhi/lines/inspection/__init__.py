"""Administrative inspection (行政检查)."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, PARTIES, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.inspection import acts, checks, coding, ending, figures, gathering, planning, platform, stages

line = Line(
    key="inspection",
    title="行政检查",
    group="执法",
    acts=acts_of(planning, acts, coding, gathering, ending, platform),
    stages=(stages.PLANNED, stages.APPROVED, stages.VISITED, stages.AWAITING, stages.TOLD, stages.DROPPED, stages.OLD, stages.RATED, stages.LISTED),
    terms={
        "serve": Term("送达检查文书", rule=NONE),
        "publish": Term("公开检查结果", who=capacities.publisher),
        "approve_after": Term("补办检查审批", rule=NONE),
        "reinspect": Term("复查改正情况", who=capacities.officer, rule=NONE),
        "heed": Term("处理对检查的评价", who=capacities.auditor, rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("inspection", "行政检查台账", columns=(Column("source", "来源"), Column("what", "检查事项", sealed=True))),
        Register("inspection.visits", "现场检查台账", over="inspection.Visit", columns=(PARTIES, ABOUT, Column("scanned", "扫码登记编号"),)),
        Register("inspection.results", "检查结果台账", over="inspection.Tell", columns=(PARTIES, ABOUT, Column("result", "检查结果"),)),
        Register("inspection.orders", "责令改正台账", over="inspection.Order", columns=(PARTIES, Column("what", "责令改正的内容", sealed=True), Column("until", "改正期限"), Column("again", "复查日期"))),
        Register("inspection.again", "复查台账", over="inspection.Reinspect", columns=(PARTIES, ABOUT, Column("outcome", "复查结果"),)),
        Register("inspection.items", "检查事项清单", listing="inspection_item"),
        Register("inspection.caps", "检查频次上限", listing="inspection_cap"),
        Register("inspection.plan", "年度检查计划", listing="inspection_plan"),
    ),
    sheets=(platform.SHEET,),
    handlers=(capacities.officer, capacities.clerk),
    subject="what",
    arrival=acts.TakeUp,
    hears={"Published": ending.Published, "TakenDown": ending.TakenDown, "Seized": ending.Seized, "Released": ending.Released},
    answers=coding.Rate,
    checks=checks.CHECKS,
    prefix="JC",
    about="事项在清单、频次有上限；先审批、后检查，紧急的事后补办；两名持证人员出示证件、扫码登记；检查结果当面告知，责令改正的复查。",
)
