"""A partner's second look at its own notes is written down like its first."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("rereading.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A partner's second look at its own notes is written down like its first."""

    dependencies = [("mobilisation", "0004_walls")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
