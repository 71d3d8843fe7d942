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
    """The sum of each, each asked once; `figures` by their keys. Whole figures of one window are one question together, a part of a figure is one by itself."""
    found = dict.fromkeys(wanted, Sums(0, 0, 0))
    together: dict[tuple[Window, tuple[str, ...]], dict[str, list[Asked]]] = {}
    for each in found:
        figure = figures[each.figure]
        dims = [f"{name}={value}" for name, value in figure.where.items()] + ([f"village={each.village}"] if each.village else [])
        together.setdefault((each.window, tuple(dims)), {}).setdefault(figure.of or figure.key, []).append(each)
    questions = list(together.items())
    for i in range(0, len(questions), AT_ONCE):
        part = questions[i:i + AT_ONCE]
        told = [_select(n, office, list(keys), *how) for n, (how, keys) in enumerate(part)]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(sql for sql, _ in told), [value for _, values in told for value in values])
            for n, key, total, entries, late in cursor.fetchall():
                found.update(dict.fromkeys(part[n][1][key], Sums(int(total), entries, late)))
    return found


def _select(n: int, office: str, figures: list[str], window: Window, dims: tuple[str, ...]) -> tuple[str, list[Any]]:
    """One question: the marks of each of these figures in a window, those with all these dimensions."""
    where, values = "", [office, *figures, window.since, window.until]
    if window.known:
        where, values = " AND recorded <= %s", [*values, f"{window.known}T23:59:59"]
    for pair in dims:
        where += " AND ('&' || dims || '&') LIKE %s ESCAPE '!'"
        values.append(f"%&{_plain(pair)}&%")
    return (f"SELECT {n}, figure, SUM(amount), COUNT(DISTINCT entry), COUNT(CASE WHEN late = 1 AND amount > 0 THEN 1 END) FROM {Mark._meta.db_table}"
            f" WHERE office = %s AND figure IN ({', '.join(['%s'] * len(figures))}) AND day >= %s AND day <= %s{where} GROUP BY figure"), values


def _plain(text: str) -> str:
    """A text in which the signs of LIKE mean themselves."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
