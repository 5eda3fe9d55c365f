"""Talks and promises are held by the database: with their act, in one's own name."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("talks.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Talks and promises are held by the database: with their act, in one's own name."""

    dependencies = [
        ("mobilisation", "0001_tables"),
        ("ledger", "0003_who_records"),
        ("agencies", "0003_more_roles"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
