"""The steps of a line of work as the public meets them: what is done with a case, not how the house keeps its lists or follows another system."""

from typing import Any

from fazhi.kernel import capacities
from fazhi.kernel.acts import NEW, as_tuple
from fazhi.kernel.companion import FromPlatform


def steps(line: Any) -> list[type[Any]]:
    """The acts of a line that are steps of a case, in the order of the law."""
    ends = {each.key for each in line.stages if each.end}
    return [act for act in line.acts if not act.hidden and not issubclass(act, FromPlatform) and capacities.registrar not in act.by and not _entry(act, ends)]


def targets(act: type[Any]) -> list[Any]:
    """The stages to which an act may lead."""
    return list(act.enters.stages.values()) if hasattr(act.enters, "stages") else list(as_tuple(act.enters))


def _entry(act: type[Any], ends: set[str]) -> bool:
    """True for an entry in a list, or of an old file: it begins and ends at once."""
    led = [each.key for each in targets(act)]
    return {each.key for each in act.at} == {NEW.key} and bool(led) and set(led) <= ends
