"""What the stories of penalties share: papers of one respondent, terms that run, acts of two officers, a panel for hearings."""

from typing import Any

from fazhi.kernel import happen, registry
from fazhi.kernel.models import Deadline, Paper
from fazhi.kernel.story import ident


def paper_of(case: Any, kind: str, party: str = "") -> str:
    """The newest paper of a kind, for one respondent where one is named."""
    rows = Paper.objects.filter(matter=ident(case), kind=f"penalty.{kind}", struck="", **({"of": party} if party else {}))
    row = rows.order_by("-opened_by", "-id").first()
    assert row is not None, f"没有文书 {kind}"
    return str(row.id)


def running(case: Any) -> set[str]:
    """The terms that are open."""
    return set(Deadline.objects.filter(matter=ident(case), struck="", state="open").values_list("term", flat=True))


def due(case: Any, term: str, of: str = "") -> str:
    """The day on which an open term falls due; empty while time stands still."""
    rows = Deadline.objects.filter(matter=ident(case), struck="", state="open", term=term, **({"of": of} if of else {}))
    return str(rows.values_list("due", flat=True).get())


def person_of(case: Any, party: str) -> str:
    """The person behind a party."""
    return str(happen.peek(ident(case))["rows"]["party"][party]["person"])


def two(town: Any, case: Any, act: Any) -> Any:
    """An act of two officers: done by the first, confirmed by the second."""
    done = town.li(case, act)
    town.confirmed(town.wang, done)
    return done


def panel(town: Any) -> dict[str, Any]:
    """A panel of three with certificates and a clerk, none of whom investigates; two of them take up their posts now."""
    appoint = registry.act("house.Appoint")
    people = [town.zhao.person]
    for n, name in enumerate(("傅听", "韦衡")):
        done = town.keeper(town.office, appoint(who={"name": name}, unit=town.units["综合行政执法队"], capacity=["officer"], post="执法队员",
                                                certificate=f"演示01{n}", certified_until="2035-12-31", since=town.now.date().isoformat()))
        people.append(next(row for row in _persons(done)))
    return {"presider": people[0], "members": [{"person": each} for each in people[1:]], "clerk": town.qian.person}


def _persons(done: Any) -> list[str]:
    posts = happen.RECORDS["post"].objects.filter(opened_by=done.entry).values_list("person", flat=True)
    return [str(each) for each in posts]
