"""Signals (关联提示): what several lines, each by itself, could not see."""

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.figure import Figure
from fazhi.kernel.registers import ABOUT, Column, Register
from fazhi.lines.signal import acts

line = Line(
    key="signal",
    title="关联提示",
    group="矛盾与服务",
    acts=acts_of(acts),
    stages=acts.STAGES,
    terms={"judge": Term("研判关联提示", who=capacities.unit_head, rule=NONE)},
    figures=(
        Figure("signal.raised", "关联提示", "件", "本年度由规则提示的关联情况；同样的事实只提示一次；按提示之日计。"),
        Figure("signal.grown", "提示后又有新情况", "次", "未研判完的提示又有新事项符合规则的次数；按登记之日计。"),
        Figure("signal.acted", "研判后办理", "件", "研判后并案或者另立事项办理的提示；按办理之日计。"),
        Figure("signal.aside", "研判后排除", "件", "研判后写明理由排除的提示；按排除之日计。"),
    ),
    registers=(
        Register("signal", "关联提示台账", columns=(Column("rule", "规则"), Column("explanation", "说明", sealed=True))),
        Register("signal.acted", "提示办理台账", over="signal.ActOn", columns=(ABOUT, Column("way", "怎么办"), Column("to", "另立"))),
        Register("signal.aside", "提示排除台账", over="signal.PutAside", columns=(ABOUT, Column("ground", "理由类别"),)),
    ),
    handlers=(capacities.unit_head, capacities.leader),
    subject="explanation",
    raises=(acts.Raise, acts.Grow),
    prefix="GL",
    about="几件各自登记的事合起来看是一件事的，由规则提示、由人研判：办理或者排除，都写明理由；同样的事实只提示一次。",
)
