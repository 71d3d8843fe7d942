"""All files and evidence of a matter for one page: which step they belong to, what their cameras say, who holds what."""

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q

from fazhi.kernel import camera, custody, duties, filming, gate, hanging, masking, plain, registry, words
from fazhi.kernel.as_told import stand
from fazhi.kernel.evidence import ENDS, EXTENTS, KINDS, RESULTS, SOURCES
from fazhi.kernel.models import Entry, File, Reading
from fazhi.kernel.opened import Opened
from fazhi.kernel.vault import vault
from fazhi.kernel.wrong import NotFound

WHOLE, BROKEN = "reread", "broken"  # how the reading log tells that a file was read anew
FILE = ("hash", "size", "media", "how", "word", "taken", "opened_by", "struck")
SORTS = {"image": "picture", "video": "film", "audio": "sound"}
ABOUT = (custody.ADD, custody.HAND, custody.RETURN, custody.CHECK, custody.CONFIRM, custody.CONTEST, "common.Strike", "common.Correct", "common.Move")


@dataclass(frozen=True, slots=True)
class Shot:
    """One file: what it is, what its camera says, and what a reader should know of it (`marks`)."""

    hash: str
    size: int
    media: str
    name: str
    sort: str
    taken: str
    device: str
    place: str
    marks: tuple[str, ...]


@dataclass(slots=True)
class Step:
    """An entry with the files it brought in and the evidence that belongs to it; `lacks` says what should have been recorded."""

    entry: str
    n: int
    title: str
    at: str
    by: str
    shots: list[Shot] = field(default_factory=list)
    exhibits: list[dict[str, Any]] = field(default_factory=list)
    lacks: str = ""


@dataclass(slots=True)
class Gallery:
    """The steps that have something to show, in order."""

    steps: list[Step]

    @property
    def shots(self) -> list[Shot]:
        """Every file once, those of evidence too."""
        every = [shot for step in self.steps for shot in (*step.shots, *(one for each in step.exhibits for one in each["shots"]))]
        return list({shot.hash: shot for shot in every}.values())

    @property
    def lacks(self) -> list[str]:
        """What should have been recorded in sound and picture."""
        return [f"第{step.n}条“{step.title}”{step.lacks}" for step in self.steps if step.lacks]


def of(read: Opened) -> Gallery:
    """The gallery of a matter that the gate has opened to the person; six queries at most whatever it holds."""
    if not read.head["inside"]:
        return Gallery([])
    files = plain.rows(File, FILE, {"matter": read.head["id"]}, ("opened_by", "id"))
    bodies = _bodies(read, {row["opened_by"] for row in files})
    gone = hanging.struck(bodies)
    standing = [each for each in bodies if each["id"] not in gone]
    said = _words(read, standing)
    shots = _shots([row for row in files if not row["struck"]], standing, said)
    pieces = custody.pieces(bodies)
    names = read.viewer.names(custody.persons(pieces.values()) | {hand["person"] for body in standing for hand in body["hands"]})
    steps = {each["id"]: _step(each, names) for each in standing}
    for entry, found in shots.items():
        if entry not in pieces:
            steps[entry].shots.extend(found)
    films = set()
    for piece in pieces.values():
        home = piece.said.get("step", "") if piece.said.get("step", "") in steps else piece.entry
        steps[home].exhibits.append(_exhibit(piece, steps[piece.entry], shots.get(piece.entry, []), said, names))
        if piece.said.get("elsewhere") or any(filming.is_film(each["media"]) for each in piece.said.get("files", ())):
            films.add(home)
    for body in standing:
        _lacking(body, steps[body["id"]], films, read.memory)
    return Gallery([each for each in steps.values() if each.shots or each.exhibits or each.lacks])


def _bodies(read: Opened, brought: set[str]) -> list[dict[str, Any]]:
    """The entries that can have to do with evidence, in order, those that brought files in among them; a matter with thousands of others costs no more."""
    matter = read.head["id"]
    if read.whole:
        bodies = sorted((row["body"] for row in read.rows), key=lambda each: int(each["n"]))
        steps = {piece.said.get("step") for piece in custody.pieces(bodies).values()}
        return [each for each in bodies if each["id"] in brought or each["id"] in steps or each["act"] in _about()]
    found = Entry.objects.filter(Q(id__in=brought) | Q(act__in=_about()), matter=matter).order_by("n").values_list("body", flat=True)
    bodies = [json.loads(text) for text in found]
    known = {each["id"] for each in bodies}
    steps = {piece.said["step"] for piece in custody.pieces(bodies).values() if piece.said.get("step")} - known
    more = Entry.objects.filter(matter=matter, id__in=steps).values_list("body", flat=True) if steps else ()
    return sorted([*bodies, *(json.loads(text) for text in more)], key=lambda each: int(each["n"]))


@cache
def _about() -> frozenset[str]:
    """The acts that are about evidence, whatever they brought in."""
    return frozenset((*ABOUT, *(key for key, cls in registry.acts().items() if cls.filmed)))


