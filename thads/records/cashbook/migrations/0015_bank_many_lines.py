"""A statement of ten thousand lines is taken in seconds: its lines are counted first."""

from django.db import migrations

_SQL = """
-- The lines are new to the planner: without their number it reads them one by one.
CREATE FUNCTION cashbook_count_statement_lines() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE 'ANALYZE cashbook_statementline';
END $$;
REVOKE ALL ON FUNCTION cashbook_count_statement_lines() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cashbook_count_statement_lines() TO thads_app;

-- The same rule as before, asked of all lines together.
CREATE OR REPLACE FUNCTION cashbook_check_pairing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1
      FROM (SELECT p.entry_id, sum(l.amount) AS paired, max(c.place) AS place,
                   min(c.place) AS least, min(l.agency_id) AS agency,
                   bool_or(l.agency_id <> p.agency_id) AS strange,
                   bool_or(l.amount > 0) AND bool_or(l.amount < 0) AS both_ways
              FROM cashbook_pairing p JOIN cashbook_statementline l ON l.id = p.line_id
              JOIN cashbook_custodyaccount c ON c.id = l.account_id
             WHERE p.entry_id IN (SELECT entry_id FROM added) GROUP BY 1) s
      JOIN cashbook_entry e ON e.id = s.entry_id
      LEFT JOIN LATERAL (
        SELECT sum(b.debit - b.credit) AS amount FROM cashbook_line b
         WHERE b.entry_id = e.id AND b.account = s.place) m ON true
     WHERE s.strange OR s.agency <> e.agency_id OR s.both_ways OR s.place <> s.least
        OR sign(s.paired) <> sign(coalesce(m.amount, 0))
        OR abs(s.paired) > abs(coalesce(m.amount, 0))) THEN
    PERFORM cashbook_refuse('Không được: dòng sao kê không khớp với bút toán này.',
                            'line_is_the_entry_it_names');
  END IF;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    """A statement of ten thousand lines is taken in seconds: its lines are counted first."""

    dependencies = [("cashbook", "0014_bank_reconciliations")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
