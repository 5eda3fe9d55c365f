"""Acts of coercion cost post too; books that were there before the cash book are posted."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("costs.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Acts of coercion cost post too; older books are posted."""

    dependencies = [("cashbook", "0006_distributing")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
