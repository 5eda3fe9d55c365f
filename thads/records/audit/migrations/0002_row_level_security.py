"""Entries are added by anyone and read by their own."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("row_level_security.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Entries are added by anyone and read by their own."""

    dependencies = [("audit", "0001_tables"), ("agencies", "0002_row_level_security")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
