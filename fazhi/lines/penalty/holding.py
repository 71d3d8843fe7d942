"""Penalty, its parts that still go on: what is held in it or for its fine, and what is being enforced."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel import registry
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.happen import peek
from fazhi.kernel.wrong import Objection

BINDS = {"act": ("hold", "downgrade", "restrict", "stop", "shut", "bar", "revoke", "other"), "building": ("other",), "things": ("goods",)}  # a duty that is no money: the penalties that impose it


def going(line: str, matters: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Those of the matters of a line that have not ended, with what they remember."""
    ends = {stage.key for stage in registry.line(line).stages if stage.end}
    for matter in dict.fromkeys(matters):
        memory = peek(matter)
        if memory["stage"] not in ends:
            yield matter, memory


def measures(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    """The measures that go on in this case and in the inspections that it came from."""
    found = case.links("to:coercion")
    for matter in case.links():
        found += [row["other"] for row in peek(matter)["rows"].get("link", {}).values() if row["kind"] == "to:coercion"]
    yield from going("coercion", found)


def under_way(case: Case, act: Any) -> dict[str, int]:
    """How many measures and enforcements of the case have not ended."""
    return {"held": len(list(measures(case))), "enforced": len(list(going("execution", case.links("to:execution"))))}


def duties_enforced(case: Case, act: Any) -> dict[str, dict[str, str]]:
    """The duties that are being enforced against each respondent, each with the enforcement: {party: {kind: matter}}."""
    found: dict[str, dict[str, str]] = {}
    for matter, memory in going("execution", case.links("to:execution")):
        said = memory["first"]["s"]
        found.setdefault(str(said.get("party") or ""), {})[str(said.get("kind") or "money")] = matter
    return found


def being_enforced(case: Case, act: Any) -> dict[str, list[str]]:
    """Every enforcement against each respondent that goes on and has not heard that its decision fell: {party: [matter]}."""
    found: dict[str, list[str]] = {}
    for matter, memory in going("execution", case.links("to:execution")):
        if "execution.Fell" not in memory["acts"]:
            found.setdefault(str(memory["first"]["s"].get("party") or ""), []).append(matter)
    return found


def stopped(case: Case, parties: Iterable[str]) -> Iterable[Consequence]:
    """The decision on these respondents fell: whatever is enforced against them hears it and stops."""
    for matter in dict.fromkeys(each for party in parties for each in (case.asked.get("being_enforced") or {}).get(party, ())):
        yield c.Tell(matter, "execution.Fell", {})


def still_bound(case: Case, party: str, rows: Iterable[dict[str, Any]]) -> Iterable[Consequence]:
    """Where a changed decision still asks the party for what is being enforced, the enforcement goes on: it is told so."""
    kinds = {row["kind"] for row in rows}
    for duty, matter in (case.asked.get("duties_enforced") or {}).get(party, {}).items():
        if kinds & set(BINDS.get(duty, ())):
            yield c.Tell(matter, "execution.Changed", {})


def ended(case: Case) -> Iterable[Objection]:
    """Why the case may not be closed: something is held still, or enforced."""
    counts = case.asked.get("under_way") or {}
    if counts.get("held"):
        yield Objection(f"还有{counts['held']}项查封、扣押没有办结", "强制·解除", "请先依法处理，或者解除并退还")
    if counts.get("enforced"):
        yield Objection(f"还有{counts['enforced']}项强制执行没有办结", "处罚·结案", "请先在强制执行事项中办理执行完毕或者终结执行")


def held(case: Case, act: Any) -> dict[str, list[str]]:
    """The measures in which things are kept for the fine, by the respondent whose they are."""
    return _whose(case, lambda memory: any(row["term"] == "kept" and row.get("state") == "open" for row in memory["rows"].get("deadline", {}).values()))


def seized(case: Case, act: Any) -> dict[str, list[str]]:
    """The measures in which things are sealed or detained still, by the respondent whose they are."""
    return _whose(case, lambda memory: memory["stage"] == "held")


def _whose(case: Case, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for matter, memory in measures(case):
        people = {row.get("person") for row in memory["rows"].get("party", {}).values()}
        if wanted(memory):
            for party in (each for each in case.parties("respondent") if case.person_of(each) in people):
                found.setdefault(party, []).append(matter)
    return found


def let_go(case: Case, parties: Iterable[str], why: str) -> Iterable[Consequence]:
    """What was kept for the fine of these respondents is kept no longer: the fine is paid, or its decision fell; what was seized of whoever is not penalised neither."""
    for matter in dict.fromkeys(each for party in parties for each in (case.asked.get("seized" if why == "none" else "held") or {}).get(party, ())):
        if matter not in case.links():
            yield c.Relate(matter, "held")
        yield c.Tell(matter, "coercion.NotKept", {"why": why})
