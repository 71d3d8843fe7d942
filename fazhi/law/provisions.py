"""A provision has a name; the law knows its statute and article on each day."""

from __future__ import annotations

from datetime import date

from fazhi.law.errors import NotInForce, UnknownProvision
from fazhi.law.loader import catalogue
from fazhi.law.model import Provision


def provision(name: str, on: date) -> Provision:
    """The article that carried the named provision on that day. Raises UnknownProvision, NotInForce."""
    known = catalogue().provisions
    found = known.get(name)
    if found is None:
        raise UnknownProvision(name, known)
    for one in reversed(found):
        if one.covers(on):
            return one
    raise NotInForce(name, on)


def provisions() -> dict[str, tuple[Provision, ...]]:
    """Every named provision with all its dated articles, by name."""
    return dict(sorted(catalogue().provisions.items()))
