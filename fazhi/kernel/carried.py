"""What was told before in a matter, offered again where a later act asks for the same: filled in with its source, to be looked over and changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from fazhi.kernel import alone, drafts, gate, judge, masking, registry
from fazhi.kernel import fields as f
from fazhi.kernel.acts import Act, Line
from fazhi.kernel.as_told import words_in
from fazhi.kernel.case import Case, Said
from fazhi.kernel.deed import Deed
from fazhi.kernel.issue import Teller


@dataclass(frozen=True, slots=True)
class Carried:
    """A value as a form takes it, and where it was told: the act's title and the day; no source where the form itself begins with it."""

    value: Any
    source: str
    day: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What was told in one earlier act, shown beside a form: the act's title, the day, and its fields."""

    source: str
    day: str
    told: tuple[drafts.Told, ...]


def of(viewer: gate.Viewer, cls: type[Act], ident: str) -> dict[str, Carried]:
    """For every field that says where it was told before (`told`), the last such value; else what the form begins with.

    A new matter begins in the village of whoever has a post in one only. Nothing for somebody to whom the matter's words are sealed.
    """
    if not ident:
        return _own_village(viewer, cls)
    asked = {name: each for name, each in cls.fields.items() if each.told}
    case = opened(viewer, cls, ident) if asked or cls.begin is not Act.begin else None
    if case is None:
        return {}
    line = registry.line(case.line)
    found = {name: one for name, each in asked.items() if (one := _last(viewer, case, line, each)) is not None}
    if not may_call(viewer, case, line):
        found = {name: replace(one, value=masking.unfound(one.value)) for name, one in found.items()}
    return {**{name: Carried(value, "", "") for name, value in cls().begin(case).items()}, **found}


def _own_village(viewer: gate.Viewer, cls: type[Act]) -> dict[str, Carried]:
    """The village a cadre works in, for the fields that ask for one."""
    asked = [name for name, each in cls.fields.items() if isinstance(each, f.OfficeOf) and each.kind == "village"]
    own = [ident for ident, _ in gate.villages(viewer, ("village",), on=viewer.day.isoformat()) if ident in viewer.units] if asked else []
    return {name: Carried(own[0], "", "") for name in asked} if len(own) == 1 else {}


def beside(viewer: gate.Viewer, cls: type[Act], ident: str) -> list[Beside]:
    """What an act is about (`shows`), as it was told last; nothing for somebody to whom the matter's words are sealed."""
    case = opened(viewer, cls, ident) if cls.shows else None
    if case is None:
        return []
    line, found = registry.line(case.line), dict[str, Beside]()
    for places in cls.shows:
        names = [place.partition(".") for place in places.split()]
        told = [(act, said, name) for act_name, _, name in names for act, said in [_said(viewer, case, line, act_name)] if act and said]
        if told:
            act, said, name = max(told, key=lambda one: (one[1].at, one[1].entry))
            one = drafts.told(Teller(case, line, viewer.staff, act(), {name: whole(said, name)}, {}), act(), {name: whole(said, name)}, numbered=True, calls=may_call(viewer, case, line))
            before = found.get(said.entry, Beside(act.title, said.on.isoformat()[:10], ()))
            found[said.entry] = Beside(before.source, before.day, (*before.told, *one))
    return list(found.values())


def opened(viewer: gate.Viewer, cls: type[Act], ident: str) -> Case | None:
    """The matter as the act would see it; None where there is none or its words are sealed to the person."""
    row = next(iter(gate.heads(viewer, [ident])), {}) if ident else {}
    if not row or not gate.inside(viewer, row, registry.line(str(row["line"]))):
        return None
    now = max(datetime.now().isoformat(timespec="minutes"), str(row["last_at"]))
    return judge.build(Deed(act=cls(), who=viewer.person, office=viewer.office, matter=ident), registry.line(str(row["line"])), row, viewer.staff, now)


def may_call(viewer: gate.Viewer, case: Case, line: Line) -> bool:
    """True for whoever handles the matter or gave a reason today: others are carried no telephone, identity number or address."""
    return gate.handles(viewer, case.row, line) or gate.given(viewer, case.id)


def _said(viewer: gate.Viewer, case: Case, line: Line, act_name: str) -> tuple[type[Act] | None, Said | None]:
    """The last entry of an act of the line; none of what only others may read."""
    act = next((each for each in line.acts if each.__name__ == act_name), None)
    said = case.said(act) if act else None
    if act is None or said is None or alone.hidden(viewer.person, case.id, [{"id": said.entry, "act": act.key, "hands": [{"role": h[0], "person": h[1]} for h in said.hands]}]):
        return act, None
    return act, said


def _last(viewer: gate.Viewer, case: Case, line: Line, asked: f.Field) -> Carried | None:
    """The value of the first of the places that a field names at which anything was told."""
    for place in asked.told:
        act_name, _, name = place.partition(".")
        act, said = _said(viewer, case, line, act_name)
        if act is None or said is None:
            continue
        value = _typed(asked, whole(said, name))
        if value not in f.EMPTY:
            return Carried(value, act.title, said.on.isoformat()[:10])
    return None


def whole(said: Said, name: str) -> Any:
    """What was said in a field, plain and sealed words together, as they stand."""
    plain, sealed = said.plain.get(name), {key: value for key, value in words_in(said).items() if key == name or key.startswith(f"{name}.")}
    if isinstance(plain, list):
        rows = [dict(row) if isinstance(row, dict) else row for row in plain]
        for key, value in sealed.items():
            _, i, *inner = key.split(".")
            if inner and isinstance(rows[int(i)], dict):
                rows[int(i)][inner[0]] = {**(rows[int(i)].get(inner[0]) or {}), **value} if isinstance(value, dict) else value
        return rows
    if isinstance(plain, dict) and "hash" in plain:
        return {**plain, "name": sealed.get(f"{name}.0.name", "")}
    if isinstance(plain, dict):
        return {**plain, **(sealed.get(name) or {})}
    return sealed.get(name, plain)


def _typed(asked: f.Field, value: Any) -> Any:
    """A recorded value as somebody would type it into this field."""
    if value in f.EMPTY:
        return None
    if isinstance(asked, f.Rows):
        return [{key: _typed(one, row[key]) for key, one in asked.fields.items() if row.get(key) not in f.EMPTY} for row in value if isinstance(row, Mapping)]
    if isinstance(asked, f.Who):
        return {key: value[key] for key in f.WHO if value.get(key)}
    if isinstance(asked, f.Money):
        return f"{int(value) / 100:.2f}".removesuffix(".00")
    return value
