"""What a register over matters tells of acts that came after the one that opened the matter: the newest words that stand, corrected ones as corrected."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.fields import Day, Field
from fazhi.kernel.registers import Column

ON = "@on"  # the day on which it was done


def asked(column: Column) -> Field:
    """The field whose words stand in a column."""
    act, _, word = column.of[0].rpartition(".")
    return Day(column.title) if word == ON else registry.act(act).fields[word]


def words(memory: str, columns: Iterable[Column]) -> dict[str, Any]:
    """{column: word} of these columns, from what a matter remembers of itself; sealed words are not told."""
    acts = json.loads(memory)["acts"] if memory else {}
    return {each.key: _newest(acts, each) for each in columns} if acts else {}


@cache
def _sources(of: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(act, word) of the words that may stand in a column."""
    return tuple((act, word) for act, _, word in (each.rpartition(".") for each in of))


def _newest(acts: dict[str, Any], column: Column) -> Any:
    """The word of whichever of the acts was done last and says it; one of the same day by its place in the record."""
    told = []
    for act, word in _sources(column.of):
        for one in acts.get(act, {}).get("kept", ()):
            said = str(one["on"])[:10] if word == ON else one["s"].get(word)
            told += [(str(one["on"])[:10], int(one["i"]), said)] if said not in (None, "") else []
    return max(told, key=lambda one: one[:2])[2] if told else None
