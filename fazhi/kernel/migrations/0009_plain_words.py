"""The index of words also holds plain words and what matters are called: it is emptied, and read anew by the next `fazhi clock` or `fazhi reindex`."""

from typing import Any

from django.db import migrations

WORDS = "kernel_textwords"


def empty(apps: Any, schema_editor: Any) -> None:
    """What stands in the index was read without plain words."""
    schema_editor.execute('DELETE FROM "kernel_textkey"')
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f'DELETE FROM "{WORDS}"')
    else:
        schema_editor.execute(f'INSERT INTO "{WORDS}" ("{WORDS}") VALUES (\'delete-all\')')


class Migration(migrations.Migration):

    dependencies = [
        ("kernel", "0008_text_key"),
    ]

    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
