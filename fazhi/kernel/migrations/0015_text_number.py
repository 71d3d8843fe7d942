"""Texts are numbered by the time of their entry: the index of words, whose numbers told no order, is emptied as it was in 0009, and read anew by `fazhi migrate`."""

from importlib import import_module

from django.db import migrations

empty = import_module("fazhi.kernel.migrations.0009_plain_words").empty


class Migration(migrations.Migration):

    dependencies = [
        ("kernel", "0014_merged"),
    ]

    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
