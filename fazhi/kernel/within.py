"""Which matters a person may know of, as one condition of a query: written down once, where the query builder would put it together anew for every question of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Expression, F

from fazhi.kernel import barred, registry
from fazhi.kernel.models import Matter
from fazhi.kernel.plain import one_of
from fazhi.kernel.roster import Roster

# Who may see a level, by capacity; the handler of a matter sees it whatever its level.
SECRET, PROTECTED, SUPERVISED = "secret", "protected", "supervised"  # supervised: what is said of the officers themselves
HEADS = ("unit_head", "leader", "chief", "secretary")
SEES = {SECRET: frozenset(HEADS), PROTECTED: frozenset(("chief",)), SUPERVISED: frozenset(("auditor", "chief"))}
INSIDE = frozenset((*HEADS, "reviewer", "auditor"))


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on rows of matters, which the statement calls {m}, and its values."""

    statement: str
    values: tuple[str, ...]


def may_know(staff: Roster, person: str, capacities: frozenset[str], on: date) -> Condition:
    """The matters of an office that this person may know of: whose level and line are open to him, those that he handles, their parts where they are of such a level, and none that is kept from him."""
    levels = tuple(level for level, seen_by in SEES.items() if not capacities & seen_by)
    lines = tuple(line.key for line in registry.lines().values() if line.closed and not capacities & {*INSIDE, *(each.key for each in line.handlers)})
    kept = tuple(barred.matters(staff, person, on))
    hidden = [f"{{m}}.{column} NOT IN {one_of(several)}" for column, several in (("level", levels), ("line", lines)) if several] or ["1 = 1"]
    own, values = "{m}.handler = %s", [*levels, *lines, person]
    if levels:  # whoever handles a matter answers what its parts ask of it
        own += f' OR {{m}}.parent IN (SELECT own.id FROM "{Matter._meta.db_table}" own WHERE own.handler = %s AND own.level IN {one_of(levels)})'
        values += [person, *levels]
    apart = f" AND {{m}}.id NOT IN {one_of(kept)}" if kept else ""
    return Condition(f"{{m}}.office = %s AND (({' AND '.join(hidden)}) OR {own}){apart}", (staff.office, *values, *kept))


class Known(Expression):
    """The same for the query builder, of the matters of a query."""

    def __init__(self, condition: Condition) -> None:
        super().__init__(output_field=BooleanField())
        self.condition = condition
        self.row: Any = F("id")

    def get_source_expressions(self) -> list[Any]:
        """The matters, by whatever name the query calls them."""
        return [self.row]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        """The same, found in a query."""
        self.row, = exprs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """The condition with the name that the query gives to the matters."""
        return f"({self.condition.statement.format(m=compiler.quote_name_unless_alias(self.row.alias))})", self.condition.values
