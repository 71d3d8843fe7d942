"""Petitions (信访): one intake for all channels, under the law of the day of receipt."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import Column, Line, Register, Term, acts_of
from fazhi.kernel.templates import load
from fazhi.lines.petition import acts, figures

line = Line(
    key="petition",
    title="信访诉求",
    group="矛盾与服务",
    acts=acts_of(acts),
    stages=(acts.RECEIVED, acts.ACCEPTED, acts.ANSWERED, acts.UNDER_REVIEW, acts.CLOSED, acts.PASSED),
    terms={
        "register": Term("决定是否受理并告知"),
        "finish": Term("办结并答复"),
        "review": Term("复查", who="organ"),
    },
    papers=load(Path(__file__).parent / "papers"),
    figures=figures.FIGURES,
    registers=(
        Register("petition", "信访台账", columns=(Column("channel", "渠道"), Column("what", "诉求", sealed=True))),
        Register("petition.answers", "答复台账", over="petition.Answer", columns=(Column("result", "处理意见"),)),
    ),
    handlers=(capacities.clerk, capacities.unit_head),
    subject="what",
    arrival=acts.Receive,
    prefix="XF",
    about="不论从哪个渠道来，四项事实即可登记；何时收到就从何时起算，按收到之日的法律走。",
)
