"""A reporting period is opened through a door, not by the web's own INSERT."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("opened_by_a_door.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """A reporting period is opened through a door, not by the web's own INSERT."""

    dependencies = [("publications", "0003_by_the_door_only")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
