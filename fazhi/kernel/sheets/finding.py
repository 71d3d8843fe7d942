"""Which sheets there are, and who may take them in."""

from typing import Any

from fazhi.kernel import capacities, registry
from fazhi.kernel.gate import Viewer
from fazhi.kernel.sheets import old
from fazhi.kernel.sheets.declare import Sheet
from fazhi.kernel.wrong import NotFound


def all_sheets() -> dict[str, Sheet]:
    """Every sheet of every line by key."""
    return {**{sheet.key: sheet for line in registry.lines().values() for sheet in line.sheets}, **old.sheets()}


def sheet(key: str) -> Sheet:
    """The sheet with this key; raises NotFound."""
    found: Sheet | None = all_sheets().get(key)
    if found is None:
        raise NotFound(f"没有“{key}”这种表。请从“导入”页选择。")
    return found


def may(viewer: Viewer, one: Sheet) -> bool:
    """True when the person holds a capacity in which the sheet's acts are done."""
    wanted: set[str] = set()
    for key in one.acts:
        act: Any = registry.act(key)
        for each in act.by:
            wanted |= {cap.key for cap in registry.line(one.line or act.line).handlers} if each is capacities.handler else {each.key}
    return bool(viewer.capacities & wanted) or (capacities.anyone.key in wanted and bool(viewer.capacities))


def mine(viewer: Viewer) -> list[Sheet]:
    """The sheets that the person may take in."""
    return [one for one in all_sheets().values() if may(viewer, one)]


def demand(viewer: Viewer, key: str) -> Sheet:
    """The sheet, where the person may take it in; raises NotFound."""
    one = sheet(key)
    if not may(viewer, one):
        raise NotFound(f"“{one.title}”须由办理这类事项的人员导入，您现任职务中没有这一项。")
    return one
