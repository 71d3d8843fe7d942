"""Grids: many short decisions or rounds typed on one page by keys, each row an entry of its own with its own refusal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from fazhi.kernel import as_told, door, gate, likeness, masking, nearest, registry
from fazhi.kernel.acts import Act
from fazhi.kernel.deed import Deed, Done
from fazhi.kernel.models import Deadline, Matter
from fazhi.kernel.wrong import FazhiError, NotFound

MOST = 200  # rows on one page
BETWEEN = "；"  # between the parts of what is typed in a row


@dataclass(frozen=True, slots=True)
class Way:
    """What one key does with a row: the act, its fixed words, and which of its fields the typed words fill.

    parts: fields filled by the typed words, parted by “；”. subject: the field that takes the matter's own text where nothing is typed.
    likely: the field that takes the earlier matter which is likely the same. alone: the act asks more than a row holds and is done on its form.
    second: what a second key after the first adds: {key: (title, fixed words)}; without it the way is as it stands.
    """

    key: str
    title: str
    act: type[Act]
    said: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    subject: str = ""
    likely: str = ""
    alone: bool = False
    second: Mapping[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)

    @property
    def asks(self) -> str:
        """What is to be typed, in words."""
        return BETWEEN.join(self.act.fields[each].label for each in self.parts)


@dataclass(frozen=True, slots=True)
class Triage:
    """Matters of a line that wait in some stages, and the keys that part them."""

    key: str
    title: str
    stages: tuple[str, ...]
    ways: tuple[Way, ...]
    about: str = ""
    phrases: tuple[str, ...] = ()

    def way(self, keys: str) -> Way | None:
        """The way of a key, or of a key and the second after it."""
        one = next((each for each in self.ways if each.key == keys[:1]), None)
        if one is None or not keys[1:]:
            return one
        title, said = one.second.get(keys[1:], ("", {}))
        return replace(one, key=keys, title=title, said={**one.said, **said}) if title else None

    @property
    def hints(self) -> dict[str, str]:
        """{keys: title}, with what has to be typed beside it where nothing of the matter fills it."""
        ways = {keys: way for keys in self.titles if (way := self.way(keys))}
        return {keys: f"{way.title}　说明依次填：{way.asks}" if way.parts and not way.subject else way.title for keys, way in ways.items()}

    @property
    def titles(self) -> dict[str, str]:
        """{keys: title} of everything that may be typed in a row."""
        return {each.key: each.title for each in self.ways} | {each.key + key: title for each in self.ways for key, (title, _) in each.second.items()}


@dataclass(frozen=True, slots=True)
class Cross:
    """Rounds of many places and days typed as a table: the act, the Rows field in it, and which inner fields are place, day, walker, number, kind and note.

    walkers(office, day): who usually walks in each place {place: person}.
    """

    key: str
    title: str
    act: type[Act]
    rows: str
    place: str
    day: str
    walker: str
    number: str
    kind: str
    note: str
    file: str
    walkers: Callable[[str, date], Mapping[str, str]]
    about: str = ""

    def inner(self, name: str) -> Any:
        """An inner field of the rows."""
        rows: Any = self.act.fields[self.rows]
        return rows.fields[name]


def grid_of(line: str, kind: type[Any]) -> Any:
    """The grid of this kind that a line has; None for none."""
    found = registry.lines().get(line)
    return next((each for each in found.grids if isinstance(each, kind)), None) if found else None


def demand(viewer: gate.Viewer, line: str, kind: type[Any]) -> Any:
    """The grid, where the person works on that line; raises NotFound."""
    one = grid_of(line, kind)
    if one is None or not gate.inside(viewer, {}, registry.line(line)):
        raise NotFound("没有这个录入页，或者您现任职务不办理这项工作。请从左侧菜单进入。")
    return one


def waiting(viewer: gate.Viewer, line: str, one: Triage) -> list[dict[str, Any]]:
    """The rows that wait: what is asked, every limit that runs (the earliest first) and which earlier matter is likely the same. Logged."""
    query = gate.visible(viewer).filter(line=line, stage__in=one.stages).order_by("opened_on", "id")
    found = query.values("id", "code", "opened_on", "opened_by", "outside", "unit", "handler", "level", "closed_on", "line")[:MOST]
    rows: list[dict[str, Any]] = [row for row in map(dict, found) if gate.inside(viewer, row, registry.line(line))]
    subject = registry.line(line).subject
    said = as_told.sealed((row["opened_by"] for row in rows), {subject})
    limits: dict[str, list[dict[str, Any]]] = {}
    for each in Deadline.objects.filter(matter__in=[row["id"] for row in rows], state="open", kind="duty", struck="").order_by("due").values(
            "matter", "title", "due", "not_before", "cite"):
        limits.setdefault(each["matter"], []).append(each)
    likely = likeness.likeliest(viewer.office, line, [row["id"] for row in rows])
    seen = gate.codes(viewer, {each.matter for each in likely.values()})
    for row in rows:
        row["text"] = str(said.get(row["opened_by"], {}).get(subject, ""))
        row["text"] = row["text"] if gate.handles(viewer, row, registry.line(line)) else str(masking.uncalled(row["text"]))
        row["limits"] = sorted(limits.get(row["id"], []), key=nearest.first)
        like = likely.get(row["id"])
        row["like"], row["like_code"], row["like_why"] = (like.matter, seen[like.matter], like.why) if like and like.matter in seen else ("", "", "")
    gate.log(viewer, viewer.office, f"grid {line}")
    return sorted(rows, key=lambda row: nearest.first(row["limits"][0]) if row["limits"] else ("9", True))


def act_for(way: Way, typed: str, row: Mapping[str, Any]) -> Act:
    """The act that a row becomes."""
    said: dict[str, Any] = dict(way.said)
    if way.likely:
        said[way.likely] = row.get("like", "")
    parts = [each.strip() for each in typed.replace(";", BETWEEN).split(BETWEEN)] if typed.strip() else []
    said.update(dict(zip(way.parts, parts, strict=False)))
    if way.subject and not said.get(way.subject):
        said[way.subject] = row.get("text", "")
    return way.act(**{name: value for name, value in said.items() if value not in ("", None)})


def part(viewer: gate.Viewer, one: Triage, rows: Sequence[Mapping[str, Any]], chosen: Mapping[str, tuple[str, str, str]], batch: str) -> dict[str, Done | str]:
    """Do what was chosen – {matter: (key, words, id of the entry)} – each row by itself: {matter: what was recorded, or why not}."""
    known = {row["id"]: row for row in rows}
    told: dict[str, Done | str] = {}
    deeds: list[Deed] = []
    for ident, (key, typed, entry) in chosen.items():
        way = one.way(key)
        if ident not in known:
            told[ident] = "这一件已经不在待办之列，请刷新后再看。"
        elif way is None:
            told[ident] = f"没有“{key}”这个键，可用：{'、'.join(one.titles)}。"
        elif way.alone:
            told[ident] = f"“{way.title}”要填的内容较多，请打开本件单独办理。"
        else:
            deeds.append(Deed(act=act_for(way, typed, known[ident]), who=viewer.person, office=viewer.office, matter=ident, id=entry))
    results = door.do_many(deeds, batch) if deeds else []
    for deed, result in zip(deeds, results, strict=True):
        told[deed.matter] = str(result) if isinstance(result, FazhiError) else result
    return told


def standing(viewer: gate.Viewer, one: Cross, line: str) -> list[tuple[str, str, str]]:
    """(place, name, usual walker) of every place of the house, in the order of the house."""
    usual = one.walkers(viewer.office, viewer.day)
    return [(ident, name, usual.get(ident, "")) for ident, name in gate.villages(viewer, one.inner(one.place).kind.split(","))]


def count_waiting(viewer: gate.Viewer, line: str, one: Triage) -> int:
    """How many matters wait for the grid."""
    return Matter.objects.filter(id__in=gate.visible(viewer).filter(line=line, stage__in=one.stages).values("id")).count()


def of_line(viewer: gate.Viewer, line: str) -> list[tuple[str, str]]:
    """(kind, title) of the grids of a line that this person may use."""
    one = registry.line(line)
    if not one.grids or not gate.inside(viewer, {}, one):
        return []
    return [("grid" if isinstance(each, Triage) else "cross", each.title) for each in one.grids]
