"""Who reads what inspections found, and the doors by which it is written."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("wall.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Who reads what inspections found."""

    dependencies = [
        ("supervision", "0001_tables"),
        ("proceedings", "0004_subject"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
