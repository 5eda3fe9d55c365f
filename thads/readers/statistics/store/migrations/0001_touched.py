"""Which proceedings were touched since a place in each book."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("touched.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Which proceedings were touched since a place in each book."""

    initial = True
    dependencies = [("ledger", "0002_write_door"), ("agencies", "0002_row_level_security")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
