"""Penalty, what a machine can check of amounts: within the law chosen for the deed, and within the benchmark or with leave to deviate."""

from collections.abc import Iterator
from typing import Any

from fazhi import law
from fazhi.kernel.checks import Check, Dossier, Finding, Step
from fazhi.lines.penalty.discretion import FINDING, Weighing, concerning, day_of_deed, fits, reduced, weighed


def within_range(file: Dossier) -> Iterator[Finding]:
    """No fine outside the law, none outside a benchmark that was read in its source without reason and leave; what the file does not tell is no finding."""
    for step in file.each("penalty.Decide", "penalty.OnTheSpot"):
        power = step.asks.get("power_of_case") or step.asks.get("power_in_force") or {}
        for kind, row in _fines(file, step):
            found = weighed(power, _deed(file, step), step.on, kind, _facts(file, step, str(row.get("party") or "")))
            if found is not None and found.chosen is not None:
                yield from _judged(file, step, found, int(row.get("amount") or 0), str(row.get("tier") or ""))


def _fines(file: Dossier, step: Step) -> Iterator[tuple[str, dict[str, Any]]]:
    """(kind of party, row) of every fine of a decision."""
    if step.act == "penalty.OnTheSpot":
        if step.said.get("kind") == "fine":
            yield str((step.said.get("respondent") or {}).get("kind", "natural")), step.said
        return
    kinds = {row["id"]: row["kind"] for row in file.rows["party"]}
    for row in step.said.get("rows") or ():
        if row.get("kind") == "fine":
            yield kinds.get(row.get("party")) or "natural", row


def _deed(file: Dossier, step: Step) -> str:
    filed = [each for each in file.each("penalty.FileCase") if each.n < step.n]
    return str(filed[-1].said.get("deed_on", "")) if filed else day_of_deed(step.said.get("deed_at"), step.at)


def _facts(file: Dossier, step: Step, party: str) -> dict[str, Any]:
    """The circumstances of a respondent on record when it was decided."""
    found: dict[str, Any] = {}
    for each in [one for one in file.each(*FINDING) if one.n < step.n] + [step]:
        try:
            found.update(law.facts_of((str(row["fact"]), row["value"]) for row in concerning(each.said.get("circumstances"), party)))
        except law.LawError:
            continue  # a line that cannot be read is no finding
    return found


def _judged(file: Dossier, step: Step, found: Weighing, amount: int, tier: str) -> Iterator[Finding]:
    chosen = found.chosen
    if chosen is None:
        return
    if chosen.outcome == "no_breach":
        yield Finding(step.id, "按应当适用的规定不认为是违法，仍处了罚款")
    elif found.bounds and (amount > found.bounds[1] or (amount < found.bounds[0] and not reduced(found.facts, tier))):
        yield Finding(step.id, "罚款超出法定幅度，或者低于法定幅度而没有减轻的法定情形")
    for one in found.assessed:
        if one.benchmark.version.strong and not fits(one, found.facts, amount, tier) and not _leave(file, step, one.benchmark.maker):
            yield Finding(step.id, f"与裁量基准“{one.benchmark.title}”不符，没有写明理由或没有取得批准")


def _leave(file: Dossier, step: Step, maker: str) -> bool:
    """A reason is said, and a superior who made the benchmark agreed before; the head's leave is his signature."""
    answers = [each for each in file.each("penalty.DeviationAnswered") if each.n < step.n]
    return bool(step.said.get("deviates")) and (maker == "own" or bool(answers and answers[-1].said.get("result") == "agreed"))


AMOUNTS = Check("AC07", "处罚幅度在法条和基准阶次之内，调整有审批", within_range)
