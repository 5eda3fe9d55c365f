-- What is printed in the code of a paper, and the one question anybody may ask with it.

CREATE TRIGGER keys_are_never_changed BEFORE UPDATE OR DELETE ON documents_checkkey
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER keys_are_never_truncated BEFORE TRUNCATE ON documents_checkkey
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();

ALTER TABLE documents_checkkey ADD CONSTRAINT key_is_long CHECK (length(token) >= 22);

GRANT SELECT, INSERT ON documents_checkkey TO thads_app;
ALTER TABLE documents_checkkey ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_with_its_document ON documents_checkkey FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM documents_document d WHERE d.id = document_id));
CREATE POLICY made_with_ones_own_document ON documents_checkkey FOR INSERT TO thads_app
  WITH CHECK (EXISTS (SELECT 1 FROM documents_document d WHERE d.id = document_id
                       AND d.made_by = (SELECT thads_account())));

-- Number, day and digests of the paper with exactly this key: nothing of whom it concerns,
-- and no way to ask for a number.
CREATE FUNCTION documents_genuine(asked text)
RETURNS TABLE (number text, dated date, digests text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(g.text, d.number_text), d.dated,
         array(SELECT f.digest FROM documents_documentfile v
                 JOIN documents_storedfile f ON f.id = v.file_id
                WHERE v.document_id = d.id AND v.media_type = 'application/pdf'
                ORDER BY v.version DESC)
    FROM documents_checkkey k
    JOIN documents_document d ON d.id = k.document_id
    LEFT JOIN documents_givennumber g ON g.document_id = d.id
   WHERE k.token = asked
$$;

REVOKE ALL ON FUNCTION documents_genuine(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION documents_genuine(text) TO thads_app;
