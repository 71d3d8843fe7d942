"""The door: do() and do_many() are the only way anything is ever recorded."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, OperationalError, transaction

from fazhi.kernel import barred, camera, happen, idcodes, judge, latch, old, proposals, registry, roster, space, words
from fazhi.kernel.acts import Act, Line
from fazhi.kernel.clean import Words, words_of
from fazhi.kernel.common import Propose, Sign
from fazhi.kernel.consequences import Meet
from fazhi.kernel.deed import Deed, Done
from fazhi.kernel.fields import clean_all, split_sealed
from fazhi.kernel.mend import Mending
from fazhi.kernel.models import Entry
from fazhi.kernel.record import Recording
from fazhi.kernel.why_not import objections, weigh
from fazhi.kernel.wrong import FazhiError, NotFound, Objection, Refused, SaidTwice, Weighed

TRIES = 4
UNKNOWN = "没有这个事项，或者您无权查看。请从列表中重新打开。"
FACES = ("desk", "phone", "api")  # where people stand before the door
T = TypeVar("T")


def do(act: Act, matter: str = "", *, who: str, office: str, **how: Any) -> Done:
    """Do one act; everything that follows is written with it or nothing is.

    how: done_at, manner, origin, signed_by, scan, outside, id, batch, now (see Deed). Raises BadInput, Refused, NotFound, SaidTwice.
    """
    return _tried(lambda: _recorded(Deed(act=act, matter=matter, who=who, office=office, **how)))


def do_many(several: Sequence[Deed], batch: str, *, only_all: bool = False) -> list[Done | FazhiError]:
    """Judge each act by itself and write the good ones together under the batch's name; the others come back as their errors.

    With `only_all` nothing is written unless every one is good.
    """
    def run() -> list[Done | FazhiError]:
        results: list[Done | FazhiError] = []
        with transaction.atomic():
            for each in several:
                each.batch = batch
                try:
                    with transaction.atomic():
                        results.append(_perform(each))
                except FazhiError as error:
                    results.append(error)
            if only_all and any(isinstance(each, FazhiError) for each in results):
                transaction.set_rollback(True)
        return results
    return _tried(run)


def _recorded(deed: Deed) -> Done:
    with transaction.atomic():
        return _perform(deed)


def _tried(run: Callable[[], T]) -> T:
    """Run a transaction; a deadlock, a busy database or a number taken twice at the same moment is tried again."""
    space.demand()
    for attempt in range(TRIES):
        try:
            with latch.opened():
                return run()
        except (IntegrityError, OperationalError) as error:
            happen.forget_declared()
            roster.forget()
            if attempt == TRIES - 1 or not _passing(error):
                raise
    raise AssertionError("unreachable")


def _passing(error: Exception) -> bool:
    words = str(error).lower()
    return any(each in words for each in ("deadlock", "locked", "unique", "serialize"))


def _perform(deed: Deed) -> Done:
    """Judge and record one act inside the transaction."""
    if isinstance(deed.act, Sign):
        deed = _signing(deed)
    cls = type(deed.act)
    begins = not deed.matter
    known = happen.lock(_to_lock(deed))
    row = known.get(deed.matter, {})
    if not begins and not row:
        raise NotFound(UNKNOWN)
    again = _said_before(deed)
    if again:
        return again
    line = registry.line(row.get("line") or deed.line or cls.line)
    deed.office = row.get("office", deed.office) or deed.office
    staff = _staff(deed, line, begins)
    now = deed.now or datetime.now()
    case = judge.build(deed, line, row, staff, deed.done_at or now.isoformat(timespec="minutes"))
    judge.of_proposal(deed, case)
    if not deed.told and {deed.who, *deed.signed_by} & (barred.from_memory(staff, case.day, case.memory) | barred.other_side(line, case.memory)):
        raise NotFound(UNKNOWN)
    said = met(deed, case, line, staff, now)
    order = deed.act.signers(case)
    flags = _judged(deed, case, line, staff, now) + weigh([*camera.doubts(deed.act, said.looks, case), *idcodes.objections(deed.act.fields, said.clean)], case)
    if order and deed.manner == "here" and not deed.signed and not deed.told:
        return _perform(_proposal(deed, [each.key for each in order]))
    if not deed.proposal:  # what is done by a proposal that waited ends that one alone
        deed.extra = [*deed.extra, *(Meet("returned", each) for each in proposals.ended_by(judge.present(case), deed.act, deed.again))]
    done = Recording(deed, case, line, staff, said, row, now, flags).write(_perform)
    deed.act.goes_along(deed.office)
    return done


def met(deed: Deed, case: Any, line: Line, staff: roster.Roster, now: datetime) -> Words:
    """What the deed says, cleaned and taken by its act, and the case as it meets it: the hands, the officers, what was asked. Raises BadInput."""
    said = words_of(deed.act, case.memory, staff, case.day, deed.matter)
    said.looks = camera.looks(said.files)
    deed.act.take(said.clean)
    case.of, case.recorded = said.of, now.isoformat(timespec="seconds")
    case.signing = deed.signed[-1]["capacity"] if deed.signed else ""
    case.hands = judge.hands_of(deed, deed.act, said, case, line, staff)
    case.officers = {each["person"]: staff.officer(each["person"], case.day) for each in case.hands if each["person"]}
    for question in deed.act.asks:
        case.asked[question.__name__] = question(case, deed.act)
    return said


def _to_lock(deed: Deed) -> list[str]:
    if not deed.matter:
        return []
    if not (type(deed.act).tells or isinstance(deed.act, Mending)):
        return [deed.matter]
    memory = happen.peek(deed.matter)
    links = [each["other"] for each in memory.get("rows", {}).get("link", {}).values()]
    return [deed.matter, *links]


def _staff(deed: Deed, line: Line, begins: bool) -> roster.Roster:
    """The roster of the office; an office that is being founded has none yet."""
    if line.key == "house" and begins:
        return roster.Roster(deed.office, 0, "", "", False, [], [])
    return roster.roster(deed.office)


def _judged(deed: Deed, case: Any, line: Line, staff: roster.Roster, now: datetime) -> list[Weighed]:
    """All objections: raises Refused for what stops a power done here, returns the rest as flags."""
    cls = type(deed.act)
    house = weigh(judge.of_manner(deed, cls, case, staff), case)
    if judge.earlier(now.isoformat(timespec="minutes"), case.at):
        house += weigh([Objection("办理日期在将来，不能登记", "记录·全过程", "请改为实际办理的日期", hard=True)], case)
    if cls.hidden and deed.origin in FACES and not (deed.inner or deed.told):
        house += weigh([Objection(f"“{cls.title}”由系统自己登记，不能直接办理", "机构·职责", hard=True)], case)
    if deed.origin == "replay" and not staff.demo and staff.version:
        house += weigh([Objection("只有标明为演示的机构才能重演旧日的行为", "机构·职责", hard=True)], case)
    found = house + objections(deed.act, case, line, staff, judge.deciders(deed))
    power = not cls.fact and deed.manner == "here" and not deed.told
    if deed.manner != "here" and old.before_live(case.memory, case.at):
        found = old.only_told(found)
    stopping = [each for each in found if each.hard or (power and each.stops)]
    if stopping:
        raise Refused(stopping)
    return found


def _said_before(deed: Deed) -> Done | None:
    """The same identifier twice is recorded once; with other words it is refused."""
    if not deed.id:
        return None
    body = Entry.objects.filter(id=deed.id).values_list("body", flat=True).first()
    if body is None:
        return None
    told = json.loads(body)
    sealed = words.read([deed.id]).get(deed.id, {})
    was = {**told["said"], **{k: v for k, v in sealed.items() if not k.startswith(("paper:", camera.WORD))}}
    clean, _ = clean_all(type(deed.act).fields, deed.act.raw)
    plain, secret = split_sealed(type(deed.act).fields, clean)
    same = told["act"] == type(deed.act).key and {**plain, **secret} == {k: v for k, v in was.items() if k != "scan.name"}
    if not same and told["act"] != "common.Propose":
        raise SaidTwice("这个编号的记录已经存在，而内容不同。请核对后用新的编号重新提交；原记录没有改变。")
    entry = Entry.objects.get(id=deed.id)
    return Done(deed.id, entry.matter, "", entry.n, entry.act, entry.hash, again=True)


def _signing(deed: Deed) -> Deed:
    """A signature: an intermediate one stays a Sign entry; the last one becomes the proposed act itself."""
    entry = str(deed.act.raw.get("proposal", ""))
    cls, raw, _ = proposals.proposal(entry, deed.matter)
    memory = happen.peek(deed.matter)
    if entry not in proposals.standing(memory, "sign"):
        raise NotFound(judge.SETTLED)
    capacity, last = proposals.next_step(memory, entry)
    deed.act.raw["capacity"] = capacity
    if not last:
        return deed
    hands = [*proposals.hands(memory, entry), {"role": "signed", "person": deed.who, "capacity": capacity}]
    act = cls(**raw)
    act_hands = {**{k: getattr(deed, k) for k in ("who", "office", "matter", "done_at", "origin", "id", "batch", "now")}}
    return Deed(act=act, signed=hands, proposal=entry, extra=[Meet("sign", entry)], **act_hands)


def _proposal(deed: Deed, order: list[str]) -> Deed:
    """The act as a proposal: nothing of it happens until the last signature."""
    act = Propose(act=type(deed.act).key, order=order, words=json.dumps(deed.act.raw, ensure_ascii=False, default=str),
                  moves=type(deed.act).enters is not None)
    keep = ("who", "office", "matter", "done_at", "origin", "id", "batch", "now", "new_id", "again")
    return Deed(act=act, inner=True, **{name: getattr(deed, name) for name in keep})
