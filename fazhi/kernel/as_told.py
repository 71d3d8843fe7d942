"""Entries as they stand today, for tables: corrections in the place of the old words, what was struck marked."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from fazhi.kernel import words
from fazhi.kernel.models import Entry
from fazhi.kernel.plain import ask, one_of

MENDS = ("common.Correct", "common.Strike", "common.Move")


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as it stands today: its body, its plain and sealed words, its day, whether it was corrected or struck."""

    body: dict[str, Any]
    plain: dict[str, Any]
    sealed: dict[str, Any]
    on: str
    corrected: bool = False
    struck: bool = False


def corrections(matters: Iterable[str]) -> tuple[dict[str, dict[str, Any]], set[str]]:
    """What was mended in these matters: {entry: body of its last correction that stands}, and the entries that were struck; one query."""
    asked = list(dict.fromkeys(matters))
    if not asked:
        return {}, set()
    mends = ask(f'SELECT body FROM "{Entry._meta.db_table}" WHERE matter IN {one_of(asked)} AND act IN {one_of(MENDS)} ORDER BY matter, n', [*asked, *MENDS])
    later = [json.loads(text) for text, in mends]
    gone = {struck["entry"] for body in later for struck in body.get("strikes", ())}
    return {body["corrects"]["entry"]: body for body in later if body.get("corrects") and body["id"] not in gone}, gone


def as_told(ids: Iterable[str], names: Collection[str] | None = None) -> dict[str, Told]:
    """Entries by identifier, corrections in the place of the old words; of the sealed ones only those of these fields, where some are named. Three queries, plain ones, since every row of a register asks."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    bodies = {each["id"]: each for each in (json.loads(text) for text, in ask(f'SELECT body FROM "{Entry._meta.db_table}" WHERE id IN {one_of(wanted)}', wanted))}
    mended, gone = corrections(each["matter"] for each in bodies.values())
    fields = None if names is None else [*names, *(f"new.{each}" for each in names)]
    said = words.read([*bodies, *(body["id"] for body in mended.values())], fields=fields)
    return {ident: _said(body, said.get(ident, {}), mended.get(ident), said, ident in gone) for ident, body in bodies.items()}


def anew(sealed: dict[str, Any]) -> dict[str, Any]:
    """The sealed words that a correction put in the place of the old ones, by the fields of the entry that it corrects."""
    return {path.removeprefix("new."): value for path, value in sealed.items() if path.startswith("new.")}


def _said(body: dict[str, Any], sealed: dict[str, Any], mended: dict[str, Any] | None, said: dict[str, dict[str, Any]], struck: bool) -> Told:
    if mended is None:
        return Told(body, body["said"], sealed, body["done_at"], struck=struck)
    corrects = mended["corrects"]
    return Told(body, corrects["said"], {**sealed, **anew(said.get(mended["id"], {}))}, corrects.get("done_at") or body["done_at"], corrected=True, struck=struck)
