"""The yearly report of open information (政府信息公开工作年度报告): fixed tables counted from the record, their sums checked, reviewed, sent up, published."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.figure import Figure
from fazhi.kernel.registers import Column, Register
from fazhi.kernel.templates import load
from fazhi.lines.disclosure_report import acts

line = Line(
    key="disclosure_report",
    title="信息公开年度报告",
    group="依法行政",
    acts=acts_of(acts),
    stages=acts.STAGES,
    terms={
        "submit": Term("报送信息公开年度报告", who=capacities.publisher, rule="id.report.dept"),
        "publish": Term("公开信息公开年度报告", who=capacities.publisher, rule="id.report.gov"),
        "settle_numbers": Term("核对不相符的数字", who=capacities.publisher, rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=(Figure("disclosure_report.sent", "报送信息公开年度报告", "份", "本年度报送的信息公开年度报告份数，按报送之日计。"),),
    registers=(Register("disclosure_report", "信息公开年度报告台账", columns=(Column("year", "年度"),)),),
    handlers=(capacities.publisher, capacities.clerk),
    arrival=acts.Begin,
    recurs={"id.report.dept": "disclosure_report.Owe"},
    hears={"Published": acts.Published},
    prefix="GB",
    about="申请和复议诉讼的数字由系统从记录里数；勾稽关系不平的报不出去；手填的数字写明来源。",
)
