"""The book of denunciations is closed too: by the head, and read by nobody else."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).with_name("secret_registers.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Doors and walls of registers that the registrar does not keep."""

    dependencies = [("paperwork", "0006_electronic_proof")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
