"""What platform sheets share: what was typed here for a row, its dated steps, each once and on its own day, and the row told again when it has changed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.db.models import QuerySet

from fazhi.kernel import happen
from fazhi.kernel.acts import Act
from fazhi.kernel.fields import ANONYMOUS, CALLER, Who
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Matter, Office, Party
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


def unnumbered(office: str, line: str, capacity: str, word: str = "name") -> list[tuple[str, str, str]]:
    """(matter, day, name of the party, or another word of him) of every matter of a line that has no outside number yet."""
    return _named(dict(_bare(office, line).filter(level="").values_list("id", "opened_on")), capacity, word)


def unnumbered_apart(office: str, line: str, capacity: str) -> list[tuple[str, str, str]]:
    """The same of those with a level; one in which nobody is named has an empty name."""
    bare = dict(_bare(office, line).exclude(level="").values_list("id", "opened_on"))
    named = _named(bare, capacity)
    return [*named, *((matter, on, "") for matter, on in bare.items() if matter not in {each[0] for each in named})]


def _bare(office: str, line: str) -> QuerySet[Matter]:
    return Matter.objects.filter(office=office, line=line, outside="", struck="")


def _named(bare: Mapping[str, str], capacity: str, word: str = "name") -> list[tuple[str, str, str]]:
    found = Party.objects.filter(matter__in=list(bare), capacity=capacity, struck="").values_list("matter", "person")
    names = persons({person for _, person in found})
    return [(matter, bare[matter], str(names.get(person, {}).get(word, ""))) for matter, person in found]


def the_only(name: str, found: list[str], what: str) -> str:
    """The one matter that was typed here for a row; empty when there is none. Raises Wrong where there are several."""
    if len(found) > 1:
        raise Wrong(f"{name}当天有{len(found)}件没有外部编号的{what}，分不清是哪一件，请先在该事项中登记外部编号，再导入一次。")
    return found[0] if found else ""


def villages(office: str) -> dict[str, str]:
    """The town's villages by name."""
    return dict(Office.objects.filter(parent=office, kind="village", struck="").values_list("name", "id"))


def village_of(row: Row, known: Mapping[str, str]) -> str:
    """The village that the row names, or the only one whose name stands in its address."""
    name = str(row.get("village") or "")
    if name and name not in known:
        row.notes.append(f"没有名为“{name}”的村（社区），请登记后补填")
    inside = [ident for each, ident in known.items() if each in str(row.get("place") or "")]
    return known.get(name) or (inside[0] if len(inside) == 1 else "")


def told_again(row: Row, act: type[Act], matter: str, **sides: str) -> Step:
    """The row as the platform tells it now, for a matter that stands here; its parties ({word: capacity}) stay the persons they were, and whoever left only a telephone stays without a name."""
    parties = happen.peek(matter)["rows"].get("party", {})
    said = row.said(act)
    for who, capacity in sides.items():
        field = act.fields.get(who)
        named, callers = ([str(each["person"]) for each in parties.values() if each["capacity"] == wanted] for wanted in (capacity, CALLER))
        if who in said and named:
            said[who] = {**said[who], "person": named[0]}
        elif who in said and callers and isinstance(field, Who) and field.nameless:
            said[who] = {**said[who], "person": callers[0], "name": said[who].get("name") or ANONYMOUS}
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
