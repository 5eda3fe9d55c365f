"""Cases that a unit held and handed on still count for the days on which it held them."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("departed.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Cases handed on count for the days on which a unit held them."""

    dependencies = [("publications", "0007_report_texts")]

    operations = [
        migrations.CreateModel(
            name="Departed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "proceeding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ledger.proceeding"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "proceeding"), name="one_departure_a_unit")
                ],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
