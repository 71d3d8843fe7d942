"""Oversight (督察和风险防控): inspections from above and our own, findings, rectification checked by others, and the points of risk that are kept in hand."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.oversight import acts, figures, risks, stages

line = Line(
    key="oversight",
    title="督察和风险防控",
    group="监督",
    acts=acts_of(acts, risks),
    stages=stages.STAGES,
    terms={
        "rectify": Term("完成整改", rule=NONE, lost="逾期未整改"),
        "accept": Term("验收整改", who=capacities.leader, rule=NONE),
        "report": Term("向督察机关报告整改结果", rule=NONE),
        "look": Term("复核风险点", rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("oversight", "督察检查台账", columns=(
            Column("level", "来源"), Column("kind", "类别"), Column("number", "文号"), Column("what", "内容", sealed=True))),
        Register("oversight.findings", "问题清单", over="oversight.Find", columns=(ABOUT, Column("findings", "问题"), Column("note", "说明", sealed=True))),
        Register("oversight.rectified", "整改登记", over="oversight.Rectify", columns=(
            ABOUT, Column("no", "问题编号"), Column("state", "进度"), Column("measures", "整改措施", sealed=True))),
        Register("oversight.accepted", "验收登记", over="oversight.Accept", columns=(ABOUT, Column("no", "问题编号"), Column("result", "结论"))),
        Register("oversight.risks", "风险点清单", listing="risk"),
    ),
    handlers=(capacities.clerk, capacities.unit_head),
    subject="what",
    arrival=acts.Begin,
    prefix="JD",
    about="一个问题一个期限；整改的人不验收；没有佐证不算整改；风险点到期要复核。",
)
