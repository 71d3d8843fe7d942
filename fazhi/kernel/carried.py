"""What was told before in a matter, offered again where a later act asks for the same: filled in with its source, to be looked over and changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fazhi.kernel import alone, gate, judge, registry, words
from fazhi.kernel import fields as f
from fazhi.kernel.acts import Act, Line
from fazhi.kernel.case import Case, Said
from fazhi.kernel.deed import Deed


@dataclass(frozen=True, slots=True)
class Carried:
    """A value as a form takes it, and where it was told: the act's title and the day."""

    value: Any
    source: str
    day: str


def of(viewer: gate.Viewer, cls: type[Act], ident: str) -> dict[str, Carried]:
    """For every field that says where it was told before (`told`), the last such value; nothing for somebody to whom the matter's words are sealed."""
    asked = {name: each for name, each in cls.fields.items() if each.told}
    row = dict(gate.visible(viewer).filter(id=ident).values().first() or {}) if asked and ident else {}
    if not row:
        return {}
    line = registry.line(str(row["line"]))
    if not gate.inside(viewer, row, line):
        return {}
    now = max(datetime.now().isoformat(timespec="minutes"), str(row["last_at"]))
    case = judge.build(Deed(act=cls(), who=viewer.person, office=viewer.office, matter=ident), line, row, viewer.staff, now)
    found = ((name, _last(viewer, case, line, each)) for name, each in asked.items())
    return {name: one for name, one in found if one is not None}


def _last(viewer: gate.Viewer, case: Case, line: Line, asked: f.Field) -> Carried | None:
    """The value of the first of the places that a field names at which anything was told."""
    for place in asked.told:
        act_name, _, name = place.partition(".")
        act = next((each for each in line.acts if each.__name__ == act_name), None)
        said = case.said(act) if act else None
        if act is None or said is None or alone.hidden(viewer.person, case.id, [{"id": said.entry, "act": act.key, "hands": [{"role": h[0], "person": h[1]} for h in said.hands]}]):
            continue
        value = _typed(asked, _whole(said, name))
        if value not in f.EMPTY:
            return Carried(value, act.title, said.on.isoformat()[:10])
    return None


def _whole(said: Said, name: str) -> Any:
    """What was said in a field, plain and sealed words together."""
    opened = words.read([said.entry]).get(said.entry, {})
    plain, sealed = said.plain.get(name), {key: value for key, value in opened.items() if key == name or key.startswith(f"{name}.")}
    if isinstance(plain, list):
        rows = [dict(row) if isinstance(row, dict) else row for row in plain]
        for key, value in sealed.items():
            _, i, *inner = key.split(".")
            if inner and isinstance(rows[int(i)], dict):
                rows[int(i)][inner[0]] = {**(rows[int(i)].get(inner[0]) or {}), **value} if isinstance(value, dict) else value
        return rows
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
