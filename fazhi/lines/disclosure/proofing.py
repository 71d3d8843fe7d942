"""Proofreading (校对): before a text goes out it is read three times, and what was found is written down."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel.acts import Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.fields import Choice, Count, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.disclosure.acts import APPROVED, CLEARED, DRAFTED

ROUNDS = {"first": "一校", "second": "二校", "third": "三校"}
BEFORE = {"second": "first", "third": "second"}


class Proof(Act):
    """Somebody reads the text against the draft: which of the three readings, how many mistakes, which must be mended first."""

    title, basis = "校对公开文本", "公开·三审三校"
    fact = True
    by, at = (capacities.clerk, capacities.unit_head, capacities.publisher, capacities.secrecy), (DRAFTED, CLEARED, APPROVED)
    counts = Counts("disclosure.proofs", dims=("turn",))
    turn = Choice("校次", ROUNDS)
    mistakes = Count("发现差错", unit="处")
    grave = Text("须改正的差错", required=False, lines=2, help="改正须重新拟稿送审")

    def objections(self, case: Case) -> Iterable[Objection]:
        before = BEFORE.get(self.turn or "")
        if before and not case.done(Proof, turn=before):
            yield Objection(f"还没有{ROUNDS[before]}", "公开·三审三校", f"请先完成{ROUNDS[before]}")
        if self.turn == "third" and case.had_hand(case.doer, Proof):
            yield Objection("三校应当由没有做过一校、二校的人办理", "公开·三审三校", "请换一个人校对")
