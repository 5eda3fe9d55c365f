"""Acts of a kind by their day: a register reads its own, not half a million."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Acts of a kind by their day: a register reads its own, not half a million."""

    dependencies = [("ledger", "0008_late_interest")]

    operations = [
        migrations.AddIndex(
            "act",
            models.Index(fields=["code", "effective_on"], name="act_by_code_and_day"),
        )
    ]
