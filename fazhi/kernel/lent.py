"""Files lent to an outside reviewer: those of one sample, from a day to a day, to read only; the right ends by itself."""

import json
from dataclasses import dataclass
from datetime import date

from fazhi.kernel import secluded
from fazhi.kernel.models import Listing, Matter

REGISTER = "lent"


@dataclass(frozen=True, slots=True)
class Lent:
    """One such right: who reads what, from when, until when, and where it was given."""

    ident: str
    person: str
    organ: str
    matter: str
    since: str
    until: str
    files: tuple[str, ...]

    def runs(self, on: date) -> bool:
        """True on the days from the first to the last."""
        return self.since <= on.isoformat() <= self.until


def _read(**where: str) -> list[Lent]:
    rows = Listing.objects.filter(register=REGISTER, struck="", **where).order_by("-until", "-id").values("id", "key", "title", "matter", "since", "until", "words")
    return [Lent(row["id"], row["key"], row["title"], row["matter"], row["since"], row["until"], tuple(json.loads(row["words"])["files"])) for row in rows]


def of_person(office: str, person: str) -> list[Lent]:
    """Every right that a person was ever given, the one that runs longest first."""
    return _read(office=office, key=person)


def of_matter(matter: str) -> list[Lent]:
    """Every right that was given in a draw or a review."""
    return _read(matter=matter)


def files(office: str, person: str, on: date) -> frozenset[str]:
    """The files that a person may read today; nothing once the last day is over, and never one that is kept apart."""
    return open_ones({each for one in of_person(office, person) if one.runs(on) for each in one.files})


def open_ones(ids: set[str]) -> frozenset[str]:
    """Those of the files that are not kept apart and still stand."""
    apart = secluded.known(ids)
    return frozenset(Matter.objects.filter(id__in=ids - apart.keys(), struck="", level="").values_list("id", flat=True)) if ids else frozenset()
