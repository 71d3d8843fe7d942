"""A party's row says whether a person or an organisation takes part."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]

    operations = [migrations.AddField(model_name="party", name="kind", field=models.CharField(blank=True, default="", max_length=16))]
