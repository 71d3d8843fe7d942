"""The annex of a report: for each figure its window, definition and one digest of all that stands behind it, told so that nobody is named."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fazhi.kernel import secluded
from fazhi.kernel.digest import merkle_root
from fazhi.report import figures
from fazhi.report.figures import Value

SMALL = 3  # a figure is told by month only where each of its months rests on so many matters
ALGORITHM = "sha256"


@dataclass(frozen=True, slots=True)
class Behind:
    """One figure with what stands behind it: its months, where none is small, and the root over the hashes of its entries."""

    value: Value
    months: tuple[tuple[str, str], ...]
    digest: str


def annex(office: str, year: int, values: list[Value]) -> list[Behind]:
    """What stands behind each figure: no titles, no names, no days and no hashes of single entries."""
    return [_behind(value, figures.trace(office, value.key, year, since=value.since, until=value.until)) for value in values]


def changed(office: str, told: Iterable[dict[str, Any]]) -> list[str]:
    """The figures of a report (as told in JSON) whose digest is not that of the record: another entry stands behind them today, or the report was altered."""
    return [str(each["key"]) for each in told if digest(figures.trace(office, each["key"], int(each["to"][:4]), since=each["from"], until=each["to"])) != each["digest"]]


def digest(found: list[dict[str, Any]]) -> str:
    """One digest over the entries behind a figure: nobody can tell from it how many they are, or find one of them in it."""
    return merkle_root(ALGORITHM, sorted({each["hash"] for each in found}))


def _behind(value: Value, found: list[dict[str, Any]]) -> Behind:
    months: Counter[str] = Counter()
    matters: dict[str, set[str]] = defaultdict(set)
    for each in found:
        months[each["day"][:7]] += each["amount"]
        matters[each["day"][:7]].add(each["matter"])
    told = tuple((month, f"{count / 100:.2f}" if value.money else str(count)) for month, count in sorted(months.items()) if count)
    everything = set().union(*matters.values())
    apart = everything and everything <= secluded.known(everything).keys()  # a figure of nothing but accusations
    # one small month told as such could be found from the others and the sum, so then none is told
    hidden = len(told) > 12 or apart or any(len(matters[month]) < SMALL for month, _ in told)
    return Behind(value, () if hidden else told, digest(found))
