"""What acts count, and the index tables made from today's declarations."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from fazhi.kernel import memory as mem
from fazhi.kernel import registry
from fazhi.kernel.acts import PAPERS, Act, Counts, as_tuple
from fazhi.kernel.old import before_live


def marks_of(act: type[Act], body: dict[str, Any], memory: dict[str, Any]) -> list[dict[str, Any]]:
    """The marks an entry makes: rows of the mark table (day and recorded day as ISO text, amount as a whole number).

    What was done in an old file before the system was used counts for nothing: the attested opening figures hold it.
    """
    if body.get("strikes") or before_live(memory, body["done_at"]):
        return []
    line = registry.lines().get(body["line"])
    counts = (*as_tuple(act.counts), *(line.shared.get(body["act"], ()) if line else ()))
    return [row for each in counts for row in _marks(each if isinstance(each, Counts) else Counts(each), body, memory)]


def fold(bodies: Iterable[dict[str, Any]], memory: dict[str, Any], act_of: Callable[[str], type[Act] | None]) -> list[dict[str, Any]]:
    """Fold a matter's entries into `memory` and return every mark they make, opposites of strikes and corrections included.

    act_of gives today's class of an act key, or None when it is gone (such entries count nothing anew).
    """
    made: list[dict[str, Any]] = []
    known: list[dict[str, Any]] = []
    for body in bodies:
        mem.remember(memory, body)
        act = act_of(body["act"])
        rows = marks_of(act, body, memory) if act else []
        gone = [*(each["entry"] for each in body.get("strikes", ())), *body.get("takes_back", ())]
        corrected = body.get("corrects")
        if corrected:
            gone.append(corrected["entry"])
        rows += _back(made, gone, body)
        struck = {each["entry"] for each in body.get("strikes", ())}
        rows += [{**row, "by": body["id"], "recorded": body["recorded_at"][:19]} for row in without(known, struck, act_of)]
        if corrected:
            rows += [{**row, "by": body["id"], "recorded": body["recorded_at"][:19]} for row in anew(known, corrected, act_of)]
        known.append(body)
        made += rows
    return made


def anew(bodies: list[dict[str, Any]], corrected: dict[str, Any], act_of: Callable[[str], type[Act] | None]) -> list[dict[str, Any]]:
    """The marks that follow when an entry's words become others: all that it counts now, and by how much later entries, which rest on it, count otherwise.

    bodies: the matter's entries so far, in order; corrected: which entry, what it says now and, where that is recorded, what it does now.
    """
    entry = corrected["entry"]
    old, new = (_replayed(bodies, words, act_of) for words in ((), (corrected,)))
    found = list(new.get(entry, ()))
    for ident in new:
        if ident != entry:
            found += _sums([*new[ident], *({**row, "amount": -row["amount"]} for row in old[ident])])
    return found


def without(bodies: list[dict[str, Any]], struck: set[str], act_of: Callable[[str], type[Act] | None]) -> list[dict[str, Any]]:
    """By how much the entries that stay count otherwise when these are struck: what counted as the second of its kind may now be the first.

    bodies: the matter's entries so far, in order. Of a matter that is struck from its first entry nothing is counted anew.
    """
    if not struck or bodies[0]["id"] in struck:
        return []
    old, new = (_replayed(bodies, (), act_of, gone) for gone in ((), struck))
    found: list[dict[str, Any]] = []
    for ident in new:
        found += _sums([*new[ident], *({**row, "amount": -row["amount"]} for row in old[ident])])
    return found


def _replayed(bodies: list[dict[str, Any]], more: Iterable[dict[str, Any]], act_of: Callable[[str], type[Act] | None],
              also: Collection[str] = ()) -> dict[str, list[dict[str, Any]]]:
    """What every standing entry counts, with the words that stand now (`more` corrections after them), as if what was struck – and `also` these – had never been."""
    stands = {each["entry"]: {name: each[name] for name in ("said", "outcome", "asks") if name in each} for each in (*(body["corrects"] for body in bodies if body.get("corrects")), *more)}
    struck = {each["entry"] for body in bodies for each in body.get("strikes", ())} | set(also)
    gone = {each for body in bodies for each in body.get("takes_back", ())}
    memory, found = mem.fresh(), {}
    for body in bodies:
        if body["id"] in struck:
            continue
        now = stands.get(body["id"], {})
        told = {**body, **now, "asks": {**(body.get("asks") or {}), **now.get("asks", {})}, "corrects": None, "strikes": ()}
        mem.remember(memory, told)
        act = act_of(body["act"])
        if act is not None and body["id"] not in gone:
            found[body["id"]] = marks_of(act, told, memory)
    return found


def _sums(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Marks of one entry, those of one figure, day and breakdown added up; what comes to nothing is left out."""
    sums: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        known = sums.setdefault((row["figure"], row["day"], row["dims"]), {**row, "amount": 0})
        known["amount"] += row["amount"]
    return [row for row in sums.values() if row["amount"]]


