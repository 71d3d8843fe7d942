"""Entries of other acts that stand in a register too: a register over an act takes in what another act, of its line or of another, says of the same (`Act.also_in`)."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from fazhi.kernel import registry
from fazhi.kernel.chosen import saying
from fazhi.kernel.models import Entry
from fazhi.kernel.registers import Register


def guests(register: Register) -> dict[str, Mapping[str, str]]:
    """Other acts whose entries stand in this register too, with the field that fills each of its columns (“=word”: always that word)."""
    return _guests(register.key)


@cache
def _guests(register: str) -> dict[str, Mapping[str, str]]:
    return {key: act.also_in[register] for key, act in registry.acts().items() if register in act.also_in}


def words_of(register: Register, name: str) -> dict[str, str]:
    """What the choices of other lines are called that stand in a column of this register."""
    fields = [registry.act(key).fields.get(names.get(name, "")) for key, names in guests(register).items()]
    return {value: words for each in fields for value, words in getattr(each, "options", {}).items()}


def told_anywhere(office: str, act: str, also: Mapping[str, Mapping[str, str]], only: Mapping[str, str]) -> QuerySet[Entry]:
    """The entries of a register over an act, those of other lines included, that hold every one of these choices in the register's own words."""
    entries = Entry.objects.filter(office=office, act__in=[act, *also])
    if not also or not only:
        return saying(office, act, only) if only else entries
    found = Q(id__in=saying(office, act, only).values("id"))
    for key, names in also.items():
        fixed = {column: field[1:] for column, field in names.items() if field.startswith("=")}
        if all(column in names and fixed.get(column, value) == value for column, value in only.items()):
            asked = {names[column]: value for column, value in only.items() if column not in fixed}
            found |= Q(id__in=saying(office, key, asked).values("id"))
    return entries.filter(found)


def standing(office: str, register: Register, only: Mapping[str, str]) -> QuerySet[Entry]:
    """The entries that stand in a register over an act and hold these choices; what another act has dealt with may stand there no more."""
    also = guests(register)
    found = told_anywhere(office, register.over, also, only)
    for column, choices in register.holds.items():
        said = Q()
        for each in choices:
            said |= Q(id__in=told_anywhere(office, register.over, also, {column: each}).values("id"))
        found = found.filter(said)
    return found.exclude(id__in=_named(Entry.objects.filter(office=office), *register.unless)) if register.unless[0] else found


def _named(entries: QuerySet[Entry], act: str, field: str) -> set[str]:
    """The entries that an act has named in a field, where it was not struck."""
    bodies = [json.loads(body) for body in entries.filter(act=act).values_list("body", flat=True)]
    mended = Entry.objects.filter(matter__in={body["matter"] for body in bodies}, act__in=("common.Strike", "common.Move")).values_list("body", flat=True)
    gone = {each["entry"] for body in mended for each in json.loads(body).get("strikes", ())}
    return {str(body["said"].get(field)) for body in bodies if body["id"] not in gone}


def turned(one: Any, names: Mapping[str, str]) -> Any:
    """What an act of another line said, under the columns of this register."""
    fixed = {column: field[1:] for column, field in names.items() if field.startswith("=")}
    plain = {column: one.plain[field] for column, field in names.items() if field in one.plain}
    sealed = {column: one.sealed[field] for column, field in names.items() if field in one.sealed}
    hidden = [column for column, field in names.items() if field in one.body["sealed"]]
    return replace(one, body={**one.body, "sealed": hidden}, plain={**plain, **fixed}, sealed=sealed)
