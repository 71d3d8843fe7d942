"""What a register over matters tells of acts that came after the one that opened the matter: the newest words that stand, corrected ones as corrected."""

import json
from collections.abc import Iterable
from typing import Any

from fazhi.kernel import registry
from fazhi.kernel.acts import Column
from fazhi.kernel.fields import Day, Field
from fazhi.kernel.models import Matter

ON = "@on"  # the day on which it was done


def asked(column: Column) -> Field:
    """The field whose words stand in a column."""
    act, _, word = column.of[0].rpartition(".")
    return Day(column.title) if word == ON else registry.act(act).fields[word]


def words(matters: Iterable[str], columns: Iterable[Column]) -> dict[str, dict[str, Any]]:
    """{matter: {column: word}}, from what each matter remembers of itself. One query; sealed words are not told."""
    wanted = [each for each in columns if each.of]
    rows = Matter.objects.filter(id__in=list(matters)).values_list("id", "memory") if wanted else ()
    remembered = ((ident, json.loads(memory)["acts"]) for ident, memory in rows if memory)
    return {ident: {each.key: _newest(acts, each) for each in wanted} for ident, acts in remembered}


def _newest(acts: dict[str, Any], column: Column) -> Any:
    """The word of whichever of the acts was done last and says it; one of the same day by its place in the record."""
    told = []
    for act, _, word in (each.rpartition(".") for each in column.of):
        for one in acts.get(act, {}).get("kept", ()):
            said = str(one["on"])[:10] if word == ON else one["s"].get(word)
            told += [(str(one["on"])[:10], int(one["i"]), said)] if said not in (None, "") else []
    return max(told, key=lambda one: one[:2])[2] if told else None
