"""Today is the day in Viet Nam in every function, in whatever order they were made.

An empty database makes some functions after 0004 that an upgraded one had before it.
"""

from django.db import migrations

_SET = """
DO $$
DECLARE each regprocedure;
BEGIN
  FOR each IN SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = 'public' AND p.prosrc ~* 'current_date'
       AND NOT coalesce('TimeZone=Asia/Ho_Chi_Minh' = ANY (p.proconfig), false)
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET timezone = %L', each, 'Asia/Ho_Chi_Minh');
  END LOOP;
END $$
"""


class Migration(migrations.Migration):
    """After every function that stood when this was written."""

    dependencies = [
        ("administrative", "0002_wall"),
        ("agencies", "0012_attempts"),
        ("assets", "0005_counted_apart"),
        ("cases", "0007_lookup_codes"),
        ("cashbook", "0044_fee_notes"),
        ("citizens", "0005_published_debtors"),
        ("complaints", "0006_petitioners"),
        ("documents", "0006_agency_certificates"),
        ("inquiries", "0002_inquiries"),
        ("ledger", "0009_acts_by_code"),
        ("mobilisation", "0005_rereading"),
        ("operations", "0003_signed_on"),
        ("paperwork", "0008_true_numbers"),
        ("proceedings", "0007_duplicates"),
        ("publications", "0011_many_rows_at_once"),
        ("staffing", "0005_inventory"),
        ("steering", "0005_reminders"),
        ("supervision", "0006_conduct_counted"),
    ]

    operations = [migrations.RunSQL(_SET, migrations.RunSQL.noop)]
