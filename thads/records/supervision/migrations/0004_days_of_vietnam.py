"""Today is the day in Viet Nam, also in the database, also before seven in the morning.

The connection speaks UTC; there the day begins seven hours later. Whoever is appointed from
today was let in at seven, and whoever left yesterday until then.
"""

from django.db import migrations

_SET = """
DO $$
DECLARE each regprocedure;
BEGIN
  FOR each IN SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = 'public' AND p.prosrc ~* 'current_date'
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET timezone = %L', each, 'Asia/Ho_Chi_Minh');
  END LOOP;
END $$
"""


class Migration(migrations.Migration):
    """Today is the day in Viet Nam, also in the database."""

    dependencies = [
        ("agencies", "0008_party_inspector"),
        ("assets", "0003_fates_and_values"),
        ("cases", "0006_join_a_party"),
        ("cashbook", "0032_many_rows_at_once"),
        ("complaints", "0005_open_until_archived"),
        ("documents", "0006_agency_certificates"),
        ("ledger", "0007_one_plan"),
        ("mobilisation", "0005_rereading"),
        ("paperwork", "0005_dossier"),
        ("proceedings", "0004_subject"),
        ("publications", "0011_many_rows_at_once"),
        ("staffing", "0003_move"),
        ("steering", "0004_committee_wall"),
        ("supervision", "0003_outsiders"),
    ]

    operations = [migrations.RunSQL(_SET, migrations.RunSQL.noop)]
