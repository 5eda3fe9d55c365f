"""A petitioner gets an account from whoever handles the petition, and reads what was decided."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("petitioners.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """After the wall of matters and the sessions of accounts."""

    dependencies = [
        ("complaints", "0005_open_until_archived"),
        ("proceedings", "0006_opener"),
        ("agencies", "0011_held_to_a_unit"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
