"""Who was merged into a person is found by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("kernel", "0013_newest"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["merged_into"], name="person_merged"),
        ),
    ]
