"""What a rate of petitions divides by: what falls due in a period counts on its last day, a first petition on the day it came."""

from dataclasses import replace
from typing import Any

from fazhi.kernel.acts import Counts
from fazhi.kernel.in_time import began, ended, last_day, touched, within
from fazhi.kernel.serve import covered
from fazhi.lines.petition.stages import TOGETHER

REGISTER, FINISH = "register", "finish"
OPENING = ("petition.Receive", "petition.Accuse")
REPEATS = ("petition.MarkRepeat", "petition.NotAgain", "petition.JoinedWith")
CAME_AGAIN = "petition.RepeatCame"
LETTERS = ("petition.acceptance", "petition.simple", "petition.route", "petition.road")  # by these he is told that it was taken up


def moved(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of an entry that moves the last day of the term to finish."""
    return bool(list(touched(FINISH, "due", memory, outcome)))


def before(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> str:
    """The last day of the term to finish before this entry moved it."""
    return str(next((old for old, _ in touched(FINISH, "due", memory, outcome)), ""))


def came_on(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> str:
    """The day on which the petition was received."""
    return next((str(memory["acts"][act]["kept"][0]["on"]) for act in OPENING if memory["acts"].get(act, {}).get("kept")), "")


def times(memory: dict[str, Any], *acts: str) -> int:
    """How often one of these acts stands in the matter."""
    return sum(int(memory["acts"].get(act, {}).get("n", 0)) for act in acts)


def repeated(memory: dict[str, Any]) -> int:
    """How many repeats of the petition came in the year in which it came itself."""
    year = came_on({}, memory, [])[:4]
    return sum(str(each["s"].get("received", ""))[:4] == year for each in memory["acts"].get(CAME_AGAIN, {}).get("kept", ()))


def spoilt(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of the first repeat that came in the same year after a first petition, whatever came in another year before it."""
    same = str(said.get("received", ""))[:4] == came_on(said, memory, outcome)[:4]
    return same and repeated(memory) == 1 and not times(memory, *REPEATS)


def closed_first(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True where the petition is closed for the first time: one that was closed, reviewed and closed again counts once."""
    return times(memory, "petition.Close") == 1


in_time = within(REGISTER)


def by_word(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of a decision in time after which no letter has to be served: nobody left his name, or the platform tells him."""
    others = together(memory)
    written = any(kind == "+" and table == "paper" and row.get("kind") in LETTERS and row.get("of") not in others for kind, table, _, row in outcome)
    return in_time(said, memory, outcome) and (not written or by_platform(memory))


def by_letter(said: dict[str, Any], memory: dict[str, Any], outcome: list[Any]) -> bool:
    """True of the service, in the term, of the letter that tells what was decided in time; of the first, where there are several."""
    others = together(memory)
    known = {paper: row for paper, row in memory["rows"].get("paper", {}).items() if row.get("of") not in others}
    served = [each for each in memory["acts"]["common.Serve"]["kept"] if any(known.get(paper, {}).get("kind") in LETTERS for paper in covered(each["s"]))]
    if not served or served[0]["s"] != said or said.get("mode") == "public":  # by public notice he is told only when its time is over
        return False
    day = str(said.get("served_on") or said.get("arrived_at") or served[0]["on"])[:10]
    return in_time(said, memory, outcome) and not by_platform(memory) and day <= last_day(REGISTER)(said, memory, outcome)[:10]


def together(memory: dict[str, Any]) -> set[str]:
    """Those whose petition joined this one: their letters say nothing of whether the first was told in time."""
    return {party for party, row in memory["rows"].get("party", {}).items() if row.get("capacity") == TOGETHER}


def by_platform(memory: dict[str, Any]) -> bool:
    """True where the platform from which the petition came tells the petitioner."""
    return bool(memory["first"]["s"].get("channel") == "hotline")


RECEIVED = (
    Counts("petition.accept_due", day_of=last_day(REGISTER), when=began(REGISTER)),
    Counts("petition.first"),
    Counts("petition.unrepeated"),
)
TOLD = Counts("petition.accepted_on_time", day_of=last_day(REGISTER), when=by_word)
SERVED = replace(TOLD, when=by_letter)
NOT_OURS = Counts("petition.accept_due", day_of=last_day(REGISTER), when=ended(REGISTER, "met", "void"), times=-1)
NO_LONGER = Counts("petition.accepted", day_of="petition.Accept", times=-1, when=lambda said, memory, outcome: times(memory, "petition.Accept") > 0)
TERM = Counts("petition.finish_due", day_of=last_day(FINISH), when=began(FINISH))
TERM_GONE = replace(TERM, when=ended(FINISH, "void"), times=-1)
EXTENDED = (replace(TERM, when=moved), replace(TERM, when=moved, day_of=before, times=-1))
DONE = Counts("petition.closed_on_time", day_of=last_day(FINISH), when=lambda said, memory, outcome: ended(FINISH, "met")(said, memory, outcome) and within(FINISH)(said, memory, outcome))
NOT_FIRST = (
    Counts("petition.first", day_of=came_on, times=-1, when=lambda said, memory, outcome: times(memory, *REPEATS) < 2),
    Counts("petition.unrepeated", day_of=came_on, times=-1, when=lambda said, memory, outcome: times(memory, *REPEATS) < 2 and not repeated(memory)),
)
AGAIN = Counts("petition.unrepeated", day_of=came_on, times=-1, when=spoilt)
TO_COURT = Counts("petition.litigation", when=lambda said, memory, outcome: bool(said.get("litigation") or (said.get("kind") == "complaint" and said.get("route") == "court")))
NO_LONGER_TO_COURT = replace(TO_COURT, day_of="petition.Accept", times=-1, when=lambda said, memory, outcome: any(
    bool(TO_COURT.when and TO_COURT.when(each["s"], memory, outcome)) for each in memory["acts"].get("petition.Accept", {}).get("kept", ())))
