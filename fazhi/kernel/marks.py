"""What acts count, and the index tables made from today's declarations."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.acts import Act, Counts, as_tuple


def marks_of(act: type[Act], body: dict[str, Any], memory: dict[str, Any]) -> list[dict[str, Any]]:
    """The marks an entry makes: rows of the mark table (day and recorded day as ISO text, amount as a whole number).

    Old files and attested opening figures are marked too, with dims `old=1`, so that timeliness can leave them out.
    """
    if body.get("strikes"):
        return []
    return [row for each in as_tuple(act.counts) for row in _marks(each if isinstance(each, Counts) else Counts(each), body, memory)]


def _marks(one: Counts, body: dict[str, Any], memory: dict[str, Any]) -> Iterable[dict[str, Any]]:
    said = body["said"]
    if one.when is not None and not one.when(said, memory, body["outcome"]):
        return
    amount = 1
    if one.amount:
        value = said.get(one.amount)
        amount = len(value) if isinstance(value, list) else int(value or 0)
    if amount == 0:
        return
    first = memory.get("first", {}).get("s", {})
    dims = {name: said.get(name, first.get(name)) for name in one.dims}
    yield {
        "office": body["office"], "figure": one.figure, "matter": body["matter"], "entry": body["id"], "by": body["id"],
        "day": _day(one, body, memory), "recorded": body["recorded_at"][:19], "amount": amount, "late": int(body.get("late", 0) > 0),
        "dims": "&".join(f"{k}={v}" for k, v in sorted(dims.items()) if v not in (None, "")),
    }


def _day(one: Counts, body: dict[str, Any], memory: dict[str, Any]) -> str:
    if one.day_of:
        known = memory["acts"].get(one.day_of)
        if known and known["kept"]:
            return str(known["kept"][-1]["on"][:10])
    return str(body["done_at"][:10])
