"""Taking in judgments and requests from a page."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("intake.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Taking in judgments and requests from a page."""

    dependencies = [("cases", "0003_note_number")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
