"""People's mediation (人民调解)."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Column, Line, Register, Term, acts_of
from fazhi.kernel.figure import Figure, Rate
from fazhi.kernel.templates import load
from fazhi.lines.mediation import acts

line = Line(
    key="mediation",
    title="人民调解",
    group="矛盾与服务",
    acts=acts_of(acts),
    stages=(acts.APPLIED, acts.ACCEPTED, acts.AGREED, acts.CLOSED, acts.FAILED, acts.REFUSED),
    terms={
        "finish": Term("调解期限", who=capacities.mediator),
        "confirm": Term("共同申请司法确认", "right", "side_a", lost="丧失申请司法确认的机会"),
        "perform": Term("回访履行情况", who=capacities.mediator, rule=NONE),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=(
        Figure("mediation.accepted", "受理民事纠纷", "宗", "本年度各级人民调解委员会受理的民事纠纷；按受理之日计，当事人拒绝调解的不计。"),
        Figure("mediation.concluded", "调处", "宗", "本年度达成协议或者终止调解的；按达成协议或终止之日计。"),
        Figure("mediation.success", "调处成功", "宗", "其中达成调解协议的（含口头协议）。"),
        Rate("mediation.success_rate", "调处成功率", "mediation.success", "mediation.concluded", "调处成功数除以调处数，四舍五入保留一位小数。"),
    ),
    registers=(
        Register("mediation", "人民调解台账", columns=(Column("kind", "类别"), Column("what", "纠纷", sealed=True))),
        Register("mediation.agreements", "调解协议登记簿", over="mediation.Agree", columns=(Column("form", "形式"), Column("amount", "金额", kind="money"))),
    ),
    handlers=(capacities.mediator, capacities.clerk),
    subject="what",
    arrival=acts.Apply,
    prefix="TJ",
    about="自愿、平等；口头协议也登记；三十日内可以共同申请司法确认。",
)
