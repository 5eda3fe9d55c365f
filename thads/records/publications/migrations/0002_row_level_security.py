"""Who may close, sign and recount; nobody may change."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("row_level_security.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Who may close, sign and recount; nobody may change."""

    dependencies = [("publications", "0001_tables"), ("cases", "0002_row_level_security")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
