"""A matter that there is once a year – a report, a plan: whether the year has one already, begun by hand or by the clock."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.case import Case
from fazhi.kernel.happen import peek
from fazhi.kernel.models import Entry, Matter
from fazhi.kernel.wrong import Objection


def same_year(case: Case, act: Any) -> list[str]:
    """Codes of the line's matters of the same year that were not struck."""
    return [str(code) for ident, code in begun(case.office, case.line, act.year or 0).items() if ident != case.id]


def begun(office: str, line: str, year: int, turn: str = "") -> dict[str, str]:
    """{matter: code} of what a line has begun for a year, by any act that begins a matter and names the year.

    `turn`: the act with which the clock would begin it; of the others only those count that begin or end the same duty.
    """
    keys = [act.key for act in registry.line(line).acts if act.begins() and "year" in act.fields]
    owed = set(registry.act(turn).starts) if turn else set()
    if owed:
        keys = [key for key in keys if key == turn or owed & {*registry.act(key).starts, *registry.act(key).meets}]
    mine = dict(Matter.objects.filter(office=office, line=line, struck="").values_list("id", "code"))
    found = Entry.objects.filter(office=office, act__in=keys, n=1, matter__in=list(mine)).order_by("id").values_list("matter", flat=True)
    return {ident: mine[ident] for ident in found if peek(ident)["first"]["s"].get("year") == year}


def only_one(case: Case, act: Any, what: str, basis: str) -> Iterable[Objection]:
    """The year has one already."""
    for code in case.asked.get("same_year") or ():
        yield Objection(f"{act.year}年度的{what}已经有了（{code}），一个年度只有一份", basis, f"请在{code}里办理", firm=True)
