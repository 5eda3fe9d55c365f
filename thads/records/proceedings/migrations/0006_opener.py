"""A matter that was opened without a handler stays with whoever opened it."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("opener.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """After the wall, and the subject of a matter."""

    dependencies = [("proceedings", "0005_papers_of_matters")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
