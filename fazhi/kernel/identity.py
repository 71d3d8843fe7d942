"""Who is one and the same: persons that an act found to be one, followed both ways, in however many steps."""

from collections.abc import Iterable

from django.db.models import Q

from fazhi.kernel.models import Person, Same


def alike(persons: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each person everybody who is the same one, himself included; a query for each step of merging, mostly one.

    Findings stand in a table of their own; the oldest ones stand in the person's row.
    """
    near: dict[str, set[str]] = {each: set() for each in persons}
    fresh = set(near)
    while fresh:
        rows = list(Same.objects.filter(Q(one__in=fresh) | Q(other__in=fresh), struck="").values_list("one", "other"))
        rows += Person.objects.filter(Q(id__in=fresh) | Q(merged_into__in=fresh), merged_into__gt="").values_list("id", "merged_into")  # an index leads to the few who were merged
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
