"""An act before its form is filled in: what stands against it whatever the form will say, and what only the form's answers decide."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from fazhi.kernel import fields
from fazhi.kernel.acts import Act, Line
from fazhi.kernel.case import Case
from fazhi.kernel.roster import Roster
from fazhi.kernel.why_not import objections, structural, weigh
from fazhi.kernel.wrong import FazhiError, Weighed, Wrong
from fazhi.law.errors import LawError

MOST = 8  # options of a choice that are tried
UNTOLD = (TypeError, ValueError, AttributeError, LookupError, StopIteration, ObjectDoesNotExist, LawError, FazhiError, Wrong)


def against(cls: type[Act], base: Case, line: Line, staff: Roster, person: str, here: bool) -> list[Weighed]:
    """What stands against the blank act; nothing that an answer of the form would take away, where the act belongs to the stage."""
    first = _asked(cls, {}, base, line, staff, person, asks=False)
    if not here or not _stops(first) or _stops(weigh(structural(cls, base, line, staff, [person]), base)):
        return first
    for said in fillings(cls.fields):
        try:
            found = _asked(cls, said, base, line, staff, person)
        except UNTOLD:  # the act counts on words that stand there when it is done: this answer tells nothing
            continue
        if not _stops(found):
            return found
    return first


def fillings(known: dict[str, fields.Field]) -> Iterator[dict[str, Any]]:
    """Ways in which the form may be answered: blank, then everything ticked and written, with one option after the other."""
    yield {}
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


def _asked(cls: type[Act], said: dict[str, Any], base: Case, line: Line, staff: Roster, person: str, asks: bool = True) -> list[Weighed]:
    act, case = cls(), replace(base, asked={})
    act.take(said)
    for question in cls.asks if asks else ():
        case.asked[question.__name__] = question(case, act)
    return objections(act, case, line, staff, [person])


def _stops(found: Iterable[Weighed]) -> bool:
    return any(each.stops for each in found)
