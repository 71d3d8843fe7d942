"""Proposals: the handler proposes, each signer signs in turn, and the last signature is the act."""

import json
from collections.abc import Mapping
from typing import Any

from fazhi.kernel import fields as f
from fazhi.kernel import memory as mem
from fazhi.kernel import plain, words
from fazhi.kernel.acts import ANY, Act, Stage
from fazhi.kernel.models import Entry
from fazhi.kernel.registry import act as act_by_key
from fazhi.kernel.wrong import NotFound


def raw_of(body: dict[str, Any]) -> dict[str, Any]:
    """What the proposed act would say, from a Propose entry's body and its sealed words."""
    return json.loads(words.read([body["id"]])[body["id"]]["words"]) if body["sealed"].get("words") else {}


def proposal(entry: str, matter: str) -> tuple[type[Act], dict[str, Any], dict[str, Any]]:
    """(act class, raw words, body) of a proposal; raises NotFound."""
    found = several({entry: matter})
    if entry not in found:
        raise NotFound("没有这份待签批的呈批件，可能已被撤回。请刷新后再看。")
    return found[entry]


def several(asked: Mapping[str, str]) -> dict[str, tuple[type[Act], dict[str, Any], dict[str, Any]]]:
    """{entry: (act class, raw words, body)} of proposals asked for as {entry: matter}; those that are not there are left out. Two queries."""
    rows = plain.rows(Entry, ("id", "matter", "body"), {"id": asked, "act": "common.Propose"})
    bodies = {row["id"]: json.loads(row["body"]) for row in rows if asked[row["id"]] == row["matter"]}
    sealed = words.read([entry for entry, body in bodies.items() if body["sealed"].get("words")], field="words")
    return {entry: (act_by_key(body["said"]["act"]), json.loads(sealed[entry]["words"]) if entry in sealed else {}, body) for entry, body in bodies.items()}


def standing(memory: dict[str, Any], term: str) -> dict[str, str]:
    """{proposal: key of its act} of the proposals of which a duty is open, the earliest first: “sign” where a signature is wanted, “returned” where it was sent back and neither proposed anew nor let go."""
    owed = {row["of"] for row in memory.get("rows", {}).get("deadline", {}).values() if row["term"] == term and row.get("state") == "open"}
    return {one["e"]: str(one["s"]["act"]) for one in sorted((proposed(memory, each) for each in owed), key=lambda one: int(one["i"]))}


def lost(memory: dict[str, Any], stage: Stage, term: str) -> dict[str, str]:
    """{proposal: key of its act} of those that stand and can be done no more once the matter is at this stage: it is over, and the act has no place there."""
    return {entry: key for entry, key in standing(memory, term).items() if not {ANY, stage} & set(act_by_key(key).at)} if stage.end else {}


def proposed(memory: dict[str, Any], entry: str) -> dict[str, Any]:
    """What a matter remembers of a proposal; read from the entry itself where its duty began anew after it was forgotten. Raises NotFound."""
    known: dict[str, Any] | None = next((one for one in memory.get("acts", {}).get("common.Propose", {"kept": []})["kept"] if one["e"] == entry), None)
    text = None if known else Entry.objects.filter(id=entry, act="common.Propose").values_list("body", flat=True).first()
    if not known and not text:
        raise NotFound("没有这份呈批件。请刷新后再看。")
    return known or mem.mini(json.loads(text or ""))


def ended_by(memory: dict[str, Any], act: Act, again: str = "") -> list[str]:
    """Which proposal that was sent back ends with this act, proposed anew or done without asking again: the one from which it was begun; where that is not told, the earliest of the same act about the same."""
    cls, raw = (act_by_key(act.raw["act"]), json.loads(act.raw["words"])) if act.key == "common.Propose" else (type(act), act.raw)
    back = [entry for entry, key in standing(memory, "returned").items() if key == cls.key]
    if again or not back:
        return [entry for entry in back if entry == again]
    sealed = words.read(back, field="words")
    return [entry for entry in back if _alike(cls, raw, json.loads(sealed[entry]["words"]) if entry in sealed else {})][:1]


