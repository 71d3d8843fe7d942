"""A paper is found by the code it bears in print, the end of its identifier, by an index."""

from django.db import migrations, models

from fazhi.kernel.models.paper import Tail


class Migration(migrations.Migration):

    dependencies = [
        ("kernel", "0009_plain_words"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(Tail("id"), name="paper_tail"),
        ),
    ]
