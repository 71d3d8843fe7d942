"""Penalty, what a machine can check of a case that stands on the platform: what was told, reviewed, decided and served there, by the days it tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from fazhi import law
from fazhi.kernel.checks import Dossier, Finding, NotRecorded, Step
from fazhi.kernel.looks import Look
from fazhi.kernel.looks import ours as shared
from fazhi.lines.penalty.stages import hearing_due, hearing_rule, unverified


@dataclass(frozen=True, slots=True)
class OnDay:
    """The law of one day and the kinds of the parties, for questions that acts ask of their case."""

    day: date
    kinds: dict[str, str]
    field: str = ""
    adopted: frozenset[str] = frozenset()

    def limit(self, rule: str, on: date | None = None) -> Any:
        """The value of a threshold on the day."""
        return law.threshold(rule, on or self.day)

    def kind_of(self, party: str) -> str:
        """What the person behind a party is."""
        return self.kinds.get(party, "")


def together(*looks: Look) -> Look:
    """Several looks as one."""
    return lambda file: (found for look in looks for found in look(file))


def ours(look: Look) -> Look:
    """A look at what only our own records tell, which a platform case has not."""
    return shared(look, "penalty.PlatformCase")


def decision_kept(file: Dossier) -> bool:
    """True when every decision of the platform lies here as a paper (and where the platform told none)."""
    loose = len(file.each("penalty.PlatformPaper"))  # a paper added by itself bears the platform's name for it and may be the decision
    return not file.each("penalty.PlatformCase") or loose + sum(bool(each.said.get("file")) for each in _decisions(file)) >= max(len(_decisions(file)), 1)


def receipts_kept(file: Dossier) -> bool:
    """True when every service that the platform told has its receipt here."""
    told = file.each("penalty.PlatformServe")
    return not file.each("penalty.PlatformCase") or (bool(told) and all(each.said.get("receipt") for each in told))


def kept_nothing(look: Look) -> Look:
    """Whether evidence was preserved stands on the platform; here only the measures that are parts of the case can be looked at."""
    return lambda file: look(file) if file.parts else ours(look)(file)


def _decisions(file: Dossier) -> list[Step]:
    return file.each("penalty.PlatformDecide")


def decided(file: Dossier) -> list[Step]:
    """The platform's decisions of the ordinary procedure."""
    return [step for step in file.each("penalty.PlatformDecide") if not step.said.get("simple")]


def _before(file: Dossier, act: str, day: str, **said: Any) -> bool:
    """True when an act was done on an earlier day, whenever it was taken in."""
    return any(each.at[:10] < day and all(each.said.get(name) == value for name, value in said.items()) for each in file.each(act))


def in_order(file: Dossier) -> Iterator[Finding]:
    """Filed and told before it was decided."""
    told = file.each("penalty.PlatformCase", "penalty.PlatformRow")
    for step in decided(file):
        if not any(each.said.get("filed_on") for each in told):
            yield Finding(step.id, "平台没有记载立案即作出决定")
        if not _before(file, "penalty.PlatformInform", step.at[:10]):
            yield Finding(step.id, "平台没有记载决定之日以前的告知")


def by_known_amount(file: Dossier, step: Step) -> None:
    """Raises NotRecorded where it rests on an amount that nobody has verified: then people must judge, and nothing fails by itself."""
    kinds = {row["id"]: row["kind"] for row in file.rows["party"]}
    day: Any = OnDay(step.on, kinds, file.field)
    unsure = unverified(day, hearing_rule(day, step.said.get("rows") or ()))
    if unsure:
        raise NotRecorded(f"处罚达到了听证的数额，没有告知听证权利{unsure}，请人工核对")


def opens_hearing(file: Dossier, step: Step, verified: bool = False) -> bool:
    """True when what a step imposes opens a hearing; with `verified` only by an amount of the day that was verified."""
    day: Any = OnDay(step.on, {row["id"]: row["kind"] for row in file.rows["party"]}, file.field)
    rows = step.said.get("rows") or ()
    return hearing_due(day, rows) and not (verified and unverified(day, hearing_rule(day, rows)))


def _weighty(file: Dossier) -> list[Step]:
    return [step for step in decided(file) if opens_hearing(file, step)]


def told_of_hearing(file: Dossier) -> Iterator[Finding]:
    """Whoever bears what opens a hearing was told of the right to it."""
    for step in _weighty(file):
        if not _before(file, "penalty.PlatformInform", step.at[:10], hearing=True):
            by_known_amount(file, step)
            yield Finding(step.id, "处罚属于听证范围，平台没有记载告知听证权利")


def reviewed(file: Dossier) -> Iterator[Finding]:
    """Where a hearing is open the platform shows a review that agrees, not later than the decision."""
    for step in _weighty(file):
        if not any(each.at[:10] <= step.at[:10] and each.said.get("result") == "agreed" for each in file.each("penalty.PlatformReview")):
            yield Finding(step.id, "应当法制审核，平台没有记载审核同意即作出决定")


def numbered(file: Dossier) -> Iterator[Finding]:
    """The decision has its number."""
    for step in file.each("penalty.PlatformDecide"):
        if not step.said.get("document"):
            yield Finding(step.id, "平台的处罚决定没有文号")


def served(file: Dossier) -> Iterator[Finding]:
    """The decision was served on everybody on whom it imposes something."""
    for step in file.each("penalty.PlatformDecide"):
        reached = {party for each in file.each("penalty.PlatformServe") if each.at[:10] >= step.at[:10]
                   for party in (each.said.get("party"), *(row.get("party") for row in each.said.get("also") or ()))}
        left = {row.get("party") for row in step.said.get("rows") or ()} - reached
        if left:
            yield Finding(step.id, f"平台没有记载决定书向{len(left)}名当事人的送达")


def with_power(file: Dossier) -> Iterator[Finding]:
    """The power was listed on the day of filing."""
    for step in file.each("penalty.PlatformCase"):
        key = step.said.get("power")
        if not key:
            yield Finding(step.id, "平台案件没有写明处罚事项在赋权目录中的编号")
        elif not file.listed("power", str(key), step.on):
            yield Finding(step.id, "平台案件的处罚事项在当日不在有效的赋权目录内")
