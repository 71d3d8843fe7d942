"""Rules over several matters, as data: which entries in a window, of one person, place, village or thing, together mean something that nobody was told."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise
from typing import Any

from django.db.models import Q

from fazhi.kernel import as_told, identity, likeness, places, purpose, registry, traces
from fazhi.kernel.models import Entry, Link, Matter, Party, PersonKey, PlaceKey

PERSON, PLACE, VILLAGE, THING = "person", "place", "village", "thing"
SAME = {PERSON: "是同一人（已认定、同一电话或同一证件号码）", PLACE: "在同一地点", VILLAGE: "在同一个村（社区）", THING: "文字相近，而且同村（社区）、是同一人或者没有登记在别的村；或者已认为是同一诉求"}
NOT_CONCERNED = ("witness", "agent", "adviser", "organ", "accused")  # capacities in which somebody is not himself concerned
ALIKE = ("same", "repeat")  # links by which a person said that two petitions are one thing
LOOKED_AT = 400  # so many of the newest matters are compared by their words
ALIKE_WORDS = {"beside": likeness.NEAR, "alone": likeness.CLOSE, "stock": 0}
LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Step:
    """What must have happened, in at least so many matters: matters of these lines opened, or these acts done (with these plain words)."""

    opens: frozenset[str]
    acts: Mapping[str, dict[str, str]]
    least: int


@dataclass(frozen=True, slots=True)
class Words:
    """When two texts are one thing: from so many hundredths of like pairs of characters beside a like village or person, or without where no two villages are told (`alone`; 0: never).

    A phrase that stands in the texts of at least `stock` villages is a stock phrase and says nothing of what is meant.
    """

    beside: int
    alone: int
    stock: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its data tell it."""

    key: str
    title: str
    same: str
    steps: tuple[Step, ...]
    days: int
    ordered: bool
    why: str
    provision: str
    owed_by: str
    within: int
    words: Words


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One thing that happened: when, in which matter, by which entry, and which step of the rule it answers."""

    on: str
    matter: str
    entry: str
    step: int
    line: str


@cache
def rules() -> dict[str, Rule]:
    """Every rule by key; one that the installation wrote off is left out."""
    return {key: _rule(key, each) for key, each in purpose.told("signals").items() if each}


def _rule(key: str, told: dict[str, Any]) -> Rule:
    steps = tuple(Step(frozenset(each.get("opens") or ()), dict(_asked(one) for one in each.get("acts") or ()), int(each.get("least", 1))) for each in told["steps"])
    return Rule(key, told["title"], told["same"], steps, int(told["days"]), bool(told.get("ordered")), told["why"], told["provision"], told["owed_by"],
                int(told["within"]), Words(**{**ALIKE_WORDS, **(told.get("words") or {})}))


def _asked(text: str) -> tuple[str, dict[str, str]]:
    act, _, wanted = text.partition("?")
    return act, dict(each.split("=", 1) for each in wanted.split("&") if each)


def found(office: str, rule: Rule, today: date, only: Iterable[str] | None = None) -> Iterator[list[Event]]:
    """Every group of events in the rule's window that fits it; `only` looks at these matters alone."""
    happened = sorted(_events(office, rule, today, None if only is None else set(only)))
    if not fits(rule, happened):
        return
    near = _near(office, rule, {each.matter for each in happened})
    for group in _together(happened, near):
        kept = _later(group) if rule.ordered else group
        if fits(rule, kept) and len(rule.steps) > 1:  # only now is it worth asking what was linked already
            kept = _unlinked(kept)
        if fits(rule, kept):
            yield kept


def fits(rule: Rule, group: list[Event]) -> bool:
    """True when every step has enough matters, and it is not one matter alone."""
    if any(len({each.matter for each in group if each.step == i}) < step.least for i, step in enumerate(rule.steps)):
        return False
    return len({each.matter for each in group}) > 1


