"""A debtor pays into the account that the agency chose."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("pay_in.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """The lookup names the account that was chosen."""

    dependencies = [
        ("citizens", "0003_lookup"),
        ("cashbook", "0034_own_accounts"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
