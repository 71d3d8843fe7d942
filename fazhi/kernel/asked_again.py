"""The questions of an act asked again for corrected words: whatever was decided by comparing is compared again."""

import copy
from typing import Any

from fazhi.kernel import capacities, registry, roster
from fazhi.kernel.acts import Act
from fazhi.kernel.capacities import Capacity
from fazhi.kernel.case import Case
from fazhi.kernel.clean import Words, collect
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


def confirming(again: Act, clean: dict[str, Any]) -> list[str]:
    """Who has to confirm what these words say of them."""
    return _gathered(again, clean).confirming


def _gathered(again: Act, clean: dict[str, Any]) -> Words:
    said = Words(clean, {}, {})
    collect(type(again).fields, clean, said, "")
    return said


def answers(body: dict[str, Any], bodies: list[dict[str, Any]]) -> dict[str, Any]:
    """What the questions of an entry answered, as its last correction left it."""
    since = [each["corrects"].get("asks", {}) for each in bodies if (each.get("corrects") or {}).get("entry") == body["id"]]
    return {**body["asks"], **(since[-1] if since else {})}


def as_it_stood(case: Case, target: dict[str, Any], bodies: list[dict[str, Any]], again: Act, clean: dict[str, Any], asked: dict[str, Any]) -> Case:
    """The case as it stood just before an entry that is corrected, on its day, in the hands of those whose act it was, not of whoever corrects it.

    target: the entry; bodies: all of the matter; again, clean: its act with the corrected words; asked: what its questions answer anew.
    """
    then = copy.copy(case)
    then.memory = registry.folded([each for each in bodies if each["n"] < target["n"]])
    then.stage, then.round, then.asked = then.memory["stage"], target["round"], {**case.asked, **answers(target, bodies), **asked}
    then.at, then.entry, then.manner = target["done_at"], target["id"], target["manner"]
    then.hands = list(target["hands"])
    then.doer = next((each["person"] for each in then.hands if each["role"] == "did" and each["person"]), case.doer)
    then.day = case.day.fromisoformat(then.at[:10])
    staff = roster.roster(case.office)
    named = {each["person"] for each in then.hands} | {person for person, _, _ in _gathered(again, clean).officers}
    then.officers = {person: staff.officer(person, then.day) for person in named - {""}}
    return then
