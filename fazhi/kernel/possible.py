"""What may be done in a matter now by whom, and why the rest may not: the buttons, live and grey."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fazhi.kernel import gate, happen, judge, registry
from fazhi.kernel.acts import NEW, Act
from fazhi.kernel.deed import Deed
from fazhi.kernel.why_not import objections
from fazhi.kernel.wrong import Weighed


@dataclass(frozen=True, slots=True)
class Possible:
    """One act with the reasons against it; `may` is True when nothing stops it."""

    act: type[Act]
    objections: list[Weighed]

    @property
    def may(self) -> bool:
        """True when nothing stops it (warnings do not)."""
        return not any(each.stops for each in self.objections)


def acts(viewer: gate.Viewer, ident: str) -> list[Possible]:
    """Every act of the matter's line, then the common ones; what may be done first, in the order of the law.

    An act is asked blank: objections that need its words are asked again when it is done.
    """
    row = gate.visible(viewer).filter(id=ident).values().first()
    if row is None:
        return []
    line = registry.line(row["line"])
    found = [*line.acts, *registry.common_acts().values()]
    offered = [each for each in found if not each.hidden and not (len(each.at) == 1 and NEW in each.at) and each.__name__ not in ("Sign", "SendBack", "Withdraw")]
    told = [Possible(each, _against(viewer, dict(row), each)) for each in offered]
    return sorted(told, key=lambda each: (not each.may, each.act.line == "common", not any(stage.key == row["stage"] for stage in each.act.at)))


def _against(viewer: gate.Viewer, row: dict[str, Any], cls: type[Act]) -> list[Weighed]:
    now = datetime.now().isoformat(timespec="minutes")
    deed = Deed(act=cls(), who=viewer.person, office=viewer.office, matter=str(row["id"]))
    line = registry.line(str(row["line"]))
    case = judge.build(deed, line, dict(row), viewer.staff, max(now, str(row["last_at"])))
    act = cls()
    act.take({})
    case.officers = {viewer.person: viewer.staff.officer(viewer.person, case.day)}
    case.hands = [{"role": "did", "person": viewer.person, "capacity": ""}]
    return objections(act, case, line, viewer.staff, [viewer.person])


def beginnings(viewer: gate.Viewer) -> list[type[Act]]:
    """The acts with which this person may begin a matter."""
    found = []
    for line in registry.lines().values():
        if line.key == "house":
            continue
        for act in line.acts:
            asked = {each.key for each in act.by}
            if NEW in act.at and not act.hidden and ("anyone" in asked or asked & viewer.capacities or (
                    "handler" in asked and viewer.capacities & {each.key for each in line.handlers})):
                found.append(act)
    return found


def memory(ident: str) -> dict[str, object]:
    """A matter's memory, for lists of its parties, papers and proposals."""
    return happen.peek(ident)
