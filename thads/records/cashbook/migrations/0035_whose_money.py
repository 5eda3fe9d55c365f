"""A forfeit takes from those whose money waits; a statement's lines are judged as a set."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("whose_money.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A forfeit takes from those whose money waits; a statement is judged as a set."""

    dependencies = [("cashbook", "0034_own_accounts")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
