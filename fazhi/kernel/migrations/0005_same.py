"""That two persons are one stands in a table of its own, opened by the act that found it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0004_found_again")]

    operations = [
        migrations.CreateModel(
            name="Same",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("matter", models.CharField(db_index=True, max_length=32)),
                ("opened_by", models.CharField(max_length=32)),
                ("ended_by", models.CharField(blank=True, default="", max_length=32)),
                ("struck", models.CharField(blank=True, default="", max_length=32)),
                ("office", models.CharField(blank=True, default="", max_length=32)),
                ("one", models.CharField(blank=True, default="", max_length=40)),
                ("other", models.CharField(blank=True, default="", max_length=40)),
            ],
            options={
                "verbose_name": "同一人认定",
                "indexes": [models.Index(fields=["one"], name="same_one"), models.Index(fields=["other"], name="same_other")],
            },
        ),
    ]
