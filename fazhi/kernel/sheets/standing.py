"""What stands here of a sheet: folded from the entries that said its rows, struck ones left out, corrected ones as corrected."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fazhi.kernel import gate, words
from fazhi.kernel.models import Entry, Matter
from fazhi.kernel.sheets.declare import Sheet, Stand, Words

MENDED = ("common.Strike", "common.Move", "common.Correct")


def stands(office: str, sheet: Sheet) -> dict[str, Stand]:
    """{identity: what stands for it}: per identity the newest entry of the sheet's acts. A handful of queries whatever the number of rows."""
    rows = list(Entry.objects.filter(office=office, act__in=sheet.acts).order_by("recorded_at", "n").values_list("id", "matter", "act", "done_at", "body"))
    matters = {row[1] for row in rows}
    dead = set(Matter.objects.filter(office=office, id__in=matters).exclude(struck="").values_list("id", flat=True))
    gone, corrected = _mended(matters)
    alive = [row for row in rows if row[0] not in gone and row[1] not in dead]
    sealed = words.read([row[0] for row in alive])
    found: dict[str, Stand] = {}
    for ident, matter, act, on, text in alive:
        said, hidden = json.loads(text)["said"], sealed.get(ident, {})
        if ident in corrected:
            said, hidden = corrected[ident][0], {**hidden, **corrected[ident][1]}
        if sheet.its and not sheet.its(act, said):
            continue
        told = of_entry(sheet, act, on, said, hidden)
        name = sheet.identity(told)
        if name:
            found[name] = Stand(ident, matter, act, on, told)
    return found


def parted(found: dict[str, Stand], viewer: gate.Viewer | None, sheet: Sheet) -> tuple[dict[str, Stand], set[str]]:
    """What of it stands in matters that the viewer may see, and by what the rest is known, typed here with its number or not; everything where nobody looks."""
    if viewer is None:
        return found, set()
    seen = set(gate.visible(viewer).filter(id__in={one.matter for one in found.values()}).values_list("id", flat=True))
    return {name: one for name, one in found.items() if one.matter in seen}, {name for name, one in found.items() if one.matter not in seen} | _numbered(sheet, viewer)


def _numbered(sheet: Sheet, viewer: gate.Viewer) -> set[str]:
    """By what the matters of the sheet's line are known which bear an outside number and which the viewer may not see, whatever act opened them."""
    key = sheet.known_by[0]
    if not sheet.line or not isinstance(key, str):
        return set()
    found = Matter.objects.filter(office=viewer.office, line=sheet.line, struck="").exclude(outside="").exclude(id__in=gate.visible(viewer).values("id"))
    return {sheet.identity({key: number}) for number in found.values_list("outside", flat=True)}


def _mended(matters: Iterable[str]) -> tuple[set[str], dict[str, tuple[dict[str, Any], dict[str, Any]]]]:
    """Struck entries, and the words of corrected ones."""
    gone: set[str] = set()
    corrected: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
    found = list(Entry.objects.filter(matter__in=list(matters), act__in=MENDED).order_by("recorded_at", "n").values_list("id", "body"))
    sealed = words.read([ident for ident, _ in found])
    for ident, text in found:
        body = json.loads(text)
        gone |= {each["entry"] for each in body.get("strikes", ())}
        if body.get("corrects"):
            hidden = {path.removeprefix("new."): value for path, value in sealed.get(ident, {}).items() if path.startswith("new.")}
            corrected[body["corrects"]["entry"]] = (body["corrects"]["said"], hidden)
    return gone, corrected


def of_entry(sheet: Sheet, act: str, on: str, said: Mapping[str, Any], sealed: Mapping[str, Any]) -> Words:
    """The words of an entry by heading, as the ledger keeps them."""
    found: Words = {}
    other = sheet.reads.get(act, {})
    for heading in sheet.headings:
        first, _, inner = other.get(heading.key, heading.key).partition(".")
        value: Any = on[:10] if first == "@on" else said.get(first)
        if inner:
            hidden = sealed.get(first)
            value = {**(value if isinstance(value, dict) else {}), **(hidden if isinstance(hidden, dict) else {})}.get(inner)
        elif value is None:
            value = sealed.get(first)
        if value not in (None, "", []):
            found[heading.key] = value
    return found
