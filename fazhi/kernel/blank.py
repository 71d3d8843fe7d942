"""An act before its form is filled in: what stands against it whatever the form will say, and what only the form's answers decide."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q

from fazhi.kernel import fields
from fazhi.kernel.acts import Act, Line
from fazhi.kernel.case import Case
from fazhi.kernel.models import Listing
from fazhi.kernel.roster import Roster
from fazhi.kernel.why_not import outright, weigh, with_words
from fazhi.kernel.wrong import FazhiError, Objection, Weighed, Wrong
from fazhi.law.errors import LawError

MOST = 8  # options of a choice, or things of the record, that are tried
HEARD = "-heard"  # no field can be called so
NOBODY = {"name": "…", "kind": "natural"}
PAGE = {"hash": "0" * 64, "size": 1, "media": "", "name": ""}
UNTOLD = (TypeError, ValueError, AttributeError, LookupError, StopIteration, OSError, ObjectDoesNotExist, LawError, FazhiError, Wrong)


def against(cls: type[Act], base: Case, line: Line, staff: Roster, person: str, here: bool) -> list[Weighed]:
    """What stands against the blank act; nothing that an answer of the form would take away, where the act belongs to the stage."""
    outside = outright(cls, base, line, staff, [person])
    if _stops(weighed := weigh(outside, base)):  # somebody else's, or of another stage: what the act itself would say is not asked yet
        return weighed
    first = with_words(_saying(cls(), {}), base, line, outside)
    if not here or not _stops(first):
        return first

    trials = _Trials(cls, base, line, outside, first)
    tried, heard = trials.tried, trials.heard
    best: dict[str, Any] = {name: each.default for name, each in cls.fields.items() if each.default is not None}
    found = tried(best)
    if not _stops(found) or not heard:  # nothing that the form says would change it
        return found
    nearest, least = found, sum(each.stops for each in found)
    for said in fillings(cast(Any, cls)):
        found = tried(said)
        if not _stops(found):
            return found
        if (left := sum(each.stops for each in found)) < least:
            best, nearest, least = said, found, left
    for name in list(cls.fields):  # from there one answer after the other, as somebody does who fills in a form; only what was asked after
        for value in answers(cls.fields[name], base, staff) if name in heard else ():
            found = tried({**best, name: value})
            if not _stops(found):
                return found
            if (left := sum(each.stops for each in found)) < least:
                best, nearest, least = {**best, name: value}, found, left
    return nearest  # with what the act asks of the record answered: a sentence that the record refutes is not said


class _Trials:
    """An act of which one answer of the form is tried after the other: what it looks at, and what stands against it then."""

    def __init__(self, cls: type[Act], base: Case, line: Line, outside: list[Objection], first: list[Weighed]) -> None:
        self.cls, self.base, self.line, self.outside, self.first = cls, base, line, outside, first
        self.heard, self.told, self.known = set[str](), dict[str, Any](), list[tuple[dict[str, Any], list[Weighed]]]()

    def tried(self, said: dict[str, Any]) -> list[Weighed]:
        """What stands against the act with these answers."""
        for looked_at, before in self.known:  # it looked at these answers and at nothing else
            if all(said.get(name) == value for name, value in looked_at.items()):
                return before
        now = set[str]()
        act = _saying(_listening(cast(Any, self.cls))(), said)
        setattr(act, HEARD, now)
        try:
            found = with_words(act, _answered(act, self.base, now, self.told), self.line, self.outside)
        except UNTOLD:  # the act counts on words that stand there when it is done: this answer tells nothing
            found = self.first
        self.heard.update(now)
        self.known.append(({name: said.get(name) for name in now}, found))
        return found


@cache
def _listening(cls: Any) -> Any:
    """The act, which notes under HEARD the names of the fields that somebody looks at."""
    names = frozenset(cls.fields)

    def heard(self: Any, name: str) -> Any:
        if name in names:
            object.__getattribute__(self, HEARD).add(name)
        return object.__getattribute__(self, name)

    return type(cls.__name__, (cls,), {"__getattribute__": heard, "__doc__": cls.__doc__})


@cache
def fillings(cls: Any) -> tuple[dict[str, Any], ...]:
    """Ways in which the form of an act may be answered: everything ticked and written, with one option after the other."""
    return tuple(_fillings(cls.fields))


def _fillings(known: dict[str, fields.Field]) -> Iterator[dict[str, Any]]:
    most = max((len(each.options) for each in known.values() if isinstance(each, fields.Choice)), default=1)
    for n in range(min(most, MOST)):
        for ticked in (True, False):
            yield {name: value for name, each in known.items() if (value := _answer(each, n, ticked)) is not None}


def _answer(field: fields.Field, n: int, ticked: bool) -> Any:
    if isinstance(field, fields.Choice):
        options = list(field.options)
        one = options[min(n, len(options) - 1)] if options else None
        return [one] if field.many and one is not None else one
    if isinstance(field, fields.Flag):
        return ticked
    return "…" if type(field) is fields.Text else None


def answers(field: fields.Field, case: Case, staff: Roster) -> Iterable[Any]:
    """What a field may be answered with, each kind in its own way; a reference with the things of the record that it may name."""
    match field:
        case fields.Choice():
            return [[key] if field.many else key for key in list(field.options)[:MOST]]
        case fields.Flag():
            return (True, False)
        case fields.Text() | fields.Public() | fields.Code():
            return ("…", None)
        case fields.Money() | fields.Count():
            return (max(getattr(field, "least", 0), 1), None)
        case fields.Day() | fields.Moment():
            return (case.day.isoformat() if isinstance(field, fields.Day) else case.at, None)
        case fields.Who():
            return (NOBODY,)
        case fields.File():
            return ([PAGE] if field.many else PAGE, None)
        case fields.Reference():
            return _things(field, case, staff)[:MOST]
    return ()


def _things(field: fields.Reference, case: Case, staff: Roster) -> list[str]:
    """What a reference may name, the newest first."""
    kinds = field.kind.split(",") if field.kind else []
    match field:
        case fields.PartyOf():
            return [party for kind in kinds or [""] for party in case.parties(kind)]
        case fields.EntryOf():
            acts = case.memory["acts"]
            return [one["e"] for kind in kinds or acts for one in reversed(acts.get(kind, {"kept": []})["kept"])]
        case fields.PaperOf():
            return [paper["id"] for paper in reversed(case.papers())]
        case fields.ListingOf():
            day = case.day.isoformat()
            return list(Listing.objects.filter(Q(until="") | Q(until__gt=day), office=case.office, register=field.kind, struck="", since__lte=day).order_by("-since", "-id").values_list("key", flat=True)[:MOST])
        case fields.OfficerOf():
            return [person for kind in kinds for person in staff.holders(kind, case.day, case.line)]
    return []


def _saying(act: Act, said: dict[str, Any]) -> Act:
    act.take(said)
    return act


def _answered(act: Act, base: Case, heard: set[str], told: dict[str, Any]) -> Case:
    """The case with what the record answers to the questions of the act; one that looked at no field of the form is asked once and kept in `told`."""
    case, before = replace(base, asked={}), set(heard)
    try:
        for question in act.asks:
            name = question.__name__
            before |= heard
            heard.clear()
            case.asked[name] = told[name] if name in told else question(case, act)
            if not heard:
                told[name] = case.asked[name]
    finally:
        heard |= before
    return case


def _stops(found: Iterable[Weighed]) -> bool:
    return any(each.stops for each in found)
