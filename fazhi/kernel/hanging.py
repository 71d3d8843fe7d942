"""What hangs on an entry: the later entries that used its rows or its stage, and what reversing them would change."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fazhi.kernel.happen import RECORDS, USED
from fazhi.kernel.models import Entry, Mark, Matter
from fazhi.kernel.old import BOOK

Body = dict[str, Any]


def bodies(matter: str) -> list[Body]:
    """All entries' bodies of a matter in order."""
    return [json.loads(text) for text in Entry.objects.filter(matter=matter).order_by("n").values_list("body", flat=True)]


def struck(all_bodies: Iterable[Body]) -> set[str]:
    """Identifiers of entries that were struck."""
    return {each["entry"] for body in all_bodies for each in body.get("strikes", ())}


def _touched(body: Body) -> set[str]:
    return {change[2] for change in body["outcome"] if change[1] != "matter"}


def _moved_stage(body: Body) -> bool:
    return any(change[1] == "matter" and "stage" in change[3] for change in body["outcome"])


def _uses(body: Body, rows: set[str]) -> bool:
    if any(change[0] == "~" and change[2] in rows for change in body["outcome"]):
        return True
    text = json.dumps(body["said"])
    return any(row in text for row in rows)


def hanging(all_bodies: list[Body], entry: str) -> list[Body]:
    """Later entries, not struck, that hang on this one, oldest first."""
    gone = struck(all_bodies)
    target = next(each for each in all_bodies if each["id"] == entry)
    rows, stage, found = _touched(target), _moved_stage(target), []
    for body in all_bodies:
        if body["n"] <= target["n"] or body["id"] in gone or body.get("strikes"):
            continue
        if _uses(body, rows) or (stage and _moved_stage(body)):
            found.append(body)
            rows |= {change[2] for change in body["outcome"] if change[0] == "+"}
    return found


def told(targets: Iterable[Body], linked: Iterable[str]) -> list[Body]:
    """Entries of linked matters, not struck, that were made because one of these entries told them."""
    said, found = {body["id"] for body in targets}, []
    for other in linked:
        theirs = bodies(other)
        gone = struck(theirs)
        found += [body for body in theirs if body.get("told_by") in said and body["id"] not in gone]
    return found


def current(changes: Iterable[list[Any]], matter: str) -> dict[tuple[str, str], dict[str, Any]]:
    """The rows, as they stand now, that some changes speak of."""
    wanted: dict[str, set[str]] = {}
    for _, table, ident, _ in changes:
        wanted.setdefault(table, set()).add(ident)
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for table, ids in wanted.items():
        model = Matter if table == "matter" else RECORDS[table]
        for row in model._default_manager.filter(id__in=ids).values():
            rows[table, row["id"]] = row
    return rows


def reverse(targets: list[Body], by: str, matter: str) -> list[list[Any]]:
    """Row changes that undo entries, newest first: their rows are struck, columns that still stand as they set them go back.

    Columns that a later entry changed stay. Numbers once taken stay taken; only what was told of numbers used before this system can be told anew.
    """
    rows = current([change for body in targets for change in body["outcome"]], matter)
    found: list[list[Any]] = []
    for body in sorted(targets, key=lambda each: -each["n"]):
        for kind, table, ident, values in reversed(body["outcome"]):
            row = rows.get((table, ident))
            if row is None or (table == "number" and body["act"] not in (BOOK, USED)):
                continue
            if kind == "+":  # of the matter's own first entry: the matter itself
                _put(found, row, table, ident, {"struck": by})
            elif kind == "~":
                back = {k: old for k, (old, new) in values.items() if row.get(k) == new}
                _put(found, row, table, ident, back)
    return found


def _put(found: list[list[Any]], row: dict[str, Any], table: str, ident: str, new: dict[str, Any]) -> None:
    pairs = {k: [row[k], v] for k, v in new.items() if row[k] != v}
    if pairs:
        found.append(["~", table, ident, pairs])
        row.update(new)


def row_before(row: Mapping[str, Any], found: list[Body], n: int) -> dict[str, Any]:
    """The matter's own row as it stood before its nth entry, so that an act done again makes the same rows in the same order."""
    then = dict(row)
    for body in reversed(found):
        for kind, table, _, values in reversed(body["outcome"]) if body["n"] >= n else ():
            if table == "matter" and kind == "~":
                then.update({name: old for name, (old, _) in values.items() if name in then})
    return then


def adjust(old: list[list[Any]], new: list[list[Any]], by: str, matter: str) -> list[list[Any]]:
    """Row changes that turn what an entry did into what it does with other words; both lists name rows alike."""
    rows = current(old, matter)
    new_rows = {change[2]: change for change in new if change[0] == "+" and change[1] not in ("matter", "number", "paper", "person", "party")}
    found: list[list[Any]] = []
    for kind, table, ident, values in old:
        row = rows.get((table, ident))
        if row is None or kind != "+" or table in ("matter", "number", "paper", "person", "party"):
            continue
        twin = new_rows.pop(ident, None)
        if twin is None or twin[1] != table:
            _put(found, row, table, ident, {"struck": by})
            continue
        wanted = {k: twin[3].get(k, "") for k in {*values, *twin[3]}}
        _put(found, row, table, ident, {k: v for k, v in wanted.items() if row.get(k) == values.get(k, "") or k not in values})
    found += [change for change in new_rows.values() if not any(each[2] == change[2] for each in old)]
    return found


def opposite(entries: Iterable[str], by: str, day: str, recorded: str) -> list[dict[str, Any]]:
    """Marks that take back what some entries counted."""
    sums: dict[tuple[str, ...], int] = {}
    for row in Mark.objects.filter(entry__in=list(entries)).values("office", "figure", "matter", "entry", "day", "dims", "late", "amount"):
        key = tuple(str(row[k]) for k in ("office", "figure", "matter", "entry", "day", "dims", "late"))
        sums[key] = sums.get(key, 0) + row["amount"]
    return [{"office": k[0], "figure": k[1], "matter": k[2], "entry": k[3], "by": by, "day": k[4], "recorded": recorded, "dims": k[5],
             "late": int(k[6]), "amount": -amount} for k, amount in sums.items() if amount]
