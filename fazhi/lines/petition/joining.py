"""What a petition keeps of those that joined it: each of their petitioners is told and answered by name, and no clock of theirs is lost."""

from collections.abc import Iterable, Mapping
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel import happen
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code, Day
from fazhi.kernel.wrong import Objection
from fazhi.lines.petition import hotline
from fazhi.lines.petition.stages import ACCEPTED, DISPUTED, PLACED, RECEIVED, TOGETHER, numbers, party_of

HERE = "petition.JoinedHere"
NEVER = "9999-12-31"
CLOCKS = ("finish", "simple_finish")
UNDONE = {"supervised": ("还有督办没有反馈", "请先“反馈督办情况”", "信访·督办"), "appointment": ("还有约好的上门没有去", "请先上门，或者登记取消预约", "信访·办理"),
          "report_urgent": ("还有重大紧急信访信息没有上报", "请先登记上报", "信访·紧急报告")}


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


def after_acceptance(case: Case, other: str, stage: str) -> Iterable[Objection]:
    """One that was taken up already joins only what was taken up too and has to be answered no later: nobody waits longer because others asked the same."""
    if case.ever("petition.Route"):
        yield Objection("本件已经导入其他程序", "信访·诉访分离", "请照常答复；同一诉求的，在所导入的程序里一并办理", firm=True)
    elif case.ever("petition.Answer"):
        yield Objection("本件已经答复过，正在重新办理", "信访·受理", "请照常答复", firm=True)
    elif stage in (RECEIVED.key, PLACED.key, DISPUTED.key):
        yield Objection("先收到的诉求还没有受理，本件已经受理", "信访·受理", "请先受理那一件，再把本件并入", firm=True)
    elif stage == ACCEPTED.key and (here := last_day(case.memory["rows"])) < (there := last_day(happen.peek(other)["rows"])):
        until = f"到{there}" if there != NEVER else "没有信访办理期限"
        yield Objection(f"本件最迟{here}答复，先收到的诉求{until}，并入会推迟对本件信访人的答复", "信访·受理", "本件照常办理；适用简易办理的，可以先“转为普通程序”再并入", firm=True)


def last_day(rows: Mapping[str, Mapping[str, Any]]) -> str:
    """The earliest day by which a petition has to be answered by its own clocks, out of the rows of its memory."""
    return min((row.get("due") or row.get("not_before") or NEVER for row in rows.get("deadline", {}).values() if row["term"] in CLOCKS and row.get("state") == "open"), default=NEVER)


def left_undone(case: Case) -> Iterable[Objection]:
    """What is owed in the petition itself is done before it is closed by joining another."""
    for term, (sentence, overcome, provision) in UNDONE.items():
        if case.open(term):
            yield Objection(sentence, provision, overcome, firm=True)


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
