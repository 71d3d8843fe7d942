"""The words of an entry as they can be said again: what a correction starts from, and what a moved entry says in its new place."""

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.camera import WORD
from fazhi.kernel.fields import Field, Money, Rows


def raw_of(body: dict[str, Any], sealed: dict[str, Any] | None = None) -> dict[str, Any]:
    """The words of an entry as they can be said again: plain words with the sealed ones put back in their places."""
    from_words = registry.sealed_words(body["id"]) if sealed is None else sealed
    raw: dict[str, Any] = copy.deepcopy({k: v for k, v in body["said"].items() if k != "scan"})
    for path, value in from_words.items():
        if path.startswith(("paper:", WORD, "scan", "new.")):
            continue
        place: Any = raw
        *parents, last = path.split(".")
        for part in parents:
            place = place[int(part)] if isinstance(place, list) else place.setdefault(part, {}) if not isinstance(place.get(part), list) else place[part]
        if isinstance(place, list):
            place[int(last)] = value
        elif isinstance(place.get(last), dict) and isinstance(value, dict):
            place[last] = {**place[last], **value}
        else:
            place[last] = value
    cls = registry.acts().get(body["act"])
    return in_yuan(cls.fields, raw) if cls else raw


def in_yuan(fields: Mapping[str, Field], raw: dict[str, Any]) -> dict[str, Any]:
    """Amounts as they are typed again: the ledger keeps fen, a form takes yuan."""
    for name, each in fields.items():
        value = raw.get(name)
        if isinstance(each, Money) and isinstance(value, int):
            raw[name] = f"{value // 100}.{value % 100:02d}"
        elif isinstance(each, Rows) and isinstance(value, list):
            raw[name] = [in_yuan(each.fields, row) for row in value]
    return raw


def raw_now(body: dict[str, Any], bodies: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The words of an entry as its last correction left them, so that a further one changes only what it names."""
    last = None
    for each in bodies:
        last = each if each.get("corrects", {}).get("entry") == body["id"] else last
    if last is None:
        return raw_of(body)
    new = {path.removeprefix("new."): value for path, value in registry.sealed_words(last["id"]).items() if path.startswith("new.")}
    return raw_of({**body, "said": last["corrects"]["said"]}, new)
