"""Who has held a piece of evidence from when, read from the record: what was said of it, through whose hands it went, how it left."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from fazhi.kernel.hanging import struck

ADD, HAND, RETURN, CHECK = "common.AddEvidence", "common.HandEvidence", "common.ReturnEvidence", "common.CheckEvidence"
CONFIRM, CONTEST = "common.Confirm", "common.Contest"


@dataclass(frozen=True, slots=True)
class Hand:
    """One pair of hands: whose, since when, by which entry; `state` is empty, `waiting` (not confirmed yet) or `contested`."""

    entry: str
    since: str
    person: str
    state: str = ""


@dataclass(slots=True)
class Piece:
    """A piece of evidence: its plain words as they stand now, its chain of hands, its checks, and the entry by which it left."""

    entry: str
    n: int
    at: str
    said: dict[str, Any]
    words: set[str]
    hands: list[Hand] = field(default_factory=list)
    checks: list[dict[str, Any]] = field(default_factory=list)
    left: dict[str, Any] = field(default_factory=dict)

    @property
    def is_thing(self) -> bool:
        """True for what can be held in hands."""
        return bool(self.words & {"store", "features"} or self.said.get("keeper"))

    @property
    def keeper(self) -> str:
        """The person who keeps it now; empty where nobody is named."""
        return next((each.person for each in reversed(self.hands) if each.state != "contested"), "")


def pieces(bodies: list[dict[str, Any]]) -> dict[str, Piece]:
    """Every standing piece of evidence of a matter by its entry, in order."""
    gone = struck(bodies)
    now = {each["corrects"]["entry"]: each["corrects"] for each in bodies if each.get("corrects") and each["id"] not in gone}
    said = {entry: one["said"] for entry, one in now.items()}
    standing = [each for each in bodies if each["id"] not in gone]
    found = {each["id"]: Piece(each["id"], each["n"], each["done_at"], said.get(each["id"], each["said"]),
                               set(now.get(each["id"], each)["sealed"])) for each in standing if each["act"] == ADD}
    for piece in found.values():
        if piece.said.get("keeper"):
            piece.hands.append(Hand(piece.entry, piece.at, piece.said["keeper"]))
    answers = {each["said"].get("entry"): each["act"] for each in standing if each["act"] in (CONFIRM, CONTEST)}
    for each in standing:
        what = said.get(each["id"], each["said"])
        piece_of = found.get(what.get("evidence", ""))
        if piece_of is not None:
            _follow(piece_of, each, what, answers)
    return found


def _follow(piece: Piece, body: dict[str, Any], said: dict[str, Any], answers: dict[str, str]) -> None:
    if body["act"] == HAND:
        told = answers.get(body["id"])
        asked = any(change[0] == "+" and change[1] == "deadline" and change[3]["term"] == "confirm" for change in body["outcome"])
        state = "contested" if told == CONTEST else "waiting" if asked and told != CONFIRM else ""
        piece.hands.append(Hand(body["id"], body["done_at"], said["keeper"], state))
    elif body["act"] == RETURN:
        piece.left = {"entry": body["id"], "at": body["done_at"], "how": said["end"]}
    elif body["act"] == CHECK:
        piece.checks.append({"entry": body["id"], "at": body["done_at"], "result": said["result"]})


def persons(found: Iterable[Piece]) -> set[str]:
    """Everybody who holds or held something."""
    return {hand.person for piece in found for hand in piece.hands}
