"""Who of the town is meant where an accused is written down by name and not chosen: he is kept away as if he had been chosen."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.case import Case
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Office
from fazhi.kernel.roster import roster
from fazhi.kernel.wrong import Objection

TAILS = ("", "委会", "村委会", "居委会", "党支部", "党总支", "党委")  # “东塘村委会” is the village, “东塘村村民某某” is somebody else


def of_ours(case: Case, act: Any) -> dict[str, list[str]]:
    """The officials whose names stand in what was typed, and the units or villages that it names; empty where none does."""
    told = act.outsider or {}
    text = str(told.get("name") or "").strip().rstrip("。，； ")
    if len(text) < 2 and not told.get("person"):  # no name is as short as that
        return {}
    known = persons(sorted({str(post["person"]) for post in roster(case.office).posts}))
    people = [ident for ident in known if ident == told.get("person")] or [ident for ident, words in known.items() if len(str(words.get("name") or "")) > 1 and str(words["name"]) in text]
    units = Office.objects.filter(kind__in=("unit", "village"), parent=case.office, struck="").values_list("id", "name")
    named = [ident for ident, name in units if name and any(text.endswith(name + tail) for tail in TAILS)]
    return {"persons": sorted(people), "units": sorted(named)} if people or named else {}


def accused(case: Case, chosen: str | None, unit: str | None) -> list[tuple[str | None, str | None]]:
    """(person, unit) of everybody accused: who was chosen, then whoever of the town was written down by name."""
    found = case.asked.get("of_ours") or {}
    more: list[tuple[str | None, str | None]] = [*((each, None) for each in found.get("persons", ()) if each != chosen), *((None, each) for each in found.get("units", ()) if each != unit)]
    return [*([(chosen, unit)] if chosen or unit else []), *more]


def to_choose(case: Case) -> Iterable[Objection]:
    """Whoever is of the town is chosen, so that there is no doubt from whom it is kept."""
    if case.asked.get("of_ours"):
        yield Objection("“被检举的其他人或单位”中写的是本镇的人员或者单位", "信访·检举控告", "请从“被检举的本镇人员”“被检举的单位（村）”中选择；已经登记的，系统已使其回避，只是同名的请更正", firm=True)
