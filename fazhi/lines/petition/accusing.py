"""Accusations: who is accused is written down first, so that he, his unit and his village's typist never see, handle or receive anything of it."""

from collections.abc import Collection, Iterable
from typing import Any

from fazhi.kernel import apart, barred, capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, NEW, Act, Counts
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Choice, OfficeOf, OfficerOf, Text, Who
from fazhi.kernel.within import SECRET
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition import hotline, rates, typed
from fazhi.lines.petition.stages import (
    ACCEPTED,
    ACCUSED,
    ANSWERED,
    CHANNELS,
    DISPUTED,
    PASSED,
    PLACED,
    RECEIVED,
    accusation,
    letter,
    told_apart_by_him,
)

TO = {"discipline": "纪检监察机关", "organisation": "组织人事部门", "police": "公安机关", "procurator": "检察机关", "above": "上一级机关"}
KEPT, KEPT_TOO = "common.KeptApart", "petition.KeptToo"
BY = (capacities.clerk, capacities.unit_head, capacities.leader, capacities.chief, capacities.secretary)


def counted(memory: dict[str, Any]) -> bool:
    """True of a petition that stands among those received, and not yet among the accusations."""
    return not rates.times(memory, "petition.JoinedWith") and rates.times(memory, "petition.Accuse", "petition.Recognise", KEPT_TOO) == 1


COUNTED = (  # once, and anew without the village, so that nobody there sees in his own figures that it is gone
    Counts("petition.accusations", when=lambda said, memory, outcome: counted(memory)),
    Counts("petition.received", dims=("channel", "village"), day_of="petition.Receive", times=-1, when=lambda said, memory, outcome: counted(memory)),
    Counts("petition.received", dims=("channel",), day_of="petition.Receive", when=lambda said, memory, outcome: counted(memory)),
)


class Accuse(Act):
    """An accusation comes in; the accused official or unit is named, and it is kept from them from this minute."""

    title, basis = "接收检举控告", "信访·检举控告"
    fact = True
    at, enters, by = NEW, RECEIVED, BY
    starts, asks = "register", typed.of_ours
    counts = (Counts("petition.received", dims=("channel",)), Counts("petition.accusations"), *rates.RECEIVED)
    channel = Choice("来访渠道", CHANNELS)
    what = Text("检举控告的内容", lines=3)
    who = Who("检举控告人", capacity="petitioner", nameless=True, help="不愿留名的填“匿名”；只有电话的，填电话就可以")
    accused = OfficerOf("被检举的本镇人员", "", role=ACCUSED, required=False)
    accused_unit = OfficeOf("被检举的单位（村）", "unit,village", required=False)
    outsider = Who("被检举的其他人或单位", capacity=ACCUSED, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from named(self.accused, self.accused_unit, self.outsider)
        yield from typed.to_choose(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from kept_apart(case, typed.accused(case, self.accused, self.accused_unit))


class Recognise(Act):
    """A petition already received turns out to accuse somebody: from now on it is kept from the accused and his unit."""

    title, basis = "认定为检举控告", "信访·检举控告"
    by, at = BY, ANY
    tells, asks = (KEPT, KEPT_TOO), typed.of_ours
    counts = COUNTED
    accused = OfficerOf("被检举的本镇人员", "", role=ACCUSED, required=False)
    accused_unit = OfficeOf("被检举的单位（村）", "unit,village", required=False)
    outsider = Who("被检举的其他人或单位", capacity=ACCUSED, required=False)

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from named(self.accused, self.accused_unit, self.outsider)
        yield from typed.to_choose(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        everybody = typed.accused(case, self.accused, self.accused_unit)
        yield from kept_apart(case, everybody)
        yield from given_to_nobody(case, everybody)
        told = list(apart.untold(case.id, everybody))
        yield from (c.Relate(other, "kept") for other in dict.fromkeys(row[0] for row in told) if other not in case.links())
        for other, line, person, unit in told:
            yield c.Tell(other, KEPT_TOO if line == case.line else KEPT, {"accused": person, "accused_unit": unit})


class KeptToo(Act):
    """A petition that asks the same as one recognised as an accusation accuses too, and is kept from the same people."""

    title, basis = "同一诉求认定为检举控告", "信访·检举控告"
    fact, hidden, at = True, True, ANY
    counts = COUNTED
    accused = OfficerOf("被检举的本镇人员", "", role=ACCUSED, required=False)
    accused_unit = OfficeOf("被检举的单位（村）", "unit,village", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from kept_apart(case, [(self.accused, self.accused_unit)])
        yield from given_to_nobody(case, [(self.accused, self.accused_unit)])


class SendAccusation(Act):
    """The accusation goes to the organ that may deal with it; never to the accused or whoever stands under him."""

    title, basis = "移送检举控告", "信访·检举控告"
    by, at, enters = capacities.handler, (RECEIVED, PLACED, ACCEPTED, ANSWERED), PASSED
    meets, voids = ("register", "notice_transfer"), ("finish", "simple_finish", "ask_review", "appointment", "transfer_objection", *hotline.ALL)
    counts = (Counts("petition.passed"), rates.NOT_OURS, rates.TERM_GONE, rates.NO_LONGER)
    to = Choice("移送机关", TO)
    organ = Text("机关名称")
    sealed_way = Choice("移送方式", {"sealed": "密封专人送达", "secure": "保密渠道"})

    def objections(self, case: Case) -> Iterable[Objection]:
        if not (accusation(case) or case.done(Accuse) or case.done(Recognise)):
            yield Objection("本件没有认定为检举控告", "信访·检举控告", "请先“认定为检举控告”", firm=True)
        yield from told_apart_by_him(case)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield from letter(case, "accusation_sent")


def named(accused: str | None, unit: str | None, outsider: dict[str, str] | None) -> Iterable[Objection]:
    """Somebody must be named as accused, or nobody can be kept away."""
    if not (accused or unit or outsider):
        yield Objection("没有写明被检举的人或者单位", "信访·检举控告", "请选择被检举的人员或单位；不是本镇人员的写明姓名或名称", firm=True)


def kept_apart(case: Case, everybody: list[tuple[str | None, str | None]]) -> Iterable[Consequence]:
    """The level rises, the accused stand in the matter, and it lies with who took it in – unless he is one of theirs."""
    for person, unit in everybody:
        yield from apart.accused_of(person, unit)
    keeper = case.row.get("handler") or case.doer
    theirs = of_theirs(case, everybody)
    yield c.Set({"level": SECRET, "unit": "", "handler": "" if keeper in theirs else keeper})


def of_theirs(case: Case, everybody: list[tuple[str | None, str | None]]) -> Collection[str]:
    """Whoever may have nothing to do with it: the accused and their units' people."""
    return barred.persons(case.office, case.day, [each for pair in everybody for each in pair if each])


def given_to_nobody(case: Case, everybody: list[tuple[str | None, str | None]]) -> Iterable[Consequence]:
    """Whatever unit had it, or was quarrelling about it, has it no more; none of theirs keeps an appointment with who accuses him."""
    if case.stage in (PLACED.key, DISPUTED.key):
        yield c.Enter(RECEIVED.key)
    if case.open("arbitrate"):
        yield c.Void("arbitrate")
    theirs = of_theirs(case, everybody)
    for row in case.memory["rows"].get("deadline", {}).values():
        if row["term"] == "appointment" and row.get("state") == "open" and row.get("person") in theirs:
            yield c.Void("appointment", person=row["person"])
