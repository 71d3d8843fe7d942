"""What the record adds to an entry beside the words of its act: who confirms it, the matters it opened or came from, the signature it met."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel.outcome import Change, Outcome


def opened_id(entry: str, i: int) -> str:
    """The identifier of the matter that an entry opens as its i-th."""
    return sha256(f"{entry}/{i}".encode()).hexdigest()[:32]


def confirming(out: Outcome, persons: Iterable[str], hands: Iterable[dict[str, Any]]) -> None:
    """Whoever is named as having taken part confirms it himself; whose own hand or signature stands there need not."""
    own = {each["person"] for each in hands if each["role"] in ("did", "signed")}
    for person in persons:
        if person not in own:
            out.apply(c.Start("confirm", of=out.entry, person=person))


def carried(target: dict[str, Any], deadlines: dict[str, Any]) -> tuple[list[Change], list[tuple[str, dict[str, Any]]]]:
    """(changes of standing rows, new rows by table) of an entry that no words of its act make, so that a correction keeps them.

    target: the entry; deadlines: those of the matter as it remembers them.
    """
    outcome = target["outcome"]
    links = [values for kind, table, _, values in outcome if kind == "+" and table == "link"]
    opened = {opened_id(target["id"], i) for i in range(len(links))}
    kept = [values for values in links if values["other"] in opened]
    came = target["n"] == 1 and target["origin"] == "link"  # a matter that another one opened begins with its link to it, and with its level
    if came:
        kept = [*links[:1], *kept]
    moved = [each for each in outcome if each[0] == "~" and (
        (each[1] == "deadline" and deadlines.get(each[2], {}).get("term") == "sign") or (came and each[1] == "matter" and list(each[3]) == ["level"]))]
    return moved, [("link", values) for values in kept]
