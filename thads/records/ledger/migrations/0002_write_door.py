"""The append-only book, its write door and its wall."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("write_door.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The append-only book, its write door and its wall."""

    dependencies = [("ledger", "0001_tables"), ("agencies", "0002_row_level_security")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
