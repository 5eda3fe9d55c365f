"""A closing counts complaints about conduct, and reads none."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("conduct_counted.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A door of the database that tells courses only."""

    dependencies = [("supervision", "0005_narrower")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
