"""A decision's number is noted by whoever may record on the case, as the ledger says."""

from django.db import migrations

_SQL = """
CREATE OR REPLACE FUNCTION cases_note_number(wanted bigint, folded text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF thads_from_web() AND NOT ledger_may_record(wanted) THEN RETURN; END IF;
  INSERT INTO cases_searchkey (unit_id, case_id, kind, key)
  SELECT p.unit_id, p.id, 'quyet_dinh', folded FROM ledger_proceeding p
   WHERE p.id = wanted AND NOT EXISTS (SELECT 1 FROM cases_searchkey k
          WHERE k.case_id = wanted AND k.kind = 'quyet_dinh' AND k.key = folded);
END $$;
"""


class Migration(migrations.Migration):
    """A decision's number is noted by whoever may record on the case."""

    dependencies = [("cases", "0002_row_level_security"), ("ledger", "0003_who_records")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
