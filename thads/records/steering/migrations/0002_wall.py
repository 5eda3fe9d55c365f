"""Who reads directives, and the doors through which they are written."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("wall.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Who reads directives, and the doors through which they are written."""

    dependencies = [
        ("steering", "0001_tables"),
        ("proceedings", "0002_wall"),
        ("agencies", "0008_party_inspector"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
