"""What a register over entries tells besides their own words: what their matter is about, who takes part in it, and the numbers of the papers they issued."""

from collections.abc import Collection, Mapping
from typing import Any

from fazhi.kernel import gate, registry
from fazhi.kernel.as_told import Told, corrections
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Entry, Paper, Party
from fazhi.kernel.parts import playing

SUBJECT, PARTIES, PAPERS = "subject", "parties", "papers"


def told(viewer: gate.Viewer, rows: list[dict[str, Any]], keys: Collection[str]) -> dict[str, dict[str, Any]]:
    """{entry: what stands beside it} of entries given with id, matter and the row of their matter; only what is asked for is read."""
    found: dict[str, dict[str, Any]] = {row["id"]: {} for row in rows}
    whole = {row["matter"]: {**row, "id": row["matter"]} for row in rows}
    if SUBJECT in keys:
        called = gate.subjects(viewer, list(whole.values()))
        for row in rows:
            found[row["id"]][SUBJECT] = called[row["matter"]]
    if PARTIES in keys:
        named = parties([ident for ident, row in whole.items() if gate.inside(viewer, row, registry.line(row["line"]))])
        for row in rows:
            found[row["id"]][PARTIES] = named.get(row["matter"], [])
    if PAPERS in keys:
        for entry, number in Paper.objects.filter(opened_by__in=list(found), outward=1, struck="").exclude(number="").order_by("id").values_list("opened_by", "number"):
            found[entry].setdefault(PAPERS, []).append(number)
    return found


def fallen(part: str, found: Mapping[str, Told]) -> set[str]:
    """Those of these entries after which, in their matter, something of this part was done that stands."""
    if not part:
        return set()
    matters = {each.body["matter"] for each in found.values()}
    gone = corrections(matters)[1]
    last: dict[str, int] = {}
    for ident, matter, n in Entry.objects.filter(matter__in=matters, act__in=playing(part)).values_list("id", "matter", "n"):
        last[matter] = max(last.get(matter, 0), 0 if ident in gone else n)
    return {ident for ident, each in found.items() if each.body["n"] < last.get(each.body["matter"], 0)}


def parties(matters: list[str]) -> dict[str, list[str]]:
    """{matter: the names of those who take part in it}."""
    rows = list(Party.objects.filter(matter__in=matters, struck="").order_by("since", "id").values("matter", "person"))
    known = persons({row["person"] for row in rows})
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["matter"], []).append(str(known.get(row["person"], {}).get("name", "")))
    return found


def part(plain: Mapping[str, Any], key: str) -> Any:
    """One column of the rows that an entry bears (“rows.amount”): numbers added, other words once each."""
    name, _, inner = key.partition(".")
    values = [row[inner] for row in plain.get(name) or () if row.get(inner) not in (None, "")]
    return sum(values) if values and all(isinstance(each, int) for each in values) else list(dict.fromkeys(values))
