"""A row of the book of denunciations has its number, whoever reads or closes the book."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("true_numbers.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Counted at the database, where every row stands."""

    dependencies = [
        ("paperwork", "0007_secret_registers"),
        ("proceedings", "0007_duplicates"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
