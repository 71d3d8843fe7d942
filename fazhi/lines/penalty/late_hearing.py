"""Penalty, a hearing asked for too late or outside of what is heard: the head allows it or refuses it in writing; until then it stops nothing."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case, Said
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, PartyOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.hearing import AskHearing, late, offered, to_be_held
from fazhi.lines.penalty.stages import INFORMED, ISSUED


def unanswered(case: Case, party: str | None) -> Said | None:
    """The party's request for a hearing that came late or was not offered, while nobody has answered it."""
    return next((said for said in case.each(AskHearing, party=party) if case.open("answer_hearing", said.entry)), None)


class AllowHearing(Act):
    """A hearing asked for too late, or offered to nobody, is allowed by the head: from now on it is a hearing like any other."""

    title, basis = "准许听证", "处罚·听证程序"
    by, at = capacities.handler, INFORMED
    signs = (capacities.leader,)
    party = PartyOf("当事人", "respondent")
    reason = Text("准许的理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.party and unanswered(case, self.party) is None:
            yield Objection("这名当事人没有等待答复的听证要求", "处罚·听证程序", "按时提出的听证要求不需要准许，请直接通知听证", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("answer_hearing", asking(case, self.party).entry)
        yield from to_be_held(case)


class RefuseHearing(Act):
    """A hearing asked for too late, or outside of what is heard, is refused by the head with reasons, in writing."""

    title, basis = "不予举行听证", "处罚·听证程序"
    by, at, counts = capacities.handler, INFORMED, ISSUED
    signs = (capacities.leader,)
    party = PartyOf("当事人", "respondent")
    ground = Choice("情形", {"late": "超过要求听证的期限提出，视为放弃听证", "scope": "拟作出的处罚不属于听证范围"})
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.party:
            return
        if unanswered(case, self.party) is None:
            yield Objection("当事人按时提出的听证要求不得拒绝，或者没有等待答复的听证要求", "处罚·听证", "按时提出的，请通知并举行听证", firm=True)
        elif self.ground == "late" and not late(case, self.party):
            yield Objection("要求听证的期限没有届满，不是逾期提出", "处罚·听证程序", "请核对送达日期和情形", firm=True)
        elif self.ground == "scope" and offered(case, self.party):
            yield Objection("拟作出的处罚属于听证范围，或者已经告知听证权利", "处罚·听证", "请改选情形，或者准许听证", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        asked_for = asking(case, self.party)
        yield c.Meet("answer_hearing", asked_for.entry)
        yield c.Issue("hearing_refused", of=self.party, words={"asked_on": asked_for.on.isoformat()})


def asking(case: Case, party: str) -> Said:
    """The party's request that waits for an answer; raises LookupError when there is none."""
    found = unanswered(case, party)
    if found is None:
        raise LookupError(party)
    return found
