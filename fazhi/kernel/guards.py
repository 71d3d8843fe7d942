"""Guards in the database itself: entries, seals, declarations, sealed words and marks refuse to be changed or removed."""

from django.db import connection, models

from fazhi.kernel.models import Declaration, Entry, Mark, Seal, Sealed

GUARDED: tuple[type[models.Model], ...] = (Entry, Seal, Declaration, Sealed, Mark)
WORDS = "记录一经写入不得修改或删除"


def names(model: type[models.Model]) -> tuple[str, ...]:
    """The names of the guards of a table in this kind of database."""
    table = model._meta.db_table
    kinds = ("update", "delete", "truncate") if connection.vendor == "postgresql" else ("update", "delete")
    return tuple(f"guard_{table}_{kind}" for kind in kinds)


def install() -> None:
    """Make every guard anew; called after each migration, since a table rebuild drops triggers silently."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION fazhi_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$")
        for model in GUARDED:
            for name in names(model):
                for statement in _statements(model._meta.db_table, name):
                    cursor.execute(statement)


def _statements(table: str, name: str) -> tuple[str, str]:
    kind = name.rsplit("_", 1)[1].upper()
    if connection.vendor == "postgresql":
        each = "STATEMENT" if kind == "TRUNCATE" else "ROW"
        return (f'DROP TRIGGER IF EXISTS {name} ON "{table}"',
                f'CREATE TRIGGER {name} BEFORE {kind} ON "{table}" FOR EACH {each} EXECUTE FUNCTION fazhi_refuse()')
    return (f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {kind} ON \"{table}\" BEGIN SELECT RAISE(ABORT, '{WORDS}'); END")


def remove() -> None:
    """Take the guards away; only for a migration that must rebuild a table."""
    with connection.cursor() as cursor:
        for model in GUARDED:
            for name in names(model):
                cursor.execute(_statements(model._meta.db_table, name)[0])


def missing() -> list[str]:
    """Names of guards that do not stand (or, in SQLite, that `INSERT OR REPLACE` could walk past)."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'guard_%%' AND tgenabled <> 'D'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        standing = {row[0] for row in cursor.fetchall()}
        gone = [name for model in GUARDED for name in names(model) if name not in standing]
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA recursive_triggers")
            if not cursor.fetchone()[0]:
                gone.append("recursive_triggers")
    return gone
