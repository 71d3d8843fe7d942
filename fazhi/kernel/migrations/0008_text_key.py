"""Texts are found by keyed digests of their pairs of characters: a table of texts, and an index of words in each kind of database."""

from typing import Any

from django.db import migrations, models

WORDS = "kernel_textwords"


def lay(apps: Any, schema_editor: Any) -> None:
    """The index of words, as this kind of database has it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f'CREATE TABLE "{WORDS}" (id bigint PRIMARY KEY, words tsvector NOT NULL)')
        schema_editor.execute(f'CREATE INDEX "{WORDS}_words" ON "{WORDS}" USING gin (words)')
    else:
        schema_editor.execute(f"CREATE VIRTUAL TABLE \"{WORDS}\" USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')")


def clear(apps: Any, schema_editor: Any) -> None:
    """The index of words goes."""
    schema_editor.execute(f'DROP TABLE IF EXISTS "{WORDS}"')


class Migration(migrations.Migration):

    dependencies = [
        ("kernel", "0007_under_way"),
    ]

    operations = [
        migrations.CreateModel(
            name="TextKey",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("office", models.CharField(blank=True, default="", max_length=32)),
                ("matter", models.CharField(blank=True, default="", max_length=32)),
                ("entry", models.CharField(blank=True, default="", max_length=32)),
                ("source", models.CharField(blank=True, default="", max_length=48)),
                ("kind", models.CharField(blank=True, default="", max_length=8)),
                ("key", models.CharField(blank=True, default="", max_length=40)),
                ("blob", models.BinaryField(default=b"")),
            ],
            options={
                "verbose_name": "文字索引",
                "indexes": [
                    models.Index(fields=["office", "-entry"], name="textkey_office"),
                    models.Index(fields=["entry"], name="textkey_entry"),
                    models.Index(fields=["matter"], name="textkey_matter"),
                ],
            },
        ),
        migrations.RunPython(lay, clear),
    ]
