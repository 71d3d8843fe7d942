"""What bears a number, or a part of one, is looked for in an index alone, the newest first."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("kernel", "0012_chosen"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(fields=["office", "-opened_on", "-id", "code", "outside"], name="matter_newest"),
        ),
    ]
