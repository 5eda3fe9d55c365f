"""The wall of petitions; the denouncer is known to few."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("wall.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The wall of petitions; the denouncer is known to few."""

    dependencies = [("complaints", "0001_tables"), ("proceedings", "0002_wall")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
