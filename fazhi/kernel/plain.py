"""Plain statements, for what is asked before every act or for every page and would cost the query builder more than the database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Model


def ask(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows that a statement finds."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def one_of(values: Collection[Any]) -> str:
    """A place for each of these values: “(%s, %s)”."""
    return f"({', '.join(['%s'] * len(values))})"


def rows(model: type[Model], fields: tuple[str, ...], asked: Mapping[str, str | Iterable[str]], order: tuple[str, ...] = (), most: int | None = None, also: Any = None) -> list[dict[str, Any]]:
    """The rows whose fields have the words asked for – or one of several – as {field: value}; `-` before a field of the order for the last first; `also`: a condition of which the rows must be true (see within). One query.

    Only for fields of words, whole numbers and bytes, which the database gives as they were stored. Ask the gate first.
    """
    given = {name: [value] if isinstance(value, str) else list(value) for name, value in asked.items()}
    if not all(given.values()):
        return []  # one of none
    statement = _statement(model, fields, tuple((name, len(several)) for name, several in given.items()), order, most, also.statement if also else "")
    return [dict(zip(fields, row, strict=True)) for row in ask(statement, [*(each for several in given.values() for each in several), *(also.values if also else ())])]


@lru_cache(maxsize=1024)
def _statement(model: type[Model], fields: tuple[str, ...], asked: tuple[tuple[str, int], ...], order: tuple[str, ...], most: int | None, also: str) -> str:
    quoted = {each.name: connection.ops.quote_name(each.column) for each in model._meta.concrete_fields if each.column}
    where = " AND ".join(f"{quoted[name]} {'= %s' if many == 1 else f'IN {one_of(range(many))}'}" for name, many in asked)
    where += f" AND {also.format(m=connection.ops.quote_name(model._meta.db_table))}" if also else ""
    by = ", ".join(f"{quoted[name.removeprefix('-')]} {'DESC' if name.startswith('-') else 'ASC'}" for name in order)
    return " ".join(filter(None, ("SELECT", ", ".join(quoted[name] for name in fields), "FROM", connection.ops.quote_name(model._meta.db_table), "WHERE", where,
                                  by and f"ORDER BY {by}", f"LIMIT {most}" if most else "")))
