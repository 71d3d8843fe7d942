"""The choices by which registers are narrowed stand in an index table of their own; `fazhi migrate` fills it from the entries made before."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("kernel", "0011_mark_range"),
    ]

    operations = [
        migrations.CreateModel(
            name="Chosen",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("office", models.CharField(blank=True, default="", max_length=32)),
                ("line", models.CharField(blank=True, default="", max_length=32)),
                ("matter", models.CharField(blank=True, default="", max_length=32)),
                ("entry", models.CharField(blank=True, default="", max_length=32)),
                ("act", models.CharField(blank=True, default="", max_length=60)),
                ("field", models.CharField(blank=True, default="", max_length=40)),
                ("value", models.CharField(blank=True, default="", max_length=120)),
                ("opened", models.CharField(blank=True, default="", max_length=20)),
            ],
            options={
                "verbose_name": "选项索引",
                "indexes": [
                    models.Index(fields=["office", "line", "field", "value", "-opened", "-matter"], name="chosen_found"),
                    models.Index(fields=["matter"], name="chosen_matter"),
                ],
            },
        ),
    ]
