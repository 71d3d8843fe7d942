"""Who may know of a matter may know of its parts, and nobody else: a part begins with the level of its matter, and follows it when it changes."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel.acts import ANY, Act
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.fields import Code
from fazhi.kernel.models import Matter

ORDER = ("", "public", "inside", "secret", "protected", "supervised")  # from the open ones to those that few may see


class FollowLevel(Act):
    """The level of the matter of which this is a part has changed, and this one's with it."""

    title, basis = "随主事项设定密级", "机构·职责"
    fact, hidden, at = True, True, ANY
    level = Code("级别", required=False)

    def follows(self, case: Case) -> Iterable[Consequence]:
        yield c.Set({"level": self.level or ""})


def begun_with(row: dict[str, Any]) -> list[Consequence]:
    """What a part that is opened takes over from its matter."""
    return [c.Set({"level": row["level"]})] if row.get("level") else []


def told_to_parts(matter: str, changes: Iterable[list[Any]]) -> list[c.Tell]:
    """The change of a matter's level is told to its parts: those that stood where it stood, or were open wider than it now is. A part that was closed to more people by itself stays so."""
    moved = next((values["level"] for verb, table, _, values in reversed(list(changes)) if verb == "~" and table == "matter" and "level" in values), None)
    if moved is None:
        return []
    old, new = moved
    parts = Matter.objects.filter(parent=matter, struck="").order_by("id").values_list("id", "level")
    return [c.Tell(ident, "common.FollowLevel", {"level": new}) for ident, level in parts if level != new and (level == old or ORDER.index(level) < ORDER.index(new))]
