"""What answering counts: the review and the court apart, and of a case in court the one result that is in force."""

from typing import Any

from fazhi.kernel.acts import Counts
from fazhi.kernel.in_time import ended
from fazhi.lines.response.stages import FINAL, FORCE, KEPT, LOST, REMANDED

RESULT, TERM_OVER = "response.Result", "response.TermOver"


def kept(memory: dict[str, Any], act: str) -> list[dict[str, Any]]:
    """Every remembered time an act was done, oldest first."""
    return list((memory["acts"].get(act) or {}).get("kept") or ())


def kind(memory: dict[str, Any], until: int = 0) -> str:
    """Before whom the matter stands (before an entry): the kind taken in, the court to which one side went on, or the first instance to which it was sent back."""
    moves = [(int(one["i"]), "second") for one in kept(memory, "response.Appeal")]
    moves += [(int(one["i"]), str(one["s"]["kind"])) for one in kept(memory, "response.Appealed") if one["s"].get("kind")]
    moves += [(int(one["i"]), "first") for one in kept(memory, RESULT) if one["s"].get("result") == REMANDED]
    return max([(0, str((memory.get("first") or {"s": {}})["s"].get("kind", ""))), *(one for one in moves if not until or one[0] < until)])[1]


def before(memory: dict[str, Any], act: str) -> str:
    """Before whom this act – the last of its kind – was done: the organ or the court."""
    return "review" if kind(memory, int(kept(memory, act)[-1]["i"])) == "review" else "court"


def speaking(memory: dict[str, Any]) -> list[dict[str, Any]]:
    """The results that say something of the act itself; what keeps a judgment or sends it back says nothing of its own."""
    return [one for one in kept(memory, RESULT) if one["s"].get("result") not in (*KEPT, REMANDED)]


def in_force(memory: dict[str, Any], outcome: list[Any], act: str) -> str:
    """What is in force by this entry; empty where nothing is: the first instance waits for its time to appeal, and what is in force already is told once."""
    if act == TERM_OVER:
        told = speaking(memory)[-1:] if ended(FORCE, "met")({}, memory, outcome) else []
        return str(told[0]["s"].get("result")) if told else ""
    own = kept(memory, RESULT)[-1]
    result, now = str(own["s"].get("result")), kind(memory, int(own["i"]))
    told = [one for one in speaking(memory) if one["i"] < own["i"]]
    over = [one for one in kept(memory, TERM_OVER) if told and one["i"] > told[-1]["i"]]
    if result == REMANDED or (now == "first" and result not in FINAL) or (now == "second" and over):
        return ""
    return str(told[-1]["s"].get("result")) if now == "second" and result in KEPT and told else result


def of_results(act: str) -> tuple[Counts, ...]:
    """A case before the organ or the court is decided, and lost, once."""
    def when(place: str, lost: bool) -> Any:
        def asked(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
            found = in_force(memory, outcome, act)
            return bool(found) and before(memory, act) == place and (not lost or found in LOST)
        return asked
    return tuple(Counts(figure, dims=(f"before={place}",), when=when(place, lost))
                 for figure, lost in (("response.final", False), ("response.lost", True)) for place in ("review", "court"))


def of_hearings() -> tuple[Counts, ...]:
    """A hearing before the organ, a session of the court, and whether a head came to it."""
    def when(place: str, came: bool) -> Any:
        return lambda said, memory, outcome: before(memory, "response.Hear") == place and (not came or bool(said.get("came")))
    return tuple(Counts(figure, dims=(f"before={place}",), when=when(place, came))
                 for figure, came in (("response.sessions", False), ("response.heads", True)) for place in ("review", "court"))


def opinion(memory: dict[str, Any], outcome: list[Any]) -> dict[str, Any]:
    """The term to answer a review organ's letter that this entry begins or ends; empty where it does neither."""
    rows = memory["rows"].get("deadline", {})
    return next((rows[ident] for _, table, ident, _ in outcome if table == "deadline" and rows.get(ident, {}).get("term") == "opinion"), {})


def last_to_answer(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> str:
    """The last day to answer that letter; where the calendar of that year is not known yet, the day before which it cannot end."""
    row = opinion(memory, outcome)
    return str(row.get("due") or row.get("not_before") or "")


def answered_in_time(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of an answer on or before the last day."""
    row = opinion(memory, outcome)
    return row.get("state") == "met" and str(row["done_on"]) <= last_to_answer(said, memory, outcome)[:10]


LETTER_DUE = Counts("response.opinion_due", day_of=last_to_answer, when=lambda said, memory, outcome: bool(opinion(memory, outcome)))
LETTER_ANSWERED = Counts("response.opinion_on_time", day_of=last_to_answer, when=answered_in_time)
