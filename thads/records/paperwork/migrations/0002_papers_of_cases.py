"""Papers are seen with their case and only added; templates are the agency's own."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("papers_of_cases.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Papers are seen with their case and only added; templates are the agency's own."""

    dependencies = [
        ("paperwork", "0001_tables"),
        ("documents", "0002_papers"),
        ("ledger", "0003_who_records"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