def _back(made: list[dict[str, Any]], entries: list[str], body: dict[str, Any]) -> list[dict[str, Any]]:
    """The opposite of all that some entries count so far."""
    sums: dict[tuple[Any, ...], int] = {}
    for row in made if entries else ():
        if row["entry"] in entries:
            key = tuple(row[name] for name in ("office", "figure", "matter", "entry", "day", "dims", "late"))
            sums[key] = sums.get(key, 0) + row["amount"]
    return [{"office": k[0], "figure": k[1], "matter": k[2], "entry": k[3], "day": k[4], "dims": k[5], "late": k[6], "amount": -amount,
             "by": body["id"], "recorded": body["recorded_at"][:19]} for k, amount in sums.items() if amount]


def _marks(one: Counts, body: dict[str, Any], memory: dict[str, Any]) -> Iterable[dict[str, Any]]:
    said = body["said"]
    if one.when is not None and not one.when(said, {**memory, "asks": body.get("asks") or {}}, body["outcome"]):
        return
    if one.of:
        before = _last(memory, one.of)
        if before is None:
            return
        said = before["s"]
    amount = 1
    if one.amount == PAPERS:
        amount = sum(1 for kind, table, _, row in body["outcome"] if kind == "+" and table == "paper" and row.get("outward") and row.get("number"))
    elif "." in one.amount:
        rows, column = one.amount.split(".")
        amount = len({row.get(column) for row in said.get(rows) or ()})
    elif one.amount:
        value = said.get(one.amount)
        amount = len(value) if isinstance(value, list) else int(value or 0)
    if amount == 0:
        return
    first = memory.get("first", {}).get("s", {})
    dims = dict(_dim(name, said, first, memory) for name in one.dims)
    yield {
        "office": body["office"], "figure": one.figure, "matter": body["matter"], "entry": body["id"], "by": body["id"],
        "day": _day(one, body, memory), "recorded": body["recorded_at"][:19], "amount": amount * one.times, "late": int(body.get("late", 0) > 0),
        "dims": "&".join(f"{k}={v}" for k, v in sorted(dims.items()) if v not in (None, "")),
    }


def _day(one: Counts, body: dict[str, Any], memory: dict[str, Any]) -> str:
    if callable(one.day_of):
        return one.day_of(body["said"], memory, body["outcome"])[:10] or str(body["done_at"][:10])
    known = _last(memory, one.of or one.day_of)
    return str((known["on"] if known else body["done_at"])[:10])


def _last(memory: dict[str, Any], act: str) -> dict[str, Any] | None:
    """What an act of the matter last said, as it is remembered."""
    known = memory["acts"].get(act)
    found: dict[str, Any] | None = known["kept"][-1] if known and known["kept"] else None
    return found


def _dim(name: str, said: dict[str, Any], first: dict[str, Any], memory: dict[str, Any]) -> tuple[str, Any]:
    """A dimension and its value: the one written with it, else what this act said, else what the act named with it said, else what the first act said."""
    fixed, eq, value = name.partition("=")
    if eq:
        return fixed, value
    act, _, field = name.rpartition(".")
    known = _last(memory, act) if act else None
    return field, said.get(field, (known["s"].get(field) if known else None) or first.get(field))
