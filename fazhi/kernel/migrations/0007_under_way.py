"""What a person has under way is found by an index, however many matters there are."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("kernel", "0006_hand_key"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(fields=["handler", "closed_on", "-opened_on", "-id"], name="matter_under_way"),
        ),
    ]
