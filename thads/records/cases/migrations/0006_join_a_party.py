"""Somebody joins a case that is open: who took over a right, a creditor who asked later."""

from django.db import migrations

_JOIN = """
CREATE FUNCTION cases_join(w jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE pid bigint := (w->>'case')::bigint; party bigint;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_proceeding p WHERE p.id = pid
       AND (p.officer_id = thads_own_officer() OR p.unit_id = ANY (thads_write_units())
            OR NOT thads_from_web())) THEN
    RAISE EXCEPTION 'Không được: chấp hành viên của việc hoặc Thủ trưởng mới thêm đương sự'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO parties_party (kind, full_name, identity_number, address, name_key, extra)
  VALUES (w->>'kind', w->>'full_name', w->>'identity_number', w->>'address', w->>'name_key',
          '{}') RETURNING id INTO party;
  INSERT INTO cases_caseparty (case_id, party_id, role) VALUES (pid, party, w->>'role');
  INSERT INTO cases_searchkey (unit_id, case_id, kind, key)
  SELECT p.unit_id, pid, k.kind, k.key FROM ledger_proceeding p,
         jsonb_to_recordset(w->'keys') AS k(kind text, key text)
   WHERE p.id = pid AND NOT EXISTS (SELECT 1 FROM cases_searchkey s
          WHERE s.case_id = pid AND s.kind = k.kind AND s.key = k.key);
  RETURN party;
END $$;
"""


class Migration(migrations.Migration):
    """A party joins an open case by one door that asks who."""

    dependencies = [("cases", "0005_obligations_stay")]

    operations = [migrations.RunSQL(_JOIN, "DROP FUNCTION cases_join(jsonb)")]
