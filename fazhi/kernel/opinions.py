"""What a legality review came to, read from outside: its conclusion, the text it is about, whose matter it belongs to, and who had a hand in it."""

import json
from typing import Any

from fazhi.kernel.happen import peek
from fazhi.kernel.models import Entry, Matter
from fazhi.kernel.parts import playing, told

GOOD = ("agreed", "answered")


def opinion_of(office: str, review: str) -> dict[str, Any]:
    """{"state": agreed, answered (closed with every piece of advice answered) or open, "kind": of what it was asked for, "text": hash, "parent", "day", "counsel": what the counsel asked there concluded, "hands", "senders"}; state empty where there is no such review."""
    row = Matter.objects.filter(id=review, office=office, struck="").values("stage", "parent").first() if review else None
    if row is None:
        return {"state": "", "kind": "", "text": "", "parent": "", "day": "", "counsel": "", "hands": [], "senders": []}
    memory = peek(review)
    opinions, answers = told(memory, "review.opinion"), told(memory, "review.answer")
    explained = row["stage"] == "closed" and bool(answers) and answers[-1]["s"].get("course") == "explain"
    state = "open" if _exchanged(review) else "agreed" if row["stage"] == "agreed" else "answered" if explained else "open"
    counsel = told(memory, "review.counsel")
    sent = sorted([*told(memory, "review.text"), *answers], key=lambda one: (one["on"], one["i"]))
    texts = [one["s"]["text"]["hash"] for one in sent if one["s"].get("text")]
    return {"state": state if opinions else "open", "kind": str((memory.get("first") or {"s": {}})["s"].get("kind") or ""), "text": texts[-1] if texts else "", "parent": row["parent"] or "", "day": opinions[-1]["on"] if opinions else "",
            "counsel": counsel[-1]["s"]["conclusion"] if counsel else "", "hands": hands_in(review), "senders": sorted({hand[1] for one in sent for hand in one["h"] if hand[1] and hand[0] != "recorded"})}


def _exchanged(review: str) -> bool:
    """True when a text was exchanged by a correction after the last opinion, which then speaks of another."""
    texts, seen, exchanged = (*playing("review.text"), *playing("review.answer")), dict[str, str](), False
    for body in map(json.loads, Entry.objects.filter(matter=review).order_by("n").values_list("body", flat=True)):
        mended = body.get("corrects") or {}
        if body["act"] in playing("review.opinion"):
            exchanged = False
        elif body["act"] in texts:
            seen[body["id"]] = _hash(body["said"])
        elif mended.get("act") in texts:
            exchanged = exchanged or seen.get(mended["entry"]) != _hash(mended["said"])
            seen[mended["entry"]] = _hash(mended["said"])
    return exchanged


def _hash(said: dict[str, Any]) -> str:
    return str((said.get("text") or {}).get("hash") or "")


def hands_in(matter: str) -> list[str]:
    """Everybody who had a hand in a matter by an act of its own, typing apart."""
    found: set[str] = set()
    for text in Entry.objects.filter(matter=matter).exclude(origin="link").values_list("body", flat=True):
        found |= {hand["person"] for hand in json.loads(text)["hands"] if hand["person"] and hand["role"] != "recorded"}
    return sorted(found)


def said_over_time(matter: str, act: str) -> list[tuple[int, dict[str, Any]]]:
    """What the newest entry of an act said, first as it was written and then after each correction: [(number of the entry that said so, words)], oldest first."""
    found: list[tuple[int, dict[str, Any]]] = []
    target = ""
    for body in map(json.loads, Entry.objects.filter(matter=matter).order_by("n").values_list("body", flat=True)):
        if body["act"] == act:
            target, found = body["id"], [(body["n"], body["said"])]
        elif body.get("corrects") and body["corrects"]["entry"] == target:
            found.append((body["n"], body["corrects"]["said"]))
    return found


def sum_at(found: list[tuple[int, dict[str, Any]]], said: Any, name: str = "amount") -> int | None:
    """A sum, out of what `said_over_time` found, as it stood when something was said about it; None when nothing was."""
    known = [words.get(name) or 0 for n, words in found if said and n < said.n]
    return int(known[-1]) if known else None
