"""The report of a year as it stands: frozen figures where it was adopted, today's figures before."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fazhi.kernel import registry, words
from fazhi.kernel.models import Entry
from fazhi.kernel.roster import roster
from fazhi.report import chapters, figures
from fazhi.report.chapters import Prose
from fazhi.report.figures import Value


@dataclass(frozen=True, slots=True)
class Yearly:
    """A report: prose, every figure by key, whether it is adopted (and when), and figures that changed since as (key, old, new)."""

    year: int
    prose: Prose
    values: dict[str, Value]
    adopted: str
    matter: str
    changed: tuple[tuple[str, str, str], ...]


def yearly(office: str, year: int, *, known: str = "") -> Yearly:
    """The report of an office on a year; prose from its last draft, figures frozen by its adoption."""
    values = {value.key: value for value in figures.all_of(office, year, known=known)}
    matter, edited, asks, adopted, given = _stand(office, year)
    frozen = {key: _thawed(values[key], told) for key, told in asks.items() if key in values}
    changed = tuple((key, was.text, values[key].text) for key, was in frozen.items() if was.value != values[key].value)
    shown = {**values, **frozen}
    return Yearly(year, chapters.compose(roster(office).name, year, shown, edited, given), shown, adopted, matter, changed)


def _stand(office: str, year: int) -> tuple[str, dict[str, str], dict[str, Any], str, dict[str, Any]]:
    """(matter, edited prose, frozen figures, day of adoption, outline of its own) of the year's report matter; empty where there is none."""
    begun = Entry.objects.filter(office=office, act__in=steps("begin")).order_by("-recorded_at").values_list("matter", "body")
    matter = next((ident for ident, text in begun if json.loads(text)["said"].get("year") == year), "")
    edited: dict[str, str] = {}
    asks: dict[str, Any] = {}
    adopted, given = "", dict[str, Any]()
    for entry in Entry.objects.filter(matter=matter).order_by("n") if matter else ():
        if entry.act in steps("outline"):
            given = json.loads(entry.body)["said"]["outline"]
        elif entry.act in steps("deliver"):
            edited[json.loads(entry.body)["said"]["part"]] = str(words.read([entry.id]).get(entry.id, {}).get("text", ""))
        elif entry.act in steps("draft"):
            edited = {k: str(v) for k, v in words.read([entry.id]).get(entry.id, {}).items() if k in chapters.PARTS}
        elif entry.act in steps("adopt"):
            asks, adopted = json.loads(entry.body)["asks"].get("frozen", {}), entry.done_at[:10]
    return matter, edited, asks, adopted, given


def steps(name: str) -> list[str]:
    """Keys of the acts that declare themselves this step of an annual report (`report_step`)."""
    return [key for key, act in registry.acts().items() if getattr(act, "report_step", "") == name]


def _thawed(now: Value, told: dict[str, Any]) -> Value:
    """A frozen figure as a value again."""
    value = told["value"]
    if isinstance(now.value, Decimal) or (isinstance(value, str) and now.whole is not None):
        value = Decimal(value) if value is not None else None
    return Value(now.key, told["label"], told["unit"], value, told["from"], told["to"], told["entries"], told["late"], told["definition"],
                 told.get("numerator"), told.get("denominator"), now.money)