def _later(group: list[Event]) -> list[Event]:
    """Without the events of later steps that came before the first one of the first step."""
    first = min((each.on for each in group if each.step == 0), default="")
    return [each for each in group if not each.step or (first and each.on >= first)]


def _events(office: str, rule: Rule, today: date, only: set[str] | None) -> Iterator[Event]:
    since, until = (today - timedelta(days=rule.days)).isoformat(), today.isoformat()
    heads = Matter.objects.filter(office=office, level="", struck="", old=0)
    if only is not None:
        heads = heads.filter(id__in=only)
    for i, step in enumerate(rule.steps):
        for row in heads.filter(line__in=step.opens, opened_on__gte=since, opened_on__lte=until).values("id", "opened_by", "opened_on", "line") if step.opens else ():
            yield Event(row["opened_on"], row["id"], row["opened_by"], i, row["line"])
        if step.acts:
            yield from _done(step, i, heads, since, f"{until}T99")


def _done(step: Step, i: int, heads: Any, since: str, until: str) -> Iterator[Event]:
    """Acts of a step that were done and not struck."""
    entries = Entry.objects.filter(act__in=step.acts, done_at__gte=since, done_at__lte=until, matter__in=heads.values("id"))
    rows = list(entries.values("id", "matter", "act", "done_at", "body"))
    memories = {row["id"]: row for row in heads.filter(id__in={row["matter"] for row in rows}).values("id", "line", "memory")}
    for row in rows:
        wanted, said = step.acts[row["act"]], json.loads(row["body"])["said"]
        kept = json.loads(memories[row["matter"]]["memory"])["acts"].get(row["act"], {"kept": []})["kept"]
        if all(str(said.get(name)) == value for name, value in wanted.items()) and any(one["e"] == row["id"] for one in kept):
            yield Event(row["done_at"][:10], row["matter"], row["id"], i, memories[row["matter"]]["line"])


def _together(happened: list[Event], near: Iterable[tuple[str, str]]) -> list[list[Event]]:
    """Events whose matters hang together, by whatever chain of nearness."""
    root = {each.matter: each.matter for each in happened}

    def top(matter: str) -> str:
        while root[matter] != matter:
            matter = root[matter]
        return matter

    for one, other in near:
        root[top(one)] = top(other)
    groups: dict[str, list[Event]] = {}
    for each in happened:
        groups.setdefault(top(each.matter), []).append(each)
    return list(groups.values())


def _unlinked(group: list[Event]) -> list[Event]:
    """Without the events of later steps whose matter somebody has linked to one of the first step already, or opened from it."""
    first = {each.matter for each in group if each.step == 0}
    later = {each.matter for each in group if each.step} - first
    rows = Link.objects.filter(Q(matter__in=first, other__in=later) | Q(matter__in=later, other__in=first), struck="").values_list("matter", "other")
    parts = Matter.objects.filter(Q(id__in=later, parent__in=first) | Q(id__in=first, parent__in=later)).values_list("id", "parent")
    known = {each for pair in [*rows, *parts] for each in pair} & later
    return [each for each in group if not each.step or each.matter not in known]


def _near(office: str, rule: Rule, matters: set[str]) -> Iterator[tuple[str, str]]:
    """Pairs of matters that are near in the rule's sense."""
    if rule.same == THING:
        yield from _things(matters, rule.words)
    elif rule.same == PLACE:
        yield from _places(office, matters)
    else:
        for held in _by_key(_persons(matters) if rule.same == PERSON else _villages(office, matters)).values():
            yield from pairwise(held)


