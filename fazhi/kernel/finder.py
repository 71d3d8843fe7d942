"""People found by what they are called, through the gate: whom the reader meets in his own work by any part of a name, everybody else by the whole of it only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fazhi.kernel import gate, identity, masking, registry, traces
from fazhi.kernel.issue import persons
from fazhi.kernel.likeness import same_persons
from fazhi.kernel.models import Party, PersonKey
from fazhi.kernel.plain import ask, one_of

LOOKED_AT = 600  # so many of the newest parts that people so called took in matters are looked at
READ = 60  # so many people's words are opened; more than that is too many to choose from
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody found, and what tells him from others of the same name."""

    person: str
    name: str
    kind: str
    village: str = ""
    born: str = ""
    nickname: str = ""
    matters: int = 0
    masked: bool = False
    same: frozenset[str] = frozenset()

    @property
    def beside(self) -> str:
        """Village, year of birth and nickname in one line."""
        told = (self.village, f"{self.born}年生" if self.born else "", f"“{self.nickname}”" if self.nickname else "")
        return "　".join(each for each in told if each)


@dataclass(frozen=True, slots=True)
class Answer:
    """Who was found, and whether there are more than are shown."""

    found: list[Found]
    more: bool = False


def search(viewer: gate.Viewer, text: str, size: int = SHOWN) -> Answer:
    """People who are called so, the surest first; masked where none of their matters is of the reader's own work."""
    text = text.strip()[:60]
    return _answer(viewer, *_led_to(viewer.office, text), text, size)


def alike(viewer: gate.Viewer, group: frozenset[str], size: int = 8) -> Answer:
    """Other people of the record who bear the telephone, number or name of this one; whether they are the same a person decides."""
    return _answer(viewer, set(same_persons(group) - group), set(), "", size)


def named(viewer: gate.Viewer, ids: Iterable[str]) -> dict[str, str]:
    """How persons chosen before are called on a form {person: words}, as far as the reader may know it."""
    wanted = set(ids)
    known = {each.person: each for each in _answer(viewer, wanted, set(), "", SHOWN).found} if wanted else {}
    return {ident: f"{one.name}　{one.beside}".strip() for ident in wanted for one in known.values() if ident in one.same}


def _answer(viewer: gate.Viewer, sure: set[str], maybe: set[str], text: str, size: int) -> Answer:
    if not sure | maybe:
        return Answer([])
    met = _met(viewer, sure, maybe)
    groups = list(dict.fromkeys(met[each].same for each in met))
    kept = groups[:READ]
    known = persons({person for each in met.values() if each.same in kept for person in each.told})
    villages = dict(gate.villages(viewer, ("village",)))
    found = [one for group in kept if (one := _told(group, met, known, text, villages))]
    ranked = sorted(found, key=lambda one: traces.normal(traces.NAME, one.name) != traces.normal(traces.NAME, text))
    return Answer(ranked[:size], len(groups) > READ or len(ranked) > size)


def same(viewer: gate.Viewer, value: Mapping[str, Any], size: int = 8) -> Answer:
    """People who may be the one of whom this was typed on a form: by number, telephone, then name."""
    found: dict[str, Found] = {}
    more = False
    for key in (traces.NUMBER, traces.PHONE, traces.NAME):
        typed = str(value.get(key) or "").strip()
        if len(typed) >= (2 if key == traces.NAME else traces.LAST):
            answer = search(viewer, typed, size)
            more = more or answer.more
            found.update({one.person: one for one in answer.found if one.person not in found})
    return Answer(list(found.values())[:size], more or len(found) > size)


