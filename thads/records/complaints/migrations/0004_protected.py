"""The denouncer is protected at reception too; a petitioner reads one thing only."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("protected.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Policies and the door of the petitioner."""

    dependencies = [
        ("complaints", "0003_petitioner_account"),
        ("proceedings", "0003_own_walls_stay"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
