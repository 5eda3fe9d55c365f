-- Each span looks for its own case by the key: see the cash book's file of this name.

CREATE OR REPLACE FUNCTION publications_note_elsewhere() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
BEGIN
  INSERT INTO publications_departed (unit_id, proceeding_id)
  SELECT DISTINCT s.unit_id, s.proceeding_id
    FROM added s CROSS JOIN LATERAL (
      SELECT p.unit_id FROM ledger_proceeding p WHERE p.id = s.proceeding_id OFFSET 0) p
   WHERE p.unit_id <> s.unit_id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