def matters(viewer: gate.Viewer, groups: Iterable[frozenset[str]], size: int = 5) -> dict[frozenset[str], list[dict[str, Any]]]:
    """For each group of the same persons the newest matters of the reader's own work in which they take part. Two queries, however many groups."""
    of = {person: group for group in groups for person in group}
    if not of:
        return {}
    theirs: dict[str, set[frozenset[str]]] = {}
    for person, matter in Party.objects.filter(person__in=list(of), struck="").values_list("person", "matter"):
        theirs.setdefault(matter, set()).add(of[person])
    found: dict[frozenset[str], list[dict[str, Any]]] = {group: [] for group in of.values()}
    lines = registry.lines()
    rows: list[dict[str, Any]] = [dict(row) for row in gate.visible(viewer).filter(id__in=list(theirs)).order_by("-opened_on", "-id").values("id", "code", "line", "stage", "opened_on", "handler")]
    for row in (row for row in rows if gate.inside(viewer, row, lines[row["line"]])):
        for group in (each for each in theirs[row["id"]] if len(found[each]) < size):
            found[group].append({**row, "line_title": lines[row["line"]].title, "stage_title": lines[row["line"]].stage(row["stage"]).title})
    return found


def _led_to(office: str, text: str) -> tuple[set[str], set[str]]:
    """Persons to whom the whole of what was typed leads, and persons to whom parts of it lead."""
    sure: set[str] = set()
    maybe: set[str] = set()
    for kind, digests in traces.asked(text):
        rows = ask(f'SELECT person FROM "{PersonKey._meta.db_table}" WHERE office = %s AND kind = %s AND digest IN {one_of(digests)}'
                   ' GROUP BY person HAVING COUNT(DISTINCT digest) = %s ORDER BY person DESC LIMIT %s', [office, kind, *digests, len(digests), LOOKED_AT])
        (sure if kind in traces.EXACT else maybe).update(person for person, in rows)
    return sure, maybe


@dataclass(slots=True)
class _Met:
    """What of a group of the same persons the reader may see: by which of them, in how many matters, of which village."""

    same: frozenset[str]
    told: set[str] = field(default_factory=set)
    sure: bool = False
    inside: int = 0
    all: int = 0
    unit: str = ""


def _met(viewer: gate.Viewer, sure: set[str], maybe: set[str]) -> dict[str, _Met]:
    """Whom of these the reader meets in matters he may see, the newest part first; by parts only those of his own work."""
    same = identity.alike(sure | maybe)
    rows = list(Party.objects.filter(person__in=list(same), struck="").order_by("-id").values_list("person", "matter")[:LOOKED_AT])
    heads: dict[str, dict[str, Any]] = {row["id"]: dict(row) for row in gate.visible(viewer).filter(id__in={matter for _, matter in rows}).values("id", "line", "handler", "unit")}
    met: dict[str, _Met] = {}
    for person, matter in rows:
        if matter in heads:
            inside = gate.inside(viewer, heads[matter], registry.line(heads[matter]["line"]))
            one = met.setdefault(identity.first_of(same[person]), _Met(same[person]))
            one.told.add(person)
            one.sure = one.sure or person in sure
            one.all, one.inside, one.unit = one.all + 1, one.inside + inside, one.unit or heads[matter]["unit"]
    return {person: one for person, one in met.items() if one.inside or one.sure}


def _told(group: frozenset[str], met: Mapping[str, _Met], known: Mapping[str, Mapping[str, Any]], text: str,
          villages: Mapping[str, str]) -> Found | None:
    first = identity.first_of(group)
    one = met[first]
    value = merged(known.get(each, {}) for each in sorted(one.told))
    if not one.sure and not any(traces.meant(known.get(each, {}), text) for each in one.told):
        return None
    name, kind = str(value.get("name") or "（未留名）"), str(value.get("kind") or "")
    village = villages.get(str(value.get("village") or ""), "") or villages.get(one.unit, "")
    if not one.inside:
        return Found(first, masking.masked("name", name), kind, village, "", "", one.all, True, group)
    return Found(first, name, kind, village, traces.born_of(value), str(value.get("nickname") or ""), one.all, False, group)


def merged(values: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What is known of somebody who was told several times: the earliest words, filled up from the later ones."""
    told: dict[str, Any] = {}
    for value in values:
        for key, word in value.items():
            if word and not told.get(key):
                told[key] = word
    return told
