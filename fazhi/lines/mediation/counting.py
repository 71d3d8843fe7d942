"""What a mediation counts: once, by kind, source, village and committee – what is mediated again takes back what its first agreement counted."""

from typing import Any

from fazhi.kernel.acts import Counts
from fazhi.lines.mediation.stages import by_organ, by_people

DIMS = ("kind", "source", "village", "mediation.Accept.committee")
OF_MONEY = tuple(each for each in DIMS if each != "village")  # no sum of money is told by village
FORMS = ("written", "oral")
AGREEMENTS = {"mediation.agreements": {"form": "result", "amount": "amount", "perform_by": "perform_by"}}  # what is recorded with its result stands in the register of agreements too
AGREE, SHEET, SYSTEM, PERFORM = "mediation.Agree", "mediation.Sheet", "mediation.SystemResult", "mediation.Perform"


def settled(word: str, *forms: str) -> Any:
    """True for people's mediation that came to an agreement of these forms; `word` is where the act says the form."""
    return lambda said, memory, outcome: by_people(said, memory, outcome) and said.get(word) in forms


def failed(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True for people's mediation recorded from a printed set that came to no agreement."""
    return by_people(said, memory, outcome) and said.get("result") == "failed"


def settled_by_organ(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True for the organ's mediation that came to an agreement."""
    return by_organ(said, memory, outcome) and said.get("result") != "failed"


def first_time(act: str, result: str) -> Any:
    """True for people's mediation of which this act says the result for the first time: what is recorded again counts no second time."""

    def when(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
        known = [one for one in memory["acts"][act]["kept"] if one["s"].get("result") == result]
        return by_people(said, memory, outcome) and said.get("result") == result and len(known) == 1

    return when


def plan_of(memory: dict[str, Any]) -> int:
    """In how many parts the last agreement is performed; none where it is performed at once."""
    known = (memory["acts"].get(AGREE) or {}).get("kept") or []
    return len(known[-1]["s"].get("plan") or ()) if known else 0


def visits(memory: dict[str, Any]) -> list[dict[str, Any]]:
    """What was said of the performance since the last agreement, oldest first."""
    since = max(int(((memory["acts"].get(each) or {}).get("kept") or [{"i": 0}])[-1]["i"]) for each in (AGREE, SHEET, SYSTEM))
    return [one for one in (memory["acts"].get(PERFORM) or {}).get("kept") or () if int(one["i"]) > since]


def all_done(told: list[dict[str, Any]], parts: int) -> bool:
    """True when the whole was performed, or every part of it."""
    done = {int(one["s"].get("part") or 0) for one in told if one["s"].get("result") == "done"}
    return 0 in done or bool(parts and done >= set(range(1, parts + 1)))


def performed_now(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True for people's mediation of which this visit says for the first time that all of it is performed."""
    told, parts = visits(memory), plan_of(memory)
    return by_people(said, memory, outcome) and all_done(told, parts) and not all_done(told[:-1], parts)


def of_agreement(word: str) -> tuple[Counts, ...]:
    """What an agreement counts."""
    return (Counts("mediation.success", dims=DIMS, when=settled(word, *FORMS)), Counts("mediation.amount", amount="amount", dims=OF_MONEY, when=settled(word, *FORMS)),
            *(Counts(f"mediation.{form}", dims=DIMS, when=settled(word, form)) for form in FORMS))


def back() -> tuple[Counts, ...]:
    """What mediating again takes back of the agreement that was not performed, on the day on which it was counted."""
    people = [Counts(f"mediation.{figure}", amount="amount" if figure == "amount" else "", dims=OF_MONEY if figure == "amount" else DIMS, times=-1, of=act, when=taken_back(act, word, form))
              for act, word in ((AGREE, "form"), (SHEET, "result"), (SYSTEM, "result"))
              for figure, form in (("concluded", ""), ("success", ""), ("amount", ""), ("written", "written"), ("oral", "oral"))]
    return (*people, *(Counts("mediation.organ_success", times=-1, of=act, when=taken_back(act, "", "", organ=True)) for act in (AGREE, SHEET, SYSTEM)))


def taken_back(act: str, word: str, form: str, *, organ: bool = False) -> Any:
    """True when it is mediated again after this act – the last agreement of the matter – and that one was of the form."""

    def when(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
        known = memory["acts"].get(act, {}).get("kept") or []
        last = max((AGREE, SHEET, SYSTEM), key=lambda each: int(((memory["acts"].get(each) or {}).get("kept") or [{"i": 0}])[-1]["i"]))
        ours = (by_organ if organ else by_people)(said, memory, outcome)
        return bool(said.get("step") == "again" and ours and act == last and known and (not form or known[-1]["s"].get(word) == form))

    return when
