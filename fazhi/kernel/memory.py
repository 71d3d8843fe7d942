"""What a matter remembers of its entries: a fold that needs no code of a line, so an act costs the same at 3 and at 3,000."""

from typing import Any

KEPT = 24  # minis kept per act, besides those that are still waited for; older ones live on in counts, sums and hands

LIVE = {
    "deadline": ("term", "of", "kind", "state", "since", "due", "not_before", "capacity", "person", "done_on", "suspended", "extended",
                 "rule", "field", "title", "lost", "after"),
    "party": ("person", "kind", "capacity", "since", "until"),
    "paper": ("kind", "number", "of", "state", "issued_on", "title", "outward"),
    "link": ("other", "kind"),
    "disclosure": ("channel", "since", "until", "title"),
    "listing": ("register", "key", "since", "until"),
}


def fresh() -> dict[str, Any]:
    """The memory of a matter that has no entry yet."""
    return {"acts": {}, "rows": {}, "stage": "", "round": 1, "first": {}}


def mini(body: dict[str, Any]) -> dict[str, Any]:
    """The part of an entry that later acts may ask about."""
    return {
        "e": body["id"], "i": body["n"], "on": body["done_at"], "r": body["round"], "m": body["manner"], "s": body["said"],
        "w": sorted(body["sealed"]), "h": [[h["role"], h["person"], h.get("capacity", "")] for h in body["hands"]], "of": body.get("of", ""),
    }


def remember(memory: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """Fold one entry's body into the memory (changed in place and returned)."""
    for struck in body.get("strikes", ()):
        forget(memory, struck)
    if body.get("corrects"):
        amend(memory, body["corrects"], body)
    note(memory, body)
    for change in body["outcome"]:
        apply(memory, change)
    return memory


def note(memory: dict[str, Any], body: dict[str, Any]) -> None:
    """Add the entry to what its act is known to have said."""
    one = mini(body)
    if body["n"] == 1:
        memory["first"] = {"act": body["act"], "s": body["said"], "on": body["done_at"]}
    known = memory["acts"].setdefault(body["act"], {"n": 0, "kept": [], "hands": [], "sums": {}})
    known["n"] += 1
    known["kept"].append(one)
    if len(known["kept"]) > KEPT:
        _let_go(memory, known["kept"])
    for hand in one["h"]:
        if hand[0] != "recorded" and hand[1] and hand[1] not in known["hands"]:
            known["hands"].append(hand[1])
    for name in body.get("adds", ()):
        known["sums"][name] = known["sums"].get(name, 0) + int(body["said"].get(name, 0) or 0)


def _let_go(memory: dict[str, Any], kept: list[dict[str, Any]]) -> None:
    """Only so many are kept, the newest; but what an open duty is about, and what was said of a proposal that waits, is kept whatever its age."""
    owed = {row["of"] for row in memory["rows"].get("deadline", {}).values() if row.get("of") and row.get("state") == "open"}
    free = [one for one in kept[:-1] if one["e"] not in owed and str(one["s"].get("proposal", "")) not in owed]
    gone = {one["e"] for one in free[:len(kept) - KEPT]}
    kept[:] = [one for one in kept if one["e"] not in gone]


def forget(memory: dict[str, Any], struck: dict[str, Any]) -> None:
    """Take a struck entry out of what its act is known to have said."""
    known = memory["acts"].get(struck["act"])
    if not known:
        return
    known["n"] -= 1
    known["kept"] = [each for each in known["kept"] if each["e"] != struck["entry"]]
    for name, amount in struck.get("sums", {}).items():
        known["sums"][name] = known["sums"].get(name, 0) - amount


def amend(memory: dict[str, Any], corrected: dict[str, Any], body: dict[str, Any]) -> None:
    """Put the corrected words in the place of the old ones."""
    if corrected["n"] == 1:
        memory["first"]["s"] = corrected["said"]
    known = memory["acts"].get(corrected["act"])
    if not known:
        return
    for each in known["kept"]:
        if each["e"] == corrected["entry"]:
            each["s"], each["w"] = corrected["said"], sorted(corrected["sealed"])
            each["on"] = corrected.get("done_at", each["on"])
    for name, amount in corrected.get("sums", {}).items():
        known["sums"][name] = known["sums"].get(name, 0) + amount


def apply(memory: dict[str, Any], change: list[Any]) -> None:
    """Fold one row change into the memory's live rows."""
    kind, table, ident, values = change
    if table == "matter":
        for name in ("stage", "round"):
            if name in values:
                memory[name] = values[name] if kind == "+" else values[name][1]
        return
    if table not in LIVE:
        return
    rows = memory["rows"].setdefault(table, {})
    if kind == "+":
        rows[ident] = {name: values.get(name, "") for name in LIVE[table] if values.get(name, "") != ""}
        _drop_old(table, rows, ident)
        return
    if values.get("struck", ["", ""])[1]:
        rows.pop(ident, None)
        return
    row = rows.get(ident)
    if row is not None:
        row.update({name: new for name, (_, new) in values.items() if name in LIVE[table]})


def _drop_old(table: str, rows: dict[str, Any], new: str) -> None:
    """Keep only the newest ended deadline per term and thing, so that memory does not grow with recurring duties."""
    if table != "deadline":
        return
    row = rows[new]
    for ident in [k for k, v in rows.items() if k != new and v["term"] == row["term"] and v.get("of", "") == row.get("of", "")
                  and v.get("state") != "open"]:
        del rows[ident]
