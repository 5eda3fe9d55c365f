-- The rows of every axis are kept as the digits are: added with their version, never changed.
CREATE TRIGGER axes_are_never_changed BEFORE UPDATE OR DELETE ON publications_publishedaxis
  FOR EACH ROW EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER axes_are_never_truncated BEFORE TRUNCATE ON publications_publishedaxis
  FOR EACH STATEMENT EXECUTE FUNCTION publications_refuse_change();

GRANT SELECT, INSERT ON publications_publishedaxis TO thads_app;
GRANT USAGE ON SEQUENCE publications_publishedaxis_id_seq TO thads_app;
ALTER TABLE publications_publishedaxis ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_in_own_units ON publications_publishedaxis FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY frozen_with_its_version ON publications_publishedaxis FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM publications_publishedform f
                        JOIN publications_publication v ON v.id = f.publication_id
                       WHERE f.id = form_id
                         AND v.unit_id = publications_publishedaxis.unit_id
                         AND v.made_by = (SELECT thads_account()))
    AND unit_id = ANY ((SELECT publications_units('thong_ke'))::integer[]));

-- Whom the proceedings of a period were given to without an act of assignment, while the
-- unit that counted them holds them: the officers of its own figures.
CREATE FUNCTION publications_assigned(wanted bigint)
RETURNS TABLE (proceeding bigint, unit integer, officer integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.unit_id, p.officer_id
    FROM publications_period(wanted) d
    CROSS JOIN publications_held(wanted) h
    JOIN ledger_proceeding p ON p.id = h.proceeding
   WHERE p.officer_id IS NOT NULL AND p.unit_id = ANY (d.units)
$$;
