"""Why somebody looks at all that is recorded of one person: which purposes a post may give, and what each of them opens."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from fazhi.kernel.acts import Line
from fazhi.law.yaml_files import read_yaml

ALL, ANYBODY = "all", "any"


@dataclass(frozen=True, slots=True)
class Purpose:
    """A purpose: who may give it, and the groups of lines whose matters it opens."""

    key: str
    title: str
    by: frozenset[str]
    groups: frozenset[str]

    def opens(self, line: Line) -> bool:
        """True when matters of this line may be read for this purpose."""
        return ALL in self.groups or line.group in self.groups


def told(name: str) -> dict[str, Any]:
    """What the data of linkage say under a name; what the installation adds stands before what came with the program."""
    found: dict[str, Any] = {}
    for folder in settings.FAZHI_LINKAGE:
        path = Path(folder) / f"{name}.yaml"
        if path.exists():
            found.update(read_yaml(path).get(name) or {})
    return found


@cache
def purposes() -> dict[str, Purpose]:
    """Every purpose by key."""
    return {key: Purpose(key, str(each["title"]), _set(each["by"]), _set(each["groups"])) for key, each in told("purposes").items() if each}


def _set(value: Any) -> frozenset[str]:
    return frozenset([value] if isinstance(value, str) else value)


def open_to(capacities: Iterable[str]) -> list[Purpose]:
    """The purposes that somebody with these capacities may give."""
    held = {*capacities, ANYBODY} if capacities else set()
    return [each for each in purposes().values() if each.by & held]


def of_handler(lines: Iterable[Line]) -> Purpose:
    """Whoever handles an open matter of a person needs to give no reason for that group of lines; the reading is logged all the same."""
    return Purpose("handler", "办理经手的事项", frozenset(), frozenset(line.group for line in lines))
