"""What each row change does to the tables: the only place where records are written, in few statements."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection, models, transaction

from fazhi.kernel import plain
from fazhi.kernel.models import (
    Chosen,
    Deadline,
    Declaration,
    Disclosure,
    Entry,
    File,
    Link,
    Listing,
    Matter,
    Number,
    Office,
    Paper,
    Party,
    Person,
    PersonKey,
    PlaceKey,
    Post,
    Same,
    Sealed,
    TextKey,
)
from fazhi.kernel.words import SealedWord

RECORDS: dict[str, type[models.Model]] = {
    "deadline": Deadline, "paper": Paper, "party": Party, "person": Person, "post": Post, "same": Same, "office": Office, "link": Link,
    "listing": Listing, "disclosure": Disclosure, "number": Number, "file": File,
}
USED = "house.NumbersUsed"
TEXT_WORDS = "kernel_textwords"  # the index of words: FTS5 or tsvector, made by a migration
CHAIN = ("n", "last_hash", "last_at", "memory", "key")


@cache
def columns(model: type[models.Model]) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """Column names of a table (without an automatic key) and their defaults."""
    fields = [each for each in model._meta.concrete_fields if not isinstance(each, models.BigAutoField)]
    return tuple(str(each.column) for each in fields), tuple(each.get_default() if each.has_default() else "" for each in fields)


@cache
def _insert_sql(model: type[models.Model], count: int) -> str:
    names, _ = columns(model)
    quoted = ", ".join(f'"{name}"' for name in names)
    row = "(" + ", ".join(["%s"] * len(names)) + ")"
    return f'INSERT INTO "{model._meta.db_table}" ({quoted}) VALUES ' + ", ".join([row] * count)


Statement = tuple[str, list[Any]]


def inserts(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> list[Statement]:
    """Statements that insert rows of one table, five hundred at a time; missing columns get their default."""
    names, defaults = columns(model)
    return [(_insert_sql(model, len(some)), [row.get(n, d) for row in some for n, d in zip(names, defaults, strict=True)])
            for i in range(0, len(rows), 500) for some in [rows[i:i + 500]]]


def insert(cursor: Any, model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of one table."""
    run(cursor, inserts(model, rows))


def run(cursor: Any, statements: Sequence[Statement]) -> None:
    """Run inserts: in PostgreSQL all in one statement, since each way to the server and back costs more than the row."""
    if connection.vendor == "postgresql" and len(statements) > 1 and sum(len(params) for _, params in statements) < 30_000:
        *first, last = statements
        heads = ", ".join(f"w{i} AS ({sql})" for i, (sql, _) in enumerate(first))
        cursor.execute(f"WITH {heads} {last[0]}", [param for _, params in statements for param in params])
        return
    for sql, params in statements:
        cursor.execute(sql, params)


def update(cursor: Any, model: type[models.Model], ident: str, values: Mapping[str, Any]) -> None:
    """Set columns of one row; raises LookupError when there is none."""
    names = ", ".join(f'"{name}" = %s' for name in values)
    cursor.execute(f'UPDATE "{model._meta.db_table}" SET {names} WHERE id = %s', [*values.values(), ident])
    if cursor.rowcount != 1:
        raise LookupError(f"{model._meta.verbose_name} {ident} 不存在")


def write(entry: Mapping[str, Any], changes: Iterable[list[Any]], chain: Mapping[str, Any], words: Sequence[SealedWord],
          index: Sequence[tuple[type[models.Model], Sequence[Mapping[str, Any]]]]) -> None:
    """Write one entry, everything that followed from it and its rows of the index tables; the caller holds the transaction and the matter's lock."""
    fresh, later = _records(entry, changes)
    with connection.cursor() as cursor:
        statements = [*inserts(Entry, [entry]), *_matter(cursor, entry["matter"], changes, chain)]
        for table, rows in fresh.items():
            statements += inserts(RECORDS[table], rows)
        statements += inserts(Sealed, [{"owner": w.owner, "field": w.field, "key": w.key, "blob": w.blob} for w in words])
        run(cursor, [*statements, *(each for model, rows in index for each in inserts(model, rows))])
        for table, ident, values in later:
            update(cursor, RECORDS[table], ident, values)


def _matter(cursor: Any, ident: str, changes: Iterable[list[Any]], chain: Mapping[str, Any]) -> list[Statement]:
    """The statement that makes a new matter; a standing one is updated at once."""
    new: dict[str, Any] = {}
    changed: dict[str, Any] = {}
    for kind, table, _, values in changes:
        if table == "matter" and kind == "+":
            new = dict(values)
        elif table == "matter":
            changed.update({name: pair[1] for name, pair in values.items()})
    if new:
        return inserts(Matter, [{"id": ident, **new, **changed, **chain}])
    update(cursor, Matter, ident, {**changed, **chain})
    return []


def _records(entry: Mapping[str, Any], changes: Iterable[list[Any]]) -> tuple[dict[str, list[dict[str, Any]]], list[tuple[str, str, dict[str, Any]]]]:
    """New rows by table, and the changes of standing rows in order."""
    fresh: dict[str, list[dict[str, Any]]] = {}
    later: list[tuple[str, str, dict[str, Any]]] = []
    for kind, table, ident, values in changes:
        if table == "matter":
            continue
        if kind == "+":
            fresh.setdefault(table, []).append({"id": ident, "matter": entry["matter"], "opened_by": entry["id"], **values})
        else:
            later.append((table, ident, {name: pair[1] for name, pair in values.items()}))
    return fresh, later


