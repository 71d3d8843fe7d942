"""Mediation, the beginning: applied for or taken up, both sides asked, the mediators chosen – or the other ways told."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.common import Recuse
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Count, Flag, ListingOf, OfficeOf, OfficerOf, PartyOf, Place, Text, Who
from fazhi.kernel.models import Listing
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import Objection
from fazhi.lines.mediation.counting import DIMS
from fazhi.lines.mediation.stages import (
    ACCEPTED,
    APPLIED,
    COMMITTEE,
    ELSEWHERE,
    KINDS,
    REFUSED,
    SOURCES,
    WAYS,
    by_organ,
    by_people,
    finish,
    one_side,
    organ,
    paper,
)

MEDIATES = (capacities.mediator, capacities.clerk)


class Apply(Act):
    """A party asks for mediation, or the committee takes a dispute up itself; four words are enough."""

    title, basis = "登记调解申请", "调解·受理"
    fact = True
    at, enters, starts = NEW, APPLIED, "take_up"
    by = (capacities.mediator, capacities.clerk, capacities.cadre)
    source = Choice("来源", SOURCES, default="party")
    way = Choice("调解种类", WAYS, default="people")
    what = Text("纠纷", lines=2)
    kind = Choice("类别", KINDS, default="other")
    village = OfficeOf("村（社区）", "village", required=False)
    place = Place("地点", required=False)
    side_a = Who("甲方", capacity="side_a", required=False)
    side_b = Who("乙方", capacity="side_b", required=False)
    people = Count("涉及人数", required=False)
    hard = Flag("疑难复杂")

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from one_side(self.side_a, self.side_b)


def committee_known(case: Case, act: Any) -> dict[str, Any]:
    """What the register says of the committee that is chosen, on the day: its village, and its mediators as [person, 1 where full-time]."""
    found = Listing.objects.filter(office=case.office, register="committee", key=act.committee or "", since__lte=case.day.isoformat(), struck="")
    words = found.order_by("-since", "-id").values_list("words", flat=True).first()
    return json.loads(words) if words else {}


def of_village(case: Case) -> str:
    """The committee of the village in which the dispute is, on the day; empty where none is known, or several."""
    found = Listing.objects.filter(office=case.office, register="committee", since__lte=case.day.isoformat(), struck="").values_list("key", "until", "words")
    keys = {key for key, until, words in found if (not until or until > case.day.isoformat()) and case.first.village and json.loads(words).get("village") == case.first.village}
    return keys.pop() if len(keys) == 1 else ""


class Accept(Act):
    """Both sides are asked and learn their rights; mediation is voluntary, and they may choose who mediates."""

    title, basis = "受理", "调解·受理"
    at, meets, asks = APPLIED, "take_up", committee_known
    by = MEDIATES
    enters = By("answer", agreed=ACCEPTED, declined=REFUSED)
    counts = (Counts("mediation.accepted", dims=DIMS, when=by_people), Counts("mediation.organ_accepted", when=by_organ))
    answer = Choice("双方意愿", {"agreed": "双方同意调解", "declined": "一方明确拒绝"})
    told = Flag("已告知权利义务")
    committee = ListingOf("调解委员会", "committee", required=False, help="协议书由调解委员会盖章；行政调解不填")
    mediators = OfficerOf("主持调解员", "mediator", role="presided", required=False)
    official = OfficerOf("主持行政调解的工作人员", "", role="presided", required=False)
    second = OfficerOf("共同调解员", "mediator", required=False)
    chosen = Flag("调解员由当事人选定")

    def begin(self, case: Case) -> dict[str, Any]:
        """The committee of the village, and whoever opens the form where he mediates; both may be changed."""
        officer = roster(case.office).officer(case.doer, case.day)
        if organ(case):
            return {"official": case.doer} if officer else {}
        return {"committee": of_village(case), **({"mediators": case.doer} if officer and officer.holds("mediator") else {})}

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.answer == "agreed" and not self.told:
            yield Objection("没有告知当事人权利义务", "调解·权利告知", "请先告知再受理")
        if self.second and self.second == self.mediators:
            yield Objection("主持调解员和共同调解员是同一人", "调解·选定调解员", "请另选一人，或不填共同调解员", firm=True)
        if self.answer == "agreed" and not organ(case) and not self.mediators:
            yield Objection("没有填写主持调解员", "调解·选定调解员", "请选择主持调解员", firm=True)
        if self.answer == "agreed" and organ(case) and not (self.official or self.mediators):
            yield Objection("没有填写主持行政调解的工作人员", "行政调解·主持", "请选择主持人", firm=True)
        yield from self._fits(case)

    def _fits(self, case: Case) -> Iterable[Objection]:
        """Committee, mediators and village as a rule belong together; where the sides have chosen otherwise it is recorded as it is."""
        known = case.asked.get("committee_known") or {}
        members = {row[0] for row in known.get("mediators") or ()}
        if members and any(person and person not in members for person in (self.mediators, self.second)):
            yield Objection(f"所选调解员不在{self.committee}登记的人民调解员之列", "调解·选定调解员", "请核对；名册有变的，请更新调解委员会的登记", warns=True)
        if known.get("village") and case.first.village and known["village"] != case.first.village:
            yield Objection(f"{self.committee}不是纠纷所在村（社区）的调解委员会", "调解·组织", "请核对；当事人选定的照实登记", warns=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.answer == "agreed":
            yield c.Issue("organ_acceptance") if organ(case) else c.Issue("acceptance", words={"committee": self.committee or COMMITTEE})
            yield finish(case)


class NotAccept(Act):
    """The dispute is not one for mediation; the applicant is told why and where to go."""

    title, basis = "不予受理", "调解·受理"
    gives_up = True
    at, enters, meets = APPLIED, REFUSED, "take_up"
    by = MEDIATES
    ground = Choice("原因", {"court": "人民法院已经受理或者已有生效裁判", "organ": "行政机关已经作出处理决定，或者属于行政争议", "law": "法律规定不得调解",
                           "crime": "涉嫌犯罪", "no": "不是民间纠纷"})
    elsewhere = Choice("已告知的其他途径", ELSEWHERE, many=True)
    note = Text("说明", lines=2, required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield paper(case, "not_accepted")


class Name(Act):
    """Who the two sides are is written down as soon as it is known; what was handed over often names nobody."""

    title, basis = "补登纠纷当事人", "调解·受理"
    fact = True
    at, by = (APPLIED, ACCEPTED), (capacities.mediator, capacities.clerk, capacities.cadre)
    side_a = Who("甲方", capacity="side_a", required=False)
    side_b = Who("乙方", capacity="side_b", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        if not self.side_a and not self.side_b:
            yield Objection("甲方、乙方都没有填写", "调解·受理", "请至少填写一方", hard=True)
        for side in ("side_a", "side_b"):
            told = getattr(self, side)
            if told and told.get("person") in {case.person_of(each) for each in case.parties(side)}:
                yield Objection(f"{'甲方' if side == 'side_a' else '乙方'}已经登记过这个人", "调解·受理", "补充证件号码、住址、电话的，请用“补登当事人基本情况”", hard=True)
        yield from one_side(self.side_a, self.side_b)


class ByAsk(Act):
    """A party objects to a mediator who is related or has an interest; it is answered."""

    title, basis = "申请更换调解员", "调解·回避"
    fact = True
    at, starts = ACCEPTED, "challenge"
    party = PartyOf("申请人", required=False)
    officer = OfficerOf("调解员", "mediator", role="challenged")
    reason = Text("理由")


class Replace(Act):
    """The committee answers: the mediator leaves and another takes over, or stays, with the reason."""

    title, basis = "决定更换调解员", "调解·回避"
    at, meets = ACCEPTED, "challenge"
    by = (capacities.unit_head, capacities.mediator)
    leaves = OfficerOf("被申请更换的调解员", "mediator", role="named")
    granted = Flag("同意更换")
    to = OfficerOf("接替的调解员", "mediator", role="presided", required=False)
    reason = Text("理由", lines=2)

    def objections(self, case: Case) -> Iterable[Objection]:
        if self.leaves and self.leaves == case.doer:
            yield Objection("本人的回避不能由本人决定", "调解·回避", "请由调解委员会其他人员决定", firm=True)
        if self.granted and (not self.to or self.to == self.leaves):
            yield Objection("同意更换的，应当写明接替的调解员", "调解·回避", "请选择接替的调解员", firm=True)

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.granted:
            yield c.Do(case.id, Recuse(officer=self.leaves, reason=self.reason), case.at)
