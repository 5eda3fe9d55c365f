"""Who sees and who adds to the monitoring of an administrative judgment."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("wall.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Policies and doors."""

    dependencies = [
        ("administrative", "0001_tables"),
        ("proceedings", "0003_own_walls_stay"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
