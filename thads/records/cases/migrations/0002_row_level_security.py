"""Cases are seen with their proceedings."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("row_level_security.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Cases are seen with their proceedings."""

    dependencies = [("cases", "0001_tables"), ("ledger", "0002_write_door"), ("parties", "0001_tables")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
