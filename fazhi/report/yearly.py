"""The report of a year as it stands: frozen figures where it was adopted, today's figures before."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fazhi.kernel.happen import peek
from fazhi.kernel.models import Entry, Matter
from fazhi.kernel.parts import playing
from fazhi.kernel.plain import ask, one_of
from fazhi.kernel.roster import roster
from fazhi.kernel.said_again import steps_with_words
from fazhi.report import chapters, figures
from fazhi.report.chapters import Prose
from fazhi.report.figures import Value


@dataclass(frozen=True, slots=True)
class Yearly:
    """A report: prose, every figure by key, whether it is adopted (and when), figures that changed since as (key, old, new); its outline and what was written by part."""

    year: int
    prose: Prose
    values: dict[str, Value]
    adopted: str
    matter: str
    changed: tuple[tuple[str, str, str], ...]
    outline: dict[str, Any]
    edited: dict[str, str]


def yearly(office: str, year: int, *, known: str = "") -> Yearly:
    """The report of an office on a year; prose from its last draft, figures frozen by its adoption."""
    values = {value.key: value for value in figures.all_of(office, year, known=known)}
    matter, edited, asks, adopted, given = _stand(office, year)
    frozen = {key: _thawed(values[key], told) for key, told in asks.items() if key in values}
    changed = tuple((key, was.text, values[key].text) for key, was in frozen.items() if was.value != values[key].value)
    shown = {**values, **frozen}
    data = given or chapters.outline_of(year)
    return Yearly(year, chapters.compose(roster(office).name, year, shown, edited, data), shown, adopted, matter, changed, data, edited)


def _stand(office: str, year: int) -> tuple[str, dict[str, str], dict[str, Any], str, dict[str, Any]]:
    """(matter, edited prose, frozen figures, day of adoption, outline of its own) of the year's report matter as it stands today; empty where there is none."""
    matter = report_of(office, year)
    edited: dict[str, str] = {}
    asks: dict[str, Any] = {}
    adopted, given = "", dict[str, Any]()
    outlines, delivers, drafts, adopts = (playing(f"report.{each}") for each in ("outline", "deliver", "draft", "adopt"))
    for step, told in steps_with_words(matter, (*outlines, *delivers, *drafts, *adopts)):
        if step.act in outlines:
            given, edited = told["outline"], {}
        elif step.act in delivers:
            edited[told["part"]] = str(told.get("text") or "")
        elif step.act in drafts:
            edited = {k: str(v) for k, v in told.items() if k in chapters.PARTS and v}
        elif step.act in adopts:
            asks, adopted = step.asks.get("frozen", {}), step.at[:10]
    return matter, edited, asks, adopted, given


def report_of(office: str, year: int) -> str:
    """The matter of a year's report that was not struck, the newest where there are several; empty where there is none."""
    acts, entry, matters = playing("report.begin"), Entry._meta.db_table, Matter._meta.db_table
    begun = ask(f'SELECT m.id FROM "{entry}" e JOIN "{matters}" m ON m.id = e.matter WHERE e.office = %s AND e.act IN {one_of(acts)} AND e.n = 1 AND m.struck = %s'
                ' ORDER BY e.recorded_at DESC, e.id DESC', [office, *acts, ""])
    return next((matter for matter, in begun if peek(matter)["first"]["s"].get("year") == year), "")


def _thawed(now: Value, told: dict[str, Any]) -> Value:
    """A frozen figure as a value again."""
    value = told["value"]
    if isinstance(now.value, Decimal) or (isinstance(value, str) and now.whole is not None):
        value = Decimal(value) if value is not None else None
    return Value(now.key, told["label"], told["unit"], value, told["from"], told["to"], told["entries"], told["late"], told["definition"],
                 told.get("numerator"), told.get("denominator"), now.money)
