"""Which earlier matters may be the same: by person, place and likeness of words; a suggestion that a person decides, computed anew and kept nowhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fazhi.kernel import as_told, identity, places, plain, registry, traces
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.models import Matter, Party, PersonKey

LOOKED_AT = 400  # so many of the newest open matters of the line are compared; older ones are found by their person
CLOSE, NEAR = 55, 30  # hundredths of like pairs of characters: alone enough, or enough beside a like person or place
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier matter, and why it may be the same."""

    matter: str
    score: int
    why: str


def likeness(one: str, other: str) -> int:
    """How alike two texts are, in hundredths: twice the common pairs of neighbouring characters over all pairs."""
    return of_pairs(pairs(one), pairs(other))


def of_pairs(one: set[str], other: set[str]) -> int:
    """The same for pairs made before, where one text is compared with many."""
    return 200 * len(one & other) // (len(one) + len(other)) if one and other else 0


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of a text, marks left out."""
    kept = "".join(char for char in text if char.isalnum())
    return {kept[i:i + 2] for i in range(len(kept) - 1)}


def same_persons(persons: Iterable[str]) -> frozenset[str]:
    """Persons who proved to be one of these, or share a telephone, an identity number or a name with one, by keyed digests alone."""
    known = set(identity.alike(persons))
    digests = set(PersonKey.objects.filter(person__in=known, kind__in=traces.EXACT).values_list("kind", "digest"))
    found = PersonKey.objects.filter(kind__in=traces.EXACT, digest__in=[each for _, each in digests]).values_list("kind", "digest", "person")
    return frozenset(identity.alike(known | {person for kind, digest, person in found if (kind, digest) in digests}))


def told_alike(office: str, value: Mapping[str, Any], kinds: Sequence[str] = traces.EXACT) -> frozenset[str]:
    """Persons who may be the one of whom this was told: they share his telephone or number, or bear his name and no other telephone or number than his; by `kinds` of trace alone, where not all count."""
    known = identity.all_of(value["person"]) if value.get("person") else frozenset()
    told = {(kind, traces.blind(kind, exact)) for kind in kinds if (exact := traces.normal(kind, value.get(kind)))}
    told |= {(row["kind"], row["digest"]) for row in plain.rows(PersonKey, ("kind", "digest"), {"person": known, "kind": kinds})}
    met = {row["person"] for row in plain.rows(PersonKey, ("person",), {"office": office, "kind": kinds, "digest": {digest for _, digest in told}})}
    theirs: dict[str, set[tuple[str, str]]] = {}
    for row in plain.rows(PersonKey, ("person", "kind", "digest"), {"person": met, "kind": kinds}):
        theirs.setdefault(row["person"], set()).add((row["kind"], row["digest"]))
    found = {person for person, keys in theirs.items() if any(kind != traces.NAME for kind, _ in keys & told)
             or (keys & told and not ({kind for kind, _ in keys} & {kind for kind, _ in told} - {traces.NAME}))}
    return frozenset(identity.alike(known | found))


def alike(case: Case) -> list[Alike]:
    """Earlier matters of the same line that may be the same, likeliest first; those above the ordinary level are never looked at."""
    own = Matter.objects.filter(id=case.id, level="").values("opened_by", "unit").first()
    if own is None:
        return []
    persons = same_persons(each for each in map(case.person_of, case.parties()) if each)
    theirs = set(Party.objects.filter(person__in=persons, struck="").exclude(matter=case.id).values_list("matter", flat=True))
    query = Matter.objects.filter(office=case.office, line=case.line, level="", struck="").exclude(id=case.id).order_by("-opened_on", "-id")
    recent = list(query.values("id", "opened_by", "unit")[:LOOKED_AT])
    seen = {row["id"] for row in recent}
    recent += list(query.filter(id__in=[each for each in theirs if each not in seen]).values("id", "opened_by", "unit")[:LOOKED_AT])
    subject = registry.line(case.line).subject
    said = as_told.sealed([own["opened_by"], *(row["opened_by"] for row in recent)], {subject})
    text = str(said.get(own["opened_by"], {}).get(subject, ""))
    here = places.near(case.office, case.id)
    found = [_weigh(row, likeness(text, str(said.get(row["opened_by"], {}).get(subject, ""))), row["id"] in theirs,
                    "同一地点" if row["id"] in here else "同村" if own["unit"] and row["unit"] == own["unit"] else "") for row in recent]
    return sorted((each for each in found if each), key=lambda each: -each.score)[:SHOWN]


def _weigh(row: dict[str, Any], like: int, person: bool, place: str) -> Alike | None:
    if like < CLOSE and not (like >= NEAR and (person or place)):
        return None
    reasons = [*(["信访人相同"] if person else []), *([place] if place else []), f"文字相近{like}%"]
    return Alike(row["id"], like + (40 if person else 0) + (10 if place else 0), "、".join(reasons))


def advice_of(case: Case) -> Iterable[Advice]:
    """What may be the same, as advice beside a form; nothing where nothing is alike."""
    found = alike(case)
    if found:
        yield Advice("可能是同一诉求（请人工判断）", tuple(f"第{i}宗：{each.why}" for i, each in enumerate(found, 1)), tuple(each.matter for each in found))


def likeliest(office: str, line: str, ids: Sequence[str]) -> dict[str, Alike]:
    """For each of these matters the earlier open matter of the line that is likeliest the same; the texts are read once for all."""
    query = Matter.objects.filter(office=office, line=line, level="", struck="", closed_on="").order_by("-opened_on", "-id")
    rows = {row["id"]: row for row in query.values("id", "opened_by", "unit", "opened_on")[:LOOKED_AT]}
    asked = [each for each in ids if each in rows]
    subject = registry.line(line).subject
    said = as_told.sealed((row["opened_by"] for row in rows.values()), {subject}) if asked else {}
    made = {ident: pairs(str(said.get(row["opened_by"], {}).get(subject, ""))) for ident, row in rows.items()}
    people = _known_people(rows) if asked else {}
    found = {}
    for ident in asked:
        own = rows[ident]
        earlier = (row for row in rows.values() if (row["opened_on"], row["id"]) < (own["opened_on"], ident))
        weighed = (_weigh(row, of_pairs(made[ident], made[row["id"]]), bool(people[ident] & people[row["id"]]),
                          "同村" if own["unit"] and row["unit"] == own["unit"] else "") for row in earlier)
        best = max((each for each in weighed if each), key=lambda each: each.score, default=None)
        if best:
            found[ident] = best
    return found


def _known_people(rows: Iterable[str]) -> dict[str, set[tuple[str, str]]]:
    """{matter: keyed digests of its parties}; the persons themselves stand beside their digests. Who shares only initials or last digits is another."""
    parties = list(Party.objects.filter(matter__in=list(rows), struck="").values_list("matter", "person"))
    digests: dict[str, set[tuple[str, str]]] = {}
    for person, kind, digest in PersonKey.objects.filter(person__in={person for _, person in parties}, kind__in=traces.EXACT).values_list("person", "kind", "digest"):
        digests.setdefault(person, set()).add((kind, digest))
    found: dict[str, set[tuple[str, str]]] = {ident: set() for ident in rows}
    for matter, person in parties:
        found[matter] |= {("person", person), *digests.get(person, ())}
    return found
