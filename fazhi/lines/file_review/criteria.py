"""File review, the criteria: the score table, the grades and the automatic failures as the law data of the day has them, and what they make of scores."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from typing import Any

from fazhi import law

TABLE, GRADES, VETO, MACHINE_VETO, REVIEWERS = "REV-07", "REV-01", "REV-02", "REV-08", "REV-06"
FULL = 100
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the score table: how much it is worth, which machine checks belong to it, and what the reviewer is asked."""

    key: str
    title: str
    weight: int
    checks: tuple[str, ...]
    asks: tuple[str, ...]


def items(on: date) -> dict[str, Item]:
    """The score table of the day by key."""
    rows: Any = law.rule(TABLE, on).value
    return {row["key"]: Item(row["key"], row["item"], int(row["weight"]), tuple(row["checks"]), tuple(row["asks"])) for row in rows}


def standard(on: date) -> list[tuple[str, str, int, str]]:
    """The score table of the day as a sheet shows it: key, item, what it is worth, what is asked."""
    return [(item.key, item.title, item.weight, "；".join(item.asks)) for item in items(on).values()]


def item_of(check: str, on: date) -> str:
    """The key of the item to which a machine check belongs; empty for none."""
    return next((item.key for item in items(on).values() if check in item.checks), "")


def every_item() -> dict[str, str]:
    """All items of all versions {key: title}, for a form."""
    return {row["key"]: row["item"] for version in law.rules()[TABLE].versions for row in version.value or ()}  # type: ignore[union-attr]


def every_veto() -> dict[str, str]:
    """All grounds of automatic failure of all versions {key: words}, for a form."""
    found: dict[str, str] = {}
    for version in law.rules()[VETO].versions:
        found.update(version.value)  # type: ignore[arg-type]
    return found


def machine_veto(check: str, on: date) -> str:
    """The ground of automatic failure into which a machine check falls; empty for none."""
    value: Any = law.rule(MACHINE_VETO, on).value
    return str(value.get(check, ""))


def grade(score: Decimal, failed: bool, on: date) -> str:
    """The grade of a score on that day; an automatic failure gives the lowest whatever the score."""
    value: Any = law.rule(GRADES, on).value
    ranks = sorted(value.items(), key=lambda pair: -int(pair[1]))
    return str(ranks[-1][0] if failed else next(name for name, least in ranks if score >= int(least)))


def mean(scores: Iterable[int]) -> Decimal:
    """The mean of independent scores, to two digits, rounded half up."""
    given = list(scores)
    return (Decimal(sum(given)) / len(given)).quantize(CENT, ROUND_HALF_UP)


def points(rows: Iterable[Mapping[str, Any]]) -> int:
    """What is left of a hundred after the deductions of one reviewer."""
    return max(FULL - sum(int(row.get("off") or 0) for row in rows), 0)


def drawn(seed: str, files: Iterable[str], count: int) -> list[str]:
    """A sample that anybody can draw again: the files in the order of the digest of seed and file, the first so many."""
    return sorted(files, key=lambda ident: (sha256(f"{seed}/{ident}".encode()).hexdigest(), ident))[:count]


def digest_of(files: Iterable[str]) -> str:
    """The digest of all files from which was drawn, so that the draw can be proved."""
    return sha256("\n".join(sorted(files)).encode()).hexdigest()
