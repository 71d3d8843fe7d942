"""The annual report of law-based government (法治政府建设年度报告), computed from the records."""

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.figure import Figure
from fazhi.kernel.registers import Column, Register
from fazhi.lines.annual_report import acts, publishing, reviewing

line = Line(
    key="annual_report",
    title="年度报告",
    group="依法行政",
    acts=acts_of(acts, reviewing, publishing),
    stages=(acts.COLLECTING, acts.DRAFTED, acts.REVIEWED, acts.ADOPTED, acts.PUBLISHED),
    terms={
        "submit": Term("向上一级报送年度报告"),
        "part": Term("交来分派的部分", who=capacities.unit_head, rule=NONE),
        "change": Term("答复改数请求", rule=NONE),
        "publish": Term("向社会公开年度报告", who=capacities.publisher),
    },
    figures=(Figure("annual_report.published", "年度报告公开", "次", "本年度公开年度报告的次数，每个渠道计一次。"),),
    registers=(Register("annual_report", "年度报告", columns=(Column("year", "年度"),)),
               Register("annual_report.changes", "改数请求台账", over="annual_report.AskChange",
                        columns=(Column("year", "年度"), Column("figure", "数字"), Column("wish", "希望改为"), Column("reason", "理由", sealed=True))),
               Register("annual_report.taken_down", "年度报告撤下台账", over="annual_report.TakeDown", columns=(Column("year", "年度"), Column("channel", "渠道"), Column("reason", "原因", sealed=True))),
               Register("annual_report.errata", "更正说明台账", over="annual_report.Erratum", columns=(Column("year", "年度"), Column("reason", "原因", sealed=True), Column("more", "补充说明", sealed=True)))),
    handlers=(capacities.clerk, capacities.unit_head),
    prefix="BG",
    arrival=acts.Begin,
    hears={"Decided": reviewing.Decided},
    recurs={"rl.report.up": "annual_report.Owe"},
    about="数字从记录计算，审定时冻结；以后的变化另作更正说明，新旧并列。",
)
