"""The intervals in which a deadline stood still, as the law counts them and in the words of their line."""

import json
from datetime import date

from fazhi import law
from fazhi.kernel import registry
from fazhi.kernel.fields import Choice


def spans(line: str, suspended: str) -> list[law.Interval]:
    """The intervals of a deadline of this line, each with its ground in Chinese; one that has not ended has no last day."""
    words = grounds(line)
    return [law.Interval(date.fromisoformat(each[0]), date.fromisoformat(each[1]) if each[1] else None, words.get(each[2], each[2]))
            for each in json.loads(suspended or "[]")]


def grounds(line: str) -> dict[str, str]:
    """What each ground on which a line lets time stand still is called: the options of its fields named `ground`; {key: words}."""
    found: dict[str, str] = {}
    for act in registry.line(line).acts:
        field = act.fields.get("ground")
        if isinstance(field, Choice):
            found = {**{key: str(words) for key, words in field.options.items()}, **found}
    return {"hearing": "听证", "appraisal": "检测、鉴定", **found}
