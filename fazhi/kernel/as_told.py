"""Entries as they stand today: corrections in the place of the old words, what was struck marked. Whoever reads sealed words reads them here; as they were first told only the history shows them."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fazhi.kernel import words
from fazhi.kernel.camera import WORD
from fazhi.kernel.case import Said
from fazhi.kernel.models import Entry
from fazhi.kernel.plain import ask, one_of

MENDS = ("common.Correct", "common.Strike", "common.Move")
BESIDE = ("paper:", WORD, "scan.name")  # what stands beside the fields of an act: papers, what a camera wrote, the sheet's name. No correction touches it
NEW = "new."  # before the words that a correction puts in the place of the old ones


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
    return _mended(one_of(asked), asked) if asked else ({}, set())


def _mended(matters: str, values: list[str]) -> tuple[dict[str, dict[str, Any]], set[str]]:
    mends = ask(f'SELECT body FROM "{Entry._meta.db_table}" WHERE matter IN {matters} AND act IN {one_of(MENDS)} ORDER BY matter, n', [*values, *MENDS])
    later = [json.loads(text) for text, in mends]
    gone = {struck["entry"] for body in later for struck in body.get("strikes", ())}
    return {body["corrects"]["entry"]: body for body in later if body.get("corrects") and body["id"] not in gone}, gone


def sealed(entries: Iterable[str], names: Collection[str] | None = None, *, mended: bool = True) -> dict[str, dict[str, Any]]:
    """The sealed words of entries as they stand, all or those of some fields: {entry: {field: value}}. Two plain queries; one where the reader knows that nothing was `mended`. Ask the gate first."""
    wanted = list(dict.fromkeys(entries))
    if not wanted:
        return {}
    found = _mended(f'(SELECT matter FROM "{Entry._meta.db_table}" WHERE id IN {one_of(wanted)})', wanted)[0] if mended else {}
    return standing(wanted, names, {entry: found[entry]["id"] for entry in wanted if entry in found})


def standing(wanted: list[str], names: Collection[str] | None, by: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The sealed words of entries as they stand; `by`: the corrections that stand, by the entries they correct."""
    said = words.read([*wanted, *by.values()], fields=names if names is None or not by else [*names, *(f"{NEW}{each}" for each in names)])
    return {entry: stand(said.get(entry, {}), said.get(by[entry], {})) if entry in by else said[entry] for entry in wanted if entry in by or entry in said}


def words_of(entry: str) -> dict[str, Any]:
    """The sealed words of one entry as they stand."""
    return sealed([entry]).get(entry, {})


def words_in(said: Said) -> dict[str, Any]:
    """The sealed words of what an act said, as they stand; one query where nothing in its matter was corrected."""
    return sealed([said.entry], mended=said.mended).get(said.entry, {})


def as_told(ids: Iterable[str], names: Collection[str] | None = None) -> dict[str, Told]:
    """Entries by identifier, corrections in the place of the old words; of the sealed ones only those of these fields, where some are named. Three queries, plain ones, since every row of a register asks."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    bodies = {each["id"]: each for each in (json.loads(text) for text, in ask(f'SELECT body FROM "{Entry._meta.db_table}" WHERE id IN {one_of(wanted)}', wanted))}
    mended, gone = corrections(each["matter"] for each in bodies.values())
    secret = standing(list(bodies), names, {entry: mended[entry]["id"] for entry in bodies if entry in mended})
    return {ident: _said(body, secret.get(ident, {}), mended.get(ident), ident in gone) for ident, body in bodies.items()}


def stand(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The sealed words of an entry – `old` – as those of the entry that corrects it – `new` – leave them: a correction says all words of the fields anew, so that what it does not say was taken out."""
    return {**{path: value for path, value in old.items() if path.startswith(BESIDE)}, **anew(new)}


def anew(sealed: Mapping[str, Any]) -> dict[str, Any]:
    """The sealed words that a correction put in the place of the old ones, by the fields of the entry that it corrects."""
    return {path.removeprefix(NEW): value for path, value in sealed.items() if path.startswith(NEW)}


def _said(body: dict[str, Any], sealed: dict[str, Any], mended: dict[str, Any] | None, struck: bool) -> Told:
    if mended is None:
        return Told(body, body["said"], sealed, body["done_at"], struck=struck)
    corrects = mended["corrects"]
    return Told(body, corrects["said"], sealed, corrects.get("done_at") or body["done_at"], corrected=True, struck=struck)
