"""Where the sides go on: the other kind of mediation and legal aid are opened from here, everything else is told on a sheet; what comes back is heard."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Flag, PartyOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.mediation.stages import (
    ACCEPTED,
    AGREED,
    ELSEWHERE,
    FAILED,
    KINDS,
    REFUSED,
    organ,
    paper,
)

AID, PEOPLE, ORGAN = "aid", "people", "administrative"
TO = {**ELSEWHERE, PEOPLE: "转人民调解", ORGAN: "转行政调解"}
AID_KINDS = {"labour": "labour", "wages": "labour", "damage": "injury", "traffic": "injury", "family": "marriage", "land": "land"}


class Refer(Act):
    """The sides are brought to where they can go on – with a sheet that says what was done here; legal aid and the other kind of mediation begin there at once."""

    title, basis = "转介", "调解·终止"
    at, by = (ACCEPTED, AGREED, FAILED, REFUSED), (capacities.mediator, capacities.clerk)
    opens = ("mediation", "legal_aid")
    counts = Counts("mediation.referred", dims=("to",))
    to = Choice("转往", TO)
    where = Text("单位", required=False)
    party = PartyOf("申请援助的当事人", "", required=False)
    consent = Flag("当事人同意转介")
    what = Text("需要办理的事项", lines=2, required=False)
    note = Text("已做的工作", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        inside = self.to in (AID, PEOPLE, ORGAN)
        if not inside and not self.where:
            yield Objection("没有写明转往哪个单位", "调解·终止", "请填写单位", firm=True)
        if inside and not self.what:
            yield Objection("没有写明需要办理的事项", "行政调解·衔接", "请用一句话写明纠纷或者援助请求", firm=True)
        if inside and not self.consent:
            yield Objection("转调解、转援助须当事人同意", "调解·自愿", "请先征得当事人同意", firm=True)
        if self.to == AID and not self.party:
            yield Objection("没有写明哪一方申请援助", "法律援助·申请", "请选择申请援助的当事人", firm=True)
        if self.to in (PEOPLE, ORGAN):
            if organ(case) == (self.to == ORGAN):
                yield Objection("本案就是这一种调解", "行政调解·衔接", "请另选去向", firm=True)
            if case.stage in (ACCEPTED.key, AGREED.key):
                yield Objection("本案还没有终止", "行政调解·衔接", "先终止调解，再转另一种调解", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.to == AID and self.party:
            yield c.Open("legal_aid", {"who": case.who_of(self.party), "what": self.what, "kind": AID_KINDS.get(str(case.first.kind), "other"),
                                       **({"village": case.first.village} if case.first.village else {})})
        elif self.to in (PEOPLE, ORGAN):
            yield c.Open("mediation", again(case, self.to, self.what))
        if self.to not in (PEOPLE, ORGAN):
            yield paper(case, "referral", receiver=self.where or "县法律援助机构")


def again(case: Case, way: str, what: str) -> dict[str, object]:
    """The words with which the other kind of mediation begins: the same sides, kind and village."""
    said: dict[str, object] = {"way": way, "source": "mediation", "what": what, "kind": case.first.kind or next(iter(KINDS))}
    for side in ("side_a", "side_b"):
        if case.parties(side):
            said[side] = case.who_of(case.parties(side)[0])
    return {**said, **({"village": case.first.village} if case.first.village else {})}


class AidTold(Act):
    """Legal aid tells what became of the application that was brought to it from here."""

    title, basis = "法律援助结果", "法律援助·决定"
    fact = True
    hidden, at = True, ANY
    result = Choice("结果", {"granted": "给予援助", "refused": "不予援助", "dropped": "申请人撤回"})
    number = Code("援助机构文号", required=False)
