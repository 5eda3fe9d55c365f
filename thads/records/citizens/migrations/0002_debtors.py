"""Debtors without means, as the public may read them."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("debtors.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The narrow door of the public list."""

    dependencies = [("citizens", "0001_contacts"), ("cases", "0007_lookup_codes")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
