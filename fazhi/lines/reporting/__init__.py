"""Numbers that leave the house (报数): the county's forms taken in, bound to figures, filled each period, and every number told kept in a ledger."""

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.figure import Figure
from fazhi.kernel.registers import Column, Register
from fazhi.lines.reporting import acts

line = Line(
    key="reporting",
    title="报表报数",
    group="依法行政",
    acts=acts_of(acts),
    stages=(acts.BINDING, acts.FILLING, acts.RETIRED),
    terms={"report": Term("报送报表", who=capacities.handler, rule=NONE)},
    figures=(
        Figure("reporting.sent", "对外报送报表", "次", "本年度对外报送的报表次数，一张表一期计一次；按报送之日计。"),
        Figure("reporting.explained", "报数差异说明", "个", "本年度就已报数字的变化作出说明的数字个数；按说明之日计。"),
    ),
    registers=(
        Register("reporting", "报表清单", columns=(Column("name", "报表"), Column("to", "报送机关"), Column("every", "周期"))),
        Register("reporting.sent", "报表报送台账", over="reporting.Send", columns=(Column("name", "报表"), Column("period", "期间"), Column("note", "说明", sealed=True))),
        Register("reporting.cells", "表格与数字的对应", listing="form_cell"),
        Register("reporting.explained", "报数差异说明台账", over="reporting.Explain",
                 columns=(Column("name", "报表"), Column("figure", "数字"), Column("was", "原报"), Column("now", "现数"), Column("reason", "原因", sealed=True))),
    ),
    handlers=(capacities.clerk, capacities.unit_head),
    arrival=acts.Take,
    prefix="BS",
    about="县里的表原样填：每格对应一个数字，公式和格式不动；报过的每个数都留底，以后不一样了，逐条说明为什么。",
)
