"""The wall of matters, and the narrow doors through which they are opened."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("wall.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The wall of matters, and the narrow doors through which they are opened."""

    dependencies = [
        ("proceedings", "0001_tables"),
        ("ledger", "0005_same_moment"),
        ("cases", "0005_obligations_stay"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
