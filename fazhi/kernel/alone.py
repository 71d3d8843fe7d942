"""What is said independently (a score) is read by nobody else until the act that opens it to the others was done."""

from collections.abc import Iterable, Mapping
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.happen import peek


def hidden(person: str, matter: str, bodies: Iterable[Mapping[str, Any]]) -> set[str]:
    """Entries of a matter that the person may not read yet, since somebody else made them on his own."""
    found = set()
    for body in bodies:
        until = getattr(registry.acts().get(body["act"]), "alone_until", "")
        own = any(hand["person"] == person for hand in body["hands"] if hand["role"] == "did")
        if until and not own and not peek(matter)["acts"].get(until, {}).get("n"):
            found.add(str(body["id"]))
    return found
