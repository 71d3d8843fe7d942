"""A permit, a hearing asked for too late or that was never offered: the head allows it or refuses it in writing; until then it stops nothing."""

from collections.abc import Iterable

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import Act
from fazhi.kernel.case import Case, Said
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, EntryOf, Text
from fazhi.kernel.wrong import Objection
from fazhi.lines.permit.reviewing import AskHearing, rights_told
from fazhi.lines.permit.stages import ACCEPTED, ISSUED


class AllowHearing(Act):
    """A hearing asked for too late, or offered to nobody, is allowed by the head: from now on it is a hearing like any other."""

    title, basis = "准许听证", "许可·听证"
    by, at = (capacities.officer, capacities.clerk), ACCEPTED
    signs = (capacities.leader,)
    request = EntryOf("等待答复的听证申请", "permit.AskHearing")
    reason = Text("准许的理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.request and not case.open("answer_hearing", self.request):
            yield Objection("这项听证申请不在等待答复", "许可·听证", "按时提出的听证申请不需要准许，请直接通知听证", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("answer_hearing", self.request)
        yield c.Start("hold_hearing", of=request_of(case, self.request).party or "")


def request_of(case: Case, entry: str) -> Said:
    """The request of which an answer speaks."""
    return next(each for each in case.each(AskHearing, ever=True) if each.entry == entry)


class RefuseHearing(Act):
    """A hearing asked for too late, or where no weighty interest is touched, is refused by the head with reasons, in writing."""

    title, basis = "不予举行听证", "许可·听证"
    by, at, counts = (capacities.officer, capacities.clerk), ACCEPTED, ISSUED
    signs = (capacities.leader,)
    request = EntryOf("等待答复的听证申请", "permit.AskHearing")
    ground = Choice("情形", {"late": "超过申请听证的期限提出", "scope": "许可事项不直接涉及申请人与他人之间的重大利益关系，没有告知听证权利"})
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.request and not case.open("answer_hearing", self.request):
            yield Objection("按时提出的听证申请不得拒绝，或者这项申请不在等待答复", "许可·听证", "按时提出的，请通知并举行听证", firm=True)
        elif self.ground and self.request and (self.ground == "late") != bool(rights_told(case, request_of(case, self.request).party)):
            yield Objection("选择的情形与是否告知过听证权利不一致", "许可·听证", "告知过的选“超过期限”，没有告知过的选另一项", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Meet("answer_hearing", self.request)
        said = request_of(case, self.request)
        yield c.Issue("hearing_refused", of=said.party or next(iter(case.parties("applicant")), ""), words={"asked_on": said.on.isoformat()})
