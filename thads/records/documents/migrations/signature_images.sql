-- The picture of a signature is its officer's alone; that of the seal its agency's keepers'.

CREATE TRIGGER images_are_never_changed BEFORE UPDATE OR DELETE ON documents_signatureimage
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER images_are_never_truncated BEFORE TRUNCATE ON documents_signatureimage
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();

ALTER TABLE documents_signatureimage ADD CONSTRAINT image_is_small
  CHECK (octet_length(content) <= 1048576);

-- The officer of whoever is there, in whatever role: heads sign too.
CREATE FUNCTION documents_own_officer() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.officer_id FROM agencies_account a WHERE a.id = thads_account() AND a.is_active
$$;

GRANT SELECT, INSERT ON documents_signatureimage TO thads_app;
GRANT USAGE ON SEQUENCE documents_signatureimage_id_seq TO thads_app;
ALTER TABLE documents_signatureimage ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_by_whose_it_is ON documents_signatureimage FOR SELECT TO thads_app
  USING (officer_id = (SELECT documents_own_officer())
      OR agency_id = ANY ((SELECT documents_kept_agencies())::integer[]));
CREATE POLICY added_by_whose_it_is ON documents_signatureimage FOR INSERT TO thads_app
  WITH CHECK (added_by = (SELECT thads_account())
    AND (documents_signatureimage.officer_id = (SELECT documents_own_officer())
      OR documents_signatureimage.agency_id
         = ANY ((SELECT documents_kept_agencies())::integer[])));
