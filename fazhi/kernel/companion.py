"""Companion mode: how an office stands to an outside system in a line of work, and what follows from it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fazhi.kernel import capacities, plain
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.fields import Code, File, Flag
from fazhi.kernel.models import Entry, Matter
from fazhi.kernel.roster import Roster, roster
from fazhi.kernel.wrong import Objection

RECORD, COPY, PARALLEL = "record", "copy", "parallel"
DUTY = "机构·职责"
WHOLE = "记录·全过程"
KEEPERS = (capacities.clerk, capacities.officer)


def mode(office: str, line: str, on: date) -> str:
    """`record` (ours), `copy` (the outside system's) or `parallel`, as the office has set it; `record` where it has set nothing."""
    return roster(office).mode(line, on)


def copied(case: Case, staff: Roster) -> bool:
    """True where the outside system is the system of record for this matter: what is done here issues no paper and no number of ours."""
    return case.manner == "here" and staff.mode(case.line, case.day) == COPY and (not case.stage or bool(case.row.get("outside")))


def nothing_of_ours(act: type[Act], case: Case, staff: Roster) -> Iterable[Objection]:
    """An act that issues papers of ours has no place in a matter that the outside system holds; a fact is taken in without them."""
    if act.issues and not act.fact and copied(case, staff):
        yield theirs(act)


def theirs(act: type[Act]) -> Objection:
    """Why an act is not done here."""
    return Objection(f"这项工作以外部系统为准，“{act.title}”会在本系统出文书、编号", DUTY,
                     "请在外部系统办理，再导入其导出的表格，或以“外部机关或系统形成”登记", firm=True)


def from_outside(case: Case) -> Iterable[Objection]:
    """What the outside system holds is recorded as formed outside, never as done here."""
    if case.manner != "outside":
        yield Objection("平台上的事项在平台办理，这里只作登记", "记录·全过程", "请在“怎么办的”中选“外部机关或系统形成”，并填平台编号或附平台文书", hard=True)


class FromPlatform(Act):
    """What the outside system did is taken in as a fact, formed outside; a line's platform acts are made from this."""

    fact = True
    by, at = KEEPERS, ANY

    def objections(self, case: Case) -> Iterable[Objection]:
        yield from from_outside(case)


def taken_in(rows: Iterable[Mapping[str, Any]], acts: Mapping[str, type[Act]]) -> set[str]:
    """Which of these matters (rows with id, outside and opened_by) began as cases of the platform: their steps are told, not done here. One query at most."""
    begun = {row["opened_by"]: row["id"] for row in rows if row["outside"]}
    return {begun[row["id"]] for row in plain.rows(Entry, ("id", "act"), {"id": begun}) if issubclass(acts.get(row["act"], Act), FromPlatform)}


class OutsidePaper(FromPlatform):
    """A paper of the outside system, with the number it has there; a line says for which figure it counts."""

    kind = Code("文书名称")
    number = Code("文书编号", required=False)
    outward = Flag("对外文书")
    file = File("文书")


def matter_of(office: str, line: str, number: str) -> str:
    """The matter of a line that bears this outside number; empty when there is none."""
    if not number:
        return ""
    found = Matter.objects.filter(line=line, outside=number, office=office, struck="").order_by("-id").values_list("id", flat=True).first()
    return str(found or "")
