"""What somebody who came may read of his matter with the code of his receipt: which kind, where it stands, the next day and whose turn – no name, no content, nothing that is kept apart.

The code is made from the matter's own key, so nobody can make one up, it says nothing by itself, and it ends when the key is destroyed.
"""

import hmac
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fazhi.kernel import nearest, reach, registry, secluded, words
from fazhi.kernel.case import Case
from fazhi.kernel.keys import KeyErased
from fazhi.kernel.models import Deadline, Matter
from fazhi.kernel.prints import template_of
from fazhi.kernel.roster import roster

LETTERS = "ACDEFHJKMNPQRTUVWXY346789"  # none that is taken for another on paper
LENGTH, GROUP = 12, 4  # so long that nobody tries them all: 25 to the power of 12
DIGITS = 6  # at the end of a matter's number, behind a dash that may be left out
COLUMNS = ("id", "office", "line", "code", "stage", "round", "opened_on", "closed_on", "unit", "memory", "key")


def nothing_else(case: Case) -> str:
    """The stage says it all."""
    return ""


@dataclass(frozen=True, slots=True)
class Track:
    """What a line tells whoever came: where his matter stands at each stage (of a stage without words nothing is told), what comes next by each term, and whose turn that is where it is not this office's.

    `says` gives other words than the stage's, empty for none; None where nothing at all may be told.
    """

    stands: Mapping[str, str]
    waits: Mapping[str, str]
    turns: Mapping[str, str] = field(default_factory=dict)
    says: Callable[[Case], str | None] = nothing_else


def off(office: str, on: date) -> str:
    """Why nobody can look up anything; empty where the public can open the page."""
    return reach.closed(reach.of(office, on))


def code_of(key: str) -> str:
    """The code of a matter, in groups as it is printed; raises KeyErased when the matter was erased."""
    number = int.from_bytes(hmac.digest(words.keys().get(key), b"fazhi track", "sha256"))
    signs = [LETTERS[number // len(LETTERS) ** i % len(LETTERS)] for i in range(LENGTH)]
    return "-".join("".join(signs[i:i + GROUP]) for i in range(0, LENGTH, GROUP))


def printed(paper: Mapping[str, Any], on: date) -> str:
    """The code that a receipt bears; empty for a paper that is none, that speaks of another number, or where there is nothing to look up."""
    if not template_of(dict(paper)).tracked or off(paper["office"], on):
        return ""
    row = Matter.objects.filter(id=paper["matter"], struck="").values(*COLUMNS).first()
    if row is None or row["code"] not in paper["text"] or _stands(row, on) is None:
        return ""
    return code_of(row["key"])


def told(office: str, number: str, code: str, on: date) -> dict[str, Any] | None:
    """What is told of the matter with this number to whoever has its code; None for a wrong code, an unknown number and whatever is kept apart, all alike."""
    typed = plain(number)
    row = Matter.objects.filter(office=office, code__in=(typed, f"{typed[:-DIGITS]}-{typed[-DIGITS:]}"), struck="").values(*COLUMNS).first()
    if row is None or not _fits(row["key"], code) or (stands := _stands(row, on)) is None:
        return None
    line = registry.line(row["line"])
    return {"kind": line.title, "number": row["code"], "received": row["opened_on"][:10], "stands": stands, "office": roster(office).name, "next": _next(row, line.track, on)}


def plain(text: str) -> str:
    """A number or code as it is printed, however it was typed."""
    return re.sub(r"[\u2010-\u2015\u2212]+", "-", unicodedata.normalize("NFKC", text)).upper().replace(" ", "")


def _fits(key: str, code: str) -> bool:
    try:
        return hmac.compare_digest(code_of(key).replace("-", "").encode(), plain(code).replace("-", "").encode())
    except KeyErased:
        return False


def _stands(row: Mapping[str, Any], on: date) -> str | None:
    """Where the matter stands in plain words; None where nothing may be told: another kind of work, whatever has a level or somebody accused in it."""
    track: Track | None = registry.line(row["line"]).track
    if track is None or row["stage"] not in track.stands or row["id"] in secluded.known([row["id"]]):
        return None
    memory = json.loads(row["memory"])
    said = track.says(Case(id=row["id"], line=row["line"], office=row["office"], day=on, at=on.isoformat(), stage=row["stage"], round=row["round"], memory=memory, row=dict(row)))
    return None if said is None else said or track.stands[row["stage"]]


def _next(row: Mapping[str, Any], track: Track, on: date) -> dict[str, Any] | None:
    """What comes next, by which day and article, and whose turn it is; None where nothing is owed."""
    found = Deadline.objects.filter(matter=row["id"], term__in=list(track.waits), state="open", struck="").order_by("id").values("term", "due", "not_before", "cite", "suspended")
    first = min(found, key=nearest.first, default=None)
    if first is None:
        return None
    rests = any(not each[1] for each in json.loads(first["suspended"] or "[]"))
    return {"what": track.waits[first["term"]], "turn": track.turns.get(first["term"], ""), "due": first["due"][:10], "not_before": first["not_before"], "cite": first["cite"],
            "over": bool(first["due"]) and first["due"][:10] < on.isoformat(), "rests": rests}
