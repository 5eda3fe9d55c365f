-- Papers, their files and numbers are only ever added to; numbers are counted by the database.

CREATE FUNCTION documents_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Văn bản đã lập giữ nguyên: không được % trên %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation',
          HINT = 'Văn bản sai thì sửa bằng bản mới hoặc văn bản thu hồi.';
END $$;

CREATE TRIGGER documents_are_never_changed BEFORE UPDATE OR DELETE ON documents_document
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER documents_are_never_truncated BEFORE TRUNCATE ON documents_document
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER numbers_are_never_changed BEFORE UPDATE OR DELETE ON documents_givennumber
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER numbers_are_never_truncated BEFORE TRUNCATE ON documents_givennumber
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER files_are_never_changed BEFORE UPDATE OR DELETE ON documents_storedfile
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER files_are_never_truncated BEFORE TRUNCATE ON documents_storedfile
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER versions_are_never_changed BEFORE UPDATE OR DELETE ON documents_documentfile
  FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER versions_are_never_truncated BEFORE TRUNCATE ON documents_documentfile
  FOR EACH STATEMENT EXECUTE FUNCTION documents_refuse_change();

ALTER TABLE documents_storedfile ADD CONSTRAINT file_is_what_its_digest_says
  CHECK (digest = encode(sha256(content), 'hex') AND size = octet_length(content));

-- A further version of a paper: its content is kept once, known by its digest. Only who may
-- see the paper and belongs to its agency adds to it; nobody names a file they did not bring.
CREATE FUNCTION documents_add_version(paper bigint, source text, media text, file_name text,
                                      bytes bytea, moment timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d documents_document; kept bigint; added bigint; known text := encode(sha256(bytes), 'hex');
BEGIN
  SELECT * INTO d FROM documents_document WHERE id = paper FOR UPDATE;
  IF NOT FOUND OR (thads_from_web() AND NOT d.agency_id = ANY (thads_own_agencies())) THEN
    RAISE EXCEPTION 'Không được thêm bản vào văn bản này' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO documents_storedfile (agency_id, digest, size, content)
    VALUES (d.agency_id, known, octet_length(bytes), bytes)
    ON CONFLICT (agency_id, digest) DO NOTHING;
  SELECT id INTO kept FROM documents_storedfile WHERE agency_id = d.agency_id AND digest = known;
  INSERT INTO documents_documentfile (document_id, version, origin, media_type, name, file_id,
                                      added_at, added_by)
    SELECT paper, coalesce(max(version), 0) + 1, source, media, file_name, kept, moment,
           CASE WHEN thads_from_web() THEN thads_account() END
      FROM documents_documentfile WHERE document_id = paper
    RETURNING id INTO added;
  RETURN added;
END $$;

-- The next number of a series, given to a paper (or spoiled, with a reason). The counter's row
-- stays locked until the transaction ends: who signs at the same moment waits, and a crash
-- gives the number back. `tail` follows the number, as /QĐ-THADS; `floor` is where a new counter begins, after numbers given on paper.
CREATE FUNCTION documents_give_number(of_agency integer, of_series text, of_year integer,
    tail text, floor integer, paper bigint, reason text, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE given integer;
BEGIN
  IF thads_from_web() AND NOT of_agency = ANY (thads_own_agencies()) THEN
    RAISE EXCEPTION 'Không được cấp số của cơ quan khác' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF paper IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents_document d
      WHERE d.id = paper AND d.agency_id = of_agency
        AND (NOT thads_from_web() OR d.made_by = thads_account())) THEN
    RAISE EXCEPTION 'Không được cấp số cho văn bản này' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO documents_counter (agency_id, series, year, started_after, last)
    VALUES (of_agency, of_series, of_year, greatest(floor, 0), greatest(floor, 0))
    ON CONFLICT (agency_id, series, year) DO NOTHING;
  UPDATE documents_counter SET last = last + 1
   WHERE agency_id = of_agency AND series = of_series AND year = of_year
   RETURNING last INTO given;
  INSERT INTO documents_givennumber (agency_id, series, year, number, text, given_at,
                                     given_by, document_id, spoiled)
    VALUES (of_agency, of_series, of_year, given,
            lpad(given::text, greatest(2, length(given::text)), '0') || tail, moment,
            CASE WHEN thads_from_web() THEN thads_account() END, paper, coalesce(reason, ''));
  RETURN given;
END $$;

GRANT SELECT ON documents_agencystyle, documents_counter, documents_document,
  documents_givennumber, documents_storedfile, documents_documentfile TO thads_app;
GRANT INSERT ON documents_agencystyle, documents_document TO thads_app;
GRANT UPDATE ON documents_agencystyle TO thads_app;
GRANT USAGE ON SEQUENCE documents_document_id_seq TO thads_app;

ALTER TABLE documents_agencystyle ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents_counter ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents_givennumber ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents_storedfile ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents_documentfile ENABLE ROW LEVEL SECURITY;

-- Who keeps the agency's papers in order: its head and its registrar.
CREATE FUNCTION documents_kept_agencies() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT home.agency_id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND ap.role IN ('thu_truong', 'van_thu')
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
   WHERE a.id = thads_account() AND a.is_active
$$;

CREATE POLICY seen_by_all_who_sign_in ON documents_agencystyle FOR SELECT TO thads_app
  USING (thads_account() IS NOT NULL);
CREATE POLICY set_by_head_or_registrar ON documents_agencystyle FOR INSERT TO thads_app
  WITH CHECK (agency_id = ANY ((SELECT documents_kept_agencies())::integer[]));
CREATE POLICY changed_by_head_or_registrar ON documents_agencystyle FOR UPDATE TO thads_app
  USING (agency_id = ANY ((SELECT documents_kept_agencies())::integer[]))
  WITH CHECK (agency_id = ANY ((SELECT documents_kept_agencies())::integer[]));

CREATE POLICY seen_in_own_agency ON documents_counter FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_own_agencies())::integer[]));
CREATE POLICY seen_in_own_agency ON documents_givennumber FOR SELECT TO thads_app
  USING (agency_id = ANY ((SELECT thads_own_agencies())::integer[]));

CREATE POLICY seen_in_own_units ON documents_document FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY made_in_ones_own_name ON documents_document FOR INSERT TO thads_app
  WITH CHECK (made_by = (SELECT thads_account())
    AND agency_id = ANY ((SELECT thads_own_agencies())::integer[])
    AND EXISTS (SELECT 1 FROM agencies_unit u WHERE u.id = unit_id
                 AND u.agency_id = documents_document.agency_id));

CREATE POLICY seen_with_its_document ON documents_documentfile FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM documents_document d WHERE d.id = document_id));
CREATE POLICY seen_with_its_version ON documents_storedfile FOR SELECT TO thads_app
  USING (EXISTS (SELECT 1 FROM documents_documentfile v WHERE v.file_id = documents_storedfile.id));
