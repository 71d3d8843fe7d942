"""What a petition keeps of those that joined it: each of their petitioners is told and answered by name, and no clock of theirs is lost."""

from collections.abc import Iterable

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Day
from fazhi.lines.petition import hotline
from fazhi.lines.petition.stages import TOGETHER, numbers, party_of

HERE = "petition.JoinedHere"


class JoinedHere(Act):
    """A later petition joined this one: its petitioner is answered here too, and the order's clock that ran there runs on here."""

    title, basis = "同一诉求并入本件", "信访·受理"
    fact, hidden, at = True, True, ANY
    person = Code("一并办理的信访人", required=False)
    kind = Code("信访人类别", required=False)
    number = Code("其登记号", required=False)
    received = Day("其收到日", required=False)
    order = Code("热线期限", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.person and not party_of(case, self.person):
            yield c.Take(TOGETHER, self.person, self.kind or "natural")
        if self.order in hotline.TERMS and self.received:
            running = case.open(self.order)
            if running is None or running.since[:10] > self.received:
                yield c.Void(self.order)
                yield c.Start(self.order, since=self.received)


def told_there(case: Case, other: str) -> Iterable[Consequence]:
    """Everybody who asked here, or had joined here before, is handed over by name and number; what ran for the platform runs on there."""
    order = next((term for term in hotline.TERMS if case.open(term)), "")
    clock = {"received": case.opened_on.isoformat(), **({"order": order} if order else {})}
    known = numbers(case)
    asked = [*case.parties("petitioner"), *case.parties(TOGETHER)]
    for party in asked:
        who = case.who_of(party)
        yield c.Tell(other, HERE, {**who, "number": known.get(who["person"]) or str(case.row.get("code") or ""), **clock})
    if not asked and order:
        yield c.Tell(other, HERE, clock)


def answered_too(case: Case) -> Iterable[Advice]:
    """How many others are answered by the same words."""
    count = len(case.parties(TOGETHER))
    if count:
        yield Advice("一并办理的信访人", (f"另有{count}名信访人的诉求并入本件，每人各出一份答复，分别送达；答复内容中请不要写其他信访人的姓名和情况。",))
