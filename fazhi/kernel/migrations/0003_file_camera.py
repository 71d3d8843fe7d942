"""A file's row says when a camera says it was taken, and whether a camera says anything."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_party_kind")]

    operations = [
        migrations.AddField(model_name="file", name="taken", field=models.CharField(blank=True, default="", max_length=20)),
        migrations.AddField(model_name="file", name="how", field=models.CharField(blank=True, default="", max_length=10)),
    ]
