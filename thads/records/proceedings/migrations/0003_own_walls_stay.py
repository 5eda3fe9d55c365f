"""A procedure with a wall of its own (reporting periods, closed registers) is not hidden here.

The wall of matters hides by what is declared of a procedure; one that has no pages of
this kind, and so no declaration, is seen by the policies its own records have.
"""

from django.db import migrations

_SQL = """
CREATE OR REPLACE FUNCTION proceedings_hidden() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH me AS (
    SELECT a.id, a.officer_id FROM agencies_account a
     WHERE a.id = thads_account() AND a.is_active),
  reach AS (
    SELECT DISTINCT ap.role, u.id AS unit_id
      FROM me JOIN agencies_appointment ap ON ap.account_id = me.id
       AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
      JOIN agencies_unit home ON home.id = ap.unit_id
      JOIN agencies_unit u ON u.agency_id = home.agency_id OR starts_with(u.path, home.path))
  SELECT coalesce(array_agg(p.id), '{}')
    FROM ledger_proceeding p LEFT JOIN proceedings_matter m ON m.proceeding_id = p.id
   WHERE p.procedure <> 'thi_hanh_an' AND p.unit_id = ANY (thads_read_units())
     AND (EXISTS (SELECT 1 FROM me WHERE me.officer_id = m.barred_id)
       OR (m.proceeding_id IS NOT NULL
           OR p.procedure IN (SELECT procedure FROM proceedings_visibility))
      AND NOT (EXISTS (SELECT 1 FROM reach r
                 JOIN proceedings_visibility v ON v.role = r.role AND v.procedure = p.procedure
                WHERE r.unit_id = p.unit_id)
            OR p.version = 0 AND m.opened_by = thads_account()
            OR proceedings_is_assigned(p.id)))
$$;
"""


class Migration(migrations.Migration):
    """Procedures with walls of their own."""

    dependencies = [("proceedings", "0002_wall")]

    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
