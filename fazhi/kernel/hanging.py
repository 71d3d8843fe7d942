"""What hangs on an entry: the later entries that used its rows or its stage, and what reversing them would change."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fazhi.kernel.counted import recounted, set_before
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


Pause = tuple[str, ...]  # since, ground and source of an interval in which a deadline stands still


def _pauses(body: Body) -> dict[str, set[Pause]]:
    """The intervals that an entry began or ended, by deadline, of those of which it changed nothing else."""
    found: dict[str, set[Pause]] = {}
    others: set[str] = set()
    for change in body["outcome"]:
        if change[1] == "deadline" and change[0] == "~" and "suspended" in change[3] and not set(change[3]) - {"suspended", "due", "not_before"}:
            old, new = (_intervals(text) for text in change[3]["suspended"])
            found.setdefault(change[2], set()).update(key for key in {**old, **new} if old.get(key) != new.get(key))
        else:
            others.add(change[2])
    return {ident: keys for ident, keys in found.items() if ident not in others}


def _intervals(text: str) -> dict[Pause, list[str]]:
    return {(each[0], *each[2:]): each for each in json.loads(text or "[]")}


def _uses(body: Body, rows: set[str], pauses: Mapping[str, set[Pause]]) -> bool:
    """Whether an entry changed one of these rows, or names it; who only lets a term stand still for another reason does not use it."""
    apart = {ident for ident, keys in _pauses(body).items() if ident in pauses and not keys & pauses[ident]}
    if any(change[0] == "~" and change[2] in rows - apart for change in body["outcome"]):
        return True
    text = json.dumps(body["said"])
    return any(row in text for row in rows)


ASKING = ("common.Propose", "common.AddSigner", "common.Sign", "common.SendBack", "common.Withdraw", "common.LetGo")  # asking for signatures is no work done: striking asks for them too


def hanging(all_bodies: list[Body], entry: str, counting: Iterable[str] = ()) -> list[Body]:
    """Later entries, not struck, that hang on this one, oldest first; on the one that began a matter hangs all work on it.

    Acts that are counting, whose terms are set right when one changes, do not hang on each other.
    """
    gone = struck(all_bodies)
    target = next(each for each in all_bodies if each["id"] == entry)
    rows, pauses, stage = _touched(target), _pauses(target), _moved_stage(target)
    found: list[Body] = []
    for body in all_bodies:
        if body["n"] <= target["n"] or body["id"] in gone or body.get("strikes"):
            continue
        if target["act"] in counting and body["act"] in counting:
            continue
        if body.get("corrects") and body["corrects"]["entry"] not in {entry, *(each["id"] for each in found)}:
            continue  # a correction hangs on what it corrects alone; what it set right elsewhere is set right again
        if (target["n"] == 1 and not body.get("corrects") and body["act"] not in ASKING) or _uses(body, rows, pauses) or (stage and _moved_stage(body)):
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


def reverse(targets: list[Body], by: str, matter: str, own: Callable[..., Any] | None = None) -> list[list[Any]]:
    """Row changes that undo entries, newest first: their rows are struck, columns that still stand as they set them go back.

    Columns that a later entry changed stay; of the intervals in which a deadline stands still only their own go, and its day is counted anew (`own`: what the office had set for itself). Numbers once taken stay taken; only what was told of numbers used before this system can be told anew.
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
                if "suspended" in values and "suspended" not in back:
                    back = {**back, **_unpaused(row, values["suspended"], own)}
                _put(found, row, table, ident, back)
    return found


def _unpaused(row: Mapping[str, Any], pair: list[str], own: Callable[..., Any] | None) -> dict[str, str]:
    """The intervals of a deadline without what one entry did to them ([before, after]), and the day on which it then falls due."""
    before, after = (_intervals(text) for text in pair)
    kept = {**_intervals(row["suspended"]), **{key: before.get(key, []) for key in {**before, **after} if before.get(key) != after.get(key)}}
    told = {"suspended": json.dumps([each for each in kept.values() if each], ensure_ascii=False)}
    if row["state"] == "open" and not any(kept.values()) and (day := set_before(json.loads(row["suspended"]))):
        return {**told, "due": day, "not_before": ""}  # nothing lets time stand still any more: the day that the office set stands again
    return {**told, **(recounted({**row, **told}, own) if row["state"] == "open" else {})}


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


def opposite(entries: Iterable[str], by: str, day: str, recorded: str) -> list[dict[str, Any]]:
    """Marks that take back what some entries counted."""
    sums: dict[tuple[str, ...], int] = {}
    for row in Mark.objects.filter(entry__in=list(entries)).values("office", "figure", "matter", "entry", "day", "dims", "late", "amount"):
        key = tuple(str(row[k]) for k in ("office", "figure", "matter", "entry", "day", "dims", "late"))
        sums[key] = sums.get(key, 0) + row["amount"]
    return [{"office": k[0], "figure": k[1], "matter": k[2], "entry": k[3], "by": by, "day": k[4], "recorded": recorded, "dims": k[5],
             "late": int(k[6]), "amount": -amount} for k, amount in sums.items() if amount]
