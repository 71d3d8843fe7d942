"""What the receiving point counts, and in which words: what came in, and whether it went on in its time."""

from collections.abc import Iterable

from fazhi.kernel.acts import Counts
from fazhi.kernel.figure import Figure, Rate
from fazhi.kernel.in_time import began, ended, last_day, within

FORWARDS = ("forward", "forward_penalty")


def due() -> Iterable[Counts]:
    """An application counts on the last day on which it is to go on."""
    return [Counts("reconsideration.forward_due", day_of=last_day(term), when=began(term)) for term in FORWARDS]


def gone() -> Iterable[Counts]:
    """What the applicant took back before is not to go on."""
    return [Counts("reconsideration.forward_due", day_of=last_day(term), when=ended(term, "void"), times=-1) for term in FORWARDS]


def in_time() -> Iterable[Counts]:
    """What went on by its last day counts on that day."""
    return [Counts("reconsideration.forwarded_on_time", day_of=last_day(term), when=within(term)) for term in FORWARDS]


FIGURES = (
    Figure("reconsideration.received", "行政复议受理点收件", "宗", "本年度行政复议受理点收到的申请；按收到之日计。"),
    Figure("reconsideration.forward_due", "转交期限届满", "宗", "转交复议机关的最后一日在本期内的申请；转交以前申请人撤回的不计；最后一日过后才计。", elapsed=True),
    Figure("reconsideration.forwarded_on_time", "及时转交", "宗", "其中在最后一日以前（含当日）转交的；与其期限同日计，不按转交之日计。", elapsed=True),
    Rate("reconsideration.forwarded_rate", "转交及时率", "reconsideration.forwarded_on_time", "reconsideration.forward_due",
         "及时转交数除以本期内转交期限届满数，四舍五入保留一位小数；到期没有转交的计入分母。"),
)
