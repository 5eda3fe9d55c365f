"""Numbers without gaps, maker and checker, closed days: kept by the database."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("papers.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Numbers without gaps, maker and checker, closed days: kept by the database."""

    dependencies = [("cashbook", "0003_papers"), ("agencies", "0003_more_roles"), ("ledger", "0003_who_records")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
