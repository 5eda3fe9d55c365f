"""The storehouse is held by the database: orders, three persons, nothing below zero."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("store.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The storehouse is held by the database: orders, three persons, nothing below zero."""

    dependencies = [
        ("assets", "0001_tables"),
        ("ledger", "0002_write_door"),
        ("agencies", "0003_more_roles"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
