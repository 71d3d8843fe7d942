"""Acts whose sums decide together which terms are met: once one of them is struck, moved or corrected, those terms are set right."""

import copy
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel import memory, registry
from fazhi.kernel.case import Case
from fazhi.kernel.consequences import Consequence
from fazhi.kernel.outcome import Outcome


def counting() -> set[str]:
    """The keys of these acts: those that have a question `recounted`, which tells what follows from all of them together."""
    return {key for key, act in registry.acts().items() if hasattr(act, "recounted")}


def mended(mending: Any, case: Case, changes: Iterable[list[Any]], targets: Iterable[dict[str, Any]]) -> Consequence:
    """The row changes of a mending act, and those by which the acts concerned set right what later entries met or left open."""
    then = copy.copy(case)
    then.memory, strikes, corrects = copy.deepcopy(case.memory), getattr(mending, "strikes", []), getattr(mending, "corrects", None)
    then.asked = {"bodies": [*mending.bodies, {"id": case.entry, "act": mending.key, "said": {}, "strikes": strikes, "corrects": corrects}]}
    for struck in strikes:
        memory.forget(then.memory, struck)
    if corrects:
        memory.amend(then.memory, corrects, {})
    out = Outcome(case.entry, case.id, case.office, registry.line(case.line), then, then.memory["rows"], dict(case.row), list(changes))
    for change in out.changes:
        memory.apply(then.memory, change)
    for act in dict.fromkeys(getattr(registry.acts().get(each["act"]), "recounted", None) for each in targets):
        for one in act(then) if act else ():
            out.apply(one)
    return c.Change(tuple(out.changes))
