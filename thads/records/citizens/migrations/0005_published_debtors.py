"""The public list of debtors without means tells all that the decree has published."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("published_debtors.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The same narrow door with the judgment, the decision and the reason."""

    dependencies = [("citizens", "0004_pay_in"), ("cases", "0007_lookup_codes")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
