"""Figures of the time before this system, from the office's own statistics: shown beside what was counted here, never added to it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fazhi.kernel import plain, registry
from fazhi.kernel.models import Listing

REGISTER, ATTESTED = "opening", "opening_attested"


@dataclass(frozen=True, slots=True)
class Opening:
    """One figure of a time before: its days, the amount as the old statistics told it (money in whole yuan), where it comes from, and whether the head attested it."""

    figure: str
    since: str
    until: str
    amount: int
    unit: str
    note: str
    attested: bool


def waiting(office: str) -> list[str]:
    """Keys of the opening figures that stand and were not attested yet."""
    return _waiting(_standing(office))


def beside(office: str, since: str, until: str) -> dict[str, list[Opening]]:
    """{figure: its opening figures of which a day lies between two days}, the earliest first. One query."""
    rows = _standing(office)
    open_still, found = set(_waiting(rows)), dict[str, list[Opening]]()
    for row in (each for each in rows if each["register"] == REGISTER):
        said = json.loads(row["words"])
        figure = registry.figures().get(said["figure"])
        if figure and said["from"] <= until and said["to"] >= since:
            one = Opening(figure.key, said["from"], said["to"], int(said["amount"]), "元" if getattr(figure, "money", False) else figure.unit, said["note"], row["key"] not in open_still)
            found.setdefault(figure.key, []).append(one)
    return found


def _standing(office: str) -> list[dict[str, Any]]:
    """What was told of the time before and what was attested of it, as far as it stands."""
    return plain.rows(Listing, ("register", "key", "words", "opened_by"), {"office": office, "register": (REGISTER, ATTESTED), "struck": "", "ended_by": ""}, ("key",))


def _waiting(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    attested = {(key, by) for row in rows if row["register"] == ATTESTED for key, _, by in [row["key"].rpartition("@")]}
    return sorted(row["key"] for row in rows if row["register"] == REGISTER and (row["key"], row["opened_by"]) not in attested)
