"""Who reads the committee and what it said, and the doors through which it is written."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("committee.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Policies and doors of the committee."""

    dependencies = [("steering", "0003_committee"), ("operations", "0003_signed_on")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
