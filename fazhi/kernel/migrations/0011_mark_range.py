"""Sums of marks are answered from their index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Widens the index by which marks are summed."""

    dependencies = [("kernel", "0010_paper_tail")]

    operations = [
        migrations.RemoveIndex(model_name="mark", name="mark_range"),
        migrations.AddIndex(model_name="mark", index=models.Index(fields=["office", "figure", "day", "recorded", "amount", "entry", "late", "dims"], name="mark_range")),
    ]
