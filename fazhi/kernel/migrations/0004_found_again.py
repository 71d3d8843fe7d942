"""People are found by parts of their words, and matters by their place."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_file_camera")]

    operations = [
        migrations.RemoveIndex(model_name="personkey", name="personkey_digest"),
        migrations.AddIndex(model_name="personkey", index=models.Index(fields=["office", "kind", "digest", "person"], name="personkey_found")),
        migrations.AddIndex(model_name="personkey", index=models.Index(fields=["person"], name="personkey_person")),
        migrations.CreateModel(
            name="PlaceKey",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("office", models.CharField(blank=True, default="", max_length=32)),
                ("matter", models.CharField(blank=True, default="", max_length=32)),
                ("entry", models.CharField(blank=True, default="", max_length=32)),
                ("kind", models.CharField(blank=True, default="", max_length=16)),
                ("digest", models.CharField(blank=True, default="", max_length=40)),
            ],
            options={
                "verbose_name": "地点索引",
                "indexes": [
                    models.Index(fields=["office", "kind", "digest", "matter"], name="placekey_found"),
                    models.Index(fields=["matter"], name="placekey_matter"),
                ],
            },
        ),
    ]