def _words(read: Opened, standing: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Sealed words by entry, corrected ones in the place of the old, without what finds somebody where the reader may not call him."""
    opened = read.sealed if read.whole else words.read([each["id"] for each in standing])
    bodies = {each["id"]: each for each in standing}
    said = {ident: opened.get(ident, {}) for ident in bodies}
    for body in standing:
        if body.get("corrects") and body["corrects"]["entry"] in said:
            said[body["corrects"]["entry"]] = stand(said[body["corrects"]["entry"]], said[body["id"]])
    return said if read.head["calls"] else {ident: masking.uncalled(told, masking.asked(bodies[ident])) for ident, told in said.items()}


def _step(body: dict[str, Any], names: dict[str, str]) -> Step:
    cls = registry.acts().get(body["act"])
    did = [names.get(hand["person"], "") for hand in body["hands"] if hand["role"] in ("did", "proposed", "signed", "assisted")]
    return Step(body["id"], body["n"], cls.title if cls else body["act"], body["done_at"], "、".join(dict.fromkeys(filter(None, did))))


def _lacking(body: dict[str, Any], step: Step, films: set[str], memory: dict[str, Any]) -> None:
    cls = registry.acts().get(body["act"])
    if cls is None or not cls.filmed or step.entry in films or any(filming.is_film(each.media) for each in step.shots):
        return
    if filming.need(cls.filmed_now(memory), date.fromisoformat(body["done_at"][:10])) == "must":
        step.lacks = "应当全程音像记录，还没有登记录像"


def _shots(files: list[dict[str, Any]], standing: list[dict[str, Any]], said: dict[str, dict[str, Any]]) -> dict[str, list[Shot]]:
    bodies = {each["id"]: each for each in standing}
    found: dict[str, list[Shot]] = {}
    for row in files:
        body = bodies.get(row["opened_by"])
        if body is not None:
            told = said.get(body["id"], {})
            found.setdefault(body["id"], []).append(_shot(row, told, _when(body, row["word"], bodies)))
    return found


def _shot(row: dict[str, Any], told: dict[str, Any], at: str) -> Shot:
    seen = told.get(f"{camera.WORD}{row['word']}", {})
    marks = [camera.HOW[row["how"]]] if row["how"] in (camera.BARE, camera.PASTED, camera.UNREAD) and row["word"] != "scan" else []
    gap = camera.apart(row["taken"], at)
    if gap:
        marks.append(f"拍摄时间与办理时间相差{gap}")
    sort = "picture" if row["how"] else SORTS.get(row["media"].partition("/")[0], "file")
    return Shot(row["hash"], row["size"], row["media"], str(told.get(f"{row['word']}.name", "")), sort, row["taken"], seen.get("device", ""), seen.get("place", ""), tuple(marks))


def _when(body: dict[str, Any], path: str, bodies: dict[str, dict[str, Any]]) -> str:
    """The time that the pictures of an entry show; empty where it is not known or nothing is to be compared."""
    cls = registry.acts().get(body["act"])
    declared = camera.field_of(cls, path)
    if cls is None or declared is None or not declared.live:
        return ""
    act = cls()
    act.take(body["said"])
    return act.when_taken(body["done_at"], lambda entry: str(bodies[entry]["done_at"]) if entry in bodies else "")


def _exhibit(piece: custody.Piece, step: Step, shots: list[Shot], said: dict[str, dict[str, Any]], names: dict[str, str]) -> dict[str, Any]:
    own = said.get(piece.entry, {})
    stores = {hand.entry: said.get(hand.entry, {}).get("store", "") for hand in piece.hands}
    return {
        "entry": piece.entry, "n": piece.n, "at": piece.at, "by": step.by, "kind": KINDS.get(piece.said.get("kind", ""), ""), "name": own.get("name", ""), "proves": own.get("proves", ""),
        "source": SOURCES.get(piece.said.get("source", ""), ""),
        "extent": EXTENTS.get(piece.said.get("extent", ""), ""), "taken_at": piece.said.get("taken_at", ""), "place": own.get("place", ""),
        "device": piece.said.get("device", ""), "taker": names.get(piece.said.get("taker", ""), "") or step.by, "provider": own.get("provider", ""),
        "features": own.get("features", ""), "shots": shots, "thing": piece.is_thing, "left": ENDS.get(piece.left.get("how", ""), ""), "left_at": piece.left.get("at", ""),
        "elsewhere": [{**row, "name": own.get(f"elsewhere.{i}.name", "")} for i, row in enumerate(piece.said.get("elsewhere", ()))],
        "hands": [{"who": names.get(hand.person, ""), "since": hand.since, "store": stores[hand.entry], "state": hand.state} for hand in piece.hands],
        "checks": [{**each, "words": RESULTS[each["result"]]} for each in piece.checks],
    }


# -- one file ----------------------------------------------------------------------------------------------------------


def reread(viewer: gate.Viewer, name: str) -> bool:
    """Whether a file is in the vault as it came in, read anew from beginning to end; the answer stands in the reading log. Raises NotFound."""
    row = readable(viewer, name)
    whole = vault().has(name) and vault().check(name)
    gate.log(viewer, row["matter"], f"{WHOLE if whole else BROKEN} {name[:40]}")
    return whole


def last_read(matter: str) -> dict[str, tuple[str, bool]]:
    """When each file of a matter was last read anew, and whether it was whole {first 40 digits of its digest: (moment, True)}."""
    rows = Reading.objects.filter(Q(what__startswith=WHOLE) | Q(what__startswith=BROKEN), matter=matter).order_by("id").values_list("what", "at")
    return {what.partition(" ")[2]: (at, what.startswith(WHOLE)) for what, at in rows}


def readable(viewer: gate.Viewer, name: str) -> dict[str, Any]:
    """A file whose matter is open to the person; raises NotFound. Whoever shows more than a small picture of it logs the reading."""
    for row in File.objects.filter(duties.known(viewer), hash=name, struck="").order_by("id").values()[:20]:
        head = gate.visible(viewer).values("id", "line", "handler").get(id=row["matter"])
        if gate.inside(viewer, dict(head), registry.line(head["line"])):
            return row
    raise NotFound("没有这个文件，或者您无权查看。")
