"""The daily walk over deadlines: rights that lapsed, alarms, and dates that waited for a holiday notice; it too acts through the door."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256

from fazhi import law
from fazhi.kernel import capacities, door, registry, watch
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.deed import Done
from fazhi.kernel.fields import Code
from fazhi.kernel.models import Deadline, Entry
from fazhi.kernel.once import begun
from fazhi.kernel.roster import roster


class Lapsed(Act):
    """A right or a waiting time ran out on its legal day."""

    title, basis = "期限届满", "机构·期限届满"
    fact, hidden = True, True
    by, at = capacities.clock, ANY
    term = Code("期限")
    of = Code("对象", required=False)

    def follows(self, case: Case) -> Iterator[Consequence]:
        yield c.Lapse(self.term, self.of or "")


class Dated(Act):
    """A deadline that waited for a year's holiday notice gets its day."""

    title, basis = "确定期限日期", "机构·日历"
    fact, hidden = True, True
    by, at = capacities.clock, ANY
    deadline = Code("期限编号")

    def follows(self, case: Case) -> Iterator[Consequence]:
        yield c.Date(self.deadline)


def load_calendars(office: str, on: date) -> list[int]:
    """Register the holiday notices that the office has loaded and the process does not know yet; returns their years."""
    fresh = []
    for each in roster(office).listed("calendar", on):
        if not law.calendar.current().has(int(each["key"])):
            law.calendar.register({"year": int(each["key"]), **json.loads(each["words"])})
            fresh.append(int(each["key"]))
    return fresh


def walk(office: str, now: datetime | None = None, origin: str = "clock") -> list[Done]:
    """One walk: lapse what ran out before today, date what can be dated now. Each is an entry; walking twice changes nothing."""
    now = now or datetime.now()
    today = now.date().isoformat()
    load_calendars(office, now.date())
    done = [_do(row, Lapsed(term=row.term, of=row.of), office, f"{row.due[:10]}", now, origin) for row in _over(office, today)]
    done += recurring(office, now, origin)
    done += watch.night(office, now, origin)
    waiting = Deadline.objects.filter(office=office, state="open", struck="").exclude(not_before="").order_by("id")
    for row in list(waiting):
        if law.calendar.current().has(int(row.not_before[:4])):
            done.append(_do(row, Dated(deadline=row.id), office, today, now, origin))
    return done


def recurring(office: str, now: datetime, origin: str = "clock") -> list[Done]:
    """Open what comes round in the turn to which today belongs; once a turn, since its first entry is named after the turn."""
    done = []
    today = now.date()
    for line in registry.lines().values():
        for rule, key in line.recurs.items():
            turn = next(iter(law.occurrences(rule, today, today.replace(year=today.year + 1, day=1))), None)
            if turn is None or turn.since > today:
                continue
            ident, cls = sha256(f"{office}/{key}/{turn.since}".encode()).hexdigest()[:32], registry.act(key)
            year = turn.since.year + cls.of_turn
            if not Entry.objects.filter(id=ident).exists() and not begun(office, line.key, year, key):
                done.append(door.do(cls(year=year), who="", office=office, done_at=today.isoformat(), origin=origin, now=now, id=ident))
    return done


def _over(office: str, today: str) -> list[Deadline]:
    found = Deadline.objects.filter(office=office, state="open", struck="", kind__in=("right", "wait"), due__gt="", due__lt=today)
    return list(found.order_by("due", "id"))


def _do(row: Deadline, act: Act, office: str, on: str, now: datetime, origin: str) -> Done:
    use = registry.line(row.line).terms.get(row.term)
    after = registry.act(use.on_lapse) if use and use.on_lapse and isinstance(act, Lapsed) else None
    done = door.do(act, row.matter, who="", office=office, done_at=on, origin=origin, now=now)
    if after is not None:
        door.do(after(), row.matter, who="", office=office, done_at=on, origin=origin, now=now)
    return done
