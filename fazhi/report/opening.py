"""Figures of the time before this system, from the office's own statistics: shown beside what was counted here, never added to it."""

import json
from dataclasses import dataclass

from fazhi.kernel import registry
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
    rows = Listing.objects.filter(office=office, register__in=(REGISTER, ATTESTED), struck="", ended_by="").values_list("register", "key", "opened_by")
    attested = {(key, by) for register, text, _ in rows if register == ATTESTED for key, _, by in [text.rpartition("@")]}
    return sorted(key for register, key, by in rows if register == REGISTER and (key, by) not in attested)


def beside(office: str, since: str, until: str) -> dict[str, list[Opening]]:
    """{figure: its opening figures of which a day lies between two days}, the earliest first. Two queries."""
    open_still, found = set(waiting(office)), dict[str, list[Opening]]()
    for key, text in Listing.objects.filter(office=office, register=REGISTER, struck="", ended_by="").order_by("key").values_list("key", "words"):
        said = json.loads(text)
        figure = registry.figures().get(said["figure"])
        if figure and said["from"] <= until and said["to"] >= since:
            one = Opening(figure.key, said["from"], said["to"], int(said["amount"]), "元" if getattr(figure, "money", False) else figure.unit, said["note"], key not in open_still)
            found.setdefault(figure.key, []).append(one)
    return found
