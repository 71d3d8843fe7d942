"""Who had a hand in an entry stands in an index table of its own, which reindex fills for entries made before."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("kernel", "0005_same"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandKey",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("office", models.CharField(blank=True, default="", max_length=32)),
                ("person", models.CharField(blank=True, default="", max_length=40)),
                ("matter", models.CharField(blank=True, default="", max_length=32)),
                ("entry", models.CharField(blank=True, default="", max_length=32)),
                ("day", models.CharField(blank=True, default="", max_length=20)),
                ("role", models.CharField(blank=True, default="", max_length=12)),
            ],
            options={
                "verbose_name": "经手索引",
                "indexes": [models.Index(fields=["person", "office", "day", "id"], name="handkey_person"), models.Index(fields=["matter"], name="handkey_matter")],
            },
        ),
    ]
