"""Who can log in to a demonstration, and the town in which every story begins."""

from fazhi.kernel.story import CAST, FOUNDED, Town
from fazhi.kernel.story import founded as founded_bare
from fazhi.lines.penalty.powers import ListPower
from fazhi.web.accounts import people

HAWKING = {"key": "CG-100", "name": "占用城市道路、公共场地摆卖", "document": "演示公告", "grounds": "城市市容和环境卫生管理规定（演示）关于占道摆卖的规定"}


def founded() -> Town:
    """A founded town that has been given the power which the stories of small breaches use."""
    town = founded_bare()
    begin = town.now
    town.at(FOUNDED).zhou(ListPower(since=FOUNDED, **HAWKING))
    town.now = begin
    return town


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
