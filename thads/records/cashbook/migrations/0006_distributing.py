"""A distribution sums to its money, is approved by another, and is paid once."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("distributing.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A distribution sums to its money, is approved by another, and is paid once."""

    dependencies = [("cashbook", "0005_distributions")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
