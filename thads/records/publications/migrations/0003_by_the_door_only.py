"""Acts of a reporting period go through the ledger's door like all others."""

from django.db import migrations

_SQL = """
DROP POLICY period_kept_by_own_reporters ON ledger_proceeding;
DROP POLICY added_by_own_reporters ON ledger_act;
DROP POLICY added_by_own_reporters ON ledger_actnote;
DROP POLICY added_by_own_reporters ON ledger_statusspan;
DROP POLICY closed_by_own_reporters ON ledger_statusspan;
DROP POLICY sent_by_own_reporters ON ledger_outbox;
REVOKE INSERT, UPDATE, DELETE ON ledger_act, ledger_actnote, ledger_statusspan,
  ledger_movement, ledger_deadline, ledger_outbox FROM thads_app;
"""


class Migration(migrations.Migration):
    """Acts of a reporting period go through the ledger's door like all others."""

    dependencies = [
        ("publications", "0002_row_level_security"),
        ("ledger", "0005_same_moment"),
    ]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
