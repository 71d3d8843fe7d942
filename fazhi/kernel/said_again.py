"""The words of an entry as they can be said again: what a correction starts from, and what a moved entry says in its new place."""

import copy
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from fazhi.kernel import registry, words
from fazhi.kernel.as_told import BESIDE, MENDS, NEW, anew
from fazhi.kernel.checks import Step, steps_in
from fazhi.kernel.fields import Field, Money, Rows
from fazhi.kernel.models import Entry
from fazhi.kernel.plain import rows


def _raw_of(body: dict[str, Any], sealed: Mapping[str, Any]) -> dict[str, Any]:
    """Plain words with the sealed ones put back in their places."""
    raw: dict[str, Any] = copy.deepcopy({k: v for k, v in body["said"].items() if k != "scan"})
    for path, value in sealed.items():
        if path.startswith((*BESIDE, "scan", NEW)):
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


def steps_with_words(matter: str, acts: Collection[str] = ()) -> Iterator[tuple[Step, dict[str, Any]]]:
    """The steps of a matter with all their words, struck ones left out, corrected ones as the correction left them; those of these acts alone, where some are named."""
    if not matter:
        return
    asked = {"matter": [matter], **({"act": [*acts, *MENDS]} if acts else {})}
    every = [json.loads(row["body"]) for row in rows(Entry, ("body",), asked, ("n",))]
    by_id, sealed = {body["id"]: body for body in every}, words.read([body["id"] for body in every])
    for step in steps_in(every):
        if not acts or step.act in acts:
            yield step, raw_now(by_id[step.id], every, sealed)


def begun_with(matter: str, name: str) -> str:
    """What the first step of a matter said in a field, as it stands now; empty where it said nothing."""
    return next((str(said.get(name) or "") for _, said in steps_with_words(matter)), "")


def raw_now(body: dict[str, Any], bodies: Iterable[dict[str, Any]], sealed: Mapping[str, dict[str, Any]] | None = None) -> dict[str, Any]:
    """The words of an entry as its last correction left them, so that a further one changes only what it names; `sealed`: the sealed words by entry, where they were read already."""
    last = None
    for each in bodies:
        last = each if each.get("corrects", {}).get("entry") == body["id"] else last
    secret = words.read([(last or body)["id"]]) if sealed is None else sealed
    if last is None:
        return _raw_of(body, secret.get(body["id"], {}))
    return _raw_of({**body, "said": last["corrects"]["said"]}, anew(secret.get(last["id"], {})))
