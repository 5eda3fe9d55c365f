-- A case may be given to an officer without an act (a book that came in, an intake). Once
-- an act assigns it or hands it on, the proceeding forgets whom it was given to before;
-- figures of earlier days and moments must not. So it is kept here as it happens.

CREATE FUNCTION publications_keep_given_officer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.officer_id IS DISTINCT FROM NEW.officer_id OR OLD.unit_id <> NEW.unit_id
      OR EXISTS (SELECT 1 FROM ledger_act a WHERE a.proceeding_id = NEW.id
                    AND a.seq > OLD.version
                    AND a.code IN ('phan_cong_chap_hanh_vien', 'ban_giao_viec')))
     AND NOT EXISTS (SELECT 1 FROM ledger_act a WHERE a.proceeding_id = NEW.id
                        AND a.seq <= OLD.version
                        AND a.code IN ('phan_cong_chap_hanh_vien', 'ban_giao_viec')) THEN
    INSERT INTO publications_givenofficer (proceeding_id, unit_id, officer_id)
    VALUES (OLD.id, OLD.unit_id, OLD.officer_id) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER given_officers_are_kept AFTER UPDATE ON ledger_proceeding
  FOR EACH ROW WHEN (OLD.officer_id IS NOT NULL AND NEW.version <> OLD.version)
  EXECUTE FUNCTION publications_keep_given_officer();

-- Which officer, by number, held which case: read where figures are counted, written by
-- the trigger alone.
GRANT SELECT ON publications_givenofficer TO thads_app;
ALTER TABLE publications_givenofficer ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_in_own_units ON publications_givenofficer FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));

DROP FUNCTION publications_assigned(bigint);
CREATE FUNCTION publications_assigned(wanted bigint)
RETURNS TABLE (proceeding bigint, unit integer, officer integer, kept boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, coalesce(g.unit_id, p.unit_id), coalesce(g.officer_id, p.officer_id),
         g.officer_id IS NOT NULL
    FROM publications_period(wanted) d
    CROSS JOIN publications_held(wanted) h
    JOIN ledger_proceeding p ON p.id = h.proceeding
    LEFT JOIN publications_givenofficer g ON g.proceeding_id = p.id
   WHERE coalesce(g.officer_id, p.officer_id) IS NOT NULL
     AND coalesce(g.unit_id, p.unit_id) = ANY (d.units)
$$;
REVOKE EXECUTE ON FUNCTION publications_assigned(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publications_assigned(bigint) TO thads_app;

DROP FUNCTION departed_assigned();
CREATE FUNCTION departed_assigned()
RETURNS TABLE (proceeding bigint, unit integer, officer integer, kept boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NULL::bigint, NULL::integer, NULL::integer, NULL::boolean WHERE false
$$;
REVOKE EXECUTE ON FUNCTION departed_assigned() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION departed_assigned() TO thads_app;
