"""Sessions have a row each; a person changes their own password."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_SQL = Path(__file__).with_name("sessions.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Sessions have a row each; a person changes their own password."""

    dependencies = [("agencies", "0008_party_inspector")]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "digest",
                    models.CharField(
                        max_length=64, primary_key=True, serialize=False
                    ),
                ),
                ("begun_at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                ("ends_at", models.DateTimeField(verbose_name="hết lúc")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