def known_by(person: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """By what a person is found, anew: after a correction of his words."""
    PersonKey.objects.filter(person=person).delete()
    with connection.cursor() as cursor:
        insert(cursor, PersonKey, rows)


def chosen_anew(matter: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """The choices of a matter, anew: after some of its words were mended."""
    Chosen.objects.filter(matter=matter).delete()
    with connection.cursor() as cursor:
        insert(cursor, Chosen, rows)


def placed_no_more(entries: Sequence[str]) -> None:
    """Where entries said that something is leads to it no more: their words were corrected."""
    PlaceKey.objects.filter(entry__in=entries).delete()


def found_no_more(keys: Sequence[str], matter: str) -> None:
    """Persons and places whose words are erased are not found again by any digest either."""
    gone = Person.objects.filter(key__in=keys).values("id")
    PersonKey.objects.filter(person__in=list(gone.values_list("id", flat=True))).delete()
    if Matter.objects.filter(id=matter, key__in=keys).exists():
        PlaceKey.objects.filter(matter=matter).exclude(kind="village").delete()
        TextKey.objects.filter(matter=matter).delete()


def text_keys(rows: Sequence[Mapping[str, Any]], told: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Write texts into the index of words: their rows, and the digests under which each is found."""
    postgres = connection.vendor == "postgresql"
    with transaction.atomic(), connection.cursor() as cursor:
        insert(cursor, TextKey, rows)
        for ident, digests in told:
            if postgres:
                cursor.execute(f'INSERT INTO "{TEXT_WORDS}" (id, words) VALUES (%s, array_to_tsvector(%s::text[])) ON CONFLICT (id) DO UPDATE SET words = excluded.words', [ident, list(digests)])
            else:
                cursor.execute(f'INSERT INTO "{TEXT_WORDS}" (rowid, words) VALUES (%s, %s)', [ident, " ".join(digests)])


def texts_forgotten() -> None:
    """The whole index of words is emptied, before it is made anew."""
    TextKey.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{TEXT_WORDS}"' if connection.vendor == "postgresql" else f'INSERT INTO "{TEXT_WORDS}" ("{TEXT_WORDS}") VALUES (\'delete-all\')')


_declared: set[str] = set()


def declare(digest: str, act: str, body: str) -> None:
    """Keep a declaration once, so that entries made under it stay readable."""
    if digest in _declared:
        return
    if not Declaration.objects.filter(hash=digest).exists():
        with connection.cursor() as cursor:
            names, _ = columns(Declaration)
            quoted = ", ".join(f'"{name}"' for name in names)
            cursor.execute(f'INSERT INTO "{Declaration._meta.db_table}" ({quoted}) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING',
                           [digest, act, body])
    transaction.on_commit(lambda: _declared.add(digest))


def forget_declared() -> None:
    """Forget which declarations are known to stand (after a rollback or in a fresh database)."""
    _declared.clear()


def next_number(office: str, series: str, year: int) -> int:
    """The next number of a series; taken last in the transaction, serialised so that none is doubled or left out.

    A struck “used up to this number” no longer says so; the one number under which it stood is not given to a paper either.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{office}/{series}/{year}"])
        wrong = f"""(struck <> '' AND EXISTS (SELECT 1 FROM "{Entry._meta.db_table}" e WHERE e.id = opened_by AND e.act = %s))"""
        cursor.execute(f'SELECT n, {wrong} FROM "{Number._meta.db_table}" WHERE office = %s AND series = %s AND year = %s ORDER BY n DESC LIMIT 50',
                       [USED, office, series, year])
        rows = cursor.fetchall()
    n = next((int(n) for n, gone in rows if not gone), 0) + 1
    while n in {row[0] for row in rows}:
        n += 1
    return n


def lock(matters: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Lock matters in the order of their ids and read their folded rows."""
    names = [str(each.column) for each in Matter._meta.concrete_fields]
    found: dict[str, dict[str, Any]] = {}
    with connection.cursor() as cursor:
        for ident in sorted(set(matters)):
            tail = " FOR UPDATE" if connection.vendor == "postgresql" else ""
            cursor.execute(f'SELECT {", ".join(names)} FROM "{Matter._meta.db_table}" WHERE id = %s{tail}', [ident])
            row = cursor.fetchone()
            if row:
                found[ident] = dict(zip(names, row, strict=True))
    return found


def peek(matter: str) -> dict[str, Any]:
    """A matter's memory without a lock; empty for none."""
    return peek_at([matter])[matter]


def peek_at(matters: Collection[str]) -> dict[str, dict[str, Any]]:
    """The memories of several matters {id: memory} without a lock. One query."""
    found = {row["id"]: row["memory"] for row in plain.rows(Matter, ("id", "memory"), {"id": matters})}
    return {ident: json.loads(found[ident]) if found.get(ident) else {"acts": {}, "rows": {}} for ident in matters}
