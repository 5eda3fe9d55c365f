"""Operations are held by the database: hands in turn, nothing changed, own case only."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("operations.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Operations are held by the database: hands in turn, nothing changed."""

    dependencies = [
        ("operations", "0001_tables"),
        ("ledger", "0005_same_moment"),
        ("agencies", "0006_who_wrote_the_succession"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
