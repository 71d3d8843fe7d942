"""Who may be asked whether he is content, who answered, and what he said: each petition once, the part never more than the whole."""

from typing import Any

from fazhi.kernel.acts import Counts
from fazhi.kernel.fields import CALLER
from fazhi.lines.petition.stages import TOGETHER

ANSWER, VISIT = "petition.Answer", "petition.Visit"
ASKED = ("petitioner", CALLER, TOGETHER)  # not whoever is accused
ELSEWHERE = ("court", "arbitration")  # what courts and arbitration decide is not evaluated as a petition


def kept(memory: dict[str, Any], act: str) -> list[dict[str, Any]]:
    """What an act said each time."""
    return list(memory["acts"].get(act, {}).get("kept", ()))


def judged(said: dict[str, Any]) -> bool:
    """True of an evaluation that counts for the rates."""
    return said.get("content") in ("yes", "mostly", "no") and not said.get("apart")


def judged_apart(said: dict[str, Any]) -> bool:
    """True of an evaluation of mediation or enforcement, told apart from the rates."""
    return bool(said.get("apart")) and said.get("content") != "none"


def first(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of the first evaluation: a petition is evaluated once, however often one goes back."""
    return judged(said) and sum(judged(each["s"]) for each in kept(memory, VISIT)) == 1


def first_apart(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of the first evaluation that is told apart."""
    return judged_apart(said) and sum(judged_apart(each["s"]) for each in kept(memory, VISIT)) == 1


def evaluable(memory: dict[str, Any]) -> bool:
    """True of a petition that was answered to somebody who can be asked, and that no court and no arbitration decides."""
    accepted = kept(memory, "petition.Accept")
    return bool(kept(memory, ANSWER) and any(row["capacity"] in ASKED for row in memory["rows"].get("party", {}).values())) and not (accepted and accepted[-1]["s"].get("route") in ELSEWHERE)


def answered_on(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> str:
    """The day of the first answer: whoever evaluates later, or did before, is counted with it."""
    return next((str(each["on"]) for each in kept(memory, ANSWER)), "")


def apart_before(memory: dict[str, Any]) -> bool:
    """True when an evaluation was told apart already."""
    return any(judged_apart(each["s"]) for each in kept(memory, VISIT))


def by_answer(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of the first answer of a petition that may be evaluated."""
    return evaluable(memory) and len(kept(memory, ANSWER)) == 1 and not apart_before(memory)


def took_part(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of the first evaluation of a petition that may be evaluated."""
    return first(said, memory, outcome) and evaluable(memory) and not apart_before(memory)


def took_part_before(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of the first answer, where the platform told the evaluation before."""
    return by_answer(said, memory, outcome) and any(judged(each["s"]) for each in kept(memory, VISIT))


def set_apart(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True where an evaluation told apart takes the petition out of those that may be evaluated."""
    return first_apart(said, memory, outcome) and evaluable(memory)


def set_apart_judged(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """The same, where it had been evaluated before."""
    return set_apart(said, memory, outcome) and any(judged(each["s"]) for each in kept(memory, VISIT))


ANSWERED = (Counts("petition.evaluable", when=by_answer), Counts("petition.took_part", when=took_part_before))
VISITED = (
    Counts("petition.evaluated", when=first),
    Counts("petition.satisfied", when=lambda said, memory, outcome: first(said, memory, outcome) and said["content"] in ("yes", "mostly")),
    Counts("petition.took_part", day_of=answered_on, when=took_part),
    Counts("petition.evaluated_apart", when=first_apart),
    Counts("petition.evaluable", day_of=answered_on, times=-1, when=set_apart),
    Counts("petition.took_part", day_of=answered_on, times=-1, when=set_apart_judged),
)
