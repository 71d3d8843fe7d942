"""The questions of an act asked again for corrected words: whatever was decided by comparing is compared again."""

import copy
from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel.acts import Act
from fazhi.kernel.capacities import Capacity
from fazhi.kernel.case import Case
from fazhi.kernel.digest import canonical
from fazhi.kernel.fields import clean_all


def asked_again(was: dict[str, Any], again: Act, then: Case) -> dict[str, Any]:
    """What the questions answer to the new words, as far as they answer something else to the old ones; what does not hang on the words stays as it was answered then.

    was: the words as they stood; then: the case as it stood before the entry.
    """
    cls = type(again)
    old, found = cls(**was), dict[str, Any]()
    old.take(clean_all(cls.fields, was)[0])
    for question in cls.asks:
        now = question(copy.copy(then), again)
        if canonical({"answer": now}) != canonical({"answer": question(copy.copy(then), old)}):
            found[question.__name__] = now
    return found


def signers_again(target: dict[str, Any]) -> tuple[Capacity, ...]:
    """The capacities in which an entry was signed, in their order: what they put their names to is not changed behind their backs."""
    return tuple(capacities.ALL[hand["capacity"]] for hand in target["hands"] if hand["role"] == "signed" and hand["capacity"] in capacities.ALL)


def answers(body: dict[str, Any], bodies: list[dict[str, Any]]) -> dict[str, Any]:
    """What the questions of an entry answered, as its last correction left it."""
    since = [each["corrects"].get("asks", {}) for each in bodies if (each.get("corrects") or {}).get("entry") == body["id"]]
    return {**body["asks"], **(since[-1] if since else {})}
