"""Who is one and the same: persons that an act found to be one, followed both ways, in however many steps."""

from collections.abc import Iterable

from fazhi.kernel.models import Person, Same
from fazhi.kernel.plain import ask, one_of


def alike(persons: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each person everybody who is the same one, himself included; a query for each step of merging, mostly one.

    Findings stand in a table of their own; the oldest ones stand in the person's row.
    """
    near: dict[str, set[str]] = {each: set() for each in persons}
    fresh = set(near)
    while fresh:
        among = one_of(fresh)
        rows = ask(f'SELECT one, other FROM "{Same._meta.db_table}" WHERE (one IN {among} OR other IN {among}) AND struck = %s UNION ALL '
                   f'SELECT id, merged_into FROM "{Person._meta.db_table}" WHERE (id IN {among} OR merged_into IN {among}) AND merged_into > %s',  # an index leads to the few who were merged
                   [*fresh, *fresh, "", *fresh, *fresh, ""])
        fresh = {each for row in rows for each in row} - set(near)
        near.update({each: set() for each in fresh})
        for one, other in rows:
            near[one].add(other)
            near[other].add(one)
    return _together(near)


def _together(near: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for each in near:
        if each not in found:
            seen, ahead = {each}, [each]
            while ahead:
                more = near[ahead.pop()] - seen
                seen |= more
                ahead += more
            found.update(dict.fromkeys(seen, frozenset(seen)))
    return found


def all_of(person: str) -> frozenset[str]:
    """Everybody who is the same as this person, himself included."""
    return alike([person])[person]


def first_of(persons: Iterable[str]) -> str:
    """The one by whom a group of the same persons is named: the earliest."""
    return min(persons)
