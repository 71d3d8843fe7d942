"""What platform sheets share: a row's dated steps, each once and on its own day, and the row told again when it has changed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from fazhi.kernel import happen
from fazhi.kernel.acts import Act
from fazhi.kernel.sheets.declare import Row, Step
from fazhi.kernel.wrong import Wrong

Maker = Callable[[Row, str], Act]


def outside_of(row: Row, key: str = "number") -> dict[str, Any]:
    """The outside number of a step; without one, the imported file itself is the outside record."""
    number = str(row.get(key) or "")
    return {"outside": number} if number else {"scan": row.file}


def party_of(matter: str, capacity: str) -> str:
    """The first party of a matter with this capacity who still takes part; empty when there is none."""
    parties = happen.peek(matter)["rows"].get("party", {})
    return next((str(ident) for ident, each in parties.items() if each["capacity"] == capacity and not each.get("until")), "")


def dated(row: Row, acts: Mapping[str, tuple[type[Act], Maker]], known: Mapping[str, Any], matter: str) -> list[tuple[str, int, Step]]:
    """(day, place, step) of every dated step that the row tells and the matter does not know. Raises Wrong where a known day has moved.

    acts: {heading of the day: (act, what makes it from the row and the matter)}; known: the matter's memory of acts.
    """
    found = []
    for i, (key, (act, maker)) in enumerate(acts.items()):
        day, done = row.get(key), (known.get(act.key) or {}).get("kept", [])
        if day and not done:
            found.append((str(day), i, Step(partial(maker, row), matter, str(day), **outside_of(row))))
        elif day and done[-1]["on"][:10] != day:
            raise Wrong(f"{row.sheet.heading(key).title}由{done[-1]['on'][:10]}变为{day}。已登记的日期不由导入改动：请核对后在该事项中撤销第{done[-1]['i']}条记录，再导入一次。")
    return found


def in_order(found: list[tuple[str, int, Step]]) -> list[Step]:
    """The steps by their days."""
    return [step for _, _, step in sorted(found, key=lambda one: one[:2])]


def told_again(row: Row, act: type[Act], matter: str, who: str, capacity: str) -> Step:
    """The row as the platform tells it now, for a matter that stands here; the party stays the person he was."""
    parties = happen.peek(matter)["rows"].get("party", {})
    person = next((each["person"] for each in parties.values() if each["capacity"] == capacity), "")
    said = row.said(act)
    if who in said:
        said[who] = {**said[who], **({"person": person} if person else {})}
    return Step(act(**said), matter, "", **outside_of(row))


def in_sequence(row: Row, pairs: tuple[tuple[str, str], ...], days: tuple[str, ...]) -> None:
    """No day after today, and none before the one it rests on. Raises Wrong."""
    today, title = row.day.isoformat(), {each.key: each.title for each in row.sheet.headings}
    for key in days:
        if row.get(key) and row.words[key] > today:
            raise Wrong(f"{title[key]}（{row.words[key]}）在今天以后，请核对。")
    for first, later in pairs:
        if row.get(first) and row.get(later) and row.words[later] < row.words[first]:
            raise Wrong(f"{title[later]}（{row.words[later]}）早于{title[first]}（{row.words[first]}），请在{row.sheet.system}核对。")


ORGANISATION = ("公司", "厂", "店", "部", "合作社", "中心", "商行", "学校", "医院", "协会", "集团", "企业", "经营", "场", "队", "社")


def kind_of(name: str) -> str:
    """Person or organisation, as far as a name tells it."""
    return "organisation" if len(name) > 3 and name.endswith(ORGANISATION) else "natural"
