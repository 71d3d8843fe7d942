"""Mediation beside the outside system for people's mediation: what is registered there is taken in, told again when it changes, and its result recorded."""

from collections.abc import Iterable

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, By, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.companion import KEEPERS, WHOLE, FromPlatform
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, Code, Count, Day, Money, OfficeOf, Place, Text, Who
from fazhi.kernel.wrong import Objection
from fazhi.lines.mediation.acts import Accept
from fazhi.lines.mediation.counting import AGREEMENTS, DIMS, failed, of_agreement, settled_by_organ
from fazhi.lines.mediation.holding import FINISH, Agree, Fail
from fazhi.lines.mediation.sheet import RESULTS, Sheet
from fazhi.lines.mediation.stages import ACCEPTED, AGREED, FAILED, KINDS, SOURCES, before_today, by_people, finish, organ


class SystemWords(FromPlatform):
    """The words of a dispute, as the export of the mediation system tells them."""

    number = Code("纠纷编号")
    registered = Day("登记日期")
    source = Choice("纠纷来源", SOURCES, default="party")
    kind = Choice("纠纷类型", KINDS, default="other")
    what = Text("纠纷简要情况", lines=2)
    side_a = Who("申请人", capacity="side_a")
    side_b = Who("被申请人", capacity="side_b", required=False)
    people = Count("涉及人数", required=False)
    place = Place("纠纷地点", required=False)
    village = OfficeOf("村（社区）", "village", required=False)
    state = Code("系统状态", required=False)
    result = Choice("调解结果", RESULTS, required=False)
    ended_on = Day("调结日期", required=False)
    amount = Money("协议涉及金额", required=False)
    perform_by = Day("履行期限", required=False)


class SystemCase(SystemWords):
    """A dispute that is registered in the mediation system and not here is taken in with its number, its day and its two sides."""

    title, basis = "接入系统登记的纠纷", WHOLE
    by, at, enters = KEEPERS, NEW, ACCEPTED
    counts = Counts("mediation.accepted", dims=DIMS, when=by_people)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"outside": self.number, **({"unit": self.village} if self.village else {})})
        yield finish(case)


class SystemRow(SystemWords):
    """A later export of the mediation system tells something else of a dispute; its words are kept, and what differs from here is flagged."""

    title, basis = "核对系统导出行", WHOLE
    side_a = Who("申请人", capacity="", required=False)
    side_b = Who("被申请人", capacity="", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if organ(case):
            yield Objection("人民调解信息系统登记的这一件，本系统是行政调解", WHOLE, "请查明是哪一种调解；编号登记错了的，请更正编号")
        agreed, failing = case.said(Agree), case.said(Fail)
        if agreed and self.result and agreed.form != self.result:
            yield Objection(f"调解结果不一致：系统是{RESULTS[self.result]}，本系统是{RESULTS[str(agreed.form)]}", WHOLE, "请查明哪一边有误，分别更正")
        if failing and self.result in ("written", "oral"):
            yield Objection(f"调解结果不一致：系统是{RESULTS[self.result]}，本系统是{RESULTS['failed']}", WHOLE, "请查明哪一边有误，分别更正")
        if agreed and self.amount is not None and (agreed.amount or 0) != self.amount:
            yield Objection(f"协议金额不一致：系统{self.amount / 100:,.2f}元，本系统{(agreed.amount or 0) / 100:,.2f}元", WHOLE, "请核对协议书，分别更正")
        ended = agreed or failing
        if ended and self.ended_on and ended.on.isoformat() != self.ended_on:
            yield Objection(f"调结日期不一致：系统{self.ended_on}，本系统{ended.on.isoformat()}", WHOLE, "请核对协议书，分别更正")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.number and self.number != case.row.get("outside"):
            yield c.Set({"outside": self.number})


class SystemResult(FromPlatform):
    """The mediation system tells how a dispute ended that has no result here: agreed in writing or by word of mouth, or not agreed."""

    title, basis = "登记系统的调解结果", "调解·协议"
    by, at = KEEPERS, ANY
    also_in = AGREEMENTS
    enters = By("result", written=AGREED, oral=AGREED, failed=FAILED)
    meets, voids = (*FINISH, "take_up"), "challenge"
    counts = (Counts("mediation.accepted", dims=DIMS, when=lambda said, memory, outcome: by_people(said, memory, outcome) and not began(memory)),
              Counts("mediation.concluded", dims=DIMS, when=by_people), *of_agreement("result"), Counts("mediation.failed", dims=DIMS, when=failed),
              Counts("mediation.organ_success", when=settled_by_organ))
    result = Choice("调解结果", RESULTS)
    amount = Money("协议涉及金额", required=False, default=0)
    perform_by = Day("履行期限", required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from super().objections(case)
        if self.result and not case.parties("side_b"):
            yield Objection("系统没有记载被申请人", "调解·协议", "请先“补登纠纷当事人”或在系统补全")
        yield from before_today(case, self.perform_by, "履行期限", "调解·协议")

    def follows(self, case: Case) -> Iterable[Consequence]:
        if self.result == "failed":
            return
        if not organ(case):
            yield c.Start("confirm")
        yield c.Start("perform", due=self.perform_by or "")


def began(memory: dict[str, object]) -> bool:
    """True where the dispute was counted as accepted before, here or as taken in from the system."""
    acts = memory["acts"]
    assert isinstance(acts, dict)
    return any((acts.get(each.key) or {}).get("kept") for each in (Accept, SystemCase, Sheet))
