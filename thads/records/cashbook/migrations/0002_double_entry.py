"""Entries balanced by the database, posted with the act, never changed."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("double_entry.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Entries balanced by the database, posted with the act, never changed."""

    dependencies = [
        ("cashbook", "0001_tables"),
        ("ledger", "0002_write_door"),
        ("agencies", "0002_row_level_security"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
