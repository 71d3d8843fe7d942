"""The sums of marks that figures are told by, any number of them in one statement: what a page of figures costs is one question, not hundreds."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection

from fazhi.kernel.figure import Figure
from fazhi.kernel.models import Mark

AT_ONCE = 200  # SQLite joins no more than 500 questions


class Window(NamedTuple):
    """The days a figure speaks of, both included, and until when its entries had been recorded (empty = all)."""

    since: str
    until: str
    known: str = ""


class Asked(NamedTuple):
    """One sum that is asked for: a figure's key, a window, and a village or all (empty)."""

    figure: str
    window: Window
    village: str = ""


class Sums(NamedTuple):
    """The amount, how many entries stand behind it, and how many of these were recorded late."""

    total: int
    entries: int
    late: int


def sums(office: str, wanted: Iterable[Asked], figures: dict[str, Figure]) -> dict[Asked, Sums]:
    """The sum of each, each asked once; `figures` by their keys."""
    every = list(dict.fromkeys(wanted))
    found: dict[Asked, Sums] = {}
    for i in range(0, len(every), AT_ONCE):
        part = every[i:i + AT_ONCE]
        told = [_select(n, office, figures[each.figure], each) for n, each in enumerate(part)]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(sql for sql, _ in told), [value for _, values in told for value in values])
            found.update({part[n]: Sums(int(total or 0), entries, late) for n, total, entries, late in cursor.fetchall()})
    return found


def _select(n: int, office: str, figure: Figure, asked: Asked) -> tuple[str, list[Any]]:
    """One question: the marks of a figure, or of the figure it is a part of, with the dimensions that make the part."""
    dims = [f"{name}={value}" for name, value in figure.where.items()] + ([f"village={asked.village}"] if asked.village else [])
    values: list[Any] = [office, figure.of or figure.key, asked.window.since, asked.window.until]
    where = " AND recorded <= %s" if asked.window.known else ""
    values += [f"{asked.window.known}T23:59:59"] if asked.window.known else []
    for pair in dims:
        where += " AND ('&' || dims || '&') LIKE %s ESCAPE '!'"
        values.append(f"%&{_plain(pair)}&%")
    return (f"SELECT {n}, SUM(amount), COUNT(DISTINCT entry), COUNT(CASE WHEN late = 1 AND amount > 0 THEN 1 END) FROM {Mark._meta.db_table}"
            f" WHERE office = %s AND figure = %s AND day >= %s AND day <= %s{where}"), values


def _plain(text: str) -> str:
    """A text in which the signs of LIKE mean themselves."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
