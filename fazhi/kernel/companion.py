"""Companion mode: how an office stands to an outside system in a line of work, and what follows from it."""

from collections.abc import Iterable
from datetime import date

from fazhi.kernel.acts import NEW, Act
from fazhi.kernel.case import Case
from fazhi.kernel.models import Matter
from fazhi.kernel.roster import Roster, roster
from fazhi.kernel.wrong import Objection

RECORD, COPY, PARALLEL = "record", "copy", "parallel"
DUTY = "机构·职责"


def mode(office: str, line: str, on: date) -> str:
    """`record` (ours), `copy` (the outside system's) or `parallel`, as the office has set it; `record` where it has set nothing."""
    return roster(office).mode(line, on)


def nothing_of_ours(act: type[Act], case: Case, staff: Roster) -> Iterable[Objection]:
    """Where the outside system is the system of record, an act done here issues no paper and no number of ours for its cases."""
    if case.manner != "here" or staff.mode(case.line, case.day) != COPY or not act.issues:
        return
    if NEW in act.at and not case.stage:
        yield Objection(f"本机构这项工作以外部系统为准，“{act.title}”不在本系统办理", DUTY, "请在外部系统办理，再导入其导出的表格", firm=True)
    elif case.row.get("outside"):
        yield Objection(f"本案以外部系统为准，“{act.title}”会在本系统出文书、编号", DUTY, "请在外部系统出文书，再导入或以“外部机关或系统形成”登记", firm=True)


def matter_of(office: str, line: str, number: str) -> str:
    """The matter of a line that bears this outside number; empty when there is none."""
    if not number:
        return ""
    found = Matter.objects.filter(line=line, outside=number, office=office, struck="").order_by("-id").values_list("id", flat=True).first()
    return str(found or "")
