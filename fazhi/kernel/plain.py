"""Plain statements, for what is asked before every act or for every page and would cost the query builder more than the database."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection


def ask(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows that a statement finds."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def one_of(values: Collection[Any]) -> str:
    """A place for each of these values: “(%s, %s)”."""
    return f"({', '.join(['%s'] * len(values))})"
