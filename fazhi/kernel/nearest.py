"""Which duty of a matter stands first, wherever one of them is shown for all."""

from collections.abc import Iterable, Mapping
from typing import Any

from fazhi.kernel.models import Deadline
from fazhi.kernel.plain import ask, one_of

COLUMNS = ("matter", "title", "due", "not_before")


def first(row: Mapping[str, Any]) -> tuple[str, bool]:
    """What comes first: the earlier day, also one that cannot be told exactly yet; what has no day at all (a sheet to come back) stands behind every clock."""
    return row["due"] or row["not_before"] or "9", not row["due"]


def of(matters: Iterable[str]) -> dict[str, dict[str, Any]]:
    """{matter: its open duty that stands first}; one query, a plain one, since every list asks."""
    found: dict[str, dict[str, Any]] = {}
    wanted = list(dict.fromkeys(matters))
    rows = ask(f'SELECT {", ".join(COLUMNS)} FROM "{Deadline._meta.db_table}" WHERE matter IN {one_of(wanted)} AND state = %s AND kind = %s AND struck = %s ORDER BY id',
               [*wanted, "open", "duty", ""]) if wanted else []
    for each in sorted((dict(zip(COLUMNS, row, strict=True)) for row in rows), key=first):
        found.setdefault(each["matter"], each)
    return found
