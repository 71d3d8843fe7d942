"""The hotline's clock: it runs from the receipt by what the platform calls the order, and is set right when the petition is told apart."""

from collections.abc import Iterable

from fazhi.kernel import consequences as c
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.wrong import Objection

CONSULT, HELP, COMPLAINT = TERMS = ("hotline_consult", "hotline_help", "hotline_complaint")
RETURN = "hotline_return"
ALL = (*TERMS, RETURN)
OF_ORDER = {"ask": CONSULT, "help": HELP, "advice": HELP, "complaint": COMPLAINT, "report": COMPLAINT}
OF_KIND = {"proposal": HELP, "complaint": COMPLAINT, "accusation": COMPLAINT}


def begun(channel: str | None, order: str | None) -> Iterable[Consequence]:
    """What begins to run when an order comes in: the right to send it back, and the answer where the platform names the kind."""
    if channel == "hotline":
        yield c.Start(RETURN)
        if order:
            yield c.Start(OF_ORDER[order])


def told_apart(case: Case, kind: str | None) -> Iterable[Consequence]:
    """The kind that the triager found decides; a request that is neither is a question or a call for help as the platform says."""
    if case.first.channel == "hotline" and kind:
        yield from only(case, OF_KIND.get(kind) or (CONSULT if order_of(case) in ("", "ask") else HELP))


def only(case: Case, term: str) -> Iterable[Consequence]:
    """This term alone runs, from the receipt."""
    for other in TERMS:
        if other != term and case.open(other):
            yield c.Void(other)
    if not case.open(term):
        yield c.Start(term, since=case.row["opened_on"])


def order_of(case: Case) -> str:
    """What the platform calls the order now."""
    said = next((each for each in case.each("petition.OrderRow", ever=True) if each.order_kind), None)
    return str((said.order_kind if said else case.first.order_kind) or "")


def too_late(case: Case) -> Iterable[Objection]:
    """An order goes back to the platform within its day or stays."""
    ran = case.deadlines(RETURN)
    if ran and ran[-1].over(case.day):
        yield Objection("退回工单的期限已过", "热线·退回", "请向平台说明职责依据，平台不同意的由本机关答复", rule="hl.return")
