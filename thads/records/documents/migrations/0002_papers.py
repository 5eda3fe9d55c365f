"""Papers are only added; numbers are counted by the database; who sees and makes them."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("papers.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Papers are only added; numbers are counted by the database; who sees them."""

    dependencies = [
        ("documents", "0001_tables"),
        ("agencies", "0004_successions_and_form_editions"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
