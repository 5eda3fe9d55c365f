"""Nothing leaves an account of the agency's that does not hold it."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("what_is_there.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Nothing leaves an account of the agency's that does not hold it."""

    dependencies = [("cashbook", "0030_annulled_sales")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
