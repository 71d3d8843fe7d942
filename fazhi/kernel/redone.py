"""An entry done again with other words: what it did is turned, row by row and column by column, into what it does now."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.hanging import current

Changes = list[list[Any]]
KEPT = ("matter", "number", "paper", "person", "party")  # what was taken, issued or named once stays, whatever the words become
KEYS = {"deadline": ("term", "of", "person"), "listing": ("register", "key"), "link": ("kind", "other"), "post": ("person", "unit", "capacity"),
        "paper": ("kind", "of"), "file": ("word", "hash")}  # by these a row is known again, else by the first of them; rows of other tables by their order


def adjust(done: list[Changes], new: Changes, by: str, matter: str) -> tuple[Changes, Changes]:
    """(row changes that turn what an entry did into what it does with other words, what it does, with the rows named as they stand).

    done: the outcome of the entry and those of its corrections so far, oldest first. Where a later entry changed a column since, the column stays.
    """
    before, made = _whole([change for each in done for change in each]), _whole(new)
    own = {change[2]: change for change in before if change[0] == "+"}
    rows = current([*own.values(), *(change for change in [*before, *made] if change[0] == "~")], matter)
    standing = [change for change in own.values() if ((row := rows.get((change[1], change[2]))) is not None and not row["struck"]) or change[1] == "matter"]
    now = _named(standing, [*own], made)
    found: Changes = []
    kept = {change[2] for change in now if change[0] == "+"}
    for _, table, ident, _ in (change for change in standing if change[2] not in kept and change[1] not in KEPT):
        _put(found, rows[table, ident], table, ident, {"struck": by})
    for kind, table, ident, values in now:
        if kind == "+" and table not in KEPT and ident not in own:
            found.append([kind, table, ident, values])
        elif kind == "+" and table not in KEPT:
            row, told = rows[table, ident], own[ident][3]
            wanted = {name: values.get(name, "") for name in {*told, *values}}
            _put(found, row, table, ident, {name: value for name, value in wanted.items() if row.get(name) == told.get(name, "") or (name not in told and not row.get(name))})
    for table, ident, name, expected, wanted in _moved(done, made):
        row = rows.get((table, ident))
        if row is not None and row.get(name) == expected:
            _put(found, row, table, ident, {name: wanted})
    return found, now


def _whole(changes: Changes) -> Changes:
    """The changes with what befell a row after it was made in the same breath folded into its making."""
    made: dict[str, list[Any]] = {}
    found: Changes = []
    for kind, table, ident, values in changes:
        if kind == "~" and ident in made:
            made[ident][3].update({name: pair[1] for name, pair in values.items()})
            continue
        one = [kind, table, ident, dict(values)]
        if kind == "+":
            made[ident] = one
        found.append(one)
    return found


def _named(standing: Changes, taken: Iterable[str], made: Changes) -> Changes:
    """What the entry does now, its rows bearing the names of the standing rows they are, or new names; of papers, persons and numbers only those that stand."""
    same: dict[str, str] = {}
    free = max([int(ident.rpartition("-")[2]) for ident in (*taken, *(change[2] for change in made if change[0] == "+")) if ident.rpartition("-")[2].isdigit()], default=0)
    left = list(standing)
    fresh = sorted((change for change in made if change[0] == "+"), key=lambda each: each[1] not in KEPT)  # papers and people first: the others name them
    for depth in (None, 1):
        for change in fresh:
            told = [change[0], change[1], change[2], _renamed(change[3], same)]
            twin = next((each for each in left if _key(each, depth) == _key(told, depth)), None) if change[2] not in same else None
            if twin:
                left.remove(twin)
                same[change[2]] = twin[2]
    for change in fresh:
        if change[2] not in same and change[1] not in KEPT:
            free += 1
            same[change[2]] = f"{change[2].rpartition('-')[0]}-{free}"
    gone = {change[2] for change in fresh if change[2] not in same}  # a paper that was not issued then is not issued by a correction
    return [[kind, table, same.get(ident, ident), _renamed(values, same)] for kind, table, ident, values in made
            if ident not in gone and not (kind == "+" and table == "deadline" and values.get("of") in gone)]


def _key(change: list[Any], depth: int | None) -> tuple[Any, ...]:
    _, table, _, values = change
    return (table, *(values.get(name, "") for name in KEYS.get(table, ())[:depth]))


def _renamed(values: dict[str, Any], same: dict[str, str]) -> dict[str, Any]:
    return {name: same.get(value, value) if isinstance(value, str) else value for name, value in values.items()}


def _moved(done: list[Changes], made: Changes) -> Iterable[tuple[str, str, str, Any, Any]]:
    """(table, row, column, value it has if nobody else changed it, value it gets) for the rows of others that the entry changed or changes now."""
    was = _pairs(_whole(done[0]))
    for later in done[1:]:  # of a correction only what belongs to the entry: what it set right elsewhere is set right again
        was.update({key: (was.get(key, pair)[0], pair[1]) for key, pair in _pairs(_whole(later)).items() if key in was or key[0] == "matter"})
    will = _pairs(made)
    for key in {**was, **will}:
        expected, wanted = (was[key][1] if key in was else will[key][0]), (will[key][1] if key in will else was[key][0])
        if expected != wanted:
            yield (*key, expected, wanted)


def _pairs(changes: Changes) -> dict[tuple[str, str, str], tuple[Any, Any]]:
    found: dict[tuple[str, str, str], tuple[Any, Any]] = {}
    for kind, table, ident, values in changes:
        for name, (old, new) in values.items() if kind == "~" else ():
            found[table, ident, name] = (found.get((table, ident, name), (old, new))[0], new)
    return found


def _put(found: Changes, row: dict[str, Any], table: str, ident: str, new: dict[str, Any]) -> None:
    pairs = {name: [row[name], value] for name, value in new.items() if row[name] != value}
    if pairs:
        found.append(["~", table, ident, pairs])
        row.update(new)
