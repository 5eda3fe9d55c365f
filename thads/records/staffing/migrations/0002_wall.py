"""Who reads the agency's own people and means, and the doors by which they are written."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("wall.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Who reads the agency's own people and means."""

    dependencies = [
        ("staffing", "0001_tables"),
        ("proceedings", "0004_subject"),
        ("agencies", "0008_party_inspector"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
