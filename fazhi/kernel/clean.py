"""From what was typed to what will be said: clean values, plain and sealed words, and the things that are referred to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fazhi.kernel import fields as f
from fazhi.kernel.acts import Act
from fazhi.kernel.camera import Look
from fazhi.kernel.models import Entry, Listing, Matter, Office, Person
from fazhi.kernel.plain import rows
from fazhi.kernel.roster import Roster
from fazhi.kernel.why_not import sealed_state_secret
from fazhi.kernel.wrong import BadInput

SECRET = "看来带有国家秘密标识。国家秘密不得进入本系统，请交本机关保密工作机构，在涉密设备上办理。"


@dataclass(slots=True)
class Words:
    """What an act says: all clean values, parted into plain and sealed, the officers named, the files, the thing it is about."""

    clean: dict[str, Any]
    plain: dict[str, Any]
    sealed: dict[str, Any]
    officers: list[tuple[str, str, str]] = field(default_factory=list)  # (person, role, capacity)
    files: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    looks: dict[str, Look] = field(default_factory=dict)  # what cameras wrote into them
    people: list[tuple[str, f.Who]] = field(default_factory=list)
    confirming: list[str] = field(default_factory=list)  # persons who must confirm what is said of them
    places: list[str] = field(default_factory=list)
    villages: list[str] = field(default_factory=list)
    of: str = ""


def words_of(act: Act, memory: Mapping[str, Any], roster: Roster, on: date, matter: str) -> Words:
    """Clean what the act says; raises BadInput with a sentence for every field that cannot be taken."""
    clean, errors = f.clean_all(act.fields, act.raw)
    if not errors:
        errors = dict(_references(act.fields, clean, memory, roster, on, matter))
    plain, sealed = ({}, {}) if errors else f.split_sealed(act.fields, clean)
    errors.update({k: SECRET for k, v in sealed.items() if sealed_state_secret(v)})
    if errors:
        raise BadInput(errors)
    said = Words(clean, plain, sealed)
    collect(act.fields, clean, said, "")
    said.of = next((str(clean[n]) for n, each in act.fields.items() if each.of and n in clean), "")
    return said


def collect(fields: Mapping[str, f.Field], clean: Mapping[str, Any], said: Words, path: str) -> None:
    """Gather the officers, files, people and places among clean values."""
    for name, each in fields.items():
        value = clean.get(name)
        if value is None:
            continue
        if isinstance(each, f.OfficerOf):
            said.officers.append((value, each.role, each.kind))
            if each.confirms and value not in said.confirming:
                said.confirming.append(value)
        elif isinstance(each, f.File):
            files = value if each.many else [value]
            said.files.extend((f"{path}{name}.{i}", one) for i, one in enumerate(files))
        elif isinstance(each, f.Who):
            said.people.append((f"{path}{name}", each))
        elif isinstance(each, f.Place):
            said.places.append(str(value))
        elif isinstance(each, f.OfficeOf) and each.kind == "village":
            said.villages.append(str(value))
        elif isinstance(each, f.Rows):
            for i, row in enumerate(value):
                collect(each.fields, row, said, f"{path}{name}.{i}.")


def _references(fields: Mapping[str, f.Field], clean: Mapping[str, Any], memory: Mapping[str, Any], roster: Roster, on: date,
                matter: str, path: str = "") -> Iterable[tuple[str, str]]:
    for name, each in fields.items():
        if name not in clean:
            continue
        if isinstance(each, f.Rows):
            for i, row in enumerate(clean[name]):
                yield from _references(each.fields, row, memory, roster, on, matter, f"{path}{name}.{i}.")
        elif isinstance(each, f.Reference) and not _exists(each, clean[name], memory, roster, on, matter):
            yield f"{path}{name}", f"“{each.label or name}”：所选的对象当日不存在或不属于本事项，请重新选择。"
        elif isinstance(each, f.Choice) and each.also and clean[name] not in each.options and not _listed(roster.office, each.also, clean[name]):
            yield f"{path}{name}", f"“{each.label or name}”：没有“{clean[name]}”这一项，请先登记，或者从列出的里面选。"
        elif isinstance(each, f.Who):
            yield from ((f"{path}{name}", f"“{each.label or name}”：{wrong}") for wrong in _unknown(clean[name], roster.office))


def _unknown(who: Mapping[str, Any], office: str) -> Iterable[str]:
    """What is told of somebody but does not stand in this office: the person chosen, the village."""
    if who.get("person") and not Person.objects.filter(id=who["person"], office=office, struck="").exists():
        yield "所选的人不在本机构的记录里，请重新查找，或者不选、按新来的人登记。"
    if who.get("village") and not Office.objects.filter(id=who["village"], parent=office, struck="").exists():
        yield "所选的村（社区）不存在，请重新选择。"


def _exists(each: f.Reference, value: str, memory: Mapping[str, Any], roster: Roster, on: date, matter: str) -> bool:
    known = memory.get("rows", {})
    match each:
        case f.OfficerOf():
            return roster.officer(value, on) is not None
        case f.PartyOf():
            row = known.get("party", {}).get(value)
            return row is not None and (not each.kind or row["capacity"] in each.kind.split(","))
        case f.PaperOf():
            row = known.get("paper", {}).get(value)
            return row is not None and (not each.kind or row["kind"].split(".")[-1] in each.kind.split(","))
        case f.EntryOf():
            found = Entry.objects.filter(id=value, matter=matter).values_list("act", flat=True).first()
            return found is not None and (not each.kind or found in each.kind.split(","))
        case f.MatterOf():
            found = Matter.objects.filter(id=value, office=roster.office).values_list("line", flat=True).first()
            return found is not None and (not each.kind or found in each.kind.split(","))
        case f.PersonOf():
            return Person.objects.filter(id=value, office=roster.office, struck="").exists()
        case f.OfficeOf():
            organ = Office.objects.filter(id=value, struck="").values_list("kind", flat=True).first()
            return organ is not None and (not each.kind or organ in each.kind.split(","))
        case f.ListingOf():
            # Whether it is in force on the day is for the act to object to; here only whether such a thing stands at all.
            return _listed(roster.office, each.kind, value)
    return True


def _listed(office: str, register: str, key: str) -> bool:
    return bool(rows(Listing, ("id",), {"office": office, "register": register, "key": key, "struck": ""}, most=1))
