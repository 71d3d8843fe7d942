"""The choices by which registers are narrowed, kept beside the entries that made them, so that no body is read to find them: by the door, and anew by reindex."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from fazhi.kernel import registry
from fazhi.kernel.acts import NEW, Act, Line
from fazhi.kernel.fields import Choice, Field, OfficeOf, OfficerOf
from fazhi.kernel.models import Chosen, Entry, Matter
from fazhi.kernel.paging import past
from fazhi.kernel.registers import Register

Body = Mapping[str, Any]


def narrows(asked: Field | None) -> bool:
    """Whether a register may be narrowed by a field: one choice, place or officer, told in plain words."""
    return isinstance(asked, (Choice, OfficeOf, OfficerOf)) and not getattr(asked, "many", False) and not asked.sealed


def beginnings(line: Line, register: Register | None = None) -> list[type[Act]]:
    """The acts that open a matter of a line, without those whose matters the register leaves out."""
    return [act for act in _opening(line.key) if not (register and act.__name__ in register.leaves_out)]


@cache
def _opening(line: str) -> list[type[Act]]:
    return [act for act in registry.line(line).acts if NEW in act.at]


@cache
def kept() -> dict[str, tuple[str, ...]]:
    """{act: its fields} by which some register is narrowed: of the acts that open matters, of those a register is over, and of their guests."""
    acts = [act for line in registry.lines().values() for register in line.registers if not register.listing
            for act in ([registry.act(register.over)] if register.over else beginnings(line, register))]
    guests = [act for act in registry.acts().values() if act.also_in]
    found = {act.key: tuple(name for name, each in act.fields.items() if narrows(each)) for act in (*acts, *guests)}
    return {key: names for key, names in found.items() if names}


def of_entry(body: Body, said: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """The rows of one entry, with the words that stand now; what opened its matter bears the day, by which matters are listed."""
    for name in kept().get(body["act"], ()):
        if isinstance(value := said.get(name), str) and value:
            yield {"office": body["office"], "line": body["line"], "matter": body["matter"], "entry": body["id"], "act": body["act"], "field": name, "value": value,
                   "opened": body["done_at"][:10] if body["n"] == 1 else ""}


def of_matter(bodies: Sequence[Body]) -> list[dict[str, str]]:
    """The rows of a matter's entries: the corrected words of what was corrected; what was struck stays, as registers show it struck."""
    gone = {struck["entry"] for body in bodies for struck in body.get("strikes", ())}
    now: dict[str, Mapping[str, Any]] = {str(body["corrects"]["entry"]): body["corrects"]["said"] for body in bodies if body.get("corrects") and body["id"] not in gone}
    return [row for body in bodies for row in of_entry(body, now.get(str(body["id"])) or body["said"])]


# -- asking ----------------------------------------------------------------------------------------------------------


def saying(office: str, act: str, only: Mapping[str, str]) -> QuerySet[Entry]:
    """The entries of an act that hold every one of these choices."""
    found = Entry.objects.filter(office=office, act=act)
    for name, value in only.items():
        found = found.filter(id__in=Chosen.objects.filter(office=office, line=act.split(".")[0], field=name, value=value, act=act).values("entry"))
    return found


def begun(office: str, line: str, acts: Iterable[str], only: Mapping[str, str], holds: Mapping[str, tuple[str, ...]]) -> QuerySet[Chosen] | None:
    """The openings of matters in which each of these choices was made, and of each column that is held one of its choices; None where nothing narrows."""
    first, *others = [*((name, (value,)) for name, value in only.items()), *holds.items()] or [("", ())]
    if not first[0]:
        return None
    found = Chosen.objects.filter(_one_of(*first), office=office, line=line, opened__gt="", act__in=list(acts))
    for each in others:
        found = found.filter(Exists(Chosen.objects.filter(_one_of(*each), matter=OuterRef("matter"), entry=OuterRef("entry"))))
    return found


def _one_of(name: str, values: tuple[str, ...]) -> Q:
    return Q(field=name, value=values[0]) if len(values) == 1 else Q(field=name, value__in=values)


def among(said: QuerySet[Chosen], found: QuerySet[Matter]) -> QuerySet[Chosen]:
    """Those openings whose matters are among these."""
    return said.filter(Exists(found.filter(id=OuterRef("matter"))))


def newest(said: QuerySet[Chosen], after: str, most: int) -> list[str]:
    """The first matters of these openings after a key, in the order of a list: an index leads there, and no others are read."""
    return list(past(said, "opened", "matter", after).order_by("-opened", "-matter").values_list("matter", flat=True)[:most])