def _by_key(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for key, matter in pairs:
        held.setdefault(key, []).append(matter)
    return held


def _persons(matters: set[str]) -> Iterator[tuple[str, str]]:
    """(key, matter): who is concerned, by findings that persons are one, and by telephone and number – never by the name alone."""
    parts = list(Party.objects.filter(matter__in=matters, struck="").exclude(capacity__in=NOT_CONCERNED).values_list("person", "matter"))
    same = identity.alike({person for person, _ in parts})
    of: dict[str, set[str]] = {}
    for person, kind, digest in PersonKey.objects.filter(person__in=same, kind__in=(traces.PHONE, traces.NUMBER)).values_list("person", "kind", "digest"):
        of.setdefault(person, set()).add(f"{kind}:{digest}")
    for person, matter in parts:
        yield identity.first_of(same[person]), matter
        for each in same[person]:
            yield from ((key, matter) for key in of.get(each, ()))


def of_one(persons: set[str]) -> set[str]:
    """Everybody who shares a telephone or a number with one of these, or proved to be one of them."""
    known = set(identity.alike(persons))
    digests = list(PersonKey.objects.filter(person__in=known, kind__in=(traces.PHONE, traces.NUMBER)).values_list("kind", "digest"))
    rows = PersonKey.objects.filter(digest__in=[each for _, each in digests]).values_list("person", "kind", "digest")
    return known | {person for person, kind, digest in rows if (kind, digest) in digests}


def _villages(office: str, matters: set[str]) -> Iterator[tuple[str, str]]:
    rows = PlaceKey.objects.filter(office=office, kind=traces.VILLAGE, matter__in=matters).values_list("digest", "matter").distinct()
    yield from rows


def _places(office: str, matters: set[str]) -> Iterator[tuple[str, str]]:
    """Pairs whose places share enough, in one village where both tell one."""
    told: dict[tuple[str, str], set[str]] = {}
    for matter, entry, digest in PlaceKey.objects.filter(office=office, kind=traces.PLACE, matter__in=matters).values_list("matter", "entry", "digest"):
        told.setdefault((matter, entry), set()).add(digest)
    villages: dict[str, set[str]] = {}
    for village, matter in _villages(office, matters):
        villages.setdefault(matter, set()).add(village)
    for (one, a), (other, b) in combinations(told.items(), 2):
        apart = villages.get(one[0]) and villages.get(other[0]) and not villages[one[0]] & villages[other[0]]
        if one[0] != other[0] and not apart and places.like(len(a & b), len(a), len(b)):
            yield one[0], other[0]


def _things(matters: set[str], asked: Words) -> Iterator[tuple[str, str]]:
    """Pairs that a person found to be one thing, or whose words are alike as the rule asks it, stock phrases left out."""
    yield from Link.objects.filter(matter__in=matters, other__in=matters, kind__in=ALIKE, struck="").values_list("matter", "other")
    rows = list(Matter.objects.filter(id__in=matters).order_by("-opened_on", "-id").values("id", "line", "opened_by", "unit")[:LOOKED_AT])
    said = as_told.sealed((row["opened_by"] for row in rows), {registry.line(row["line"]).subject for row in rows})
    texts = {row["id"]: likeness.pairs(str(said.get(row["opened_by"], {}).get(registry.line(row["line"]).subject, ""))) for row in rows}
    stock = _stock(texts, {row["id"]: row["unit"] for row in rows}, asked.stock)
    texts = {ident: text - stock for ident, text in texts.items()}
    people: dict[str, set[str]] = {}
    for key, matter in _persons(matters):
        people.setdefault(matter, set()).add(key)
    for one, other in combinations(rows, 2):
        like = likeness.of_pairs(texts[one["id"]], texts[other["id"]])
        near = (one["unit"] and one["unit"] == other["unit"]) or people.get(one["id"], set()) & people.get(other["id"], set())
        apart = one["unit"] and other["unit"] and one["unit"] != other["unit"]
        if (asked.alone and like >= asked.alone and not apart) or (like >= asked.beside and near):
            yield one["id"], other["id"]


def _stock(texts: Mapping[str, set[str]], units: Mapping[str, str], least: int) -> set[str]:
    """Pairs of characters that stand in texts of at least so many villages (0: none)."""
    seen: dict[str, set[str]] = {}
    for matter, text in texts.items() if least else ():
        for pair in text if units[matter] else ():
            seen.setdefault(pair, set()).add(units[matter])
    return {pair for pair, villages in seen.items() if len(villages) >= least}
