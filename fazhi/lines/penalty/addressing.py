"""Penalty, where a respondent is to be found: his address, or why none can be found out; a decision names it."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case
from fazhi.kernel.fields import PartyOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.stages import WORKING


class TellAddress(Act):
    """The address of a respondent becomes known after the filing, or proves impossible to find out."""

    title, basis = "登记当事人住址", "处罚·决定书"
    fact, at = True, WORKING
    by = (capacities.handler, capacities.officer, capacities.clerk)
    party = PartyOf("当事人", "respondent")
    address = Text("住址（单位填住所）", required=False, most=200, contact=True)
    unaddressed = Text("查不到住址的原因", required=False, lines=2, help="例如：流动摊贩，拒不说明住址，经向村（社区）、公安机关了解仍查不到。会写进决定书")

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.party and not self.address and not self.unaddressed:
            yield Objection("住址和查不到住址的原因都没有填写", "处罚·决定书", "请填写住址；确实查不到的，写明原因", hard=True)


def located(case: Case, party: str) -> bool:
    """True when an address of the party, or why there is none, was told after the filing; an address for service is one."""
    return case.ever(TellAddress, party=party) or case.ever("common.ConfirmAddress", party=party)
