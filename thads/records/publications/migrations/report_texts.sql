-- What was written stands for ever; a later text stands after it.

CREATE TRIGGER texts_are_never_changed BEFORE UPDATE OR DELETE ON publications_reporttext
  FOR EACH ROW EXECUTE FUNCTION publications_refuse_change();
CREATE TRIGGER texts_are_never_truncated BEFORE TRUNCATE ON publications_reporttext
  FOR EACH STATEMENT EXECUTE FUNCTION publications_refuse_change();

-- The report of a version whose head has signed takes no more words.
CREATE FUNCTION publications_refuse_text_after_signing() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM publications_signature
              WHERE publication_id = NEW.publication_id AND role = 'thu_truong') THEN
    RAISE EXCEPTION 'Báo cáo của bản đã ký giữ nguyên lời văn'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER texts_end_with_the_signature BEFORE INSERT ON publications_reporttext
  FOR EACH ROW WHEN (NEW.publication_id IS NOT NULL)
  EXECUTE FUNCTION publications_refuse_text_after_signing();

GRANT SELECT, INSERT ON publications_reporttext TO thads_app;
GRANT USAGE ON SEQUENCE publications_reporttext_id_seq TO thads_app;
ALTER TABLE publications_reporttext ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_in_own_units ON publications_reporttext FOR SELECT TO thads_app
  USING (unit_id = ANY ((SELECT thads_read_units())::integer[]));
CREATE POLICY written_by_own_reporters ON publications_reporttext FOR INSERT TO thads_app
  WITH CHECK (account = (SELECT thads_account())
    AND unit_id = ANY ((SELECT publications_units(
      'thong_ke', 'thu_truong', 'truong_phong', 'van_thu'))::integer[])
    AND (publication_id IS NULL OR EXISTS (
      SELECT 1 FROM publications_publication v JOIN publications_reportingperiod p
          ON p.proceeding_id = v.period_id
       WHERE v.id = publication_id AND v.unit_id = publications_reporttext.unit_id
         AND p.first = publications_reporttext.first
         AND p.last = publications_reporttext.last)));
