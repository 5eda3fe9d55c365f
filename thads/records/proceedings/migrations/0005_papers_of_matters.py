"""Papers of a matter are seen with it, and served by whoever records on it."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("papers_of_matters.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """After the tables of papers and of their service."""

    dependencies = [
        ("proceedings", "0004_subject"),
        ("paperwork", "0005_dossier"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
