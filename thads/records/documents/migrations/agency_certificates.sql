-- Which certificates are the agency's: its head says so, its people may read it.

CREATE TRIGGER certificates_are_never_changed BEFORE UPDATE OR DELETE ON documents_agencycertificate
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER certificates_are_never_truncated BEFORE TRUNCATE ON documents_agencycertificate
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();

ALTER TABLE documents_agencycertificate ADD CONSTRAINT certificate_digest_is_sha256
  CHECK (digest ~ '^[0-9a-f]{64}$');

-- The agencies that whoever is there heads today.
CREATE FUNCTION documents_headed_agencies() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT home.agency_id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id AND ap.role = 'thu_truong'
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
   WHERE a.id = thads_account() AND a.is_active
$$;
REVOKE ALL ON FUNCTION documents_headed_agencies() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION documents_headed_agencies() TO thads_app;

GRANT SELECT, INSERT ON documents_agencycertificate TO thads_app;
GRANT USAGE ON SEQUENCE documents_agencycertificate_id_seq TO thads_app;
ALTER TABLE documents_agencycertificate ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_in_its_agency ON documents_agencycertificate FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_own_agencies())::integer[]));
CREATE POLICY registered_by_its_head ON documents_agencycertificate FOR INSERT TO thads_app
  WITH CHECK (documents_agencycertificate.added_by = (SELECT thads_account())
    AND documents_agencycertificate.agency_id
        = ANY ((SELECT documents_headed_agencies())::integer[]));
