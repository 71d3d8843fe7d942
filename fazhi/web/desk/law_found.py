"""The law in the search: provisions and rules of the day whose name, statute, article or note hold the words, and where they are used."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from fazhi import law
from fazhi.kernel import registry
from fazhi.kernel.acts import Line
from fazhi.web.desk.helping import SURE

SHOWN = 30
PROVISION = "条文"


@dataclass(frozen=True, slots=True)
class Found:
    """A provision or rule as the law of the day has it, and the lines of work whose acts rest on it or whose terms it counts."""

    kind: str
    name: str
    cite: str
    sure: str
    note: str
    term: str = ""
    lines: tuple[Line, ...] = ()


def search(text: str, day: date, skip: int = 0) -> list[Found]:
    """Whatever of the law of the day holds every word, without the first `skip`; one more than is shown tells that there is more. The name counts before the rest."""
    words = text.lower().split()
    if not words:
        return []
    told = [one for one, whole in _all(day) if all(word in whole for word in words)]
    return [replace(one, lines=_lines(one)) for one in sorted(told, key=lambda one: not all(word in one.name.lower() for word in words))[skip:skip + SHOWN + 1]]


@lru_cache(maxsize=4)
def _all(day: date) -> tuple[tuple[Found, str], ...]:
    """All of the law of a day, each with the words in which it is found."""
    return tuple((one, f"{one.name} {one.cite} {one.note}".lower()) for one in _of(day))


def _of(day: date) -> Iterator[Found]:
    for name, dated in law.provisions().items():
        for one in (each for each in dated if each.covers(day)):
            yield Found(PROVISION, name, one.cite, SURE.get(one.confidence, ""), one.note)
    for rule in law.rules().values():
        if version := rule.on(day):
            yield Found("规则", version.name, version.cite, SURE.get(version.confidence, ""), version.meaning or version.note, term=version.term)


def _lines(one: Found) -> tuple[Line, ...]:
    """The lines whose acts rest on a provision, or whose terms a rule counts."""
    lines = registry.lines().values()
    if one.kind == PROVISION:
        return tuple(line for line in lines if any(act.basis == one.name for act in line.acts))
    return tuple(line for line in lines if one.term.partition(".")[0] == line.key)
