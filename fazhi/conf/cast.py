"""Who can log in to a demonstration."""

from fazhi.kernel.story import CAST, Town
from fazhi.web.accounts import people


def accounts_of(town: Town) -> list[tuple[str, str, str]]:
    """(login, name, post) of the cast."""
    found = [(alias, name, post) for alias, (name, _, _, post, _, _) in CAST.items() if alias in town.people]
    return [("keeper", "管小舟", "机构管理员"), *found, ("cadre1", town.people["cadre1"].name, "驻村干部（东塘村）")]


def make(town: Town, password: str) -> list[tuple[str, str, str]]:
    """Make their accounts; a demonstration only."""
    cast, first = accounts_of(town), None
    for login, _, _ in cast:
        first = people.make(login, password, town.people[login].person, town.office, like=first)
    return cast
