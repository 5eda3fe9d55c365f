"""Spans of a whole book are found by their keys, whatever a session's first rows were."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("many_rows_at_once.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Spans of a whole book are found by their keys."""

    dependencies = [("publications", "0010_given_officers")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
