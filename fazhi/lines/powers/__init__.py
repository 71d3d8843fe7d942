"""The lists (权责清单): powers, public services and duties of the town, each with basis, day, change and publication."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.powers import acts, figures, stages

line = Line(
    key="powers",
    title="权责清单",
    group="依法行政",
    acts=acts_of(acts),
    stages=stages.STAGES,
    terms={"publish": Term("公布清单变动", who=capacities.publisher, rule=NONE), "survey": Term("年度清单梳理", who=capacities.clerk)},
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("powers", "权责事项台账", columns=(Column("key_no", "编码"), Column("name", "名称"), Column("kind", "类别"), Column("source", "来源"))),
        Register("powers.force", "行政权力事项清单", listing=stages.REGISTER),
        Register("powers.services", "公共服务事项目录", listing=stages.SERVICES),
        Register("powers.duties", "履职事项清单", listing=stages.DUTIES),
        Register("powers.changes", "清单调整台账", over="powers.Alter", columns=(ABOUT, Column("why", "原因"), Column("document", "文件号"), Column("since", "施行日期"))),
    ),
    handlers=(capacities.clerk, capacities.unit_head, capacities.registrar),
    subject="name",
    arrival=acts.Propose,
    hears={"Published": acts.Published},
    fulfils={"pw.survey": "powers.surveys"},
    recurs={"pw.survey": "powers.OweSurvey"},
    prefix="QL",
    about="没有依据的权力列不进来；提的人不审；从哪天起、到哪天止都有文件；处罚、强制办案时问的就是当日的清单。",
)
