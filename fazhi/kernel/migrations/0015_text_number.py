"""Texts are numbered by the time of their entry: the index of words is emptied, and read anew by `fazhi migrate`."""

from typing import Any

from django.db import migrations

WORDS = "kernel_textwords"


def empty(apps: Any, schema_editor: Any) -> None:
    """What stands in the index has numbers that tell no order."""
    schema_editor.execute('DELETE FROM "kernel_textkey"')
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f'DELETE FROM "{WORDS}"')
    else:
        schema_editor.execute(f'INSERT INTO "{WORDS}" ("{WORDS}") VALUES (\'delete-all\')')


class Migration(migrations.Migration):

    dependencies = [
        ("kernel", "0014_merged"),
    ]

    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
