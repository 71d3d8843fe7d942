"""A page of a long list: its rows, the key after which the next page begins, and how many there are."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

MANY = 1000  # a list is counted this far and no further, so that a long one costs no more than a short one


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: rows, the key after which the next page begins (empty at the end), and how many there are – counted to MANY only."""

    rows: list[dict[str, Any]]
    next: str
    total: int = 0

    @property
    def counted(self) -> str:
        """The number in words: “1000以上” where it was not counted to the end."""
        return f"{MANY}以上" if self.total > MANY else str(self.total)


def counted(found: QuerySet[Any]) -> int:
    """How many there are, counted to MANY and no further."""
    return found[:MANY + 1].count()


def past(found: QuerySet[Any], day: str, ident: str, after: str) -> QuerySet[Any]:
    """What comes after the key (day~identifier) with which the page before ended, newest first; the bound on the day alone leads a database straight there."""
    if not after:
        return found
    last, _, one = after.partition("~")
    return found.filter(Q(**{f"{day}__lt": last}) | Q(**{f"{ident}__lt": one}), **{f"{day}__lte": last})
