"""The index of people, of places and of choices as the record makes it: by the door when something is told, and anew by reindex."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model

from fazhi.kernel import chosen, happen, registry, texts, traces, words
from fazhi.kernel import fields as f
from fazhi.kernel.acts import Act
from fazhi.kernel.clean import Words, collect
from fazhi.kernel.issue import persons
from fazhi.kernel.models import Chosen, Entry, HandKey, Party, Person, PersonKey, PlaceKey

Rows = list[dict[str, str]]


def told_again(office: str, person: str, value: dict[str, Any]) -> Rows:
    """Rows for what is told of somebody known: a new telephone finds him too. Rows that stand already are left out."""
    known = set(PersonKey.objects.filter(person=person).values_list("kind", "digest"))
    return [row for row in _exact(office, person, value) if (row["kind"], row["digest"]) not in known]


def _exact(office: str, person: str, value: dict[str, Any]) -> Rows:
    return [row for row in traces.person_rows(office, person, value) if row["kind"] in traces.EXACT]


def place_rows(office: str, matter: str, entry: str, places: Iterable[str], villages: Iterable[str]) -> Rows:
    """Rows for the places and villages that an entry tells."""
    rows = [row for place in places for row in traces.place_rows(office, matter, entry, place)]
    rows += [traces.village_row(office, matter, entry, village) for village in dict.fromkeys(villages)]
    return list({(row["kind"], row["digest"]): row for row in rows}.values())


def placed(office: str, matter: str, entry: str, act: Any, said: Words) -> Rows:
    """Rows for the places that an act tells: its own, or the corrected ones where it corrects another."""
    if isinstance(getattr(act, "again", None), Act):
        said = Words({}, {}, {})
        collect(act.again.fields, act.clean, said, "")
    return place_rows(office, matter, entry, said.places, said.villages)


def by_entry(act: Any, said: Words, body: Mapping[str, Any]) -> tuple[tuple[type[Model], Rows], ...]:
    """The rows of an entry in the tables of places, of hands and of choices."""
    rows: Rows = list(chosen.of_entry(body, body["said"]))
    office, matter, entry = body["office"], body["matter"], body["id"]
    return (PlaceKey, placed(office, matter, entry, act, said)), (HandKey, hands(body)), (Chosen, rows)


def renew(act: Any, body: Mapping[str, Any]) -> None:
    """By what the persons are found and which choices stand whose words an act has mended; what the entry tells is read into the index of words once it stands."""
    transaction.on_commit(partial(texts.index, [body["id"]]), robust=True)
    if body.get("corrects") or body.get("strikes"):
        happen.chosen_anew(body["matter"], chosen.of_matter([*act.bodies, body]))
    if body.get("corrects"):
        happen.placed_no_more(sorted(outdated([*act.bodies, body])))
    for person in getattr(act, "known_anew", ()):
        happen.known_by(person, of_persons([person]))


def of_persons(ids: Sequence[str]) -> Rows:
    """Every row of some persons: their own words as they stand now, and what was told of them when they took part again."""
    known = persons(ids)
    made: dict[tuple[str, str, str], dict[str, str]] = {}
    for ident, office, kind in Person.objects.filter(id__in=list(ids), struck="").values_list("id", "office", "kind"):
        value = {k: v for k, v in known.get(ident, {}).items() if v != words.ERASED}
        for row in traces.person_rows(office, ident, {**value, "kind": kind}):
            made[ident, row["kind"], row["digest"]] = row
    for office, ident, value in _later(ids):
        for row in _exact(office, ident, value) if known.get(ident, {}).get("name") != words.ERASED else ():
            made.setdefault((ident, row["kind"], row["digest"]), row)
    return list(made.values())


def _later(ids: Sequence[str]) -> Iterable[tuple[str, str, dict[str, Any]]]:
    """(office, person, words) of every entry that made somebody known a party once more."""
    told = list(Party.objects.filter(person__in=list(ids), struck="").values_list("opened_by", flat=True))
    own = set(Person.objects.filter(id__in=list(ids)).values_list("id", "opened_by"))
    sealed = words.read(told)
    for entry, office, text in Entry.objects.filter(id__in=told).values_list("id", "office", "body"):
        for path, person in people_in(json.loads(text)["said"]):
            value = sealed.get(entry, {}).get(path)
            if person in ids and isinstance(value, dict) and (person, entry) not in own:
                yield office, person, value


def people_in(said: Any, path: str = "") -> Iterable[tuple[str, str]]:
    """(path, person) of everybody whom the plain words of an entry name as somebody who takes part."""
    if isinstance(said, dict) and "party" in said and "person" in said:
        yield path, str(said["person"])
    elif isinstance(said, (dict, list)):
        for key, value in said.items() if isinstance(said, dict) else enumerate(said):
            yield from people_in(value, f"{path}.{key}" if path else str(key))


def outdated(bodies: Iterable[Mapping[str, Any]]) -> set[str]:
    """Entries of a matter, in order, whose words a later correction has replaced: what was corrected, and every correction of it but the last."""
    last: dict[str, str] = {}
    gone: set[str] = set()
    for body in bodies:
        if body.get("corrects"):
            entry = str(body["corrects"]["entry"])
            gone |= {entry, *([last[entry]] if entry in last else ())}
            last[entry] = str(body["id"])
    return gone


def of_places(entries: Sequence[tuple[str, str, str, str]]) -> Rows:
    """Every row of some entries (id, matter, office, body) of a matter, of corrected words in the place of the old; words that were erased make none."""
    sealed = words.read([entry for entry, *_ in entries])
    gone = outdated(json.loads(text) for *_, text in entries)
    made: Rows = []
    for entry, matter, office, text in entries:
        body, secret = json.loads(text), sealed.get(entry, {})
        if entry in gone:
            continue
        told = [(body["act"], body["said"], secret)]
        if body.get("corrects"):
            new = {path.removeprefix("new."): value for path, value in secret.items() if path.startswith("new.")}
            told.append((body["corrects"]["act"], body["corrects"]["said"], new))
        places: list[str] = []
        villages: list[str] = []
        for act, said, hidden in told:
            fields = registry.acts()[act].fields if act in registry.acts() else {}
            for kind, value in _where(fields, said, hidden):
                (places if kind == traces.PLACE else villages).append(value)
        made += place_rows(office, matter, entry, places, villages)
    return made


def hands(body: Mapping[str, Any]) -> Rows:
    """Who had a hand in an entry, each in each role once."""
    told = dict.fromkeys((hand["person"], hand["role"]) for hand in body["hands"] if hand["person"])
    return [{"office": body["office"], "person": person, "matter": body["matter"], "entry": body["id"], "day": body["done_at"], "role": role}
            for person, role in told]


def _where(fields: Mapping[str, f.Field], said: Mapping[str, Any], hidden: Mapping[str, Any], path: str = "") -> Iterable[tuple[str, str]]:
    for name, each in fields.items():
        value = hidden.get(f"{path}{name}")
        if isinstance(each, f.Place) and value and value != words.ERASED:
            yield traces.PLACE, str(value)
        elif isinstance(each, f.OfficeOf) and each.kind == "village" and said.get(name):
            yield traces.VILLAGE, str(said[name])
        elif isinstance(each, f.Rows):
            for i, row in enumerate(said.get(name) or ()):
                yield from _where(each.fields, row, hidden, f"{path}{name}.{i}.")
