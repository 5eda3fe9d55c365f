"""Whom a case was given to without an act is not forgotten when an act assigns it."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

_SQL = Path(__file__).with_name("given_officers.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Officers that cases were given to before any act of assignment."""

    dependencies = [("publications", "0009_edition_decisions")]

    operations = [
        migrations.CreateModel(
            name="GivenOfficer",
            fields=[
                (
                    "proceeding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="ledger.proceeding",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.officer"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.unit"
                    ),
                ),
            ],
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