def _alike(cls: type[Act], one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two of the same act are about the same: what leads on is done once in a matter; of any other tell what it refers to, its codes and its choices."""
    names = [] if cls.enters is not None else [name for name, each in cls.fields.items() if isinstance(each, f.Choice | f.Code) or (isinstance(each, f.Reference) and not isinstance(each, f.OfficerOf))]
    mine, theirs = (f.clean_all(cls.fields, raw)[0] for raw in (one, other))
    return all(mine.get(name) == theirs.get(name) for name in names)


def sent_back(memory: dict[str, Any], entry: str) -> dict[str, Any]:
    """What a matter remembers of how a proposal was last sent back; read from the entries where its duty began anew after it was forgotten."""
    known: dict[str, Any] | None = next((one for one in reversed(memory["acts"].get("common.SendBack", {"kept": []})["kept"]) if one["s"].get("proposal") == entry), None)
    if known:
        return known
    matter = Entry.objects.filter(id=entry).values("matter")
    bodies = map(json.loads, Entry.objects.filter(matter__in=matter, act="common.SendBack").order_by("-n").values_list("body", flat=True))
    return mem.mini(next(body for body in bodies if body["said"].get("proposal") == entry))


def signed_so_far(memory: dict[str, Any], entry: str) -> list[list[str]]:
    """[person, capacity] of everyone whose signature on this proposal stands, in order; the capacity is the one in which he was asked to sign."""
    return [[person, capacity] for _, person, capacity in signatures(memory, entry)]


def signatures(memory: dict[str, Any], entry: str) -> list[tuple[str, str, str]]:
    """(entry, person, capacity) of the signatures that stand: those after the step to which the proposal was sent back do not."""
    acts, none = memory["acts"], dict[str, Any](kept=[])
    undone = {each for one in acts.get("common.SendBack", none)["kept"] if one["s"].get("proposal") == entry for each in one["s"].get("undone") or ()}
    return [(one["e"], h[1], str(one["s"].get("capacity") or h[2])) for one in acts.get("common.Sign", none)["kept"]
            if one["s"].get("proposal") == entry and one["e"] not in undone for h in one["h"] if h[0] == "did"]


def hands(memory: dict[str, Any], entry: str) -> list[dict[str, str]]:
    """The hands of a proposal so far: who proposed it, and who has signed it."""
    made = [{"role": "proposed", "person": person, "capacity": capacity} for role, person, capacity in proposed(memory, entry)["h"] if role == "did"]
    return made + [{"role": "signed", "person": who, "capacity": capacity} for who, capacity in signed_so_far(memory, entry)]


def proposer(memory: dict[str, Any], entry: str) -> str:
    """The person who proposed."""
    return next((str(hand[1]) for hand in proposed(memory, entry)["h"] if hand[0] == "did"), "")


def steps(memory: dict[str, Any], entry: str) -> list[str]:
    """Keys of the capacities that must sign, in order; added signers come before the last."""
    added = [one["s"]["capacity"] for one in memory["acts"].get("common.AddSigner", {"kept": []})["kept"] if one["s"].get("proposal") == entry]
    wanted = list(proposed(memory, entry)["s"]["order"])
    return wanted[:-1] + added + wanted[-1:]


def unsigned(memory: dict[str, Any], entry: str) -> list[str]:
    """Keys of the capacities that have still to sign, in order."""
    return steps(memory, entry)[len(signed_so_far(memory, entry)):]


def next_step(memory: dict[str, Any], entry: str) -> tuple[str, bool]:
    """(capacity that signs next, whether it is the last)."""
    left = unsigned(memory, entry)
    return (left[0], len(left) == 1) if left else ("", True)
